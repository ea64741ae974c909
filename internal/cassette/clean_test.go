package cassette

import (
	"io"
	"net/http"
	"path/filepath"
	"strings"
	"testing"
)

const plantedKey = "sk-planted-0123456789abcdef"

// planted are values that no file may hold, by the header that carries them.
var planted = map[string]string{
	"Authorization":       "Bearer " + plantedKey,
	"Api-Key":             "azure0123456789",
	"Openai-Organization": "org-planted12345",
	"Openai-Project":      "proj_planted12345",
	"Cookie":              "session=cookie0123456789; theme=dark",
	"X-Request-Id":        "0a1b2c3d-4e5f-6789-abcd-ef0123456789",
}

func plant(h http.Header) {
	for name, value := range planted {
		h.Set(name, value)
	}
	h.Add("Set-Cookie", "__cf_bm=cloud0123456789; Path=/; HttpOnly")
}

// leaks are the planted values that a text holds.
func leaks(text string) []string {
	var all []string
	for _, value := range append(headerWords("cloud0123456789"), plantedKey, "azure0123456789", "org-planted12345",
		"proj_planted12345", "cookie0123456789", "0a1b2c3d-4e5f-6789-abcd-ef0123456789") {
		if strings.Contains(text, value) {
			all = append(all, value)
		}
	}
	return all
}

func TestKeysAndIDsAreNeverWritten(t *testing.T) {
	// The answers hold them too: in an event, cut between two events, in an error, in plain text.
	event := `data: {"id":"chatcmpl-` + plantedKey + `","request_id":"0a1b2c3d-4e5f-6789-abcd-ef0123456789","choices":[{"delta":{"content":"` + plantedKey + `"}}]}` + "\n\n"
	tests := map[string]string{
		"an event":        event + "data: [DONE]\n\n",
		"two events":      events("the key is "+plantedKey[:9], plantedKey[9:]+" indeed"),
		"other lines":     ": for org-planted12345\nid: 0a1b2c3d-4e5f-6789-abcd-ef0123456789\nevent: error\ndata: {\"error\":\"" + plantedKey + "\"}\n\n",
		"no JSON":         "data: bad key " + plantedKey + "\n\n",
		"an error":        `{"error":{"message":"Incorrect API key provided: ` + plantedKey + ` (org-planted12345)"}}`,
		"plain text":      "no access with azure0123456789, cookie0123456789, cloud0123456789",
		"a plain answer":  `{"choices":[{"message":{"content":"` + plantedKey + `"}}]}`,
		"an unclean text": "\x00" + plantedKey,
	}
	for name, body := range tests {
		t.Run(name, func(t *testing.T) {
			if len(leaks(body)) == 0 && name != "two events" {
				t.Fatal("nothing is planted here")
			}
			base := server(t, func(w http.ResponseWriter, _ string) {
				plant(w.Header())
				w.Header().Set("Content-Type", "text/plain")
				_, _ = io.WriteString(w, body)
			})
			dir := filepath.Join(t.TempDir(), "recorded")
			r := record(t, dir, base)
			req := newRequest(t, base+"/chat/completions?key="+plantedKey, question)
			plant(req.Header)
			if got := ask(t, r.Wrap(http.DefaultTransport), req); got.body != body {
				t.Errorf("the caller of a recorder got %q, %v", got.body, got.err)
			}
			closeIt(t, r)
			onlyExchange(t, dir)
			for file, text := range files(t, dir) {
				for _, leak := range leaks(text) {
					t.Errorf("%s holds %s:\n%s", file, leak, text)
				}
				if strings.Contains(text, "127.0.0.1") || strings.Contains(strings.ToLower(text), "authorization") {
					t.Errorf("%s holds the host or a header's name:\n%s", file, text)
				}
			}
		})
	}
}

func TestRequestThatHoldsItsKeyIsNotSent(t *testing.T) {
	r := record(t, filepath.Join(t.TempDir(), "recorded"), "")
	sent := false
	next := roundTripper(func(*http.Request) (*http.Response, error) { sent = true; return nil, io.EOF })
	req := newRequest(t, placeholder, `{"messages":[{"content":"my key is `+plantedKey+`"}]}`)
	plant(req.Header)
	got := ask(t, r.Wrap(next), req)
	if sent || got.err == nil || !strings.Contains(got.err.Error(), "its text holds the key") || len(leaks(got.err.Error())) > 0 {
		t.Errorf("sent is %v, the error is %v", sent, got.err)
	}
}

func TestShortKeysOfLocalServersAreNotLookedFor(t *testing.T) {
	for _, key := range []string{"", "ollama", "lm-studio", "EMPTY"} {
		if got := secrets(http.Header{"Authorization": {"Bearer " + key}}, privateHeaders); strings.Contains(strings.Join(got, "|"), "|") {
			t.Errorf("secrets of %q: %q", key, got)
		}
		if key != "" && holdsAny("an article about "+key, secrets(http.Header{"Authorization": {"Bearer " + key}}, privateHeaders)) {
			t.Errorf("the word %q is taken for a secret", key)
		}
	}
}

// A server's headers name its customer, or the region that it serves; an article
// may be about them.
func TestWordsOfAnswersHeadersMayStandInTheArticle(t *testing.T) {
	const article = `{"model":"m","messages":[{"content":"[b1 paragraph] Tajikistan and the Khujand-Observer"}]}`
	answer := events("Tajikistan and the Khujand-", "Observer; Konibodom-Gazette")
	base := server(t, func(w http.ResponseWriter, _ string) {
		h := w.Header()
		h.Set("Openai-Organization", "Khujand-Observer")
		h.Set("Openai-Project", "Konibodom-Gazette")
		h.Add("Set-Cookie", "region=Tajikistan; Path=/")
		sse(w, ": served for Konibodom-Gazette\n\n"+answer)
	})
	dir := filepath.Join(t.TempDir(), "recorded")
	r := record(t, dir, base)
	req := newRequest(t, base+"/chat/completions", article)
	ask(t, r.Wrap(http.DefaultTransport), req)
	closeIt(t, r)
	got := ask(t, play(t, dir), newRequest(t, placeholder, article))
	if want := ": served for xxxxxxxxxxxxxxxxx\n\n" + scrubbed(answer); got.body != want {
		t.Errorf("replayed\n%s\nwant\n%s", got.body, want)
	}
}

func TestMaskedShapes(t *testing.T) {
	tests := []struct{ in, want string }{
		{"key sk-proj-Ab12Cd34Ef56.", "key [removed]."},
		{"(req_0123456789abcdef)", "([removed])"},
		{"org-a1b2c3d4e5", "[removed]"},
		{"sk-learn, user-friendly, org-wide", "sk-learn, user-friendly, org-wide"},
		{"sk-12", "sk-12"},
		{"task-force-12345678", "task-force-12345678"},
		{"Сел дар Хатлон — 洪水", "Сел дар Хатлон — 洪水"},
	}
	for _, tt := range tests {
		if got := maskShapes(tt.in); got != tt.want {
			t.Errorf("maskShapes(%q) = %q, want %q", tt.in, got, tt.want)
		}
	}
}

func TestWordsOfTheAnswerAreLeftAlone(t *testing.T) {
	body := `{"choices":[{"message":{"content":"see req_0123456789abcdef","id":7}}],"model":"m"}`
	var c cleaner
	want := `{"choices":[{"message":{"content":"see req_0123456789abcdef","id":0}}],"model":"m"}`
	if got := c.body(body); got != want || c.model != "m" {
		t.Errorf("got %s of model %q, want %s", got, c.model, want)
	}
}

func TestOllamasFingerprintIsKept(t *testing.T) {
	for in, want := range map[string]string{
		`{"id":"x","system_fingerprint":"fp_ollama"}`:     `{"id":"","system_fingerprint":"fp_ollama"}`,
		`{"id":"x","system_fingerprint":"fp_0123456789"}`: `{"id":"","system_fingerprint":""}`,
	} {
		if got := new(cleaner).body(in); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}

func TestStreamLinesTakeOneForm(t *testing.T) {
	tests := []struct {
		name, in, want string
		whole          bool
	}{
		{"CRLF and spaces", "data:  {\"a\": 1}\r\n\r\ndata:[DONE]\r\n", "data: {\"a\":1}\n\ndata: [DONE]\n\n", true},
		{"behind [DONE]", "data: [DONE]\n\ndata: {}\n\n", "data: [DONE]\n\n", true},
		{"an open last line at a clean end", "data: {}\n\ndata: {}", "data: {}\n\ndata: {}", true},
		{"an open last line at a cut", "data: {}\n\ndata: {}", "data: {}\n\n", false},
		{"only an open line at a cut", "data: {", "", false},
		{"blank lines", "\n\n", "\n\n", true},
		{"escapes", "data: {\"\\u04d3\":\"\\u003c\\u0422\"}\n", "data: {\"ӓ\":\"<Т\"}\n", true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var c cleaner
			if got := c.stream(tt.in, tt.whole); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}
