package summarize

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"panj/internal/quantity"
)

const (
	clauseLeast = 2  // words beside the figure that say what it is
	clauseMost  = 16 // words that are enough
)

// clause is the part of a passage that a quantity stands in, verbatim: between
// two marks, more where that is too little to understand, less where too much. A
// clause that begins with the quantity goes on behind it.
func clause(text string, p *passage, q quantity.Quantity, all []quantity.Quantity) string {
	q.End = min(q.End, p.end)
	start, end := q.Start, q.End
	for {
		start, end = markBefore(text, p.start, start), markBehind(text, end, p.end)
		if countWords(text[start:q.Start])+countWords(text[q.End:end]) >= clauseLeast || start == p.start && end == p.end {
			break
		}
		if end < p.end {
			end += runeAt(text[end:])
		} else {
			start -= lastRune(text[:start])
		}
	}
	start, end = shorten(text, start, end, q)
	for _, other := range all { // none is torn
		if other.Start < start && start < other.End {
			start = max(other.Start, p.start)
		}
		if other.Start < end && end < other.End {
			end = min(other.End, p.end)
		}
	}
	next, _ := utf8.DecodeRuneInString(text[q.End:end])
	if strings.TrimFunc(text[start:q.Start], isEdge) == "" && (unicode.IsSpace(next) || unicode.IsLetter(next)) {
		start = q.End // but not behind the first number of a range
	}
	return oneLine(strings.TrimFunc(text[start:end], isEdge))
}

// isEdge says whether a rune is left out at a clause's ends.
func isEdge(r rune) bool {
	return unicode.IsSpace(r) || strings.ContainsRune(clauseMarks+".。!?！？؟…", r)
}

// markBefore is where the clause that a place is in begins.
func markBefore(text string, least, at int) int {
	for at > least {
		r, size := utf8.DecodeLastRuneInString(text[:at])
		if divides(text, at-size, r, size) {
			break
		}
		at -= size
	}
	return at
}

func markBehind(text string, at, most int) int {
	for at < most {
		r, size := utf8.DecodeRuneInString(text[at:])
		if divides(text, at, r, size) {
			break
		}
		at += size
	}
	return at
}

// divides says whether the rune at a place ends a clause: a mark that stands
// between two digits doesn't.
func divides(text string, at int, r rune, size int) bool {
	if !strings.ContainsRune(clauseMarks, r) {
		return false
	}
	before, _ := utf8.DecodeLastRuneInString(text[:at])
	behind, _ := utf8.DecodeRuneInString(text[at+size:])
	return !unicode.IsDigit(before) || !unicode.IsDigit(behind)
}

func runeAt(s string) int   { _, n := utf8.DecodeRuneInString(s); return n }
func lastRune(s string) int { _, n := utf8.DecodeLastRuneInString(s); return n }

// shorten leaves about half of the words before a quantity and half behind it
// where a clause is too long, cut at spaces or between Chinese characters.
func shorten(text string, start, end int, q quantity.Quantity) (int, int) {
	if countWords(text[start:end]) <= clauseMost {
		return start, end
	}
	for countWords(text[start:q.Start]) > clauseMost/2 {
		start += step(text[start:q.Start])
	}
	for countWords(text[q.End:end]) > clauseMost/2 {
		end -= stepBack(text[q.End:end])
	}
	return start, end
}

// step is how far the next word is.
func step(s string) int {
	for i, r := range s {
		if i > 0 && (unicode.Is(unicode.Han, r) || !unicode.IsSpace(r) && unicode.IsSpace(runeBefore(s, i))) {
			return i
		}
	}
	return len(s)
}

func stepBack(s string) int {
	for i := len(s); i > 0; {
		r, size := utf8.DecodeLastRuneInString(s[:i])
		i -= size
		if unicode.Is(unicode.Han, r) || unicode.IsSpace(r) {
			return len(s) - i
		}
	}
	return len(s)
}

func runeBefore(s string, i int) rune { r, _ := utf8.DecodeLastRuneInString(s[:i]); return r }
