package openai

import (
	"context"
	"net/http"

	"panj/internal/llm"

	"golang.org/x/time/rate"
)

// limit lets a number of requests a minute through, evenly spaced.
type limit struct {
	next http.RoundTripper
	rate *rate.Limiter
}

// newLimit is next itself where rpm is 0.
func newLimit(next http.RoundTripper, rpm float64) http.RoundTripper {
	if rpm <= 0 {
		return next
	}
	return &limit{next: next, rate: rate.NewLimiter(rate.Limit(rpm/60), 1)}
}

// RoundTrip waits for its turn.
func (l *limit) RoundTrip(req *http.Request) (*http.Response, error) {
	if err := l.rate.Wait(req.Context()); err != nil {
		if done := req.Context().Err(); done != nil {
			return nil, done
		}
		return nil, &llm.Error{Kind: llm.RateLimit, Message: "no turn before the deadline at this many requests a minute", Err: context.DeadlineExceeded}
	}
	return l.next.RoundTrip(req)
}
