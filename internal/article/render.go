package article

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// manner is how cautiously inline Markdown is written.
type manner struct {
	escape escaping
	tags   bool // emphasis as HTML, where a mark beside punctuation is none
}

type escaping uint8

const (
	nothing escaping = iota
	careful          // what is likely markup where it stands
	all              // every character that could be
)

// render writes inline Markdown that reads as the items do. It takes the
// plainest manner that parses back to the same: prose stays clean, and yet no
// word becomes markup. In the last manner all is written out; it is taken
// unseen.
func (s *syntax) render(items []item) string {
	want := outline(items)
	var out string
	for _, m := range [...]manner{
		{nothing, false}, {careful, false}, {all, false},
		{nothing, true}, {careful, true}, {all, true},
	} {
		out = m.write(items)
		back := tidy(s.parse(out))
		if outline(back) == want || m.tags && readerText(back) == readerText(items) {
			break
		}
	}
	return out
}

// outline is what must be the same when rendered items are parsed again.
func outline(items []item) string {
	var b strings.Builder
	for _, it := range items {
		switch it.kind {
		case open:
			b.WriteString("\x01" + it.raw + "\x01") // or _ and _i would be __ and i
		case shut:
			b.WriteString("\x02" + it.raw + "\x02")
		case single:
			if it.text == "" || strings.HasPrefix(it.raw, "`") {
				b.WriteString("\x03" + it.raw + "\x03")
			}
			b.WriteString(it.text)
		default:
			b.WriteString(it.text)
		}
	}
	return strings.TrimSpace(b.String())
}

func (m manner) write(items []item) string {
	var b strings.Builder
	for i, it := range items {
		switch {
		case it.kind == literal:
			if i > 0 && strings.HasPrefix(it.text, "(") && strings.HasPrefix(items[i-1].raw, "[^") {
				b.WriteByte('\\') // the mark of a footnote would become a link
			}
			b.WriteString(m.words(it.text))
		case it.kind == bare:
			b.WriteString(m.bare(items, i))
		case it.kind == brk && (b.Len() == 0 || strings.HasSuffix(b.String(), "\n")):
			b.WriteString("\\\n")
		case it.kind == brk && strings.HasSuffix(b.String(), `\`):
			b.WriteString("  \n")
		case (it.kind == open || it.kind == shut) && !it.link && m.tags:
			b.WriteString(tag(it))
		default:
			b.WriteString(it.raw)
		}
	}
	return b.String()
}

func (m manner) words(s string) string {
	if m.escape == nothing {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if m.escape == all && strings.IndexByte("\\`*_[]<>&~!", s[i]) >= 0 || likelyMarkup(s, i) {
			b.WriteByte('\\')
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

// likelyMarkup leaves alone what Markdown doesn't read as markup: an asterisk
// between spaces, an underscore within a word, a lone ampersand, "5 < 6".
func likelyMarkup(s string, i int) bool {
	before, after := byte(' '), byte(' ')
	if i > 0 {
		before = s[i-1]
	}
	if i+1 < len(s) {
		after = s[i+1]
	}
	switch s[i] {
	case '`', '[', ']':
		return true
	case '\\':
		return i+1 == len(s) || after < 0x80 && !isAlnum(after) && after != ' '
	case '*':
		return before != ' ' || after != ' '
	case '_':
		return (before != ' ' || after != ' ') && !(isAlnum(before) && isAlnum(after))
	case '~':
		return before == '~' || after == '~'
	case '<':
		return isAlnum(after) || strings.IndexByte("/!?", after) >= 0
	case '&':
		return referenceLen(s[i:]) > 1
	}
	return false
}

// bare writes a URL in angle brackets where the words beside it would become
// part of it.
func (m manner) bare(items []item, i int) string {
	url := items[i].text
	if urlLen(url) != len(url) {
		return m.words(url)
	}
	before, after := "", ""
	if i > 0 {
		before = items[i-1].text
	}
	if i+1 < len(items) {
		after = items[i+1].text
	}
	apart := urlLen(url+after) == len(url) && urlMayFollow(before)
	if apart || strings.HasPrefix(strings.ToLower(url), "www.") {
		return url
	}
	return "<" + url + ">"
}

func tag(it item) string {
	name := map[int]string{1: "em", 2: "strong"}[len(it.raw)]
	if it.raw == "~~" {
		name = "del"
	}
	if it.kind == shut {
		return "</" + name + ">"
	}
	return "<" + name + ">"
}

// tidy brings items into the form that Markdown can express: no space just
// inside a pair, no emphasis of nothing, no space around a hard break.
func tidy(items []item) []item {
	items = hoist(items)
	out := items[:0]
	for _, it := range items {
		if n := len(out); n > 0 {
			last := &out[n-1]
			if it.kind == shut && !it.link && last.kind == open {
				out = out[:n-1]
				continue
			}
			if it.kind == literal && last.kind == literal {
				last.text += it.text
				continue
			}
			if it.kind == brk && last.kind == literal {
				last.text = strings.TrimRightFunc(last.text, unicode.IsSpace)
			}
			if it.kind == literal && last.kind == brk {
				it.text = strings.TrimLeftFunc(it.text, unicode.IsSpace)
			}
		}
		if it.kind != literal || it.text != "" {
			out = append(out, it)
		}
	}
	return trimEnds(splitBare(out))
}

func trimEnds(items []item) []item {
	// A hard break breaks nothing at an end; its backslash would be read as a word.
	for len(items) > 0 && breakOrSpace(items[0]) {
		items = items[1:]
	}
	for len(items) > 0 && breakOrSpace(items[len(items)-1]) {
		items = items[:len(items)-1]
	}
	if n := len(items); n > 0 {
		if items[0].kind == literal {
			items[0].text = strings.TrimLeftFunc(items[0].text, unicode.IsSpace)
		}
		if items[n-1].kind == literal {
			items[n-1].text = strings.TrimRightFunc(items[n-1].text, unicode.IsSpace)
		}
	}
	return items
}

func breakOrSpace(it item) bool {
	return it.kind == brk || it.kind == literal && strings.TrimSpace(it.text) == ""
}

// hoist moves the spaces at the inner edges of pairs out of them.
func hoist(items []item) []item {
	items = append([]item(nil), items...)
	for i := len(items) - 2; i >= 0; i-- {
		if items[i].kind == open && items[i+1].kind == literal {
			rest := strings.TrimLeftFunc(items[i+1].text, unicode.IsSpace)
			space := items[i+1].text[:len(items[i+1].text)-len(rest)]
			items[i+1].text = rest
			items = moveBefore(items, i, space)
		}
	}
	for i := 1; i < len(items); i++ {
		if items[i].kind == shut && items[i-1].kind == literal {
			rest := strings.TrimRightFunc(items[i-1].text, unicode.IsSpace)
			space := items[i-1].text[len(rest):]
			items[i-1].text = rest
			items = moveBefore(items, i+1, space)
		}
	}
	return items
}

// moveBefore puts space in front of items[i].
func moveBefore(items []item, i int, space string) []item {
	if r, _ := utf8.DecodeRuneInString(space); r == utf8.RuneError {
		return items
	}
	return append(items[:i], append([]item{{kind: literal, text: space}}, items[i:]...)...)
}
