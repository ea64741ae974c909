package report

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"panj/internal/article"
	"panj/internal/check"
	"panj/internal/lang"
	"panj/summarize"
	"panj/translate"
)

func TestNewTakesTheTitleOfTheText(t *testing.T) {
	a := &article.Article{Name: "a.md", Language: lang.Dari, Blocks: []article.Block{
		{ID: "b1", Kind: article.Title, Text: "پل", Span: article.Span{Start: 2, End: 6}},
		{ID: "b2", Kind: article.Title, Text: "دوم"},
	}}
	got := New(a)
	want := Article{
		ID: "a1", Name: "a.md", Title: "پل", Lang: lang.Dari, SHA256: a.SHA256(),
		Blocks: []Block{
			{ID: "b1", Kind: article.Title, Text: "پل", Start: 2, End: 6},
			{ID: "b2", Kind: article.Title, Text: "دوم"},
		},
	}
	if diff := cmp.Diff(want, got.Articles[0]); diff != "" {
		t.Error(diff)
	}
	a.Info = article.Info{Title: "Bridge", Byline: "N. N.", Published: "2026", URL: "https://example.org"}
	if got := New(a).Articles[0]; got.Title != "Bridge" || got.Byline != "N. N." || got.Published != "2026" || got.URL == "" {
		t.Errorf("front matter is lost: %+v", got)
	}
}

func one() *Report {
	return &Report{Panj: Version, Articles: []Article{{ID: "a1", Lang: lang.English}}}
}

func TestFindingsAreMadeFromTheRoot(t *testing.T) {
	r := one()
	r.AddSummary(&summarize.Summary{Lang: lang.Tajik})
	r.AddSummary(&summarize.Summary{
		Lang:     lang.Russian,
		Abstract: summarize.Statement{Evidence: []check.Evidence{{Block: "b1"}}},
		Findings: []check.Finding{{Rule: "computed", Path: "abstract"}, {Rule: "language"}},
	})
	r.AddTranslation(&translate.Translation{
		Lang: lang.Russian, Findings: []check.Finding{{Rule: "number", Block: "b1", Lang: lang.Russian}},
	})
	want := []check.Finding{
		{Rule: "number", Block: "b1", Lang: lang.Russian, Article: "a1"},
		{Rule: "computed", Lang: lang.Russian, Article: "a1", Path: "summaries[1].abstract"},
		{Rule: "language", Lang: lang.Russian, Article: "a1", Path: "summaries[1]"},
	}
	if diff := cmp.Diff(want, r.Findings); diff != "" {
		t.Error(diff)
	}
	if got := r.Summaries[1].Abstract.Evidence[0].Article; got != "a1" {
		t.Errorf("evidence is of article %q", got)
	}
	if r.Summaries[1].Findings != nil || r.Translations[0].Findings != nil || r.Translations[0].Article != "a1" {
		t.Errorf("not taken over: %+v", r)
	}
}

func TestOrderOfFindingsIsThatOfTheReport(t *testing.T) {
	summary := &summarize.Summary{Lang: lang.Russian, Findings: []check.Finding{{Rule: "s"}}}
	translation := func(l lang.Language) *translate.Translation {
		return &translate.Translation{Lang: l, Findings: []check.Finding{{Rule: string(l)}}}
	}
	r := one()
	r.Findings = []check.Finding{{Rule: "charset", Article: "a1", Lang: lang.English}}
	r.AddSummary(summary)
	r.AddTranslation(translation(lang.Tajik))
	r.AddTranslation(translation(lang.Russian))
	var got []string
	for _, f := range r.Findings {
		got = append(got, f.Rule)
	}
	if diff := cmp.Diff([]string{"charset", "tg", "ru", "s"}, got); diff != "" {
		t.Error(diff)
	}
	if !r.OfSource(r.Findings[0]) || r.OfSource(r.Findings[1]) || r.OfSource(r.Findings[3]) {
		t.Error("a finding of the source is told apart wrongly")
	}
}

// A target that is the article's own language makes a copy in that language.
func TestFindingOfTheSourceIsNotTakenForTheCopys(t *testing.T) {
	r := one()
	r.AddTranslation(&translate.Translation{Lang: lang.English})
	if f := (check.Finding{Rule: "injection", Article: "a1", Lang: lang.English}); !r.OfSource(f) {
		t.Error("it was")
	}
	r.AddSource(0, []check.Finding{{Rule: "spelling", Source: &check.Place{Block: "b1"}}})
	if f := r.Findings[0]; !r.OfSource(f) || f.Article != "a1" || f.Lang != lang.English {
		t.Errorf("%+v is not the source's", f)
	}
	if f := (check.Finding{Rule: "spelling", Article: "a1", Lang: lang.English, Got: &check.Place{}}); r.OfSource(f) {
		t.Error("a spelling of the translation is taken for the source's")
	}
	if f := (check.Finding{Rule: "number", Article: "a1", Lang: lang.English}); r.OfSource(f) {
		t.Error("one of the translation is taken for the source's")
	}
}

// Of an article that is copied into its own language all findings are the source's,
// whatever their rule; checking the saved report again must not lose them.
func TestFindingsOfACopiedArticleStand(t *testing.T) {
	r := &Report{Panj: Version, Articles: []Article{{ID: "a1", Lang: lang.English, Blocks: []Block{{ID: "b1", Kind: article.Paragraph, Text: "One."}}}}}
	r.AddTranslation(&translate.Translation{Lang: lang.English, Blocks: []translate.Block{{ID: "b1", Text: "One.", State: translate.Kept}}})
	r.AddSource(0, []check.Finding{{Rule: "language", Block: "b1"}, {Rule: "control", Block: "b1"}})
	r.Recheck(nil)
	if len(r.Findings) != 2 || len(r.In(lang.Russian).Findings) != 2 {
		t.Errorf("%d findings stand, %d of them in every language, want 2 and 2", len(r.Findings), len(r.In(lang.Russian).Findings))
	}
}

func TestSummaryKeepsItsArticle(t *testing.T) {
	r := one()
	r.Articles = append(r.Articles, Article{ID: "a2"})
	r.AddSummary(&summarize.Summary{
		Abstract: summarize.Statement{Evidence: []check.Evidence{{Article: "a2", Block: "b1"}}},
		Findings: []check.Finding{{Rule: "quote"}},
	})
	if r.Findings[0].Article != "a2" || r.Summaries[0].Abstract.Evidence[0].Article != "a2" {
		t.Errorf("got %+v", r)
	}
}

func TestWorst(t *testing.T) {
	for _, c := range []struct {
		found []check.Severity
		want  check.Severity
	}{
		{nil, ""},
		{[]check.Severity{check.Note}, check.Note},
		{[]check.Severity{check.Note, check.Warning}, check.Warning},
		{[]check.Severity{check.Note, check.Error, check.Warning}, check.Error},
	} {
		r := one()
		for _, s := range c.found {
			r.Findings = append(r.Findings, check.Finding{Severity: s})
		}
		if got := r.Worst(); got != c.want {
			t.Errorf("%v: got %q, want %q", c.found, got, c.want)
		}
	}
}
