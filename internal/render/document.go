package render

import (
	"strings"

	"panj/internal/article"
	"panj/internal/lang"
	"panj/internal/report"
)

// text is a translation as a reader reads it, block by block. The document in
// its own form is the translate view's.
type text struct {
	blocks []block
	gaps   []string // what was not translated, in tool talk
}

// block is a block of text; the cells of a table that follow one another are one.
type block struct {
	kind  article.Kind
	lines []string // clean
	note  string   // tool talk that goes before it
}

// The states of a block that a reader must see, since its text is the source's.
const (
	failed  = "failed"
	kept    = "kept"
	refused = "refused"
)

// textOf is the translation into a language, nil if there is none. Of several
// articles, one after another.
func textOf(r *report.Report, l lang.Language) *text {
	var out *text
	for _, t := range r.Translations {
		if t.Lang != l {
			continue
		}
		if out == nil {
			out = &text{}
		}
		out.add(r, t)
	}
	return out
}

func (x *text) add(r *report.Report, t report.Translation) {
	kinds := kindsOf(articleOf(r, t.Article))
	var lost, declined []string
	for _, b := range t.Blocks {
		id := place(r, t.Article, b.ID)
		note := ""
		switch b.State {
		case failed:
			lost, note = append(lost, id), "["+id+" was not translated]"
		case refused:
			declined, note = append(declined, id), "["+id+" was refused by the model]"
		}
		x.addBlock(kinds[b.ID], b.Text, note)
	}
	x.gap("not translated", lost)
	x.gap("refused by the model", declined)
}

func (x *text) gap(what string, ids []string) {
	if len(ids) > 0 {
		x.gaps = append(x.gaps, "["+what+": "+strings.Join(ids, ", ")+"]")
	}
}

func (x *text) addBlock(kind article.Kind, content, note string) {
	if kind == "" {
		kind = article.Paragraph
	}
	if kind == article.Meta {
		return
	}
	lines := linesOf(kind, content)
	if last := len(x.blocks) - 1; last >= 0 && kind == article.Cell && x.blocks[last].kind == kind && note == "" {
		x.blocks[last].lines[0] += " | " + strings.Join(lines, " ")
		return
	}
	x.blocks = append(x.blocks, block{kind: kind, lines: lines, note: note})
}

// linesOf are the lines of a block. Those of code keep their spaces.
func linesOf(kind article.Kind, content string) []string {
	lines := strings.Split(Clean(content), "\n")
	if kind == article.Code {
		return strings.Split(strings.TrimRight(Clean(content), "\n"), "\n")
	}
	return each(lines, words)
}

func kindsOf(a *report.Article) map[string]article.Kind {
	kinds := map[string]article.Kind{}
	if a != nil {
		for _, b := range a.Blocks {
			kinds[b.ID] = b.Kind
		}
	}
	return kinds
}
