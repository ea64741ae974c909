package summarize

import (
	"context"
	"slices"
	"strings"

	"panj/internal/check"
	"panj/internal/llm"
	"panj/prompts"
)

// merge makes one summary, as it is wished for, of the sections' summaries: the lists are put
// together in the order of the article, the top is one more request. Where the
// statements of all sections are too many for the model, the halves are merged
// first.
func (r *run) merge(ctx context.Context, parts []*Summary, w prompts.Wish) (*Summary, error) {
	if len(parts) == 1 {
		return parts[0].fit(w), nil
	}
	whole := concat(parts)
	in := r.mergeInput(parts, w)
	top, err := r.ask(ctx, "merge", prompts.Merge(in), w)
	if kind := llm.KindOf(err); len(parts) > 2 && (kind == llm.TooLong || kind == llm.Truncated) {
		return r.mergeHalves(ctx, parts, w)
	}
	if err != nil {
		return nil, err
	}
	whole.crown(r.mend(ctx, top, "mend_merge", r.ofWhole, func(earlier []prompts.Earlier) llm.Request {
		return prompts.MendMerge(in, earlier)
	}))
	return whole.fit(w), nil
}

// mergeHalves asks of each half for what the whole is made of.
func (r *run) mergeHalves(ctx context.Context, parts []*Summary, w prompts.Wish) (*Summary, error) {
	half := len(parts) / 2
	ofHalf := withPoints(w)
	ofHalf.Extra = nil
	first, err := r.merge(ctx, parts[:half], ofHalf)
	if err != nil {
		return nil, err
	}
	second, err := r.merge(ctx, parts[half:], ofHalf)
	if err != nil {
		return nil, err
	}
	return r.merge(ctx, []*Summary{first, second}, w)
}

func (r *run) mergeInput(parts []*Summary, w prompts.Wish) prompts.MergeInput {
	in := prompts.MergeInput{Article: r.article, Task: r.task(texts(r.article.Blocks)), Points: points(parts), Wish: w}
	for _, p := range parts {
		in.NotStated = append(in.NotStated, p.NotStated...)
	}
	return in
}

// points are the statements of sections that a summary of the whole is made of.
func points(parts []*Summary) []prompts.Point {
	var out []prompts.Point
	for _, p := range parts {
		for _, s := range append([]Statement{p.Abstract}, p.KeyPoints...) {
			out = append(out, prompts.Point{Text: s.Text, Cited: cited(s.Evidence)})
		}
	}
	return out
}

// crown takes over what was written for the whole. Where it has no key points,
// those of the sections stay.
func (s *Summary) crown(top *Summary) {
	s.Headline, s.Abstract = top.Headline, top.Abstract
	s.NotStated, s.Topics, s.Extra = top.NotStated, top.Topics, top.Extra
	if len(top.KeyPoints) > 0 {
		s.KeyPoints = top.KeyPoints
	}
}

func cited(evidence []check.Evidence) []prompts.Cited {
	out := make([]prompts.Cited, len(evidence))
	for i, e := range evidence {
		out[i] = prompts.Cited{Block: e.Block, Quote: e.Quote}
	}
	return out
}

// concat puts the lists together. An entity that several sections name is one
// entity, with the evidence of all.
func concat(parts []*Summary) *Summary {
	w := &Summary{}
	for _, p := range parts {
		w.KeyPoints = append(w.KeyPoints, p.KeyPoints...)
		w.Events = append(w.Events, p.Events...)
		w.Figures = append(w.Figures, p.Figures...)
		w.Quotes = append(w.Quotes, p.Quotes...)
		w.Claims = append(w.Claims, p.Claims...)
		w.Differences = append(w.Differences, p.Differences...)
		for _, e := range p.Entities {
			w.addEntity(e, func(e Entity) string { return e.SourceName })
		}
	}
	return w
}

// addEntity joins an entity with one of the same kind and name.
func (s *Summary) addEntity(e Entity, name func(Entity) string) {
	i := slices.IndexFunc(s.Entities, func(known Entity) bool {
		return known.Kind == e.Kind && strings.EqualFold(name(known), name(e))
	})
	if i < 0 {
		s.Entities = append(s.Entities, e)
		return
	}
	s.Entities[i].Evidence = append(s.Entities[i].Evidence, e.Evidence...)
}
