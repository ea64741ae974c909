package render

import (
	"bytes"
	"strings"

	"panj/internal/article"
	"panj/internal/check"
)

// typesetter lays pages out in the columns of a terminal.
type typesetter struct {
	out   *bytes.Buffer
	width int
	color bool
	rtl   bool // of the page: no columns, no indents
}

// The looks of a line, as ANSI parameters.
const (
	plain  = ""
	bold   = "1"
	dim    = "2"
	red    = "31"
	yellow = "33"
)

// bullet stands before items; sideline before quotations.
const (
	bullet   = "• "
	sideline = "│ "
)

func (t *typesetter) line(look, s string) {
	if t.color && look != plain && s != "" {
		s = "\x1b[" + look + "m" + s + "\x1b[0m"
	}
	t.out.WriteString(s)
	t.out.WriteByte('\n')
}

func (t *typesetter) blank() { t.out.WriteByte('\n') }

// paragraph wraps text behind a prefix; further lines are indented as deep,
// but not from right to left.
func (t *typesetter) paragraph(look, prefix, s string) {
	t.lines(look, prefix, t.indent(prefix), s)
}

// lines wraps text behind one prefix and then another of at most its width.
func (t *typesetter) lines(look, first, next, s string) {
	for _, line := range fill(s, t.width-widthOf(first)) {
		t.line(look, first+line)
		first = next
	}
}

func (t *typesetter) heading(s string) { t.paragraph(bold, "", s) }

func (t *typesetter) indent(prefix string) string {
	if t.rtl {
		return ""
	}
	return strings.Repeat(" ", widthOf(prefix))
}

// lead is a prefix with a space before it, where lines are indented at all.
func (t *typesetter) lead(prefix string) string {
	if t.rtl {
		return prefix
	}
	return " " + prefix
}

// below stands before what belongs to the item above.
func (t *typesetter) below() string {
	if t.rtl {
		return "– "
	}
	return " " + t.indent(bullet)
}

func (t *typesetter) page(p page, first bool) {
	if !first {
		t.blank()
		t.line(dim, strings.Repeat("─", t.width))
	}
	t.rtl = p.lang.RightToLeft()
	t.title(p)
	t.blank()
	if p.outline != nil {
		t.outline(p)
	}
	if p.text != nil {
		t.text(p)
	}
	t.rtl = false
	t.findings(p.verdict)
}

func (t *typesetter) title(p page) {
	line := p.names + "  " + p.route
	if widthOf(line) <= t.width {
		t.line(bold, line)
		return
	}
	t.heading(p.names)
	t.heading(p.route)
}

func (t *typesetter) outline(p page) {
	o := p.outline
	if o.headline != "" {
		t.paragraph(bold, "", o.headline)
		t.blank()
	}
	if o.abstract.text != "" {
		t.paragraph(plain, "", p.labels.marked(o.abstract))
		t.blank()
	}
	for _, s := range o.sections {
		if len(s.items) > 0 {
			t.section(p.labels, s)
			t.blank()
		}
	}
	if o.notStated != "" {
		t.paragraph(plain, "", o.notStated)
		t.blank()
	}
	if o.topics != "" {
		t.paragraph(plain, "", p.labels.topics+p.labels.colon+o.topics)
		t.blank()
	}
	t.sources(p)
}

func (t *typesetter) section(l labels, s section) {
	t.heading(s.heading)
	if s.figures && t.figures(l, s.items) {
		return
	}
	for _, it := range s.items {
		if it.value != "" {
			it.text = it.inLine(l)
		}
		t.item(l, it)
	}
}

func (t *typesetter) item(l labels, it item) {
	t.paragraph(plain, t.lead(bullet), l.marked(it))
	if it.original != "" {
		t.paragraph(dim, t.below(), `"`+it.original+`"`)
	}
	for _, d := range it.details {
		t.paragraph(plain, t.below(), l.marked(d))
	}
}

// sourceLines is how much of a source's words a terminal shows; Markdown and
// JSON have them whole.
const sourceLines = 2

func (t *typesetter) sources(p page) {
	s := p.outline.sources
	if len(s.list) == 0 && !s.missing {
		return
	}
	t.heading(p.labels.sourceHeading(s))
	for _, src := range s.list {
		head := " " + pad(src.mark, len(s.list[len(s.list)-1].mark)) + " "
		lines := fill(dottedSource(src), t.width-widthOf(head))
		for _, line := range shorten(lines, sourceLines, t.width-widthOf(head), `…"`) {
			t.line(dim, head+line)
			head = strings.Repeat(" ", widthOf(head))
		}
	}
	if s.missing {
		t.paragraph(dim, " "+unsourced+" ", noSource)
	}
	t.blank()
}

// dottedSource is a source after its mark: its block, how it was found, its words.
func dottedSource(s source) string {
	return strings.Join(strings.FieldsFunc(s.place+"\n"+s.note()+"\n"+`"`+s.quote+`"`, func(c rune) bool {
		return c == '\n'
	}), " ")
}

// noSource explains the mark of a statement without evidence.
const noSource = "no source words are given"

func pad(s string, width int) string {
	return strings.Repeat(" ", max(0, width-widthOf(s))) + s
}

func (t *typesetter) text(p page) {
	t.heading(p.labels.translation)
	before := article.Kind("")
	for _, b := range p.text.blocks {
		if b.kind != article.Item || before != article.Item {
			t.blank()
		}
		before = b.kind
		t.block(b)
	}
	t.blank()
	for _, gap := range p.text.gaps {
		t.paragraph(red, "", gap)
		t.blank()
	}
}

func (t *typesetter) block(b block) {
	if b.note != "" {
		t.paragraph(red, "", b.note)
	}
	look, prefix := plain, ""
	switch b.kind {
	case article.Title, article.Heading:
		look = bold
	case article.Item:
		prefix = t.lead(bullet)
	case article.Quotation:
		t.lines(plain, t.lead(sideline), t.lead(sideline), strings.Join(b.lines, "\n"))
		return
	case article.Code:
		for _, line := range b.lines {
			t.line(plain, "    "+line)
		}
		return
	}
	t.paragraph(look, prefix, strings.Join(b.lines, "\n"))
}

func (t *typesetter) findings(v verdict) {
	t.heading(v.title)
	for _, d := range v.list {
		t.paragraph(lookOf(d.severity), " "+d.sign()+" ", d.text)
	}
	t.paragraph(plain, " ", v.close)
}

func lookOf(s check.Severity) string {
	switch s {
	case check.Error:
		return red
	case check.Warning:
		return yellow
	}
	return plain
}
