// Package render shows a report as text and as Markdown. Renderers are pure
// functions of the report: they ask no model, read no file, and decide nothing,
// least of all the exit code. A report is first made into pages, one a language,
// then a page is laid out for a terminal or written as Markdown.
//
// Headings are in the summary's language, tool talk in English. Text is always
// in logical order; nothing is inserted to turn it around, and right-to-left
// languages get no columns, since a terminal without bidi can't align them.
package render

import (
	"bytes"
	"fmt"
	"io"

	"panj/internal/lang"
	"panj/internal/report"
)

// Style is how text is laid out.
type Style struct {
	Width int  // columns; 0 is 80
	Color bool // ANSI colours
}

// View is which parts of a report to show: a verb's result.
type View string

// The views.
const (
	Brief     View = "brief"     // per language the summary, then the translation, then findings
	Summary   View = "summarize" // the summary and its findings
	Translate View = "translate" // the translated document alone
	Check     View = "check"     // findings alone
)

// Text writes the part of a report that is in one language ("" is all of it) for
// a terminal. The document of the translate view goes out as it is in the report,
// since it is a file's content; everything else is cleaned (see Clean). A
// language that the view has nothing in is an error.
func Text(w io.Writer, r *report.Report, v View, l lang.Language, s Style) error {
	return write(w, r, v, l, func(out *bytes.Buffer, pages []page) {
		t := typesetter{out: out, width: s.columns(), color: s.Color}
		for i, p := range pages {
			t.page(p, i == 0)
		}
	})
}

// Markdown writes the same as Markdown: CommonMark, in which the report's text
// is escaped and can be neither markup nor HTML. The source's words are whole.
func Markdown(w io.Writer, r *report.Report, v View, l lang.Language) error {
	return write(w, r, v, l, func(out *bytes.Buffer, pages []page) {
		m := marker{out: out}
		for i, p := range pages {
			m.page(p, i == 0)
		}
	})
}

// Findings writes findings as text, for stderr or at a result's end. The source's
// own belong to every language.
func Findings(w io.Writer, r *report.Report, l lang.Language, s Style) error {
	var out bytes.Buffer
	t := typesetter{out: &out, width: s.columns(), color: s.Color}
	t.findings(verdictOf(r, l))
	return flush(w, &out)
}

func write(w io.Writer, r *report.Report, v View, l lang.Language, layOut func(*bytes.Buffer, []page)) error {
	var out bytes.Buffer
	if v == Translate {
		if err := documents(&out, r, l); err != nil {
			return err
		}
		return flush(w, &out)
	}
	pages, err := pagesOf(r, v, l)
	if err != nil {
		return err
	}
	layOut(&out, pages)
	return flush(w, &out)
}

func flush(w io.Writer, out *bytes.Buffer) error {
	if _, err := w.Write(out.Bytes()); err != nil {
		return fmt.Errorf("writing text: %w", err)
	}
	return nil
}

// defaultWidth is a terminal's that does not say; below minWidth nothing fits.
const (
	defaultWidth = 80
	minWidth     = 16
)

func (s Style) columns() int {
	if s.Width <= 0 {
		return defaultWidth
	}
	return max(s.Width, minWidth)
}
