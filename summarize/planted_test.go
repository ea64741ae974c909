package summarize

import (
	"context"
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"panj/internal/article"
	"panj/internal/check"
	"panj/internal/glossary"
	"panj/internal/lang"
	"panj/internal/llm"
)

var update = flag.Bool("update", false, "write the table of planted faults into docs/CHECKS.md")

func languages() []lang.Language {
	return []lang.Language{lang.English, lang.Tajik, lang.Russian, lang.Dari, lang.Hans}
}

// goodAnswer is a faultless summary in one language of the article in another.
func goodAnswer(from, to edition) *Summary {
	cite := func(block, quote string) []check.Evidence { return []check.Evidence{{Block: block, Quote: quote}} }
	return &Summary{
		Headline: to.headline,
		Abstract: Statement{to.abstract, append(cite("b2", from.killed), cite("b3", from.closed)...)},
		KeyPoints: []Statement{
			{to.reserved, cite("b3", from.closed)}, {to.counted, cite("b3", from.houses)}, {to.company, cite("b5", from.works)},
		},
		Events: []Event{{
			What: to.event, When: When{to.day, "2026-08-08"}, Where: to.khorog, Actors: []string{},
			Killed: &Count{Value: 5, Bound: "exact"}, Injured: &Count{Value: 3, Bound: "exact"}, Evidence: cite("b2", from.killed),
		}},
		Entities: []Entity{
			{to.governor, from.governor, "person", "", cite("b4", from.open)}, {to.engineer, from.engineer, "person", "", cite("b5", from.works)},
			{to.khorog, from.khorog, "place", "", cite("b2", from.killed)}, {to.dushanbe, from.dushanbe, "place", "", cite("b5", from.works)},
		},
		Figures: []Figure{{"240", to.people, to.night, cite("b3", from.houses)}},
		Quotes: []Quote{
			{to.governor, to.openText, from.open, cite("b4", from.open)}, {to.engineer, to.slopeText, from.slope, cite("b5", from.slope)},
		},
		Claims: []Claim{
			{to.denies, to.firm, "denies", cite("b6", from.denied)}, {to.orders, to.governor, "orders", cite("b4", from.order)},
		},
		Differences: []Difference{}, NotStated: []string{}, Topics: []string{},
	}
}

// fault is planted in a good answer, and the rules and the path by which it is
// known to be caught.
type fault struct {
	name  string
	rules []string
	path  string
	plant func(s *Summary, from, to edition)
	// only says where it can be planted at all; nil is everywhere.
	only func(from, to lang.Language) bool
}

func differ(from, to lang.Language) bool { return from != to }

func plantable() []fault {
	return []fault{
		{"invented quote", []string{"quote"}, "quotes[0]", func(s *Summary, from, _ edition) {
			s.Quotes[0].SourceText, s.Quotes[0].Evidence[0].Quote = from.invented, from.invented
		}, nil},
		{"quote given to another speaker", []string{"speaker"}, "quotes[0]", func(s *Summary, _, to edition) { s.Quotes[0].Speaker = to.engineer }, nil},
		{"quote given to nobody there", []string{"speaker"}, "quotes[0]", func(s *Summary, _, to edition) { s.Quotes[0].Speaker = to.ambassador }, nil},
		{"quote given to an unknown name", []string{"speaker"}, "quotes[0]", func(s *Summary, _, to edition) { s.Quotes[0].Speaker = to.stranger }, nil},
		{"number changed", []string{"figure"}, "key_points[1]", func(s *Summary, _, to edition) { s.KeyPoints[1].Text = to.number }, nil},
		{"killed, injured exchanged", []string{"figure"}, "events[0]", func(s *Summary, _, _ edition) {
			s.Events[0].Killed.Value, s.Events[0].Injured.Value = 3, 5
		}, nil},
		{"the same in words", []string{"figure"}, "events[0]", func(s *Summary, _, to edition) { s.Events[0].What = to.exchanged }, nil},
		{"name of the article swapped", []string{"name"}, "key_points[2]", func(s *Summary, _, to edition) { s.KeyPoints[2].Text = to.elsewhere }, nil},
		{"name from outside", []string{"name"}, "key_points[2]", func(s *Summary, _, to edition) { s.KeyPoints[2].Text = to.outside }, nil},
		{"date moved by a day", []string{"date"}, "events[0]", func(s *Summary, _, _ edition) { s.Events[0].When.Date = "2026-08-09" }, nil},
		{"the same in words", []string{"date"}, "events[0]", func(s *Summary, _, to edition) { s.Events[0].When.Text = to.moved }, nil},
		{"hedge dropped", []string{"stance"}, "key_points[0]", func(s *Summary, _, to edition) { s.KeyPoints[0].Text = to.flat }, nil},
		{"denial dropped", []string{"stance"}, "key_points[0]", func(s *Summary, from, to edition) {
			s.KeyPoints[0] = Statement{to.affirmed, []check.Evidence{{Block: "b6", Quote: from.denied}}}
		}, nil},
		{"evidence from another block", []string{"evidence"}, "key_points[1]", func(s *Summary, _, _ edition) { s.KeyPoints[1].Evidence[0].Block = "b5" }, nil},
		{"evidence translated", []string{"evidence"}, "key_points[1]", func(s *Summary, _, to edition) { s.KeyPoints[1].Evidence[0].Quote = to.houses }, differ},
		{"computed number", []string{"computed"}, "key_points[1]", func(s *Summary, from, to edition) {
			s.KeyPoints[1] = Statement{to.eight, []check.Evidence{{Block: "b2", Quote: from.killed}}}
		}, nil},
		{"statement in another language", []string{"language"}, "key_points[1]", func(s *Summary, from, _ edition) { s.KeyPoints[1].Text = from.otherNight }, differ},
		{"statement turned round", []string{"stance"}, "key_points[2]", func(s *Summary, _, to edition) { s.KeyPoints[2].Text = to.opposite }, nil},
		{"preamble", []string{"preamble"}, "abstract", func(s *Summary, _, to edition) { s.Abstract.Text = "Here is the summary: " + to.abstract }, nil},
	}
}

// findingsOf summarises the article in one language with an answer in another.
func findingsOf(t *testing.T, from, to lang.Language, answer *Summary) []check.Finding {
	t.Helper()
	a, err := article.Parse("news.md", []byte(editions()[from].article), article.Markdown)
	if err != nil {
		t.Fatal(err)
	}
	a.Language = from
	s := &Summarizer{Model: llm.NewScript(llm.Turn{Text: encoded(answer)}), Glossary: glossary.Builtin()}
	got, err := s.Summarize(context.Background(), a, to)
	if err != nil {
		t.Fatal(err)
	}
	return got.Findings
}

func TestGoodAnswersHaveNoFinding(t *testing.T) {
	for _, from := range languages() {
		for _, to := range languages() {
			for _, f := range findingsOf(t, from, to, goodAnswer(editions()[from], editions()[to])) {
				t.Errorf("%s → %s: %s %s %s: %s", from, to, f.Severity, f.Rule, f.Path, f.Message)
			}
		}
	}
}

// TestPlantedFaults plants each fault in the good answer of all pairs of the
// five languages. The table is the one in docs/CHECKS.md; -update writes it there.
func TestPlantedFaults(t *testing.T) {
	var b strings.Builder
	fmt.Fprintf(&b, "%-32s%-10s", "summary in", "rule")
	for _, to := range languages() {
		fmt.Fprintf(&b, "%9s", to)
	}
	b.WriteString("\n")
	for _, f := range plantable() {
		fmt.Fprintf(&b, "%-32s%-10s", f.name, strings.Join(f.rules, " "))
		for _, to := range languages() {
			fmt.Fprintf(&b, "%9s", f.tried(t, to))
		}
		b.WriteString("\n")
	}
	t.Logf("\n%s", b.String())
	documented(t, b.String())
}

// tried says from how many languages the fault is caught, of how many where it was planted.
func (f fault) tried(t *testing.T, to lang.Language) string {
	caught, all := 0, 0
	for _, from := range languages() {
		if f.only != nil && !f.only(from, to) {
			continue
		}
		s := goodAnswer(editions()[from], editions()[to])
		f.plant(s, editions()[from], editions()[to])
		all++
		found := findingsOf(t, from, to, s)
		if slices.ContainsFunc(found, func(x check.Finding) bool {
			return slices.Contains(f.rules, x.Rule) && strings.HasPrefix(x.Path, f.path)
		}) {
			caught++
		} else {
			t.Logf("%s, %s → %s: missed; %+v", f.name, from, to, found)
		}
	}
	return fmt.Sprintf("%d of %d", caught, all)
}

const checksFile = "../docs/CHECKS.md"

// documented holds the second table of the page to what was measured.
func documented(t *testing.T, text string) {
	t.Helper()
	const open, end = "```text planted\n", "```\n"
	data, err := os.ReadFile(checksFile)
	if err != nil {
		t.Fatal(err)
	}
	before, rest, ok := strings.Cut(string(data), open)
	old, after, ok2 := strings.Cut(rest, end)
	switch {
	case !ok || !ok2:
		t.Errorf("%s has no table between %q and %q", checksFile, open, end)
	case old == text:
	case *update:
		if err := os.WriteFile(checksFile, []byte(before+open+text+end+after), 0o644); err != nil {
			t.Fatal(err)
		}
	default:
		t.Errorf("the table in %s is not the one measured; go test ./summarize -run Planted -update writes it", checksFile)
	}
}
