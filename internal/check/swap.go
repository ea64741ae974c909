package check

import (
	"slices"
	"strings"

	"panj/internal/glossary"
	"panj/internal/lang"
	"panj/internal/quantity"
)

// swaps sees a name in a statement that the article has, but not in the cited
// blocks, where the cited sentences name another of the same kind that the
// statement doesn't: Kabul for Dushanbe. The glossary knows names, and so do the
// summary's entities. It can't see two names of the same blocks exchanged.
func (s *summary) swaps(st Statement) {
	cited := s.spokenIn(st)
	sentences := s.citedSentences(st)
	if !st.Asserts || len(cited) == 0 || len(sentences) == 0 {
		return
	}
	if said, instead, ok := s.swappedTerm(st, cited, sentences); ok {
		s.swap(st, said, instead)
	} else if said, instead, ok := s.swappedEntity(st, cited, sentences); ok {
		s.swap(st, said, instead)
	}
}

func (s *summary) swap(st Statement, said, instead string) {
	if s.once(st, "swap\x00"+said) {
		s.report("name", Warning, st, "the cited words don't name "+named(said)+", but "+named(instead))
	}
}

func (s *summary) swappedTerm(st Statement, cited []int, sentences []citedSentence) (said, instead string, ok bool) {
	g := s.l.Glossary
	if g == nil {
		return "", "", false
	}
	for _, t := range g.Occurring(withoutCurrencies(st.Text), s.l.To) {
		if len(t.Forms[formsOf(s.l.From)]) == 0 || !s.mentions(t) || s.termIn(t, cited) {
			continue
		}
		for _, c := range sentences {
			for _, o := range g.Occurring(withoutCurrencies(c.text), s.l.From) {
				if o.Kind == t.Kind && country(o) == country(t) && demanded(o, s.l.To) && !g.Named(st.Text, o, s.l.To) {
					return termName(t, s.l.To), termName(o, formsOf(s.l.From)), true
				}
			}
		}
	}
	return "", "", false
}

func (s *summary) termIn(t glossary.Term, blocks []int) bool {
	return slices.ContainsFunc(blocks, func(i int) bool {
		return s.l.Glossary.Named(s.blocks[i].Text, t, s.l.From)
	})
}

func (s *summary) swappedEntity(st Statement, cited []int, sentences []citedSentence) (said, instead string, ok bool) {
	text := nameTokens(st.Text)
	for _, e := range s.entities {
		if !e.proper() || !holdsName(e.called, text) || s.numeral(e.called) && !spells(st.Text, e.called) || slices.ContainsFunc(cited, func(i int) bool { return s.hasEntity(e, i) }) {
			continue
		}
		for _, o := range s.entities {
			if o.kind != e.kind || !o.proper() || partly(o.called, text) {
				continue
			}
			if slices.ContainsFunc(sentences, func(c citedSentence) bool { return holdsName(o.source, nameTokens(c.text)) }) {
				return e.called, o.source, true
			}
		}
	}
	return "", "", false
}

// numeral says whether a word of a name is a number too: the Panj is five. Only the
// whole name, as it is written, is then no number.
func (s *summary) numeral(name string) bool {
	return slices.ContainsFunc(strings.Fields(name), func(w string) bool {
		return len(quantity.Find(strings.ToLower(w), s.l.To)) > 0
	})
}

func spells(text, name string) bool { return strings.Contains(lang.Fold(text), lang.Fold(name)) }

// proper says whether an entity has a kind that names are exchanged within.
func (e *entity) proper() bool { return e.speaks() || e.kind == "place" }

// holdsName says whether all words of a name stand in a text, with any endings.
func holdsName(name string, text []token) bool {
	list := nameTokens(name)
	for _, w := range list {
		if !hasWord(text, w) {
			return false
		}
	}
	return len(list) > 0
}

// partly says whether any word of a name of three letters stands in a text, or
// one made of it.
func partly(name string, text []token) bool {
	return hasRelated(text, nameTokens(name)) || slices.ContainsFunc(nameTokens(name), func(w token) bool {
		return (len(w.runes) >= 3 || len(w.runes) == 1) && hasWord(text, w)
	})
}
