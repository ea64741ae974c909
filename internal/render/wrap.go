package render

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/displaywidth"
)

// unit is a stretch of text that is not broken: a word, or a Chinese character
// with the punctuation that must not leave it.
type unit struct {
	text   string
	width  int
	spaced bool // a space stands before it unless it begins a line
}

// fill breaks text into lines of at most width columns, each line end of the text
// kept. What can't be broken (a URL) may be longer.
func fill(text string, width int) []string {
	var lines []string
	for paragraph := range strings.SplitSeq(text, "\n") {
		lines = append(lines, fillLine(paragraph, width)...)
	}
	return lines
}

func fillLine(text string, width int) []string {
	var lines []string
	line, used := "", 0
	for _, u := range units(text) {
		gap := 0
		if u.spaced && line != "" {
			gap = 1
		}
		if line != "" && used+gap+u.width > width {
			lines = append(lines, line)
			line, used, gap = "", 0, 0
		}
		line += strings.Repeat(" ", gap) + u.text
		used += gap + u.width
	}
	return append(lines, line)
}

func units(text string) []unit {
	var out []unit
	for i, word := range strings.FieldsFunc(text, breaking) {
		// A dash that follows a word does not begin a line.
		if last := len(out) - 1; last >= 0 && isDash(word) && !endsWithDash(out[last].text) {
			out[last].text += " " + word
			out[last].width += 2
			continue
		}
		// Nor does a group of digits: 6 400 is one number.
		if last := len(out) - 1; last >= 0 && groupOfDigits(word) && endsWithDigit(out[last].text) {
			out[last].text += " " + word
			out[last].width += 1 + displaywidth.String(word)
			continue
		}
		pieces := split(word)
		pieces[0].spaced = i > 0
		out = append(out, pieces...)
	}
	return out
}

// split cuts a word where a line may end without a space: beside Chinese characters.
func split(word string) []unit {
	var out []unit
	before, begin, end, width := rune(0), 0, 0, 0
	g := displaywidth.StringGraphemes(word)
	for g.Next() {
		c, _ := utf8.DecodeRuneInString(g.Value())
		if before != 0 && breakable(before, c) {
			out = append(out, unit{text: word[begin:end], width: width})
			begin, width = end, 0
		}
		end += len(g.Value())
		width += g.Width()
		before, _ = utf8.DecodeLastRuneInString(g.Value())
	}
	return append(out, unit{text: word[begin:], width: width})
}

// groupOfDigits says whether a word is three digits, with marks behind them.
func groupOfDigits(word string) bool {
	digits := 0
	for _, r := range word {
		switch {
		case unicode.IsDigit(r):
			digits++
		case unicode.IsLetter(r) || digits != 3:
			return false
		}
	}
	return digits == 3
}

func endsWithDigit(word string) bool {
	r, _ := utf8.DecodeLastRuneInString(word)
	return unicode.IsDigit(r)
}

func isDash(word string) bool { return word == "—" || word == "–" }

func endsWithDash(text string) bool {
	return strings.HasSuffix(text, "—") || strings.HasSuffix(text, "–")
}

// breakable says whether a line may end between two characters. What may not
// stand at a line's begin and end is that of GB/T 15834-2011, section 5.1; a
// number stays with the word that counts.
func breakable(before, after rune) bool {
	switch {
	case !ideographic(before) && !ideographic(after):
		return false
	case strings.ContainsRune("。，、；：？！”’）》〉」』】〕］…—·～％%)]}.,;:?!［[", after):
		return false
	case strings.ContainsRune("“‘（《〈「『【〔［([{", before):
		return false
	}
	return !unicode.IsDigit(before)
}

func ideographic(c rune) bool {
	return unicode.In(c, unicode.Han, unicode.Hiragana, unicode.Katakana) ||
		c >= 0x3000 && c <= 0x303f || c >= 0xff00 && c <= 0xffef
}

func widthOf(s string) int { return displaywidth.String(s) }

// shorten keeps the first lines, with a sign that there were more.
func shorten(lines []string, most, width int, sign string) []string {
	if len(lines) <= most {
		return lines
	}
	last := lines[most-1] + " " + lines[most]
	out := append([]string(nil), lines[:most]...)
	out[most-1] = strings.TrimRight(displaywidth.TruncateString(last, width-widthOf(sign), ""), " ") + sign
	return out
}
