package glossary

import "panj/internal/lang"

// Status says how a text names a term.
type Status uint8

// The statuses, from no finding to the gravest.
const (
	Accepted Status = iota // by an accepted form
	Absent                 // by none at all
	Other                  // by an accepted form, while the user requires another
	Banned                 // by a form that the user forbids
)

// Used says how a text in a language names a term that is expected in it, and
// by which form: the forbidden one if there is one, else the first accepted one
// that meets what is required, else the first. The form is empty where the term
// is absent. At a place the longest form counts, so that a forbidden word inside
// a longer accepted name is not found.
func (g *Glossary) Used(text string, t Term, l lang.Language) (Form, Status) {
	l = written(l)
	patterns, ok := g.index(l).patterns(t.ID)
	if !ok {
		patterns = termPatterns(t, nil, l, 0)
	}
	u := usage{requires: requires(t, l)}
	everywhere(text, patterns, l, u.see)
	return u.form, u.status()
}

func requires(t Term, l lang.Language) bool {
	for _, f := range t.Forms[l] {
		if f.Mark == Required {
			return true
		}
	}
	return false
}

// usage gathers what is seen of a term on the way through a text.
type usage struct {
	requires bool
	any      bool
	form     Form
}

func (u *usage) see(p *pattern) {
	better := p.form.Mark == Forbidden && u.form.Mark != Forbidden ||
		p.form.Mark == Required && u.form.Mark < Required
	if !u.any || better {
		u.any, u.form = true, p.form
	}
}

func (u *usage) status() Status {
	switch {
	case !u.any:
		return Absent
	case u.form.Mark == Forbidden:
		return Banned
	case u.requires && u.form.Mark != Required:
		return Other
	}
	return Accepted
}

// everywhere calls found for the longest pattern at each place, decoys left out.
func everywhere(text string, patterns []*pattern, l lang.Language, found func(*pattern)) {
	if chinese(l) {
		letters := han(text)
		places(len(letters), patterns, func(p *pattern, i int) int { return p.matchHan(letters[i:]) }, found)
		return
	}
	list := words(text, l)
	places(len(list), patterns, func(p *pattern, i int) int { return p.match(list[i:]) }, found)
}

func places(n int, patterns []*pattern, match func(*pattern, int) int, found func(*pattern)) {
	var a at
	for i := 0; i < n; i += max(a.length, 1) {
		a.length = 0
		for _, p := range patterns {
			a.offer(p, match(p, i))
		}
		if a.length > 0 && !a.decoyed(a.best[0]) {
			found(a.best[0])
		}
	}
}
