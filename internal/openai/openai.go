// Package openai is the only user of go-openai: it adapts any OpenAI-compatible
// server to llm.Completer and knows HTTP, keys, retries, rate limits and the
// quirks of providers.
package openai

import (
	"context"
	"net/http"
	"time"

	"panj/internal/llm"
)

// Step is a way of asking for JSON that a server may or may not take.
type Step string

// The steps, tried in this order.
const (
	StepSchema Step = "json_schema"
	StepObject Step = "json_object"
	StepPrompt Step = "prompt"
)

// Config of a Client.
type Config struct {
	BaseURL     string // with /v1; empty is OpenAI's
	Key         string // empty: no Authorization header
	Model       string
	Temperature *float32
	IdleTimeout time.Duration // between events; 0 is off
	FirstEvent  time.Duration // before the first event; 0 is off
	Retries     int           // attempts after the first
	RPM         float64       // requests a minute; 0 is unlimited
	// Wrap puts a recorder or player around the retrying transport; may be nil.
	Wrap func(http.RoundTripper) http.RoundTripper
	// Start is the step to begin with; empty is StepSchema.
	Start Step
	// Settle makes the first request find the step before any other leaves.
	Settle bool
	// Notify is told of retries and of a step that was refused; may be nil.
	Notify func(Event)
}

// Event is something a person may want to know while a request is under way.
type Event struct {
	Retry  time.Duration // waiting this long before the next attempt
	Status int
	Step   Step // the step taken from now on, after a refusal
}

// Client is an llm.Completer.
type Client struct{}

// New returns a client; it opens no connection.
func New(c Config) (*Client, error) { panic("skeleton") }

// Complete streams an answer.
func (c *Client) Complete(ctx context.Context, req llm.Request) (llm.Response, error) {
	panic("skeleton")
}

// Models lists the ids that the server offers, sorted.
func (c *Client) Models(ctx context.Context) ([]string, error) { panic("skeleton") }

// Step is the step that worked last.
func (c *Client) Step() Step { panic("skeleton") }
