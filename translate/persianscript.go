package translate

import (
	"context"
	"fmt"
	"slices"

	"panj/internal/article"
	"panj/internal/lang"
)

// persianScript is an article in Tajik, written in Persian script: of a Tajik
// article its own text, of another its translation, which is asked for and
// checked as any Tajik one. What the checks found is about that step; its places
// in the Tajik text are left out, since the reader has another text before him.
func (t *Translator) persianScript(ctx context.Context, a *article.Article, watch func(Event)) (*Translation, error) {
	tajik, err := t.tajik(ctx, a, watch)
	if tajik == nil {
		return nil, err
	}
	for i := range tajik.Findings {
		tajik.Findings[i].Got = nil
	}
	if broken := t.respell(a, tajik); broken != nil {
		return nil, broken
	}
	if watch != nil && ctx.Err() == nil {
		watch(ended(tajik))
	}
	return tajik, err
}

// PersianScript is a translation into Tajik in Persian script: the same text, for
// which nobody is asked again. Its findings stay with the Tajik.
func (t *Translator) PersianScript(a *article.Article, tajik *Translation, watch func(Event)) (*Translation, error) {
	other := *tajik
	other.Blocks, other.Findings = slices.Clone(tajik.Blocks), nil
	if err := t.respell(a, &other); err != nil {
		return nil, err
	}
	if watch != nil {
		watch(ended(&other))
	}
	return &other, nil
}

// tajik is the text to be respelled. Its document isn't given away while it comes.
func (t *Translator) tajik(ctx context.Context, a *article.Article, watch func(Event)) (*Translation, error) {
	if a.Language != lang.Tajik {
		quiet := watch
		if watch != nil {
			quiet = func(e Event) {
				e.Text, e.Ended = "", false
				watch(e)
			}
		}
		return t.Translate(ctx, a, lang.Tajik, quiet)
	}
	own := keep(a, lang.Tajik)
	for i, b := range a.Blocks {
		if b.Translatable() {
			own.Blocks[i].State, own.Blocks[i].Masked = Done, b.Mask().Text
		}
	}
	return own, nil
}

// respell writes the blocks that are done, and the document, in Persian script.
func (t *Translator) respell(a *article.Article, own *Translation) error {
	own.Lang = lang.TajikArab
	if a.Language != lang.Tajik && own.Via == "" {
		own.Via = lang.Tajik
	}
	script := t.Glossary.PersianScript()
	inline := map[string]string{}
	for i, b := range a.Blocks {
		block := &own.Blocks[i]
		if block.State != Done {
			continue
		}
		block.Masked = script.Text(block.Masked)
		u, err := b.Mask().Unmask(block.Masked)
		if err != nil {
			return fmt.Errorf("writing block %s of %s in Persian script: %w", b.ID, a.Name, err)
		}
		block.Text, inline[b.ID] = u.Text, u.Inline
	}
	text, err := a.Replace(inline)
	if err != nil {
		return fmt.Errorf("putting %s together in Persian script: %w", a.Name, err)
	}
	own.Text = string(text)
	return nil
}

// ended tells that a translation has come whole, or will come no further. A
// document of which nothing is done isn't given away.
func ended(t *Translation) Event {
	e := Event{Ended: true}
	for _, b := range t.Blocks {
		if b.State == Kept {
			continue
		}
		e.Total++
		if b.State == Done {
			e.Done++
		}
	}
	if e.Done > 0 || e.Total == 0 {
		e.Text = t.Text
	}
	return e
}
