package main

import (
	"bytes"
	"context"
	"slices"
	"strings"
	"sync"

	"panj/internal/desk"
	"panj/internal/lang"
	"panj/internal/render"
	"panj/internal/report"
)

// liveOutput writes translated documents to stdout while they come, block by block:
// of the first article and language that is not finished yet; what comes of the
// others waits for its turn.
type liveOutput struct {
	out  *output
	stop context.CancelCauseFunc // ends the run where stdout can't be written

	mu    sync.Mutex
	parts []*part // in the order of the output
	at    int     // the part that is being written
	err   error
}

// part is one article in one language.
type part struct {
	order   int
	lang    lang.Language
	label   string
	text    strings.Builder // what is final of it
	written int             // bytes of text
	ended   bool
}

// isLive says whether results go to stdout as they come: documents do, the
// rest is written when it is whole.
func (o *output) isLive() bool {
	return o.view == render.Translate && o.flags.format == "text" && o.flags.file == ""
}

func newLiveOutput(o *output, orders []desk.Order, stop context.CancelCauseFunc) *liveOutput {
	s := &liveOutput{out: o, stop: stop}
	for i, order := range orders {
		for _, l := range order.Translate {
			s.parts = append(s.parts, &part{order: i, lang: l, label: labelOf(order.Article.Name, l)})
		}
	}
	return s
}

// watch takes the text of an event.
func (s *liveOutput) watch(e desk.Event) {
	if e.Text == "" && !e.Ended {
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if p := s.part(e.Order, e.Lang); p != nil {
		p.text.WriteString(e.Text)
		p.ended = p.ended || e.Ended
		s.flush()
	}
}

// finish ends the parts of an article: its report, which may be nil, holds
// what came of it.
func (s *liveOutput) finish(order int, r *report.Report) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, p := range s.parts {
		if p.order != order {
			continue
		}
		if text := translated(r, p.lang); strings.HasPrefix(text, p.text.String()) {
			p.text.WriteString(text[p.text.Len():])
		}
		p.ended = true
	}
	s.flush()
	return s.err
}

func (s *liveOutput) part(order int, l lang.Language) *part {
	i := slices.IndexFunc(s.parts, func(p *part) bool { return p.order == order && p.lang == l })
	if i < 0 {
		return nil
	}
	return s.parts[i]
}

// translated is the document in a language, empty if it did not come.
func translated(r *report.Report, l lang.Language) string {
	if r == nil {
		return ""
	}
	for _, t := range r.Translations {
		if t.Lang == l {
			return t.Text
		}
	}
	return ""
}

// flush writes what is there of the part whose turn it is, and goes on to the
// next where it has ended.
func (s *liveOutput) flush() {
	for s.err == nil && s.at < len(s.parts) {
		p := s.parts[s.at]
		if text := p.text.String()[p.written:]; text != "" {
			s.write(p, text)
		}
		if !p.ended {
			return
		}
		s.at++
	}
}

func (s *liveOutput) write(p *part, text string) {
	var b bytes.Buffer
	if p.written == 0 {
		s.out.head(&b, destination{languages: []lang.Language{p.lang}}, p.label)
	}
	b.WriteString(text)
	p.written += len(text)
	if err := s.out.put("", b.Bytes()); err != nil {
		s.err = err
		s.stop(err)
	}
}
