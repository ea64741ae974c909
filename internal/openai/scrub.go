package openai

import (
	"errors"
	"io"
	"net/url"
	"strings"

	"panj/internal/llm"

	api "github.com/sashabaranov/go-openai"
)

// scrubber takes the key out of what servers say.
type scrubber struct{ key string }

// Local servers are given any word as a key. One shorter than minKey is a word
// that a model's name may hold ("lm-studio-community/…"), one shorter than
// minMasked a part of common words.
const (
	minKey    = 10
	minMasked = 4
)

// name makes a model's name safe to show. It stands in reports, where a
// placeholder for a key must not change it: a replay, which has no key, shows
// the same.
func (s scrubber) name(model string) string {
	if len(s.key) < minKey {
		return llm.OneLine(model)
	}
	return s.text(model)
}

// text makes a server's words safe to show. Servers repeat the key whole, or
// with asterisks in its middle ("sk-ab***yz").
func (s scrubber) text(message string) string {
	if len(s.key) >= minMasked {
		message = strings.ReplaceAll(message, s.key, "[key]")
		message = strings.ReplaceAll(message, url.QueryEscape(s.key), "[key]")
	}
	words := strings.Fields(message)
	for i, w := range words {
		if s.masked(w) {
			words[i] = "[key]"
		}
	}
	return llm.OneLine(strings.Join(words, " "))
}

// masked says whether a word shows the key's beginning or end and hides the rest.
func (s scrubber) masked(word string) bool {
	const shown = 3
	if len(s.key) < 2*shown || !strings.Contains(word, "**") && !strings.Contains(word, "...") && !strings.Contains(word, "…") {
		return false
	}
	return strings.Contains(word, s.key[:shown]) || strings.Contains(word, s.key[len(s.key)-shown:])
}

// failure turns what go-openai returned into an *llm.Error; one that a transport
// made stays the same.
func (s scrubber) failure(err error, model string) error {
	if e, ok := errors.AsType[*llm.Error](err); ok {
		return e
	}
	if errors.Is(err, api.ErrChatCompletionInvalidModel) {
		return &llm.Error{Kind: llm.Auth, Message: s.text("model " + model + " is not a chat model"), Err: err}
	}
	if u, ok := errors.AsType[*url.Error](err); ok {
		err = u.Err // the URL says nothing new
	}
	message := err.Error()
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		message = "the server closed the connection"
	}
	return &llm.Error{Kind: llm.Unavailable, Message: s.text(message)}
}
