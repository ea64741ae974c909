package summarize

import (
	"maps"
	"slices"

	"panj/internal/check"
)

// ground finds every cited quote in its block. What the article does not hold
// keeps the model's words, with match none.
func (r *run) ground(s *Summary) {
	for e := range s.Evidences() {
		*e = r.locate(*e)
	}
}

func (r *run) locate(e check.Evidence) check.Evidence {
	if r.locator == nil {
		r.locator = check.NewLocator(r.article.Blocks)
	}
	if b, ok := r.article.Block(e.Block); ok {
		e.Quote = r.masked[b.ID].Reveal(e.Quote)
	}
	return r.locator.Locate(e.Block, e.Quote)
}

// finish makes the summary a value like any other: grounded and checked.
func (r *run) finish(s *Summary) *Summary {
	s.Lang, s.Engine = r.to, "model"
	r.ground(s)
	var dropped []check.Finding
	if r.DropUnsupported {
		dropped = s.dropUnsupported()
	}
	s.Findings = slices.Concat(r.check(s), r.extra(s), dropped)
	s.Prompts = slices.Sorted(maps.Keys(r.prompts))
	return s
}

// check applies the rules to a grounded summary.
func (r *run) check(s *Summary) []check.Finding {
	if r.basis == nil {
		r.basis = check.NewBasis(r.article.Blocks, check.Languages{
			From: r.article.Language, To: r.to, Glossary: r.Glossary, Published: r.article.Info.Published,
		})
	}
	return r.basis.Summary(s.Statements())
}
