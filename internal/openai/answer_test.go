package openai

import (
	"errors"
	"io"
	"strings"
	"testing"

	"panj/internal/llm"
)

func TestWholeAnswer(t *testing.T) {
	s := serve(t, said{body: stream("Панҷ", " — ", "дарё", "ст.")})
	var told strings.Builder
	req := ask("q")
	req.OnText = func(d string) { told.WriteString(d + "|") }
	resp, err := s.client().Complete(ctxb(), req)
	want := llm.Response{Text: "Панҷ — дарёст.", Model: "m-1", Stop: llm.StopDone,
		Usage: llm.Usage{Requests: 1, PromptTokens: 12, CachedTokens: 8, CompletionTokens: 3, Reported: true}}
	if err != nil || resp != want {
		t.Errorf("got %+v, %v, want %+v", resp, err, want)
	}
	if told.String() != "Панҷ| — |дарё|ст.|" {
		t.Errorf("told %q", told.String())
	}
	if got := s.requests()[0].path; got != "/v1/chat/completions" {
		t.Errorf("asked at %s", got)
	}
	if got := s.field(0, "stream") + s.field(0, "stream_options"); got != `true{"include_usage":true}` {
		t.Errorf("asked with %s", got)
	}
}

// Every row is a trap that some server sets: what comes, and what must become of it.
func TestAnswers(t *testing.T) {
	const wholeJSON = `{"id":"x","object":"chat.completion","created":1.7e9,"model":"m-2","choices":[{"index":0,"message":{"role":"assistant","content":"салом"},"finish_reason":"stop"}],"usage":{"prompt_tokens":5,"completion_tokens":2}}`
	json200 := map[string]string{"Content-Type": "application/json"}
	for _, c := range []struct {
		name    string
		said    said
		text    string
		stop    llm.StopReason
		kind    llm.Kind // 0: no error
		message string   // part of the error
	}{
		{"finished without [DONE]", said{body: event("a") + finish("stop")}, "a", llm.StopDone, 0, ""},
		{"finished, then the connection breaks", said{body: event("a") + finish("stop"), abort: true}, "a", llm.StopDone, 0, ""},
		{"no [DONE] and no finish_reason", said{body: event("a")}, "a", "", llm.Truncated, "without finish_reason"},
		{"[DONE] but no finish_reason", said{body: event("a") + done}, "a", "", llm.Truncated, "without finish_reason"},
		{"cut by length", said{body: event("a") + finish("length") + usageEvent + done}, "a", llm.StopLength, llm.Truncated, "length after 1 bytes"},
		{"length without a word", said{body: finish("length") + done}, "", llm.StopLength, llm.Truncated, "length"},
		{"finish_reason in capitals", said{body: event("a") + finish("STOP") + done}, "a", llm.StopDone, 0, ""},
		{"the model's own end in Together's word", said{body: event("a") + finish("eos") + done}, "a", llm.StopDone, 0, ""},
		{"the model's own end in TGI's word", said{body: event("a") + finish("eos_token") + done}, "a", llm.StopDone, 0, ""},
		{"stopped at a word that nobody gave", said{body: event("a") + finish("stop_sequence") + done}, "a", "", llm.Truncated, "stop_sequence"},
		{"stopped for a tool", said{body: event("a") + finish("tool_calls") + done}, "a", "", llm.Truncated, "tool_calls"},
		{"connection breaks", said{body: event("a"), abort: true}, "a", "", llm.Truncated, "broke after 1 bytes"},
		{"connection breaks inside an event", said{body: event("a") + `data: {"choi`, abort: true}, "a", "", llm.Truncated, "broke"},
		{"connection breaks before an event", said{body: ": hm\n\n", abort: true}, "", "", llm.Unavailable, "closed the connection"},
		{"content filter", said{body: event("a") + finish("content_filter") + done}, "a", llm.StopRefused, llm.Refused, "content filter"},
		{"cut in Gemini's word", said{body: event("a") + finish("MAX_TOKENS") + done}, "a", llm.StopLength, llm.Truncated, "length"},
		{"filtered in Gemini's word", said{body: finish("SAFETY") + done}, "", llm.StopRefused, llm.Refused, "content filter"},
		{"filtered, with Gemini's cause", said{body: finish("content_filter: PROHIBITED_CONTENT") + done}, "", llm.StopRefused, llm.Refused, "content filter"},
		{"filtered in Zhipu's word", said{body: event("a") + finish("sensitive") + done}, "a", llm.StopRefused, llm.Refused, "content filter"},
		{"refusal", said{body: `data: {"choices":[{"delta":{"refusal":"I can"}}]}` + "\n\n" + `data: {"choices":[{"delta":{"refusal":"not."},"finish_reason":"stop"}]}` + "\n\n" + done}, "", llm.StopRefused, llm.Refused, "I cannot."},
		{"empty stream", said{body: ""}, "", "", llm.BadReply, "empty stream"},
		{"only [DONE]", said{body: done}, "", "", llm.BadReply, "empty stream"},
		{"only comments", said{body: ": a\n\n: b\n\n"}, "", "", llm.BadReply, "empty stream"},
		{"no choices in the stream", said{body: usageEvent + done}, "", "", llm.BadReply, "no choices"},
		{"no text", said{body: finish("stop") + done}, "", llm.StopDone, llm.BadReply, "no text"},
		{"plain {}", said{body: `{}`, header: json200}, "", "", llm.BadReply, "no choices"},
		{"plain without choices", said{body: `{"choices":[],"model":"m"}`, header: json200}, "", "", llm.BadReply, "no choices"},
		{"plain JSON", said{body: wholeJSON, header: json200}, "салом", llm.StopDone, 0, ""},
		{"plain JSON of another content type", said{body: "\n" + wholeJSON, header: map[string]string{"Content-Type": "text/event-stream"}}, "салом", llm.StopDone, 0, ""},
		{"plain JSON over several lines", said{body: strings.ReplaceAll(wholeJSON, ",", ",\n"), header: json200}, "салом", llm.StopDone, 0, ""},
		{"plain JSON cut by length", said{body: strings.Replace(wholeJSON, `"stop"`, `"length"`, 1), header: json200}, "салом", llm.StopLength, llm.Truncated, "length"},
		{"plain JSON refusal", said{body: `{"choices":[{"message":{"content":null,"refusal":"No."},"finish_reason":"stop"}]}`}, "", llm.StopRefused, llm.Refused, "No."},
		{"plain JSON error with status 200", said{body: `{"error":{"message":"model is loading"}}`, header: json200}, "", "", llm.Unavailable, "model is loading"},
		{"plain array error with status 200", said{body: `[{"error":{"code":400,"message":"bad","status":"INVALID_ARGUMENT"}}]`}, "", "", llm.BadReply, "bad"},
		{"broken plain JSON", said{body: `{"choices":[{`}, "", "", llm.BadReply, "no JSON"},
		{"lines of JSON without data:", said{body: `{"choices":[{"delta":{"content":"a"}}]}` + "\n" + `{"choices":[{"delta":{"content":"b"},"finish_reason":"stop"}]}` + "\n"}, "ab", llm.StopDone, 0, ""},
		{"a web page", said{body: "<!doctype html><title>x</title>"}, "", "", llm.BadReply, "/v1"},
		{"an event that is not JSON", said{body: event("a") + "data: what\n\n" + finish("stop")}, "a", "", llm.BadReply, "no JSON"},
		{"hundreds of comments", said{body: strings.Repeat(": keep-alive\n\n", 1000) + event("a") + strings.Repeat(": keep-alive\n\n", 1000) + finish("stop") + done}, "a", llm.StopDone, 0, ""},
		{"error event", said{body: event("a") + `data: {"error":{"message":"out of memory","type":"server_error"}}` + "\n\n"}, "a", "", llm.Truncated, "broke after 1 bytes of text: out of memory"},
		{"error event behind a comment", said{body: ": hm\n\n" + `data: {"error":{"message":"overloaded"}}` + "\n\n"}, "", "", llm.Unavailable, "overloaded"},
		{"error event with an id in front", said{body: event("a") + "id: 7\nevent: error\n" + `data: {"error":{"message":"lost","code":502}}` + "\n\n" + done}, "a", "", llm.Truncated, "(502): the stream broke after 1 bytes of text: lost"},
		{"a rate limit behind some text", said{body: event("a") + `data: {"error":{"code":429,"message":"slow down"}}` + "\n\n"}, "a", "", llm.Truncated, "slow down"},
		{"a wrong key behind some text", said{body: event("a") + `data: {"error":{"code":401,"message":"expired"}}` + "\n\n"}, "a", "", llm.Auth, "expired"},
		{"error event with an id in its JSON", said{body: `data: {"id":"x","choices":[{"delta":{"content":""},"finish_reason":"error"}],"error":{"code":429,"message":"slow down"}}` + "\n\n"}, "", "", llm.RateLimit, "slow down"},
		{"flat error event", said{body: event("a") + `data: {"object":"error","message":"maximum context length is 10","type":"BadRequestError","param":null,"code":400}` + "\n\n" + done}, "a", "", llm.TooLong, "maximum context length"},
		{"error event as a string", said{body: `data: {"error":"no more"}` + "\n\n"}, "", "", llm.Unavailable, "no more"},
		{"error line without data:", said{body: event("a") + `{"error":{"message":"bare"}}` + "\n"}, "a", "", llm.Truncated, "bare"},
		{"an empty error field is none", said{body: `data: {"error":null,"choices":[{"delta":{"content":"a"},"finish_reason":"stop"}]}` + "\n\n"}, "a", llm.StopDone, 0, ""},
		{"reasoning_content", said{body: `data: {"choices":[{"delta":{"reasoning_content":"hm"}}]}` + "\n\n" + stream("a")}, "a", llm.StopDone, 0, ""},
		{"reasoning", said{body: `data: {"choices":[{"delta":{"reasoning":"hm","content":null}}]}` + "\n\n" + stream("a")}, "a", llm.StopDone, 0, ""},
		{"thinking as parts", said{body: `data: {"choices":[{"delta":{"content":[{"type":"thinking","thinking":[{"type":"text","text":"hm"}]},{"type":"reasoning","text":"hm"},{"type":"text","text":"b"}]}}]}` + "\n\n" + stream("a")}, "ba", llm.StopDone, 0, ""},
		{"a second choice", said{body: `data: {"choices":[{"index":1,"delta":{"content":"no"}}]}` + "\n\n" + stream("a")}, "a", llm.StopDone, 0, ""},
		{"no empty line between events", said{body: strings.ReplaceAll(stream("a", "b"), "\n\n", "\n")}, "ab", llm.StopDone, 0, ""},
		{"CRLF and no space after data:", said{body: strings.ReplaceAll(strings.ReplaceAll(stream("a", "b"), "\n", "\r\n"), "data: ", "data:")}, "ab", llm.StopDone, 0, ""},
		{"an event over several data lines", said{body: "data: {\"choices\":\ndata: [{\"delta\":{\"content\":\"a\"},\ndata: \"finish_reason\":\"stop\"}]}\n\n"}, "a", llm.StopDone, 0, ""},
		{"a byte order mark", said{body: "\ufeff" + stream("a")}, "a", llm.StopDone, 0, ""},
		{"created as a float, usage null", said{body: `data: {"id":7,"created":1.5,"usage":null,"system_fingerprint":null,"choices":[{"delta":{"content":"a"},"finish_reason":"stop"}]}` + "\n\n"}, "a", llm.StopDone, 0, ""},
		{"line by line", said{body: stream("a", "b"), slow: true}, "ab", llm.StopDone, 0, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := serve(t, c.said)
			var told strings.Builder
			req := ask("q")
			req.OnText = func(d string) { told.WriteString(d) }
			resp, err := s.client().Complete(ctxb(), req)
			if resp.Text != c.text || resp.Stop != c.stop || llm.KindOf(err) != c.kind || (err == nil) != (c.kind == 0) {
				t.Errorf("got %q, stop %q, %v; want %q, stop %q, kind %v", resp.Text, resp.Stop, err, c.text, c.stop, c.kind)
			}
			if err != nil && !strings.Contains(err.Error(), c.message) {
				t.Errorf("error %q lacks %q", err, c.message)
			}
			if told.String() != c.text {
				t.Errorf("told %q of %q", told.String(), c.text)
			}
			if len(s.requests()) != 1 {
				t.Errorf("asked %d times", len(s.requests()))
			}
		})
	}
}

func TestAnswersThatCameAreCounted(t *testing.T) {
	for _, c := range []struct {
		name, body string
		want       llm.Usage
	}{
		{"cut by length", event("a") + finish("length") + usageEvent + done, llm.Usage{Requests: 1, PromptTokens: 12, CachedTokens: 8, CompletionTokens: 3, Reported: true}},
		{"no counts", event("a") + finish("stop") + done, llm.Usage{Requests: 1}},
		{"empty stream", done, llm.Usage{}},
	} {
		resp, _ := serve(t, said{body: c.body}).client().Complete(ctxb(), ask("q"))
		if resp.Usage != c.want {
			t.Errorf("%s: got %+v, want %+v", c.name, resp.Usage, c.want)
		}
	}
}

func TestModelThatAnswered(t *testing.T) {
	const nameless = `data: {"choices":[{"delta":{"content":"a"},"finish_reason":"stop"}]}` + "\n\n"
	for body, want := range map[string]string{stream("a"): "m-1", nameless: "m", done: ""} {
		resp, _ := serve(t, said{body: body}).client().Complete(ctxb(), ask("q"))
		if resp.Model != want {
			t.Errorf("%q: model %q, want %q", body, resp.Model, want)
		}
	}
}

func TestEndlessAnswerIsBounded(t *testing.T) {
	e := newEvents(io.NopCloser(io.MultiReader(strings.NewReader("data: "), endless{})), 0, scrubber{})
	_, err := io.Copy(io.Discard, e)
	if llm.KindOf(err) != llm.BadReply {
		t.Errorf("an endless line: %v", err)
	}
	e = newEvents(io.NopCloser(io.MultiReader(strings.NewReader("{"), endless{})), 0, scrubber{})
	if _, err = io.Copy(io.Discard, e); llm.KindOf(err) != llm.BadReply {
		t.Errorf("an endless plain answer: %v", err)
	}
}

type endless struct{}

func (endless) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = 'x'
	}
	return len(p), nil
}

// Whatever a server sends, what go-openai gets is a stream of good events or an error.
func FuzzEvents(f *testing.F) {
	f.Add([]byte(stream("a", "б")))
	f.Add([]byte("id: 1\ndata: {\"error\":\"x\"}\n\n"))
	f.Add([]byte(`{"choices":[{"message":{"content":"a"}}]}`))
	f.Add([]byte("data: {\ndata: }\n\n: c\n\n"))
	f.Fuzz(func(t *testing.T, b []byte) {
		out, err := io.ReadAll(newEvents(io.NopCloser(strings.NewReader(string(b))), 0, scrubber{key: testKey}))
		for line := range strings.Lines(string(out)) {
			if line != "\n" && !strings.HasPrefix(line, "data: {") && line != "data: [DONE]\n" {
				t.Errorf("line %q", line)
			}
		}
		if e, ok := errors.AsType[*llm.Error](err); err != nil && !ok || ok && e.Kind == 0 {
			t.Errorf("error %v", err)
		}
	})
}
