package translate

import (
	"context"

	"panj/internal/article"
	"panj/internal/check"
	"panj/internal/glossary"
	"panj/internal/lang"
	"panj/prompts"
)

// run is one translation under way.
type run struct {
	*Translator
	article *article.Article
	to      lang.Language
	units   []article.Block // that are asked for: blocks, or their parts where they are long
	masked  map[string]article.Masked
	costs   map[string]int             // tokens of a translation, as estimated
	parts   map[string][]article.Block // of a block or a part that is asked for in pieces
	results map[string]result          // set by put alone
	counts  counts
	names   []glossary.Name
	asked   map[string]bool // the prompts that were used
	marks   []Mark          // what the reviewer marked
	lacking []check.Finding // of batches that have no review
	stopped error           // no more requests are made after this
	cause   error           // of the first block that was given up
	written int             // tokens that the model wrote, as estimated
	out     stage

	unreviewed error // no more reviews are asked for after this
	forgetful  bool  // the memory failed
}

// result is a block that came whole, or the state it was left in.
type result struct {
	article.Unmasked
	masked string // as the model wrote it
	state  State
	model  string
	final  bool // nothing will be asked about it any more
	rounds int  // of repair that it went through
}

// counts are how far the article is: its blocks, those done, and the tokens of
// those that have no result yet, as estimated.
type counts struct{ total, done, left int }

// put makes a block's or a part's result.
func (r *run) put(id string, res result) {
	_, had := r.results[id]
	r.results[id] = res
	if _, whole := r.article.Block(id); whole && !had {
		r.counts.left -= r.costs[id]
		if res.state == Done {
			r.counts.done++
		}
	}
}

func (t *Translator) newRun(a *article.Article, to lang.Language, watch func(Event)) *run {
	r := &run{
		Translator: t, article: a, to: to,
		masked: map[string]article.Masked{}, costs: map[string]int{}, parts: map[string][]article.Block{},
		results: map[string]result{}, asked: map[string]bool{},
		out: newStage(a, watch),
	}
	for _, b := range a.Blocks {
		if b.Translatable() {
			r.add(b)
		}
	}
	return r
}

// total is how many blocks are to be translated.
func (r *run) total() int { return r.counts.total }

// add takes a block, or its parts where its translation is too long for one answer.
func (r *run) add(b article.Block) {
	r.mask(b)
	r.counts.total++
	r.counts.left += r.costs[b.ID]
	if r.costs[b.ID] > batchTokens && !r.recallPersons(b) {
		if parts := r.split(b, batchTokens); parts != nil {
			r.units = append(r.units, parts...)
			return
		}
	}
	r.units = append(r.units, b)
}

// split makes parts of a block; what they are translated to is put together by settle.
func (r *run) split(b article.Block, limit int) []article.Block {
	parts := b.Split(limit, func(b article.Block) int { return r.cost(b.Mask().Text) })
	if parts == nil {
		return nil
	}
	r.parts[b.ID] = parts
	for _, p := range parts {
		r.mask(p)
	}
	return parts
}

func (r *run) mask(b article.Block) {
	r.masked[b.ID] = b.Mask()
	r.costs[b.ID] = r.cost(r.masked[b.ID].Text)
}

// tokens estimates what a block costs to show.
func (r *run) tokens(b article.Block) int {
	return r.article.Language.Tokens(r.masked[b.ID].Text)
}

// targetTokens estimates what a block's translation costs to write.
func (r *run) targetTokens(b article.Block) int { return r.costs[b.ID] }

func (r *run) cost(masked string) int {
	return int(float64(r.article.Language.Tokens(masked)) * lang.Expansion(r.article.Language, r.to))
}

// sections asks for the whole article. Batches go in order, so that the names
// of one are known to the next.
func (r *run) sections(ctx context.Context) {
	for _, section := range article.Cut(r.units, r.sectionTokens(), r.tokens) {
		for _, batch := range article.Cut(section, batchTokens, r.targetTokens) {
			r.batch(ctx, section, batch)
		}
	}
}

// batch gets the blocks that the memory doesn't hold, has the doubtful ones
// mended, and has what came reviewed.
func (r *run) batch(ctx context.Context, section, batch []article.Block) {
	r.recall(batch)
	if missing := r.open(batch); len(missing) > 0 {
		r.ask(ctx, piece{section: section, wanted: missing})
	}
	for range r.RepairRounds {
		if !r.repair(ctx, section, batch) {
			break
		}
	}
	r.settle(batch)
	r.review(ctx, section, batch)
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

// task is what the prompts of a run have in common: the terms and names that
// occur in the blocks wanted.
func (r *run) task(wanted []article.Block) (prompts.Task, []string) {
	var text, ids = "", make([]string, len(wanted))
	for i, b := range wanted {
		ids[i] = b.ID
		text += b.Text + "\n"
	}
	return prompts.Task{
		To:           r.to,
		Terms:        r.Glossary.Occurring(text, r.article.Language),
		Names:        r.chosen(text),
		Instructions: r.Instructions,
	}, ids
}

// pair is a block beside its translation, for the checks.
func pair(b article.Block, target string) check.Pair {
	return check.Pair{Block: b.ID, Kind: b.Kind, Source: b.Text, Target: target}
}

func (r *run) languages() check.Languages {
	return check.Languages{From: r.article.Language, To: r.to, Glossary: r.Glossary}
}
