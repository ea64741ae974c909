package main

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"panj/internal/article"
	"panj/internal/lang"
	"panj/internal/render"
	"panj/internal/report"
)

// output writes results to stdout or to files.
type output struct {
	env
	voice *voice
	flags outputFlags
	view  render.View

	results int  // that are planned: an article in a language is one
	headed  bool // stdout has had a line that names a result
	sheets  int  // reports on the one HTML page that stdout has
}

func (o *output) json() bool { return o.flags.format == "json" || o.flags.format == "jsonl" }

// write renders a report to its destinations. a is its article as it was read,
// nil for a report that was saved.
func (o *output) write(r *report.Report, a *article.Article, plan []destination) error {
	for _, d := range plan {
		part := r
		if len(plan) > 1 {
			part = r.In(d.languages[0])
		}
		if len(plan) > 1 && len(languagesIn(part)) == 0 {
			continue // nothing came in this language
		}
		var b bytes.Buffer
		if err := o.render(&b, part, a, d); err != nil {
			return err
		}
		if err := o.put(d.file, b.Bytes()); err != nil {
			return err
		}
		if err := o.tellFindings(part); err != nil {
			return err
		}
	}
	return nil
}

// whole are the destinations that an interrupted run can still fill: files and
// JSON only with all their languages, other text on stdout with those that came.
func (o *output) whole(plan []destination, r *report.Report) []destination {
	came := languagesIn(r)
	return slices.DeleteFunc(slices.Clone(plan), func(d destination) bool {
		lacks := slices.ContainsFunc(d.languages, func(l lang.Language) bool { return !slices.Contains(came, l) })
		return lacks && (d.file != "" || o.json())
	})
}

// render writes a report as one destination has it.
func (o *output) render(b *bytes.Buffer, r *report.Report, a *article.Article, d destination) error {
	switch {
	case o.json():
		return r.Encode(b, o.flags.format == "json")
	case o.flags.forTools():
		return o.exchange(b, r, a, d)
	case o.flags.format == "html":
		return o.renderPage(b, r, d)
	}
	if o.view == render.Check {
		o.head(b, d, label(r, ""))
		return o.renderIn(b, r, "", d.file == "")
	}
	languages := slices.DeleteFunc(languagesIn(r), func(l lang.Language) bool { return !slices.Contains(d.languages, l) })
	if len(languages) == 0 {
		return fmt.Errorf("showing the report of %s: it has neither a translation nor a summary", label(r, ""))
	}
	for _, l := range languages {
		o.head(b, d, label(r, l))
		if err := o.renderIn(b, r.In(l), l, d.file == ""); err != nil {
			return err
		}
	}
	return nil
}

// renderPage writes all languages of a report on one page; what follows on stdout
// belongs to the same.
func (o *output) renderPage(b *bytes.Buffer, r *report.Report, d destination) error {
	if d.file != "" {
		return render.HTML(b, r, o.view, 0)
	}
	err := render.HTML(b, r, o.view, o.sheets)
	o.sheets++
	return err
}

func (o *output) renderIn(b *bytes.Buffer, r *report.Report, l lang.Language, stdout bool) error {
	if o.flags.format == "md" {
		return render.Markdown(b, r, o.view, l)
	}
	return render.Text(b, r, o.view, l, o.style(stdout))
}

// head names a result where there are several in one place, as head and tail
// name files.
func (o *output) head(b *bytes.Buffer, d destination, label string) {
	switch {
	case d.file == "" && o.results < 2, d.file != "" && len(d.languages) < 2:
		return
	case b.Len() > 0, d.file == "" && o.headed:
		b.WriteByte('\n') // also ends the last line of a document that has no line end
	}
	fmt.Fprintf(b, "==> %s <==\n", label)
	o.headed = o.headed || d.file == ""
}

// label is what a result is called where there are several.
func label(r *report.Report, l lang.Language) string {
	if l == "" {
		return oneLine(nameOf(r))
	}
	return labelOf(nameOf(r), l)
}

func labelOf(name string, l lang.Language) string {
	return fmt.Sprintf("%s [%s]", oneLine(name), oneLine(string(l)))
}

// nameOf is the name of what a report is about.
func nameOf(r *report.Report) string {
	switch len(r.Articles) {
	case 0:
		return "report"
	case 1:
		return r.Articles[0].Name
	}
	return digestName
}

// languagesIn are the languages of what a report holds, in its order.
func languagesIn(r *report.Report) []lang.Language {
	var out []lang.Language
	for _, s := range r.Summaries {
		out = append(out, s.Lang)
	}
	for _, t := range r.Translations {
		out = append(out, t.Lang)
	}
	return unique(out)
}

// unique keeps the first of each.
func unique(languages []lang.Language) []lang.Language {
	var out []lang.Language
	for _, l := range languages {
		if !slices.Contains(out, l) {
			out = append(out, l)
		}
	}
	return out
}

// style is how text is laid out: for stdout's terminal, or for a file.
func (o *output) style(stdout bool) render.Style {
	if !stdout || !o.stdoutTerminal {
		return render.Style{}
	}
	return render.Style{Width: o.width, Color: o.getenv("NO_COLOR") == ""}
}

// put writes a result to stdout at once, or to its file.
func (o *output) put(file string, b []byte) (err error) {
	defer func() {
		if err == nil {
			o.keep()
		}
	}()
	if file != "" {
		return writeFile(file, b)
	}
	write := func(b []byte) error { _, err := o.stdout.Write(b); return err }
	if o.stdoutTerminal {
		write, b = o.voice.result, o.forTerminal(b)
	}
	if err := write(b); err != nil {
		return fmt.Errorf("writing the result: %w", err)
	}
	return nil
}

// forTerminal disarms what is otherwise written as it is: a translated document,
// and JSON, in which encoding/json escapes only what is below U+0020.
func (o *output) forTerminal(b []byte) []byte {
	switch {
	case o.json():
		return escapeJSON(b)
	case o.view == render.Translate, o.flags.forTools():
		return []byte(render.Clean(string(b)))
	}
	return b
}

// escapeJSON writes what a terminal might obey as \u escapes; the value stays.
func escapeJSON(b []byte) []byte {
	var out strings.Builder
	for _, c := range string(b) {
		if c != '\n' && render.Clean(string(c)) != string(c) {
			fmt.Fprintf(&out, `\u%04x`, c)
			continue
		}
		out.WriteRune(c)
	}
	return []byte(out.String())
}

// tellFindings writes the findings of a translation to stderr: in text, Markdown
// and TMX the result is the translation alone. In XLIFF they are notes.
func (o *output) tellFindings(r *report.Report) error {
	alone := o.view == render.Translate && !o.json() && o.flags.format != "xliff" && o.flags.format != "html"
	if !alone && o.flags.format != "tmx" {
		return nil
	}
	style := render.Style{Color: o.stderrTerminal && o.getenv("NO_COLOR") == ""}
	for _, l := range languagesIn(r) {
		one := r.In(l)
		if len(one.Findings) == 0 {
			continue
		}
		var b bytes.Buffer
		if o.results > 1 {
			fmt.Fprintf(&b, "==> %s <==\n", label(r, l))
		}
		if err := render.Findings(&b, one, l, style); err != nil {
			return err
		}
		o.voice.findings(b.String())
	}
	return nil
}
