package llm

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestErrorIsOneSafeLine(t *testing.T) {
	for _, c := range []struct {
		name string
		err  *Error
		want string
	}{
		{"kind, status, message", &Error{Kind: RateLimit, Status: 429, Message: "slow down"}, "rate limited (429): slow down"},
		{"no status", &Error{Kind: Truncated, Message: "the answer ended at 12 bytes"}, "answer cut short: the answer ended at 12 bytes"},
		{"nothing but a kind", &Error{Kind: Budget}, "budget reached"},
		{"the cause where there is no message", &Error{Kind: Unavailable, Err: errors.New("connection refused")}, "unavailable: connection refused"},
		{"the message goes before the cause", &Error{Kind: Auth, Message: "no key", Err: errors.New("hidden")}, "no access: no key"},
		{"control characters", &Error{Kind: BadReply, Message: "a\x1b[31mb\x07\u009bc\r\nd\te"}, "unusable reply: a[31mbc d e"},
		{"bidi overrides", &Error{Kind: BadReply, Message: "x\u202eyz\u2066w\u200f"}, "unusable reply: xyzw"},
		{"Dari keeps its joiners", &Error{Kind: Refused, Message: "می‌گوید"}, "refused: می‌گوید"},
		{"control characters of the cause", &Error{Kind: BadReply, Err: errors.New("a\x00b")}, "unusable reply: ab"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := c.err.Error(); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestErrorShortensServersButNotReplays(t *testing.T) {
	long := strings.Repeat("ғамгин ", 100)
	if got := utf8.RuneCountInString((&Error{Kind: BadReply, Message: long}).Error()); got > 230 {
		t.Errorf("a server's message has %d characters", got)
	}
	if got := (&Error{Kind: ReplayMiss, Message: long + "end"}).Error(); !strings.HasSuffix(got, "end") {
		t.Errorf("a replay's message lost its end: %q", got)
	}
}

func TestOneLineKeepsItsWord(t *testing.T) {
	for _, s := range []string{"", "a", "  a \n b ", strings.Repeat("я", 199), strings.Repeat("я", 200), strings.Repeat("я", 201),
		strings.Repeat("я", 199) + "abc", strings.Repeat("я", 199) + " a", strings.Repeat("я", 199) + "😀",
		strings.Repeat("ab ", 300), "\xff\xfe", "a\u2028b\u2029c\ufeffd"} {
		got := OneLine(s)
		if again := OneLine(got); again != got {
			t.Errorf("OneLine(%q) = %q, and again %q", s, got, again)
		}
		if n := utf8.RuneCountInString(got); n > messageRunes {
			t.Errorf("OneLine(%q) has %d characters", s, n)
		}
		if !utf8.ValidString(got) {
			t.Errorf("OneLine(%q) = %q is not UTF-8", s, got)
		}
	}
	if got := OneLine(strings.Repeat("я", 200)); strings.HasSuffix(got, "…") {
		t.Error("200 characters were shortened")
	}
}

func FuzzOneLine(f *testing.F) {
	f.Add("a\x1b]0;title\x07b\u202e")
	f.Fuzz(func(t *testing.T, s string) {
		got := OneLine(s)
		if OneLine(got) != got || strings.ContainsAny(got, "\n\r\t\x00\x1b\u202e\u2028") || utf8.RuneCountInString(got) > messageRunes {
			t.Errorf("OneLine(%q) = %q", s, got)
		}
	})
}

func TestKindOfLooksThroughTheChain(t *testing.T) {
	inner := &Error{Kind: TooLong}
	for _, c := range []struct {
		err  error
		want Kind
	}{
		{nil, 0},
		{errors.New("other"), 0},
		{context.Canceled, 0},
		{inner, TooLong},
		{fmt.Errorf("translating block b7: %w", inner), TooLong},
		{errors.Join(errors.New("other"), inner), TooLong},
		{&Error{Kind: Unavailable, Err: inner}, Unavailable},
	} {
		if got := KindOf(c.err); got != c.want {
			t.Errorf("KindOf(%v) = %v, want %v", c.err, got, c.want)
		}
	}
	if !errors.Is(&Error{Kind: Unavailable, Err: context.DeadlineExceeded}, context.DeadlineExceeded) {
		t.Error("an Error hides its cause")
	}
}

func TestEveryKindHasAName(t *testing.T) {
	seen := map[string]Kind{}
	for k := Unavailable; k <= Budget; k++ {
		name := k.String()
		if other, ok := seen[name]; ok || strings.HasPrefix(name, "error of kind") {
			t.Errorf("kind %d is called %q, as is %d", int(k), name, int(other))
		}
		seen[name] = k
	}
	if got := Kind(99).String(); got != "error of kind 99" {
		t.Errorf("got %q", got)
	}
}
