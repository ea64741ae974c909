// Package report is the result of a run as a value and as versioned JSON: what
// was read, its translations and summaries, and what the checks found in them.
// It knows how to be written, read again, checked again and described by a JSON
// Schema. How it looks to a reader is left to render; which exit code it means,
// to the command.
package report

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"panj/internal/article"
	"panj/internal/check"
	"panj/internal/lang"
	"panj/internal/llm"
	"panj/summarize"
	"panj/translate"
)

// Version is the value of a report's field "panj".
const Version = "report/1"

// Report is everything that one run says about its articles.
type Report struct {
	Panj         string                  `json:"panj"`
	Articles     []Article               `json:"articles"`
	Translations []translate.Translation `json:"translations"`
	Summaries    []summarize.Summary     `json:"summaries"`
	Findings     []check.Finding         `json:"findings"`
	Provenance   Provenance              `json:"provenance"`
}

// Article is the source as it was read.
type Article struct {
	ID        string        `json:"id"`
	Name      string        `json:"name"`
	Title     string        `json:"title"`
	Byline    string        `json:"byline"`
	Published string        `json:"published"`
	URL       string        `json:"url"`
	Lang      lang.Language `json:"lang"`
	SHA256    string        `json:"sha256"`
	Blocks    []Block       `json:"blocks"`
}

// Block is a block of the source; Start and End are bytes in the decoded source.
type Block struct {
	ID    string       `json:"id"`
	Kind  article.Kind `json:"kind"`
	Text  string       `json:"text"`
	Start int          `json:"start"`
	End   int          `json:"end"`
}

// Provenance says what wrote the report.
type Provenance struct {
	Model   string            `json:"model"`
	Server  string            `json:"server"`
	Prompts map[string]string `json:"prompts"`
	Usage   llm.Usage         `json:"usage"`
}

// The parts of a summary and a translation, named here too so that a reader of
// reports needs no package but this one.
type (
	Translation = translate.Translation
	// TranslatedBlock is a block of a translation, or the source's where State says so.
	TranslatedBlock = translate.Block
	Summary         = summarize.Summary
	Statement       = summarize.Statement
	Event           = summarize.Event
	Count           = summarize.Count
	Entity          = summarize.Entity
	Figure          = summarize.Figure
	Quote           = summarize.Quote
	Claim           = summarize.Claim
	Difference      = summarize.Difference
)

// firstArticle is the id of a report's first article.
const firstArticle = "a1"

// New starts a report of articles, with the ids a1, a2, …. An article's title is
// the one that its front matter gives, otherwise the text of its first title block.
func New(articles ...*article.Article) *Report {
	r := &Report{Panj: Version}
	for i, a := range articles {
		r.Articles = append(r.Articles, newArticle(summarize.ArticleID(i), a))
	}
	return r
}

func newArticle(id string, a *article.Article) Article {
	out := Article{
		ID: id, Name: a.Name, Title: a.Info.Title, Byline: a.Info.Byline,
		Published: a.Info.Published, URL: a.Info.URL, Lang: a.Language, SHA256: a.SHA256(),
	}
	for _, b := range a.Blocks {
		if b.Kind == article.Title && out.Title == "" {
			out.Title = b.Text
		}
		out.Blocks = append(out.Blocks, Block{ID: b.ID, Kind: b.Kind, Text: b.Text, Start: b.Span.Start, End: b.Span.End})
	}
	return out
}

// AddSource takes over what was found in the n-th article itself, from 0.
func (r *Report) AddSource(n int, found []check.Finding) {
	r.addFindings(found, r.Articles[n].ID, r.Articles[n].Lang, "")
}

// AddTranslation takes a translation and its findings over. What has no article
// yet is about the first.
func (r *Report) AddTranslation(t *translate.Translation) {
	own := *t
	own.Findings, own.Names = nil, nil
	own.Article = cmp.Or(own.Article, firstArticle)
	r.Translations = append(r.Translations, own)
	r.addFindings(t.Findings, own.Article, own.Lang, "")
}

// AddSummary takes a summary and its findings over, their paths made from the
// report's root. Evidence without an article is from the first; it is filled in
// the caller's summary as well, which now belongs to the report.
func (r *Report) AddSummary(s *summarize.Summary) {
	own := *s
	own.Findings = nil
	for e := range own.Evidences() {
		e.Article = cmp.Or(e.Article, firstArticle)
	}
	r.Summaries = append(r.Summaries, own)
	r.addFindings(s.Findings, r.articleOf(&own), own.Lang, summaryPath(len(r.Summaries)-1))
}

func summaryPath(i int) string { return "summaries[" + strconv.Itoa(i) + "]" }

// articleOf is the article that a summary is about: the first of the report's
// that its evidence names. A model can name others, which no check can read.
func (r *Report) articleOf(s *summarize.Summary) string {
	for e := range s.Evidences() {
		if r.article(e.Article) != nil {
			return e.Article
		}
	}
	return firstArticle
}

// addFindings fills what the checks leave to the report, and keeps the order:
// of the sources, of the translations, of the summaries.
func (r *Report) addFindings(found []check.Finding, about string, l lang.Language, root string) {
	for _, f := range found {
		f.Article = cmp.Or(f.Article, about)
		f.Lang = cmp.Or(f.Lang, l)
		f.Path = joinPath(root, f.Path)
		r.Findings = append(r.Findings, f)
	}
	slices.SortStableFunc(r.Findings, func(a, b check.Finding) int {
		return cmp.Compare(r.part(a), r.part(b))
	})
}

func joinPath(root, path string) string {
	if root == "" || path == "" {
		return root + path
	}
	return root + "." + path
}

// The parts of a report that a finding can be about, in the order of the findings.
const (
	aboutSource = iota
	aboutTranslation
	aboutSummary
)

func (r *Report) part(f check.Finding) int {
	switch {
	case f.Rule == "charset" || f.Rule == "encoding" || f.Rule == "injection" || f.Rule == "spelling" && f.Source != nil && f.Got == nil:
		return aboutSource // even where the article's own language is a target too
	case strings.HasPrefix(f.Path, "summaries["):
		return aboutSummary
	}
	if t := r.translation(f.Article, f.Lang); t != nil && !copied(t) {
		return aboutTranslation
	}
	return aboutSource
}

// copied says whether a translation is the source as it is, which no rule
// compares: a finding in its language is about the source.
func copied(t *translate.Translation) bool {
	return len(t.Blocks) > 0 && !slices.ContainsFunc(t.Blocks, func(b translate.Block) bool { return b.State != translate.Kept })
}

func (r *Report) translation(articleID string, l lang.Language) *translate.Translation {
	for i := range r.Translations {
		if t := &r.Translations[i]; t.Article == articleID && t.Lang == l {
			return t
		}
	}
	return nil
}

func (r *Report) article(id string) *Article {
	for i := range r.Articles {
		if r.Articles[i].ID == id {
			return &r.Articles[i]
		}
	}
	return nil
}

// OfSource says whether a finding is about the article itself rather than about
// a translation or a summary of it: it concerns every language of the report.
func (r *Report) OfSource(f check.Finding) bool { return r.part(f) == aboutSource }

// Worst is the highest severity among the findings, empty if there are none.
func (r *Report) Worst() check.Severity {
	for _, s := range []check.Severity{check.Error, check.Warning, check.Note} {
		if slices.ContainsFunc(r.Findings, func(f check.Finding) bool { return f.Severity == s }) {
			return s
		}
	}
	return ""
}
