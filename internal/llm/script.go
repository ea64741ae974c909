package llm

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"
)

// Turn is one answer of a Script.
type Turn struct {
	// Match is a part of the request's System or User that the turn waits for;
	// empty takes any request.
	Match string
	// Times is how many requests the turn answers; 0 is one, negative any number.
	Times int

	// Response is the answer; with Err it is what came before the error.
	Response Response
	// Text is the answer's text where Response has none: most tests need no more.
	Text string
	// Err is returned beside the answer.
	Err error
	// Answer computes answer and error instead, if it isn't nil.
	Answer func(Request) (Response, error)

	// Start is called when the request has arrived, before anything is answered.
	Start func(Request)
	// Hold keeps the whole answer back until it is closed or receives.
	Hold <-chan struct{}
	// Pause keeps back all but the first few bytes of the text.
	Pause <-chan struct{}
}

// Script is a fake model that answers by a list: each request gets the first
// turn that matches it and is not used up. It records what it was asked and
// how many requests it had at once, and is safe for concurrent use. What no
// turn matches is an *Error of kind BadReply that shows the request's end.
type Script struct {
	mu       sync.Mutex
	turns    []Turn
	seen     []Request
	inFlight int
	peak     int
}

// NewScript returns a Script of these turns.
func NewScript(turns ...Turn) *Script {
	s := &Script{turns: slices.Clone(turns)}
	for i := range s.turns {
		if s.turns[i].Times == 0 {
			s.turns[i].Times = 1
		}
	}
	return s
}

// Complete answers by the next turn that matches.
func (s *Script) Complete(ctx context.Context, req Request) (Response, error) {
	if err := ctx.Err(); err != nil {
		return Response{}, err
	}
	turn, ok := s.enter(req)
	defer s.leave()
	if !ok {
		return Response{}, &Error{Kind: BadReply, Message: "script has no turn for a request that ends in " + quoteEnd(req.User)}
	}
	if turn.Start != nil {
		turn.Start(req)
	}
	if err := await(ctx, turn.Hold); err != nil {
		return Response{}, err
	}
	return turn.play(ctx, req)
}

// play answers; what was told before ctx ended is in the Response.
func (t Turn) play(ctx context.Context, req Request) (Response, error) {
	resp, err := t.Response, t.Err
	if t.Answer != nil {
		resp, err = t.Answer(req)
	} else if resp.Text == "" {
		resp.Text = t.Text
	}
	told := 0
	for piece := range pieces(resp.Text) {
		tell(req, piece)
		told += len(piece)
		if told == len(piece) {
			if stop := await(ctx, t.Pause); stop != nil {
				resp.Text = resp.Text[:told]
				return filled(resp, stop), stop
			}
		}
	}
	return filled(resp, err), err
}

// await returns when c is closed or receives, at once if it is nil.
func await(ctx context.Context, c <-chan struct{}) error {
	if c == nil {
		return nil
	}
	select {
	case <-c:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

func (s *Script) enter(req Request) (Turn, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.seen = append(s.seen, req)
	s.inFlight++
	s.peak = max(s.peak, s.inFlight)
	for i := range s.turns {
		t := &s.turns[i]
		if t.Times == 0 || !strings.Contains(req.System, t.Match) && !strings.Contains(req.User, t.Match) {
			continue
		}
		if t.Times > 0 {
			t.Times--
		}
		return *t, true
	}
	return Turn{}, false
}

func (s *Script) leave() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.inFlight--
}

// Seen are the requests so far, in the order in which they arrived.
func (s *Script) Seen() []Request {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.seen)
}

// InFlight is how many requests are being answered now.
func (s *Script) InFlight() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.inFlight
}

// Peak is how many requests were being answered at once, at most.
func (s *Script) Peak() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.peak
}

// Left is how many answers of turns with a number of times were not asked for.
func (s *Script) Left() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	left := 0
	for _, t := range s.turns {
		left += max(t.Times, 0)
	}
	return left
}

func quoteEnd(s string) string {
	const bytes = 120
	if len(s) > bytes {
		s = strings.ToValidUTF8(s[len(s)-bytes:], "")
	}
	return fmt.Sprintf("%q", s)
}
