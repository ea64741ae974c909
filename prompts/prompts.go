// Package prompts holds every word that panj says to a model: embedded
// templates and typed inputs, rendered into an llm.Request. Each prompt has an
// id, a number and a hash of its words, that is stamped into every result.
package prompts

import (
	"panj/internal/article"
	"panj/internal/glossary"
	"panj/internal/lang"
	"panj/internal/llm"
)

// Section is what every request about a part of an article begins with.
type Section struct {
	Article *article.Article
	Blocks  []article.Block
}

// TranslateInput asks for some blocks of a section in another language.
type TranslateInput struct {
	Section      Section
	To           lang.Language
	Wanted       []string // block ids
	Terms        []glossary.Term
	Names        []glossary.Name // chosen in earlier batches
	Instructions string
}

// Translate renders the request.
func Translate(in TranslateInput) llm.Request { panic("skeleton") }

// IDs of all prompts by name: "translate" -> "translate@1-9f2c1a".
func IDs() map[string]string { panic("skeleton") }
