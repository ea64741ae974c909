package render

import (
	"slices"
	"strconv"

	"panj/internal/check"
	"panj/internal/lang"
	"panj/internal/report"
)

// sources numbers the evidence of a summary in the order of its first use.
type sources struct {
	report  *report.Report
	list    []source
	numbers map[check.Evidence]int
	missing bool // a statement has no evidence at all
}

// source is a line of the list that the marks point to.
type source struct {
	mark  string // "[1]", "[1?]" where the words were not found
	place string // block, with the article where there are several
	match check.Match
	quote string

	evidence check.Evidence
}

// unsourced marks a statement that shows no source words.
const unsourced = "[?]"

func newSources(r *report.Report) *sources {
	return &sources{report: r, numbers: map[check.Evidence]int{}}
}

// refs are the places of evidence in the list, to which it is added if new, in
// the order of footnotes.
func (s *sources) refs(list []check.Evidence) []int {
	var numbers []int
	for _, e := range unique(list) {
		numbers = append(numbers, s.number(e))
	}
	slices.Sort(numbers)
	return numbers
}

func (s *sources) marks(refs []int) string {
	if len(refs) == 0 {
		s.missing = true
		return unsourced
	}
	marks := ""
	for _, n := range refs {
		marks += s.list[n].mark
	}
	return marks
}

// number is the place of an evidence in the list, to which it is added if new.
func (s *sources) number(e check.Evidence) int {
	if n, ok := s.numbers[e]; ok {
		return n
	}
	n := len(s.list)
	s.numbers[e] = n
	mark := "[" + strconv.Itoa(n+1) + "]"
	if e.Match == check.None {
		mark = "[" + strconv.Itoa(n+1) + "?]"
	}
	s.list = append(s.list, source{
		mark: mark, place: place(s.report, e.Article, e.Block), match: e.Match, quote: words(e.Quote),
		evidence: e,
	})
	return n
}

// note says of a source what its reader must know: that its words are nearly the
// model's, or not in the block at all.
func (s source) note() string {
	switch s.match {
	case check.Exact, check.Folded:
		return ""
	case check.Near:
		return "NEARLY"
	}
	return "NOT FOUND"
}

// tally counts quotes by how they were found.
type tally struct{ summaries, verbatim, near, none int }

func (t *tally) add(match check.Match) {
	switch match {
	case check.Exact, check.Folded:
		t.verbatim++
	case check.Near:
		t.near++
	default:
		t.none++
	}
}

// tallyOf counts the different pieces of evidence of the summaries in a language.
func tallyOf(r *report.Report, l lang.Language) tally {
	var t tally
	for i := range r.Summaries {
		s := &r.Summaries[i]
		if l != "" && s.Lang != l {
			continue
		}
		t.summaries++
		seen := map[check.Evidence]bool{}
		for e := range s.Evidences() {
			if !seen[*e] {
				seen[*e] = true
				t.add(e.Match)
			}
		}
	}
	return t
}
