package article

import (
	"bytes"
	"sort"
)

const byteOrderMark = "\xef\xbb\xbf"

// lines is a source with every line end made LF and no byte order mark: what
// the parsers read. at leads from a place in it back to the source.
type lines struct {
	text []byte
	base int   // bytes of the byte order mark
	cut  []int // places in text of the line ends that lost a CR
}

func unifyLines(src []byte) lines {
	l := lines{text: src}
	if bytes.HasPrefix(src, []byte(byteOrderMark)) {
		l.base = len(byteOrderMark)
		l.text = src[l.base:]
	}
	if bytes.IndexByte(l.text, '\r') < 0 {
		return l
	}
	rest := l.text
	l.text = make([]byte, 0, len(rest))
	for i, c := range rest {
		switch {
		case c != '\r':
			l.text = append(l.text, c)
		case i+1 < len(rest) && rest[i+1] == '\n':
			l.cut = append(l.cut, len(l.text))
		default:
			l.text = append(l.text, '\n')
		}
	}
	return l
}

// at is the place in the source of a place in the text.
func (l lines) at(i int) int {
	return l.base + i + sort.SearchInts(l.cut, i)
}

// span is the place in the source of text[start:end].
func (l lines) span(start, end int) Span { return Span{l.at(start), l.at(end)} }
