package summarize

import (
	"context"
	"slices"
	"strings"

	"panj/internal/check"
	"panj/prompts"
)

// merge makes one summary of the sections' summaries: the lists are put
// together in the order of the article, the top is one more request.
func (r *run) merge(ctx context.Context, parts []*Summary) (*Summary, error) {
	if len(parts) == 1 {
		return parts[0], nil
	}
	whole := concat(parts)
	top, err := r.ask(ctx, prompts.Merge(r.mergeInput(parts)))
	if err != nil {
		return nil, err
	}
	whole.Headline, whole.Abstract = top.Headline, top.Abstract
	whole.NotStated, whole.Topics = top.NotStated, top.Topics
	return whole, nil
}

func (r *run) mergeInput(parts []*Summary) prompts.MergeInput {
	in := prompts.MergeInput{Article: r.article, Task: r.task(texts(r.article.Blocks))}
	for _, p := range parts {
		for _, s := range append([]Statement{p.Abstract}, p.KeyPoints...) {
			in.Points = append(in.Points, prompts.Point{Text: s.Text, Cited: cited(s.Evidence)})
		}
		in.NotStated = append(in.NotStated, p.NotStated...)
	}
	return in
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
			w.addEntity(e)
		}
	}
	return w
}

func (s *Summary) addEntity(e Entity) {
	i := slices.IndexFunc(s.Entities, func(known Entity) bool {
		return known.Kind == e.Kind && strings.EqualFold(known.SourceName, e.SourceName)
	})
	if i < 0 {
		s.Entities = append(s.Entities, e)
		return
	}
	s.Entities[i].Evidence = append(s.Entities[i].Evidence, e.Evidence...)
}
