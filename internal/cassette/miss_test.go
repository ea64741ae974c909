package cassette

import (
	"net/http"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestMissNamesTheFirstFieldThatDiffers(t *testing.T) {
	base := server(t, func(w http.ResponseWriter, _ string) { sse(w, events("a")) })
	dir := filepath.Join(t.TempDir(), "recorded")
	r := record(t, dir, base)
	ask := func(rt http.RoundTripper, url, body string) error { return ask(t, rt, newRequest(t, url, body)).err }
	body := func(model, system, user, schema string) string {
		return `{"model":"` + model + `","messages":[{"role":"system","content":"` + system + `"},{"role":"user","content":"` + user + `"}],` +
			`"response_format":{"type":"json_schema","json_schema":{"name":"` + schema + `"}}}`
	}
	article := strings.Repeat(`The river rose.\n`, 100)
	translate := body("m1", "You translate.", article+"Into Tajik.", "translation")
	_ = ask(r.Wrap(http.DefaultTransport), base+"/chat/completions", translate)
	_ = ask(r.Wrap(http.DefaultTransport), base+"/chat/completions", body("m1", "You summarise.", article+"Into Tajik.", "summary"))
	_ = ask(r.Wrap(http.DefaultTransport), base+"/chat/completions", body("m1", "You translate.", "A short one.", "translation"))
	closeIt(t, r)
	file := exchange{request: request{"POST", "/chat/completions", translate}, n: 1}.fileName()

	tests := []struct{ name, path, body, want string }{
		{"the task", "/chat/completions", body("m1", "You translate.", article+"Into Dari.", "translation"),
			`messages[1].content differs from the nearest (` + file + `) at "…ose.\nInto Dari."`},
		{"the model", "/chat/completions", body("m2", "You translate.", article+"Into Tajik.", "translation"), `model differs from the nearest (` + file + `) at "m2"`},
		{"the same shape goes first", "/chat/completions", body("m1", "You summarise.", article+"Into Tajik.", "translation"), `messages[0].content differs from the nearest (` + file + `) at "You summarise."`},
		{"a new field", "/chat/completions", strings.Replace(translate, `}}}`, `}},"seed":1}`, 1), `seed is not in the nearest (` + file + `)`},
		{"a missing field", "/chat/completions", strings.Replace(translate, `"model":"m1",`, ``, 1), `model is missing, the nearest has it (` + file + `)`},
		{"another order", "/chat/completions", strings.Replace(translate, `"role":"system","content":"You translate."`, `"content":"You translate.","role":"system"`, 1), `messages[0] has its keys in another order than the nearest (` + file + `)`},
		{"another place", "/embeddings", translate, `it has no POST /embeddings`},
		{"no JSON", "/chat/completions", `??`, `its body differs from the nearest (`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := missOf(t, ask(play(t, dir), defaultBase+tt.path, tt.body))
			if !strings.HasPrefix(got, tt.want) {
				t.Errorf("got  %s\nwant %s…", got, tt.want)
			}
			if strings.Contains(got, "\n") || utf8.RuneCountInString(got) > 200 {
				t.Errorf("not one short line: %s", got)
			}
		})
	}
}

func TestMissOfAnEmptyRecording(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "recorded")
	closeIt(t, record(t, dir, ""))
	got := ask(t, play(t, dir), newRequest(t, placeholder, question))
	if m := missOf(t, got.err); !strings.Contains(m, "it holds no request at all") {
		t.Error(m)
	}
}

func TestPathBelowTheBaseURL(t *testing.T) {
	tests := []struct{ base, url, want string }{
		{"", "https://api.openai.com/v1/chat/completions", "/chat/completions"},
		{"http://localhost:11434/v1", "http://localhost:11434/v1/chat/completions", "/chat/completions"},
		{"http://localhost:11434/v1/", "http://localhost:11434/v1/chat/completions", "/chat/completions"},
		{"https://openrouter.ai/api/v1", "https://openrouter.ai/api/v1/chat/completions?x=1", "/chat/completions"},
		{"http://localhost:8080", "http://localhost:8080/chat/completions", "/chat/completions"},
		{"http://localhost/v1", "http://localhost/v10/chat", "/v10/chat"},
		{"http://localhost/a%20b", "http://localhost/a%20b/chat", "/chat"},
		{" http://localhost/v1\n", "http://localhost/v1/chat", "/chat"},
		{"::", "http://localhost/v1/chat", "/v1/chat"},
	}
	for _, tt := range tests {
		if got := below(tt.base, newRequest(t, tt.url, "")); got != tt.want {
			t.Errorf("below(%q, %q) = %q, want %q", tt.base, tt.url, got, tt.want)
		}
	}
}
