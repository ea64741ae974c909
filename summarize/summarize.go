// Package summarize writes a structured summary of an article, each statement
// beside the source's own words for it.
package summarize

import (
	"context"
	"encoding/json"
	"fmt"

	"panj/internal/article"
	"panj/internal/check"
	"panj/internal/glossary"
	"panj/internal/lang"
	"panj/internal/llm"
	"panj/prompts"
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
	// Prompts are the names of those that its words came from.
	Prompts []string `json:"-"`
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
	Instructions  string // house style; may be empty
	SectionTokens int    // 0 is 3000
	Wish          prompts.Wish
	// Valid says what is wrong with the user's own fields (Wish.Extra), as JSON;
	// nil where there are none.
	Valid func(extra []byte) error
	// DropUnsupported takes out what the source bears out in no word, with a
	// finding for each.
	DropUnsupported bool
	// RepairRounds is how often items that a check doubts are asked for again.
	RepairRounds int
	// Memory holds answers from run to run; nil: none does. ModelName is what
	// the model is asked for by, which it depends on.
	Memory    Memory
	ModelName string
	// Note is told what a person may want to know; may be nil.
	Note func(string)
}

// Memory keeps whole answers between runs. Keys are 64 hexadecimal digits,
// entries JSON. It is safe for concurrent use, by several processes too.
type Memory interface {
	// Recall returns what was kept last under a key; ok is false where there is
	// nothing, or nothing that can be read.
	Recall(key string) (entry []byte, ok bool)
	Keep(key string, entry []byte) error
}

const defaultSectionTokens = 3000

// Incomplete is the error of a summary of which some fields or items did not
// come whole, however often they were asked for.
type Incomplete struct {
	Lang  lang.Language
	Cause error
}

// Error names the language and the cause.
func (e *Incomplete) Error() string { return fmt.Sprintf("summarizing in %s: %v", e.Lang, e.Cause) }

// Unwrap gives the cause.
func (e *Incomplete) Unwrap() error { return e.Cause }

// Summarize writes a summary in a language. With an *Incomplete the summary
// holds what is whole; with any other error it is nil.
func (s *Summarizer) Summarize(ctx context.Context, a *article.Article, to lang.Language) (*Summary, error) {
	r := s.newRun(a, to)
	parts, err := r.parts(ctx)
	if err != nil {
		return nil, fmt.Errorf("summarizing in %s: %w", to, err)
	}
	whole, err := r.merge(ctx, parts, s.Wish)
	if err != nil {
		return nil, fmt.Errorf("summarizing in %s: %w", to, err)
	}
	return r.finish(whole), r.incomplete()
}

func (s *Summarizer) sectionTokens() int {
	if s.SectionTokens > 0 {
		return s.SectionTokens
	}
	return defaultSectionTokens
}

// tokens estimates what a block costs to show.
func (r *run) tokens(b article.Block) int {
	return r.article.Language.Tokens(r.masked[b.ID].Text)
}
