package openai

import (
	"context"
	"errors"
	"io"
	"net/http"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"panj/internal/llm"
)

// pulse is a body that sends its pieces with pauses between them.
type pulse struct {
	ctx    context.Context
	pauses []time.Duration
	pieces []string
}

func (p *pulse) Read(b []byte) (int, error) {
	if len(p.pieces) == 0 {
		return 0, io.EOF
	}
	select {
	case <-time.After(p.pauses[0]):
	case <-p.ctx.Done():
		return 0, p.ctx.Err()
	}
	n := copy(b, p.pieces[0])
	p.pauses, p.pieces = p.pauses[1:], p.pieces[1:]
	return n, nil
}

func (p *pulse) Close() error { return nil }

func TestWatch(t *testing.T) {
	const s = time.Second
	for _, c := range []struct {
		name        string
		first, idle time.Duration
		header      time.Duration // until the header
		pauses      []time.Duration
		pieces      []string
		between     time.Duration // that the reader takes
		want        string        // part of the error; empty is none
	}{
		{"in time", 10 * s, 5 * s, 9 * s, []time.Duration{0, 4 * s, 4 * s}, []string{"data: a\n\n", "data: b\n\n", "data: c\n\n"}, 0, ""},
		{"no header", 10 * s, 5 * s, 11 * s, nil, nil, 0, "did not begin to answer within 10s"},
		{"no first event", 10 * s, 5 * s, 6 * s, []time.Duration{5 * s}, []string{"data: a\n\n"}, 0, "did not begin to answer within 10s"},
		{"silence between events", 10 * s, 5 * s, 0, []time.Duration{0, 6 * s}, []string{"data: a\n\n", "data: b\n\n"}, 0, "sent nothing for 5s"},
		{"comments before the first event", 10 * s, 5 * s, 0, []time.Duration{4 * s, 4 * s, 4 * s}, []string{": x\n\n", ": x\n\n", ": x\n\n"}, 0, "did not begin to answer within 10s"},
		{"comments between events", 10 * s, 5 * s, 0, []time.Duration{0, 4 * s, 4 * s}, []string{"data: a\n\n", ": x\n\n", ": x\n\n"}, 0, "sent nothing"},
		{"comments cut in two", 10 * s, 5 * s, 0, []time.Duration{0, 3 * s, 3 * s}, []string{"data: a\n\n: ", "still a comment", "and more\n"}, 0, "sent nothing"},
		{"half an event is a sign of life", 10 * s, 5 * s, 0, []time.Duration{0, 4 * s, 4 * s}, []string{"data: a", "b", "c\n\n"}, 0, ""},
		{"no idle timeout", 10 * s, 0, 0, []time.Duration{0, 1000 * s}, []string{"data: a\n\n", "data: b\n\n"}, 0, ""},
		{"no first timeout", 0, 5 * s, 1000 * s, []time.Duration{1000 * s, 4 * s}, []string{"data: a\n\n", "data: b\n\n"}, 0, ""},
		{"a slow reader is no silence", 10 * s, 5 * s, 0, []time.Duration{0, s, s}, []string{"data: a\n\n", "data: b\n\n", "data: c\n\n"}, 60 * s, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				w := &watch{first: c.first, idle: c.idle, next: roundTrip(func(req *http.Request) (*http.Response, error) {
					select {
					case <-time.After(c.header):
					case <-req.Context().Done():
						return nil, req.Context().Err()
					}
					resp := response(200, "")
					resp.Body = &pulse{req.Context(), c.pauses, c.pieces}
					return resp, nil
				})}
				err := drain(w, c.between)
				if c.want == "" && err != nil || c.want != "" && (llm.KindOf(err) != llm.Unavailable || !strings.Contains(err.Error(), c.want)) {
					t.Errorf("got %v, want %q", err, c.want)
				}
			})
		})
	}
}

func drain(w http.RoundTripper, between time.Duration) error {
	req, _ := http.NewRequest("POST", "http://x/", nil)
	resp, err := w.RoundTrip(req)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	for buf := make([]byte, 100); ; {
		if _, err := resp.Body.Read(buf); err == io.EOF {
			return nil
		} else if err != nil {
			return err
		}
		time.Sleep(between)
	}
}

func TestListIsNotWaitedForAsLongAsAnAnswer(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		start := time.Now()
		w := &watch{first: time.Hour, idle: time.Minute, next: roundTrip(func(req *http.Request) (*http.Response, error) {
			<-req.Context().Done()
			return nil, req.Context().Err()
		})}
		req, _ := http.NewRequest("GET", "http://x/models", nil)
		if _, err := w.RoundTrip(req); llm.KindOf(err) != llm.Unavailable || time.Since(start) != time.Minute {
			t.Errorf("after %v: %v", time.Since(start), err)
		}
	})
}

func TestSilentServerOverHTTP(t *testing.T) {
	short := func(c *Config) { c.FirstEvent, c.IdleTimeout = 30*time.Millisecond, 30*time.Millisecond }
	for _, c := range []struct {
		body, text, message string
		kind                llm.Kind
	}{
		{"", "", "did not begin to answer within 30ms", llm.Unavailable},
		{": wait\n\n", "", "did not begin to answer within 30ms", llm.Unavailable},
		{event(""), "", "sent nothing for 30ms", llm.Unavailable},
		{event("a"), "a", "sent nothing for 30ms", llm.Truncated},
	} {
		resp, err := serve(t, said{body: c.body, hang: true}).client(short).Complete(ctxb(), ask("q"))
		if llm.KindOf(err) != c.kind || resp.Text != c.text || !strings.Contains(err.Error(), c.message) {
			t.Errorf("after %q: %+v, %v", c.body, resp, err)
		}
	}
}

func TestCancelEndsAtOnce(t *testing.T) {
	for _, a := range []said{{hang: true}, {body: event("a"), hang: true}} {
		s := serve(t, a)
		ctx, cancel := context.WithTimeout(ctxb(), soon)
		req := ask("q")
		began := make(chan struct{}, 1)
		req.OnText = func(string) { began <- struct{}{} }
		go func() {
			if a.body != "" {
				<-began
			}
			for len(s.requests()) == 0 {
				time.Sleep(time.Millisecond)
			}
			cancel()
		}()
		resp, err := s.client(func(c *Config) { c.Retries = 5 }).Complete(ctx, req)
		if !errors.Is(err, context.Canceled) || llm.KindOf(err) != 0 {
			t.Errorf("got %v", err)
		}
		if a.body != "" && resp.Text != "a" {
			t.Errorf("the text that came is lost: %+v", resp)
		}
	}
}

func TestDeadlineIsTheContexts(t *testing.T) {
	ctx, cancel := context.WithTimeout(ctxb(), 30*time.Millisecond)
	defer cancel()
	_, err := serve(t, said{hang: true}).client().Complete(ctx, ask("q"))
	if !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("got %v", err)
	}
}
