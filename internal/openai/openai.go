// Package openai is the only user of go-openai: it adapts any OpenAI-compatible
// server to llm.Completer and knows HTTP, keys, retries, rate limits and the
// quirks of providers.
//
// An answer is always streamed, and only one that ends with finish_reason
// "stop", or with another server's word for the model's own end ("eos"), is
// returned without an error. The transport is a stack: reply (reads
// errors and plain JSON), Config.Wrap (a recording), retry, rate limit, idle
// timeouts, network; so what was retried is not recorded, and what a recording
// holds is read as if the server had sent it now.
//
// Errors are *llm.Error, or wrap the context's error once that is done:
//
//   - Auth: 401, 402, 403, 404, a quota that is spent (429 insufficient_quota),
//     a model that the server doesn't know, whatever the status
//   - RateLimit: 429 after the retries, or at once where Retry-After is longer
//     than MaxRetryAfter; RetryAfter holds what the server asked for
//   - Unavailable: no connection, 408, 5xx, a stream that begins with an error
//     event, all after the retries; an idle timeout before any text
//   - TooLong: the prompt does not fit, or the server dropped a part of it
//   - Truncated: finish_reason length, a stream that ends, breaks, stalls or
//     tells of an outage behind some text; the Response holds the text that came
//   - Refused: a refusal, a content filter, moderation
//   - BadReply: any other 4xx, a redirect, no choices, no text, no JSON
//
// What the transport returns as *llm.Error (a replay's ReplayMiss) comes through
// as it is. No error holds the key, even where the server repeats it.
package openai

import (
	"context"
	"fmt"
	"net/http"
	"time"

	"panj/internal/llm"

	api "github.com/sashabaranov/go-openai"
)

// Config of a Client.
type Config struct {
	BaseURL     string // with /v1; empty is OpenAI's
	Key         string // empty: no Authorization header
	Model       string
	Temperature *float32      // for requests that have none; nil is not sent
	IdleTimeout time.Duration // between events, ten times that without a word; 0 is off
	FirstEvent  time.Duration // before the first event; 0 is off
	Retries     int           // attempts after the first
	RetryDelay  time.Duration // before the second attempt, then twice as long each time; 0 is a second
	RPM         float64       // requests a minute; 0 is unlimited
	// Wrap puts a recorder or player around the retrying transport; may be nil.
	Wrap func(http.RoundTripper) http.RoundTripper
	// Start is the step to begin with, as Client.Step gave it; empty is StepSchema.
	Start Step
	// Settle makes the first request find the step before any other leaves.
	Settle bool
	// Notify is told of retries and of a step that was refused; may be nil. It
	// may be called by several goroutines at once.
	Notify func(Event)
}

// Event is something a person may want to know while a request is under way.
type Event struct {
	Retry  time.Duration // waiting this long before the next attempt
	Status int           // HTTP status that led to it, 0 without an answer
	Step   Step          // the step taken from now on, after a refusal
}

// Client is an llm.Completer.
type Client struct {
	model       string
	temperature *float32
	api         *api.Client
	manner      *agreement
	scrub       scrubber
	reach       reach
}

// New returns a client; it opens no connection. It fails for a base URL, key or
// step that can't be used, and never repeats a key.
func New(c Config) (*Client, error) {
	base, err := baseURL(c.BaseURL)
	if err != nil {
		return nil, err
	}
	key, err := cleanKey(c.Key)
	if err != nil {
		return nil, err
	}
	manner, err := newAgreement(c)
	if err != nil {
		return nil, err
	}
	scrub := scrubber{key: key}
	config := api.DefaultConfig(key)
	config.BaseURL = base
	config.HTTPClient = &http.Client{
		Transport:     stack(c, scrub),
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
	return &Client{
		model: c.Model, temperature: c.Temperature, api: api.NewClientWithConfig(config),
		manner: manner, scrub: scrub,
	}, nil
}

// stack builds the transport, from the network outwards.
func stack(c Config, scrub scrubber) http.RoundTripper {
	network := http.DefaultTransport.(*http.Transport).Clone()
	network.MaxIdleConnsPerHost = 16
	network.DisableCompression = true // a proxy that compresses holds events back
	var t http.RoundTripper = &watch{next: network, first: c.FirstEvent, idle: c.IdleTimeout}
	t = newLimit(t, c.RPM)
	t = &retry{next: t, retries: c.Retries, delay: c.RetryDelay, patience: c.patience(), notify: c.Notify}
	if c.Wrap != nil {
		t = c.Wrap(t)
	}
	return &reply{next: t, patience: c.patience(), scrub: scrub}
}

// Model is the name that requests ask for.
func (c *Client) Model() string { return c.model }

// Step is the step that worked last. It may carry other traits of the server
// behind a comma ("json_schema,no_usage"), so that a replay asks as the
// recording did: hand it to Config.Start as it is.
func (c *Client) Step() Step { return c.manner.step() }

// Complete streams an answer.
func (c *Client) Complete(ctx context.Context, req llm.Request) (llm.Response, error) {
	turn, err := c.manner.begin(ctx, req)
	if err != nil {
		return llm.Response{}, c.failure(ctx, err)
	}
	defer turn.end()
	for {
		resp, err := c.ask(ctx, req, turn)
		if err == nil {
			return resp, nil
		}
		err = c.failure(ctx, err)
		if resp.Text != "" || !turn.lower(err) {
			return resp, err
		}
	}
}

// ask sends the request once, in the manner of the turn.
func (c *Client) ask(ctx context.Context, req llm.Request, turn *turn) (llm.Response, error) {
	if req.Temperature == nil {
		req.Temperature = c.temperature
	}
	stream, err := c.api.CreateChatCompletionStream(withTemperature(ctx, req.Temperature), body(c.model, req, turn.dialect))
	if err != nil {
		return llm.Response{}, err
	}
	defer stream.Close()
	a := answer{scrub: c.scrub, onText: req.OnText, onEvent: turn.accepted, suspect: !c.reach.covers(req)}
	resp, err := a.read(stream)
	if resp.Model == "" && resp.Usage.Requests > 0 {
		resp.Model = c.model
	}
	return c.believe(&a, req, resp, err)
}

// believe drops what a model answered without having read the whole prompt, or
// may have: where the end is missing that tells.
func (c *Client) believe(a *answer, req llm.Request, resp llm.Response, err error) (llm.Response, error) {
	cut := promptCut(req, resp.Usage)
	switch {
	case cut != nil && (err == nil || llm.KindOf(err) == llm.Truncated):
		resp.Text, err = "", cut
	case err != nil && a.held && !resp.Usage.Reported:
		resp.Text = ""
	default:
		c.reach.saw(req, resp.Usage)
		a.release()
	}
	return resp, err
}

// failure is an error as Complete returns it.
func (c *Client) failure(ctx context.Context, err error) error {
	if done := ctx.Err(); done != nil {
		return fmt.Errorf("completing a request: %w", done)
	}
	return c.scrub.failure(err, c.model)
}
