package check

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"panj/internal/lang"
)

const (
	// foreignRun words in a row of another script are untranslated if any two of
	// them are not names, and lowercaseRun in lower case of at least three
	// letters are. Of 1,007 lines of NTREX-128 into each of six languages one
	// has such a run, and that one was really left in English.
	foreignRun   = 5
	lowercaseRun = 3
	// chineseRun characters in a row are a phrase, not a name.
	chineseRun = 6
)

// untranslated sees words of another script in a row: five, or three in lower
// case, names (capitalised) and originals between brackets not counted; in
// Tajik also two words that are spelled as only Russian ones are. It can't see
// a phrase in the script of the target: language and copied see some of those.
func untranslated(v *view) []Finding {
	p, l := v.Pair, v.l
	_, in, ok := expected(l.To)
	if !ok {
		return nil
	}
	list := v.targetWords()
	start, end := foreign(list, in)
	if start >= 0 {
		return []Finding{leftOver(p, list[start].start, list[end].end)}
	}
	if l.To == lang.Tajik {
		return russianWords(p, list)
	}
	return nil
}

func leftOver(p Pair, start, end int) Finding {
	f := finding("untranslated", Error, p.Block, named(p.Target[start:end])+" is not translated")
	f.Got = at(p.Block, p.Target, start, end)
	return f
}

// foreign returns the first and last word of a run that is untranslated, -1 if none is.
func foreign(list []word, in func(rune) bool) (first, last int) {
	run := 0
	for i := 0; i <= len(list); i++ {
		if i < len(list) && stranger(list[i], in) && !(run > 0 && list[i].apart) {
			run++
			continue
		}
		if run > 0 && left(list[i-run:i]) {
			return i - run, i - 1
		}
		run = 0
		if i < len(list) && stranger(list[i], in) {
			run = 1
		}
	}
	return -1, -1
}

func stranger(w word, in func(rune) bool) bool {
	return !in(w.runes[0]) && !w.bracketed && !w.address
}

// left says whether a run of foreign words is more than names.
func left(run []word) bool {
	if han(run[0].runes[0]) {
		return len(run) >= chineseRun
	}
	small, inRow, longest := 0, 0, 0
	for _, w := range run {
		if w.capital() {
			inRow = 0
			continue
		}
		small++
		if len(w.runes) >= 3 {
			inRow++
			longest = max(longest, inRow)
		} else {
			inRow = 0
		}
	}
	return longest >= lowercaseRun || len(run) >= foreignRun && small >= 2
}

// russianWords sees words with ы щ ь ц, letters that Tajik gave up in 1998: two
// that are not capitalised in good Tajik of NTREX-128 stand in 0.3 % of lines at most.
func russianWords(p Pair, list []word) []Finding {
	var russian []word
	for _, w := range list {
		if !w.bracketed && !w.capital() && strings.ContainsAny(string(w.runes), "ыщьц") {
			russian = append(russian, w)
		}
	}
	if len(russian) < 2 {
		return nil
	}
	message := fmt.Sprintf("%s and %s are spelled as in Russian",
		named(string(russian[0].runes)), named(string(russian[1].runes)))
	f := finding("untranslated", Error, p.Block, message)
	f.Got = at(p.Block, p.Target, russian[0].start, russian[0].end)
	return []Finding{f}
}

// copyLetters is how many letters a source must have for its copy to be one:
// a short block may well be a name that stays.
const copyLetters = 30

// copied sees a target that is the source over again, by the share of common
// character n-grams (chrF). In NTREX-128 the good pairs reach at most 51 between
// Russian and Tajik, 84 between Persian and Dari, 24 from English at the 99th percentile. It
// can't see a copy of half a block.
func copied(v *view) []Finding {
	p, l := v.Pair, v.l
	if l.From == l.To || countLetters(p.Source) < copyLetters || differInLength(p.Source, p.Target) {
		return nil
	}
	if !sameScript(l.From, l.To) && inScript(v.targetWords(), l.To) {
		return nil
	}
	if chrF(p.Target, p.Source) < copyBound(l.From, l.To) {
		return nil
	}
	f := finding("untranslated", Error, p.Block, "the block is still the source's: "+named(p.Target))
	f.Source = at(p.Block, p.Source, 0, len(p.Source))
	f.Got = at(p.Block, p.Target, 0, len(p.Target))
	return []Finding{f}
}

func sameScript(a, b lang.Language) bool { return scriptName(a) == scriptName(b) }

// inScript says whether most letters of words are of the language's script,
// names apart; then such names are what it has in common with its source.
func inScript(list []word, l lang.Language) bool {
	_, in, ok := expected(l)
	if !ok {
		return false
	}
	share, _ := shareOf(list, in)
	return share >= 0.5
}

// differInLength spares the counting of n-grams: with a length below half of
// the other's, no score comes near a bound.
func differInLength(a, b string) bool {
	m, n := utf8.RuneCountInString(a), utf8.RuneCountInString(b)
	return 2*m < n || 2*n < m
}

func copyBound(from, to lang.Language) float64 {
	switch {
	case persian(from) && persian(to):
		return 90
	case chinese(from) && chinese(to):
		return 98
	case from == lang.Russian && to == lang.Tajik, from == lang.Tajik && to == lang.Russian:
		return 60
	}
	return 50
}

func countLetters(text string) int {
	n := 0
	for _, r := range text {
		if unicode.IsLetter(r) {
			n++
		}
	}
	return n
}
