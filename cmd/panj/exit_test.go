package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"syscall"
	"testing"

	"panj/internal/desk"
	"panj/internal/lang"
	"panj/internal/llm"
	"panj/internal/source"
	"panj/summarize"
	"panj/translate"
)

func llmError(k llm.Kind) error { return fmt.Errorf("translating: %w", &llm.Error{Kind: k}) }

func TestExitCodes(t *testing.T) {
	_, unknown := lang.Parse("kl")
	partial := &desk.Partial{Failed: []string{"tg: translate"}, Causes: []error{llmError(llm.Refused)}}
	for _, tt := range []struct {
		name string
		err  error
		want int
	}{
		{"nothing", nil, 0},
		{"anything", errors.New("disk full"), 1},
		{"an unusable reply", llmError(llm.BadReply), 1},
		{"a prompt too long", llmError(llm.TooLong), 1},
		{"a reply cut each time", llmError(llm.Truncated), 1},
		{"wrong usage", usage("no", "yes"), 2},
		{"an unknown language", fmt.Errorf("reading: %w", unknown), 2},
		{"findings", &findingsError{count: 2}, 3},
		{"part of an article", partial, 4},
		{"a summary not whole", &summarize.Incomplete{Cause: llmError(llm.BadReply)}, 4},
		{"some blocks", &translate.Incomplete{Blocks: []string{"b1"}, Total: 2, Cause: llmError(llm.Refused)}, 4},
		{"all blocks", &translate.Incomplete{Blocks: []string{"b1", "b2"}, Total: 2, Cause: llmError(llm.Refused)}, 6},
		{"one article of two", &failures{causes: []error{errors.New("no such file")}, partly: true}, 4},
		{"two of two", &failures{causes: []error{errors.New("no such file"), errors.New("is a folder")}}, 1},
		{"no access", llmError(llm.Auth), 5},
		{"no model", &accessError{err: errors.New("none")}, 5},
		{"refused", llmError(llm.Refused), 6},
		{"a rate limit", llmError(llm.RateLimit), 7},
		{"an outage", llmError(llm.Unavailable), 7},
		{"a miss", llmError(llm.ReplayMiss), 8},
		{"a miss among the last of several", &failures{causes: []error{errors.New("no such file"), partial, llmError(llm.ReplayMiss)}, partly: true}, 8},
		{"the budget", llmError(llm.Budget), 9},
		{"the budget, with a part done", &failures{causes: []error{llmError(llm.Budget)}, partly: true}, 9},
		{"Ctrl-C", &interrupted{signal: syscall.SIGINT}, 130},
		{"Ctrl-C, as the context says it", context.Canceled, 130},
		{"SIGTERM", &interrupted{signal: syscall.SIGTERM}, 143},
		{"Ctrl-C, with a part done", &failures{causes: []error{&interrupted{signal: syscall.SIGINT}}, partly: true}, 130},
		{"a closed pipe", fmt.Errorf("writing: %w", syscall.EPIPE), 0},
		{"a closed pipe of ours", io.ErrClosedPipe, 0},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if code, _ := outcome(tt.err); code != tt.want {
				t.Errorf("exit code %d, want %d", code, tt.want)
			}
		})
	}
}

// A hint is something to type: at most two lines, more only where there is no access.
func TestHintsReachTheUser(t *testing.T) {
	for _, tt := range []struct {
		err  error
		want string
	}{
		{&source.EncodingError{Name: "a", Likely: "koi8-r"}, "panj: reading a: byte 0 is not \n  --charset koi8-r\n"},
		{&failures{causes: []error{errors.New("a"), errors.New("b")}}, "panj: a\npanj: b\n"},
		{llmError(llm.TooLong), "panj: translating: prompt too long\n  use a smaller --section-tokens (a larger one for a merge or a digest), or a model with more context\n"},
		{&failures{causes: []error{errors.New("no such file")}, partly: true}, "panj: no such file\n"},
		{&failures{causes: []error{errors.New("no such file"), llmError(llm.BadReply)}, partly: true},
			"panj: no such file\npanj: translating: unusable reply\n  run the same command again for what is missing\n"},
		{&accessError{err: errors.New("x"), hints: []string{"1", "2", "3"}}, "panj: x\n  1\n  2\n  3\n"},
		{&usageError{err: errors.New("x"), hints: []string{"1", "2", "3"}}, "panj: x\n  1\n  2\n"},
		{errors.New("two\nlines\x1b[31m"), "panj: two lines␛[31m\n"},
		{&findingsError{count: 1}, ""},
		{syscall.EPIPE, ""},
	} {
		var b strings.Builder
		v := &voice{env: env{stderr: &b}}
		code, hints := outcome(tt.err)
		v.failed(tt.err, code, hints)
		if b.String() != tt.want {
			t.Errorf("%v: said %q, want %q", tt.err, b.String(), tt.want)
		}
	}
}
