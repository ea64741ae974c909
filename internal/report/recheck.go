package report

import (
	"cmp"
	"slices"

	"panj/internal/article"
	"panj/internal/check"
	"panj/internal/glossary"
	"panj/internal/lang"
	"panj/summarize"
	"panj/translate"
)

// Recheck computes the findings of a saved report again: of its translations
// from the block texts, of its summaries from the statements and from evidence
// that is sought anew. What was found in the source itself stands, since the report lacks its bytes, and
// so do a reviewer's marks, what is wrong by the user's own schema and what was
// dropped, which no rule can find, and the findings about Tajik in Persian script, whose Cyrillic
// text the report lacks.
func (r *Report) Recheck(g *glossary.Glossary) {
	r.keepFindings()
	for i := range r.Translations {
		t := &r.Translations[i]
		if a := r.article(t.Article); a != nil && t.Lang != lang.TajikArab {
			found := check.Translation(pairs(a, t), check.Languages{From: a.Lang, To: t.Lang, Glossary: g})
			r.addFindings(found, a.ID, t.Lang, "")
		}
	}
	locators := map[string]*check.Locator{}
	for i := range r.Articles {
		locators[r.Articles[i].ID] = check.NewLocator(r.Articles[i].blocks())
	}
	for i := range r.Summaries {
		s := &r.Summaries[i]
		if a := r.article(r.articleOf(s)); a != nil {
			r.locate(s, locators)
			r.addFindings(r.doubts(s, a, g), a.ID, s.Lang, summaryPath(i))
		}
	}
}

// locate seeks the evidence of a summary again, since a file can say of it what
// it likes. A saved near or folded stays one: its quote is the block's own words.
func (r *Report) locate(s *summarize.Summary, locators map[string]*check.Locator) {
	for e := range s.Evidences() {
		if len(r.Articles) == 1 {
			e.Article = cmp.Or(e.Article, r.Articles[0].ID)
		}
		l := locators[e.Article]
		if l == nil {
			l = check.NewLocator(nil)
		}
		saved := *e
		*e = l.Locate(e.Block, e.Quote)
		e.Article = saved.Article
		if e.Match != check.None && (saved.Match == check.Near || saved.Match == check.Folded && e.Match == check.Exact) {
			e.Match = saved.Match
		}
	}
}

// doubts are the findings about a summary of an article, or of several.
func (r *Report) doubts(s *summarize.Summary, a *Article, g *glossary.Glossary) []check.Finding {
	if len(r.Articles) == 1 {
		return check.Summary(s.Statements(), a.blocks(), check.Languages{From: a.Lang, To: s.Lang, Glossary: g, Published: a.Published})
	}
	var sources []check.Article
	for _, a := range r.Articles {
		sources = append(sources, check.Article{ID: a.ID, Language: a.Lang, Published: a.Published, Blocks: a.blocks()})
	}
	return check.Digest(s.Statements(), sources, check.Languages{To: s.Lang, Glossary: g})
}

func (r *Report) keepFindings() {
	var kept []check.Finding
	for _, f := range r.Findings {
		if r.OfSource(f) || slices.Contains([]string{"review", "schema", "dropped"}, f.Rule) || f.Lang == lang.TajikArab {
			kept = append(kept, f)
		}
	}
	r.Findings = kept
}

func (a *Article) blocks() []article.Block {
	out := make([]article.Block, len(a.Blocks))
	for i, b := range a.Blocks {
		out[i] = b.article()
	}
	return out
}

func (b Block) article() article.Block {
	return article.Block{ID: b.ID, Kind: b.Kind, Text: b.Text, Span: article.Span{Start: b.Start, End: b.End}}
}

// pairs puts a translation's blocks beside the source's, in the source's order.
// Kept blocks are no translation and aren't checked; one that the translation
// lacks or that failed is paired with nothing, and so is one that it adds.
func pairs(a *Article, t *translate.Translation) []check.Pair {
	translated := make(map[string]translate.Block, len(t.Blocks))
	for _, b := range t.Blocks {
		translated[b.ID] = b
	}
	var out []check.Pair
	for _, b := range a.Blocks {
		got, there := translated[b.ID]
		delete(translated, b.ID)
		if got.State == translate.Kept || !there && !b.article().Translatable() {
			continue
		}
		p := check.Pair{Block: b.ID, Kind: b.Kind, Source: b.Text}
		if got.State == translate.Done {
			p.Target = got.Text
		}
		out = append(out, p)
	}
	for _, b := range t.Blocks {
		if _, added := translated[b.ID]; added && b.State == translate.Done {
			delete(translated, b.ID)
			out = append(out, check.Pair{Block: b.ID, Kind: article.Paragraph, Target: b.Text})
		}
	}
	return out
}
