package check

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// at is the place of text[start:end], in bytes, in the block.
func at(block, text string, start, end int) *Place {
	from := utf8.RuneCountInString(text[:start])
	return &Place{
		Block: block, Text: text[start:end],
		Start: from, End: from + utf8.RuneCountInString(text[start:end]),
		ByteStart: start, ByteEnd: end,
	}
}

// shown is how many code points of an article a message repeats.
const shown = 60

// cut makes a piece of an article fit for a message: one line, without what a
// terminal would obey or a reader not see, and at most shown code points.
func cut(s string) string {
	var b strings.Builder
	n := 0
	for _, r := range strings.Join(strings.Fields(s), " ") {
		if unicode.Is(unicode.Cc, r) || bidiControl(r) {
			continue
		}
		if n == shown {
			b.WriteString("…")
			break
		}
		b.WriteRune(r)
		n++
	}
	return b.String()
}

// named puts a piece of an article between quotation marks for a message.
func named(s string) string { return `"` + cut(s) + `"` }
