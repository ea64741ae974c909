package translate

import (
	"encoding/json"
	"fmt"
	"strings"

	"panj/internal/article"
	"panj/internal/glossary"
	"panj/prompts"
)

// recall takes from the memory what it holds of a batch. A person's translation
// goes before a model's. One that calls a name otherwise than this translation
// does by now is asked for again.
func (r *run) recall(batch []article.Block) {
	if r.Memory == nil {
		return
	}
	for _, b := range batch {
		if _, ok := r.results[b.ID]; ok {
			continue
		}
		if r.recallPersons(b) {
			continue
		}
		if e, u, ok := r.recalled(r.key(b), b); ok {
			r.restore(b, e, u, e.Rounds >= r.RepairRounds)
		}
	}
	r.progress()
}

// recallPersons takes what a person translated, which nobody mends.
func (r *run) recallPersons(b article.Block) bool {
	if r.Memory == nil {
		return false
	}
	e, u, ok := r.recalled(PersonKey(r.article.Language, r.to, r.masked[b.ID].Text), b)
	if ok {
		r.restore(b, e, u, true)
	}
	return ok
}

// recalled is an entry that fits what was chosen so far, with its text in its place.
func (r *run) recalled(key string, b article.Block) (Entry, article.Unmasked, bool) {
	text, ok := r.Memory.Recall(key)
	var e Entry
	if !ok || json.Unmarshal(text, &e) != nil || e.Panj != EntryFormat {
		return e, article.Unmasked{}, false
	}
	for _, n := range e.Names {
		if known, ok := r.target(n.Source); ok && known != n.Target {
			return e, article.Unmasked{}, false
		}
	}
	u, err := r.unmask(b, e.Target)
	return e, u, err == nil
}

// restore makes a remembered text the block's result. One that is doubtful and
// went through fewer rounds of repair than this run has is not final yet.
func (r *run) restore(b article.Block, e Entry, u article.Unmasked, final bool) {
	if e.Prompt != "" { // not a person's
		r.asked["translate"] = true
	}
	final = final || len(r.mendable(b, u.Text)) == 0
	r.put(b.ID, result{Unmasked: u, masked: e.Target, state: Done, model: e.Model, final: final, rounds: e.Rounds})
	r.joinAround(b.ID)
	r.remember(e.Names)
}

// target is what a name is called in this translation so far.
func (r *run) target(source string) (string, bool) {
	for _, n := range r.names {
		if n.Source == source {
			return n.Target, true
		}
	}
	return "", false
}

// keep puts blocks that are final into the memory. One that can't be kept will
// be asked for again, which is told once and ends nothing.
func (r *run) keep(blocks []article.Block) {
	if r.Memory == nil {
		return
	}
	for _, b := range blocks {
		res, ok := r.results[b.ID]
		if !ok || res.state != Done || !res.final {
			continue
		}
		r.forgets(r.Memory.Keep(r.key(b), r.entry(b, res)))
	}
}

func (r *run) forgets(err error) {
	if err != nil && !r.forgetful {
		r.forgetful = true
		r.note(fmt.Sprintf("what is translated can't be remembered: %v", err))
	}
}

func (r *run) entry(b article.Block, res result) []byte {
	e := Entry{
		Panj: EntryFormat, From: r.article.Language, To: r.to, Source: r.masked[b.ID].Text, Target: res.masked,
		Model: res.model, Prompt: prompts.ID("translate"), Names: []glossary.Name{}, Rounds: res.rounds,
	}
	for _, n := range r.names {
		if strings.Contains(b.Text, n.Source) {
			e.Names = append(e.Names, n)
		}
	}
	text, _ := json.Marshal(e) // strings always marshal
	return text
}

// key is what a block's translation by a model depends on.
func (r *run) key(b article.Block) string {
	parts := []string{
		"model", string(r.article.Language), string(r.to), r.masked[b.ID].Text,
		r.ModelName, prompts.ID("translate"), r.Instructions,
	}
	for _, t := range r.Glossary.Occurring(b.Text, r.article.Language) {
		source, _ := t.Preferred(r.article.Language)
		target, ok := t.Preferred(r.to)
		parts = append(parts, source.Text, fmt.Sprint(target.Text, target.Unsourced, ok))
		for _, f := range t.Forbidden[r.to] {
			parts = append(parts, "never "+f.Text)
		}
	}
	return key(parts...)
}
