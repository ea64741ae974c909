// Package glossary knows what a name is called: terms with their accepted
// forms in every language, and matching that knows endings.
package glossary

import "panj/internal/lang"

// Name is what a model chose to call a source's name.
type Name struct {
	Source string `json:"source"`
	Target string `json:"target"`
}

// Form is one accepted way to write a term in a language.
type Form struct {
	Text      string
	Origin    string // where the form was seen: CLDR, a host, LANGUAGES.md's corpora
	Unsourced bool   // nobody has shown a source: never demanded
}

// Term is a name in all its languages. The first form of a language is preferred.
type Term struct {
	ID    string
	Kind  string // place, person, organisation, group, other
	Forms map[lang.Language][]Form
}

// Preferred is the form to use in a language, false where there is none.
func (t Term) Preferred(l lang.Language) (Form, bool) { panic("skeleton") }

// Glossary is a set of terms that can be found in text.
type Glossary struct{}

// Builtin is panj's own glossary, parsed once when first asked for.
func Builtin() *Glossary { panic("skeleton") }

// Terms in the order of the file.
func (g *Glossary) Terms() []Term { panic("skeleton") }

// Occurring lists the terms that a text in a language names, in the glossary's
// order. Longer forms win: "Islamic State Khorasan Province" is not also "Khorasan".
func (g *Glossary) Occurring(text string, l lang.Language) []Term { panic("skeleton") }

// Named says whether a text in a language names the term in any of its forms,
// whatever the ending.
func (g *Glossary) Named(text string, t Term, l lang.Language) bool { panic("skeleton") }
