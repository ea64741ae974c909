package desk

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"

	"panj/internal/article"
	"panj/internal/check"
	"panj/internal/lang"
	"panj/translate"
)

// step is a translation on the way to others.
type step struct {
	article     *article.Article // the translation as a source; nil if nothing came
	translation *translate.Translation
	err         error // what is missing, or why nothing came
}

// through says whether the way to a language leads through the one in between.
func (o Order) through(to lang.Language) bool {
	return o.Via != "" && o.Via != to && o.Via != o.Article.Language && to.Base() != o.Article.Language
}

// newMiddle is the step through the language in between: made once for all targets,
// which wait for it.
func (s *service) newMiddle(ctx context.Context) func() step {
	return sync.OnceValue(func() step {
		t, err := s.translator().Translate(ctx, s.order.Article, s.order.Via, s.translating(s.order.Via))
		if !usable(t) {
			return step{translation: t, err: err}
		}
		a, broken := asSource(s.order.Article, t)
		return step{a, t, errors.Join(broken, err)}
	})
}

// asSource reads a translation as an article again, with the same blocks. Those
// that stayed in the article's language are code in it: they are not translated on.
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
	for i := range a.Blocks {
		if lacks(t.Blocks[i]) {
			a.Blocks[i].Kind = article.Code
		}
	}
	return a, nil
}

// translateVia makes the second step, of what came of the first. What is doubtful
// in it is what parts it from the article itself, not from the step between; a
// reviewer's marks stay.
func (s *service) translateVia(ctx context.Context, to lang.Language) (*translate.Translation, error) {
	between := s.middle()
	if between.article == nil {
		return nil, fmt.Errorf("translating into %s first: %w", s.order.Via, cause(between.err))
	}
	t, err := s.translator().Translate(ctx, between.article, to, s.translating(to))
	if t == nil {
		return nil, err
	}
	t.Via = s.order.Via
	err = s.bothSteps(t, between, err)
	if to != lang.TajikArab { // which no check reads; what is doubtful was found in the Tajik
		marks := slices.DeleteFunc(t.Findings, func(f check.Finding) bool { return f.Rule != "review" })
		t.Findings = append(check.Translation(s.pairs(t), check.Languages{From: s.order.Article.Language, To: to, Glossary: s.Glossary}), marks...)
	}
	return t, err
}

// bothSteps marks the blocks that the first step lacks, and says of both steps
// what is missing and why.
func (s *service) bothSteps(t *translate.Translation, between step, err error) error {
	whole := &translate.Incomplete{Cause: cause(cmp.Or(between.err, err))}
	inherited := false
	for i, b := range s.order.Article.Blocks {
		if first := between.translation.Blocks[i]; lacks(first) {
			t.Blocks[i].State, inherited = first.State, true
		}
		if lacks(t.Blocks[i]) {
			whole.Blocks = append(whole.Blocks, b.ID)
		}
		if b.Translatable() {
			whole.Total++
		}
	}
	if !inherited {
		return cmp.Or(err, between.err)
	}
	return whole
}

// lacks says whether a block stayed in the source language against the order.
func lacks(b translate.Block) bool {
	return b.State == translate.Failed || b.State == translate.Refused
}

// cause is why blocks are missing, without saying that others are not.
func cause(err error) error {
	var incomplete *translate.Incomplete
	if errors.As(err, &incomplete) {
		return incomplete.Cause
	}
	return err
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

// respells says whether a language is only the other script of one that is
// translated into anyway: the two are then one text.
func (o Order) respells(to lang.Language) bool {
	return to == lang.TajikArab && o.Article.Language != lang.Tajik && slices.Contains(o.Translate, lang.Tajik)
}

func (s *service) respell(_ context.Context, to lang.Language) (*translate.Translation, error) {
	tajik, err := s.tajik()
	if tajik == nil {
		return nil, err
	}
	other, broken := s.translator().PersianScript(s.order.Article, tajik, s.translating(to))
	return other, cmp.Or(broken, err)
}
