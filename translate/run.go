package translate

import (
	"context"
	"errors"
	"fmt"

	"panj/internal/article"
	"panj/internal/glossary"
	"panj/internal/lang"
	"panj/internal/llm"
	"panj/prompts"
)

// triesAlone is how often a block that fails by itself is asked for.
const triesAlone = 3

// run is one translation under way.
type run struct {
	*Translator
	article  *article.Article
	to       lang.Language
	masked   map[string]article.Masked
	results  map[string]result
	names    []glossary.Name
	stopped  error // no more requests are made after this
	cause    error // of the first block that was given up
	progress func(done, total int)
}

// result is a block that came whole, or the state it was left in.
type result struct {
	article.Unmasked
	masked string // as the model wrote it
	state  State
	model  string
}

// piece is what one request is about: the blocks wanted, and the section they
// are shown in. A tight piece shows no more than it wants.
type piece struct {
	section, wanted []article.Block
	tight           bool
	tries           int // of a single block
}

func (p piece) shown() []article.Block {
	if p.tight {
		return p.wanted
	}
	return p.section
}

// part is the same piece for some of its blocks.
func (p piece) part(wanted []article.Block) piece {
	p.wanted, p.tries = wanted, triesAlone
	return p
}

func (t *Translator) newRun(a *article.Article, to lang.Language, progress func(done, total int)) *run {
	r := &run{
		Translator: t, article: a, to: to, progress: progress,
		masked: map[string]article.Masked{}, results: map[string]result{},
	}
	for _, b := range a.Blocks {
		if b.Translatable() {
			r.masked[b.ID] = b.Mask()
		}
	}
	return r
}

// sections asks for the whole article. Batches go in order, so that the names
// of one are known to the next.
func (r *run) sections(ctx context.Context) {
	for _, section := range article.Cut(r.article.Blocks, r.sectionTokens(), r.tokens) {
		for _, batch := range article.Cut(section, batchTokens, r.targetTokens) {
			r.ask(ctx, piece{section: section, wanted: batch, tries: triesAlone})
		}
	}
}

// ask gets the blocks of a piece. What does not come whole is asked for again
// in smaller pieces, down to single blocks, which get a bounded number of tries.
func (r *run) ask(ctx context.Context, p piece) {
	if r.stopped != nil {
		return
	}
	err := r.request(ctx, p)
	rest := r.open(p.wanted)
	if len(rest) == 0 {
		return
	}
	if ends(err) {
		r.stopped = err
		return
	}
	p.tight = p.tight || llm.KindOf(err) == llm.TooLong // a section shrinks only then
	switch {
	case len(p.wanted) == 1:
		r.askAlone(ctx, p, err)
	case len(rest) < len(p.wanted):
		r.ask(ctx, p.part(rest))
	default:
		half := len(rest) / 2
		r.ask(ctx, p.part(rest[:half]))
		r.ask(ctx, p.part(rest[half:]))
	}
}

// askAlone asks for a single block again, or gives it up.
func (r *run) askAlone(ctx context.Context, p piece, err error) {
	refused := llm.KindOf(err) == llm.Refused
	if p.tries--; p.tries > 0 && !refused {
		r.ask(ctx, p)
		return
	}
	state := Failed
	if refused {
		state = Refused
	}
	r.results[p.wanted[0].ID] = result{state: state}
	if r.cause == nil {
		r.cause = err
	}
}

// ends says whether an error would meet every further request too.
func ends(err error) bool {
	switch llm.KindOf(err) {
	case llm.Auth, llm.RateLimit, llm.Unavailable, llm.ReplayMiss, llm.Budget:
		return true
	}
	return errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded)
}

// open are the blocks that have no result yet.
func (r *run) open(blocks []article.Block) []article.Block {
	var out []article.Block
	for _, b := range blocks {
		if _, ok := r.results[b.ID]; !ok {
			out = append(out, b)
		}
	}
	return out
}

// request makes one request and keeps what came whole, also of an answer that
// was cut. Its error says why something may be missing.
func (r *run) request(ctx context.Context, p piece) error {
	resp, err := r.Model.Complete(ctx, r.prompt(p))
	reply, broken := decodeReply(resp.Text)
	invalid := r.accept(p.wanted, reply, resp.Model)
	r.remember(reply.Names)
	if r.progress != nil {
		r.progress(len(r.results), len(r.masked))
	}
	switch {
	case err != nil:
		return err
	case broken != nil:
		return &llm.Error{Kind: llm.BadReply, Message: broken.Error()}
	case invalid != nil:
		return &llm.Error{Kind: llm.BadReply, Message: invalid.Error()}
	}
	return nil
}

// accept keeps the items that are wanted, came once and have every placeholder.
func (r *run) accept(wanted []article.Block, reply Reply, model string) error {
	times := map[string]int{}
	for _, item := range reply.Blocks {
		times[item.ID]++
	}
	texts := map[string]string{}
	for _, item := range reply.Blocks {
		texts[item.ID] = item.Text
	}
	var first error
	for _, b := range wanted {
		err := r.acceptBlock(b, times[b.ID], texts[b.ID], model)
		if err != nil && first == nil {
			first = fmt.Errorf("block %s: %w", b.ID, err)
		}
	}
	return first
}

func (r *run) acceptBlock(b article.Block, times int, text, model string) error {
	switch {
	case times == 0:
		return errors.New("it is not in the answer")
	case times > 1:
		return errors.New("the answer has it more than once")
	}
	u, err := r.masked[b.ID].Unmask(text)
	if err != nil {
		return err
	}
	if u.Text == "" && b.Text != "" {
		return errors.New("its translation is empty")
	}
	r.results[b.ID] = result{Unmasked: u, masked: text, state: Done, model: model}
	return nil
}

// prompt asks with the terms and names that occur in the blocks wanted.
func (r *run) prompt(p piece) llm.Request {
	var text, ids = "", make([]string, len(p.wanted))
	for i, b := range p.wanted {
		ids[i] = b.ID
		text += b.Text + "\n"
	}
	return prompts.Translate(prompts.TranslateInput{
		Section: prompts.Section{Article: r.article, Blocks: p.shown()},
		Task: prompts.Task{
			To:           r.to,
			Terms:        r.Glossary.Occurring(text, r.article.Language),
			Names:        r.chosen(text),
			Instructions: r.Instructions,
		},
		Wanted: ids,
	})
}
