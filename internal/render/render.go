// Package render shows a report as text and as Markdown. Renderers are pure
// functions of the report.
package render

import (
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

// Text writes the part of a report that is in one language ("" is all of it) for a terminal.
func Text(w io.Writer, r *report.Report, v View, l lang.Language, s Style) error { panic("skeleton") }

// Markdown writes the same as Markdown.
func Markdown(w io.Writer, r *report.Report, v View, l lang.Language) error { panic("skeleton") }

// Findings writes findings as text, for stderr or at a result's end.
func Findings(w io.Writer, r *report.Report, l lang.Language, s Style) error { panic("skeleton") }

// Clean makes untrusted text safe for a terminal: control characters and bidi
// overrides become visible or go.
func Clean(s string) string { panic("skeleton") }
