package glossary

import (
	"slices"

	"panj/internal/lang"
)

// key is how a pattern begins: its first two letters, the second 0 where the
// first word has only one that is sure.
type key [2]rune

// index finds a language's patterns by the letters they begin with.
type index struct {
	language lang.Language
	start    map[key][]*pattern // strong patterns and decoys: what Occurring looks for
	byTerm   map[string][]*pattern
}

func newIndex(g *Glossary, l lang.Language) *index {
	ix := &index{language: l, start: map[key][]*pattern{}, byTerm: map[string][]*pattern{}}
	surnames := surnames(g.terms, l)
	for i, t := range g.terms {
		patterns := termPatterns(t, g.decoys[t.ID][l], l, i)
		patterns = append(patterns, surnames[t.ID]...)
		ix.byTerm[t.ID] = patterns
		for _, p := range patterns {
			if !p.weak {
				k := begins(p.words[0].letters)
				ix.start[k] = append(ix.start[k], p)
			}
		}
	}
	return ix
}

func begins(letters []rune) key {
	if len(letters) < 2 {
		return key{letters[0]}
	}
	return key{letters[0], letters[1]}
}

// patterns of a term, false where the index doesn't know it.
func (ix *index) patterns(id string) ([]*pattern, bool) {
	if ix == nil {
		return nil, false
	}
	p, ok := ix.byTerm[id]
	return p, ok
}

// at is the longest match among candidates at a place, and those that reach it.
type at struct {
	length int
	best   []*pattern
}

func (a *at) offer(p *pattern, length int) {
	switch {
	case length == 0 || length < a.length:
	case length > a.length:
		a.length, a.best = length, append(a.best[:0], p)
	default:
		a.best = append(a.best, p)
	}
}

// decoyed says whether a decoy of the same term is as long as the pattern. (The
// decoy of one term may be the form of another: 白俄罗斯 is Belarus, not Russia.)
func (a *at) decoyed(p *pattern) bool {
	return p.decoy || slices.ContainsFunc(a.best, func(o *pattern) bool { return o.decoy && o.term == p.term })
}

// scan calls found for each strong pattern in a text, with its first place and
// how many it takes, once from its beginning to its end: at a place the longest
// wins, and the search goes on behind it.
func (ix *index) scan(r *reading, found func(p *pattern, first, length int)) {
	var a at
	for i := 0; i < r.length(); i += max(a.length, 1) {
		a.length = 0
		first := r.first(i)
		for _, p := range ix.start[begins(first)] {
			a.offer(p, r.match(p, i))
		}
		if !r.han && len(first) > 1 {
			for _, p := range ix.start[key{first[0]}] {
				a.offer(p, r.match(p, i))
			}
		}
		a.report(func(p *pattern) { found(p, i, a.length) })
	}
}

func (a *at) report(found func(*pattern)) {
	if a.length == 0 {
		return
	}
	for _, p := range a.best {
		if !a.decoyed(p) {
			found(p)
		}
	}
}
