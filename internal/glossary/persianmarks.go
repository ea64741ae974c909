package glossary

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// punctuation writes what stands between words with Persian's marks.
type punctuation struct {
	open bool // inside straight quotation marks
	low  bool // inside „…“
}

var persianMark = map[rune]string{',': "،", ';': "؛", '?': "؟", '“': "«", '”': "»", '„': "«"}

// gap is what stands before the i-th word, from a place on.
func (p *punctuation) gap(text string, list []persianWord, i, from int) string {
	gap := text[from:list[i].start]
	if i == 0 {
		return p.plain(gap)
	}
	before, after := text[list[i-1].start:list[i-1].end], text[list[i].start:list[i].end]
	switch {
	case list[i].address && !strings.ContainsFunc(gap, unicode.IsSpace):
		return gap
	case digits(before) && digits(after) && utf8.RuneCountInString(gap) == 1:
		return numberGap(before, gap, after)
	case strings.HasPrefix(gap, "%") && digits(before):
		return "٪" + p.plain(gap[1:])
	case strings.HasPrefix(gap, " %") && digits(before):
		return "٪" + p.plain(gap[2:])
	}
	return p.plain(gap)
}

// numberGap joins the groups of a number, which spaces would set in the wrong
// order in a line from right to left. A comma before three digits may be either
// a decimal mark or a group's, and stays.
func numberGap(before, gap, after string) string {
	switch gap {
	case " ", "\u00a0", "\u202f":
		if len(before) <= 3 && len(after) == 3 {
			return "٬"
		}
	case ",":
		if len(after) < 3 {
			return "٫"
		}
	case "?":
		return "؟"
	case ";":
		return "؛"
	}
	return gap
}

func (p *punctuation) plain(gap string) string {
	var b strings.Builder
	for _, r := range gap {
		switch mark, ok := persianMark[r]; {
		case r == '"':
			p.open = !p.open
			b.WriteString(either(p.open, "«", "»"))
		case r == '“' && p.low:
			p.low = false
			b.WriteString("»")
		case ok:
			p.low = p.low || r == '„'
			b.WriteString(mark)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

func either(first bool, a, b string) string {
	if first {
		return a
	}
	return b
}

func digits(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return r < '0' || r > '9' }) < 0
}

// persianDigits writes the digits of ASCII as Dari's.
func persianDigits(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return '۰' + r - '0'
		}
		return r
	}, s)
}

// ordinal joins the ending of an ordinal to its figure: 5-ум is ۵م.
func ordinal(text string, number persianWord, w *persianWord) bool {
	if text[number.end:w.start] != "-" || !digits(text[number.start:number.end]) {
		return false
	}
	switch text[w.start:w.end] {
	case "ум", "юм", "уми", "юми":
		w.text = number.text + "م"
	case "умин", "юмин":
		w.text = number.text + "مین"
	default:
		return false
	}
	w.start, w.fixed = number.start, true
	return true
}
