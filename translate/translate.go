// Package translate turns an article into its translation: it cuts the article
// into sections, asks a model for their blocks, believes only what comes back
// whole, asks again for the rest, and checks the result.
package translate

import (
	"context"
	"fmt"

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
	// Prompts are the names of those that its words came from.
	Prompts []string `json:"-"`
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
	// RepairRounds is how often a block that a check doubts is asked for again.
	RepairRounds int
	// Reviewer marks what is wrong with a translation; nil: nobody does.
	Reviewer llm.Completer
	// Memory holds blocks from run to run; nil: none does. ModelName and
	// ReviewerName are what the models are asked for by, which it depends on.
	Memory                  Memory
	ModelName, ReviewerName string
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
	return fmt.Sprintf("translating %s: %v", list(e.Blocks), e.Cause)
}

// Unwrap gives the cause.
func (e *Incomplete) Unwrap() error { return e.Cause }

// Translate returns what is whole; an *Incomplete names the blocks that are
// not. An article that is in the target language already comes back as it is.
// lang.TajikArab is a target too: Tajik, translated if it isn't, in Persian script.
// watch is told how far it is, from the calling goroutine; it may be nil.
func (t *Translator) Translate(ctx context.Context, a *article.Article, to lang.Language, watch func(Event)) (*Translation, error) {
	if to == lang.TajikArab {
		return t.persianScript(ctx, a, watch)
	}
	if a.Language == to {
		t := keep(a, to)
		if watch != nil {
			watch(Event{Text: t.Text, Ended: true})
		}
		return t, nil
	}
	r := t.newRun(a, to, watch)
	r.sections(ctx)
	if ctx.Err() == nil {
		r.conclude()
	}
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
