package glossary

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Mention is a place where a text names a term.
type Mention struct {
	Term       Term
	Form       Form // the accepted form that stands there, with whatever ending
	Start, End int  // bytes in the text
}

// Mentions lists the places of the terms that Occurring gives, in the order of
// the text. A surname alone is a mention with the full name as its form.
func (t *Text) Mentions() []Mention {
	ix := t.glossary.index(t.language)
	if ix == nil {
		return nil
	}
	var out []Mention
	known := func(term, start int) bool { // by another of its forms
		return slices.ContainsFunc(out[max(0, len(out)-4):], func(m Mention) bool { return m.Start == start && m.Term.ID == t.glossary.terms[term].ID })
	}
	ix.scan(&t.reading, func(p *pattern, first, length int) {
		start, end := t.place(first, length)
		if !known(p.term, start) {
			out = append(out, Mention{t.glossary.terms[p.term], p.form, start, end})
		}
	})
	return out
}

// place leads from words, or Chinese characters, to the bytes of the text.
func (t *Text) place(first, length int) (start, end int) {
	r := &t.reading
	if !r.han {
		start, end = r.words[first].start, r.words[first+length-1].end
		return start, start + len(strings.TrimRightFunc(t.text[start:end], func(r rune) bool { return unicode.Is(unicode.Cf, r) }))
	}
	last := r.at[first+length-1]
	_, size := utf8.DecodeRuneInString(t.text[last:])
	return r.at[first], last + size
}
