package summarize

import (
	"context"

	"panj/internal/article"
	"panj/internal/glossary"
	"panj/internal/lang"
	"panj/internal/llm"
	"panj/prompts"
)

// tries is how often the same question is put before the best answer is taken as it is.
const tries = 3

// run is one summary under way.
type run struct {
	*Summarizer
	article *article.Article
	to      lang.Language
	masked  map[string]article.Masked
	mended  bool
	fault   error // what was not whole in an answer that was taken all the same
}

func (s *Summarizer) newRun(a *article.Article, to lang.Language) *run {
	r := &run{Summarizer: s, article: a, to: to, masked: map[string]article.Masked{}}
	for _, b := range a.Blocks {
		if b.Translatable() {
			r.masked[b.ID] = b.Mask()
		}
	}
	return r
}

// section summarises some blocks. Where they are too long for the model, or
// their summary is, it is made of two halves.
func (r *run) section(ctx context.Context, blocks []article.Block) ([]*Summary, error) {
	in := prompts.SummarizeInput{
		Section: prompts.Section{Article: r.article, Blocks: blocks},
		Task:    r.task(texts(blocks)),
	}
	s, err := r.ask(ctx, prompts.Summarize(in))
	if err == nil {
		for range r.RepairRounds {
			s = r.mend(ctx, in, s)
		}
		return []*Summary{s}, nil
	}
	if kind := llm.KindOf(err); len(blocks) < 2 || kind != llm.TooLong && kind != llm.Truncated {
		return nil, err
	}
	half := len(blocks) / 2
	first, err := r.section(ctx, blocks[:half])
	if err != nil {
		return nil, err
	}
	second, err := r.section(ctx, blocks[half:])
	return append(first, second...), err
}

// ask puts a question until its answer is whole, a bounded number of times;
// then the best answer that has a headline and an abstract is taken. An answer
// whose stream broke is asked for again like one that can't be read; one that
// reached its limit of length will do so again.
func (r *run) ask(ctx context.Context, req llm.Request) (*Summary, error) {
	if s, ok := r.recall(req); ok {
		return s, nil
	}
	var best *Summary
	var least faults
	req.Alone = true
	for req.Failed = range tries {
		resp, err := r.Model.Complete(ctx, req)
		broke := llm.KindOf(err) == llm.Truncated && resp.Stop != llm.StopLength && req.Failed < tries-1
		if err != nil && llm.KindOf(err) != llm.BadReply && !broke {
			return nil, err
		}
		s, f := decodeReply(resp.Text)
		if best == nil || f.better(least) {
			best, least = s, f
		}
		if !f.any() && f.err == nil {
			r.keep(req, resp)
			return s, nil
		}
	}
	if !least.usable() {
		return nil, &llm.Error{Kind: llm.BadReply, Message: least.Error()}
	}
	r.fault = least
	return best, nil
}

func (r *run) task(text string) prompts.Task {
	return prompts.Task{To: r.to, Terms: r.terms(text), Instructions: r.Instructions}
}

func (r *run) terms(text string) []glossary.Term {
	return r.Glossary.Occurring(text, r.article.Language)
}

func texts(blocks []article.Block) string {
	out := ""
	for _, b := range blocks {
		out += b.Text + "\n"
	}
	return out
}

// incomplete is the error of a summary of which something did not come whole.
func (r *run) incomplete() error {
	if r.fault == nil {
		return nil
	}
	return &Incomplete{Lang: r.to, Cause: r.fault}
}
