package translate

import (
	"context"
	"fmt"
	"strings"

	"panj/internal/article"
	"panj/internal/check"
	"panj/internal/llm"
	"panj/prompts"
)

// repair asks once more for the blocks that a check doubts, with its words as
// the reason, and keeps the better answer. What goes wrong with it changes
// nothing: the earlier answer is whole. It says whether another round may help.
func (r *run) repair(ctx context.Context, section, blocks []article.Block) bool {
	if r.stopped != nil {
		return false
	}
	doubtful, in := r.doubtful(blocks)
	if len(doubtful) == 0 {
		return false
	}
	in.Section = prompts.Section{Article: r.article, Blocks: section}
	in.Task, in.Wanted = r.task(doubtful)
	resp, err := r.Model.Complete(ctx, prompts.Repair(in))
	switch {
	case llm.KindOf(err) == llm.ReplayMiss:
		r.note(fmt.Sprintf("the recording has no second try of %s in %s: the first stands", list(in.Wanted), r.to))
		return false
	case err != nil && ends(err):
		r.stopped = err
		return false
	}
	r.asked["repair"] = true
	reply, _ := decodeReply(resp.Text)
	for _, b := range doubtful {
		res := r.results[b.ID]
		res.rounds++
		r.put(b.ID, res)
		r.better(b, reply, resp.Model)
	}
	r.remember(reply.Names)
	return true
}

// doubtful are the blocks that a second try may mend, and what is said of them.
func (r *run) doubtful(blocks []article.Block) ([]article.Block, prompts.RepairInput) {
	var out []article.Block
	var in prompts.RepairInput
	for _, b := range blocks {
		res, ok := r.results[b.ID]
		if !ok || res.state != Done || res.final {
			continue
		}
		found := r.mendable(b, res.Text)
		if len(found) == 0 {
			continue
		}
		out = append(out, b)
		in.Earlier = append(in.Earlier, prompts.Earlier{ID: b.ID, Text: res.masked, Doubts: messages(found)})
	}
	return out, in
}

func messages(found []check.Finding) []string {
	out := make([]string, len(found))
	for i, f := range found {
		out[i] = f.Rule + ": " + f.Message
	}
	return out
}

// better takes a second answer for a block if the checks doubt less of it.
func (r *run) better(b article.Block, reply Reply, model string) {
	for _, item := range reply.Blocks {
		if item.ID != b.ID {
			continue
		}
		u, err := r.unmask(b, item.Text)
		before := r.results[b.ID]
		if err == nil && r.doubt(b, u.Text) < r.doubt(b, before.Text) {
			r.put(b.ID, result{Unmasked: u, masked: item.Text, state: Done, model: model, rounds: before.rounds})
		}
	}
}

// doubt weighs what the checks find in a block: an error is worse than any
// number of warnings that a block can have.
func (r *run) doubt(b article.Block, target string) int {
	const worst = 1000
	sum := 0
	for _, f := range check.Translation([]check.Pair{pair(b, target)}, r.languages()) {
		switch f.Severity {
		case check.Error:
			sum += worst
		case check.Warning:
			sum++
		}
	}
	return sum
}

// list names some blocks.
func list(ids []string) string {
	out := strings.Join(ids[:min(named, len(ids))], ", ")
	if more := len(ids) - named; more > 0 {
		out += fmt.Sprintf(" and %d more", more)
	}
	return out
}
