package check

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// control sees characters that a reader doesn't see but a terminal, a browser
// or a search does: control characters, overrides of the writing direction,
// the mark of a broken encoding, zero-width characters outside the scripts
// that write with them (ZWNJ and ZWJ are Persian spelling, ZWJ joins emoji),
// private letters, and pieces of panj's own placeholders (<g1>). What the
// source has at all is not the translation's doing and not reported, but for
// overrides, which can make a line read as another.
//
// Zero-width characters are warnings: four in 1,000 good Russian lines of
// NTREX-128 have one. Nothing else of these stands there; they are errors.
// It can't see an unwanted character that has a shape.
func control(v *view) []Finding {
	p := v.Pair
	var out []Finding
	var told []rune
	for i, r := range p.Target {
		what := unwanted(p.Target, i, r)
		if what == "" || contains(told, r) || (strings.ContainsRune(p.Source, r) && !overrides(r)) {
			continue
		}
		told = append(told, r)
		severity := Error
		if strings.HasPrefix(what, "zero-width") {
			severity = Warning
		}
		f := finding("control", severity, p.Block, fmt.Sprintf("%s %U in the translation", what, r))
		size := utf8.RuneLen(r)
		if r == utf8.RuneError {
			_, size = utf8.DecodeRuneInString(p.Target[i:])
		}
		f.Got = at(p.Block, p.Target, i, i+size)
		out = append(out, f)
	}
	return append(out, debrisLeft(p)...)
}

// debrisLeft reports the first placeholder that stayed in the translation.
func debrisLeft(p Pair) []Finding {
	start, end := debris(p.Target)
	if start < 0 || strings.Contains(p.Source, p.Target[start:end]) {
		return nil
	}
	f := finding("control", Error, p.Block, "placeholder "+p.Target[start:end]+" left in the translation")
	f.Got = at(p.Block, p.Target, start, end)
	return []Finding{f}
}

func contains(list []rune, r rune) bool {
	return strings.ContainsRune(string(list), r)
}

// unwanted names what is wrong with the rune at text[i:], "" if nothing is.
func unwanted(text string, i int, r rune) string {
	switch {
	case r == utf8.RuneError:
		return "character lost by a broken encoding"
	case r == '\n' || r == '\t' || r == '\r':
		return ""
	case unicode.Is(unicode.Cc, r):
		return "control character"
	case bidiControl(r):
		return "change of the writing direction"
	case unicode.Is(unicode.Co, r):
		return "private character"
	case r == 0x200C || r == 0x200D:
		if joins(text, i, r) {
			return ""
		}
		return "zero-width joiner outside Arabic script"
	case r == 0x200B || r == 0x2060 || r == 0xFEFF:
		return "zero-width character"
	}
	return ""
}

// joins says whether a joiner stands where it belongs: beside a letter of the
// Arabic script, or between two symbols, as in 👨‍👩‍👧.
func joins(text string, i int, joiner rune) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:i])
	after, _ := utf8.DecodeRuneInString(text[i+utf8.RuneLen(joiner):])
	if arabic(before) || arabic(after) {
		return true
	}
	return joiner == 0x200D && (unicode.IsSymbol(before) || before == 0xFE0F) && unicode.IsSymbol(after)
}

func arabic(r rune) bool { return unicode.Is(unicode.Arabic, r) }

// bidiControl says whether a rune embeds, overrides or isolates a writing direction.
func bidiControl(r rune) bool {
	return r >= 0x202A && r <= 0x202E || r >= 0x2066 && r <= 0x2069
}

func overrides(r rune) bool { return r == 0x202D || r == 0x202E }

// debris finds the first of panj's placeholders in a text: <g1>, </g1>, <x2/>;
// start is -1 where there is none.
func debris(text string) (start, end int) {
	from := 0
	for {
		i := strings.IndexByte(text[from:], '<')
		if i < 0 {
			return -1, -1
		}
		start = from + i
		if n := placeholder(text[start:]); n > 0 {
			return start, start + n
		}
		from = start + 1
	}
}

// placeholder is the length of the placeholder that a text begins with, 0 if it doesn't.
func placeholder(text string) int {
	rest := strings.TrimPrefix(strings.TrimPrefix(text, "<"), "/")
	if rest == "" || rest[0] != 'g' && rest[0] != 'x' {
		return 0
	}
	digits := strings.TrimLeft(rest[1:], "0123456789")
	if len(digits) == len(rest)-1 {
		return 0
	}
	tail := strings.TrimPrefix(digits, "/")
	if !strings.HasPrefix(tail, ">") {
		return 0
	}
	return len(text) - len(tail) + 1
}

// withoutDebris takes the placeholders out of a text.
func withoutDebris(text string) string {
	var b strings.Builder
	for {
		start, end := debris(text)
		if start < 0 {
			b.WriteString(text)
			return b.String()
		}
		b.WriteString(text[:start])
		text = text[end:]
	}
}
