package glossary

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"panj/internal/lang"
)

// gap is what stands between a word and the one before it.
type gap uint8

const (
	hard gap = iota // punctuation, or the text's beginning: no name runs across it
	soft            // spaces, hyphens, quotation marks
	dot             // a full stop and nothing else, as in U.S.
	none            // a ZWNJ: Persian writes parts of one word so
)

// word is a run of letters and digits, folded.
type word struct {
	letters []rune
	capital int // how many capitals it begins with
	before  gap

	start, end int // bytes in the text
}

// words cuts a text of an alphabetic script. The same cut is made of forms, so
// that "people's", "U.S." and a ZWNJ mean the same on both sides.
func words(text string, l lang.Language) []word {
	folded, at := lang.FoldMap(text)
	alike(folded, l)
	out := make([]word, 0, len(folded)/6+1)
	end := -1 // where the last word ended
	for i := 0; i < len(folded); i++ {
		if !letter(folded[i]) {
			continue
		}
		start := i
		for i+1 < len(folded) && letter(folded[i+1]) && !parted(text, at, i) {
			i++
		}
		w := word{letters: folded[start : i+1], capital: capitals(text, at, start, i+1), before: hard, start: at[start], end: at[i+1]}
		if end >= 0 {
			w.before = between(folded[end:start])
		}
		end = i + 1
		out = add(out, w, l)
	}
	return out
}

func letter(r rune) bool {
	switch {
	case r < utf8.RuneSelf:
		return r >= 'a' && r <= 'z' || r >= '0' && r <= '9'
	case r >= 0x400 && r <= 0x481, r >= 0x48A && r <= 0x52F, r >= 0x620 && r <= 0x64A:
		return true
	}
	return unicode.IsLetter(r)
}

// alike makes letters one that writers of a language mix up: the Tajik rules of
// 2021 write у in many words that had ӯ, and a final ӣ becomes и before an ending.
func alike(folded []rune, l lang.Language) {
	if l != lang.Tajik {
		return
	}
	for i, r := range folded {
		switch r {
		case 'ӣ':
			folded[i] = 'и'
		case 'ӯ':
			folded[i] = 'у'
		}
	}
}

// parted says whether a ZWNJ stands behind the i-th folded rune: a letter of one
// or two bytes and the three of the ZWNJ.
func parted(text string, at []int, i int) bool {
	return at[i+1]-at[i] > 3 && strings.Contains(text[at[i]:at[i+1]], "\u200c")
}

func capitals(text string, at []int, start, end int) int {
	for i := start; i < end; i++ {
		if r, _ := utf8.DecodeRuneInString(text[at[i]:]); !unicode.IsUpper(r) {
			return i - start
		}
	}
	return end - start
}

func between(gap []rune) gap {
	switch {
	case len(gap) == 0:
		return none
	case len(gap) == 1 && gap[0] == '.':
		return dot
	}
	for _, r := range gap {
		if r != ' ' && r != '-' && r != '"' && r != '\'' {
			return hard
		}
	}
	return soft
}

// add appends a word, joined to the last one where the two are one name: the
// letters of U.S., or a Persian ending behind a ZWNJ, which counts for nothing.
func add(list []word, w word, l lang.Language) []word {
	if len(list) == 0 {
		return append(list, w)
	}
	last := &list[len(list)-1]
	switch {
	case w.before == dot && len(w.letters) == 1 && w.capital == 1 && last.capital == len(last.letters) && len(last.letters) <= 3:
		last.letters = append(slices.Clone(last.letters), w.letters...)
		last.capital++
		last.end = w.end
		return list
	case w.before == none && l == lang.Dari && persianSuffix(string(w.letters)):
		return list
	}
	return append(list, w)
}

// persianSuffix lists endings that stand alone behind a ZWNJ: ezafe after ه,
// the plural, the indefinite.
func persianSuffix(s string) bool {
	switch s {
	case "ی", "ها", "های", "هایی", "ای", "یی", "اش", "شان":
		return true
	}
	return false
}
