// Package glossary knows what a name is called: terms with their accepted
// forms in every language, and matching that knows endings.
//
// The terms stand in terms.txt, which says at its top how it is written, and in
// the files beside it. Two questions are asked of them, and they are answered with different strictness.
// Occurring asks a text which terms it names, with nothing to go by: only a
// form that can mean nothing else counts. Named asks whether a text names a
// term that is expected in it, since its counterpart in another language does:
// there an adjective, a people or an ambiguous word is enough. So دوشنبه, which
// is Monday, never makes Dushanbe occur, but does for a translation of it.
//
// What is done about a name that is missing is left to package check, and what
// is said to a model about it to package prompts.
package glossary

import (
	"embed"
	"sync"

	"panj/internal/lang"
)

// Name is what a model chose to call a source's name.
type Name struct {
	Source string `json:"source"`
	Target string `json:"target"`
}

// Form is one accepted way to write a term in a language.
type Form struct {
	Text      string
	Origin    string // where the form was seen: CLDR, a corpus, a host; empty when Unsourced
	Unsourced bool   // nobody has shown a source: never demanded
	Weak      bool   // counts for Named, never for Occurring
	Mark      Mark   // what a user's glossary says of it; ours say nothing
}

// Mark is what a user's glossary says of a form.
type Mark uint8

// The marks. A term's first form is the one to write, whatever its mark.
const (
	Allowed   Mark = iota // understood in a translation; what all of ours are
	Preferred             // the one to write; another accepted form is no error
	Required              // the only one to write
	Forbidden             // never to be written; stands in Term.Forbidden alone
)

// Term is a name in all its languages. The first form of a language is preferred.
type Term struct {
	ID    string
	Kind  string // place, person, organisation, group, other
	Forms map[lang.Language][]Form

	// Forbidden are the forms that a user's glossary bans. A text that has one
	// names the term, and Used says by what. Note is what the user says about the term.
	Forbidden map[lang.Language][]Form
	Note      string
}

// Preferred is the form to use in a language, false where there is none.
func (t Term) Preferred(l lang.Language) (Form, bool) {
	forms := t.Forms[written(l)]
	if len(forms) == 0 {
		return Form{}, false
	}
	return forms[0], true
}

// written is the language whose forms serve for a text. A Persian text may be
// from Kabul, Dushanbe or Tehran; Dari's forms are the nearest we have.
func written(l lang.Language) lang.Language {
	if l == lang.Persian {
		return lang.Dari
	}
	return l
}

// Glossary is a set of terms that can be found in text. It doesn't change once
// made and may be used by several goroutines. A nil Glossary has no terms.
type Glossary struct {
	terms   []Term
	decoys  map[string]map[lang.Language][]string // by a term's id
	indexes map[lang.Language]func() *index
}

//go:embed terms.txt countries.txt places.txt sites.txt names.txt
var termFiles embed.FS

// termOrder is the order of the terms in a prompt, so it doesn't change lightly:
// recordings are found by their prompts.
var termOrder = []string{"terms.txt", "countries.txt", "places.txt", "sites.txt", "names.txt"}

// builtin panics where an embedded file is broken, which a test rules out.
var builtin = sync.OnceValue(func() *Glossary {
	g, err := parseBuiltin(true)
	if err != nil {
		panic(err)
	}
	return g
})

// parseBuiltin looks at every byte where they are not known to be clean, as a
// test makes sure of the files that are built in.
func parseBuiltin(clean bool) (*Glossary, error) {
	r := newReader()
	r.clean = clean
	for _, name := range termOrder {
		b, err := termFiles.ReadFile(name)
		if err != nil {
			return nil, err
		}
		if err := r.file(name, string(b)); err != nil {
			return nil, err
		}
	}
	return newGlossary(r.terms, r.decoys), nil
}

// Builtin is panj's own glossary, parsed once when first asked for.
func Builtin() *Glossary { return builtin() }

// newGlossary prepares an index for each language that terms have forms in;
// each is built when a text in that language first asks for it.
func newGlossary(terms []Term, decoys map[string]map[lang.Language][]string) *Glossary {
	g := &Glossary{terms: terms, decoys: decoys, indexes: map[lang.Language]func() *index{}}
	for _, t := range terms {
		for l := range t.Forms {
			if g.indexes[l] == nil {
				g.indexes[l] = sync.OnceValue(func() *index { return newIndex(g, l) })
			}
		}
	}
	return g
}

// Terms in the order of the file. They are shared: don't change them.
func (g *Glossary) Terms() []Term {
	if g == nil {
		return nil
	}
	return g.terms
}

// Occurring lists the terms that a text in a language names, in the glossary's
// order. Longer forms win: "Islamic State Khorasan Province" is not also "Khorasan".
// A language without forms has none.
func (g *Glossary) Occurring(text string, l lang.Language) []Term {
	if g.index(l) == nil {
		return nil
	}
	return g.Read(text, l).Occurring()
}

// Named says whether a text in a language names the term in any of its forms,
// whatever the ending: adjectives and other weak forms count, and so does a
// form inside a longer name of another term.
func (g *Glossary) Named(text string, t Term, l lang.Language) bool {
	return g.Read(text, l).Named(t)
}

// index is nil for a language that the glossary has no forms in.
func (g *Glossary) index(l lang.Language) *index {
	if g == nil || g.indexes[written(l)] == nil {
		return nil
	}
	return g.indexes[written(l)]()
}
