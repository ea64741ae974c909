// Package summarize writes a structured summary of an article, each statement
// beside the source's own words for it.
package summarize

import (
	"context"
	"encoding/json"

	"panj/internal/article"
	"panj/internal/check"
	"panj/internal/glossary"
	"panj/internal/lang"
	"panj/internal/llm"
)

// Summary is the contract's shape; a model's reply is decoded into it too, with
// only block and quote of each evidence filled.
type Summary struct {
	Lang        lang.Language              `json:"lang"`
	Engine      string                     `json:"engine"`
	Headline    string                     `json:"headline"`
	Abstract    Statement                  `json:"abstract"`
	KeyPoints   []Statement                `json:"key_points"`
	Events      []Event                    `json:"events"`
	Entities    []Entity                   `json:"entities"`
	Figures     []Figure                   `json:"figures"`
	Quotes      []Quote                    `json:"quotes"`
	Claims      []Claim                    `json:"claims"`
	Differences []Difference               `json:"differences"`
	NotStated   []string                   `json:"not_stated"`
	Topics      []string                   `json:"topics"`
	Extra       map[string]json.RawMessage `json:"extra"`
	// Findings of the checks; their paths are relative to the summary.
	Findings []check.Finding `json:"-"`
}

// Statement is a sentence and what it stands on.
type Statement struct {
	Text     string           `json:"text"`
	Evidence []check.Evidence `json:"evidence"`
}

// Event is something that happened.
type Event struct {
	What     string           `json:"what"`
	When     When             `json:"when"`
	Where    string           `json:"where"`
	Actors   []string         `json:"actors"`
	Killed   *Count           `json:"killed"`
	Injured  *Count           `json:"injured"`
	Evidence []check.Evidence `json:"evidence"`
}

// When is a date in the article's words and, where it is known, as YYYY-MM-DD.
type When struct {
	Text string `json:"text"`
	Date string `json:"date"`
}

// Count is a number of people. Bound is exact, at_least, at_most or about; By
// is who says so; PartOf names the larger count that holds it.
type Count struct {
	Value  int    `json:"value"`
	Bound  string `json:"bound"`
	By     string `json:"by"`
	PartOf string `json:"part_of"`
}

// Entity is a name. Kind is person, organisation, place, group or other.
type Entity struct {
	Name       string           `json:"name"`
	SourceName string           `json:"source_name"`
	Kind       string           `json:"kind"`
	Role       string           `json:"role"`
	Evidence   []check.Evidence `json:"evidence"`
}

// Figure is a number with its unit and what it measures.
type Figure struct {
	Value    string           `json:"value"`
	Unit     string           `json:"unit"`
	What     string           `json:"what"`
	Evidence []check.Evidence `json:"evidence"`
}

// Quote is somebody's words: Text is a translation, SourceText verbatim.
type Quote struct {
	Speaker    string           `json:"speaker"`
	Text       string           `json:"text"`
	SourceText string           `json:"source_text"`
	Evidence   []check.Evidence `json:"evidence"`
}

// Claim is what a party says. Stance is one of the contract's eleven words.
type Claim struct {
	Text     string           `json:"text"`
	By       string           `json:"by"`
	Stance   string           `json:"stance"`
	Evidence []check.Evidence `json:"evidence"`
}

// Difference is what articles of a digest tell differently.
type Difference struct {
	What     string      `json:"what"`
	Versions []Statement `json:"versions"`
}

// Summarizer summarises articles with one model.
type Summarizer struct {
	Model         llm.Completer
	Glossary      *glossary.Glossary
	Instructions  string
	SectionTokens int // 0 is 3000
}

// Summarize writes a summary in a language. With an error the summary holds
// what is whole, or is nil if nothing is.
func (s *Summarizer) Summarize(ctx context.Context, a *article.Article, to lang.Language) (*Summary, error) {
	panic("skeleton")
}
