package render

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"panj/internal/check"
	"panj/internal/lang"
	"panj/internal/report"
)

// verdict is what the checks say of a page.
type verdict struct {
	title string
	list  []doubt
	close string
}

// doubt is a finding in words.
type doubt struct {
	severity check.Severity
	text     string // "number b4: …"
}

func verdictOf(r *report.Report, l lang.Language) verdict {
	found := findingsOf(r, l)
	v := verdict{title: "CHECK BEFORE USE: " + counted(found), close: tallyOf(r, l).String()}
	many := l == "" && len(languagesOf(r, "")) > 1
	for _, f := range found {
		v.list = append(v.list, doubt{f.Severity, describe(r, f, many)})
	}
	return v
}

// findingsOf are the findings in a language and those of the source, worst first.
func findingsOf(r *report.Report, l lang.Language) []check.Finding {
	var out []check.Finding
	for _, f := range r.Findings {
		if l == "" || f.Lang == l || r.OfSource(f) {
			out = append(out, f)
		}
	}
	slices.SortStableFunc(out, func(a, b check.Finding) int {
		return cmp.Compare(rank(a.Severity), rank(b.Severity))
	})
	return out
}

// rank puts the worst first.
func rank(s check.Severity) int {
	switch s {
	case check.Error:
		return 0
	case check.Warning:
		return 1
	}
	return 2
}

// counted says how many doubts there are. None is no praise.
func counted(found []check.Finding) string {
	var parts []string
	for _, of := range []struct {
		severity check.Severity
		name     string
	}{{check.Error, "error"}, {check.Warning, "warning"}, {check.Note, "note"}} {
		n := 0
		for _, f := range found {
			if f.Severity == of.severity {
				n++
			}
		}
		if n > 0 {
			parts = append(parts, plural(n, of.name))
		}
	}
	if len(parts) == 0 {
		return "no check fired, which is no proof"
	}
	return strings.Join(parts, ", ")
}

func plural(n int, name string) string {
	if n == 1 {
		return "1 " + name
	}
	return fmt.Sprintf("%d %ss", n, name)
}

// describe gives a finding's rule, place and message; its language too where a
// page has several.
func describe(r *report.Report, f check.Finding, withLanguage bool) string {
	head := words(f.Rule)
	if withLanguage && f.Lang != "" {
		head += " " + words(string(f.Lang))
	}
	if where := whereabouts(r, f); where != "" {
		head += " " + where
	}
	return head + ": " + words(f.Message)
}

// whereabouts is the block of a finding, otherwise its path within the summary.
func whereabouts(r *report.Report, f check.Finding) string {
	if f.Block != "" {
		return place(r, f.Article, f.Block)
	}
	path := f.Path
	if _, inside, ok := strings.Cut(path, "]."); ok && strings.HasPrefix(path, "summaries[") {
		path = inside
	}
	return words(path)
}

// sign is what stands before a doubt.
func (d doubt) sign() string {
	switch d.severity {
	case check.Error:
		return "×"
	case check.Warning:
		return "!"
	}
	return "i"
}

// String says what was found of the quotes, and what no check can say.
func (t tally) String() string {
	const limit = "No check reads meaning."
	total := t.verbatim + t.near + t.none
	switch {
	case t.summaries == 0:
		return limit
	case total == 0:
		return "The summary quotes nothing. " + limit
	}
	found := fmt.Sprintf("%d of %d quotes found verbatim", t.verbatim, total)
	if t.near > 0 {
		found += fmt.Sprintf(", %d nearly", t.near)
	}
	if t.none > 0 {
		found += fmt.Sprintf(", %d not at all", t.none)
	}
	return found + ". " + limit
}
