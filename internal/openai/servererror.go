package openai

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"strings"
	"time"

	"panj/internal/llm"
)

// serverError is what a server said instead of an answer, in whichever of the
// shapes that servers have: OpenAI's object, Ollama's string, Gemini's array,
// vLLM's flat object, FastAPI's details, plain text.
type serverError struct {
	status  int // HTTP status, or the one that an event inside a stream tells
	kind    llm.Kind
	message string // as the server wrote it; not yet safe to show
	words   string // message, code, type and field in lower case, to look things up in
}

// Error is never shown raw: scrubber.serverError hands out a cleaned copy.
func (e *serverError) Error() string { return e.message }

// maxErrorBody is how much of an error's body is read.
const maxErrorBody = 64 << 10

// inspect reads a response that is no answer and leaves its body to be read again.
func inspect(resp *http.Response) *serverError {
	b, _ := io.ReadAll(io.LimitReader(resp.Body, maxErrorBody)) // what came is better than nothing
	resp.Body.Close()
	resp.Body = io.NopCloser(bytes.NewReader(b))
	return parseError(resp.StatusCode, b)
}

// parseError reads an error's body. The status may be 0 for an event in a
// stream: then it is the event's own, if it tells one.
func parseError(status int, body []byte) *serverError {
	var d details
	body = bytes.TrimSpace(body)
	var v any
	switch {
	case json.Unmarshal(body, &v) == nil:
		d.add(v, 0)
	case status != http.StatusNotFound && !bytes.HasPrefix(body, []byte("<")): // "404 page not found" and web pages say nothing
		d.message = append(d.message, string(body))
	}
	if status == 0 && d.status >= 400 && d.status < 600 {
		status = d.status
	}
	e := &serverError{status: status, message: strings.Join(d.message, "; ")}
	e.words = strings.ToLower(strings.Join(append(d.message, d.words...), " "))
	e.kind = e.classify()
	return e
}

// mentions says whether the error has one of these lower-case words.
func (e *serverError) mentions(words ...string) bool {
	for _, w := range words {
		if strings.Contains(e.words, w) {
			return true
		}
	}
	return false
}

// classify tells the kind: what the words say goes before what the status says,
// since providers agree on neither.
func (e *serverError) classify() llm.Kind {
	switch {
	case e.status >= 300 && e.status < 400, e.spoilt():
		return llm.BadReply
	case e.status == http.StatusUnauthorized, e.status == http.StatusPaymentRequired,
		e.mentions("insufficient_quota", "invalid_api_key", "api key not valid", "api_key_invalid"):
		return llm.Auth
	case e.mentions("content_filter", "contentfilter", "content_policy", "content exists risk", "data_inspection_failed", "requires moderation"):
		return llm.Refused // OpenAI and Azure; Zhipu; OpenAI; DeepSeek; DashScope; OpenRouter
	case e.tooLong():
		return llm.TooLong
	case e.status == http.StatusForbidden, e.status == http.StatusNotFound,
		e.mentions("model_not_found", "model not exist", "is not a valid model", "invalid model:"):
		return llm.Auth // the words are OpenAI's, DeepSeek's, OpenRouter's, Mistral's
	case e.status == http.StatusTooManyRequests, e.mentions("rate_limit", "ratelimit"):
		return llm.RateLimit
	case e.status == 0, e.status == http.StatusRequestTimeout, e.status == http.StatusTooEarly, e.status >= 500:
		return llm.Unavailable
	}
	return llm.BadReply
}

// tooLong holds the words of OpenAI, llama.cpp, vLLM, DeepSeek, Gemini and
// Anthropic. Groq answers 413; a 429 may speak of tokens and mean a rate.
func (e *serverError) tooLong() bool {
	if e.status == http.StatusTooManyRequests {
		return false
	}
	return e.status == http.StatusRequestEntityTooLarge ||
		e.mentions("context_length_exceeded", "exceed_context_size", "maximum context length", "context length", "context window",
			"available context size", "prompt is too long", "input token count", "too many tokens")
}

// spoilt says whether the server threw its model's answer away because it was
// not the JSON that was asked for: Groq does, with a 400 that speaks of the
// schema. The format was taken; the same request may well succeed.
func (e *serverError) spoilt() bool { return e.mentions("json_validate_failed") }

// badRequest says whether asking in another way may help.
func (e *serverError) badRequest() bool {
	return e.kind == llm.BadReply && !e.spoilt() || e.kind == llm.Unavailable && (e.status == http.StatusInternalServerError || e.status == 0)
}

// refusesFormat says whether a server that was sent a response_format doesn't
// take it. A 422 says so without words; Ollama's and llama.cpp's word for a
// schema that they can't compile is a 500 or 400 about the schema or grammar.
func (e *serverError) refusesFormat() bool {
	return e.status == http.StatusUnprocessableEntity ||
		e.mentions("response_format", "response format", "json_schema", "json_object", "schema", "grammar", "structured output", "json mode")
}

// passing says whether the same request may succeed a little later.
func (e *serverError) passing() bool {
	switch e.kind {
	case llm.RateLimit:
		return true
	case llm.Unavailable:
		return !e.mentions("schema", "grammar", "response_format") && e.status != http.StatusNotImplemented
	}
	return false
}

// llmError is the error as a caller sees it.
func (s scrubber) llmError(e *serverError, header http.Header) *llm.Error {
	clean := *e
	clean.message = s.text(e.message)
	if clean.message == "" || e.status >= 300 && e.status < 400 {
		clean.message = s.text(silent(e, header))
	}
	out := &llm.Error{Kind: e.kind, Status: e.status, Message: clean.message, Err: &clean}
	if e.kind == llm.RateLimit || e.kind == llm.Unavailable {
		out.RetryAfter = retryAfter(header, time.Now())
	}
	if out.RetryAfter > MaxRetryAfter {
		out.Message = s.text(fmt.Sprintf("the server asks to wait %s: %s", out.RetryAfter.Round(time.Second), clean.message))
	}
	return out
}

// silent is what to say of an error without words.
func silent(e *serverError, header http.Header) string {
	switch {
	case e.status >= 300 && e.status < 400:
		return "the server redirects to " + redirect(header) + ": give that as the base URL if you trust it"
	case e.status == http.StatusNotFound:
		return "nothing is there: does the base URL end in /v1?"
	case e.status == 0:
		return "the server broke off with an error"
	}
	return strings.ToLower(http.StatusText(e.status))
}
