package check

import (
	"slices"
	"unicode"
)

// token is a word, or a single Chinese character, of a folded text.
type token struct {
	runes      []rune
	start, end int // of the folded runes
}

const (
	// nearTokens is how many tokens a quote must have to be sought by likeness:
	// with fewer, one other word is another quote.
	nearTokens = 4
	// maxTokens bounds the work on a quote that a model made up at length.
	maxTokens = 400
	// nearShare of a quote's tokens must be the block's; the rest may be
	// missing, added or other. Half a token is lost where only the ending differs.
	nearShare = 0.85
)

// nearest finds the stretch of text whose words are the quote's, all but a few:
// the alignment of the whole quote with any stretch (Sellers 1980), in time
// proportional to the text. What differs may be the word that matters, so the
// caller says that the quote is not verbatim.
func (f *folded) nearest(quote *sought) (start, end int, ok bool) {
	want := quote.folded().tokens()
	if len(want) < nearTokens || len(want) > maxTokens || !f.mayHold(quote.words()) {
		return 0, 0, false
	}
	first, last, cost := sellers(f.list, want)
	if cost > nearCost(len(want)) || last < first {
		return 0, 0, false
	}
	start, end = span(f.text, f.from, f.list[first].start, f.list[last].end)
	return start, end, start < end
}

// nearCost is what may differ of a quote, in half tokens.
func nearCost(tokens int) int { return int((1 - nearShare) * 2 * float64(tokens)) }

// mayHold says whether enough of the quote's words stand in the text at all. A
// word that doesn't costs half a token at least, so that most blocks are ruled
// out before the alignment.
func (f *folded) mayHold(want []string) bool {
	if f.words == nil {
		f.words = make(map[string]bool, len(f.tokens()))
		for _, w := range f.tokens() {
			f.words[string(w.runes)] = true
		}
	}
	lacking := nearCost(len(want))
	for _, w := range want {
		if !f.words[w] {
			if lacking--; lacking < 0 {
				return false
			}
		}
	}
	return len(f.list) > 0
}

// tokens cuts folded runes into words; each Chinese character is one.
func tokens(runes []rune) []token {
	var out []token
	open := -1
	flush := func(i int) {
		if open >= 0 {
			out = append(out, token{runes[open:i], open, i})
			open = -1
		}
	}
	for i, r := range runes {
		switch {
		case unicode.Is(unicode.Han, r):
			flush(i)
			out = append(out, token{runes[i : i+1], i, i + 1})
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			if open < 0 {
				open = i
			}
		default:
			flush(i)
		}
	}
	flush(len(runes))
	return out
}

// cell is the cheapest way to have matched some of the quote's tokens at a
// place in the text: what it cost in half tokens, and where it began.
type cell struct{ cost, start int }

// sellers returns the first and the last word of the cheapest stretch.
func sellers(words, want []token) (first, last, cost int) {
	column := make([]cell, len(want)+1)
	for i := range column {
		column[i] = cell{cost: 2 * i}
	}
	best := cell{cost: 2*len(want) + 1}
	last = -1
	for j, w := range words {
		diagonal := column[0]
		column[0] = cell{start: j + 1}
		diagonal.start = j
		for i, q := range want {
			next := cheapest(
				cell{diagonal.cost + unlike(q, w), diagonal.start},
				cell{column[i+1].cost + 2, column[i+1].start},
				cell{column[i].cost + 2, column[i].start},
			)
			diagonal, column[i+1] = column[i+1], next
		}
		if end := column[len(want)]; end.cost < best.cost {
			best, last = end, j
		}
	}
	return best.start, last, best.cost
}

func cheapest(a, b, c cell) cell {
	if b.cost < a.cost {
		a = b
	}
	if c.cost < a.cost {
		a = c
	}
	return a
}

// unlike is what it costs, in half tokens, to take one word for the other.
func unlike(a, b token) int {
	switch {
	case a.runes[0] != b.runes[0]: // as nearly always: neither the same nor of one stem
		return 2
	case slices.Equal(a.runes, b.runes):
		return 0
	case sameStem(a.runes, b.runes):
		return 1
	}
	return 2
}

// sameStem says whether two words differ in their endings only: three letters
// in five, and at least three, are a common beginning. Digits have no endings.
func sameStem(a, b []rune) bool {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] && unicode.IsLetter(a[n]) {
		n++
	}
	return n >= 3 && 5*n >= 3*max(len(a), len(b))
}
