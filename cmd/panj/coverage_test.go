package main

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"text/tabwriter"

	"panj/internal/article"
	"panj/internal/check"
	"panj/internal/glossary"
	"panj/internal/lang"
	"panj/internal/quantity"
	"panj/internal/report"
	"panj/summarize"
)

// covered counts what of a source a summary has.
type covered struct{ of, all int }

func (c covered) String() string {
	if c.all == 0 {
		return "–"
	}
	return fmt.Sprintf("%d/%d", c.of, c.all)
}

func (c *covered) count(yes bool) {
	c.all++
	if yes {
		c.of++
	}
}

func (c *covered) add(o covered) { c.of, c.all = c.of+o.of, c.all+o.all }

func (c covered) share() float64 { return 100 * float64(c.of) / float64(max(c.all, 1)) }

// coverage is how much of an article a summary covers, and how much of the summary
// stands on words of the article.
type coverage struct {
	words                             int
	figures, names, quotes, statement covered
}

func (c *coverage) add(o coverage) {
	c.words += o.words
	c.figures.add(o.figures)
	c.names.add(o.names)
	c.quotes.add(o.quotes)
	c.statement.add(o.statement)
}

// BenchmarkCoverage prints, for the golden articles, what the recorded model's
// summaries and the extractive ones cover, and the shares of both in all.
//
//   - figures: the different quantities of the article (no ordinal, month or clock
//     time, nothing weak) that some quantity of the summary can stand for
//   - names: the terms of the glossary that occur in the article and are named
//   - quotations: what stands in the article between quotation marks, twenty letters
//     or more, that a quotation of the summary has in the source's words
//   - grounded: statements with evidence, all of it found verbatim, that no check
//     has a finding about
//
// A longer summary covers more: words are those of all that it says.
func BenchmarkCoverage(b *testing.B) {
	var table strings.Builder
	w := tabwriter.NewWriter(&table, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, "article\tengine\twords\tfigures\tnames\tquotations\tgrounded")
	sums := map[string]*coverage{"model": {}, "extractive": {}}
	for _, c := range golden {
		if !strings.HasPrefix(c.folder, "brief-") {
			continue
		}
		a, saved := goldenReport(b, c.folder)
		own, err := summarize.Extract(a, glossary.Builtin(), summarize.ExtractOptions{})
		if err != nil {
			b.Fatal(err)
		}
		for _, s := range append(saved.Summaries, *own) {
			got := cover(a, &s)
			sums[s.Engine].add(got)
			fmt.Fprintf(w, "%s\t%s %s\t%d\t%s\t%s\t%s\t%s\n", strings.TrimPrefix(c.folder, "brief-"), s.Engine, s.Lang, got.words, got.figures, got.names, got.quotes, got.statement)
		}
	}
	for _, engine := range []string{"model", "extractive"} {
		c := sums[engine]
		fmt.Fprintf(w, "all, %%\t%s\t\t%.0f\t%.0f\t%.0f\t%.0f\n", engine, c.figures.share(), c.names.share(), c.quotes.share(), c.statement.share())
	}
	w.Flush()
	fmt.Printf("\n%s\n", table.String()) // b.Log cuts after ten lines
	for b.Loop() {
	}
}

func goldenReport(b *testing.B, folder string) (*article.Article, *report.Report) {
	source, err := os.ReadFile(filepath.Join(cases, folder, "article.md"))
	if err != nil {
		b.Fatal(err)
	}
	a, err := article.Parse("article.md", source, article.Auto)
	if err != nil {
		b.Fatal(err)
	}
	f, err := os.Open(filepath.Join(cases, folder, "want.json"))
	if err != nil {
		b.Fatal(err)
	}
	defer f.Close()
	r, err := decode(b.Context(), f)
	if err != nil {
		b.Fatal(err)
	}
	a.Language = r[0].Articles[0].Lang
	return a, r[0]
}

func cover(a *article.Article, s *summarize.Summary) coverage {
	statements := s.Statements()
	var parts []string
	for _, st := range statements {
		if !st.Claimless || st.Path == "headline" {
			parts = append(parts, st.Text)
		}
	}
	said, source := strings.Join(parts, "\n"), text(a)
	c := coverage{words: len(strings.Fields(said))}
	if a := s.Lang.Script(); a == lang.HansForm || a == lang.HantForm {
		c.words = len([]rune(said)) * 5 / 8
	}
	c.figures = coverFigures(source, a.Language, said, s.Lang)
	for _, term := range glossary.Builtin().Occurring(source, a.Language) {
		c.names.count(glossary.Builtin().Named(said, term, s.Lang))
	}
	c.quotes = coverQuotes(source, s)
	c.statement = grounded(a, s, statements)
	return c
}

// met says whether some number can stand for another's value.
func met(q quantity.Quantity, in []quantity.Quantity) bool {
	return slices.ContainsFunc(in, func(o quantity.Quantity) bool { return quantity.Meets(q, o) })
}

func coverFigures(source string, from lang.Language, said string, to lang.Language) covered {
	var c covered
	var seen []quantity.Quantity
	have := quantity.Find(said, to)
	for _, q := range quantity.Find(source, from) {
		skip := q.Weak || q.Kind == quantity.Ordinal || q.Kind == quantity.Month || q.Kind == quantity.Clock
		if !skip && !met(q, seen) {
			seen = append(seen, q)
			c.count(met(q, have))
		}
	}
	return c
}

var betweenMarks = regexp.MustCompile(`“([^”]{20,})”|«([^»]{20,})»|「([^」]{8,})」|“([^”]{8,})”`)

func coverQuotes(source string, s *summarize.Summary) covered {
	var c covered
	for _, m := range betweenMarks.FindAllString(source, -1) {
		words := lang.Fold(m)
		found := false
		for _, q := range s.Quotes {
			found = found || strings.Contains(words, strings.Trim(lang.Fold(q.SourceText), `" .,`))
		}
		c.count(found)
	}
	return c
}

// grounded counts the statements that must stand on something and do.
func grounded(a *article.Article, s *summarize.Summary, statements []check.Statement) covered {
	doubtful := map[string]bool{}
	for _, f := range check.Summary(statements, a.Blocks, check.Languages{From: a.Language, To: s.Lang, Glossary: glossary.Builtin()}) {
		if f.Severity != check.Note {
			doubtful[f.Path] = true
		}
	}
	var c covered
	for _, st := range statements {
		if st.Claimless {
			continue
		}
		good := len(st.Evidence) > 0 && !doubtful[st.Path]
		for _, e := range st.Evidence {
			good = good && (e.Match == check.Exact || e.Match == check.Folded)
		}
		c.count(good)
	}
	return c
}
