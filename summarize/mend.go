package summarize

import (
	"context"
	"fmt"
	"iter"
	"slices"
	"strings"

	"panj/internal/check"
	"panj/internal/llm"
	"panj/prompts"
)

// mend asks once more for the items of a summary that a check doubts,
// with its words as the reason, and keeps the better of each. What goes wrong
// with it changes nothing.
func (r *run) mend(ctx context.Context, s *Summary, prompt string, find finder, request func([]prompts.Earlier) llm.Request) *Summary {
	for range r.RepairRounds {
		s = r.mendOnce(ctx, s, prompt, find, request)
	}
	return s
}

// finder finds what is doubtful in a summary as it was decoded.
type finder func(*Summary) []check.Finding

func (r *run) mendOnce(ctx context.Context, s *Summary, prompt string, find finder, request func([]prompts.Earlier) llm.Request) *Summary {
	found := find(s)
	earlier, places := doubts(s, mendable(slices.Clone(found)))
	if len(places) == 0 {
		return s
	}
	text, err := r.second(ctx, request(earlier))
	switch {
	case err == nil:
		r.prompts[prompt] = true
	case llm.KindOf(err) == llm.ReplayMiss:
		r.note(fmt.Sprintf("the recording has no second try of %s of the summary in %s: the first stands", some(places), r.to))
	default:
		r.note(fmt.Sprintf("a second try of %s of the summary in %s failed: %v", some(places), r.to, err))
	}
	return find.better(s, found, text, places)
}

// second is a second answer: from the memory, or from the model. One that can't
// be read is not remembered, so that the next run asks again.
func (r *run) second(ctx context.Context, req llm.Request) (string, error) {
	if text, ok := r.recallText(req); ok {
		if _, f := decodeReply(text); f.err == nil {
			return text, nil
		}
	}
	resp, err := r.Model.Complete(ctx, req)
	if _, f := decodeReply(resp.Text); err == nil && f.err == nil {
		r.keep(req, resp)
	}
	return resp.Text, err
}

// ofPart finds what is doubtful in the summary of a section, ofWhole in one that
// the user's own fields belong to.
func (r *run) ofPart(s *Summary) []check.Finding {
	grounded, _ := decodeReply(s.reply())
	r.ground(grounded)
	return r.check(grounded)
}

func (r *run) ofWhole(s *Summary) []check.Finding { return append(r.ofPart(s), r.extra(s)...) }

// mendable are the findings that another answer can do away with.
func mendable(found []check.Finding) []check.Finding {
	return slices.DeleteFunc(found, func(f check.Finding) bool {
		switch {
		case f.Severity == check.Error:
			return false
		case f.Severity == check.Warning:
			return !slices.Contains([]string{"evidence", "figure", "computed", "name", "quote", "speaker", "stance", "date", "language"}, f.Rule)
		}
		return true
	})
}

// doubts are the doubtful items, each once, in the order of the summary, and
// their places in it: "abstract", "events[1]".
func doubts(s *Summary, found []check.Finding) (earlier []prompts.Earlier, places []string) {
	items := s.items()
	for _, place := range s.places() {
		var said []string
		for _, f := range found {
			if owner(f.Path) == place {
				said = append(said, f.Rule+": "+f.Message)
			}
		}
		if len(said) > 0 {
			earlier = append(earlier, prompts.Earlier{ID: place, Text: items[place], Doubts: said})
			places = append(places, place)
		}
	}
	return earlier, places
}

// owner is the item that a path leads into.
func owner(path string) string {
	item, _, _ := strings.Cut(path, ".")
	return item
}

// better takes, of the items that were asked for again, those which the checks
// doubt less. What is found in the summary as it was is given.
func (find finder) better(s *Summary, found []check.Finding, answer string, places []string) *Summary {
	again, f := decodeReply(answer)
	items := s.items()
	for place, item := range again.inPlaceOf(places, f.lists) {
		candidate := s.with(items, place, item)
		if candidate == nil {
			continue
		}
		if then := find(candidate); doubt(then, place) < doubt(found, place) {
			s, found, items = candidate, then, candidate.items()
		}
	}
	return s
}

// doubt weighs what the checks found at a place: an error is worse than any
// number of warnings that an item can have.
func doubt(found []check.Finding, place string) int {
	const worst = 1000
	sum := 0
	for _, f := range found {
		switch {
		case owner(f.Path) != place:
		case f.Severity == check.Error:
			sum += worst
		case f.Severity == check.Warning:
			sum++
		}
	}
	return sum
}

// some names the first of several places.
func some(places []string) string {
	const most = 6
	out := strings.Join(places[:min(most, len(places))], ", ")
	if more := len(places) - most; more > 0 {
		out += fmt.Sprintf(" and %d more", more)
	}
	return out
}

// inPlaceOf yields the items of a second answer with the places they were asked
// for at. Which is which can be told by their order alone: of a list that has
// more or fewer than were asked for, or had one that was broken, none is taken.
func (s *Summary) inPlaceOf(places, broken []string) iter.Seq2[string, string] {
	items := s.items()
	asked := map[string][]string{} // by list
	for _, p := range places {
		name, _, _ := strings.Cut(p, "[")
		asked[name] = append(asked[name], p)
	}
	has := map[string]int{}
	for _, l := range s.lists() {
		has[l.name] = len(l.items)
	}
	return func(yield func(string, string) bool) {
		for _, p := range places {
			from := p
			if name, _, isList := strings.Cut(p, "["); isList {
				if has[name] != len(asked[name]) || slices.Contains(broken, name) {
					continue
				}
				from = at(name, slices.Index(asked[name], p))
			}
			if !yield(p, items[from]) {
				return
			}
		}
	}
}
