package render

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"panj/internal/lang"
	"panj/internal/report"
)

// page is what a view shows in one language, in words that are clean, before it
// is laid out.
type page struct {
	lang    lang.Language
	labels  labels
	names   string // of the articles
	route   string // "en → ru"
	outline *outline
	text    *text
	verdict verdict
}

func pagesOf(r *report.Report, v View, l lang.Language) ([]page, error) {
	switch v {
	case Check:
		return []page{checkPage(r, l)}, nil
	case Brief, Summary:
	default:
		return nil, fmt.Errorf("rendering report: there is no view %q", v)
	}
	var pages []page
	for _, l := range languagesOf(r, l) {
		p := newPage(r, []lang.Language{l})
		p.verdict = verdictOf(r, l)
		p.outline = outlineOf(r, l)
		if extractive(r, l) {
			p.route = tags(sourceLanguages(r)) + ", " + ownSentences
		}
		if v == Brief {
			p.text = textOf(r, l)
		}
		if p.outline != nil || p.text != nil {
			pages = append(pages, p)
		}
	}
	if len(pages) == 0 {
		return nil, nothing(v, l)
	}
	return pages, nil
}

// ownSentences says of a summary that nobody wrote it, nor translated it.
const ownSentences = "the article's own sentences, no model"

func extractive(r *report.Report, l lang.Language) bool {
	i := slices.IndexFunc(r.Summaries, func(s report.Summary) bool { return s.Lang == l })
	return i >= 0 && r.Summaries[i].Engine == "extractive"
}

func nothing(v View, l lang.Language) error {
	what := map[View]string{Brief: "summary or translation", Summary: "summary", Translate: "translation"}[v]
	if l != "" {
		what += " in " + string(l)
	}
	return fmt.Errorf("rendering report: it holds no %s", what)
}

func checkPage(r *report.Report, l lang.Language) page {
	p := newPage(r, languagesOf(r, l))
	p.verdict = verdictOf(r, l)
	return p
}

func newPage(r *report.Report, targets []lang.Language) page {
	p := page{names: namesOf(r), route: route(r, targets)}
	if len(targets) > 0 {
		p.lang = targets[0]
	}
	p.labels = labelsOf(p.lang)
	return p
}

// languagesOf is l, or without it every language that the report has something
// in, summaries before translations, each once.
func languagesOf(r *report.Report, l lang.Language) []lang.Language {
	if l != "" {
		return []lang.Language{l}
	}
	var all []lang.Language
	for _, s := range r.Summaries {
		all = append(all, s.Lang)
	}
	for _, t := range r.Translations {
		all = append(all, t.Lang)
	}
	return unique(all)
}

func unique[T comparable](list []T) []T {
	var out []T
	for _, v := range list {
		if !slices.Contains(out, v) {
			out = append(out, v)
		}
	}
	return out
}

func namesOf(r *report.Report) string {
	var names []string
	for _, a := range r.Articles {
		names = append(names, words(a.Name))
	}
	return strings.Join(names, ", ")
}

// route says from which languages to which; a summary in the article's own
// language goes nowhere.
func route(r *report.Report, targets []lang.Language) string {
	from := tags(sourceLanguages(r))
	to := tags(targets)
	if from == to || to == "" {
		return from
	}
	if from == "" {
		return to
	}
	return from + " → " + to
}

func sourceLanguages(r *report.Report) []lang.Language {
	var all []lang.Language
	for _, a := range r.Articles {
		all = append(all, a.Lang)
	}
	return unique(all)
}

func tags(list []lang.Language) string {
	var out []string
	for _, l := range list {
		if l == "" {
			l = "?"
		}
		out = append(out, words(string(l)))
	}
	return strings.Join(out, ", ")
}

// documents writes translated documents as they are, several as head and tail do.
func documents(out *bytes.Buffer, r *report.Report, l lang.Language) error {
	var shown []report.Translation
	for _, t := range r.Translations {
		if l == "" || t.Lang == l {
			shown = append(shown, t)
		}
	}
	if len(shown) == 0 {
		return nothing(Translate, l)
	}
	for i, t := range shown {
		if len(shown) > 1 {
			banner(out, r, t, i == 0)
		}
		out.WriteString(t.Text)
	}
	return nil
}

func banner(out *bytes.Buffer, r *report.Report, t report.Translation, first bool) {
	if !first {
		if !bytes.HasSuffix(out.Bytes(), []byte("\n")) {
			out.WriteByte('\n')
		}
		out.WriteByte('\n')
	}
	fmt.Fprintf(out, "==> %s [%s] <==\n", words(articleName(r, t.Article)), words(string(t.Lang)))
}

func articleName(r *report.Report, id string) string {
	if a := articleOf(r, id); a != nil {
		return a.Name
	}
	return id
}

func articleOf(r *report.Report, id string) *report.Article {
	for i := range r.Articles {
		if r.Articles[i].ID == id {
			return &r.Articles[i]
		}
	}
	return nil
}

// place names a block; its article too where there are several.
func place(r *report.Report, article, block string) string {
	if len(r.Articles) > 1 && article != "" && block != "" {
		return words(article + " " + block)
	}
	return words(block)
}
