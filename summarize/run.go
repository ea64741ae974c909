package summarize

import (
	"context"
	"fmt"
	"slices"

	"panj/internal/article"
	"panj/internal/check"
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
	locator *check.Locator  // made when the first quote is sought
	basis   *check.Basis    // made for the first check
	prompts map[string]bool // that answers came from
	part    bool            // the article is one of several of a digest
	whole   bool            // there is one section: what it is asked for is the whole summary
	fault   error           // what was not whole in an answer that was taken all the same
}

func (s *Summarizer) newRun(a *article.Article, to lang.Language) *run {
	r := &run{Summarizer: s, article: a, to: to, masked: map[string]article.Masked{}, prompts: map[string]bool{}}
	for _, b := range a.Blocks {
		if b.Translatable() {
			r.masked[b.ID] = b.Mask()
		}
	}
	return r
}

// parts are the summaries of the article's sections.
func (r *run) parts(ctx context.Context) ([]*Summary, error) {
	sections := article.Cut(r.article.Blocks, r.sectionTokens(), r.tokens)
	r.whole = len(sections) == 1
	var parts []*Summary
	for _, blocks := range sections {
		more, err := r.section(ctx, blocks)
		if err != nil {
			return nil, err
		}
		parts = append(parts, more...)
	}
	if len(parts) == 0 {
		return nil, fmt.Errorf("%s has no text", r.article.Name)
	}
	return parts, nil
}

// section summarises some blocks. Where they are too long for the model, or
// their summary is, it is made of two halves.
func (r *run) section(ctx context.Context, blocks []article.Block) ([]*Summary, error) {
	in := prompts.SummarizeInput{
		Section: prompts.Section{Article: r.article, Blocks: blocks},
		Task:    r.task(texts(blocks)),
		Wish:    r.sectionWish(),
	}
	s, err := r.ask(ctx, "summarize", prompts.Summarize(in), in.Wish)
	if err == nil {
		find := r.ofPart
		if in.Wish.Extra != nil {
			find = r.ofWhole
		}
		return []*Summary{r.mend(ctx, s, "mend", find, func(earlier []prompts.Earlier) llm.Request {
			return prompts.Mend(prompts.MendInput{SummarizeInput: in, Earlier: earlier})
		})}, nil
	}
	if kind := llm.KindOf(err); len(blocks) < 2 || kind != llm.TooLong && kind != llm.Truncated {
		return nil, err
	}
	half := len(blocks) / 2
	r.whole = false
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
// reached its limit of length will do so again. What was not wished for is left out.
// The prompt that gave the answer is noted by its name.
func (r *run) ask(ctx context.Context, prompt string, req llm.Request, w prompts.Wish) (*Summary, error) {
	s, ok := r.recall(req)
	if !ok {
		var err error
		if s, err = r.answer(ctx, req); err != nil {
			return nil, err
		}
	}
	r.prompts[prompt] = true
	return s.fit(w), nil
}

// answer is the first whole answer of the model, or the best.
func (r *run) answer(ctx context.Context, req llm.Request) (*Summary, error) {
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

// sectionWish is what is wanted of a section. Where it is not all that is asked
// about, the user's own fields are filled from all sections and articles
// together, and that is done out of their key points.
func (r *run) sectionWish() prompts.Wish {
	w := r.Wish
	if !r.whole || r.part {
		w = withPoints(w)
		w.Extra = nil
	}
	return w
}

// withPoints is a wish with key points: out of them is made what is said of
// several summaries together.
func withPoints(w prompts.Wish) prompts.Wish {
	const points = "key_points"
	if len(w.Only) > 0 && !slices.Contains(w.Only, points) {
		w.Only = append([]string{points}, w.Only...)
	}
	return w
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
