package check

import (
	"slices"
	"strings"
	"unicode"

	"panj/internal/glossary"
	"panj/internal/lang"
)

// saidBy is another who says the quotation, in the words around it in its own
// sentence: his name stands nearer to a verb of saying than the speaker's.
func (s *summary) saidBy(st Statement, who identity) *entity {
	if !slices.ContainsFunc(who.entities, (*entity).speaks) {
		return nil
	}
	around := phraseKey(s.around(st), s.l.From)
	nearest, other := besideBytes, (*entity)(nil)
	for _, e := range s.entities {
		if !e.speaks() || slices.Contains(who.entities, e) {
			continue
		}
		if d := fromVerb(around, s.l.From, nameWords(e)); d < nearest {
			nearest, other = d, e
		}
	}
	for _, e := range who.entities {
		if fromVerb(around, s.l.From, nameWords(e)) <= nearest {
			return nil
		}
	}
	return other
}

// saidByAnother says that in the quotation's own sentence somebody of another
// class says it: an analyst, and not the president. Offices, trades and ordinary
// people are told apart, no more; a pronoun may be anybody.
func (s *summary) saidByAnother(st Statement, who identity) bool {
	text := s.around(st)
	if !says(text) { // the words go on from another sentence
		found := s.inCited(st)
		text = outside(s.byID[found.Block].Text)
	}
	around := phraseKey(text, s.l.From)
	there := classes(around, s.l.From, true)
	if len(there) == 0 || there[noClass] || pronouns().in(around, s.l.From) || s.named(text, around, who) {
		return false
	}
	text = st.Speaker
	for _, e := range who.entities {
		text += " " + e.role
	}
	mine := classes(phraseKey(text, s.l.To), s.l.To, false)
	if len(mine) == 0 || mine[noClass] {
		return false
	}
	for c := range there {
		if mine[c] {
			return false
		}
	}
	return true
}

// outside is what a text says outside of quotation marks.
func outside(text string) string {
	var out strings.Builder
	open := false
	for _, r := range text {
		switch {
		case open && strings.ContainsRune(closingMarks, r):
			open = false
		case !open && strings.ContainsRune(openingMarks, r):
			open = true
			out.WriteString(" … ")
		case !open:
			out.WriteRune(r)
		}
	}
	return out.String()
}

// named says whether a text, and its key, has a word of the speaker's name.
func (s *summary) named(text, key string, who identity) bool {
	if slices.ContainsFunc(who.terms, func(t glossary.Term) bool { return s.l.Glossary.Named(text, t, s.l.From) }) {
		return true
	}
	return slices.ContainsFunc(who.entities, func(e *entity) bool {
		return slices.ContainsFunc(nameWords(e), func(w string) bool { return strings.Contains(key, w) })
	})
}

// around is the sentence of a quotation without the quotation itself.
func (s *summary) around(st Statement) string {
	found := s.said(st)
	b, ok := s.byID[found.Block]
	if !ok || found.Match == None {
		return ""
	}
	var out strings.Builder
	at := 0
	for _, text := range lang.Sentences(b.Text) {
		end := at + len(text)
		if at < found.ByteEnd && end > found.ByteStart {
			out.WriteString(b.Text[at:max(at, min(end, found.ByteStart))] + " … " + b.Text[min(end, max(at, found.ByteEnd)):end])
		}
		at = end
	}
	return out.String()
}

// besideBytes is how many bytes of a key may lie between a name and the verb by
// which it says something.
const besideBytes = 24

// fromVerb is how far a name stands from the nearest verb of saying in a key,
// at most besideBytes; more where it doesn't stand there.
func fromVerb(key string, l lang.Language, names []string) int {
	nearest := besideBytes + 1
	for _, name := range names {
		i := strings.Index(key, name)
		if i < 0 {
			continue
		}
		for _, verb := range saying()[l].list {
			before, after := strings.LastIndex(key[:i+1], verb), strings.Index(key[i+len(name):], verb)
			if before >= 0 {
				nearest = min(nearest, max(0, i-before-len(verb)))
			}
			if after >= 0 {
				nearest = min(nearest, after)
			}
		}
	}
	return nearest
}

// nameWords are the stems by which a name is found in a key: of a person's any
// word of four letters, of others the whole.
func nameWords(e *entity) []string {
	list := nameTokens(e.source)
	if len(list) == 0 {
		return nil
	}
	if unicode.Is(unicode.Han, list[0].runes[0]) {
		return strings.Split(strings.ReplaceAll(fold(e.source).key, " ", ""), "·")
	}
	var out []string
	for _, w := range list {
		if len(w.runes) >= 4 && e.kind == "person" {
			out = append(out, " "+string(w.runes[:len(w.runes)-1]))
		}
	}
	if e.kind != "person" {
		out = append(out, " "+joinWords(list))
	}
	return out
}

func joinWords(list []token) string {
	var out []string
	for _, t := range list {
		out = append(out, string(t.runes))
	}
	return strings.Join(out, " ")
}
