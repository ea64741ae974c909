package openai

import (
	"strings"

	"panj/internal/llm"

	api "github.com/sashabaranov/go-openai"
)

// body is the request as go-openai marshals it: the same bytes for the same
// request and dialect. The temperature is written by the transport, since
// go-openai drops a zero and refuses others for some models.
func body(model string, req llm.Request, d dialect) api.ChatCompletionRequest {
	r := api.ChatCompletionRequest{Model: model, Messages: messages(req, d.step), ResponseFormat: format(req.Schema, d.step)}
	if !d.noUsage {
		r.StreamOptions = &api.StreamOptions{IncludeUsage: true}
	}
	if d.completionTokens || namesTokensAnew(model) {
		r.MaxCompletionTokens = req.MaxTokens
	} else {
		r.MaxTokens = req.MaxTokens //lint:ignore SA1019 older servers know no other name
	}
	return r
}

// messages puts a schema's words last, so that the shared prefix of the user's
// message stays the same.
func messages(req llm.Request, step Step) []api.ChatCompletionMessage {
	user := req.User
	if req.Schema.Name != "" && step != StepSchema && req.Schema.Words != "" {
		user += "\n\n" + req.Schema.Words
	}
	var m []api.ChatCompletionMessage
	if req.System != "" {
		m = append(m, api.ChatCompletionMessage{Role: api.ChatMessageRoleSystem, Content: req.System})
	}
	return append(m, api.ChatCompletionMessage{Role: api.ChatMessageRoleUser, Content: user})
}

// format is nil where no JSON is wanted or the prompt alone asks for it.
func format(s llm.Schema, step Step) *api.ChatCompletionResponseFormat {
	switch {
	case s.Name == "" || step == StepPrompt:
		return nil
	case step == StepObject:
		return &api.ChatCompletionResponseFormat{Type: api.ChatCompletionResponseFormatTypeJSONObject}
	}
	return &api.ChatCompletionResponseFormat{
		Type:       api.ChatCompletionResponseFormatTypeJSONSchema,
		JSONSchema: &api.ChatCompletionResponseFormatJSONSchema{Name: s.Name, Schema: s.JSON, Strict: true},
	}
}

// namesTokensAnew says whether a model takes max_completion_tokens alone;
// go-openai refuses max_tokens for it before anything is sent.
func namesTokensAnew(model string) bool {
	for _, prefix := range []string{"o1", "o3", "o4", "gpt-5", "gpt-6"} {
		if strings.HasPrefix(model, prefix) {
			return true
		}
	}
	return false
}
