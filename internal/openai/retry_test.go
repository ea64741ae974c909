package openai

import (
	"context"
	"crypto/tls"
	"errors"
	"io"
	"net"
	"net/http"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"panj/internal/llm"
)

// attempts runs a retry over these answers in a bubble with its own clock, and
// returns when each attempt was made.
func attempts(t *testing.T, retries int, answers ...func() (*http.Response, error)) (at []time.Duration, events []Event, resp *http.Response, err error) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		start := time.Now()
		r := &retry{retries: retries, notify: func(e Event) { events = append(events, e) }}
		r.next = roundTrip(func(req *http.Request) (*http.Response, error) {
			if b, _ := io.ReadAll(req.Body); string(b) != "body" {
				t.Errorf("attempt %d has the body %q", len(at)+1, b)
			}
			at = append(at, time.Since(start))
			return answers[min(len(at), len(answers))-1]()
		})
		req, _ := http.NewRequest("POST", "http://x/v1/chat/completions", io.NopCloser(strings.NewReader("body")))
		resp, err = r.RoundTrip(req)
	})
	return at, events, resp, err
}

func answers(status int, body string, header ...string) func() (*http.Response, error) {
	return func() (*http.Response, error) { return response(status, body, header...), nil }
}

func fails(err error) func() (*http.Response, error) {
	return func() (*http.Response, error) { return nil, err }
}

func TestWhatIsTriedAgain(t *testing.T) {
	const quota = `{"error":{"message":"You exceeded your current quota","code":"insufficient_quota"}}`
	for _, c := range []struct {
		name   string
		answer func() (*http.Response, error)
		again  bool
	}{
		{"429", answers(429, `{"error":"slow down"}`), true},
		{"429 of a spent quota", answers(429, quota), false},
		{"408", answers(408, ""), true},
		{"500", answers(500, ""), true},
		{"Ollama's 500 for a schema", answers(500, ollamaBad), false},
		{"501", answers(501, ""), false},
		{"502", answers(502, "<html>"), true},
		{"503", answers(503, ""), true},
		{"529", answers(529, `{"error":{"type":"overloaded_error"}}`), true},
		{"400", answers(400, ""), false},
		{"401", answers(401, ""), false},
		{"404", answers(404, ""), false},
		{"422", answers(422, ""), false},
		{"302", answers(302, ""), false},
		{"200", answers(200, "x"), false},
		{"connection refused", fails(&net.OpError{Op: "dial", Err: errors.New("connection refused")}), true},
		{"connection reset", fails(io.ErrUnexpectedEOF), true},
		{"name server down", fails(&net.DNSError{Err: "server misbehaving", IsTemporary: true}), true},
		{"no such host", fails(&net.DNSError{Err: "no such host", IsNotFound: true}), false},
		{"wrong certificate", fails(&tls.CertificateVerificationError{Err: errors.New("x")}), false},
		{"http for https", fails(http.ErrSchemeMismatch), false},
		{"idle timeout", fails(&llm.Error{Kind: llm.Unavailable}), false},
	} {
		t.Run(c.name, func(t *testing.T) {
			at, events, _, _ := attempts(t, 2, c.answer)
			want := 1
			if c.again {
				want = 3
			}
			if len(at) != want || len(events) != want-1 {
				t.Errorf("%d attempts, %d events, want %d attempts", len(at), len(events), want)
			}
		})
	}
}

func TestRetryEndsWithSuccess(t *testing.T) {
	at, events, resp, err := attempts(t, 5, answers(503, "a"), answers(429, "b"), answers(200, "c"))
	if err != nil || resp.StatusCode != 200 || len(at) != 3 {
		t.Fatalf("%d attempts, %v, %v", len(at), resp, err)
	}
	if events[0].Status != 503 || events[1].Status != 429 || events[0].Retry != at[1]-at[0] {
		t.Errorf("events %+v, attempts at %v", events, at)
	}
}

// A stream that begins with an outage is one: nobody has seen a part of it.
func TestWhatAStreamBeginsWith(t *testing.T) {
	const role = `data: {"choices":[{"delta":{"role":"assistant","content":""}}]}` + "\n\n"
	const outage = "event: error\n" + `data: {"error":{"message":"overloaded"}}` + "\n\n"
	for _, c := range []struct {
		name  string
		said  said
		again bool
	}{
		{"an error event", said{body: outage}, true},
		{"comments and an empty word, then an error event", said{body: ": a\n\n: b\n\n" + role + outage}, true},
		{"a plain error", said{body: `{"error":"model is loading"}` + "\n"}, true},
		{"a connection that breaks", said{body: ": hm\n\n", abort: true}, true},
		{"a connection that breaks inside the first event", said{body: role + `data: {"choi`, abort: true}, true},
		{"a word, then an error event", said{body: role + event("a") + outage}, false},
		{"an error that does not pass", said{body: `data: {"error":{"code":400,"message":"bad seed"}}` + "\n\n"}, false},
		{"nothing", said{}, false},
		{"a web page", said{body: "<html>\n"}, false},
		{"more comments than are read ahead", said{body: strings.Repeat(": keep-alive\n\n", maxErrorBody/10) + stream("b")}, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := serve(t, c.said, said{body: stream("b")})
			resp, err := s.client(func(c *Config) { c.Retries, c.RetryDelay = 1, time.Millisecond }).Complete(ctxb(), ask("q"))
			want := 1
			if c.again {
				want = 2
				if err != nil || resp.Text != "b" || resp.Usage.Requests != 1 {
					t.Errorf("%+v, %v", resp, err)
				}
			}
			if n := len(s.requests()); n != want {
				t.Errorf("asked %d times, want %d: %v", n, want, err)
			}
		})
	}
}

func TestLastAnswerStaysReadable(t *testing.T) {
	_, _, resp, err := attempts(t, 1, answers(503, `{"error":"closed"}`))
	if err != nil {
		t.Fatal(err)
	}
	if b, _ := io.ReadAll(resp.Body); string(b) != `{"error":"closed"}` {
		t.Errorf("body %q", b)
	}
}

// Delays grow, stay within half of their interval, and differ between requests.
func TestBackoffGrowsWithJitter(t *testing.T) {
	seen := map[time.Duration]bool{}
	for range 20 {
		at, _, _, _ := attempts(t, 4, answers(500, ""))
		for i, base := range []time.Duration{1, 2, 4, 8} {
			d := at[i+1] - at[i]
			if d < base*time.Second/2 || d > base*time.Second*3/2+time.Nanosecond {
				t.Errorf("delay %d is %v", i, d)
			}
		}
		seen[at[1]] = true
	}
	if len(seen) < 2 {
		t.Error("20 requests had the same delay")
	}
}

func TestRetryAfterIsHonoured(t *testing.T) {
	for _, c := range []struct {
		name   string
		header []string
		want   time.Duration
	}{
		{"seconds", []string{"Retry-After", "17"}, 17 * time.Second},
		{"fractions", []string{"Retry-After", "20.5"}, 20500 * time.Millisecond},
		{"date by our clock", []string{"Retry-After", "Sat, 01 Jan 2000 00:00:30 GMT"}, 30 * time.Second},
		{"date by the server's clock", []string{"Retry-After", "Mon, 23 Nov 2026 10:00:45 GMT", "Date", "Mon, 23 Nov 2026 10:00:00 GMT"}, 45 * time.Second},
		{"the longest", []string{"Retry-After", "120"}, MaxRetryAfter},
	} {
		for _, status := range []int{429, 503} {
			at, _, _, _ := attempts(t, 1, answers(status, "", c.header...))
			if len(at) != 2 || at[1] != c.want {
				t.Errorf("%s, %d: attempts at %v, want %v", c.name, status, at, c.want)
			}
		}
	}
	for _, header := range [][]string{{"Retry-After", "121"}, {"Retry-After", "Sat, 01 Jan 2000 01:00:00 GMT"}, {"Retry-After", "1e300"}} {
		if at, _, resp, _ := attempts(t, 3, answers(429, "", header...)); len(at) != 1 || resp.StatusCode != 429 {
			t.Errorf("%v: attempts at %v", header, at)
		}
	}
	for _, header := range [][]string{{"Retry-After", "-5"}, {"Retry-After", "soon"}, {"Retry-After", "NaN"}, {"Retry-After", "Fri, 01 Jan 1999 00:00:00 GMT"}} {
		if at, _, _, _ := attempts(t, 1, answers(429, "", header...)); len(at) != 2 || at[1] > 2*time.Second {
			t.Errorf("%v: attempts at %v", header, at)
		}
	}
}

func TestRetryWatchesTheContext(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithCancel(ctxb())
		n := 0
		r := &retry{retries: 9, next: roundTrip(func(*http.Request) (*http.Response, error) { n++; return response(503, ""), nil })}
		req, _ := http.NewRequestWithContext(ctx, "GET", "http://x/", nil)
		done := make(chan error)
		go func() { _, err := r.RoundTrip(req); done <- err }()
		synctest.Wait()
		cancel()
		if err := <-done; !errors.Is(err, context.Canceled) || n != 1 {
			t.Errorf("%d attempts, %v", n, err)
		}
	})
}

func TestRetryOverHTTP(t *testing.T) {
	s := serve(t, said{status: 503}, said{body: stream("a")})
	client := s.client(func(c *Config) { c.Retries = 1 })
	resp, err := client.Complete(ctxb(), ask("q"))
	all := s.requests()
	if err != nil || resp.Text != "a" || len(all) != 2 || string(all[0].body) != string(all[1].body) {
		t.Errorf("got %+v, %v after %d requests", resp, err, len(all))
	}
}

func TestConnectionRefusedIsUnavailable(t *testing.T) {
	s := serve(t)
	s.Close()
	_, err := s.client().Complete(ctxb(), ask("q"))
	if llm.KindOf(err) != llm.Unavailable || !strings.Contains(err.Error(), "connection refused") {
		t.Errorf("got %v", err)
	}
}

func TestLimitSpacesRequests(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		start := time.Now()
		var mu sync.Mutex
		var at []time.Duration
		l := newLimit(roundTrip(func(*http.Request) (*http.Response, error) {
			mu.Lock()
			defer mu.Unlock()
			at = append(at, time.Since(start).Round(time.Millisecond))
			return response(200, ""), nil
		}), 30)
		var wg sync.WaitGroup
		for range 4 {
			wg.Go(func() {
				req, _ := http.NewRequest("GET", "http://x/", nil)
				l.RoundTrip(req)
			})
		}
		wg.Wait()
		for i, d := range at {
			if d != time.Duration(i)*2*time.Second {
				t.Errorf("requests at %v", at)
				break
			}
		}
		ctx, cancel := context.WithTimeout(ctxb(), time.Second)
		defer cancel()
		req, _ := http.NewRequestWithContext(ctx, "GET", "http://x/", nil)
		if _, err := l.RoundTrip(req); llm.KindOf(err) != llm.RateLimit {
			t.Errorf("a turn after the deadline: %v", err)
		}
	})
}

func TestNoLimitIsNoTransport(t *testing.T) {
	next := roundTrip(nil)
	if _, ok := newLimit(next, 0).(roundTrip); !ok {
		t.Error("0 requests a minute limit something")
	}
}
