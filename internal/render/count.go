package render

import (
	"strconv"
	"strings"

	"panj/internal/lang"
	"panj/internal/report"
)

// losses is how many were killed and injured, and who says so: once where both
// numbers are of one source, else in brackets behind the number it gave. Empty
// where the article counts nobody.
func (b outliner) losses(killed, injured *report.Count) string {
	switch {
	case killed == nil || injured == nil:
		return dotted(b.count(b.killed, killed), b.count(b.injured, injured))
	case killed.By == injured.By:
		return dotted(b.number(b.killed, killed), b.count(b.injured, injured))
	}
	return dotted(b.owned(b.killed, killed), b.owned(b.injured, injured))
}

// owned is a count with its source in brackets.
func (b outliner) owned(name string, c *report.Count) string {
	out := b.number(name, c)
	if by := words(c.By); by != "" {
		out += b.bracketed(b.by + b.colon + by)
	}
	return out
}

// count is a number of people and, behind it, by whom.
func (b outliner) count(name string, c *report.Count) string {
	if c == nil {
		return ""
	}
	if by := words(c.By); by != "" {
		return dotted(b.number(name, c), b.by+b.colon+by)
	}
	return b.number(name, c)
}

// number is a number of people in words: what they are, how sure, of which larger number.
func (b outliner) number(name string, c *report.Count) string {
	out := name + b.colon + b.bounded(c.Bound, figure(c.Value, b.lang))
	if of := words(c.PartOf); of != "" {
		out += b.bracketed(b.partOf + b.colon + of)
	}
	return out
}

// bounded says how sure a number is. A bound that is none of the contract's is
// shown as it is.
func (l labels) bounded(bound, number string) string {
	format := l.exactly
	switch bound {
	case "exact", "":
	case "at_least":
		format = l.atLeast
	case "at_most":
		format = l.atMost
	case "about":
		format = l.about
	default:
		number += l.bracketed(words(bound))
	}
	return strings.Replace(format, "%s", number, 1)
}

// figure writes a number the way of a language: the digits of Dari, and
// thousands in groups (CLDR 32; in Russian and Tajik by a space that does not
// break), as the prompts ask for them; Chinese news doesn't group.
func figure(n int, l lang.Language) string {
	digits := strconv.Itoa(n)
	sep := map[lang.Language]string{lang.Hans: "", lang.Hant: "", lang.Dari: "٬", lang.Russian: "\u00a0", lang.Tajik: "\u00a0"}
	by, known := sep[l]
	if !known {
		by = ","
	}
	digits = grouped(digits, by)
	if l == lang.Dari || l == lang.Persian {
		return strings.Map(persianDigit, digits)
	}
	return digits
}

func grouped(digits, by string) string {
	first := len(digits) - len(strings.TrimPrefix(digits, "-"))
	for i := len(digits) - 3; i > first; i -= 3 {
		digits = digits[:i] + by + digits[i:]
	}
	return digits
}

func persianDigit(c rune) rune {
	if c >= '0' && c <= '9' {
		return c - '0' + '۰'
	}
	return c
}
