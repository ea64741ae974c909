package main

import (
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"panj/internal/desk"
)

// What is left is told at the pace so far, from the model's first words on.
func TestProgressTellsTokensAndTimeLeft(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var stderr strings.Builder
		v := &voice{env: env{stderr: &stderr, stderrTerminal: true, width: 200}, total: 2}
		event := func(done, written, left int) desk.Event {
			return desk.Event{Article: "a.md", Lang: "ru", Verb: desk.Translating, Done: done, Total: 40, Written: written, Left: left}
		}
		last := func() string {
			parts := strings.Split(stderr.String(), "\x1b[K")
			return parts[len(parts)-1]
		}
		v.watch(event(0, 0, 9800))
		if got := last(); got != "0 of 2 jobs done  ru translate 0/40" {
			t.Errorf("at first %q", got)
		}
		v.watch(event(1, 100, 9700))
		time.Sleep(10 * time.Second)
		v.watch(event(12, 1100, 8700))
		if got := last(); got != "0 of 2 jobs done  ru translate 12/40, 1.1k of 9.8k tokens, 1m27s left" {
			t.Errorf("on the way %q", got)
		}
		v.watch(event(40, 9800, 0))
		if got := last(); got != "1 of 2 jobs done  " {
			t.Errorf("at the end %q", got)
		}
	})
}

// What the memory holds is no pace: it does not shorten the estimate.
func TestProgressOfRememberedBlocksHasNoPace(t *testing.T) {
	j := jobProgress{lang: "tg", verb: desk.Translating}
	j.take(desk.Event{Done: 30, Total: 40, Left: 500})
	if got := j.String(); got != "tg translate 30/40" {
		t.Errorf("%q", got)
	}
}

// Both streams are one terminal: what has come of a document is neither erased by
// the line of progress nor continued by a note.
func TestProgressSparesAnUnfinishedLine(t *testing.T) {
	var screen strings.Builder
	v := &voice{env: env{stdout: &screen, stderr: &screen, stdoutTerminal: true, stderrTerminal: true, width: 200}, total: 1}
	event := desk.Event{Article: "a.md", Lang: "ru", Verb: desk.Translating, Done: 1, Total: 3}
	v.watch(event)
	for _, text := range []string{"Первый", " абзац."} {
		if err := v.result([]byte(text)); err != nil {
			t.Fatal(err)
		}
		v.watch(event)
	}
	v.note("later")
	v.watch(event)
	const line = "0 of 1 jobs done  ru translate 1/3"
	if want := line + "\r\x1b[KПервый абзац.\npanj: note: later\n" + line; screen.String() != want {
		t.Errorf("the screen has\n%q\nwant\n%q", screen.String(), want)
	}
}
