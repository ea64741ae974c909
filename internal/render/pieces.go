package render

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"panj/internal/check"
)

// span is a stretch of a text, in bytes.
type span struct{ start, end int }

// marking is something that is said of a stretch of a block's text: that it is a
// summary's evidence, that it is the sentence around one, or that it is doubtful.
type marking struct {
	span
	quote    int // number of an evidence, from 1
	sentence int // number of an evidence that stands within these sentences
	doubt    *ref
}

// ref leads to a finding in the list.
type ref struct {
	ID       string
	Number   int
	Severity check.Severity
	Message  string
}

// piece is a stretch of text that the same markings cover, to be set as it is.
type piece struct {
	Text              string // clean
	Quotes, Sentences string // numbers of evidence, between spaces
	Severity          check.Severity
	Refs              []ref // of the findings that end here
}

// Plain says whether nothing is said of the piece.
func (p piece) Plain() bool { return p.Quotes == "" && p.Sentences == "" }

// pieces cuts a text wherever a marking begins or ends. Markings that lie
// outside the text or inside a character are left out; joined, the pieces are the
// text. Work is that of the pieces times the markings that overlap.
func pieces(text string, list []marking) []piece {
	list = slices.DeleteFunc(slices.Clone(list), func(m marking) bool { return !m.within(text) })
	slices.SortStableFunc(list, func(a, b marking) int { return cmp.Compare(a.start, b.start) })
	bounds := []int{0, len(text)}
	for _, m := range list {
		bounds = append(bounds, m.start, m.end)
	}
	slices.Sort(bounds)
	bounds = slices.Compact(bounds)
	var out []piece
	var open []marking
	for i := 1; i < len(bounds); i++ {
		start, end := bounds[i-1], bounds[i]
		open = slices.DeleteFunc(open, func(m marking) bool { return m.end <= start })
		for len(list) > 0 && list[0].start <= start {
			open, list = append(open, list[0]), list[1:]
		}
		out = append(out, newPiece(text, span{start, end}, open))
	}
	return out
}

func newPiece(text string, s span, open []marking) piece {
	out := piece{Text: Clean(text[s.start:s.end])}
	var quotes, sentences []int
	for _, m := range open {
		if m.quote > 0 {
			quotes = append(quotes, m.quote)
		}
		if m.sentence > 0 {
			sentences = append(sentences, m.sentence)
		}
		if m.doubt == nil {
			continue
		}
		if out.Severity == "" || rank(m.doubt.Severity) < rank(out.Severity) {
			out.Severity = known(m.doubt.Severity)
		}
		if m.end == s.end {
			out.Refs = append(out.Refs, *m.doubt)
		}
	}
	out.Quotes, out.Sentences = spaced(quotes), spaced(sentences)
	return out
}

func spaced(numbers []int) string {
	slices.Sort(numbers)
	return strings.Join(each(slices.Compact(numbers), strconv.Itoa), " ")
}

// known is a severity of the contract: a saved report's may be anything.
func known(s check.Severity) check.Severity {
	if s == check.Error || s == check.Warning {
		return s
	}
	return check.Note
}

func (s span) within(text string) bool {
	return s.start >= 0 && s.start < s.end && s.end <= len(text) && boundary(text, s.start) && boundary(text, s.end)
}

// boundary says whether a text may be cut at a byte: not within a character, nor
// between CR and LF, which are one line end.
func boundary(text string, at int) bool {
	return at == 0 || at == len(text) || utf8.RuneStart(text[at]) && text[at-1:at+1] != "\r\n"
}

// located is the stretch of a text that a saved report names, by bytes or, where
// those don't hold these words, by code points. It reports false where neither
// does: the report may be of another text.
func located(text, words string, bytes, runes span) (span, bool) {
	if words == "" {
		return span{}, false
	}
	if bytes.within(text) && text[bytes.start:bytes.end] == words {
		return bytes, true
	}
	start := byteOf(text, runes.start)
	if start >= 0 && strings.HasPrefix(text[start:], words) {
		return span{start, start + len(words)}, true
	}
	return span{}, false
}

// byteOf is where a code point of a text begins, -1 if it has not so many.
func byteOf(text string, rune int) int {
	n := 0
	for i := range text {
		if n == rune {
			return i
		}
		n++
	}
	return -1
}

// around are the sentences of a text that a stretch lies in, from the first to
// the last, counted from 0.
func around(sentences []string, s span) (first, last int) {
	at := 0
	for i, sentence := range sentences {
		if at <= s.start {
			first = i
		}
		if at < s.end {
			last = i
		}
		at += len(sentence)
	}
	return first, last
}

// stretch is where sentences stand in their text, without the space behind.
func stretch(sentences []string, first, last int) span {
	start := len(strings.Join(sentences[:first], ""))
	text := strings.Join(sentences[first:last+1], "")
	return span{start, start + len(strings.TrimRight(text, " \n\t\u3000"))}
}

// sideBySide are the sentences around a stretch of a source, and those of the
// translation that have the same place: the sentences of the same number where
// both have as many, otherwise the whole block.
func sideBySide(source, target []string, s span) (here, there span) {
	first, last := around(source, s)
	here = stretch(source, first, last)
	if len(source) != len(target) {
		first, last = 0, len(target)-1
	}
	return here, stretch(target, first, last)
}
