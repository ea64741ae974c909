package summarize

import (
	"encoding/json"
	"fmt"
	"slices"

	"panj/internal/check"
	"panj/prompts"
)

// Lists are the names of a summary's lists that can be asked for alone.
func Lists() []string {
	return []string{"key_points", "events", "entities", "figures", "quotes", "claims", "not_stated", "topics"}
}

// keepOnly empties the lists that are not wanted, whatever a model made of that.
func (s *Summary) keepOnly(wanted []string) *Summary {
	if len(wanted) == 0 {
		return s
	}
	for name, empty := range map[string]func(){
		"key_points": func() { s.KeyPoints = nil }, "events": func() { s.Events = nil },
		"entities": func() { s.Entities = nil }, "figures": func() { s.Figures = nil },
		"quotes": func() { s.Quotes = nil }, "claims": func() { s.Claims = nil },
		"not_stated": func() { s.NotStated = nil }, "topics": func() { s.Topics = nil },
	} {
		if !slices.Contains(wanted, name) {
			empty()
		}
	}
	return s
}

// fit leaves of a summary what was wished for, whatever a model made of that.
func (s *Summary) fit(w prompts.Wish) *Summary {
	if w.Extra == nil {
		s.Extra = nil
	}
	return s.keepOnly(w.Only)
}

// extra finds what is wrong with the user's own fields.
func (r *run) extra(s *Summary) []check.Finding {
	if r.Valid == nil || r.Wish.Extra == nil {
		return nil
	}
	text := []byte("null")
	if s.Extra != nil {
		text, _ = json.Marshal(s.Extra) // raw messages that were decoded
	}
	err := r.Valid(text)
	if err == nil {
		return nil
	}
	return []check.Finding{{
		Rule: "schema", Severity: check.Error, Lang: r.to, Path: "extra",
		Message: fmt.Sprintf("the fields of your schema do not fit it: %v", err),
	}}
}

// dropUnsupported takes out the items of lists that cite nothing of which the
// source holds a word, and differences of which fewer than two versions are left,
// and says so in a finding for each.
func (s *Summary) dropUnsupported() []check.Finding {
	var out []check.Finding
	tell := func(why, text string) {
		out = append(out, check.Finding{
			Rule: "dropped", Severity: check.Note, Lang: s.Lang, Message: fmt.Sprintf("dropped, since %s: %q", why, text),
		})
	}
	drop := func(text string, evidence []check.Evidence) bool {
		switch {
		case slices.ContainsFunc(evidence, func(e check.Evidence) bool { return e.Match != check.None }):
			return false
		case len(evidence) == 0:
			tell("it cites no words of the source", text)
		default:
			tell("the source holds none of the words cited for it", text)
		}
		return true
	}
	s.KeyPoints = slices.DeleteFunc(s.KeyPoints, func(p Statement) bool { return drop(p.Text, p.Evidence) })
	s.Events = slices.DeleteFunc(s.Events, func(e Event) bool { return drop(e.What, e.Evidence) })
	s.Entities = slices.DeleteFunc(s.Entities, func(e Entity) bool { return drop(e.Name, e.Evidence) })
	s.Figures = slices.DeleteFunc(s.Figures, func(f Figure) bool { return drop(join(f.Value, f.Unit, f.What), f.Evidence) })
	s.Quotes = slices.DeleteFunc(s.Quotes, func(q Quote) bool { return drop(q.SourceText, q.Evidence) })
	s.Claims = slices.DeleteFunc(s.Claims, func(c Claim) bool { return drop(c.Text, c.Evidence) })
	for i := range s.Differences {
		d := &s.Differences[i]
		d.Versions = slices.DeleteFunc(d.Versions, func(v Statement) bool { return drop(v.Text, v.Evidence) })
	}
	s.Differences = slices.DeleteFunc(s.Differences, func(d Difference) bool {
		if len(d.Versions) < 2 {
			tell("fewer than two versions of it are left", d.What)
		}
		return len(d.Versions) < 2
	})
	return out
}
