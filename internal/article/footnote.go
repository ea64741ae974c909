package article

import (
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// footnote is the block of a note's definition, "[^1]: …". goldmark's own
// extension would bring its renderer along, and moves the notes to the end.
type footnote struct{ ast.BaseBlock }

func (f *footnote) Kind() ast.NodeKind            { return ast.KindBlockquote }
func (f *footnote) Dump(source []byte, level int) { ast.DumpHelper(f, source, level, nil, nil) }

type footnotes struct{}

func (footnotes) Trigger() []byte { return []byte{'['} }

func (footnotes) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, segment := reader.PeekLine()
	pos := pc.BlockOffset()
	if pos < 0 || segment.Padding > 0 {
		return nil, parser.NoChildren
	}
	n := footnoteLen(line[pos:])
	if n == 0 || pos+n >= len(line) || line[pos+n] != ':' {
		return nil, parser.NoChildren
	}
	reader.Advance(pos + n + 1)
	return &footnote{}, parser.HasChildren
}

func (footnotes) Continue(node ast.Node, reader text.Reader, pc parser.Context) parser.State {
	line, _ := reader.PeekLine()
	if util.IsBlank(line) {
		return parser.Continue | parser.HasChildren
	}
	pos, padding := util.IndentPosition(line, reader.LineOffset(), 4)
	if pos < 0 {
		return parser.Close
	}
	reader.AdvanceAndSetPadding(pos, padding)
	return parser.Continue | parser.HasChildren
}

func (footnotes) Close(node ast.Node, reader text.Reader, pc parser.Context) {}
func (footnotes) CanInterruptParagraph() bool                                { return true }
func (footnotes) CanAcceptIndentedLine() bool                                { return false }
