package translate

import (
	"errors"
	"fmt"
	"maps"
	"slices"

	"panj/internal/article"
	"panj/internal/check"
)

// translation puts the results together. Blocks that are not whole stay in the
// source language, each with a finding, and are named by the error.
func (r *run) translation() (*Translation, error) {
	t := &Translation{Lang: r.to, Names: r.names, Prompts: slices.Sorted(maps.Keys(r.asked))}
	inline := map[string]string{}
	var pairs []check.Pair
	var missing []string
	for _, b := range r.article.Blocks {
		block, res := r.block(b)
		t.Blocks = append(t.Blocks, block)
		switch block.State {
		case Done:
			inline[b.ID] = res.Inline
		case Failed, Refused:
			missing = append(missing, b.ID)
		}
		if b.Translatable() {
			pairs = append(pairs, pair(b, res.Text))
		}
	}
	text, err := r.article.Replace(inline)
	if err != nil {
		return nil, fmt.Errorf("putting the translation of %s together: %w", r.article.Name, err)
	}
	t.Text = string(text)
	t.Findings = append(check.Translation(pairs, r.languages()), r.marked()...)
	return t, r.incomplete(missing)
}

// block is one block of the translation and, where it is done, its result.
func (r *run) block(b article.Block) (Block, result) {
	if !b.Translatable() {
		return Block{ID: b.ID, Text: b.Text, State: Kept}, result{}
	}
	res, ok := r.results[b.ID]
	switch {
	case !ok:
		return Block{ID: b.ID, Text: b.Text, State: Failed}, result{}
	case res.state != Done:
		return Block{ID: b.ID, Text: b.Text, State: res.state}, result{}
	}
	return Block{ID: b.ID, Text: res.Text, State: Done, Model: res.model, Masked: res.masked}, res
}

// incomplete is what the translation lacks: blocks, or else its review.
func (r *run) incomplete(missing []string) error {
	switch {
	case len(missing) == 0 && r.unreviewed == nil:
		return nil
	case len(missing) == 0:
		return &Unreviewed{r.unreviewed}
	}
	cause := r.stopped
	if cause == nil {
		cause = r.cause
	}
	if cause == nil {
		cause = errors.New("the model left them out")
	}
	return &Incomplete{Blocks: missing, Total: r.total(), Cause: cause}
}
