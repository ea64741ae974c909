package check

import (
	"slices"
	"strings"

	"panj/internal/article"
	"panj/internal/lang"
)

// Article is one of those that a digest is about.
type Article struct {
	ID        string
	Language  lang.Language
	Published string
	Blocks    []article.Block
}

// Digest checks the statements of a summary of several articles, each against
// the articles that its evidence names. A number or a name that one of them has
// is met, so what is doubted of a statement in each of them is doubted; a cited
// quote that its article doesn't hold is doubted in any case. Findings come in
// the order of the statements; Article is filled too.
func Digest(statements []Statement, sources []Article, l Languages) []Finding {
	return NewBases(sources, l).Digest(statements)
}

// Bases are the articles of digests, each as a Basis.
type Bases struct {
	sources []Article
	of      []*Basis // the sources
}

// NewBases makes a Basis of each article.
func NewBases(sources []Article, l Languages) *Bases {
	b := &Bases{sources: sources}
	for _, s := range sources {
		own := l
		own.From, own.Published = s.Language, s.Published
		b.of = append(b.of, NewBasis(s.Blocks, own))
	}
	return b
}

// Digest checks one digest's statements, as the function Digest does.
func (b *Bases) Digest(statements []Statement) []Finding {
	found := map[string]map[string][]Finding{} // by source, then by path
	for i, s := range b.sources {
		found[s.ID] = byPath(b.of[i].Summary(b.about(statements, i)))
	}
	var out []Finding
	seen := map[string]bool{}
	for _, st := range append(slices.Clone(statements), Statement{}) { // the last: of the whole
		if !seen[st.Path] {
			seen[st.Path] = true
			out = append(out, together(found, st, b.sources)...)
		}
	}
	return out
}

// about are the statements that an article may bear out: those that cite it, with
// that evidence alone, and those that cite nothing. An entity of several articles
// has the name of one of them: another, in other letters, is not asked for it.
func (b *Bases) about(statements []Statement, n int) []Statement {
	var out []Statement
	for _, st := range statements {
		var own []Evidence
		for _, e := range st.Evidence {
			if e.Article == b.sources[n].ID {
				own = append(own, e)
			}
		}
		if len(own) == 0 && len(st.Evidence) > 0 {
			continue
		}
		if st.Called != "" && b.namedByAnother(st, n) {
			st.Names = nil
		}
		st.Evidence = own
		out = append(out, st)
	}
	return out
}

// namedByAnother says whether an article has none of an entity's names, and
// another that the entity cites has.
func (b *Bases) namedByAnother(st Statement, n int) bool {
	names := func(s *Basis) bool { return slices.ContainsFunc(st.Names, s.hasName) }
	if names(b.of[n]) {
		return false
	}
	for _, e := range st.Evidence {
		i := slices.IndexFunc(b.sources, func(s Article) bool { return s.ID == e.Article })
		if i >= 0 && i != n && names(b.of[i]) {
			return true
		}
	}
	return false
}

func byPath(found []Finding) map[string][]Finding {
	out := map[string][]Finding{}
	for _, f := range found {
		out[f.Path] = append(out[f.Path], f)
	}
	return out
}

// together are the findings about one statement: those about cited words of
// every article, and others only where each article that could has one.
func together(found map[string]map[string][]Finding, st Statement, sources []Article) []Finding {
	var asked []string
	for _, s := range sources {
		if len(st.Evidence) == 0 || slices.ContainsFunc(st.Evidence, func(e Evidence) bool { return e.Article == s.ID }) {
			asked = append(asked, s.ID)
		}
	}
	out := strays(st, sources)
	for i, id := range asked {
		for _, f := range found[id][st.Path] {
			f.Article = id
			switch {
			case f.Rule == "evidence" && len(st.Evidence) == 0 && i > 0:
			case f.Rule == "evidence":
				out = append(out, f)
			case i == 0 && everywhere(found, asked, f):
				out = append(out, f)
			}
		}
	}
	return out
}

// strays are findings about evidence that names none of the articles.
func strays(st Statement, sources []Article) []Finding {
	var out []Finding
	for _, e := range st.Evidence {
		if slices.ContainsFunc(sources, func(s Article) bool { return s.ID == e.Article }) {
			continue
		}
		f := finding("evidence", Error, "", "it does not say which article holds "+named(e.Quote))
		f.Path = st.Path
		out = append(out, f)
	}
	return out
}

// everywhere says whether each of the articles has a finding like this one:
// by the same rule, about the same word, with which its message begins.
func everywhere(found map[string]map[string][]Finding, ids []string, like Finding) bool {
	for _, id := range ids {
		if !slices.ContainsFunc(found[id][like.Path], func(f Finding) bool {
			return f.Rule == like.Rule && subject(f) == subject(like)
		}) {
			return false
		}
	}
	return true
}

func subject(f Finding) string {
	word, _, _ := strings.Cut(f.Message, " ")
	return word
}
