package check

import (
	"strings"

	"panj/internal/glossary"
	"panj/internal/lang"
)

// naming sees a name of the glossary that the source has and the translation
// lacks in all its forms. Where the translation has another of the same kind
// instead, which the source lacks, that is an error for places (of 1,000 good
// blocks of NTREX-128 0.7 have one, in sample) and a warning for others; else only a note
// (22.4), since a good translator may say "the country". Cities are not missed:
// "Beijing" is rightly the Chinese government. A name is demanded only where a
// form in the target's language has a source. It can't see a name that the
// glossary doesn't know, nor a right name that is given to somebody else.
func naming(v *view) []Finding {
	g := v.l.Glossary
	if g == nil {
		return nil
	}
	lost := v.lost(g)
	if len(lost) == 0 {
		return nil
	}
	other := v.others(g)
	var out []Finding
	for _, t := range lost {
		if f, ok := v.unnamed(t, &other); ok {
			out = append(out, f)
		}
	}
	return out
}

// lost are the terms that the source names and the translation should.
func (v *view) lost(g *glossary.Glossary) []glossary.Term {
	var out []glossary.Term
	for _, t := range g.Occurring(withoutCurrencies(v.Source), v.l.From) {
		if demanded(t, v.l.To) && !g.Named(v.Target, t, v.l.To) {
			out = append(out, t)
		}
	}
	return out
}

// others are the terms that the translation names and the source doesn't.
func (v *view) others(g *glossary.Glossary) []glossary.Term {
	var out []glossary.Term
	for _, t := range g.Occurring(withoutCurrencies(v.Target), v.l.To) {
		if len(t.Forms[formsOf(v.l.From)]) > 0 && !g.Named(v.Source, t, v.l.From) {
			out = append(out, t)
		}
	}
	return out
}

// formsOf is the language whose forms the glossary has for a text.
func formsOf(l lang.Language) lang.Language {
	if l == lang.Persian {
		return lang.Dari
	}
	return l
}

// demanded says whether somebody has shown a source for a form in the language.
func demanded(t glossary.Term, l lang.Language) bool {
	for _, f := range t.Forms[formsOf(l)] {
		if !f.Unsourced {
			return true
		}
	}
	return false
}

// country tells countries, and unions of them, from cities and regions: they
// have their name from CLDR's territories.
func country(t glossary.Term) bool {
	f, ok := t.Preferred(lang.English)
	return t.Kind == "place" && ok && f.Origin == "CLDR"
}

// unnamed is the finding about a name that the translation lacks. A name that
// stands instead of it is taken from others, so that it stands for one only.
func (v *view) unnamed(t glossary.Term, others *[]glossary.Term) (f Finding, ok bool) {
	name := termName(t, formsOf(v.l.From))
	for i, o := range *others {
		if o.Kind != t.Kind || country(o) != country(t) {
			continue
		}
		*others = append((*others)[:i:i], (*others)[i+1:]...)
		severity := Warning
		if t.Kind == "place" {
			severity = Error
		}
		f := finding("name", severity, v.Block, named(name)+" is "+named(termName(o, v.l.To))+" in the translation")
		f.Source, f.Got = v.form(v.Source, t, v.l.From), v.form(v.Target, o, v.l.To)
		return f, true
	}
	if t.Kind == "place" && !country(t) || users(t, v.l.To) { // terms looks after the user's
		return f, false
	}
	f = finding("name", Note, v.Block, named(name)+" is not named in the translation")
	f.Source = v.form(v.Source, t, v.l.From)
	return f, true
}

// form is the place of a term's first form that stands in a text as it is
// written, nil where only another ending does.
func (v *view) form(text string, t glossary.Term, l lang.Language) *Place {
	for _, f := range t.Forms[formsOf(l)] {
		if i := strings.Index(text, f.Text); i >= 0 {
			return at(v.Block, text, i, i+len(f.Text))
		}
	}
	return nil
}
