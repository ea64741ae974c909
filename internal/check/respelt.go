package check

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"unicode"

	"panj/internal/lang"
)

const (
	// respeltLetters is how many letters a name must have for another that is
	// nearly the same to be a misspelling, and respeltNames how many names of a
	// document are compared with one another.
	respeltLetters = 5
	respeltNames   = 3000
)

// respelt sees two spellings of one name in a translation: two words with a
// capital that differ in one letter before their ending (Кадыров, Кадиров),
// never stand in one block, and stand only where the source has one and the
// same name. It reads translations into languages with capitals; sources
// without them only through the names that the translator gave. It can't see a
// name that is spelt wrong throughout, nor two spellings further apart. In the
// 62 documents of NTREX-128 it finds 11 such pairs in the Tajik translations
// from English, read: nearly all are the translator's slips (Лифтгоу, Литгоу).
func respelt(pairs []Pair, l Languages) []Finding {
	if !capitals(l.To) || len(pairs) < 2 {
		return nil
	}
	targets := capitalised(pairs, func(p Pair) string { return p.Target })
	if len(targets) < 2 || len(targets) > respeltNames {
		return nil
	}
	var sources map[string]*mention
	var out []Finding
	told := map[string]bool{} // with other endings
	for _, two := range alike(targets) {
		if sources == nil {
			sources = sourceNames(pairs, l)
		}
		rare, common := two[0], two[1]
		if stem := string(rare.key[:respeltLetters-1]); !told[stem] && shareName(rare, common, sources) {
			told[stem] = true
			p := pairs[rare.blocks[0]]
			f := finding("name", Warning, p.Block, named(rare.text)+" is spelt "+named(common.text)+" in "+cut(pairs[common.blocks[0]].Block))
			if i := strings.Index(p.Target, rare.text); i >= 0 {
				f.Got = at(p.Block, p.Target, i, i+len(rare.text))
			}
			out = append(out, f)
		}
	}
	return out
}

func capitals(l lang.Language) bool { return !persian(l) && !chinese(l) }

// mention is a word as it is written, and the pairs that it stands in, by index.
type mention struct {
	text   string
	key    []rune
	blocks []int
	inside bool // it stands inside a sentence as well
}

// capitalised are the words with a capital of one side's texts, by their folded form.
func capitalised(pairs []Pair, side func(Pair) string) map[string]*mention {
	out := map[string]*mention{}
	for i, p := range pairs {
		if !translated(p) {
			continue
		}
		for _, w := range words(side(p)) {
			if len(w.runes) < respeltLetters || !w.capital() || w.address || unicode.IsUpper(w.runes[1]) {
				continue
			}
			key := lang.Fold(string(w.runes))
			s := out[key]
			if s == nil {
				s = &mention{text: side(p)[w.start:w.end], key: []rune(key)}
				out[key] = s
			}
			s.inside = s.inside || w.start > 0 && !w.apart
			if n := len(s.blocks); n == 0 || s.blocks[n-1] != i {
				s.blocks = append(s.blocks, i)
			}
		}
	}
	return out
}

// sourceNames are the names of the source: the translator's own list, and words with a capital.
func sourceNames(pairs []Pair, l Languages) map[string]*mention {
	out := map[string]*mention{}
	if capitals(l.From) {
		out = capitalised(pairs, func(p Pair) string { return p.Source })
	}
	for _, n := range l.Names {
		if strings.TrimSpace(n.Source) == "" {
			continue
		}
		s := &mention{text: n.Source}
		for i, p := range pairs {
			if strings.Contains(p.Source, n.Source) {
				s.blocks = append(s.blocks, i)
			}
		}
		out["\x00"+n.Source] = s
	}
	return out
}

// alike are the pairs of words that differ in one letter, the rarer or later one
// first. They are compared only where they begin alike.
func alike(words map[string]*mention) [][2]*mention {
	begin := map[[2]rune][]*mention{}
	for _, key := range slices.Sorted(maps.Keys(words)) {
		s := words[key]
		k := [2]rune{s.key[0], s.key[1]}
		begin[k] = append(begin[k], s)
	}
	var out [][2]*mention
	for _, list := range begin {
		for i, a := range list {
			for _, b := range list[i+1:] {
				if a.inside && b.inside && oneLetter(a.key, b.key) && apart(a.blocks, b.blocks) {
					out = append(out, rareFirst(a, b))
				}
			}
		}
	}
	slices.SortFunc(out, func(a, b [2]*mention) int { return cmp.Compare(a[0].blocks[0], b[0].blocks[0]) })
	return out
}

func rareFirst(a, b *mention) [2]*mention {
	if len(a.blocks) < len(b.blocks) || len(a.blocks) == len(b.blocks) && a.blocks[0] > b.blocks[0] {
		return [2]*mention{a, b}
	}
	return [2]*mention{b, a}
}

// ending is how many letters at a word's end may be its ending.
const ending = 2

// oneLetter says whether words differ in one letter, other, missing or added,
// that is followed by a letter more that they share, endings apart.
func oneLetter(a, b []rune) bool {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	if n == len(a) || n == len(b) {
		return false
	}
	for _, rest := range [][2][]rune{{a[n+1:], b[n+1:]}, {a[n:], b[n+1:]}, {a[n+1:], b[n:]}} {
		same := 0
		for same < len(rest[0]) && same < len(rest[1]) && rest[0][same] == rest[1][same] {
			same++
		}
		alike := 3*(n+same) >= 2*max(len(a), len(b)) // Маскав is no Марказӣ
		if alike && same >= ending && len(rest[0])-same <= ending && len(rest[1])-same <= ending {
			return true
		}
	}
	return false
}

// apart says whether two lists of indices have none in common.
func apart(a, b []int) bool {
	return !slices.ContainsFunc(a, func(i int) bool { _, ok := slices.BinarySearch(b, i); return ok })
}

// shareName says whether one name of the source stands wherever either word does.
func shareName(a, b *mention, sources map[string]*mention) bool {
	for _, s := range sources {
		if within(a.blocks, s.blocks) && within(b.blocks, s.blocks) {
			return true
		}
	}
	return false
}

func within(a, b []int) bool {
	return !slices.ContainsFunc(a, func(i int) bool { _, ok := slices.BinarySearch(b, i); return !ok })
}
