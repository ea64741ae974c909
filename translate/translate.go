// Package translate turns an article into its translation: it cuts the article
// into sections, asks a model for their blocks, believes only what comes back
// whole, asks again for the rest, and checks the result.
package translate

import (
	"context"
	"fmt"
	"strings"

	"panj/internal/article"
	"panj/internal/check"
	"panj/internal/glossary"
	"panj/internal/lang"
	"panj/internal/llm"
)

const (
	defaultSectionTokens = 3000
	// batchTokens bounds the answer to one request: what the smallest output
	// limits of common models (4,096 tokens) hold with room for JSON and names.
	batchTokens = 2500
)

// State is how far a block came.
type State string

// The states. Kept blocks are never translated: code, front matter, or an
// article that is in the target language already.
const (
	Done    State = "done"
	Failed  State = "failed"
	Refused State = "refused"
	Kept    State = "kept"
)

// Block is a translated block, or the source's where State says so.
type Block struct {
	ID    string `json:"id"`
	Text  string `json:"text"` // what a reader reads
	State State  `json:"state"`
	Model string `json:"model"` // that wrote it; empty if none did
	// Masked is the text with its placeholders; empty where State isn't Done.
	Masked string `json:"-"`
}

// Translation is an article in another language.
type Translation struct {
	Article string        `json:"article"` // the caller's id for it
	Lang    lang.Language `json:"lang"`
	Via     lang.Language `json:"via"` // the language in between, if there was one
	Blocks  []Block       `json:"blocks"`
	Text    string        `json:"text"` // the whole document in its own form
	// Names that the model reported, in the order in which they were chosen.
	Names []glossary.Name `json:"-"`
	// Findings of the checks; Article is the caller's to fill.
	Findings []check.Finding `json:"-"`
}

// Translator translates articles with one model.
type Translator struct {
	Model         llm.Completer
	Glossary      *glossary.Glossary
	Instructions  string // house style; may be empty
	SectionTokens int    // 0 is 3000
}

// Incomplete says which blocks stayed in the source language, and why.
type Incomplete struct {
	Blocks []string
	Total  int // of the blocks that were to be translated
	Cause  error
}

// named is how many blocks an error names.
const named = 6

// Error names the first blocks and the cause.
func (e *Incomplete) Error() string {
	list := strings.Join(e.Blocks[:min(named, len(e.Blocks))], ", ")
	if more := len(e.Blocks) - named; more > 0 {
		list += fmt.Sprintf(" and %d more", more)
	}
	return fmt.Sprintf("translating %s: %v", list, e.Cause)
}

// Unwrap gives the cause.
func (e *Incomplete) Unwrap() error { return e.Cause }

// Translate returns what is whole; an *Incomplete names the blocks that are
// not. An article that is in the target language already comes back as it is.
// progress is told how many blocks are done; it may be nil.
func (t *Translator) Translate(ctx context.Context, a *article.Article, to lang.Language, progress func(done, total int)) (*Translation, error) {
	if a.Language == to {
		return keep(a, to), nil
	}
	r := t.newRun(a, to, progress)
	r.sections(ctx)
	return r.translation()
}

// keep is an article as its own translation.
func keep(a *article.Article, to lang.Language) *Translation {
	t := &Translation{Lang: to, Text: string(a.Source)}
	for _, b := range a.Blocks {
		t.Blocks = append(t.Blocks, Block{ID: b.ID, Text: b.Text, State: Kept})
	}
	return t
}

func (t *Translator) sectionTokens() int {
	if t.SectionTokens > 0 {
		return t.SectionTokens
	}
	return defaultSectionTokens
}

// tokens estimates what a block costs to show.
func (r *run) tokens(b article.Block) int {
	return r.article.Language.Tokens(r.masked[b.ID].Text)
}

// targetTokens estimates what a block's translation costs to write.
func (r *run) targetTokens(b article.Block) int {
	return int(float64(r.tokens(b)) * lang.Expansion(r.article.Language, r.to))
}
