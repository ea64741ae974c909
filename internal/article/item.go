package article

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

type itemKind uint8

const (
	literal itemKind = iota // words
	soft                    // the end of a wrapped line
	single                  // markup that is replaced as a whole
	bare                    // URL, address or look-alike among the words
	brk                     // a hard line break
	open                    // of a pair: emphasis, link
	shut                    // its end
)

// item is a piece of a block's inline source: words or markup.
type item struct {
	kind itemKind
	raw  string // markup as it stands in the source
	text string // what a reader reads of it
	link bool   // open and shut: a link; links don't nest
	// after is the placeholder behind which a single one must stay, empty: anywhere.
	after string
}

// readerText is what a reader reads of the items.
func readerText(items []item) string {
	var b strings.Builder
	for _, it := range items {
		b.WriteString(it.text)
	}
	s := b.String()
	if strings.IndexByte(s, '\n') >= 0 {
		parts := strings.Split(s, "\n")
		for i, p := range parts {
			parts[i] = strings.TrimSpace(p)
		}
		s = strings.Join(parts, "\n")
	}
	return strings.TrimSpace(s)
}

// join turns wrapped lines into one, puts neighbouring words together and
// takes out of them what must be masked though it is no markup.
func join(items []item) []item {
	cjk := mostlyCJK(items)
	var out []item
	var words strings.Builder
	flush := func() {
		if words.Len() > 0 {
			out = append(out, item{kind: literal, text: words.String()})
			words.Reset()
		}
	}
	for i, it := range items {
		switch it.kind {
		case literal:
			words.WriteString(it.text)
		case soft:
			words.WriteString(between(items[:i], items[i+1:], cjk))
		default:
			flush()
			out = append(out, it)
		}
	}
	flush()
	return splitBare(out)
}

func splitBare(items []item) []item {
	out := make([]item, 0, len(items))
	for _, it := range items {
		if it.kind != literal {
			out = append(out, it)
			continue
		}
		out = appendBare(out, it.text)
	}
	return out
}

func appendBare(out []item, s string) []item {
	at := 0
	for {
		start, end := scanBare(s, at)
		if start < 0 {
			break
		}
		if start > at {
			out = append(out, item{kind: literal, text: s[at:start]})
		}
		out = append(out, item{kind: bare, raw: s[start:end], text: s[start:end]})
		at = end
	}
	if at < len(s) {
		out = append(out, item{kind: literal, text: s[at:]})
	}
	return out
}

// between is what stands between two wrapped lines once they are one:
// nothing in Chinese, which has no spaces between words.
func between(before, after []item, cjk bool) string {
	var l, r rune = ' ', ' '
	for i := len(before) - 1; i >= 0; i-- {
		if t := before[i].text; t != "" {
			l, _ = utf8.DecodeLastRuneInString(t)
			break
		}
	}
	for _, it := range after {
		if it.text != "" {
			r, _ = utf8.DecodeRuneInString(it.text)
			break
		}
	}
	if isCJK(l) && isCJK(r) || cjk && (isCJK(l) || isCJK(r)) {
		return ""
	}
	return " "
}

func mostlyCJK(items []item) bool {
	han, other := 0, 0
	for _, it := range items {
		for _, r := range it.text {
			switch {
			case isCJK(r):
				han++
			case unicode.IsLetter(r):
				other++
			}
		}
	}
	return han*3 > other // a character stands for about three letters
}

func isCJK(r rune) bool {
	return isHan(r) || r > 0x3000 && r <= 0x30ff || r >= 0xff01 && r <= 0xff5e
}

// oneSpace makes white space that would end a line a plain space.
func oneSpace(s string) string {
	if !strings.ContainsAny(s, "\t\n\v\f\r") {
		return s
	}
	s = strings.ReplaceAll(s, "\r\n", " ")
	return strings.Map(func(r rune) rune {
		if r >= '\t' && r <= '\r' {
			return ' '
		}
		return r
	}, s)
}

// onOneLine puts markup on one line and leaves all else in it as it is: in the
// address of a link a vertical tab is a character, and a space would end it.
func onOneLine(s string) string {
	return strings.NewReplacer("\r\n", " ", "\n", " ", "\r", " ").Replace(s)
}
