package check

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"panj/internal/article"
	"panj/internal/glossary"
	"panj/internal/lang"
	"panj/internal/quantity"
)

// statements are a document as an article of its lines, and the translations of
// the lines as a summary's statements.
type statements struct {
	*figuresOf
	l      Languages
	lines  []string // of the target
	blocks []article.Block
	random *rand.Rand
}

// TestCorpusSummariesOfDocuments measures the rules for summaries on documents,
// where a statement cites one block of many: false alarms, and faults planted in
// one statement that are caught by a finding it hadn't. Its table is in
// docs/CHECKS.md; PANJ_SAMPLES names a folder for what was reported.
func TestCorpusSummariesOfDocuments(t *testing.T) {
	samples := newTally()
	measured := map[lang.Language]*figuresOf{}
	all := newFigures()
	for _, to := range corpusLanguages() {
		measured[to] = newFigures()
		for _, from := range corpusLanguages() {
			if from == to || chinese(from) && chinese(to) {
				continue
			}
			source, target := newMaterial(t, from), newMaterial(t, to)
			for _, d := range source.documents {
				s := newStatements(source, target, d, measured[to])
				s.good(samples)
				s.plantAll()
			}
		}
		all.add(measured[to])
	}
	text := drawnStatements(measured, all)
	t.Logf("\n%s", text)
	if dir := os.Getenv("PANJ_SAMPLES"); dir != "" {
		samples.write(t, filepath.Join(dir, t.Name()+".txt"))
	}
	for _, rule := range statementRules() {
		if most := map[bool]int{true: 1, false: 20}[strings.HasSuffix(rule, " error")]; 1000*all.alarms[rule] > most*all.blocks {
			t.Errorf("%s: %d of %d good statements; more than %d in 1,000", rule, all.alarms[rule], all.blocks, most)
		}
	}
	for _, kind := range statementPlants() {
		if r := all.caught[kind]; 10*r.hit < 8*r.all {
			t.Errorf("%s: %d of %d caught", kind, r.hit, r.all)
		}
	}
	documented(t, "```text statements\n", text)
}

func statementRules() []string {
	return []string{
		"figure error", "figure warning", "computed warning", "date error", "date warning", "name warning",
		"stance warning", "language error", "language warning", "preamble error", "control error", "control warning",
	}
}

func statementPlants() []string {
	return []string{"a digit changed", "a date moved by a day", "a country of another block"}
}

func newStatements(source, target material, d lineRange, f *figuresOf) *statements {
	s := &statements{
		figuresOf: f, l: Languages{From: source.l, To: target.l, Glossary: glossary.Builtin()},
		lines: target.lines[d.first : d.last+1], random: rand.New(rand.NewPCG(uint64(d.first), 5)),
	}
	for i, text := range source.lines[d.first : d.last+1] {
		s.blocks = append(s.blocks, article.Block{ID: fmt.Sprint("b", i+1), Kind: article.Paragraph, Text: text})
	}
	return s
}

func (s *statements) statement(i int, text string) Statement {
	return Statement{
		Path: fmt.Sprintf("key_points[%d]", i), Text: text, Evidence: []Evidence{Locate(s.blocks[i], s.blocks[i].Text)}, Asserts: true,
	}
}

func (s *statements) findings(i int, text string) []Finding {
	return Summary([]Statement{s.statement(i, text)}, s.blocks, s.l)
}

func (s *statements) good(samples *tally) {
	for i, text := range s.lines {
		s.figuresOf.blocks++
		found := s.findings(i, text)
		samples.add(found)
		told := map[string]bool{}
		for _, f := range found {
			if rule := f.Rule + " " + string(f.Severity); !told[rule] {
				told[rule] = true
				s.alarms[rule]++
			}
		}
	}
}

func (s *statements) plantAll() {
	for i, text := range s.lines {
		for kind, planted := range map[string]string{
			"a digit changed": s.digitChanged(text), "a date moved by a day": s.dateMoved(i, text), "a country of another block": s.country(i, text),
		} {
			if planted == "" || planted == text {
				continue
			}
			hit := 0
			if newFindings(s.findings(i, text), s.findings(i, planted)) {
				hit = 1
			}
			s.plant(kind, hit, 1)
		}
	}
}

func (s *statements) digitChanged(text string) string {
	start, _ := digitRun(text)
	if start < 0 {
		return ""
	}
	b := []byte(text)
	for b[start] == text[start] {
		b[start] = byte('1' + s.random.IntN(9))
	}
	return string(b)
}

// dateMoved puts the day behind for the first date in digits that the source has too.
func (s *statements) dateMoved(i int, text string) string {
	source := quantity.Dates(s.blocks[i].Text, s.l.From)
	for _, d := range quantity.Dates(text, s.l.To) {
		if !d.HasDay() || len(d.Days) > 1 || !hasDay(source, d.Days[0]) {
			continue
		}
		day, moved := strconv.Itoa(d.Days[0].Day), strconv.Itoa(d.Days[0].Day%28+1)
		if strings.Count(d.Text, day) == 1 {
			return text[:d.Start] + strings.Replace(d.Text, day, moved, 1) + text[d.End:]
		}
	}
	return ""
}

func hasDay(list []quantity.Date, day quantity.Day) bool {
	for _, d := range list {
		for _, have := range d.Days {
			if have.Day > 0 && have.Agrees(day) {
				return true
			}
		}
	}
	return false
}

// country puts the name of a country of another block for the statement's.
func (s *statements) country(i int, text string) string {
	g := s.l.Glossary
	for _, t := range g.Occurring(s.blocks[i].Text, s.l.From) {
		if !country(t) || !demanded(t, s.l.To) {
			continue
		}
		at, form := stands(text, t.Forms[s.l.To][0].Text)
		if at < 0 {
			continue
		}
		for k, b := range s.blocks {
			for _, o := range g.Occurring(b.Text, s.l.From) {
				if k == i || !country(o) || !demanded(o, s.l.To) || g.Named(s.blocks[i].Text, o, s.l.From) {
					continue
				}
				name, _ := o.Preferred(s.l.To)
				if planted := strings.ReplaceAll(text, form, name.Text); !g.Named(planted, t, s.l.To) {
					return planted
				}
			}
		}
	}
	return ""
}

// drawnStatements has a column for each language of the statements.
func drawnStatements(measured map[lang.Language]*figuresOf, all *figuresOf) string {
	var b strings.Builder
	row := func(head string, cell func(*figuresOf) string) {
		fmt.Fprintf(&b, "%-31s%6s", head, cell(all))
		for _, to := range corpusLanguages() {
			fmt.Fprintf(&b, "%6s", cell(measured[to]))
		}
		b.WriteString("\n")
	}
	fmt.Fprintf(&b, "%-31s%6s", "statements in", "all")
	for _, to := range corpusLanguages() {
		fmt.Fprintf(&b, "%6s", short(to))
	}
	b.WriteString("\n\nfalse alarms in 1,000 good statements\n")
	for _, rule := range statementRules() {
		row("  "+rule, func(f *figuresOf) string {
			if f.alarms[rule] == 0 {
				return "."
			}
			return fmt.Sprintf("%.1f", 1000*float64(f.alarms[rule])/float64(f.blocks))
		})
	}
	b.WriteString("\nplanted faults caught, in 100\n")
	for _, kind := range statementPlants() {
		row("  "+kind, func(f *figuresOf) string {
			r := f.caught[kind]
			if r.all == 0 {
				return "-"
			}
			return fmt.Sprintf("%.0f", 100*float64(r.hit)/float64(r.all))
		})
	}
	fmt.Fprintf(&b, "\ngood statements: %d; planted:", all.blocks)
	for _, kind := range statementPlants() {
		fmt.Fprintf(&b, " %s %d;", kind, all.caught[kind].all)
	}
	return strings.TrimSuffix(b.String(), ";") + "\n"
}
