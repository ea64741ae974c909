package cassette

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"net/http"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"panj/internal/llm"
)

const question = `{"model":"panj-test","messages":[{"role":"system","content":"Translate.\nKeep \u003cg1\u003e."},` +
	`{"role":"user","content":"Сел дар Хатлон"}],"stream":true,"temperature":0.10,"seed":12345678901234567890}`

func TestReplayGivesTheSameEventsWithoutIDs(t *testing.T) {
	stream := events(`{"blocks":[{"id":"b1",`, `"text":"Панҷ нафар `, "ҳалок\nшуданд", "。\"}]}")
	base := server(t, func(w http.ResponseWriter, _ string) { sse(w, stream) })
	dir := filepath.Join(t.TempDir(), "recorded")
	r := record(t, dir, base)
	got := ask(t, r.Wrap(http.DefaultTransport), newRequest(t, base+"/chat/completions", question))
	if got.body != stream || got.err != nil {
		t.Fatalf("the caller of a recorder got %q, %v", got.body, got.err)
	}
	closeIt(t, r)

	// Spaces and ways to escape are no part of what a body says.
	same := strings.NewReplacer(`\u003c`, "<", `","`, "\" ,\n\"").Replace(question)
	got = ask(t, play(t, dir), newRequest(t, placeholder, same))
	want := said{200, "text/event-stream", scrubbed(stream), nil}
	if diff := cmp.Diff(want, got, cmp.AllowUnexported(said{})); diff != "" {
		t.Errorf("replay (-want +got):\n%s", diff)
	}
}

func TestFileReadsAsAReviewWants(t *testing.T) {
	base := server(t, func(w http.ResponseWriter, _ string) {
		sse(w, events(`{"blocks":[{"id":"b1",`, `"text":"Панҷ нафар"},{"id":"b2","text":"-- x"}],"names":[]}`))
	})
	dir := filepath.Join(t.TempDir(), "recorded")
	r := record(t, dir, base)
	ask(t, r.Wrap(http.DefaultTransport), newRequest(t, base+"/chat/completions", question))
	closeIt(t, r)
	want := fileHead + `
POST /chat/completions #1
-- request --
{
  "model": "panj-test",
  "messages": [
    {
      "role": "system",
      "content": "Translate.\n
+Keep <g1>."
    },
    {
      "role": "user",
      "content": "Сел дар Хатлон"
    }
  ],
  "stream": true,
  "temperature": 0.10,
  "seed": 12345678901234567890
}
-- response --
200 text/event-stream
-- text --
{"blocks":[
+{"id":"b1","text":"Панҷ нафар"},
+{"id":"b2","text":"-- x"}],
+"names":[]}
-- events --
data {"id":"","object":"chat.completion.chunk","created":0,"model":"panj-test","system_fingerprint":"","choices":[{"index":0,"delta":{"role":"assistant","content":""},"finish_reason":null}]}
data {"id":"","object":"chat.completion.chunk","created":0,"model":"panj-test","system_fingerprint":"","choices":[{"index":0,"delta":{"content":""},"finish_reason":null}]}
  text 22 68
data {"id":"","object":"chat.completion.chunk","created":0,"model":"panj-test","system_fingerprint":"","choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}
data [DONE]
`
	if diff := cmp.Diff(want, onlyExchange(t, dir)); diff != "" {
		t.Errorf("the exchange's file (-want +got):\n%s", diff)
	}
}

func TestCallerSeesAnEventBeforeTheNextIsSent(t *testing.T) {
	seen := make(chan struct{})
	base := server(t, func(w http.ResponseWriter, _ string) {
		first, rest, _ := strings.Cut(events("a"), "\n\n")
		sse(w, first+"\n\n")
		w.(http.Flusher).Flush()
		<-seen
		_, _ = io.WriteString(w, rest)
	})
	r := record(t, filepath.Join(t.TempDir(), "recorded"), base)
	resp, err := r.Wrap(http.DefaultTransport).RoundTrip(newRequest(t, base+"/chat/completions", question))
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	body := bufio.NewReader(resp.Body)
	if line, err := body.ReadString('\n'); err != nil || !strings.HasPrefix(line, "data: ") {
		t.Fatalf("the first event is %q, %v", line, err)
	}
	close(seen) // a recorder that buffers never gets here
	if _, err := io.ReadAll(body); err != nil {
		t.Fatal(err)
	}
}

func TestNthIdenticalRequestGetsNthAnswer(t *testing.T) {
	n := 0
	base := server(t, func(w http.ResponseWriter, _ string) { n++; sse(w, events(fmt.Sprint("answer ", n))) })
	dir := filepath.Join(t.TempDir(), "recorded")
	r := record(t, dir, base)
	for range 3 {
		ask(t, r.Wrap(http.DefaultTransport), newRequest(t, base+"/chat/completions", question))
	}
	closeIt(t, r)
	p := play(t, dir)
	for i := range 3 {
		got := ask(t, p.Wrap(nil), newRequest(t, placeholder, question))
		if want := fmt.Sprintf(`"answer %d"`, i+1); !strings.Contains(got.body, want) {
			t.Errorf("replay %d lacks %s: %s", i+1, want, got.body)
		}
	}
	got := ask(t, p, newRequest(t, placeholder, question))
	if m := missOf(t, got.err); !strings.Contains(m, "answers the request 3 times, it was made once more") {
		t.Errorf("the fourth request: %s", m)
	}
}

func TestParallelRecordingsAreTheSame(t *testing.T) {
	base := server(t, func(w http.ResponseWriter, body string) { sse(w, events("to "+body)) })
	recordAll := func() map[string]string {
		dir := filepath.Join(t.TempDir(), "recorded")
		r := record(t, dir, base)
		var all sync.WaitGroup
		for i := range 16 {
			req := newRequest(t, base+"/chat/completions", fmt.Sprintf(`{"n":%d}`, i/2))
			all.Go(func() { ask(t, r.Wrap(http.DefaultTransport), req) })
		}
		all.Wait()
		closeIt(t, r)
		return files(t, dir)
	}
	first := recordAll()
	if len(first) != 17 {
		t.Errorf("%d files, want 16 and a manifest", len(first))
	}
	if diff := cmp.Diff(first, recordAll()); diff != "" {
		t.Errorf("two recordings of the same exchanges differ:\n%s", diff)
	}
}

func TestParallelReplayHandsOutEachAnswerOnce(t *testing.T) {
	var mu sync.Mutex
	n := 0
	base := server(t, func(w http.ResponseWriter, _ string) {
		mu.Lock()
		n++
		answer := fmt.Sprintf("%02d", n)
		mu.Unlock()
		sse(w, events(answer))
	})
	dir := filepath.Join(t.TempDir(), "recorded")
	r := record(t, dir, base)
	for range 12 {
		ask(t, r.Wrap(http.DefaultTransport), newRequest(t, base+"/chat/completions", question))
	}
	closeIt(t, r)
	p, bodies := play(t, dir), map[string]bool{}
	var all sync.WaitGroup
	for range 12 {
		req := newRequest(t, placeholder, question)
		all.Go(func() {
			got := ask(t, p, req)
			mu.Lock()
			bodies[got.body] = true
			mu.Unlock()
		})
	}
	all.Wait()
	if len(bodies) != 12 {
		t.Errorf("%d different answers, want 12", len(bodies))
	}
}

// hangUp sends what it has and breaks the connection.
func hangUp(w http.ResponseWriter) {
	w.(http.Flusher).Flush()
	panic(http.ErrAbortHandler)
}

func TestCutsAreKeptAndCutThereAgain(t *testing.T) {
	whole := events("one ", "two ", "three")
	firstTwo := strings.Join(strings.SplitAfter(whole, "\n\n")[:3], "")
	tests := []struct {
		name   string
		answer func(w http.ResponseWriter)
		mark   string
		want   string
		err    error
	}{
		{"the connection breaks", func(w http.ResponseWriter) { sse(w, firstTwo); hangUp(w) }, "cut: broken", firstTwo, io.ErrUnexpectedEOF},
		{"it breaks within an event", func(w http.ResponseWriter) { sse(w, firstTwo+`data: {"id":"chatcmpl-Aa1Bb2Cc3Dd4","cho`); hangUp(w) },
			"cut: broken", firstTwo, io.ErrUnexpectedEOF},
		{"a clean end without finish_reason", func(w http.ResponseWriter) { sse(w, firstTwo) }, "cut: ended", firstTwo, nil},
		{"nothing at all", func(w http.ResponseWriter) { sse(w, "") }, "cut: ended", "", nil},
		{"an error event", func(w http.ResponseWriter) { sse(w, ": busy\n\ndata: {\"error\":{\"message\":\"overloaded\"}}\n\n") },
			"cut: ended", ": busy\n\ndata: {\"error\":{\"message\":\"overloaded\"}}\n\n", nil},
		{"an end without [DONE] behind a finish_reason", func(w http.ResponseWriter) { sse(w, strings.TrimSuffix(whole, "data: [DONE]\n\n")) },
			"", strings.TrimSuffix(whole, "data: [DONE]\n\n"), nil},
		{"a break behind [DONE]", func(w http.ResponseWriter) { sse(w, whole); hangUp(w) }, "", whole, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			base := server(t, func(w http.ResponseWriter, _ string) { tt.answer(w) })
			dir := filepath.Join(t.TempDir(), "recorded")
			r := record(t, dir, base)
			ask(t, r.Wrap(http.DefaultTransport), newRequest(t, base+"/chat/completions", question))
			closeIt(t, r)
			text := onlyExchange(t, dir)
			if tt.mark == "" && strings.Contains(text, "\ncut: ") || !strings.Contains(text, tt.mark) {
				t.Errorf("the file is not marked %q:\n%s", tt.mark, text)
			}
			got := ask(t, play(t, dir), newRequest(t, placeholder, question))
			if got.body != scrubbed(tt.want) || !errors.Is(got.err, tt.err) {
				t.Errorf("replay gave %q, %v; want %q, %v", got.body, got.err, scrubbed(tt.want), tt.err)
			}
		})
	}
}

// readSome reads the first events and then closes the body.
func readSome(t *testing.T, resp *http.Response, events int) {
	t.Helper()
	body := bufio.NewReaderSize(resp.Body, 16)
	for range 2 * events {
		if _, err := body.ReadString('\n'); err != nil {
			t.Fatal(err)
		}
	}
	if err := resp.Body.Close(); err != nil {
		t.Fatal(err)
	}
}

func TestClosingEarlyIsACutUnlessAllWasSaid(t *testing.T) {
	stream := events("one ", "two ")
	for _, tt := range []struct {
		events int
		cut    bool
	}{{2, true}, {4, false}, {5, false}} {
		base := server(t, func(w http.ResponseWriter, _ string) { sse(w, stream) })
		dir := filepath.Join(t.TempDir(), "recorded")
		r := record(t, dir, base)
		resp, err := r.Wrap(http.DefaultTransport).RoundTrip(newRequest(t, base+"/chat/completions", question))
		if err != nil {
			t.Fatal(err)
		}
		readSome(t, resp, tt.events)
		closeIt(t, r)
		if got := strings.Contains(onlyExchange(t, dir), "\ncut: closed "); got != tt.cut {
			t.Errorf("closed behind event %d: cut is %v, want %v", tt.events, got, tt.cut)
		}
	}
}

func TestCancelledExchangesAreKeptOnlyIfTheServerWasSlow(t *testing.T) {
	slow := &llm.Error{Kind: llm.Unavailable, Message: "no event for 60 s"}
	for _, tt := range []struct {
		name  string
		cause error
		kept  bool
	}{{"interrupted", context.Canceled, false}, {"signal", errors.New("interrupt signal received"), false},
		{"silent server", slow, true}, {"deadline", context.DeadlineExceeded, true}} {
		t.Run(tt.name, func(t *testing.T) {
			over := make(chan struct{})
			base := server(t, func(w http.ResponseWriter, _ string) {
				first, _, _ := strings.Cut(events("a"), "\n\n")
				sse(w, first+"\n\n")
				w.(http.Flusher).Flush()
				<-over
			})
			defer close(over)
			dir := filepath.Join(t.TempDir(), "recorded")
			r := record(t, dir, base)
			ctx, cancel := context.WithCancelCause(t.Context())
			req := newRequest(t, base+"/chat/completions", question).WithContext(ctx)
			resp, err := r.Wrap(http.DefaultTransport).RoundTrip(req)
			if err != nil {
				t.Fatal(err)
			}
			cancel(tt.cause)
			_, _ = io.ReadAll(resp.Body)
			_ = resp.Body.Close()
			closeIt(t, r)
			if got := len(files(t, dir)) == 2; got != tt.kept {
				t.Errorf("kept is %v, want %v", got, tt.kept)
			}
			if !tt.kept {
				return
			}
			if !strings.Contains(onlyExchange(t, dir), "cut: stalled") {
				t.Error("a stalled exchange is not marked so")
			}
			if got := ask(t, play(t, dir), newRequest(t, placeholder, question)); llm.KindOf(got.err) != llm.Unavailable {
				t.Errorf("replay gave %v, want an *llm.Error of kind Unavailable", got.err)
			}
		})
	}
}

func TestNoAnswerIsNoAnswerOnReplay(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "recorded")
	r := record(t, dir, "")
	fail := roundTripper(func(*http.Request) (*http.Response, error) { return nil, errors.New("dial tcp 10.1.2.3:443: refused") })
	ask(t, r.Wrap(fail), newRequest(t, placeholder, question))
	closeIt(t, r)
	if text := onlyExchange(t, dir); strings.Contains(text, "10.1.2.3") || !strings.Contains(text, "no answer") {
		t.Errorf("the file names the address or not the failure:\n%s", text)
	}
	got := ask(t, play(t, dir), newRequest(t, placeholder, question))
	if llm.KindOf(got.err) != llm.Unavailable {
		t.Errorf("replay gave %v, want an *llm.Error of kind Unavailable", got.err)
	}
}

func TestAnswersThatAreNoStreams(t *testing.T) {
	tests := []struct {
		name, kind, body, want, inFile string
		status                         int
	}{
		{"plain JSON", "application/json", `{"id":"chatcmpl-Aa1Bb2Cc3Dd4", "created":1790000001,"choices":[{"message":{"content":"a\nb"},"finish_reason":"stop"}]}`,
			`{"id":"","created":0,"choices":[{"message":{"content":"a\nb"},"finish_reason":"stop"}]}`, "\n-- text --\na\nb\n-- json --\n", 200},
		{"an error", "application/json", `{"error":{"message":"quota of org-a1b2c3d4e5 spent (req_0a1b2c3d4e5f)","code":"insufficient_quota"}}`,
			`{"error":{"message":"quota of [removed] spent ([removed])","code":"insufficient_quota"}}`, `"code": "insufficient_quota"`, 429},
		{"an error as a string", "text/plain; charset=utf-8", "model 'x' not found\n", "model 'x' not found\n", "model 'x' not found", 404},
		{"a page of a proxy", "text/html", "<p>\xd0\r\n</p>", "<p>\xd0\r\n</p>", `"<p>\xd0\r\n</p>"`, 502},
		{"an empty body", "", "", "", "500", 500},
		{"an array", "application/json", `[{"error":{"code":400}}]`, `[{"error":{"code":400}}]`, `"code": 400`, 400},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			base := server(t, func(w http.ResponseWriter, _ string) {
				w.Header()["Content-Type"] = []string{tt.kind}
				w.WriteHeader(tt.status)
				_, _ = io.WriteString(w, tt.body)
			})
			dir := filepath.Join(t.TempDir(), "recorded")
			r := record(t, dir, base)
			ask(t, r.Wrap(http.DefaultTransport), newRequest(t, base+"/chat/completions", question))
			closeIt(t, r)
			if text := onlyExchange(t, dir); !strings.Contains(text, tt.inFile) {
				t.Errorf("the file lacks %q:\n%s", tt.inFile, text)
			}
			got := ask(t, play(t, dir), newRequest(t, placeholder, question))
			want := said{tt.status, tt.kind, tt.want, nil}
			if diff := cmp.Diff(want, got, cmp.AllowUnexported(said{})); diff != "" {
				t.Errorf("replay (-want +got):\n%s", diff)
			}
		})
	}
}

func TestLookUpOfModelsPassesUnrecorded(t *testing.T) {
	base := server(t, func(w http.ResponseWriter, _ string) { _, _ = io.WriteString(w, `{"data":[]}`) })
	dir := filepath.Join(t.TempDir(), "recorded")
	r := record(t, dir, base)
	req := newRequest(t, base+"/models", "")
	req.Method = http.MethodGet
	if got := ask(t, r.Wrap(http.DefaultTransport), req); got.body != `{"data":[]}` {
		t.Errorf("the look-up gave %q, %v", got.body, got.err)
	}
	closeIt(t, r)
	if names := slices.Collect(maps.Keys(files(t, dir))); !slices.Equal(names, []string{manifestName}) {
		t.Errorf("the recording holds %v", names)
	}
}

func TestManifestNamesTheModelsThatAnswered(t *testing.T) {
	base := server(t, func(w http.ResponseWriter, _ string) { sse(w, events("a")) })
	dir := filepath.Join(t.TempDir(), "recorded")
	r := record(t, dir, base)
	for range 2 {
		ask(t, r.Wrap(http.DefaultTransport), newRequest(t, base+"/chat/completions", question))
	}
	closeIt(t, r)
	want := Manifest{Format: Format, Server: "models.example", Model: "panj-test", Models: []string{"panj-test"}, ReplyFormat: "json_schema"}
	if diff := cmp.Diff(want, play(t, dir).Manifest()); diff != "" {
		t.Errorf("manifest (-want +got):\n%s", diff)
	}
}
