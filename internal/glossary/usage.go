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
	return g.Read(text, l).Used(t)
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
