package llm

import (
	"errors"
	"fmt"
	"strings"
	"time"
	"unicode"
)

// Kind is what went wrong, as far as a caller decides by it.
type Kind int

// The kinds of errors.
const (
	Unavailable Kind = iota + 1 // network, 5xx, idle timeout: outlasted the retries
	RateLimit                   // 429 outlasted the retries
	Auth                        // key missing or refused, quota spent, model unknown
	TooLong                     // the prompt does not fit
	Truncated                   // the answer was cut by length or by the stream's end
	Refused                     // the model or its filter refused
	BadReply                    // an answer that is none: no choices, not JSON
	ReplayMiss                  // not in the recording
	Budget                      // the caller's limit is reached
)

// String is the kind in two or three lower-case words, as an error line has it.
func (k Kind) String() string {
	switch k {
	case Unavailable:
		return "unavailable"
	case RateLimit:
		return "rate limited"
	case Auth:
		return "no access"
	case TooLong:
		return "prompt too long"
	case Truncated:
		return "answer cut short"
	case Refused:
		return "refused"
	case BadReply:
		return "unusable reply"
	case ReplayMiss:
		return "not in the recording"
	case Budget:
		return "budget reached"
	}
	return fmt.Sprintf("error of kind %d", int(k))
}

// Error is what Complete returns. Message is the server's own, already safe to
// show: no key, no control characters, one line, shortened (see OneLine).
type Error struct {
	Kind       Kind
	Status     int // HTTP status, 0 if none
	Message    string
	RetryAfter time.Duration // how long the server asked to wait, 0 if it didn't
	Err        error         // the cause, nil if the server's answer is all
}

// Error is one line such as "rate limited (429): slow down". Where there is no
// message the cause stands in its place. A replay's message is our own and is
// not shortened: it ends in what differs.
func (e *Error) Error() string {
	var b strings.Builder
	b.WriteString(e.Kind.String())
	if e.Status != 0 {
		fmt.Fprintf(&b, " (%d)", e.Status)
	}
	message := e.Message
	if message == "" && e.Err != nil {
		message = e.Err.Error()
	}
	if e.Kind == ReplayMiss {
		message = visible(message)
	} else {
		message = OneLine(message)
	}
	if message != "" {
		b.WriteString(": ")
		b.WriteString(message)
	}
	return b.String()
}

// Unwrap is the cause.
func (e *Error) Unwrap() error { return e.Err }

// KindOf is the kind of the *Error in err's chain, 0 if there is none.
func KindOf(err error) Kind {
	if e, ok := errors.AsType[*Error](err); ok && e != nil {
		return e.Kind
	}
	return 0
}

// messageRunes is how much of a server's message a person is shown.
const messageRunes = 200

// OneLine makes a server's words safe to show: one line without control
// characters or marks that turn the direction of a terminal's text, at most
// about 200 characters. It is idempotent.
func OneLine(s string) string {
	s = visible(s)
	runes, cut := 0, 0
	for i := range s {
		if runes == messageRunes-1 {
			cut = i
		}
		if runes == messageRunes {
			return strings.TrimRight(s[:cut], " ") + "…"
		}
		runes++
	}
	return s
}

// visible drops what can't be seen and folds white space.
func visible(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r), r == '\u2028', r == '\u2029':
			return ' '
		case unicode.IsControl(r), unicode.Is(unicode.Bidi_Control, r), r == '\uFEFF':
			return -1
		}
		return r
	}, s)
	return strings.Join(strings.Fields(s), " ")
}
