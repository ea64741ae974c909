package desk

import (
	"context"
	"fmt"
	"sync"

	"panj/internal/article"
	"panj/internal/check"
	"panj/internal/lang"
	"panj/translate"
)

// middle is the step through a language in between: done once for all targets.
type middle struct{ done func() step } // waits for it

type step struct {
	article     *article.Article // the translation as a source
	translation *translate.Translation
	err         error
}

// through says whether the way to a language leads through the one in between.
func (o Order) through(to lang.Language) bool {
	return o.Via != "" && o.Via != to && o.Via != o.Article.Language && to.Base() != o.Article.Language
}

func (s *service) newMiddle(ctx context.Context) middle {
	return middle{done: sync.OnceValue(func() step {
		t, err := s.translator().Translate(ctx, s.order.Article, s.order.Via, s.translating(s.order.Via))
		if err != nil {
			return step{translation: t, err: fmt.Errorf("translating into %s first: %w", s.order.Via, err)}
		}
		a, err := asSource(s.order.Article, t)
		return step{a, t, err}
	})}
}

// asSource reads a translation as an article again, with the same blocks.
func asSource(source *article.Article, t *translate.Translation) (*article.Article, error) {
	a, err := article.Parse(source.Name, []byte(t.Text), source.Format)
	if err != nil {
		return nil, err
	}
	a.Language = t.Lang
	same := len(a.Blocks) == len(source.Blocks)
	for i := 0; same && i < len(a.Blocks); i++ {
		same = a.Blocks[i].Kind == source.Blocks[i].Kind
	}
	if !same {
		return nil, fmt.Errorf("reading the translation of %s into %s as a source: it has other blocks than the article", source.Name, t.Lang)
	}
	return a, nil
}

// translateVia makes the second step. What is doubtful in it is what parts it
// from the article itself, not from the step between.
func (s *service) translateVia(ctx context.Context, to lang.Language) (*translate.Translation, error) {
	between := s.middle.done()
	if between.err != nil {
		return nil, between.err
	}
	t, err := s.translator().Translate(ctx, between.article, to, s.translating(to))
	if t == nil {
		return nil, err
	}
	t.Via = s.order.Via
	if to != lang.TajikArab { // which no check reads; what is doubtful was found in the Tajik
		t.Findings = check.Translation(s.pairs(t), check.Languages{From: s.order.Article.Language, To: to, Glossary: s.Glossary})
	}
	return t, err
}

// pairs puts a translation's blocks beside the article's.
func (s *service) pairs(t *translate.Translation) []check.Pair {
	var out []check.Pair
	for i, b := range s.order.Article.Blocks {
		if !b.Translatable() {
			continue
		}
		p := check.Pair{Block: b.ID, Kind: b.Kind, Source: b.Text}
		if t.Blocks[i].State == translate.Done {
			p.Target = t.Blocks[i].Text
		}
		out = append(out, p)
	}
	return out
}
