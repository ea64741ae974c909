package main

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"panj/internal/article"
	"panj/internal/check"
	"panj/internal/exchange"
	"panj/internal/lang"
	"panj/internal/report"
	"panj/translate"
)

// forTools says whether the result is for translators' tools: translations alone.
func (f *outputFlags) forTools() bool { return f.format == "tmx" || f.format == "xliff" }

// checkTools finds out, before anything is asked, what the formats of tools can't
// hold: two files in one, and in XLIFF two target languages.
func (o *output) checkTools(plans [][]destination) error {
	if !o.flags.forTools() {
		return nil
	}
	onStdout := 0
	for _, plan := range plans {
		for _, d := range plan {
			if d.file == "" {
				onStdout++
			}
			if o.flags.format == "xliff" && len(d.languages) > 1 {
				return usage("an XLIFF file has one target language", "-o '{name}.{lang}.{ext}'")
			}
		}
	}
	if onStdout > 1 {
		return usage("-f %s is a file for each article", "-o '{name}.{lang}.{ext}'", o.flags.format)
	}
	return nil
}

// exchange writes the translations of a report for tools: into XLIFF the one in the
// destination's language, which the step between that --via makes is not. a is the
// article as it was read; a report that was saved has only its texts.
func (o *output) exchange(b *bytes.Buffer, r *report.Report, a *article.Article, d destination) error {
	if o.flags.format == "tmx" {
		units, err := unitsIn(r, a)
		if err != nil {
			return err
		}
		return exchange.WriteTMX(b, units)
	}
	i := slices.IndexFunc(r.Translations, func(t translate.Translation) bool { return slices.Contains(d.languages, t.Lang) })
	if i < 0 {
		return fmt.Errorf("showing the report of %s: nothing came in %s", label(r, ""), d.languages[0])
	}
	t := &r.Translations[i]
	a, err := articleOf(r, t, a)
	if err != nil {
		return err
	}
	if a.Format == article.XLIFF {
		b.WriteString(t.Text) // it is the file, with its targets filled
		return nil
	}
	return exchange.WriteXLIFF(b, exchange.Document{Article: a, Translation: t, Notes: notes(r.In(t.Lang), a)})
}

// unitsIn are the units of all translations in a report.
func unitsIn(r *report.Report, a *article.Article) ([]exchange.Unit, error) {
	var units []exchange.Unit
	for i := range r.Translations {
		t := &r.Translations[i]
		source, err := articleOf(r, t, a)
		if err != nil {
			return nil, err
		}
		units = append(units, exchange.Units(source, t)...)
	}
	return units, nil
}

// articleOf is what a translation is of: the article as it was read or, of a report
// that was saved, its texts.
func articleOf(r *report.Report, t *translate.Translation, read *article.Article) (*article.Article, error) {
	if read != nil {
		return read, nil
	}
	if len(r.Articles) == 1 {
		return restored(r.Articles[0], t), nil
	}
	i := slices.IndexFunc(r.Articles, func(a report.Article) bool { return a.ID == t.Article })
	if i < 0 {
		return nil, fmt.Errorf("showing the report of %s: it lacks the article %.40q of a translation", label(r, ""), t.Article)
	}
	return restored(r.Articles[i], t), nil
}

// restored is an article of a report, without its markup.
func restored(of report.Article, t *translate.Translation) *article.Article {
	a := &article.Article{Name: of.Name, Language: of.Lang}
	if exchange.IsXLIFF(t.Text) {
		a.Format = article.XLIFF
	}
	for _, b := range of.Blocks {
		a.Blocks = append(a.Blocks, article.Block{ID: b.ID, Kind: b.Kind, Text: b.Text})
	}
	return a
}

// priorities of notes, by the severity of a finding.
var priorities = map[check.Severity]int{check.Error: 1, check.Warning: 2, check.Note: 3}

// notes are the findings of a report in one language about its translation and
// its article; those about no block of the article are about the whole.
func notes(r *report.Report, a *article.Article) []exchange.Note {
	blocks := map[string]bool{}
	for _, b := range a.Blocks {
		blocks[b.ID] = true
	}
	var out []exchange.Note
	for _, f := range r.Findings {
		if strings.HasPrefix(f.Path, "summaries[") {
			continue
		}
		n := exchange.Note{Block: f.Block, Rule: f.Rule, Priority: priorities[f.Severity], Source: r.OfSource(f), Text: f.Message}
		if !blocks[n.Block] {
			n.Block = ""
		}
		out = append(out, n)
	}
	return out
}

// targetsIn are the languages of a report's translations.
func targetsIn(r *report.Report) []lang.Language {
	var out []lang.Language
	for _, t := range r.Translations {
		out = append(out, t.Lang)
	}
	return unique(out)
}
