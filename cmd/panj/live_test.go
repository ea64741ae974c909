package main

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

// waiting is a stdout that tells when it has a text.
type waiting struct {
	mu   sync.Mutex
	text strings.Builder
	want string
	seen chan struct{}
}

func (w *waiting) Write(p []byte) (int, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	had := strings.Contains(w.text.String(), w.want)
	w.text.Write(p)
	if !had && strings.Contains(w.text.String(), w.want) {
		close(w.seen)
	}
	return len(p), nil
}

// slowly is a server that sends the first block of an answer and the rest only
// when it may.
func slowly(t *testing.T, more <-chan struct{}) *httptest.Server {
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/event-stream")
		say := func(text, finish string) {
			choice := map[string]any{"index": 0, "delta": map[string]string{"content": text}}
			if finish != "" {
				choice["finish_reason"] = finish
			}
			b, _ := json.Marshal(map[string]any{"model": "m", "choices": []any{choice}})
			fmt.Fprintf(w, "data: %s\n\n", b)
			w.(http.Flusher).Flush()
		}
		say(`{"blocks":[{"id":"b1","text":"Мост снова открыт"},{"id":"b2","te`, "")
		select {
		case <-more:
		case <-r.Context().Done():
			return
		}
		say(`xt":"Он был закрыт 12 дней."}],"names":[]}`, "stop")
		fmt.Fprint(w, "data: [DONE]\n\n")
	}))
	t.Cleanup(s.Close)
	return s
}

// A block is on stdout as soon as its item has closed, while the rest of the
// answer is still to come.
func TestBlocksAreWrittenAsTheyCome(t *testing.T) {
	more := make(chan struct{})
	s := slowly(t, more)
	out := &waiting{want: "# Мост снова открыт\n", seen: make(chan struct{})}
	go func() {
		select {
		case <-out.seen:
		case <-time.After(20 * time.Second):
			t.Error("the first block did not come before the second")
		}
		close(more)
	}()
	vars := map[string]string{"OPENAI_BASE_URL": s.URL + "/v1", "PANJ_MODEL": "m"}
	path := inFile(t, "a.md", "# The bridge is open again\n\nIt was closed for 12 days.\n")
	code := run(context.Background(), []string{"translate", "--to", "ru", "--from", "en", path}, env{
		stdin: strings.NewReader(""), stdout: out, stderr: &strings.Builder{}, getenv: func(k string) string { return vars[k] },
	})
	if want := "# Мост снова открыт\n\nОн был закрыт 12 дней.\n"; code != exitDone || out.text.String() != want {
		t.Errorf("code %d, stdout %q", code, out.text.String())
	}
}

// broken is a stdout whose reader has gone.
type broken struct{}

func (broken) Write([]byte) (int, error) { return 0, syscall.EPIPE }

func TestClosedPipeEndsTheRunAtItsFirstBlock(t *testing.T) {
	s := slowly(t, make(chan struct{})) // the rest never comes
	vars := map[string]string{"OPENAI_BASE_URL": s.URL + "/v1", "PANJ_MODEL": "m"}
	path := inFile(t, "a.md", "# The bridge is open again\n\nIt was closed for 12 days.\n")
	var stderr strings.Builder
	code := run(context.Background(), []string{"translate", "--to", "ru", "--from", "en", path}, env{
		stdin: strings.NewReader(""), stdout: broken{}, stderr: &stderr, getenv: func(k string) string { return vars[k] },
	})
	if code != exitDone || stderr.String() != "" {
		t.Errorf("code %d, stderr %q", code, stderr.String())
	}
}

// Several results stand one after another in the order of the command line,
// whoever is done first.
func TestResultsFollowOneAnotherWhoeverIsFirst(t *testing.T) {
	vars := serve(t, "good")
	a, b := inFile(t, "a.md", bridge), inFile(t, "b.txt", "The bridge is open again")
	got := inProcess(t, vars, nil, "translate", "--to", "ru,tg", "--from", "en", a, b)
	var heads []string
	for line := range strings.Lines(got.stdout) {
		if strings.HasPrefix(line, "==>") {
			heads = append(heads, strings.TrimSpace(line))
		}
	}
	want := "==> a.md [ru] <== ==> a.md [tg] <== ==> b.txt [ru] <== ==> b.txt [tg] <=="
	if strings.Join(heads, " ") != want || got.code != exitDone {
		t.Errorf("heads %q, code %d", heads, got.code)
	}
	if !strings.HasSuffix(got.stdout, "\n==> b.txt [tg] <==\nПул аз нав кушода шуд") {
		t.Errorf("the end is %q", got.stdout)
	}
}
