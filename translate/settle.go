package translate

import (
	"strings"

	"panj/internal/article"
	"panj/internal/check"
	"panj/internal/lang"
)

// accept takes a block that came whole. One that nothing more will be asked
// about is final; a doubtful one waits for its repair.
func (r *run) accept(b article.Block, res result) {
	r.written += r.costs[b.ID]
	res.final = r.RepairRounds == 0 || len(r.mendable(b, res.Text)) == 0
	r.put(b.ID, res)
	r.joinAround(b.ID)
	r.keep([]article.Block{b})
}

// settle makes final what stands after the repair. Where that could not be made
// because the run was stopped, the next run shall make it: nothing is kept.
func (r *run) settle(blocks []article.Block) {
	for i, b := range blocks {
		if res, ok := r.results[b.ID]; ok && !res.final {
			res.final = true
			r.put(b.ID, res)
			r.joinAround(b.ID)
			if r.stopped == nil {
				r.keep(blocks[i : i+1])
			}
		}
	}
	r.progress()
}

// joinAround puts the block together that a part belongs to, if it is the last to come.
func (r *run) joinAround(part string) {
	for i := strings.LastIndexByte(part, '.'); i >= 0; i = strings.LastIndexByte(part, '.') {
		part = part[:i]
		r.join(part)
	}
}

// join makes a block's result of those of its parts: the worst of their states,
// and their texts if all of them are done.
func (r *run) join(id string) {
	parts := r.parts[id]
	replies := make([]string, len(parts))
	whole := result{state: Done, final: true}
	for i, p := range parts {
		res, ok := r.results[p.ID]
		if !ok {
			return
		}
		if whole.state == Done {
			whole.state = res.state
		}
		whole.model, whole.final, whole.rounds = res.model, whole.final && res.final, max(whole.rounds, res.rounds)
		replies[i] = res.masked
	}
	if whole.state == Done {
		whole.masked = article.Join(parts, replies, separator(r.to))
		u, err := r.masked[id].Unmask(whole.masked)
		if err != nil {
			whole = result{state: Failed, final: true}
		}
		whole.Unmasked = u
	}
	r.put(id, whole)
}

// separator stands between two sentences.
func separator(l lang.Language) string {
	if l == lang.Hans || l == lang.Hant {
		return ""
	}
	return " "
}

// mendable are the findings about a block's translation that a second try can
// mend: errors, and doubts about words left over, numbers and names.
func (r *run) mendable(b article.Block, target string) []check.Finding {
	var out []check.Finding
	for _, f := range check.Translation([]check.Pair{pair(b, target)}, r.languages()) {
		switch {
		case f.Severity == check.Error,
			f.Severity == check.Warning && (f.Rule == "untranslated" || f.Rule == "number" || f.Rule == "name"):
			out = append(out, f)
		}
	}
	return out
}
