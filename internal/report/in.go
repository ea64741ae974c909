package report

import (
	"strings"

	"panj/internal/check"
	"panj/internal/lang"
)

// In is the report of one of its languages, as if it alone had been asked for:
// its translations, summaries and findings, and those about the source. The
// provenance stays that of the whole run.
func (r *Report) In(l lang.Language) *Report {
	one := &Report{Panj: r.Panj, Articles: r.Articles, Provenance: r.Provenance}
	for _, t := range r.Translations {
		if t.Lang == l {
			one.Translations = append(one.Translations, t)
		}
	}
	moved := map[string]string{} // roots of paths: where a summary stood, where it stands now
	for i, s := range r.Summaries {
		if s.Lang == l {
			moved[summaryPath(i)] = summaryPath(len(one.Summaries))
			one.Summaries = append(one.Summaries, s)
		}
	}
	for _, f := range r.Findings {
		if f.Lang == l || r.OfSource(f) {
			one.Findings = append(one.Findings, movedFinding(f, moved))
		}
	}
	return one
}

func movedFinding(f check.Finding, moved map[string]string) check.Finding {
	for from, to := range moved {
		if rest, ok := strings.CutPrefix(f.Path, from); ok {
			f.Path = to + rest
			break
		}
	}
	return f
}
