package render

import (
	"strings"
	"unicode/utf8"
)

// Clean makes untrusted text safe for a terminal. Control characters become
// visible, as ␛ for escape and ␡ for delete; those from U+0080 to U+009F, which
// a terminal may take for escape sequences, and bytes that are not UTF-8 become
// U+FFFD. Bidi embeddings, overrides and isolates (U+202A–U+202E,
// U+2066–U+2069) go; line and paragraph separators become line ends, and so does
// CR LF. New lines, tabs, ZWNJ and ZWJ stay.
func Clean(s string) string {
	if !strings.ContainsFunc(s, suspect) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	for i, c := range s {
		switch {
		case c == '\r' && strings.HasPrefix(s[i+1:], "\n"):
		case suspect(c):
			b.WriteString(visible(c))
		default:
			b.WriteRune(c)
		}
	}
	return b.String()
}

// suspect says whether Clean touches a character. Bytes that are not UTF-8 arrive
// as U+FFFD, which becomes itself.
func suspect(c rune) bool {
	switch {
	case c == '\n' || c == '\t':
		return false
	case c < ' ', c >= 0x7f && c <= 0x9f, c == utf8.RuneError, c == lineSeparator, c == paragraphSeparator:
		return true
	}
	return bidiControl(c)
}

const (
	lineSeparator      = '\u2028'
	paragraphSeparator = '\u2029'
)

func bidiControl(c rune) bool {
	return c >= 0x202a && c <= 0x202e || c >= 0x2066 && c <= 0x2069
}

func visible(c rune) string {
	switch {
	case c < ' ':
		return string(0x2400 + c) // Unicode's pictures of control characters
	case c == 0x7f:
		return "\u2421"
	case c == lineSeparator || c == paragraphSeparator:
		return "\n"
	case bidiControl(c):
		return ""
	}
	return string(utf8.RuneError)
}

// words is clean text on one line, without space at its ends. Spaces that must
// not break stay as they are.
func words(s string) string {
	return strings.Join(strings.FieldsFunc(Clean(s), breaking), " ")
}

func breaking(c rune) bool { return c == ' ' || c == '\n' || c == '\t' }
