package summarize

import "panj/internal/check"

// ground finds every cited quote in its block. What the article does not hold
// keeps the model's words, with match none.
func (r *run) ground(s *Summary) {
	for e := range s.Evidences() {
		*e = r.locate(*e)
	}
}

func (r *run) locate(e check.Evidence) check.Evidence {
	b, ok := r.article.Block(e.Block)
	if !ok {
		return check.Evidence{
			Block: e.Block, Quote: e.Quote, Match: check.None,
			Start: -1, End: -1, ByteStart: -1, ByteEnd: -1,
		}
	}
	return check.Locate(b, r.masked[b.ID].Reveal(e.Quote))
}

// finish makes the summary a value like any other: grounded and checked.
func (r *run) finish(s *Summary) *Summary {
	s.Lang, s.Engine = r.to, "model"
	r.ground(s)
	s.Findings = check.Summary(s.Statements(), r.article.Blocks, r.languages())
	if r.mended {
		s.Prompts = []string{"mend"}
	}
	return s
}

func (r *run) languages() check.Languages {
	return check.Languages{From: r.article.Language, To: r.to, Glossary: r.Glossary}
}
