package article

import (
	"strconv"
	"strings"
	"unicode"
)

// cutter collects the blocks of one article in the order of its source.
type cutter struct {
	article *Article
	lines   lines
	syntax  *syntax
	end     int // of the last block, in lines.text
	titled  bool
}

// place is what Replace has to know about where a block stands.
type place struct {
	atx      bool   // a heading after "#", which a "#" at the end would close
	cell     bool   // of a table, where "|" ends it
	lineHead bool   // nothing but indentation and container marks before it
	task     bool   // a list item, where "[ ]" at the start would be a task
	next     string // between the block's first two lines: line end and prefix

	before, after string // around the translation of a segment
}

// keep adds a block that is never translated.
func (c *cutter) keep(kind Kind, text string, start, end int) {
	text = strings.TrimRight(text, "\n")
	if strings.TrimSpace(text) == "" {
		return
	}
	c.add(Block{Kind: kind, Text: text}, start, end)
}

// leaf adds a block of inline source that stands at text[start:end]. What has
// no words, and what has more markup than words, is kept.
func (c *cutter) leaf(kind Kind, inline string, start, end int, p place) {
	if c.syntax.format == Markdown && dense(inline) {
		c.keep(Code, inline, start, end)
		return
	}
	items := c.syntax.parse(inline)
	if !translatable(items) {
		c.keep(Code, inline, start, end)
		return
	}
	text := readerText(items)
	c.add(Block{Kind: kind, Text: text, inner: &inner{c.syntax, items, p}}, start, end)
}

// add refuses what lies before the last block: then the source's bytes stay
// as they are, whatever a parser made of them.
func (c *cutter) add(b Block, start, end int) {
	if start < c.end || end <= start {
		return
	}
	c.end = end
	b.ID = "b" + strconv.Itoa(len(c.article.Blocks)+1)
	b.Span = c.lines.span(start, end)
	c.article.Blocks = append(c.article.Blocks, b)
}

func translatable(items []item) bool {
	for _, it := range items {
		if it.kind == literal && strings.IndexFunc(it.text, isWordRune) >= 0 {
			return true
		}
	}
	return false
}

func isWordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }
