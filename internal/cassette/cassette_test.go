package cassette

import (
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"panj/internal/llm"
)

// server answers every POST with what answer says of its body.
func server(t *testing.T, answer func(w http.ResponseWriter, body string)) string {
	t.Helper()
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(r.Body)
		if err != nil {
			t.Errorf("the server could not read the request: %v", err)
		}
		answer(w, string(body))
	}))
	t.Cleanup(s.Close)
	return s.URL + "/v1"
}

// events are an answer as OpenAI streams it.
func events(pieces ...string) string {
	var b strings.Builder
	chunk := func(delta, finish string) {
		fmt.Fprintf(&b, `data: {"id":"chatcmpl-Aa1Bb2Cc3Dd4","object":"chat.completion.chunk","created":1790000001,`+
			`"model":"panj-test","system_fingerprint":"fp_0123456789","choices":[{"index":0,"delta":%s,"finish_reason":%s}]}`+"\n\n", delta, finish)
	}
	chunk(`{"role":"assistant","content":""}`, "null")
	for _, p := range pieces {
		chunk(fmt.Sprintf(`{"content":%s}`, appendString(nil, p)), "null")
	}
	chunk(`{}`, `"stop"`)
	return b.String() + "data: [DONE]\n\n"
}

// scrubbed is what events give on replay.
func scrubbed(stream string) string {
	return strings.NewReplacer("chatcmpl-Aa1Bb2Cc3Dd4", "", "1790000001", "0", "fp_0123456789", "").Replace(stream)
}

func sse(w http.ResponseWriter, stream string) {
	w.Header().Set("Content-Type", "text/event-stream")
	_, _ = io.WriteString(w, stream)
}

func newRequest(t *testing.T, url, body string) *http.Request {
	t.Helper()
	req, err := http.NewRequestWithContext(t.Context(), http.MethodPost, url, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("Content-Type", "application/json")
	return req
}

// said is what a client got: the answer's bytes and how reading them ended.
type said struct {
	status int
	kind   string
	body   string
	err    error
}

func ask(t *testing.T, rt http.RoundTripper, req *http.Request) said {
	t.Helper()
	resp, err := (&http.Client{Transport: rt}).Do(req)
	if err != nil {
		return said{err: err}
	}
	defer resp.Body.Close()
	data, err := io.ReadAll(resp.Body)
	return said{resp.StatusCode, resp.Header.Get("Content-Type"), string(data), err}
}

func record(t *testing.T, dir, base string) *Recorder {
	t.Helper()
	r, err := Record(dir)
	if err != nil {
		t.Fatal(err)
	}
	r.Base = base
	t.Cleanup(func() { _ = r.Discard() })
	return r
}

func closeIt(t *testing.T, r *Recorder) {
	t.Helper()
	if err := r.Close(Manifest{Server: "models.example", Model: "panj-test", ReplyFormat: "json_schema"}); err != nil {
		t.Fatal(err)
	}
}

// play opens a recording as a replay does: with no setting at all.
func play(t *testing.T, dir string) *Player {
	t.Helper()
	p, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

const placeholder = defaultBase + "/chat/completions"

// files are a recording's exchanges, by name.
func files(t *testing.T, dir string) map[string]string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]string{}
	for _, e := range entries {
		data, err := os.ReadFile(filepath.Join(dir, e.Name()))
		if err != nil {
			t.Fatal(err)
		}
		all[e.Name()] = string(data)
	}
	return all
}

// onlyExchange is the one exchange's file.
func onlyExchange(t *testing.T, dir string) string {
	t.Helper()
	found := ""
	for name, text := range files(t, dir) {
		if name == manifestName {
			continue
		}
		if found != "" {
			t.Fatal("the recording has more than one exchange")
		}
		found = text
	}
	if found == "" {
		t.Fatal("the recording has no exchange")
	}
	return found
}

func missOf(t *testing.T, err error) string {
	t.Helper()
	var e *llm.Error
	if !errors.As(err, &e) || e.Kind != llm.ReplayMiss {
		t.Fatalf("got %v, want an *llm.Error of kind ReplayMiss", err)
	}
	return e.Message
}
