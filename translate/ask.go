package translate

import (
	"context"
	"errors"
	"fmt"

	"panj/internal/article"
	"panj/internal/llm"
	"panj/prompts"
)

// triesAlone is how often a block that fails by itself is asked for.
const triesAlone = 3

// piece is what one request is about: the blocks wanted, and the section they
// are shown in. A tight piece shows no more than it wants.
type piece struct {
	section, wanted []article.Block
	tight           bool
	failed          int // how often nothing came of it
}

func (p piece) shown() []article.Block {
	if p.tight {
		return p.wanted
	}
	return p.section
}

// part is the same piece for some of its blocks.
func (p piece) part(wanted []article.Block) piece {
	p.wanted, p.failed = wanted, 0
	return p
}

// ask gets the blocks of a piece. What does not come whole is asked for again
// in smaller pieces, down to single blocks, which get a bounded number of
// tries. A reply that can't be read gets a second chance as it is.
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
	kind := llm.KindOf(err)
	p.tight = p.tight || kind == llm.TooLong // a section shrinks only then
	p.failed++
	switch {
	case len(p.wanted) == 1:
		r.askAlone(ctx, p, err)
	case len(rest) < len(p.wanted):
		r.ask(ctx, p.part(rest))
	case kind == llm.BadReply && p.failed == 1:
		r.ask(ctx, p)
	default:
		half := len(rest) / 2
		r.ask(ctx, p.part(rest[:half]))
		r.ask(ctx, p.part(rest[half:]))
	}
}

// askAlone asks for a single block again, in parts if it is too long, or gives it up.
func (r *run) askAlone(ctx context.Context, p piece, err error) {
	b, kind := p.wanted[0], llm.KindOf(err)
	if kind == llm.TooLong || kind == llm.Truncated {
		if parts := r.split(b, r.costs[b.ID]/2+1); parts != nil {
			r.recall(parts)
			if missing := r.open(parts); len(missing) > 0 {
				r.ask(ctx, piece{section: parts, wanted: missing, tight: p.tight})
			}
			r.join(b.ID)
			r.keep([]article.Block{b})
			return
		}
	}
	if p.failed < triesAlone && kind != llm.Refused {
		r.ask(ctx, p)
		return
	}
	state := Failed
	if kind == llm.Refused {
		state = Refused
	}
	r.put(b.ID, result{state: state, final: true})
	r.joinAround(b.ID)
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

// request makes one request. A block is taken as soon as its item closes; what
// came whole is kept also of an answer that was cut. Its error says why
// something may be missing.
func (r *run) request(ctx context.Context, p piece) error {
	req := r.prompt(p)
	in := r.intake(p.wanted)
	req.OnText = in.read
	resp, err := r.Model.Complete(ctx, req)
	reply, broken := decodeReply(resp.Text)
	invalid := in.finish(reply, resp.Model)
	r.remember(reply.Names)
	r.keep(p.wanted) // again: by these names, and by whom
	r.progress()
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

func (r *run) prompt(p piece) llm.Request {
	task, ids := r.task(p.wanted)
	req := prompts.Translate(prompts.TranslateInput{
		Section: prompts.Section{Article: r.article, Blocks: p.shown()},
		Task:    task,
		Wanted:  ids,
	})
	req.Alone, req.Failed = len(p.wanted) == 1, p.failed
	return req
}

// unmask reads the translation of a block; what is wrong with it as a value is an error.
func (r *run) unmask(b article.Block, text string) (article.Unmasked, error) {
	u, err := r.masked[b.ID].Unmask(text)
	if err == nil && u.Text == "" && b.Text != "" {
		err = errors.New("its translation is empty")
	}
	if err != nil {
		return u, fmt.Errorf("block %s: %w", b.ID, err)
	}
	return u, nil
}
