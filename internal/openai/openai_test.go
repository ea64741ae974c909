package openai

import (
	"errors"
	"fmt"
	"math"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"panj/internal/llm"
)

func TestBaseURL(t *testing.T) {
	for in, want := range map[string]string{
		"":                               "https://api.openai.com/v1",
		"http://localhost:11434/v1":      "http://localhost:11434/v1",
		"http://localhost:11434/v1/":     "http://localhost:11434/v1",
		" https://x.example/api/v1// \n": "https://x.example/api/v1",
		"http://[::1]:8080/v1":           "http://[::1]:8080/v1",
	} {
		if got, err := baseURL(in); err != nil || got != want {
			t.Errorf("%q: got %q, %v", in, got, err)
		}
	}
	for in, want := range map[string]string{
		"localhost:11434/v1":                "http://",
		"ftp://x/v1":                        "http://",
		"http:///v1":                        "http://",
		"x.example":                         "http://",
		"http://x y/":                       "is not a URL",
		"https://secret@x.example/v1":       "user name or a key",
		"https://u:secret@x.example:bad/v1": "user name or a key",
		"https://x.example/v1?key=secret":   "?",
		"https://x.example/v1#secret":       "#",
		"http://x/v1/chat/completions":      "before /chat/completions",
	} {
		_, err := New(Config{BaseURL: in, Model: "m"})
		if err == nil || !strings.Contains(err.Error(), want) || strings.Contains(err.Error(), "secret") {
			t.Errorf("%q: %v", in, err)
		}
	}
}

func TestTrailingSlashAsksTheSamePath(t *testing.T) {
	s := serve(t, said{body: stream("a")})
	if _, err := s.client(func(c *Config) { c.BaseURL += "/" }).Complete(ctxb(), ask("q")); err != nil {
		t.Fatal(err)
	}
	if got := s.requests()[0].path; got != "/v1/chat/completions" {
		t.Errorf("asked at %s", got)
	}
}

func TestKey(t *testing.T) {
	for key, want := range map[string]string{"": "", "abc": "Bearer abc", "abc\n": "Bearer abc", " \n": ""} {
		s := serve(t, said{body: stream("a")})
		if _, err := s.client(func(c *Config) { c.Key = key }).Complete(ctxb(), ask("q")); err != nil {
			t.Fatal(err)
		}
		h := s.requests()[0].header
		if got, sent := h.Get("Authorization"), h.Values("Authorization") != nil; got != want || sent != (want != "") {
			t.Errorf("key %q: sent %v, %q", key, sent, got)
		}
	}
	for _, key := range []string{"abc\ndef", "abc def", "ключ", "abc\x00"} {
		if _, err := New(Config{Key: key}); err == nil || strings.Contains(err.Error(), key) {
			t.Errorf("key %q: %v", key, err)
		}
	}
}

func TestTemperature(t *testing.T) {
	f := func(v float32) *float32 { return &v }
	for _, c := range []struct {
		name, model   string
		config, given *float32
		want          string
	}{
		{"not sent unless asked for", "m", nil, nil, ""},
		{"zero is sent", "m", nil, f(0), "0"},
		{"as written", "m", nil, f(0.3), "0.3"},
		{"the client's", "m", f(0), nil, "0"},
		{"the request's goes before", "m", f(1), f(0.7), "0.7"},
		{"not refused for o1", "o1-mini", nil, f(0.2), "0.2"},
		{"not refused for o4", "o4-mini", nil, f(0), "0"},
		{"not refused for gpt-5", "gpt-5-nano", nil, f(0.2), "0.2"},
		{"not refused for gpt-6", "gpt-6-sol", nil, f(0.2), "0.2"},
		{"left out for o3", "o3", nil, nil, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := serve(t, said{body: stream("a")})
			req := ask("q")
			req.Temperature = c.given
			client := s.client(func(cfg *Config) { cfg.Model, cfg.Temperature = c.model, c.config })
			if _, err := client.Complete(ctxb(), req); err != nil {
				t.Fatal(err)
			}
			if got := s.field(0, "temperature"); got != c.want {
				t.Errorf("sent %q, want %q", got, c.want)
			}
		})
	}
	req := ask("q")
	req.Temperature = f(float32(math.NaN()))
	if _, err := serve(t).client().Complete(ctxb(), req); llm.KindOf(err) != llm.BadReply {
		t.Errorf("NaN: %v", err)
	}
}

func TestMaxTokensHasTheFieldThatTheModelTakes(t *testing.T) {
	for model, want := range map[string]string{"m": "max_tokens", "gpt-4o": "max_tokens", "o1": "max_completion_tokens",
		"o3-mini": "max_completion_tokens", "o4-mini": "max_completion_tokens", "gpt-5": "max_completion_tokens", "gpt-6-sol": "max_completion_tokens"} {
		s := serve(t, said{body: stream("a")}, said{body: stream("a")})
		client := s.client(func(c *Config) { c.Model = model })
		req := ask("q")
		req.MaxTokens = 77
		if _, err := client.Complete(ctxb(), req); err != nil {
			t.Errorf("%s: %v", model, err)
			continue
		}
		if got := s.field(0, want); got != "77" {
			t.Errorf("%s: sent %s", model, s.requests()[0].body)
		}
		if _, err := client.Complete(ctxb(), ask("q")); err != nil || s.field(1, want) != "" {
			t.Errorf("%s: without a limit sent %s, %v", model, s.requests()[1].body, err)
		}
	}
}

func TestBodyIsTheSameBytesForTheSameRequest(t *testing.T) {
	const want = `{"model":"m","messages":[{"role":"system","content":"be brief"},{"role":"user","content":"Хоҷагии «Роғун» — ۱۲ 万千瓦"}],` +
		`"max_tokens":9,"stream":true,"response_format":{"type":"json_schema","json_schema":{"name":"reply","schema":{"type":"object","properties":{"b":{"type":"string"},"a":{"type":"string"}},"required":["b","a"],"additionalProperties":false},"strict":true}},` +
		`"stream_options":{"include_usage":true},"temperature":0}`
	req := askJSON("Хоҷагии «Роғун» — ۱۲ 万千瓦")
	zero := float32(0)
	req.Temperature, req.MaxTokens = &zero, 9
	s := serve(t, said{body: stream("{}")}, said{body: stream("{}")})
	for range 2 {
		if _, err := s.client().Complete(ctxb(), req); err != nil {
			t.Fatal(err)
		}
	}
	for _, r := range s.requests() {
		if string(r.body) != want {
			t.Errorf("got  %s\nwant %s", r.body, want)
		}
	}
}

func TestNoSystemNoMessage(t *testing.T) {
	s := serve(t, said{body: stream("a")})
	if _, err := s.client().Complete(ctxb(), llm.Request{User: "q"}); err != nil {
		t.Fatal(err)
	}
	if got := s.field(0, "messages"); got != `[{"role":"user","content":"q"}]` {
		t.Errorf("sent %s", got)
	}
}

// A recorder sees the body as it is sent, and one exchange however often it was tried.
func TestWrapIsOutsideOfRetries(t *testing.T) {
	s := serve(t, said{status: 503}, said{body: stream("a")})
	var seen []string
	zero := float32(0)
	client := s.client(func(c *Config) {
		c.Retries, c.Temperature = 2, &zero
		c.Wrap = func(next http.RoundTripper) http.RoundTripper {
			return roundTrip(func(req *http.Request) (*http.Response, error) {
				b, _ := req.GetBody()
				buf := make([]byte, 1<<16)
				n, _ := b.Read(buf)
				seen = append(seen, string(buf[:n]))
				return next.RoundTrip(req)
			})
		}
	})
	if _, err := client.Complete(ctxb(), ask("q")); err != nil {
		t.Fatal(err)
	}
	if len(seen) != 1 || seen[0] != string(s.requests()[1].body) || !strings.Contains(seen[0], `"temperature":0`) {
		t.Errorf("saw %q", seen)
	}
}

func TestWhatATransportReturnsComesThrough(t *testing.T) {
	miss := &llm.Error{Kind: llm.ReplayMiss, Message: "messages[1] differs"}
	c, err := New(Config{Model: "m", Retries: 3, Wrap: func(http.RoundTripper) http.RoundTripper {
		return roundTrip(func(*http.Request) (*http.Response, error) { return nil, miss })
	}})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := c.Complete(ctxb(), askJSON("q")); err != error(miss) {
		t.Errorf("Complete: %v", err)
	}
	if _, err := c.Models(ctxb()); err != error(miss) {
		t.Errorf("Models: %v", err)
	}
}

// What a recording holds is read as if the server had sent it: errors too.
func TestReplayedErrorsAreRead(t *testing.T) {
	c, err := New(Config{Model: "m", Retries: 3, Wrap: func(http.RoundTripper) http.RoundTripper {
		return roundTrip(func(*http.Request) (*http.Response, error) {
			return response(429, `{"error":"slow"}`, "Retry-After", "7"), nil
		})
	}})
	if err != nil {
		t.Fatal(err)
	}
	_, err = c.Complete(ctxb(), ask("q"))
	if e, _ := errors.AsType[*llm.Error](err); e == nil || e.Kind != llm.RateLimit || e.RetryAfter.Seconds() != 7 {
		t.Errorf("got %v", err)
	}
}

func TestModels(t *testing.T) {
	for _, c := range []struct {
		name string
		said said
		want []string
		kind llm.Kind
	}{
		{"sorted, each once", said{body: `{"object":"list","data":[{"id":"b","created":1},{"id":"a"},{"id":"b"}]}`}, []string{"a", "b"}, 0},
		{"a bare array, odd fields", said{body: `[{"id":"b","created":1.5e9,"owned_by":7},{"id":""}]`}, []string{"b"}, 0},
		{"none", said{body: `{"object":"list","data":null}`}, nil, 0},
		{"a web page", said{body: `<html>`}, nil, llm.BadReply},
		{"no access", said{status: 401, body: `{"error":"who are you"}`}, nil, llm.Auth},
		{"wrong path", said{status: 404}, nil, llm.Auth},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := serve(t, c.said)
			got, err := s.client().Models(ctxb())
			if !slices.Equal(got, c.want) || llm.KindOf(err) != c.kind || (err == nil) != (c.kind == 0) {
				t.Errorf("got %q, %v", got, err)
			}
			if path := s.requests()[0].path; path != "/v1/models" {
				t.Errorf("asked at %s", path)
			}
		})
	}
}

func TestModelThatIsNoChatModel(t *testing.T) {
	_, err := serve(t).client(func(c *Config) { c.Model = "text-davinci-003" }).Complete(ctxb(), ask("q"))
	if llm.KindOf(err) != llm.Auth || !strings.Contains(err.Error(), "text-davinci-003") {
		t.Errorf("got %v", err)
	}
}

// Ollama reads what fits its context and says nothing.
func TestPromptThatWasCutInSilence(t *testing.T) {
	long := strings.Repeat("مقامات در کابل گفتند. ", 1500) // about 33,000 characters
	for _, c := range []struct {
		name   string
		user   string
		tokens int
		kind   llm.Kind
	}{
		{"cut to Ollama's context", long, 4096, llm.TooLong},
		{"cut to another context", long, 2048, llm.TooLong},
		{"not a context's size", long, 4097, 0},
		{"read in full", long, 9216, 0},
		{"a short prompt of just that size", strings.Repeat("كلمه ", 1000), 2048, 0},
		{"not reported", long, 0, 0},
	} {
		err := promptCut(ask(c.user), llm.Usage{Requests: 1, PromptTokens: c.tokens, Reported: c.tokens > 0})
		if llm.KindOf(err) != c.kind {
			t.Errorf("%s: %v", c.name, err)
		}
	}
	body := event("half") + finish("stop") + `data: {"choices":[],"usage":{"prompt_tokens":4096,"completion_tokens":1}}` + "\n\n" + done
	resp, err := serve(t, said{body: body}).client().Complete(ctxb(), ask(long))
	if llm.KindOf(err) != llm.TooLong || resp.Text != "" || resp.Usage.PromptTokens != 4096 || !strings.Contains(err.Error(), "read 4096 tokens") {
		t.Errorf("got %+v, %v", resp, err)
	}
}

// What Ollama says of a prompt that it may have cut is told when it is known
// that it hasn't; once it has read a prompt as long, it is told as it comes.
func TestAnswersToPromptsThatMayBeCutAreHeldBack(t *testing.T) {
	long := strings.Repeat("Officials in the city said so. ", 600) // at least 3,100 tokens
	reply := func(fingerprint string, tokens int) said {
		body := event("a") + event("b") + finish("stop") + fmt.Sprintf(`data: {"choices":[],"usage":{"prompt_tokens":%d,"completion_tokens":2}}`+"\n\n", tokens) + done
		return said{body: strings.ReplaceAll(body, `data: {`, `data: {"system_fingerprint":"`+fingerprint+`",`)}
	}
	cutShort := reply("fp_ollama", 3900)
	cutShort.body = cutShort.body[:strings.Index(cutShort.body, finish("stop")[len("data: {"):])]
	for _, c := range []struct {
		name    string
		answers []said
		told    string // of the last answer
		text    string
	}{
		{"cut", []said{reply("fp_ollama", 2048)}, "", ""},
		{"read whole", []said{reply("fp_ollama", 3900)}, "ab|", "ab"},
		{"read whole before", []said{reply("fp_ollama", 3900), reply("fp_ollama", 3900)}, "a|b|", "ab"},
		{"a count without what is cached proves nothing", []said{reply("fp_ollama", 100), reply("fp_ollama", 100)}, "ab|", "ab"},
		{"its end is missing", []said{cutShort}, "", ""},
		{"another server", []said{reply("fp_1", 3900)}, "a|b|", "ab"},
	} {
		client := serve(t, c.answers...).client()
		var told string
		var resp llm.Response
		for range c.answers {
			told = ""
			req := ask(long)
			req.OnText = func(d string) { told += d + "|" }
			resp, _ = client.Complete(ctxb(), req)
		}
		if told != c.told || resp.Text != c.text {
			t.Errorf("%s: told %q of %q, want %q of %q", c.name, told, resp.Text, c.told, c.text)
		}
	}
}

// An answer that is whole leaves its connection to the next request.
func TestConnectionIsUsedAgain(t *testing.T) {
	s := serve(t, said{body: stream("a")}, said{body: stream("a"), slow: true}, said{body: `{"choices":[{"message":{"content":"a"},"finish_reason":"stop"}]}`}, said{body: stream("a")})
	client := s.client()
	for range 4 {
		if _, err := client.Complete(ctxb(), ask("q")); err != nil {
			t.Fatal(err)
		}
	}
	for n, r := range s.requests() {
		if first := s.requests()[0].from; r.from != first {
			t.Errorf("request %d came from %s, the first from %s", n, r.from, first)
		}
	}
}

func TestServerThatDoesNotEndIsNotWaitedFor(t *testing.T) {
	s := serve(t, said{body: stream("a"), hang: true})
	resp, err := s.client(func(c *Config) { c.IdleTimeout = time.Hour }).Complete(ctxb(), ask("q"))
	if err != nil || resp.Text != "a" {
		t.Errorf("got %+v, %v", resp, err)
	}
}

func TestModelIsTheOneThatIsAskedFor(t *testing.T) {
	s := serve(t, said{body: stream("a")})
	client := s.client()
	if _, err := client.Complete(ctxb(), ask("q")); err != nil || client.Model() != "m" || s.field(0, "model") != `"m"` {
		t.Errorf("model %q, asked for %s, %v", client.Model(), s.field(0, "model"), err)
	}
}
