package main

import (
	"bytes"
	"fmt"
	"io"
	"strings"

	"panj/internal/article"
	"panj/internal/desk"
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

	results int  // that are to come, each article in each language being one
	headed  bool // stdout has a line that names a result
}

// item is a report to come, as far as its destinations depend on it.
type item struct {
	name      string
	format    article.Format // of the source
	languages []lang.Language
}

// ordered is the item of an order.
func ordered(o desk.Order) item {
	return item{name: o.Article.Name, format: o.Article.Format, languages: languagesOf(o)}
}

// saved is the item of a report that was read; what form its source had, the
// name says.
func saved(r *report.Report) item {
	out := item{name: "report", format: article.Text}
	if len(r.Articles) > 0 {
		out.name = r.Articles[0].Name
	}
	if strings.HasSuffix(out.name, ".md") {
		out.format = article.Markdown
	}
	out.languages = r.Languages()
	return out
}

func (o *output) json() bool { return o.flags.format == "json" || o.flags.format == "jsonl" }

// write renders a report to its destinations.
func (o *output) write(r *report.Report, plan []destination) error {
	for _, d := range plan {
		part := r
		if d.only != "" {
			part = r.In(d.only)
			if len(part.Translations)+len(part.Summaries) == 0 {
				continue // nothing came in this language
			}
		}
		var b bytes.Buffer
		if err := o.render(&b, part, d); err != nil {
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

// render writes what came.
func (o *output) render(w io.Writer, r *report.Report, d destination) error {
	switch {
	case o.json():
		return r.Encode(w, o.flags.format == "json")
	case o.view == render.Check:
		o.head(w, r, "", d.file == "" && o.results > 1)
		return o.renderOne(w, r, "", d.file == "")
	}
	languages := r.Languages()
	if len(languages) == 0 {
		return fmt.Errorf("showing %s: it holds neither a translation nor a summary", saved(r).name)
	}
	d.headed = false
	for _, l := range languages {
		o.head(w, r, l, o.several(d))
		if err := o.renderOne(w, r.In(l), l, d.file == ""); err != nil {
			return err
		}
	}
	return nil
}
