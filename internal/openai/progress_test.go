package openai

import (
	"fmt"
	"io"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"panj/internal/llm"
)

// tick is a body that sends one piece over and over, the last time after end.
type tick struct {
	pause time.Duration
	piece func(n int) string // the n-th read, from 0; "" ends the body
	n     int
}

func (t *tick) Read(b []byte) (int, error) {
	piece := t.piece(t.n)
	if t.n++; piece == "" {
		return 0, io.EOF
	}
	time.Sleep(t.pause)
	return copy(b, piece), nil
}

func (t *tick) Close() error { return nil }

// A row sends a piece every 59 s for three hours.
func TestStandstill(t *testing.T) {
	const idle, hours = time.Minute, 3 * 60
	always := func(piece string) func(int) string {
		return func(n int) string {
			if n == hours {
				return ""
			}
			return piece
		}
	}
	for _, c := range []struct {
		name  string
		piece func(int) string
		ends  bool // before the server's own end
	}{
		{"a byte of an event that never ends", always("x"), true},
		{"events without a word", always(`data: {"choices":[{"delta":{"role":"assistant","content":""}}]}` + "\n\n"), true},
		{"counts alone", always(usageEvent), true},
		{"a slow model", always(event("a")), false},
		{"a slow thinker", always(`data: {"choices":[{"delta":{"reasoning_content":"h"}}]}` + "\n\n"), false},
		{"a slow thinker of vLLM's", always(`data: {"choices":[{"delta":{"reasoning":"h"}}]}` + "\n\n"), false},
		{"a slow thinker of Mistral's", always(`data: {"choices":[{"delta":{"content":[{"type":"thinking","thinking":[]}]}}]}` + "\n\n"), false},
		{"a word now and then", func(n int) string {
			switch {
			case n == hours:
				return ""
			case n%9 == 0:
				return event("a")
			}
			return ": working\n\n"
		}, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				start := time.Now()
				limits := Config{IdleTimeout: idle, FirstEvent: 10 * idle}
				e := newEvents(&tick{pause: 59 * time.Second, piece: c.piece}, limits.patience(), scrubber{})
				_, err := io.Copy(io.Discard, e)
				if c.ends && (llm.KindOf(err) != llm.Unavailable || !strings.Contains(err.Error(), "no word of an answer for 10m0s") || time.Since(start) > 11*idle) {
					t.Errorf("after %s: %v", time.Since(start), err)
				}
				if !c.ends && err != nil {
					t.Errorf("after %s: %v", time.Since(start), err)
				}
			})
		})
	}
}

func TestPatience(t *testing.T) {
	for _, c := range []struct{ idle, first, want time.Duration }{
		{time.Minute, 10 * time.Minute, 10 * time.Minute},
		{time.Second, 10 * time.Minute, 10 * time.Minute}, // never less than the first event has
		{time.Hour, 10 * time.Minute, 10 * time.Hour},
		{0, 10 * time.Minute, 0},
		{time.Minute, 0, 0},
	} {
		if got := (Config{IdleTimeout: c.idle, FirstEvent: c.first}).patience(); got != c.want {
			t.Errorf("idle %s, first %s: %s, want %s", c.idle, c.first, got, c.want)
		}
	}
}

// What the reader does between reads is no standstill of the server's.
func TestSlowReaderIsNoStandstill(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := &progress{body: io.NopCloser(strings.NewReader("abc")), most: time.Minute}
		for range 3 {
			if _, err := p.Read(make([]byte, 1)); err != nil {
				t.Fatal(err)
			}
			time.Sleep(time.Hour)
		}
	})
}

func TestReasoningIsBounded(t *testing.T) {
	thought := func(field string, size int) string {
		return fmt.Sprintf(`data: {"choices":[{"delta":{%q:%q}}]}`, field, strings.Repeat("x", size)) + "\n\n"
	}
	for _, field := range []string{"reasoning", "reasoning_content"} {
		most := strings.Repeat(thought(field, maxThought/8), 8)
		if resp, err := serve(t, said{body: most + stream("a")}).client().Complete(ctxb(), ask("q")); err != nil || resp.Text != "a" {
			t.Errorf("%s: %q, %v", field, resp.Text, err)
		}
		_, err := serve(t, said{body: most + thought(field, 1) + stream("a")}).client().Complete(ctxb(), ask("q"))
		if llm.KindOf(err) != llm.Truncated || !strings.Contains(err.Error(), "reasoned for more than 1048576 bytes") {
			t.Errorf("%s without end: %v", field, err)
		}
	}
}
