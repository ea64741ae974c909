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

// syntax is how the inline source of a document's blocks is to be read.
type syntax struct {
	format Format
	refs   map[string]parser.Reference // of links, by folded label
	escape func(string) string         // of XLIFF: writes words
}

// parse reads inline source that is free of container prefixes. What it
// returns, rendered, reads the same.
func (s *syntax) parse(src string) []item {
	if s.format == Text || dense(src) {
		return join(wrapped(src))
	}
	pc := &context{parser.NewContext(), s.refs}
	b := []byte(src)
	root := inlineParser().Parse(text.NewReader(b), parser.WithContext(pc))
	w := walker{src: b}
	for n := root.FirstChild(); n != nil; n = n.NextSibling() {
		w.children(n)
	}
	w.flush()
	return join(w.items)
}

// maxMarks is how many characters of markup a block may have. goldmark takes
// quadratic time over marks that nothing closes, and articles are untrusted; no
// paragraph of news comes near.
const maxMarks = 2000

// dense says that a block's markup is not worth reading.
func dense(src string) bool {
	n := 0
	for i := range len(src) {
		if strings.IndexByte("*_[~`<", src[i]) >= 0 {
			n++
		}
	}
	return n > maxMarks
}

// wrapped is plain text, line by line.
func wrapped(src string) []item {
	var items []item
	for i, line := range strings.Split(src, "\n") {
		if i > 0 {
			items = append(items, item{kind: soft})
		}
		items = append(items, item{kind: literal, text: strings.TrimSpace(oneSpace(line))})
	}
	return items
}

// context lends the document's references, which are read only, to the
// parsing of one block, so that blocks can be parsed side by side.
type context struct {
	parser.Context
	refs map[string]parser.Reference
}

func (c *context) Reference(label string) (parser.Reference, bool) {
	r, ok := c.refs[label]
	return r, ok
}

// inlineParser is built when first needed: it is no part of start-up. Our own
// parsers keep what goldmark's tree drops, the markup as it was written.
var inlineParser = sync.OnceValue(func() parser.Parser {
	return parser.NewParser(
		parser.WithBlockParsers(util.Prioritized(parser.NewParagraphParser(), 100)),
		parser.WithInlineParsers(
			util.Prioritized(atoms{parser.NewCodeSpanParser()}, 100),
			util.Prioritized(footnoteMark{}, 150),
			util.Prioritized(newLinks(), 200),
			util.Prioritized(atoms{parser.NewAutoLinkParser()}, 300),
			util.Prioritized(atoms{parser.NewRawHTMLParser()}, 400),
			util.Prioritized(marks{"*_", 1}, 500),
			util.Prioritized(marks{"~", 2}, 500),
			util.Prioritized(bareURL{}, 600),
		),
	)
})

// walker makes items of goldmark's inline tree.
type walker struct {
	src   []byte
	items []item
	from  int // of the words seen last, not yet decoded
	to    int
}

func (w *walker) children(n ast.Node) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		w.node(c)
	}
}

func (w *walker) node(n ast.Node) {
	switch n := n.(type) {
	case *ast.Text:
		w.words(n)
	case *atom:
		w.put(n.item)
	case *marked:
		w.pair(n, item{raw: n.mark}, item{raw: n.mark})
	case *ast.Link:
		shut, _ := n.AttributeString(linkEnd)
		raw, _ := shut.(string)
		w.pair(n, item{raw: "[", link: true}, item{raw: raw, link: true})
	default:
		w.children(n)
	}
}

func (w *walker) put(it item) {
	w.flush()
	w.items = append(w.items, it)
}

func (w *walker) pair(n ast.Node, o, s item) {
	o.kind, s.kind = open, shut
	w.put(o)
	w.children(n)
	w.put(s)
}

// words collects neighbours before they are decoded: goldmark cuts text at
// every character that might have been markup.
func (w *walker) words(n *ast.Text) {
	seg := n.Segment
	if seg.Start != w.to {
		w.flush()
		w.from = seg.Start
	}
	w.to = seg.Stop
	switch {
	case n.HardLineBreak():
		raw := "  \n"
		if seg.Stop < len(w.src) && w.src[seg.Stop] == '\\' {
			raw = "\\\n"
		}
		w.put(item{kind: brk, raw: raw, text: "\n"})
	case n.SoftLineBreak():
		w.put(item{kind: soft})
	}
}

func (w *walker) flush() {
	if w.from < w.to {
		s := oneSpace(decode(string(w.src[w.from:w.to])))
		w.items = append(w.items, item{kind: literal, text: s})
	}
	w.from = w.to
}

// decode resolves backslash escapes and character references.
func decode(s string) string {
	if !strings.ContainsAny(s, `\&`) {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '\\' && i+1 < len(s) && util.IsPunct(s[i+1]):
			i++
			b.WriteByte(s[i])
		case c == '&':
			n := referenceLen(s[i:])
			b.WriteString(dereference(s[i : i+n]))
			i += n - 1
		default:
			b.WriteByte(c)
		}
	}
	return b.String()
}

// referenceLen is the length of a character reference, 1 if s has only an
// ampersand: Markdown, unlike HTML, wants the semicolon.
func referenceLen(s string) int {
	for i := 1; i < len(s) && i < 40; i++ {
		switch c := s[i]; {
		case c == ';' && i > 1:
			return i + 1
		case !isAlnum(c) && c != '#':
			return 1
		}
	}
	return 1
}

// dereference leaves a name that HTML doesn't know as it is.
func dereference(ref string) string {
	if strings.HasPrefix(ref, "&#") {
		return string(util.ResolveNumericReferences([]byte(ref)))
	}
	if e, ok := util.LookUpHTML5EntityByName(strings.Trim(ref, "&;")); ok && len(ref) > 1 {
		return string(e.Characters)
	}
	return ref
}

// atom is a node of our own for markup that is masked as a whole.
type atom struct {
	ast.BaseInline
	item item
}

func (a *atom) Kind() ast.NodeKind            { return ast.KindRawHTML }
func (a *atom) Dump(source []byte, level int) { ast.DumpHelper(a, source, level, nil, nil) }
func newAtom(k itemKind, raw, reads string) *atom {
	return &atom{item: item{kind: k, raw: raw, text: reads}}
}

// atoms makes an atom of what one of goldmark's parsers finds.
type atoms struct{ parser.InlineParser }

func (p atoms) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	_, before := block.Position()
	n := p.InlineParser.Parse(parent, block, pc)
	if n == nil || n.Kind() == ast.KindText {
		return n
	}
	_, after := block.Position()
	src := block.Source()
	raw := string(src[before.Start:after.Start])
	switch n := n.(type) {
	case *ast.AutoLink:
		return newAtom(single, onOneLine(raw), string(n.Label(src)))
	case *ast.RawHTML:
		return newAtom(single, onOneLine(raw), readTag(raw))
	default:
		return newAtom(single, onOneLine(raw), oneSpace(string(codeText(n, src))))
	}
}

// readTag is what a reader sees of an inline tag: the line break of <br>.
func readTag(raw string) string {
	name := strings.ToLower(strings.Trim(raw, "<>/ \t\n"))
	if name == "br" {
		return "\n"
	}
	return ""
}

func codeText(n ast.Node, src []byte) []byte {
	var b bytes.Buffer
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if t, ok := c.(*ast.Text); ok {
			b.Write(t.Segment.Value(src))
		}
	}
	return b.Bytes()
}
