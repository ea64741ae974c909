package render

import (
	"strings"
	"unicode/utf8"
)

// marked is an item's text with the marks of its evidence behind it.
func (l labels) marked(it item) string {
	if it.text == "" || it.marks == "" {
		return it.text + it.marks
	}
	return it.text + l.mark + it.marks
}

// dashed joins two parts by a dash, if both are there.
func (l labels) dashed(a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + l.dash + b
}

// bracketed is what goes behind a word, in brackets.
func (l labels) bracketed(s string) string { return l.openBracket + s + l.closeBracket }

// quoted puts quotation marks around words that have none of their own.
func (l labels) quoted(s string) string {
	if first, _ := utf8.DecodeRuneInString(s); s == "" || strings.ContainsRune("\"“„«「『", first) {
		return s
	}
	return l.openQuote + s + l.closeQuote
}

func (l labels) sourceHeading(s *sources) string {
	return l.source + l.bracketed(tags(sourceLanguages(s.report)))
}
