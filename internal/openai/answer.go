package openai

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"panj/internal/llm"

	api "github.com/sashabaranov/go-openai"
)

// answer gathers a streamed answer.
type answer struct {
	scrub   scrubber
	onText  func(string)
	onEvent func() // called once, when the server has begun to answer
	suspect bool   // the prompt may be longer than what the server reads
	held    bool   // onText is told at the end, if at all

	text, refusal strings.Builder
	model, finish string
	usage         llm.Usage
	choices       bool
}

// maxAnswer bounds an answer's bytes: a model that repeats itself for ever must
// not fill the memory.
const maxAnswer = 16 << 20

// read takes events to the stream's end.
func (a *answer) read(stream *api.ChatCompletionStream) (llm.Response, error) {
	for {
		chunk, err := stream.Recv()
		if err == nil {
			a.take(chunk)
			if a.text.Len() > maxAnswer {
				err = tooLarge()
			}
		}
		if err != nil {
			return a.response(), a.verdict(err)
		}
	}
}

func (a *answer) take(chunk api.ChatCompletionStreamResponse) {
	if a.usage.Requests == 0 {
		a.usage.Requests = 1
		a.onEvent()
	}
	if a.model == "" {
		a.model = a.scrub.name(chunk.Model)
	}
	if u := chunk.Usage; u != nil {
		a.usage.PromptTokens, a.usage.CompletionTokens, a.usage.Reported = u.PromptTokens, u.CompletionTokens, true
		if d := u.PromptTokensDetails; d != nil {
			a.usage.CachedTokens = d.CachedTokens
		}
	}
	if chunk.SystemFingerprint == ollama && a.suspect && a.text.Len() == 0 {
		a.held = true
	}
	for _, c := range chunk.Choices {
		if c.Index == 0 {
			a.takeChoice(c)
		}
	}
}

func (a *answer) takeChoice(c api.ChatCompletionStreamChoice) {
	a.choices = true
	a.refusal.WriteString(c.Delta.Refusal)
	if c.FinishReason != "" {
		a.finish = string(c.FinishReason)
	}
	if c.Delta.Content != "" {
		a.text.WriteString(c.Delta.Content)
		if a.onText != nil && !a.held {
			a.onText(c.Delta.Content)
		}
	}
}

// release tells what was held back.
func (a *answer) release() {
	if a.held && a.onText != nil && a.text.Len() > 0 {
		a.onText(a.text.String())
	}
}

func (a *answer) response() llm.Response {
	resp := llm.Response{Text: a.text.String(), Model: a.model, Usage: a.usage}
	resp.Stop = a.stop()
	return resp
}

// stop is why the model stopped, as far as we know the word for it.
func (a *answer) stop() llm.StopReason {
	if a.refusal.Len() > 0 {
		return llm.StopRefused
	}
	word, _, _ := strings.Cut(strings.ToLower(a.finish), ":") // Gemini: "content_filter: PROHIBITED_CONTENT"
	switch word {
	case "stop", "eos", "eos_token": // Together; TGI. No other word counts as finished
		return llm.StopDone
	case "length", "max_tokens", "model_length": // Gemini; Mistral
		return llm.StopLength
	case "content_filter", "safety", "recitation", "blocklist", "prohibited_content", "spii", "sensitive": // Gemini; Zhipu
		return llm.StopRefused
	}
	return llm.StopUnknown
}

// broke says that a stream did not come to its end.
func (a *answer) broke() string {
	return fmt.Sprintf("the stream broke after %d bytes of text", a.text.Len())
}

// verdict judges how the stream ended; err is io.EOF for an orderly end. What
// the model had finished is whole, even if the connection broke after it. An
// outage that comes behind some text is a broken stream: what came is worth
// keeping, and whether the server is there the next request will show.
func (a *answer) verdict(err error) error {
	e, _ := errors.AsType[*llm.Error](err)
	switch stop := a.stop(); {
	case a.refusal.Len() > 0:
		return &llm.Error{Kind: llm.Refused, Message: a.scrub.text(a.refusal.String())}
	case stop == llm.StopRefused:
		return &llm.Error{Kind: llm.Refused, Message: "a content filter stopped the answer"}
	case stop == llm.StopLength:
		return &llm.Error{Kind: llm.Truncated, Message: fmt.Sprintf("the answer reached its limit of length after %d bytes", a.text.Len())}
	case stop == llm.StopDone && a.text.Len() > 0:
		return nil
	case e != nil && a.text.Len() > 0 && (e.Kind == llm.Unavailable || e.Kind == llm.RateLimit):
		return &llm.Error{Kind: llm.Truncated, Status: e.Status, Message: a.broke() + ": " + e.Message, RetryAfter: e.RetryAfter, Err: e}
	case e != nil:
		return e
	case stop == llm.StopDone:
		return &llm.Error{Kind: llm.BadReply, Message: "the model answered with no text"}
	}
	return a.cut(err)
}

// cut is the error of a stream that ended before the model said stop.
func (a *answer) cut(err error) error {
	broke := !errors.Is(err, io.EOF)
	switch {
	case broke && a.text.Len() == 0:
		return err
	case broke:
		return &llm.Error{Kind: llm.Truncated, Message: a.broke(), Err: err}
	case a.usage.Requests == 0:
		return &llm.Error{Kind: llm.BadReply, Message: "the server sent an empty stream"}
	case !a.choices:
		return &llm.Error{Kind: llm.BadReply, Message: "the server's answer has no choices"}
	case a.finish != "":
		return &llm.Error{Kind: llm.Truncated, Message: a.scrub.text("the model stopped with " + a.finish)}
	}
	return &llm.Error{Kind: llm.Truncated, Message: fmt.Sprintf("the stream ended without finish_reason after %d bytes of text", a.text.Len())}
}
