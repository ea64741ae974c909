package glossary

import (
	"slices"
	"strings"
	"unicode"

	"panj/internal/lang"
)

// pattern is a form, made ready to be found.
type pattern struct {
	term  int // its place in the glossary
	words []stem
	weak  bool
	decoy bool
	form  Form // the form it was made of; empty for a decoy
}

// stem is a word of a form without its ending. Chinese, which has no words, is
// one stem for the whole form.
type stem struct {
	letters []rune
	endings []string
	capital int // how many capitals the text's word must begin with
}

// termPatterns makes the patterns of a term in a language: its forms, their
// spellings without ZWNJ, and its decoys.
func termPatterns(t Term, decoys []string, l lang.Language, place int) []*pattern {
	var out []*pattern
	put := func(text string, p pattern) {
		p.term, p.words = place, stems(text, l)
		if len(p.words) > 0 {
			out = append(out, &p)
		}
	}
	for _, f := range slices.Concat(t.Forms[l], t.Forbidden[l]) {
		put(f.Text, pattern{weak: f.Weak, form: f})
		if strings.Contains(f.Text, "\u200c") {
			put(strings.ReplaceAll(f.Text, "\u200c", ""), pattern{weak: f.Weak, form: f})
		}
	}
	for _, d := range decoys {
		put(d, pattern{decoy: true})
	}
	return out
}

func stems(form string, l lang.Language) []stem {
	if chinese(l) {
		if letters := han(form); len(letters) > 0 {
			return []stem{{letters: letters}}
		}
		return nil
	}
	list := words(form, l)
	out := make([]stem, len(list))
	for i, w := range list {
		out[i] = newStem(w, l, i == 0, i == len(list)-1)
	}
	return out
}

// newStem keeps an acronym whole, since Russian and English don't inflect it,
// and asks for its capitals: "ИМА" and "US" are words in small letters.
func newStem(w word, l lang.Language, first, last bool) stem {
	if len(w.letters) > 1 && w.capital == len(w.letters) {
		endings := bare
		if l == lang.Tajik {
			endings = tajik
		}
		return stem{letters: w.letters, endings: endings, capital: w.capital}
	}
	s, endings := inflected(string(w.letters), l, last)
	out := stem{letters: []rune(s), endings: endings}
	if first && w.capital > 0 {
		out.capital = 1
	}
	return out
}

// match says how many of the words from the first the pattern takes, 0 for none.
func (p *pattern) match(text []word) int {
	if len(p.words) > len(text) {
		return 0
	}
	for i := range p.words {
		if i > 0 && text[i].before != soft && text[i].before != none || !p.words[i].match(&text[i]) {
			return 0
		}
	}
	return len(p.words)
}

func (s *stem) match(w *word) bool {
	n := len(s.letters)
	if len(w.letters) < n || w.capital < s.capital || !slices.Equal(w.letters[:n], s.letters) {
		return false
	}
	rest := w.letters[n:]
	return slices.ContainsFunc(s.endings, func(e string) bool { return same(e, rest) })
}

func same(ending string, rest []rune) bool {
	i := 0
	for _, r := range ending {
		if i >= len(rest) || rest[i] != r {
			return false
		}
		i++
	}
	return i == len(rest)
}

func chinese(l lang.Language) bool { return l == lang.Hans || l == lang.Hant }

// han folds a Chinese text and leaves out what writers put inside names or
// not: the dot between a foreign name's parts, quotation marks, hyphens, spaces.
func han(text string) []rune {
	letters, _ := hanMap(text)
	return letters
}

// hanMap is han with the byte that each letter begins at.
func hanMap(text string) (letters []rune, at []int) {
	folded, from := lang.FoldMap(text)
	letters, at = folded[:0], from[:0]
	for i, r := range folded {
		if r == '·' || r == '•' || r == '"' || r == '-' || unicode.IsSpace(r) {
			continue
		}
		letters, at = append(letters, r), append(at, from[i])
	}
	return letters, at
}

// matchHan says how many runes the pattern takes, 0 for none.
func (p *pattern) matchHan(text []rune) int {
	n := len(p.words[0].letters)
	if n > len(text) || !slices.Equal(text[:n], p.words[0].letters) {
		return 0
	}
	return n
}
