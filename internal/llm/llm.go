// Package llm knows what a model is: something that completes a request. It
// holds the vocabulary that the rest of panj speaks of models, the wrappers
// that any model can have, and fakes for tests.
package llm

import (
	"context"
	"encoding/json"
	"time"
)

// Completer answers requests. Implementations are safe for concurrent use.
type Completer interface {
	// Complete returns a whole answer, or an *Error. With an error of kind
	// Truncated or a broken stream the Response holds the text that did come.
	Complete(ctx context.Context, req Request) (Response, error)
}

// Request is one question to a model.
type Request struct {
	System string
	User   string
	// Shared is how many bytes at User's start are the same for every request
	// about this section, so that a server's prefix cache can serve them.
	Shared      int
	Schema      Schema
	Temperature *float32 // nil: not sent
	MaxTokens   int      // 0: not sent
	// OnText is told each piece of the answer as it comes; may be nil.
	OnText func(delta string)
}

// Schema is the shape of a JSON answer. Words says the same to a server that
// takes no schema.
type Schema struct {
	Name  string
	JSON  json.RawMessage
	Words string
}

// StopReason is why a model stopped: "stop" alone means that it had finished.
type StopReason string

// The reasons.
const (
	StopDone    StopReason = "stop"
	StopLength  StopReason = "length"
	StopRefused StopReason = "content_filter"
	StopUnknown StopReason = ""
)

// Response is a model's answer.
type Response struct {
	Text  string
	Model string
	Stop  StopReason
	Usage Usage
}

// Usage counts tokens. Reported is false where a server gave no counts.
type Usage struct {
	Requests         int  `json:"requests"`
	PromptTokens     int  `json:"prompt_tokens"`
	CachedTokens     int  `json:"cached_tokens"`
	CompletionTokens int  `json:"completion_tokens"`
	Reported         bool `json:"reported"`
}

// Add sums two counts; a sum is reported only if both parts with requests are.
func (u Usage) Add(v Usage) Usage { panic("skeleton") }

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

// Error is what Complete returns. Message is the server's own, already safe to
// show: no key, no control characters, one line, shortened.
type Error struct {
	Kind       Kind
	Status     int // HTTP status, 0 if none
	Message    string
	RetryAfter time.Duration
	Err        error
}

func (e *Error) Error() string { panic("skeleton") }
func (e *Error) Unwrap() error { return e.Err }

// KindOf is the kind of the *Error in err's chain, 0 if there is none.
func KindOf(err error) Kind { panic("skeleton") }
