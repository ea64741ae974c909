package glossary

import "panj/internal/lang"

// Text is a text cut into words once, to be asked for many terms: the cut takes
// longer than a question does.
type Text struct {
	glossary *Glossary
	language lang.Language
	reading  reading
	text     string
}

// Read prepares a text in a language for questions.
func (g *Glossary) Read(text string, l lang.Language) *Text {
	l = written(l)
	return &Text{glossary: g, language: l, reading: read(text, l), text: text}
}

// Occurring is Glossary.Occurring of this text.
func (t *Text) Occurring() []Term {
	ix := t.glossary.index(t.language)
	if ix == nil {
		return nil
	}
	hit := make([]bool, len(t.glossary.terms))
	ix.scan(&t.reading, func(p *pattern, _, _ int) { hit[p.term] = true })
	out := []Term{}
	for i, found := range hit {
		if found {
			out = append(out, t.glossary.terms[i])
		}
	}
	return out
}

// Named is Glossary.Named of this text.
func (t *Text) Named(term Term) bool {
	named := false
	t.reading.each(t.patterns(term), func(*pattern) bool {
		named = true
		return false
	})
	return named
}

// Used is Glossary.Used of this text.
func (t *Text) Used(term Term) (Form, Status) {
	u := usage{requires: requires(term, t.language)}
	t.reading.each(t.patterns(term), func(p *pattern) bool {
		u.see(p)
		return true
	})
	return u.form, u.status()
}

func (t *Text) patterns(term Term) []*pattern {
	if patterns, ok := t.glossary.index(t.language).patterns(term.ID); ok {
		return patterns
	}
	return termPatterns(term, nil, t.language, 0)
}

// reading is a text as patterns are matched against it: words, or the
// characters of a Chinese text, which has none.
type reading struct {
	han     bool
	letters []rune
	at      []int // by letter: its byte in the text
	words   []word
}

func read(text string, l lang.Language) reading {
	if chinese(l) {
		letters, at := hanMap(text)
		return reading{han: true, letters: letters, at: at}
	}
	return reading{words: words(text, l)}
}

func (r *reading) length() int {
	if r.han {
		return len(r.letters)
	}
	return len(r.words)
}

// first are the letters that a pattern at a place begins with.
func (r *reading) first(i int) []rune {
	if r.han {
		return r.letters[i:]
	}
	return r.words[i].letters
}

// match says how many places from the i-th a pattern takes, 0 for none.
func (r *reading) match(p *pattern, i int) int {
	if r.han {
		return p.matchHan(r.letters[i:])
	}
	return p.match(r.words[i:])
}

// each calls found for the longest pattern at each place, decoys left out, as
// long as it says true.
func (r *reading) each(patterns []*pattern, found func(*pattern) bool) {
	var a at
	for i := 0; i < r.length(); i += max(a.length, 1) {
		a.length = 0
		for _, p := range patterns {
			a.offer(p, r.match(p, i))
		}
		if a.length > 0 && !a.decoyed(a.best[0]) && !found(a.best[0]) {
			return
		}
	}
}
