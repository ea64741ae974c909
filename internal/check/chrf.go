package check

import (
	"math"
	"strings"
	"unicode"
	"unicode/utf8"
)

const (
	chrfOrder = 6 // the longest character n-grams
	chrfWords = 2 // the longest word n-grams of chrF2++
	chrfBeta  = 2 // recall counts twice as much as precision
)

// Score compares a translation with a human one, from 0 to 100. It says how
// alike they look, not which is better: between the Dari and the Persian
// translators of NTREX-128, both good, chrF2 is 38.
type Score struct {
	ChrF   float64 `json:"chrf2"`   // chrF2: character n-grams up to 6
	ChrFPP float64 `json:"chrf2++"` // chrF2++: word n-grams up to 2 as well
}

// ScoreTexts is the chrF2 and chrF2++ (Popović 2015, 2017) of segments against
// their references, as sacrebleu 2.6.0 computes them for a corpus: nrefs:1,
// case:mixed, eff:yes, nc:6, nw:0 and 2, space:no. A single segment is scored as
// sacrebleu scores a sentence. Segments beyond the shorter list aren't counted.
// It agrees with sacrebleu to six digits on all of corpora and sentences that
// were compared (NTREX-128, Cyrillic, Arabic and Chinese script).
func ScoreTexts(texts, references []string) Score {
	var c chrfCounts
	for i := range min(len(texts), len(references)) {
		c.add(texts[i], references[i])
	}
	return Score{ChrF: c.score(chrfOrder), ChrFPP: c.score(chrfOrder + chrfWords)}
}

// chrF is the chrF2 of one text.
func chrF(text, reference string) float64 {
	var c chrfCounts
	c.letters(unspaced(text), unspaced(reference))
	return c.score(chrfOrder)
}

// grams are how many n-grams of one length a text and its reference have, and
// how many they share.
type grams struct{ text, reference, common int }

// chrfCounts are those of every order: characters first, then words.
type chrfCounts [chrfOrder + chrfWords]grams

func (c *chrfCounts) add(text, reference string) {
	c.letters(unspaced(text), unspaced(reference))
	ids := make(map[string]rune)
	a, b := wordIDs(text, ids), wordIDs(reference, ids)
	for n := 1; n <= chrfWords; n++ {
		c[chrfOrder+n-1].add(a, b, n)
	}
}

func (c *chrfCounts) letters(a, b []rune) {
	for n := 1; n <= chrfOrder; n++ {
		c[n-1].add(a, b, n)
	}
}

// add counts n-grams. A text's count for nothing where the reference has none
// of that length, as sacrebleu has it.
func (g *grams) add(a, b []rune, n int) {
	if len(b) < n {
		return
	}
	g.reference += len(b) - n + 1
	if len(a) < n {
		return
	}
	g.text += len(a) - n + 1
	g.common += overlap(a, b, n)
}

// score is the F-score of the averages over the first orders, of those that
// both sides have any n-grams of.
func (c *chrfCounts) score(orders int) float64 {
	var precision, recall, effective float64
	for _, g := range c[:orders] {
		if g.text > 0 && g.reference > 0 {
			precision += float64(g.common) / float64(g.text)
			recall += float64(g.common) / float64(g.reference)
			effective++
		}
	}
	if precision+recall == 0 {
		return 0
	}
	precision, recall = precision/effective, recall/effective
	square := math.Pow(chrfBeta, 2)
	return 100 * (1 + square) * precision * recall / (square*precision + recall)
}

// blank is what Python's str.split takes for space: Unicode's and four
// separators of ASCII.
func blank(r rune) bool { return unicode.IsSpace(r) || r >= 0x1C && r <= 0x1F }

func unspaced(text string) []rune {
	out := make([]rune, 0, len(text))
	for _, r := range text {
		if !blank(r) {
			out = append(out, r)
		}
	}
	return out
}

// wordIDs numbers a text's words, equal words alike. A mark of ASCII's is cut
// from the end of a word, or else from its beginning, one and no more.
func wordIDs(text string, ids map[string]rune) []rune {
	var out []rune
	put := func(w string) {
		id, ok := ids[w]
		if !ok {
			id = rune(len(ids))
			ids[w] = id
		}
		out = append(out, id)
	}
	for _, w := range strings.FieldsFunc(text, blank) {
		last := len(w) - 1
		switch {
		case utf8.RuneCountInString(w) == 1:
			put(w)
		case asciiMark(w[last]):
			put(w[:last])
			put(w[last:])
		case asciiMark(w[0]):
			put(w[:1])
			put(w[1:])
		default:
			put(w)
		}
	}
	return out
}

func asciiMark(b byte) bool {
	return b > ' ' && b < 0x7F && !asciiLetter(b) && (b < '0' || b > '9')
}

// overlap counts the n-grams that both texts have, each as often as both have it.
func overlap(a, b []rune, n int) int {
	seen := make(map[[chrfOrder]rune]int, len(b))
	var gram [chrfOrder]rune
	for i := 0; i+n <= len(b); i++ {
		copy(gram[:], b[i:i+n])
		seen[gram]++
	}
	common := 0
	for i := 0; i+n <= len(a); i++ {
		copy(gram[:], a[i:i+n])
		if seen[gram] > 0 {
			seen[gram]--
			common++
		}
	}
	return common
}
