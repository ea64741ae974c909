package openai

import (
	"encoding/json"
	"strings"
)

// chunk is the part of a streamed event that counts, in the shape that
// go-openai reads. Reasoning is not among it, under whichever name it comes.
type chunk struct {
	Model   string   `json:"model,omitempty"`
	Choices []choice `json:"choices"`
	Usage   *usage   `json:"usage,omitempty"`
}

type choice struct {
	Index        int     `json:"index"`
	Delta        delta   `json:"delta"`
	FinishReason *string `json:"finish_reason"`
}

type delta struct {
	Content string `json:"content,omitempty"`
	Refusal string `json:"refusal,omitempty"`
}

type usage struct {
	PromptTokens     int           `json:"prompt_tokens"`
	CompletionTokens int           `json:"completion_tokens"`
	Details          *usageDetails `json:"prompt_tokens_details,omitempty"`
}

type usageDetails struct {
	CachedTokens int `json:"cached_tokens"`
}

// wireChunk is an event as servers send it, a whole answer's `message` in the
// place of a `delta` included.
type wireChunk struct {
	Object  string          `json:"object"`
	Model   string          `json:"model"`
	Error   json.RawMessage `json:"error"`
	Message json.RawMessage `json:"message"`
	Detail  json.RawMessage `json:"detail"`
	Choices []wireChoice    `json:"choices"`
	Usage   json.RawMessage `json:"usage"`
}

type wireChoice struct {
	Index        int       `json:"index"`
	Delta        *wireText `json:"delta"`
	Message      *wireText `json:"message"`
	FinishReason *string   `json:"finish_reason"`
}

type wireText struct {
	Content json.RawMessage `json:"content"`
	Refusal *string         `json:"refusal"`
}

// readChunk reads an event; an error event is a *serverError.
func readChunk(data []byte) (chunk, error) {
	if len(data) > 0 && data[0] == '[' { // Gemini puts its errors into an array
		return chunk{}, parseError(0, data)
	}
	var w wireChunk
	if err := json.Unmarshal(data, &w); err != nil {
		return chunk{}, err
	}
	if w.isError() {
		return chunk{}, parseError(0, data)
	}
	c := chunk{Model: w.Model, Choices: []choice{}, Usage: readUsage(w.Usage)}
	for _, from := range w.Choices {
		c.Choices = append(c.Choices, from.clean())
	}
	return c, nil
}

// isError knows an error inside a stream by its field (OpenAI, OpenRouter,
// Ollama), by its object (vLLM), or by words where choices should be.
func (w wireChunk) isError() bool {
	return says(w.Error) || strings.EqualFold(w.Object, "error") ||
		len(w.Choices) == 0 && (says(w.Message) || says(w.Detail))
}

// says is false for what is missing or empty.
func says(raw json.RawMessage) bool {
	switch string(raw) {
	case "", "null", `""`, "{}", "[]", "false":
		return false
	}
	return true
}

func (w wireChoice) clean() choice {
	c := choice{Index: w.Index, FinishReason: w.FinishReason}
	from := w.Delta
	if from == nil {
		from = w.Message
	}
	if from != nil {
		c.Delta.Content = contentText(from.Content)
		if from.Refusal != nil {
			c.Delta.Refusal = *from.Refusal
		}
	}
	return c
}

// contentText is the text of a content that is a string, or a list of parts of
// which those of type text count (Mistral sends its thinking as other parts).
func contentText(raw json.RawMessage) string {
	var s string
	if json.Unmarshal(raw, &s) == nil {
		return s
	}
	var parts []struct {
		Type string `json:"type"`
		Text string `json:"text"`
	}
	if json.Unmarshal(raw, &parts) != nil {
		return ""
	}
	for _, p := range parts {
		if p.Type == "text" {
			s += p.Text
		}
	}
	return s
}

// readUsage is nil where a server gives no counts, or counts of another shape.
func readUsage(raw json.RawMessage) *usage {
	var u *usage
	if json.Unmarshal(raw, &u) != nil || u == nil || u.PromptTokens < 0 || u.CompletionTokens < 0 {
		return nil
	}
	return u
}
