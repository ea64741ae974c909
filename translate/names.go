package translate

import (
	"slices"
	"strings"

	"panj/internal/article"
	"panj/internal/glossary"
)

// maxName bounds, in bytes, what is believed to be a name: a reply's names go
// into later prompts, and a sentence there would be somebody's instruction.
const maxName = 120

// remember keeps the names a reply chose; the first choice for a name stays.
func (r *run) remember(names []glossary.Name) {
	for _, n := range names {
		n = glossary.Name{Source: oneLine(n.Source), Target: oneLine(n.Target)}
		if plausible(n) && !r.knows(n.Source) && r.occurs(n.Source) {
			r.names = append(r.names, n)
		}
	}
}

func plausible(n glossary.Name) bool {
	return n.Source != "" && n.Target != "" && len(n.Source) <= maxName && len(n.Target) <= maxName
}

func (r *run) knows(source string) bool {
	_, ok := r.target(source)
	return ok
}

func (r *run) occurs(source string) bool {
	return slices.ContainsFunc(r.article.Blocks, func(b article.Block) bool { return strings.Contains(b.Text, source) })
}

// chosen are the names chosen so far that a text holds and the glossary doesn't give.
func (r *run) chosen(text string) []glossary.Name {
	given := r.Glossary.Occurring(text, r.article.Language)
	var out []glossary.Name
	for _, n := range r.names {
		if strings.Contains(text, n.Source) && !r.isTerm(n, given) {
			out = append(out, n)
		}
	}
	return out
}

// isTerm says whether a name is one that a term already settles.
func (r *run) isTerm(n glossary.Name, terms []glossary.Term) bool {
	return slices.ContainsFunc(terms, func(t glossary.Term) bool {
		return slices.ContainsFunc(t.Forms[r.article.Language], func(f glossary.Form) bool { return f.Text == n.Source })
	})
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
