package openai

import (
	"strings"
	"testing"
	"time"

	"panj/internal/llm"
)

func TestErrorBodies(t *testing.T) {
	for _, c := range []struct {
		name    string
		status  int
		body    string
		kind    llm.Kind
		message string
	}{
		{"OpenAI's object", 400, `{"error":{"message":"bad field","type":"invalid_request_error","param":"x","code":null}}`, llm.BadReply, "bad field"},
		{"Ollama's string", 400, `{"error":"bad options"}`, llm.BadReply, "bad options"},
		{"Gemini's array", 400, `[{"error":{"code":400,"message":"bad argument","status":"INVALID_ARGUMENT"}}]`, llm.BadReply, "bad argument"},
		{"vLLM's flat object", 400, `{"object":"error","message":"bad value","type":"BadRequestError","param":null,"code":400}`, llm.BadReply, "bad value"},
		{"FastAPI's details", 422, `{"detail":[{"type":"extra_forbidden","loc":["body","seed"],"msg":"Extra inputs are not permitted","input":{"messages":"the whole article"}}]}`, llm.BadReply, "body.seed: Extra inputs are not permitted"},
		{"Mistral's details in a message", 422, `{"object":"error","message":{"detail":[{"loc":["body","x"],"msg":"no"}]},"type":"invalid_request_error"}`, llm.BadReply, "body.x: no"},
		{"JSON in a message", 400, `{"object":"error","message":"{\"detail\":[{\"loc\":[\"body\",\"x\"],\"msg\":\"no\"}]}"}`, llm.BadReply, "body.x: no"},
		{"messages as an array", 400, `{"error":{"message":["one","two"]}}`, llm.BadReply, "one; two"},
		{"plain text", 400, "no such thing\n", llm.BadReply, "no such thing"},
		{"a web page", 400, "<html><h1>Bad Request</h1></html>", llm.BadReply, "bad request"},
		{"nothing", 400, "", llm.BadReply, "bad request"},
		{"nested without end", 400, strings.Repeat(`{"error":`, 50) + `"deep"` + strings.Repeat("}", 50), llm.BadReply, "bad request"},

		{"key missing", 401, `{"error":{"message":"You didn't provide an API key."}}`, llm.Auth, "You didn't provide an API key."},
		{"key refused without words", 401, "", llm.Auth, "unauthorized"},
		{"Gemini's word for a wrong key", 400, `[{"error":{"code":400,"message":"API key not valid. Please pass a valid API key.","status":"INVALID_ARGUMENT"}}]`, llm.Auth, "API key not valid"},
		{"no balance", 402, `{"error":{"message":"Insufficient Balance"}}`, llm.Auth, "Insufficient Balance"},
		{"forbidden", 403, `{"error":{"message":"country not supported"}}`, llm.Auth, "country not supported"},
		{"unknown model", 404, `{"error":{"message":"model \"x\" not found, try pulling it first","type":"api_error"}}`, llm.Auth, "try pulling it first"},
		{"DeepSeek's unknown model", 400, `{"error":{"message":"Model Not Exist","type":"invalid_request_error"}}`, llm.Auth, "Model Not Exist"},
		{"wrong path", 404, "404 page not found\n", llm.Auth, "/v1"},
		{"quota spent", 429, `{"error":{"message":"You exceeded your current quota","type":"insufficient_quota","code":"insufficient_quota"}}`, llm.Auth, "You exceeded your current quota"},

		{"rate", 429, `{"error":{"message":"Rate limit reached","type":"requests","code":"rate_limit_exceeded"}}`, llm.RateLimit, "Rate limit reached"},
		{"rate of tokens", 429, `{"error":{"message":"too many tokens per minute"}}`, llm.RateLimit, "too many tokens per minute"},
		{"outage", 503, `{"error":{"message":"overloaded"}}`, llm.Unavailable, "overloaded"},
		{"outage behind a proxy", 502, "<html>Bad Gateway</html>", llm.Unavailable, "bad gateway"},
		{"timeout", 408, "", llm.Unavailable, "request timeout"},

		{"OpenAI's length", 400, `{"error":{"message":"This model's maximum context length is 8192 tokens.","code":"context_length_exceeded"}}`, llm.TooLong, "maximum context length"},
		{"llama.cpp's length", 400, `{"error":{"code":400,"message":"the request exceeds the available context size","type":"exceed_context_size_error","n_prompt_tokens":5000,"n_ctx":4096}}`, llm.TooLong, "available context size"},
		{"too large", 413, "", llm.TooLong, "request entity too large"},

		{"Groq's answer that is no JSON", 400, `{"error":{"message":"Failed to generate JSON. Please adjust your prompt. See 'failed_generation' for more details.","type":"invalid_request_error","code":"json_validate_failed","failed_generation":"the whole article"}}`, llm.BadReply, "Failed to generate JSON"},

		{"Azure's filter", 400, `{"error":{"message":"The response was filtered","code":"content_filter"}}`, llm.Refused, "filtered"},
		{"DeepSeek's filter", 400, `{"error":{"message":"Content Exists Risk","type":"invalid_request_error"}}`, llm.Refused, "Content Exists Risk"},
		{"Zhipu's filter", 400, `{"contentFilter":[{"level":1,"role":"user"}],"error":{"code":"1301","message":"内容可能不安全"}}`, llm.Refused, "内容可能不安全"},
		{"OpenRouter's moderation", 403, `{"error":{"code":403,"message":"Your chosen model requires moderation and your input was flagged"}}`, llm.Refused, "flagged"},
		{"what the provider behind OpenRouter said", 400, `{"error":{"code":400,"message":"Provider returned error","metadata":{"raw":"{\"error\":{\"code\":\"context_length_exceeded\"}}"}}}`, llm.TooLong, "Provider returned error"},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := serve(t, said{status: c.status, body: c.body})
			resp, err := s.client().Complete(ctxb(), ask("q"))
			e, _ := err.(*llm.Error)
			if e == nil || e.Kind != c.kind || e.Status != c.status || !strings.Contains(e.Message, c.message) {
				t.Fatalf("got %#v (%v), want kind %v, message %q", err, err, c.kind, c.message)
			}
			if resp != (llm.Response{}) {
				t.Errorf("an error has an answer: %+v", resp)
			}
			if strings.Contains(err.Error(), "the whole article") {
				t.Errorf("the error repeats our request: %v", err)
			}
		})
	}
}

func TestRedirectsAreNotFollowed(t *testing.T) {
	other := serve(t, said{body: stream("stolen")})
	for _, status := range []int{301, 302, 303, 307, 308} {
		s := serve(t, said{status: status, header: map[string]string{"Location": other.URL + "/v1/chat/completions?key=x"}, body: "Moved"})
		_, err := s.client().Complete(ctxb(), ask("q"))
		if llm.KindOf(err) != llm.BadReply || !strings.Contains(err.Error(), "redirects to "+other.URL) || strings.Contains(err.Error(), "key=x") {
			t.Errorf("%d: %v", status, err)
		}
	}
	if n := len(other.requests()); n != 0 {
		t.Errorf("the other server got %d requests", n)
	}
}

func TestNoErrorHoldsTheKey(t *testing.T) {
	long := strings.Repeat("x", 290)
	masked := testKey[:7] + "*********" + testKey[len(testKey)-4:]
	for name, a := range map[string]said{
		"in a message":                {status: 401, body: `{"error":{"message":"Incorrect API key provided: ` + testKey + `. Look at your keys."}}`},
		"masked":                      {status: 401, body: `{"error":{"message":"Incorrect API key provided: ` + masked + `. Look at your keys."}}`},
		"masked by dots":              {status: 401, body: `{"error":"key sk-proj-01...ghij is wrong"}`},
		"in plain text":               {status: 500, body: "panic: Authorization: Bearer " + testKey},
		"in a redirect":               {status: 302, header: map[string]string{"Location": "http://" + testKey + ".example/?k=" + testKey}},
		"in an event":                 {body: event("a") + `data: {"error":{"message":"bad key ` + testKey + `"}}` + "\n\n"},
		"in what should be JSON":      {body: "data: " + testKey + "\n\n"},
		"at the end of what is shown": {body: "data: " + long[:190] + " " + testKey + "\n\n"},
		"where our view of it ends":   {body: "data: " + long + " " + testKey + "\n\n"},
		"in a refusal":                {body: `data: {"choices":[{"delta":{"refusal":"` + testKey + `"},"finish_reason":"stop"}]}` + "\n\n"},
		"in a reason for stopping":    {body: event("a") + finish(testKey) + done},
	} {
		_, err := serve(t, a).client().Complete(ctxb(), ask("q"))
		for e := err; e != nil; e = unwrap(e) {
			if strings.Contains(strings.ToLower(e.Error()), "0123456789") || strings.Contains(e.Error(), "sk-proj") || strings.Contains(e.Error(), "ghij") {
				t.Errorf("%s: %v", name, e)
			}
		}
		if err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

// A placeholder for a key ("lm-studio") is part of names; a replay has no key.
func TestAPlaceholderForAKeyLeavesModelsNamesAlone(t *testing.T) {
	for _, key := range []string{"m", "m-1", "lm-studio", ""} {
		body := strings.ReplaceAll(stream("a"), `"m-1"`, `"lm-studio-community/m-1"`)
		resp, err := serve(t, said{body: body}).client(func(c *Config) { c.Key = key }).Complete(ctxb(), ask("q"))
		if err != nil || resp.Model != "lm-studio-community/m-1" {
			t.Errorf("key %q: model %q, %v", key, resp.Model, err)
		}
	}
	body := strings.ReplaceAll(stream("a"), `"m-1"`, `"`+testKey+`"`)
	if resp, _ := serve(t, said{body: body}).client().Complete(ctxb(), ask("q")); strings.Contains(resp.Model, "0123456789") {
		t.Errorf("a real key stands in the model's name: %q", resp.Model)
	}
}

func TestAKeyOfOneSignLeavesWordsWhole(t *testing.T) {
	s := serve(t, said{status: 400, body: `{"error":"extra fields"}`})
	if _, err := s.client(func(c *Config) { c.Key = "x" }).Complete(ctxb(), ask("q")); !strings.Contains(err.Error(), "extra fields") {
		t.Errorf("got %v", err)
	}
}

func unwrap(err error) error {
	u, ok := err.(interface{ Unwrap() error })
	if !ok {
		return nil
	}
	return u.Unwrap()
}

func TestErrorsAreSafeForTerminals(t *testing.T) {
	s := serve(t, said{status: 400, body: "{\"error\":\"a\\u001b[2Jb\\u202ec\\n\\nd" + strings.Repeat(" word", 500) + `"}`})
	_, err := s.client().Complete(ctxb(), ask("q"))
	if got := err.Error(); strings.ContainsAny(got, "\x1b\n\u202e") || len(got) > 300 {
		t.Errorf("got %q", got)
	}
}

func TestRetryAfterIsInTheError(t *testing.T) {
	s := serve(t, said{status: 429, header: map[string]string{"Retry-After": "3600"}, body: `{"error":{"message":"come back"}}`})
	_, err := s.client(func(c *Config) { c.Retries = 3 }).Complete(ctxb(), ask("q"))
	e, _ := err.(*llm.Error)
	if e == nil || e.Kind != llm.RateLimit || e.RetryAfter != time.Hour || !strings.Contains(err.Error(), "asks to wait 1h0m0s: come back") {
		t.Errorf("got %v", err)
	}
	if len(s.requests()) != 1 {
		t.Errorf("asked %d times", len(s.requests()))
	}
}

func FuzzParseError(f *testing.F) {
	f.Add(400, []byte(`{"error":{"message":["a",{"msg":"b","loc":["c",1]}],"code":429}}`))
	f.Add(0, []byte(`[[[[["x"]]]]]`))
	f.Fuzz(func(t *testing.T, status int, body []byte) {
		if e := parseError(status, body); e.kind < llm.Unavailable || e.kind > llm.Budget {
			t.Errorf("kind %v", e.kind)
		}
	})
}
