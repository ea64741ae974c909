package openai

import (
	"cmp"
	"context"
	"crypto/tls"
	"errors"
	"io"
	"net"
	"net/http"
	"strconv"
	"strings"
	"time"

	"panj/internal/llm"

	"github.com/cenkalti/backoff/v5"
)

// MaxRetryAfter is the longest wait that a server may ask for; beyond it a
// request fails at once and says how long the server wanted.
const MaxRetryAfter = 2 * time.Minute

// firstDelay is how long to wait before the second attempt; each further one
// waits twice as long, up to half a minute.
const firstDelay = time.Second

// retry sends a request again after what may pass: a lost connection, 408, 429
// and 5xx, the same as a stream's first event, but not a spent quota nor a
// schema that the server can't compile.
type retry struct {
	next     http.RoundTripper
	retries  int
	delay    time.Duration // before the second attempt; 0 is firstDelay
	patience time.Duration // how long an answer may stand still
	notify   func(Event)
}

// RoundTrip returns the first answer that isn't worth another attempt, or the
// last one.
func (r *retry) RoundTrip(req *http.Request) (*http.Response, error) {
	if err := replayable(req); err != nil {
		return nil, err
	}
	delays := backoff.NewExponentialBackOff()
	delays.InitialInterval, delays.Multiplier, delays.MaxInterval = cmp.Or(r.delay, firstDelay), 2, 30*time.Second
	for left := r.retries; ; left-- {
		resp, err := r.attempt(req)
		wait, again := r.verdict(req, resp, err)
		if !again || left <= 0 {
			return resp, err
		}
		wait = max(wait, delays.NextBackOff())
		event := Event{Retry: wait}
		if resp != nil {
			event.Status = resp.StatusCode
			resp.Body.Close()
		}
		if r.notify != nil {
			r.notify(event)
		}
		if err := sleep(req.Context(), wait); err != nil {
			return nil, err
		}
	}
}

// attempt sends a copy, since a transport may use up what it is given.
func (r *retry) attempt(req *http.Request) (*http.Response, error) {
	again := req.Clone(req.Context())
	if req.GetBody != nil {
		body, err := req.GetBody()
		if err != nil {
			return nil, err
		}
		again.Body = body
	}
	return r.next.RoundTrip(again)
}

// verdict says whether to try again, and how long the server wants us to wait.
func (r *retry) verdict(req *http.Request, resp *http.Response, err error) (time.Duration, bool) {
	switch {
	case req.Context().Err() != nil:
		return 0, false
	case err != nil:
		return 0, passing(err)
	case resp.StatusCode < 300 && req.Method == http.MethodPost:
		err := opening(resp, r.patience)
		return 0, err != nil && passing(err)
	case resp.StatusCode < 400:
		return 0, false
	}
	if !inspect(resp).passing() {
		return 0, false
	}
	wait := retryAfter(resp.Header, time.Now())
	return wait, wait <= MaxRetryAfter
}

// passing says whether a connection that failed may come about later. An idle
// timeout has waited long enough; a wrong name or certificate stays wrong.
func passing(err error) bool {
	var dns *net.DNSError
	var cert *tls.CertificateVerificationError
	var told *serverError
	switch {
	case errors.As(err, &told):
		return told.passing()
	case llm.KindOf(err) != 0, errors.As(err, &cert), errors.Is(err, http.ErrSchemeMismatch):
		return false
	case errors.As(err, &dns):
		return !dns.IsNotFound
	}
	return true
}

// retryAfter is what the header asks for, 0 if nothing: seconds, or a date,
// which is counted from the server's own clock where it tells that.
func retryAfter(h http.Header, now time.Time) time.Duration {
	const longest = 365 * 24 * time.Hour
	value := strings.TrimSpace(h.Get("Retry-After"))
	if s, err := strconv.ParseFloat(value, 64); err == nil && s == s {
		return time.Duration(min(max(s, 0), longest.Seconds()) * float64(time.Second))
	}
	at, err := http.ParseTime(value)
	if err != nil {
		return 0
	}
	if date, err := http.ParseTime(h.Get("Date")); err == nil {
		now = date
	}
	return min(max(at.Sub(now), 0), longest)
}

// replayable makes sure that the body can be sent more than once.
func replayable(req *http.Request) error {
	if req.Body == nil || req.GetBody != nil {
		return nil
	}
	b, err := io.ReadAll(req.Body)
	req.Body.Close()
	if err != nil {
		return err
	}
	setBody(req, b)
	return nil
}

func sleep(ctx context.Context, d time.Duration) error {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}
