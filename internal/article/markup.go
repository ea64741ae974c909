package article

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// marked is a node of our own for emphasis, strong and strikethrough: it
// knows the mark that was written.
type marked struct {
	ast.BaseInline
	mark string
}

func (m *marked) Kind() ast.NodeKind            { return ast.KindEmphasis }
func (m *marked) Dump(source []byte, level int) { ast.DumpHelper(m, source, level, nil, nil) }

// marks parses emphasis as goldmark does. A single tilde is no mark: in news
// it stands for "about" or a range, as in 5~10.
type marks struct {
	chars string
	least int
}

func (m marks) Trigger() []byte { return []byte(m.chars) }

func (m marks) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	before := block.PrecendingCharacter()
	line, segment := block.PeekLine()
	d := parser.ScanDelimiter(line, before, m.least, mark(line[0]))
	if d == nil || m.least == 2 && d.OriginalLength != 2 {
		return nil
	}
	d.Segment = segment.WithStop(segment.Start + d.OriginalLength)
	block.Advance(d.OriginalLength)
	pc.PushDelimiter(d)
	return d
}

// mark is the delimiter processor of one character.
type mark byte

func (m mark) IsDelimiter(b byte) bool { return b == byte(m) }

func (m mark) CanOpenCloser(o, c *parser.Delimiter) bool { return o.Char == c.Char }

func (m mark) OnMatch(consumes int) ast.Node {
	return &marked{mark: strings.Repeat(string(rune(m)), consumes)}
}

// linkEnd is the attribute that holds what closes a link, as written.
const linkEnd = "end"

// links makes atoms of images and notes how a link was closed.
type links struct {
	parser.InlineParser
	parser.CloseBlocker
}

func newLinks() links {
	p := parser.NewLinkParser()
	return links{p, p.(parser.CloseBlocker)}
}

func (p links) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	_, before := block.Position()
	n := p.InlineParser.Parse(parent, block, pc)
	_, after := block.Position()
	src := string(block.Source())
	switch n := n.(type) {
	case *ast.Image:
		return newAtom(single, onOneLine(src[n.Pos():after.Start]), "")
	case *ast.Link:
		end := onOneLine(src[before.Start:after.Start])
		if end == "]" || end == "[]" || end == "][]" {
			end = "][" + onOneLine(src[n.Pos()+1:before.Start]) + "]"
		}
		n.SetAttributeString(linkEnd, end)
	}
	return n
}

// footnoteMark parses [^1], whether or not the note is there.
type footnoteMark struct{}

func (footnoteMark) Trigger() []byte { return []byte{'['} }

func (footnoteMark) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, _ := block.PeekLine()
	n := footnoteLen(line)
	if n == 0 || n < len(line) && line[n] == '(' {
		return nil
	}
	block.Advance(n)
	return newAtom(single, string(line[:n]), "")
}

// footnoteLen is the length of the footnote mark that line begins with.
func footnoteLen(line []byte) int {
	if len(line) < 4 || line[0] != '[' || line[1] != '^' {
		return 0
	}
	for i := 2; i < len(line) && i < 100; i++ {
		switch c := line[i]; {
		case c == ']' && i > 2:
			return i + 1
		case c <= ' ' || c == '[' || c == ']' || c == '\\' || c == '`':
			return 0
		}
	}
	return 0
}

// bareURL keeps a URL in running text whole: its underscores and asterisks
// are no emphasis. It is called at the colon, since what stands before a URL
// in Chinese is no space; the scheme is taken back from the words before.
type bareURL struct{}

func (bareURL) Trigger() []byte { return []byte{':'} }

func (bareURL) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	_, pos := block.Position()
	last, ok := parent.LastChild().(*ast.Text)
	if !ok || last.Segment.Stop != pos.Start {
		return nil
	}
	src := block.Source()
	before := string(src[last.Segment.Start:pos.Start])
	scheme := schemeLen(before)
	if scheme == 0 || !urlMayFollow(before[:len(before)-scheme]) {
		return nil
	}
	line, _ := block.PeekLine()
	url := before[len(before)-scheme:] + string(line)
	n := urlLen(url)
	if n == 0 {
		return nil
	}
	last.Segment.Stop -= scheme
	block.Advance(n - scheme)
	return newAtom(bare, url[:n], url[:n])
}

func schemeLen(before string) int {
	for _, s := range [...]string{"https", "http", "ftp"} {
		if n := len(before) - len(s); n >= 0 && strings.EqualFold(before[n:], s) {
			return len(s)
		}
	}
	return 0
}
