package main

import (
	"fmt"
	"strings"
	"time"

	"panj/internal/desk"
	"panj/internal/lang"
)

// jobProgress is how far one job is: an article, a language, a verb.
type jobProgress struct {
	order int
	lang  lang.Language
	verb  string
	last  desk.Event
	begun time.Time // when the model's first words came
	from  int       // tokens that were written by then
}

// progressOf finds the job that an event is about.
func (v *voice) progressOf(e desk.Event) *jobProgress {
	for _, j := range v.jobs {
		if j.order == e.Order && j.lang == e.Lang && j.verb == e.Verb {
			return j
		}
	}
	j := &jobProgress{order: e.Order, lang: e.Lang, verb: e.Verb}
	v.jobs = append(v.jobs, j)
	return j
}

// take notes an event, and says whether the job is done by it.
func (j *jobProgress) take(e desk.Event) (done bool) {
	done = e.Done == e.Total && j.last.Done != e.Total
	j.last = e
	if j.begun.IsZero() && e.Written > 0 {
		j.begun, j.from = time.Now(), e.Written
	}
	return done
}

// left estimates the time to the end at the pace so far; 0 where there is none yet.
func (j *jobProgress) left(now time.Time) time.Duration {
	written := j.last.Written - j.from
	if written <= 0 || j.last.Left == 0 {
		return 0
	}
	return time.Duration(float64(now.Sub(j.begun)) * float64(j.last.Left) / float64(written)).Round(time.Second)
}

// String is "ru translate 12/40, 3.1k of 9.8k tokens, 1m20s left".
func (j *jobProgress) String() string {
	out := fmt.Sprintf("%s %s %d/%d", j.lang, j.verb, j.last.Done, j.last.Total)
	if j.last.Written > 0 {
		out += fmt.Sprintf(", %s of %s tokens", thousands(j.last.Written), thousands(j.last.Written+j.last.Left))
	}
	if left := j.left(time.Now()); left > 0 {
		out += fmt.Sprintf(", %s left", left)
	}
	return out
}

func thousands(n int) string {
	if n < 1000 {
		return fmt.Sprint(n)
	}
	return fmt.Sprintf("%.1fk", float64(n)/1000)
}

// status is the line of progress, cut to the terminal's width.
func (v *voice) status() string {
	var parts []string
	done := 0
	for _, j := range v.jobs {
		if j.last.Done == j.last.Total {
			done++
			continue
		}
		parts = append(parts, j.String())
	}
	line := []rune(fmt.Sprintf("%d of %d jobs done  %s", done, max(v.total, len(v.jobs)), strings.Join(parts, "  ")))
	if width := max(v.width, 40) - 1; len(line) > width {
		line = line[:width]
	}
	return string(line)
}
