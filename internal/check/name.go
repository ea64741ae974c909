package check

import (
	"slices"
	"strings"
	"unicode"

	"panj/internal/glossary"
	"panj/internal/lang"
)

// names sees two things: a name that the summary gives as the source's and no
// block has, whatever its ending; and a name of the glossary in the summary
// whose forms in the source's language stand nowhere in the article. It can't
// see a wrong name that the glossary doesn't know; of right names for somebody
// else swaps sees some.
func (s *summary) names(st Statement) {
	for _, name := range st.Names {
		if strings.TrimSpace(name) != "" && !s.hasName(name) {
			s.report("name", Warning, st, "the article does not name "+named(name))
		}
	}
	if s.l.Glossary == nil || st.Text == "" {
		return
	}
	for _, term := range s.l.Glossary.Occurring(withoutCurrencies(st.Text), s.l.To) {
		if s.mentions(term) {
			continue
		}
		if owner := "name\x00" + term.ID; s.once(st, owner) {
			s.report("name", Warning, st, "the article does not name "+named(termName(term, s.l.To)))
		}
	}
}

func termName(t glossary.Term, l lang.Language) string {
	if f, ok := t.Preferred(l); ok {
		return f.Text
	}
	return t.ID
}

// mentions says whether any block names the term; a term without a form in the
// source's language can't be looked for and counts as named.
func (s *summary) mentions(t glossary.Term) bool {
	from := s.l.From
	if len(t.Forms[from]) == 0 {
		if from != lang.Persian || len(t.Forms[lang.Dari]) == 0 {
			return true
		}
		from = lang.Dari
	}
	if named, ok := s.terms[t.ID]; ok {
		return named
	}
	found := t.Kind == "place" && s.adjective(t.Forms[from])
	for _, b := range s.blocks {
		found = found || s.l.Glossary.Named(b.Text, t, from)
	}
	s.terms[t.ID] = found
	return found
}

// adjective says whether the blocks have a word made of a place's name, or the
// place's name is made of it: Syria and Syrian, Tajikistan and Tajik.
func (s *summary) adjective(forms []glossary.Form) bool {
	for _, f := range forms {
		runes, _ := lang.FoldMap(f.Text)
		if name := tokens(runes); len(name) == 1 && s.anyWord(func(w token) bool { return related(name[0].runes, w.runes) }) {
			return true
		}
	}
	return false
}

func (s *summary) anyWord(is func(token) bool) bool {
	for _, list := range s.words {
		if slices.ContainsFunc(list, is) {
			return true
		}
	}
	return false
}

// related says whether two words begin alike: with four letters at least, and
// three quarters of the shorter one, so that Austria isn't Australia nor Iran Iraq.
func related(a, b []rune) bool {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n >= 4 && 4*n >= 3*min(len(a), len(b))
}

// hasName looks for a name in the blocks: as it is when folded, else all its
// words in one block, each with any ending. Initials don't count.
func (s *Basis) hasName(name string) bool {
	key := strings.Trim(fold(name).key, ` "'.,`)
	for i, have := range s.keys {
		if strings.Contains(have, key) || s.hasWords(i, name) {
			return true
		}
	}
	return false
}

func (s *Basis) hasWords(block int, name string) bool {
	runes, _ := lang.FoldMap(name)
	asked := 0
	for _, want := range tokens(runes) {
		if len(want.runes) < 2 && !unicode.Is(unicode.Han, want.runes[0]) {
			continue
		}
		if unicode.Is(unicode.Han, want.runes[0]) { // no endings; in one piece or not at all
			return false
		}
		if !hasWord(s.words[block], want) {
			return false
		}
		asked++
	}
	return asked > 0
}

func hasWord(list []token, want token) bool {
	for _, have := range list {
		if unlike(want, have) < 2 {
			return true
		}
	}
	return false
}
