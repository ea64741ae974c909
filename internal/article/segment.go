package article

import (
	"strconv"
	"strings"
)

// Segment is a piece of a translator's file, which has places of its own for
// translations.
type Segment struct {
	// Masked is its text with placeholders, numbered as Mask numbers them.
	// Words that look like one are masked too.
	Masked string
	Codes  map[string]Inline // by placeholder: <g1>, </g1>, <x2/>
	// Place is where the translation goes, in the file; what stands there is
	// replaced. Before and After go around it.
	Place         Span
	Before, After string
	// Escape writes words so that the file holds them there.
	Escape func(words string) string
}

// Inline is what a placeholder stands for.
type Inline struct {
	Markup string // as it stands in the file
	Reads  string // what a reader reads of it; often nothing
	After  string // the placeholder that must stand before it, wherever it goes; often none
}

// FromSegments is a translator's file as an article of Format XLIFF, a paragraph
// for each segment; it is not cut by Parse. The Span of a block is where its
// translation goes, and Replace puts it there. A placeholder without a code is words.
func FromSegments(name string, src []byte, segments []Segment) *Article {
	a := &Article{Name: name, Format: XLIFF, Source: src}
	for i, seg := range segments {
		items := seg.items()
		a.Blocks = append(a.Blocks, Block{
			ID: "b" + strconv.Itoa(i+1), Kind: Paragraph, Text: readerText(items), Span: seg.Place,
			inner: &inner{syntax: &syntax{format: XLIFF, escape: seg.Escape}, items: items, place: place{before: seg.Before, after: seg.After}},
		})
	}
	return a
}

func (s Segment) items() []item {
	var out []item
	for _, t := range tokenize(s.Masked) {
		c, ok := s.Codes[t.text]
		it := item{raw: c.Markup, text: c.Reads, after: c.After}
		switch {
		case !t.placeholder || !ok:
			it = item{kind: literal, text: t.text}
		case strings.HasPrefix(t.text, "</"):
			it.kind = shut
		case strings.HasSuffix(t.text, "/>"):
			it.kind = single
		default:
			it.kind = open
		}
		out = append(out, it)
	}
	return out
}

// written is the source form of items in a translator's file: its codes as they
// are, the words escaped.
func (s *syntax) written(items []item) string {
	var b strings.Builder
	for _, it := range items {
		if it.kind == literal {
			b.WriteString(s.escape(it.text))
			continue
		}
		b.WriteString(it.raw)
	}
	return strings.TrimSpace(b.String())
}

// Markup is what a placeholder of the text stands for, as the source has it;
// ok is false where the text has no such placeholder.
func (m Masked) Markup(placeholder string) (markup string, ok bool) {
	it, ok := m.tokens[placeholder]
	return it.raw, ok
}
