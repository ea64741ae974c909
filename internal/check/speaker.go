package check

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"panj/internal/glossary"
	"panj/internal/lang"
)

// entity is a name that the summary gives: what it calls it, and what the source does.
type entity struct {
	called, source string
	role           string // and name, in the summary's words
	kind           string
	block          map[int]bool // whether a block has it, once asked
}

func entitiesOf(statements []Statement) []*entity {
	var out []*entity
	for _, st := range statements {
		if st.Called != "" && len(st.Names) > 0 && strings.TrimSpace(st.Names[0]) != "" {
			out = append(out, &entity{called: st.Called, source: st.Names[0], role: st.Text, kind: st.Kind, block: map[int]bool{}})
		}
	}
	return out
}

// speaks says whether an entity can be a speaker with a name of his own.
func (e *entity) speaks() bool {
	return e.kind == "person" || e.kind == "organisation" || e.kind == "group"
}

// speaker sees words given to somebody whom the source names nowhere, or not
// near them: neither in the quoted block nor in its neighbours, and, where the
// quoted block names nobody else, not in the four blocks before. A quotation
// whose own sentence says that another said it is given to the wrong one. Who is
// meant is read from the summary's entities, the glossary, and the words for
// what people are; where none of these knows the speaker, the rule is silent, but for a
// summary in the article's own language. It
// can't see words changing hands between two people of one role without names.
func (s *summary) speaker(st Statement) {
	if strings.TrimSpace(st.Speaker) == "" {
		return
	}
	who := s.whoIs(st.Speaker)
	if !who.known() && s.l.From != s.l.To {
		return
	}
	at := s.spokenIn(st)
	switch {
	case !s.inAny(who, s.all()):
		s.report("speaker", Warning, st, "the article does not name the speaker "+named(st.Speaker))
	case len(at) == 0: // whose words are nowhere is near nobody
	case !s.near(who, at):
		f := s.report("speaker", Warning, st, fmt.Sprintf("%s is not named near these words in %s", named(st.Speaker), s.blocks[at[0]].ID))
		f.Block = s.blocks[at[0]].ID
	case st.Quoted != "":
		if other := s.saidBy(st, who); other != nil {
			f := s.report("speaker", Warning, st, fmt.Sprintf("in the source %s says this, not %s", named(other.source), named(st.Speaker)))
			f.Block = s.blocks[at[0]].ID
		} else if s.saidByAnother(st, who) {
			f := s.report("speaker", Warning, st, fmt.Sprintf("in the source somebody else than %s says this", named(st.Speaker)))
			f.Block = s.blocks[at[0]].ID
		}
	}
}

// spokenIn are the blocks of the words: that of a quotation, else those cited.
func (s *summary) spokenIn(st Statement) []int {
	if strings.TrimSpace(st.Quoted) != "" {
		found := s.said(st)
		if i, ok := s.locator.at[found.Block]; ok && found.Match != None {
			return []int{i}
		}
		return nil
	}
	var out []int
	for _, e := range st.Evidence {
		if i, ok := s.locator.at[e.Block]; ok && e.Match != None {
			out = append(out, i)
		}
	}
	return out
}

// identity is how a speaker may be known in the source.
type identity struct {
	entities []*entity
	terms    []glossary.Term
	roles    map[int]bool
	verbatim string // the speaker's words, where they may be the source's
}

func (w identity) known() bool { return len(w.entities)+len(w.terms)+len(w.roles) > 0 }

func (s *summary) whoIs(name string) identity {
	w := identity{roles: rolesOf(phraseKey(name, s.l.To), s.l.To), verbatim: name}
	for _, e := range s.entities {
		if sameName(e.called, name) {
			w.entities = append(w.entities, e)
		}
	}
	for _, t := range s.l.Glossary.Occurring(name, s.l.To) {
		if len(t.Forms[formsOf(s.l.From)]) > 0 {
			w.terms = append(w.terms, t)
		}
	}
	return w
}

// sameName says whether the words of one name are all words of the other, but
// for their endings: "Nazarov" and "governor Karim Nazarov".
func sameName(a, b string) bool {
	x, y := nameTokens(a), nameTokens(b)
	if len(x) > len(y) {
		x, y = y, x
	}
	if len(x) > 0 && unicode.Is(unicode.Han, x[0].runes[0]) {
		return strings.Contains(joinTokens(y), joinTokens(x))
	}
	for _, w := range x {
		if !hasWord(y, w) {
			return false
		}
	}
	return len(x) > 0
}

// nameTokens are a name's words, initials aside.
func nameTokens(name string) []token {
	runes, _ := lang.FoldMap(name)
	return slices.DeleteFunc(tokens(runes), func(t token) bool { return len(t.runes) < 2 && !unicode.Is(unicode.Han, t.runes[0]) })
}

func joinTokens(list []token) string {
	var b strings.Builder
	for _, t := range list {
		b.WriteString(string(t.runes))
	}
	return b.String()
}

func (s *summary) all() []int {
	out := make([]int, len(s.blocks))
	for i := range out {
		out[i] = i
	}
	return out
}

func (s *summary) inAny(w identity, blocks []int) bool {
	return slices.ContainsFunc(blocks, func(i int) bool { return s.has(w, i) })
}

// lookBack is how many blocks a speaker may have been named before a block that names nobody else.
const lookBack = 4

func (s *summary) near(w identity, at []int) bool {
	for _, i := range at {
		from := i - 1
		if !slices.ContainsFunc(s.entities, func(e *entity) bool { return e.speaks() && s.hasEntity(e, i) }) {
			from = i - lookBack
		}
		for k := max(0, from); k <= min(i+1, len(s.blocks)-1); k++ {
			if s.has(w, k) {
				return true
			}
		}
	}
	return false
}

// has says whether a block has the speaker in any way.
func (s *summary) has(w identity, block int) bool {
	for _, e := range w.entities {
		if s.hasEntity(e, block) {
			return true
		}
	}
	for _, t := range w.terms {
		if s.l.Glossary.Named(s.blocks[block].Text, t, s.l.From) {
			return true
		}
	}
	for i := range s.rolesIn(block) {
		if w.roles[i] {
			return true
		}
	}
	return s.l.From.Script() == s.l.To.Script() && s.hasSome(w.verbatim, block, 1)
}

func (s *summary) rolesIn(block int) map[int]bool {
	if s.roles[block] == nil {
		s.roles[block] = rolesOf(phraseKey(s.blocks[block].Text, s.l.From), s.l.From)
	}
	return s.roles[block]
}

func (s *summary) hasEntity(e *entity, block int) bool {
	has, ok := e.block[block]
	if !ok {
		has = s.hasSome(e.source, block, 2)
		switch e.kind {
		case "person":
			has = has || s.hasSurname(e.source, block)
		case "place":
			has = has || hasRelated(s.words[block], nameTokens(e.source))
		}
		e.block[block] = has
	}
	return has
}

// hasSome says whether a block has a name, or one word in so many of it.
func (s *summary) hasSome(name string, block, share int) bool {
	key := strings.Trim(fold(name).key, ` "'.,`)
	if key != "" && strings.Contains(s.keys[block], key) {
		return true
	}
	list := nameTokens(name)
	if len(list) == 0 || unicode.Is(unicode.Han, list[0].runes[0]) {
		return false
	}
	n := 0
	for _, w := range list {
		if hasWord(s.words[block], w) {
			n++
		}
	}
	return share*n >= len(list)
}

// hasRelated says whether a text has a word made of a place's name: Afghan.
func hasRelated(text, name []token) bool {
	return slices.ContainsFunc(name, func(w token) bool {
		return slices.ContainsFunc(text, func(have token) bool { return related(w.runes, have.runes) })
	})
}

// hasSurname says whether a block has a part of a Chinese name with a dot, or
// any word of four letters of another person's name.
func (s *summary) hasSurname(name string, block int) bool {
	if list := nameTokens(name); len(list) > 0 && !unicode.Is(unicode.Han, list[0].runes[0]) {
		return slices.ContainsFunc(list, func(w token) bool { return len(w.runes) >= 4 && hasWord(s.words[block], w) })
	}
	for _, part := range strings.Split(fold(name).key, "·") {
		if len([]rune(part)) >= 2 && strings.Contains(s.keys[block], part) {
			return true
		}
	}
	return false
}
