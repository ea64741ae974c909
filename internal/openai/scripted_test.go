package openai

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"panj/internal/llm"
)

// said is one answer of a scripted server.
type said struct {
	status int // 0 is 200
	header map[string]string
	body   string
	hang   bool // after the body, until the client goes
	abort  bool // after the body, cut the connection
	slow   bool // flush after each line, and end a moment after the last
}

// scripted is a server that answers by a list and remembers what it was asked.
type scripted struct {
	*httptest.Server
	t      *testing.T
	mu     sync.Mutex
	script []said
	asked  []asked
}

type asked struct {
	path   string
	from   string // the client's end of the connection
	header http.Header
	body   []byte
}

func serve(t *testing.T, script ...said) *scripted {
	s := &scripted{t: t, script: script}
	s.Server = httptest.NewServer(s)
	t.Cleanup(func() { s.CloseClientConnections(); s.Close() })
	return s
}

func (s *scripted) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	body, _ := io.ReadAll(r.Body)
	s.mu.Lock()
	s.asked = append(s.asked, asked{r.URL.Path, r.RemoteAddr, r.Header.Clone(), body})
	var a said
	if len(s.script) == 0 {
		a = said{status: 418, body: "the script has ended"}
	} else {
		a, s.script = s.script[0], s.script[1:]
	}
	s.mu.Unlock()
	for k, v := range a.header {
		w.Header().Set(k, v)
	}
	if a.status != 0 {
		w.WriteHeader(a.status)
	}
	for line := range strings.Lines(a.body) {
		io.WriteString(w, line)
		if a.slow {
			w.(http.Flusher).Flush()
		}
	}
	if a.slow {
		time.Sleep(5 * time.Millisecond)
	}
	if a.hang || a.abort {
		w.(http.Flusher).Flush()
	}
	if a.hang {
		<-r.Context().Done()
	}
	if a.abort {
		panic(http.ErrAbortHandler)
	}
}

func (s *scripted) requests() []asked {
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([]asked(nil), s.asked...)
}

// field is a field of the n-th request's body, as JSON; "" if it has none.
func (s *scripted) field(n int, name string) string {
	s.t.Helper()
	all := s.requests()
	if n >= len(all) {
		s.t.Fatalf("the server was asked %d times, not %d", len(all), n+1)
	}
	var m map[string]json.RawMessage
	if err := json.Unmarshal(all[n].body, &m); err != nil {
		s.t.Fatal(err)
	}
	return string(m[name])
}

// client has no retries and no limits unless the test sets them.
func (s *scripted) client(set ...func(*Config)) *Client {
	s.t.Helper()
	c := Config{BaseURL: s.URL + "/v1", Key: testKey, Model: "m"}
	for _, f := range set {
		f(&c)
	}
	client, err := New(c)
	if err != nil {
		s.t.Fatal(err)
	}
	return client
}

const testKey = "sk-proj-0123456789abcdefghij"

var ctxb = context.Background

// stream is a well-formed stream of these texts.
func stream(texts ...string) string {
	var b strings.Builder
	for _, text := range texts {
		b.WriteString(event(text))
	}
	return b.String() + finish("stop") + usageEvent + done
}

func event(text string) string {
	q, _ := json.Marshal(text)
	return fmt.Sprintf(`data: {"id":"x","object":"chat.completion.chunk","created":1,"model":"m-1","choices":[{"index":0,"delta":{"content":%s},"finish_reason":null}]}`+"\n\n", q)
}

func finish(reason string) string {
	return fmt.Sprintf(`data: {"model":"m-1","choices":[{"index":0,"delta":{},"finish_reason":%q}]}`+"\n\n", reason)
}

const (
	usageEvent = `data: {"model":"m-1","choices":[],"usage":{"prompt_tokens":12,"completion_tokens":3,"total_tokens":15,"prompt_tokens_details":{"cached_tokens":8}}}` + "\n\n"
	done       = "data: [DONE]\n\n"
)

func ask(user string) llm.Request { return llm.Request{System: "be brief", User: user} }

// askJSON is a request with a schema.
func askJSON(user string) llm.Request {
	r := ask(user)
	r.Schema = llm.Schema{Name: "reply", JSON: json.RawMessage(`{"type":"object","properties":{"b":{"type":"string"},"a":{"type":"string"}},"required":["b","a"],"additionalProperties":false}`), Words: "Answer in JSON: b, a."}
	return r
}

// messageOf is the text of the last message of a request.
func messageOf(t *testing.T, body []byte) string {
	t.Helper()
	var r struct{ Messages []struct{ Content string } }
	if err := json.Unmarshal(body, &r); err != nil || len(r.Messages) == 0 {
		t.Fatalf("no messages in %s: %v", body, err)
	}
	return r.Messages[len(r.Messages)-1].Content
}

// roundTrip is a function as a transport.
type roundTrip func(*http.Request) (*http.Response, error)

func (f roundTrip) RoundTrip(r *http.Request) (*http.Response, error) { return f(r) }

func response(status int, body string, header ...string) *http.Response {
	resp := &http.Response{StatusCode: status, Header: http.Header{}, Body: io.NopCloser(bytes.NewReader([]byte(body)))}
	for i := 0; i < len(header); i += 2 {
		resp.Header.Set(header[i], header[i+1])
	}
	return resp
}

// soon bounds a wait that ends at once unless the code is wrong.
const soon = 10 * time.Second
