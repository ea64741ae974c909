package article

import (
	"bytes"
	"strings"
	"sync"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// blockParser finds blocks and link references; what stands in a block is
// parsed apart, free of the container's prefixes. Like inlineParser it is
// built when first needed.
var blockParser = sync.OnceValue(func() parser.Parser {
	blocks := append(parser.DefaultBlockParsers(), util.Prioritized(footnotes{}, 950))
	return parser.NewParser(
		parser.WithBlockParsers(blocks...),
		parser.WithParagraphTransformers(parser.DefaultParagraphTransformers()...),
	)
})

func (c *cutter) cutMarkdown() {
	body := c.frontMatter()
	// What comes before the body is blanked, so that places stay the same.
	src := c.lines.text
	if body > 0 {
		src = append(bytes.Repeat([]byte("\n"), body), src[body:]...)
	}
	pc := parser.NewContext()
	root := blockParser().Parse(text.NewReader(src), parser.WithContext(pc))
	c.syntax.refs = make(map[string]parser.Reference)
	for _, r := range pc.References() {
		c.syntax.refs[util.ToLinkReference(r.Label())] = r
	}
	c.walk(root, Paragraph)
}

// walk cuts the blocks below a container; kind is that of its paragraphs.
func (c *cutter) walk(n ast.Node, kind Kind) {
	for n := n.FirstChild(); n != nil; n = n.NextSibling() {
		switch n := n.(type) {
		case *ast.Heading:
			c.heading(n)
		case *ast.Paragraph, *ast.TextBlock:
			c.paragraph(n, kind)
		case *ast.CodeBlock, *ast.FencedCodeBlock:
			c.code(n.Lines())
		case *ast.HTMLBlock:
			if n.HasClosure() {
				n.Lines().Append(n.ClosureLine)
			}
			c.code(n.Lines())
		case *ast.Blockquote:
			c.walk(n, Quotation)
		case *ast.ListItem:
			c.walk(n, Item)
		case *footnote:
			c.walk(n, Paragraph)
		default:
			c.walk(n, kind)
		}
	}
}

func (c *cutter) heading(n *ast.Heading) {
	lines := segments(n.Lines())
	if len(lines) == 0 {
		return
	}
	kind := Heading
	if n.Level == 1 && !c.titled {
		kind, c.titled = Title, true
	}
	before := bytes.TrimRight(c.lines.text[:lines[0].Start], " \t")
	p := place{atx: bytes.HasSuffix(before, []byte("#"))}
	c.tableOr(lines, kind, p)
}

func (c *cutter) paragraph(n ast.Node, kind Kind) {
	lines := segments(n.Lines())
	if len(lines) == 0 {
		return
	}
	p := place{task: kind == Item && n.PreviousSibling() == nil}
	if p.task {
		lines[0].Start += taskLen(c.lines.text[lines[0].Start:lines[0].End])
	}
	c.tableOr(lines, kind, p)
}

// taskLen is the length of a task's box, "[ ] " or "[x] ".
func taskLen(line []byte) int {
	if len(line) < 4 || line[0] != '[' || line[2] != ']' || line[3] != ' ' {
		return 0
	}
	if strings.IndexByte(" xX", line[1]) < 0 {
		return 0
	}
	return 4
}

// prose adds the block of some lines of inline source.
func (c *cutter) prose(lines []Span, kind Kind, p place) {
	src := c.lines.text
	var b strings.Builder
	for _, l := range lines {
		b.Write(src[l.Start:l.End])
	}
	inline := strings.TrimRight(b.String(), " \t\n")
	last := lines[len(lines)-1]
	end := last.Start + len(bytes.TrimRight(src[last.Start:last.End], " \t\n"))
	if len(lines) > 1 {
		line := bytes.TrimRight(src[lines[0].Start:lines[0].End], "\n")
		p.next = string(c.article.Source[c.lines.at(lines[0].Start+len(line)):c.lines.at(lines[1].Start)])
	}
	p.lineHead = true
	c.leaf(kind, inline, lines[0].Start, end, p)
}

func (c *cutter) code(lines *text.Segments) {
	spans := segments(lines)
	if len(spans) == 0 {
		return
	}
	var b strings.Builder
	for i := range lines.Len() {
		s := lines.At(i)
		b.Write(s.Value(c.lines.text))
	}
	c.keep(Code, b.String(), spans[0].Start, spans[len(spans)-1].End)
}

func segments(lines *text.Segments) []Span {
	out := make([]Span, lines.Len())
	for i := range out {
		s := lines.At(i)
		out[i] = Span{s.Start, s.Stop}
	}
	return out
}
