// Package llm knows what a model is: something that completes a request. It
// holds the vocabulary that the rest of panj speaks of models, the wrapper that
// any model can have (Meter), and fakes for tests (Echo, Script).
//
// It knows no server: HTTP, keys, retries and the quirks of providers are
// package openai's, the words that are said to a model are package prompts'.
package llm

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
)

// Completer answers requests. Implementations are safe for concurrent use.
type Completer interface {
	// Complete returns a whole answer, or an *Error, or an error that wraps
	// ctx.Err() once ctx is done. With an error of kind Truncated or a broken
	// stream the Response holds the text that did come.
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
	// Alone says that the request can't be made smaller, Failed how often its
	// answer was of no use: by these a Fallback decides whom to ask.
	Alone  bool
	Failed int
	// Optional marks a request that can be done without: where a replay lacks
	// it, the others go on.
	Optional bool
}

// Key names what the request asks of a model, in 64 hexadecimal digits: the same
// words, schema and model give the same key.
func (r Request) Key(model string) string {
	text, _ := json.Marshal([]string{model, r.System, r.User, r.Schema.Name, string(r.Schema.JSON)}) // strings always marshal
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:])
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
