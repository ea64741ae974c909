package main

import (
	"context"
	"errors"
	"io"
	"slices"
	"syscall"

	"panj/internal/desk"
	"panj/internal/lang"
	"panj/internal/llm"
	"panj/summarize"
	"panj/translate"
)

// The exit codes. Scripts depend on them.
const (
	exitDone        = 0
	exitFailed      = 1
	exitUsage       = 2
	exitFindings    = 3
	exitPartly      = 4
	exitNoAccess    = 5
	exitRefused     = 6
	exitUnavailable = 7
	exitReplayMiss  = 8
	exitBudget      = 9
	exitInterrupted = 130
	exitTerminated  = 143
)

// usageError is wrong usage, with something to type instead.
type usageError struct {
	err   error
	hints []string
}

func (e *usageError) Error() string { return e.err.Error() }
func (e *usageError) Unwrap() error { return e.err }

// accessError is a model that can't be asked, with the ways on.
type accessError struct {
	err   error
	hints []string
}

func (e *accessError) Error() string { return e.err.Error() }
func (e *accessError) Unwrap() error { return e.err }

// findingsError is a whole result with findings at or above --fail-on.
type findingsError struct{ count int }

func (e *findingsError) Error() string { return plural(e.count, "finding") + " to look at" }

// failures is what went wrong with some articles of a run; partly says that
// others, or other languages, came.
type failures struct {
	causes []error
	partly bool
}

func (e *failures) Error() string   { return e.causes[0].Error() }
func (e *failures) Unwrap() []error { return e.causes }

// rule is a line of the table from errors to exit codes.
type rule struct {
	code  int
	holds func(error) bool
	hints []string
}

// rules are tried in this order: a miss in a recording is told whatever else
// came, then the reasons that go before others.
var rules = []rule{
	{exitReplayMiss, kind(llm.ReplayMiss), []string{"record again: run the same command with --record DIR in place of --replay DIR"}},
	{exitInterrupted, stoppedBy(syscall.SIGINT), nil},
	{exitTerminated, stoppedBy(syscall.SIGTERM), nil},
	{exitDone, isClosedPipe, nil},
	{exitBudget, kind(llm.Budget), nil},
	{exitPartly, isPartlyAnswered, []string{"run the same command again for what is missing"}},
	{exitPartly, isPartly, nil}, // a file that is missing never comes
	{exitFindings, is[*findingsError], nil},
	{exitUsage, isUsage, nil},
	{exitNoAccess, is[*accessError], nil},
	{exitNoAccess, kind(llm.Auth), []string{"check OPENAI_API_KEY, OPENAI_BASE_URL and --model", "panj models   lists what the server offers"}},
	{exitRefused, kind(llm.Refused), []string{"--fallback-model NAME takes what the first model refuses", "try another model with --model"}},
	{exitUnavailable, kind(llm.RateLimit), []string{"run the same command again later, or with a smaller -j"}},
	{exitUnavailable, kind(llm.Unavailable), []string{"run the same command again later"}},
	{exitFailed, kind(llm.TooLong), []string{"use a smaller --section-tokens (a larger one for a merge or a digest), or a model with more context"}},
}

// outcome is the exit code of a run's error and what to type next.
func outcome(err error) (code int, hints []string) {
	if err == nil {
		return exitDone, nil
	}
	for _, r := range rules {
		if r.holds(err) {
			return r.code, append(ownHints(err), r.hints...)
		}
	}
	return exitFailed, ownHints(err)
}

// ownHints are those that an error carries itself.
func ownHints(err error) []string {
	var usage *usageError
	var access *accessError
	var hinted interface {
		error
		Hint() string
	}
	switch {
	case errors.As(err, &usage):
		return usage.hints
	case errors.As(err, &access):
		return access.hints
	case errors.As(err, &hinted):
		return []string{hinted.Hint()}
	}
	return nil
}

func kind(k llm.Kind) func(error) bool {
	return func(err error) bool {
		return anyError(err, func(err error) bool {
			e, ok := err.(*llm.Error)
			return ok && e.Kind == k
		})
	}
}

// anyError looks at every branch of an error, unlike errors.As, which stops at
// the first: of several languages that failed, the last may have missed the recording.
func anyError(err error, holds func(error) bool) bool {
	if err == nil || holds(err) {
		return err != nil
	}
	switch e := err.(type) {
	case interface{ Unwrap() error }:
		return anyError(e.Unwrap(), holds)
	case interface{ Unwrap() []error }:
		return slices.ContainsFunc(e.Unwrap(), func(err error) bool { return anyError(err, holds) })
	}
	return false
}

func is[E error](err error) bool {
	var e E
	return errors.As(err, &e)
}

func isUsage(err error) bool { return is[*usageError](err) || is[*lang.UnknownError](err) }

func isPartly(err error) bool {
	var f *failures
	if errors.As(err, &f) && f.partly {
		return true
	}
	return is[*desk.Partial](err) || is[*summarize.Incomplete](err) || partTranslated(err)
}

// isPartlyAnswered says whether part of the work failed, and at the model.
func isPartlyAnswered(err error) bool { return isPartly(err) && is[*llm.Error](err) }

// partTranslated says whether an error is that of a translation some blocks of which came.
func partTranslated(err error) bool {
	var e *translate.Incomplete
	return errors.As(err, &e) && len(e.Blocks) < e.Total
}

func stoppedBy(s syscall.Signal) func(error) bool {
	return func(err error) bool {
		var i *interrupted
		if errors.As(err, &i) {
			return i.signal == s
		}
		return s == syscall.SIGINT && errors.Is(err, context.Canceled)
	}
}

// isClosedPipe says whether whoever read stdout went away: an ordinary end.
func isClosedPipe(err error) bool {
	return errors.Is(err, syscall.EPIPE) || errors.Is(err, io.ErrClosedPipe)
}
