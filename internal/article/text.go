package article

import (
	"bytes"
	"strings"
	"unicode/utf8"
)

// Columns and characters that tell how a plain text was typed.
const (
	wrapColumns = 120 // a text that is wrapped by hand has no longer line
	titleRunes  = 150 // a title is no longer
)

// cutText cuts plain text into paragraphs at blank lines, and where a line
// can't be the continuation of the one before.
func (c *cutter) cutText() {
	var chunk []Span
	single := !strings.Contains(strings.TrimSpace(string(c.lines.text)), "\n\n")
	text := c.lines.text
	for at := 0; at < len(text); {
		end := len(text)
		if n := bytes.IndexByte(text[at:], '\n'); n >= 0 {
			end = at + n
		}
		if strings.TrimSpace(string(text[at:end])) == "" {
			c.chunk(chunk, single)
			chunk = nil
		} else {
			chunk = append(chunk, Span{at, end})
		}
		at = end + 1
	}
	c.chunk(chunk, single)
	c.titleOfText()
}

// chunk adds the paragraphs among lines without a blank one between them.
func (c *cutter) chunk(lines []Span, single bool) {
	each := c.eachLine(lines, single)
	start := 0
	for i := 1; i <= len(lines); i++ {
		if i == len(lines) || each || c.begins(lines[i-1], lines[i]) {
			c.textBlock(lines[start:i])
			start = i
		}
	}
}

// eachLine says that every line is a paragraph: one is longer than anyone
// wraps, or all end as sentences do.
func (c *cutter) eachLine(lines []Span, single bool) bool {
	sentences := 0
	for _, l := range lines {
		s := string(c.lines.text[l.Start:l.End])
		if columns(s) > wrapColumns {
			return true
		}
		if endsSentence(s) {
			sentences++
		}
	}
	return sentences == len(lines) && (len(lines) > 2 || single)
}

// begins says whether a line opens a paragraph within a chunk: an indented
// line after one that isn't, or a bullet.
func (c *cutter) begins(before, line Span) bool {
	s := string(c.lines.text[line.Start:line.End])
	if strings.HasPrefix(s, "\u3000") || bulletLen(strings.TrimSpace(s)) > 0 {
		return true
	}
	return indented(s) && !indented(string(c.lines.text[before.Start:before.End]))
}

func indented(s string) bool { return strings.HasPrefix(s, "\t") || strings.HasPrefix(s, "  ") }

// bulletLen is the length of a bullet and its space. A hyphen is none in plain
// text: it may be a dash at the start of a wrapped line.
func bulletLen(s string) int {
	r, n := utf8.DecodeRuneInString(s)
	rest := strings.TrimLeft(s[n:], " \t\u00a0")
	if strings.ContainsRune("•‣▪◦●■", r) && rest != "" {
		return len(s) - len(rest)
	}
	return 0
}

func (c *cutter) textBlock(lines []Span) {
	start, end := c.trimmed(Span{lines[0].Start, lines[len(lines)-1].End})
	inline := string(c.lines.text[start:end])
	kind := Paragraph
	if n := bulletLen(inline); n > 0 {
		kind, start, inline = Item, start+n, inline[n:]
	}
	c.leaf(kind, inline, start, end, place{})
}

func (c *cutter) trimmed(s Span) (start, end int) {
	text := string(c.lines.text[s.Start:s.End])
	start = s.End - len(strings.TrimLeft(text, " \t\n\v\f\u3000\u00a0"))
	return start, start + len(strings.TrimSpace(string(c.lines.text[start:s.End])))
}

// titleOfText makes a title of a short first line that is followed by a blank
// one and by more text, and doesn't end as a sentence does.
func (c *cutter) titleOfText() {
	blocks := c.article.Blocks
	if len(blocks) < 2 || blocks[0].Kind != Paragraph {
		return
	}
	first := &blocks[0]
	src := string(c.article.Source[first.Span.Start:first.Span.End])
	gap := string(c.article.Source[first.Span.End:blocks[1].Span.Start])
	blank := strings.Count(strings.ReplaceAll(gap, "\r\n", "\n"), "\n") > 1 || strings.Count(gap, "\r") > 1
	if !blank || strings.ContainsAny(src, "\r\n") || utf8.RuneCountInString(src) > titleRunes {
		return
	}
	if r, _ := utf8.DecodeLastRuneInString(src); strings.ContainsRune(".。;；:：,，،", r) {
		return
	}
	first.Kind = Title
}

func endsSentence(s string) bool {
	s = strings.TrimRight(s, " \t\u3000\"'»”’)）」』]")
	r, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune(".!?…。！？؟۔", r)
}

// columns counts what a terminal would, CJK as two.
func columns(s string) int {
	n := 0
	for _, r := range s {
		if n++; isCJK(r) {
			n++
		}
	}
	return n
}
