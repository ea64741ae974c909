package report

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"panj/internal/article"
	"panj/internal/check"
	"panj/internal/glossary"
	"panj/internal/lang"
	"panj/summarize"
	"panj/translate"
)

func TestPairsFollowTheSource(t *testing.T) {
	a := &Article{Blocks: []Block{
		{ID: "b1", Kind: article.Title, Text: "One"},
		{ID: "b2", Kind: article.Code, Text: "x"},
		{ID: "b3", Kind: article.Paragraph, Text: "Three"},
		{ID: "b4", Kind: article.Item, Text: "Four"},
		{ID: "b5", Kind: article.Code, Text: "y"},
		{ID: "b6", Kind: article.Paragraph, Text: "Six"},
	}}
	got := pairs(a, &translate.Translation{Blocks: []translate.Block{
		{ID: "t1", Text: "Лишнее", State: translate.Done},
		{ID: "b4", Text: "Четыре", State: translate.Done},
		{ID: "b2", Text: "x", State: translate.Kept},
		{ID: "b1", Text: "Один", State: translate.Done},
		{ID: "b6", Text: "Six", State: translate.Failed},
		{ID: "t2", Text: "", State: translate.Refused},
	}})
	want := []check.Pair{
		{Block: "b1", Kind: article.Title, Source: "One", Target: "Один"},
		{Block: "b3", Kind: article.Paragraph, Source: "Three"},
		{Block: "b4", Kind: article.Item, Source: "Four", Target: "Четыре"},
		{Block: "b6", Kind: article.Paragraph, Source: "Six"},
		{Block: "t1", Kind: article.Paragraph, Target: "Лишнее"},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// saved is a report with a wrong number in its translation and a wrong quote in
// its summary, and with findings that are out of date but for the source's.
func saved() *Report {
	const text = "The bridge over the river was 420 metres long and was closed to all traffic on Monday."
	return &Report{
		Panj: Version,
		Articles: []Article{{ID: "a1", Lang: lang.English, Blocks: []Block{
			{ID: "b1", Kind: article.Paragraph, Text: text, End: len(text)},
		}}},
		Translations: []translate.Translation{{Article: "a1", Lang: lang.Russian, Blocks: []translate.Block{{
			ID: "b1", State: translate.Done,
			Text: "Мост через реку длиной 240 метров был закрыт для всякого движения в понедельник.",
		}}}},
		Summaries: []summarize.Summary{{
			Lang: lang.Russian, Headline: "Мост закрыт",
			Abstract: summarize.Statement{Text: "Мост закрыт для движения.", Evidence: []check.Evidence{{
				Article: "a1", Block: "b1", Quote: "the bridge has fallen into the water", Match: check.None,
				Start: -1, End: -1, ByteStart: -1, ByteEnd: -1,
			}}},
		}},
		Findings: []check.Finding{
			{Rule: "charset", Severity: check.Note, Article: "a1", Lang: lang.English},
			{Rule: "old", Article: "a1", Lang: lang.Russian, Block: "b1"},
			{Rule: "old", Article: "a1", Lang: lang.Russian, Path: "summaries[0].headline"},
		},
	}
}

func TestRecheckFindsAgain(t *testing.T) {
	r := saved()
	r.Recheck(glossary.Builtin())
	has := func(rule, path string) bool {
		return slices.ContainsFunc(r.Findings, func(f check.Finding) bool {
			return f.Rule == rule && f.Path == path && f.Article == "a1" && (rule == "charset" || f.Lang == lang.Russian)
		})
	}
	if !has("charset", "") || !has("number", "") || !has("evidence", "summaries[0].abstract") || has("old", "") {
		t.Errorf("got %+v", r.Findings)
	}
	first := encoded(t, r, true)
	r.Recheck(glossary.Builtin())
	if diff := cmp.Diff(first, encoded(t, r, true)); diff != "" {
		t.Errorf("the second time otherwise: %s", diff)
	}
}

func TestRecheckOfAReportThatLacksItsArticle(t *testing.T) {
	r := saved()
	r.Articles = nil
	r.Recheck(glossary.Builtin())
	if len(r.Findings) != 1 || r.Findings[0].Rule != "charset" {
		t.Errorf("got %+v", r.Findings)
	}
}

// A reviewer's marks are no rule's, nor is what was dropped: they stand when the
// rest is computed again.
func TestRecheckKeepsWhatNoRuleFinds(t *testing.T) {
	for _, mark := range []check.Finding{
		{Rule: "review", Severity: check.Warning, Lang: lang.Russian, Article: "a1", Block: "b1", Message: "number (major): it is 420"},
		{Rule: "schema", Severity: check.Error, Lang: lang.Russian, Article: "a1", Path: "summaries[0].extra"},
		{Rule: "dropped", Severity: check.Note, Lang: lang.Russian, Article: "a1", Path: "summaries[0]"},
	} {
		r := saved()
		r.Findings = append(r.Findings, mark)
		for range 2 {
			r.Recheck(glossary.Builtin())
			if n := len(slices.DeleteFunc(slices.Clone(r.Findings), func(f check.Finding) bool { return f != mark })); n != 1 {
				t.Errorf("%s: %d marks", mark.Rule, n)
			}
		}
	}
}

// What was found in the Tajik text can't be found again in Persian script, which
// no check reads.
func TestRecheckLeavesPersianScriptAlone(t *testing.T) {
	r := saved()
	r.Translations[0].Lang, r.Translations[0].Via = lang.TajikArab, lang.Tajik
	r.Findings = []check.Finding{{Rule: "number", Severity: check.Error, Lang: lang.TajikArab, Article: "a1", Block: "b1", Message: "42 is 24"}}
	r.Recheck(glossary.Builtin())
	found := slices.DeleteFunc(slices.Clone(r.Findings), func(f check.Finding) bool { return f.Lang != lang.TajikArab })
	if len(found) != 1 || found[0].Message != "42 is 24" {
		t.Errorf("got %+v", found)
	}
}

// told is a digest of two articles. Its abstract cites the one that is
// named; a2 holds its words.
func told(named string) *Report {
	r := &Report{Panj: Version}
	for i, text := range []string{"Five people were killed when a bus fell into the river.", "Four people were killed when a bus fell into the river."} {
		r.Articles = append(r.Articles, Article{ID: summarize.ArticleID(i), Lang: lang.English, Blocks: []Block{
			{ID: "b1", Kind: article.Paragraph, Text: text, End: len(text)},
		}})
	}
	cite := func(id, quote string) []check.Evidence {
		e := check.Evidence{Block: "b1", Quote: quote, Match: check.None, Start: -1, End: -1, ByteStart: -1, ByteEnd: -1}
		if a := r.article(id); a != nil {
			e = check.Locate(a.Blocks[0].article(), quote)
		}
		e.Article = id
		return []check.Evidence{e}
	}
	r.Summaries = []summarize.Summary{{
		Lang: lang.Russian, Headline: "Автобус упал в реку",
		Abstract: summarize.Statement{Text: "Автобус упал в реку.", Evidence: cite(named, "a bus fell into the river")},
		KeyPoints: []summarize.Statement{
			{Text: "Погибли девять человек.", Evidence: cite("a2", "Four people were killed")},
			{Text: "Водитель спасся.", Evidence: cite("a2", "the driver was saved by nobody at all")},
		},
	}}
	return r
}

// A digest whose first evidence names an article that nobody gave is checked
// like any other.
func TestRecheckOfADigestThatCitesAStrangeArticle(t *testing.T) {
	for _, name := range []string{"a9", "", "a2"} {
		r := told(name)
		for range 2 {
			r.Recheck(glossary.Builtin())
			stray := slices.ContainsFunc(r.Findings, func(f check.Finding) bool { return f.Path == "summaries[0].abstract" })
			lost := slices.ContainsFunc(r.Findings, func(f check.Finding) bool {
				return f.Rule == "evidence" && f.Path == "summaries[0].key_points[1]"
			})
			if stray != (name != "a2") || !lost {
				t.Errorf("%q: findings %+v", name, r.Findings)
			}
			if i := slices.IndexFunc(r.Findings, func(f check.Finding) bool { return r.article(f.Article) == nil }); i >= 0 {
				t.Errorf("%q: a finding about article %q", name, r.Findings[i].Article)
			}
		}
	}
}

// What a file says of its own evidence is not believed.
func TestRecheckSeeksTheEvidenceAgain(t *testing.T) {
	held, invented := "The bridge over the river", "the bridge has fallen into the water"
	for _, c := range []struct {
		name, article, block, quote string
		saved, want                 check.Match
		found                       bool // a finding about it
	}{
		{"an invented quote that calls itself exact", "a1", "b1", invented, check.Exact, check.None, true},
		{"a held one that calls itself none", "a1", "b1", held, check.None, check.Exact, false},
		{"a block that is not there", "a1", "b9", held, check.Exact, check.None, true},
		{"an article that is not there", "a9", "b1", held, check.Exact, check.None, true},
		{"no article, where there is one", "", "b1", held, check.Exact, check.Exact, false},
		{"a quote that was not verbatim", "a1", "b1", held, check.Near, check.Near, true},
		{"a quote in other marks", "a1", "b1", held, check.Folded, check.Folded, false},
		{"a match of no name", "a1", "b1", held, "certain", check.Exact, false},
	} {
		r := saved()
		r.Summaries[0].Abstract.Evidence[0] = check.Evidence{
			Article: c.article, Block: c.block, Quote: c.quote, Match: c.saved, Start: 3, End: 2000, ByteStart: 3, ByteEnd: 2000,
		}
		r.Recheck(glossary.Builtin())
		e := r.Summaries[0].Abstract.Evidence[0]
		if e.Match != c.want || e.Match != check.None && e.ByteEnd != len(held) || e.Match == check.None && e.ByteEnd != -1 {
			t.Errorf("%s: %+v", c.name, e)
		}
		if found := slices.ContainsFunc(r.Findings, func(f check.Finding) bool { return f.Rule == "evidence" }); found != c.found {
			t.Errorf("%s: findings %+v", c.name, r.Findings)
		}
	}
}
