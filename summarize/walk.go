package summarize

import (
	"fmt"
	"iter"
	"strconv"
	"strings"

	"panj/internal/check"
)

// Evidences yields every piece of evidence in the summary, to be read or filled in place.
func (s *Summary) Evidences() iter.Seq[*check.Evidence] {
	return func(yield func(*check.Evidence) bool) {
		for _, list := range s.evidenceLists() {
			for i := range list {
				if !yield(&list[i]) {
					return
				}
			}
		}
	}
}

func (s *Summary) evidenceLists() [][]check.Evidence {
	lists := [][]check.Evidence{s.Abstract.Evidence}
	for i := range s.KeyPoints {
		lists = append(lists, s.KeyPoints[i].Evidence)
	}
	for i := range s.Events {
		lists = append(lists, s.Events[i].Evidence)
	}
	for i := range s.Entities {
		lists = append(lists, s.Entities[i].Evidence)
	}
	for i := range s.Figures {
		lists = append(lists, s.Figures[i].Evidence)
	}
	for i := range s.Quotes {
		lists = append(lists, s.Quotes[i].Evidence)
	}
	for i := range s.Claims {
		lists = append(lists, s.Claims[i].Evidence)
	}
	for i := range s.Differences {
		for j := range s.Differences[i].Versions {
			lists = append(lists, s.Differences[i].Versions[j].Evidence)
		}
	}
	return lists
}

// Statements lists what the summary says in the order in which a reader meets
// it, for the checks. Their paths are relative to the summary.
func (s *Summary) Statements() []check.Statement {
	out := []check.Statement{
		{Path: "headline", Text: s.Headline, Claimless: true},
		{Path: "abstract", Text: s.Abstract.Text, Evidence: s.Abstract.Evidence, Asserts: true},
	}
	for i, p := range s.KeyPoints {
		out = append(out, check.Statement{Path: at("key_points", i), Text: p.Text, Evidence: p.Evidence, Asserts: true})
	}
	for i, e := range s.Events {
		out = append(out, e.statements(at("events", i))...)
	}
	for i, e := range s.Entities {
		out = append(out, check.Statement{
			Path: at("entities", i), Text: join(e.Name, e.Role), Names: []string{e.SourceName}, Evidence: e.Evidence,
			Called: e.Name, Kind: e.Kind,
		})
	}
	for i, f := range s.Figures {
		out = append(out, check.Statement{
			Path: at("figures", i), Text: f.text(), Evidence: f.Evidence,
		})
	}
	for i, q := range s.Quotes {
		out = append(out, check.Statement{
			Path: at("quotes", i), Text: q.Text, Quoted: q.SourceText, Speaker: q.Speaker, Evidence: q.Evidence,
		})
	}
	for i, c := range s.Claims {
		out = append(out, check.Statement{
			Path: at("claims", i), Text: c.Text, Speaker: c.By, Stance: c.Stance, Evidence: c.Evidence, Asserts: true,
		})
	}
	return append(out, s.loose()...)
}

// loose are the statements that the other articles of a digest, or nothing, stands behind.
func (s *Summary) loose() []check.Statement {
	var out []check.Statement
	for i, d := range s.Differences {
		for j, v := range d.Versions {
			out = append(out, check.Statement{
				Path: at("differences", i) + "." + at("versions", j), Text: v.Text, Evidence: v.Evidence, Asserts: true,
			})
		}
	}
	for i, text := range s.NotStated {
		out = append(out, check.Statement{Path: at("not_stated", i), Text: text, Claimless: true})
	}
	for i, text := range s.Topics {
		out = append(out, check.Statement{Path: at("topics", i), Text: text, Claimless: true})
	}
	return out
}

func (e *Event) statements(path string) []check.Statement {
	out := []check.Statement{{
		Path: path, Text: join(e.What, e.When.Text, e.Where), Date: e.When.Date, Evidence: e.Evidence, Asserts: true,
	}}
	for _, c := range []struct {
		name  string
		count *Count
	}{{"killed", e.Killed}, {"injured", e.Injured}} {
		if c.count != nil {
			out = append(out, check.Statement{
				Path: path + "." + c.name, Text: strconv.Itoa(c.count.Value), Evidence: e.Evidence,
			})
		}
	}
	return out
}

// text is the figure in words. What it measures stands apart: 18 beside «می دید»
// would be the eighteenth of May.
func (f Figure) text() string { return join(f.Value, f.Unit) + "; " + f.What }

func at(list string, i int) string { return fmt.Sprintf("%s[%d]", list, i) }

func join(parts ...string) string {
	return strings.TrimSpace(strings.Join(parts, " "))
}
