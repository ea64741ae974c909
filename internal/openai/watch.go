package openai

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"time"

	"panj/internal/llm"
)

// watch ends a request whose server has fallen silent: first is the time until
// the first event, idle the time from one event to the next; 0 is no limit.
// Comments that keep a connection alive are no events. Only the time that is
// spent waiting for the server counts, not what the reader does between reads.
type watch struct {
	next        http.RoundTripper
	first, idle time.Duration
}

// RoundTrip watches the wait for the header and then the body.
func (w *watch) RoundTrip(req *http.Request) (*http.Response, error) {
	first := w.first
	if req.Method == http.MethodGet && w.idle > 0 {
		first = w.idle // a list needs no thinking
	}
	ctx, cancel := context.WithCancelCause(req.Context())
	g := &guarded{ctx: ctx, cancel: cancel, left: first, first: first, idle: w.idle, lineStart: true}
	var resp *http.Response
	err := g.wait(func() (err error) {
		resp, err = w.next.RoundTrip(req.WithContext(ctx))
		return err
	})
	if err != nil {
		cancel(nil)
		return nil, err
	}
	g.body, resp.Body = resp.Body, g
	return resp, nil
}

// guarded is a body under watch.
type guarded struct {
	body      io.ReadCloser
	ctx       context.Context
	cancel    context.CancelCauseFunc
	left      time.Duration // until the next event must have come; 0 is no limit
	first     time.Duration
	idle      time.Duration
	begun     bool
	lineStart bool
	comment   bool
}

// wait runs what waits for the server, no longer than what is left.
func (g *guarded) wait(f func() error) error {
	if g.left <= 0 {
		return f()
	}
	silence := g.silence()
	timer := time.AfterFunc(g.left, func() { g.cancel(silence) })
	start := time.Now()
	err := f()
	timer.Stop()
	g.left = max(g.left-time.Since(start), 1) // 0 would be no limit
	if err != nil && context.Cause(g.ctx) == error(silence) {
		return silence
	}
	return err
}

func (g *guarded) silence() *llm.Error {
	if g.begun {
		return &llm.Error{Kind: llm.Unavailable, Message: fmt.Sprintf("the server sent nothing for %s (--idle-timeout)", g.idle)}
	}
	return &llm.Error{Kind: llm.Unavailable, Message: fmt.Sprintf("the server did not begin to answer within %s", g.first)}
}

// Read reads from the server.
func (g *guarded) Read(p []byte) (n int, err error) {
	err = g.wait(func() (err error) {
		n, err = g.body.Read(p)
		return err
	})
	if g.sees(p[:n]) {
		g.begun, g.left = true, g.idle
	}
	return n, err
}

// sees says whether the bytes hold a part of an event: anything but comments,
// which begin with a colon, and empty lines.
func (g *guarded) sees(p []byte) bool {
	event := false
	for _, b := range p {
		switch {
		case b == '\n' || b == '\r':
			g.lineStart, g.comment = true, false
			continue
		case g.lineStart:
			g.comment = b == ':'
		}
		g.lineStart = false
		event = event || !g.comment
	}
	return event
}

// Close ends the request.
func (g *guarded) Close() error {
	g.cancel(nil)
	return g.body.Close()
}
