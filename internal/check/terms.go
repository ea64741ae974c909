package check

import (
	"panj/internal/glossary"
	"panj/internal/lang"
)

// terms sees a term of the user's own glossary that the source has and the
// translation writes otherwise: by a form that the glossary forbids, or by
// another one where it requires one (errors: the user has said so), or not at
// all (an error where a form is required, else a warning). Terms of panj's own
// glossary are naming's. It can't see a term that the source has in other words.
func terms(v *view) []Finding {
	g := v.l.Glossary
	if g == nil {
		return nil
	}
	var out []Finding
	for _, t := range g.Occurring(v.Source, v.l.From) {
		if !users(t, v.l.To) {
			continue
		}
		if f, ok := v.usage(t); ok {
			out = append(out, f)
		}
	}
	return out
}

// users says whether a term has forms in a language that a user's glossary marks.
func users(t glossary.Term, l lang.Language) bool {
	l = formsOf(l)
	return len(t.Forbidden[l]) > 0 || marked(t, l, glossary.Preferred) || marked(t, l, glossary.Required)
}

func marked(t glossary.Term, l lang.Language, m glossary.Mark) bool {
	for _, f := range t.Forms[l] {
		if f.Mark == m {
			return true
		}
	}
	return false
}

// usage is the finding about how the translation writes a user's term.
func (v *view) usage(t glossary.Term) (f Finding, ok bool) {
	form, status := v.l.Glossary.Used(v.Target, t, v.l.To)
	want := ""
	if p, ok := t.Preferred(v.l.To); ok {
		want = "; the glossary has " + named(p.Text)
	}
	name := named(termName(t, formsOf(v.l.From)))
	switch status {
	case glossary.Banned:
		f = finding("glossary", Error, v.Block, "the glossary forbids "+named(form.Text)+" for "+name+want)
	case glossary.Other:
		f = finding("glossary", Error, v.Block, name+" is "+named(form.Text)+" in the translation"+want)
	case glossary.Absent:
		severity := Warning
		if marked(t, formsOf(v.l.To), glossary.Required) {
			severity = Error
		}
		f = finding("glossary", severity, v.Block, name+" is not in the translation"+want)
	default:
		return f, false
	}
	f.Source = v.form(v.Source, t, v.l.From)
	f.Got = v.written(form)
	return f, true
}

// written is the place of a form in the translation, nil where it has another ending.
func (v *view) written(f glossary.Form) *Place {
	t := glossary.Term{Forms: map[lang.Language][]glossary.Form{v.l.To: {f}}}
	if f.Text == "" {
		return nil
	}
	return v.form(v.Target, t, v.l.To)
}
