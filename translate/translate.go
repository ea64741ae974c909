// Package translate turns an article into its translation.
package translate

import (
	"context"

	"panj/internal/article"
	"panj/internal/check"
	"panj/internal/glossary"
	"panj/internal/lang"
	"panj/internal/llm"
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
}

// Translation is an article in another language.
type Translation struct {
	Article string          `json:"article"` // the caller's id for it
	Lang    lang.Language   `json:"lang"`
	Via     lang.Language   `json:"via"`
	Blocks  []Block         `json:"blocks"`
	Text    string          `json:"text"` // the whole document in its own form
	Names   []glossary.Name `json:"-"`
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
	Cause  error
}

func (e *Incomplete) Error() string { panic("skeleton") }
func (e *Incomplete) Unwrap() error { return e.Cause }

// Translate returns what is whole; an *Incomplete names the blocks that are not.
// progress is told how many blocks are done; may be nil.
func (t *Translator) Translate(ctx context.Context, a *article.Article, to lang.Language, progress func(done, total int)) (*Translation, error) {
	panic("skeleton")
}
