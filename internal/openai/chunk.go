package openai

import (
	"encoding/json"
	"strings"
)

// chunk is the part of a streamed event that counts, in the shape that
// go-openai reads. Reasoning is not among it, under whichever name it comes: it
// is only measured.
type chunk struct {
	Model       string   `json:"model,omitempty"`
	Fingerprint string   `json:"system_fingerprint,omitempty"`
	Choices     []choice `json:"choices"`
	Usage       *usage   `json:"usage,omitempty"`
	thought     int      // bytes of reasoning
}

// moves says whether the event brings the answer on.
func (c chunk) moves() bool {
	for _, from := range c.Choices {
		if from.Delta != (delta{}) || from.FinishReason != nil {
			return true
		}
	}
	return c.thought > 0
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
	Object      string          `json:"object"`
	Model       string          `json:"model"`
	Fingerprint json.RawMessage `json:"system_fingerprint"`
	Error       json.RawMessage `json:"error"`
	Message     json.RawMessage `json:"message"`
	Detail      json.RawMessage `json:"detail"`
	Choices     []wireChoice    `json:"choices"`
	Usage       json.RawMessage `json:"usage"`
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
	// vLLM and OpenRouter; DeepSeek and llama.cpp.
	Reasoning        json.RawMessage `json:"reasoning"`
	ReasoningContent json.RawMessage `json:"reasoning_content"`
}

// thought is how many bytes of reasoning a delta holds: in a field of its own,
// or as those parts of the content that are no text.
func (w *wireText) thought() int {
	n := spoken(w.Reasoning) + spoken(w.ReasoningContent)
	if len(w.Content) > 0 && w.Content[0] == '[' {
		n += len(w.Content) - len(contentText(w.Content))
	}
	return n
}

// spoken is the size of a string, 0 for anything else and for the empty one.
func spoken(raw json.RawMessage) int {
	if len(raw) < 2 || raw[0] != '"' {
		return 0
	}
	return len(raw) - len(`""`)
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
	c := chunk{Model: w.Model, Fingerprint: contentText(w.Fingerprint), Choices: []choice{}, Usage: readUsage(w.Usage)}
	for _, from := range w.Choices {
		c.Choices = append(c.Choices, from.clean())
		if said := from.said(); said != nil {
			c.thought += said.thought()
		}
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

// said is a stream's delta, or the message of a whole answer.
func (w wireChoice) said() *wireText {
	if w.Delta != nil {
		return w.Delta
	}
	return w.Message
}

func (w wireChoice) clean() choice {
	c := choice{Index: w.Index, FinishReason: w.FinishReason}
	if from := w.said(); from != nil {
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
