package render

import (
	"bytes"
	"fmt"
	"strings"

	"panj/internal/article"
)

// marker writes pages as Markdown.
type marker struct{ out *bytes.Buffer }

func (m marker) line(format string, args ...any) { fmt.Fprintf(m.out, format+"\n", args...) }

func (m marker) page(p page, first bool) {
	if !first {
		m.line("\n---\n")
	}
	if head := dotted(escape(p.names), escape(p.route)); head != "" {
		m.line("*%s*\n", head)
	}
	m.turned(p, func() {
		if p.outline != nil {
			m.outline(p)
		}
	})
	if p.outline != nil {
		m.sources(p)
	}
	m.turned(p, func() {
		if p.text != nil {
			m.text(p)
		}
	})
	m.findings(p.verdict)
}

// turned writes a part from right to left where its language is so. The element
// is ours, and GitHub's and Pandoc's sanitisers keep it.
func (m marker) turned(p page, write func()) {
	if !p.lang.RightToLeft() {
		write()
		return
	}
	before := m.out.Len()
	m.line("<div dir=\"rtl\" lang=\"%s\">\n", p.lang)
	empty := m.out.Len()
	write()
	if m.out.Len() == empty {
		m.out.Truncate(before)
		return
	}
	m.line("</div>\n")
}

func (m marker) outline(p page) {
	o := p.outline
	if o.headline != "" {
		m.line("# %s\n", escape(o.headline))
	}
	if o.abstract.text != "" {
		m.line("%s\n", m.marked(p.labels, o.abstract))
	}
	for _, s := range o.sections {
		if len(s.items) > 0 {
			m.section(p.labels, s)
		}
	}
	if o.notStated != "" {
		m.line("%s\n", escape(o.notStated))
	}
	if o.topics != "" {
		m.line("%s\n", escape(p.labels.topics+p.labels.colon+o.topics))
	}
}

func (m marker) marked(l labels, it item) string {
	it.text = escape(it.text)
	return l.marked(it)
}

func (m marker) section(l labels, s section) {
	m.line("## %s\n", s.heading)
	for _, it := range s.items {
		line := m.marked(l, it)
		if it.value != "" {
			line = strings.TrimSpace("**" + escape(it.value) + "** " + line)
		}
		m.line("- %s", line)
		if it.original != "" {
			m.line("  - \"%s\"", escape(it.original))
		}
		for _, d := range it.details {
			m.line("  - %s", m.marked(l, d))
		}
	}
	m.line("")
}

func (m marker) sources(p page) {
	s := p.outline.sources
	if len(s.list) == 0 && !s.missing {
		return
	}
	m.line("## %s\n", escape(p.labels.sourceHeading(s)))
	for _, src := range s.list {
		note := src.note()
		if note != "" {
			note = " **" + note + "**"
		}
		m.line("- %s %s%s \"%s\"", src.mark, escape(src.place), note, escape(src.quote))
	}
	if s.missing {
		m.line("- %s %s", unsourced, noSource)
	}
	m.line("")
}

func (m marker) text(p page) {
	m.line("## %s\n", p.labels.translation)
	for i, b := range p.text.blocks {
		m.block(b)
		if i+1 == len(p.text.blocks) || b.kind != article.Item || p.text.blocks[i+1].kind != article.Item {
			m.line("")
		}
	}
	for _, gap := range p.text.gaps {
		m.line("**%s**\n", escape(gap))
	}
}

func (m marker) block(b block) {
	if b.kind == article.Code {
		m.code(b.lines)
		return
	}
	lines := each(b.lines, escape)
	if b.note != "" {
		lines[0] = "**" + escape(b.note) + "** " + lines[0]
	}
	prefix := map[article.Kind]string{
		article.Title: "### ", article.Heading: "#### ", article.Item: "- ", article.Quotation: "> ",
	}[b.kind]
	hang := strings.Repeat(" ", len(prefix))
	switch b.kind {
	case article.Title, article.Heading:
		m.line("%s%s", prefix, strings.Join(lines, " "))
		return
	case article.Quotation:
		hang = prefix
	}
	m.line("%s%s", prefix, strings.Join(lines, "\\\n"+hang))
}

// code writes a fence that its content can't close.
func (m marker) code(lines []string) {
	content := strings.Join(lines, "\n")
	fence := "```"
	for strings.Contains(content, fence) {
		fence += "`"
	}
	m.line("%s\n%s\n%s", fence, content, fence)
}

func (m marker) findings(v verdict) {
	m.line("## %s\n", escape(v.title))
	for _, d := range v.list {
		m.line("- **%s** %s", d.sign(), escape(d.text))
	}
	if len(v.list) > 0 {
		m.line("")
	}
	m.line("%s", escape(v.close))
}

// escape makes text stand for itself in Markdown: no emphasis, link, HTML,
// entity, table or formula, and at a line's begin no heading, list or quotation
// (CommonMark 0.31, section 2.4: any ASCII punctuation may be escaped).
func escape(s string) string {
	var b strings.Builder
	for i, c := range s {
		if strings.ContainsRune("\\`*_[]<>|~&$#", c) || i == 0 && strings.ContainsRune("+-=", c) {
			b.WriteByte('\\')
		}
		b.WriteRune(c)
	}
	return escapeNumber(b.String())
}

// escapeNumber keeps "1." or "1)" from opening a numbered list.
func escapeNumber(s string) string {
	digits := len(s) - len(strings.TrimLeft(s, "0123456789"))
	if digits > 0 && digits < len(s) && (s[digits] == '.' || s[digits] == ')') {
		return s[:digits] + `\` + s[digits:]
	}
	return s
}
