package main

import (
	"errors"
	"fmt"
	"strings"
	"sync"

	"panj/internal/desk"
	"panj/internal/openai"
	"panj/internal/render"
)

// voice is how panj talks to a person, and the only writer to stderr.
//
// The rules of the voice:
//   - An error is one line, "panj: what failed: why", in lower case and without
//     a full stop, then at most two lines of hints (more when there is no access),
//     each something to type or to set.
//   - A note is one line, "panj: note: …"; -q keeps notes and progress quiet.
//   - A question is one line that ends in [y/N]; only a terminal is asked.
//   - Progress is shown on a terminal only, or where --progress asks for it. Its
//     first line names the host that the text is sent to.
//   - No key, no whole prompt and no stack is ever said. Text from articles,
//     models and servers is made safe for a terminal first.
type voice struct {
	env
	quiet    bool
	progress bool

	mu      sync.Mutex
	total   int // jobs that are to be done, each an article in a language
	jobs    []*jobProgress
	drawing bool // the last line on the terminal is a progress line
	midLine bool // the terminal's last line is a result's, and unfinished
}

// line writes one line to stderr, over a progress line if there is one.
func (v *voice) line(format string, args ...any) {
	v.mu.Lock()
	defer v.mu.Unlock()
	v.free()
	fmt.Fprintln(v.stderr, oneLine(fmt.Sprintf(format, args...)))
}

func (v *voice) clear() {
	if v.drawing {
		fmt.Fprint(v.stderr, "\r\x1b[K")
		v.drawing = false
	}
}

// free takes the progress line away, and ends a result's line that is unfinished.
func (v *voice) free() {
	v.clear()
	if v.midLine && v.stderrTerminal {
		fmt.Fprintln(v.stderr)
		v.midLine = false
	}
}

// result writes a result to the terminal that stdout is. While its last line is
// unfinished no progress is drawn, which would erase it.
func (v *voice) result(b []byte) error {
	v.mu.Lock()
	defer v.mu.Unlock()
	v.clear()
	if len(b) > 0 {
		v.midLine = b[len(b)-1] != '\n'
	}
	_, err := v.stdout.Write(b)
	return err
}

// note says something that the user may want to know and need not act on.
func (v *voice) note(format string, args ...any) {
	if !v.quiet {
		v.line("panj: note: "+format, args...)
	}
}

// ask puts a question, to be answered on the same line.
func (v *voice) ask(format string, args ...any) {
	v.mu.Lock()
	defer v.mu.Unlock()
	v.free()
	fmt.Fprint(v.stderr, oneLine(fmt.Sprintf(format, args...))+" ")
}

// failed says what a run's error was and what to type next. Findings say
// themselves in the result, and whoever closed the pipe doesn't listen.
func (v *voice) failed(err error, code int, hints []string) {
	if err == nil || code == exitDone || code == exitFindings {
		v.finish()
		return
	}
	var many *failures
	if errors.As(err, &many) {
		for _, cause := range many.causes {
			v.line("panj: %s", cause)
		}
	} else {
		v.line("panj: %s", err)
	}
	if code != exitNoAccess && len(hints) > 2 {
		hints = hints[:2]
	}
	for _, h := range hints {
		v.line("  %s", h)
	}
}

// finish leaves the terminal's line free.
func (v *voice) finish() {
	v.mu.Lock()
	defer v.mu.Unlock()
	v.clear()
}

// findings writes a block of findings that does not belong to the result.
func (v *voice) findings(block string) {
	v.mu.Lock()
	defer v.mu.Unlock()
	v.free()
	fmt.Fprint(v.stderr, block)
}

// sending names the host before the first text leaves.
func (v *voice) sending(host string) {
	if v.shows() {
		v.line("sending the text to %s", host)
	}
}

// shows says whether progress is shown.
func (v *voice) shows() bool { return !v.quiet && (v.progress || v.stderrTerminal) }

// watch shows how far the jobs are: on a terminal in one line that is drawn
// anew, elsewhere in a line for each job that is done.
func (v *voice) watch(e desk.Event) {
	if e.Note != "" {
		v.note("%s: %s", e.Article, e.Note)
		return
	}
	if !v.shows() || e.Total == 0 {
		return
	}
	v.mu.Lock()
	defer v.mu.Unlock()
	done := v.progressOf(e).take(e)
	if v.stderrTerminal {
		v.draw()
		return
	}
	if done {
		fmt.Fprintln(v.stderr, oneLine(fmt.Sprintf("%s %s: %s %d/%d", e.Article, e.Lang, e.Verb, e.Done, e.Total)))
	}
}

// draw writes the line of progress anew.
func (v *voice) draw() {
	if v.midLine {
		return
	}
	v.clear()
	fmt.Fprint(v.stderr, v.status())
	v.drawing = true
}

// model says what happens between panj and the server.
func (v *voice) model(e openai.Event) {
	switch {
	case e.Retry > 0 && e.Status >= 400:
		v.note("the server answered %d; trying again in %s", e.Status, e.Retry.Round(100_000_000))
	case e.Retry > 0 && e.Status > 0:
		v.note("the server broke off its answer; trying again in %s", e.Retry.Round(100_000_000))
	case e.Retry > 0:
		v.note("the server can't be reached; trying again in %s", e.Retry.Round(100_000_000))
	case e.Step != "":
		v.note("the server takes no JSON Schema; going on with %s", e.Step)
	}
}

// plural writes a count with its noun.
func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// oneLine makes foreign text safe for a terminal and keeps it on its line.
func oneLine(s string) string {
	return strings.ReplaceAll(render.Clean(s), "\n", " ")
}
