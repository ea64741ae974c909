package quantity_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"panj/internal/lang"
	"panj/internal/quantity"
)

// direction is one pair of languages and what it must reach, in percent.
type direction struct {
	from, to              lang.Language
	alarms, wrong         float64 // at most: all, and those that are no mistake of the translator
	changed, dropped, ten float64 // at least
}

// Into Tajik all 12 alarms are real omissions and mistakes of the translator.
var directions = []direction{
	{lang.English, lang.Tajik, 5.6, 0.5, 98.5, 93, 92},
	{lang.English, lang.Russian, 5.5, 0.5, 98.5, 93, 92},
	{lang.English, lang.Dari, 2.5, 0.5, 98.5, 93, 92},
	{lang.English, lang.Hans, 3, 0.5, 98.5, 93, 92},
	{lang.Tajik, lang.English, 5.5, 0.5, 98.5, 93, 92},
	{lang.Russian, lang.English, 5.5, 0.5, 98.5, 93, 92},
	{lang.Dari, lang.English, 2.5, 0.5, 98.5, 93, 92},
	{lang.Hans, lang.English, 3, 0.5, 98.5, 93, 92},
	{lang.Tajik, lang.Russian, 10, 0.5, 98.5, 93, 92},
	{lang.Russian, lang.Tajik, 10, 0.5, 98.5, 93, 92},
	{lang.English, lang.Hant, 3, 0.5, 98, 89, 92},
}

// TestCorpus measures Compare on human news translations (half of NTREX-128,
// 1,007 lines, the same half that the words were collected on): how often it
// finds a change in a line that has digits, how often there is none, and how
// often it sees a digit changed, a number dropped, a zero added. With -v it prints the table, and
// with PANJ_SHOW=en-tg the alarms of one direction.
func TestCorpus(t *testing.T) {
	dir := os.Getenv("PANJ_CORPUS")
	if dir == "" {
		t.Skip("PANJ_CORPUS is not set: no corpus to measure on")
	}
	for _, d := range directions {
		m := measureDirection(t, dir, d)
		t.Logf("%-8s → %-8s segments %4d  alarms %4.1f %%, false %3.1f %%  caught: digit %5.1f  dropped %5.1f  zero %5.1f",
			d.from, d.to, m.segments, m.alarms(), m.falseAlarms(), m.digit.share(), m.drop.share(), m.zero.share())
		if m.alarms() > d.alarms+0.05 || m.falseAlarms() > d.wrong {
			t.Errorf("%s → %s: %.1f %% alarms, %.1f %% false, want at most %.1f, %.1f", d.from, d.to,
				m.alarms(), m.falseAlarms(), d.alarms, d.wrong)
		}
		if m.digit.share() < d.changed || m.drop.share() < d.dropped || m.zero.share() < d.ten {
			t.Errorf("%s → %s: caught %.1f, %.1f, %.1f %%; want %.1f, %.1f, %.1f", d.from, d.to,
				m.digit.share(), m.drop.share(), m.zero.share(), d.changed, d.dropped, d.ten)
		}
	}
}

type rate struct{ hit, all int }

func (r rate) share() float64 { return 100 * float64(r.hit) / float64(max(r.all, 1)) }

type figures struct {
	segments, alarmed int
	real              int // of the alarms, those of lines in testdata/translators.txt
	digit, drop, zero rate
}

func (f figures) alarms() float64 { return 100 * float64(f.alarmed) / float64(max(f.segments, 1)) }

// false leaves the translators' own mistakes out.
func (f figures) falseAlarms() float64 {
	return 100 * float64(f.alarmed-f.real) / float64(max(f.segments, 1))
}

// mistakes lists for each language the lines where the human translator erred.
func mistakes(t *testing.T) map[lang.Language]map[int]bool {
	data, err := os.ReadFile("testdata/translators.txt")
	if err != nil {
		t.Fatal(err)
	}
	lines := map[lang.Language]map[int]bool{}
	for row := range strings.Lines(string(data)) {
		fields := strings.Fields(row)
		if fields[0] == "#" {
			continue
		}
		n, err := strconv.Atoi(fields[1])
		l := lang.Language(fields[0])
		if err != nil || len(fields) < 3 {
			t.Fatalf("no line or no reason: %q", row)
		}
		if lines[l] == nil {
			lines[l] = map[int]bool{}
		}
		lines[l][n] = true
	}
	return lines
}

func measureDirection(t *testing.T, dir string, d direction) figures {
	var f figures
	theirs := mistakes(t)
	random := rand.New(rand.NewPCG(1, 2))
	source, target := corpusLines(t, dir, d.from), corpusLines(t, dir, d.to)
	show := os.Getenv("PANJ_SHOW")
	for i, line := range source {
		changes := quantity.Compare(line, d.from, target[i], d.to)
		if show == fmt.Sprintf("%s-%s", d.from, d.to) && len(changes) > 0 && !theirs[d.from][i+1] && !theirs[d.to][i+1] {
			showAlarm(t, i+1, line, target[i], changes)
		}
		if !strings.ContainsFunc(line, isDigit) {
			continue
		}
		f.segments++
		if len(changes) > 0 {
			f.alarmed++
			if theirs[d.from][i+1] || theirs[d.to][i+1] {
				f.real++
			}
		}
		seen := func(what, planted string) bool {
			return miss(t, what, d, i+1, line+"\n   "+planted, newAlarm(line, target[i], planted, d))
		}
		for _, span := range digitRuns(target[i]) {
			tally(&f.digit, seen("digit", changeDigit(target[i], span, random)))
			if !stillTold(target[i], span, d.to) {
				tally(&f.drop, seen("dropped", target[i][:span[0]]+target[i][span[1]:]))
			}
			if growsByZero(target[i][span[0]:span[1]]) {
				tally(&f.zero, seen("zero", target[i][:span[1]]+"0"+target[i][span[1]:]))
			}
		}
	}
	return f
}

// miss logs a planted error that was not seen, for PANJ_MISSED=zero-en-tg.
func miss(t *testing.T, what string, d direction, line int, text string, seen bool) bool {
	if !seen && os.Getenv("PANJ_MISSED") == fmt.Sprintf("%s-%s-%s", what, d.from, d.to) {
		t.Logf("missed %d: %s", line, text)
	}
	return seen
}

// newAlarm says whether the planted error is reported: any change that the
// good translation didn't have.
func newAlarm(source, good, planted string, d direction) bool {
	before := map[string]int{}
	for _, c := range quantity.Compare(source, d.from, good, d.to) {
		before[label(c)]++
	}
	for _, c := range quantity.Compare(source, d.from, planted, d.to) {
		if before[label(c)]--; before[label(c)] < 0 {
			return true
		}
	}
	return false
}

func label(c quantity.Change) string {
	s := string(c.Kind)
	if c.Source != nil {
		s += fmt.Sprintf(" %s@%d", c.Source.Text, c.Source.Start)
	}
	if c.Target != nil {
		s += " > " + c.Target.Text
	}
	return s
}

func tally(r *rate, hit bool) {
	r.all++
	if hit {
		r.hit++
	}
}

func showAlarm(t *testing.T, line int, source, target string, changes []quantity.Change) {
	t.Logf("%d\n  %s\n  %s", line, source, target)
	for _, c := range changes {
		t.Logf("    %s victims=%v small=%v", label(c), c.Victims, c.Small)
	}
}

func corpusLines(t *testing.T, dir string, l lang.Language) []string {
	data, err := os.ReadFile(filepath.Join(dir, "ntrex", string(l)+".txt"))
	if err != nil {
		t.Fatal(err)
	}
	return strings.Split(strings.TrimSuffix(strings.ReplaceAll(string(data), "\r\n", "\n"), "\n"), "\n")
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' || r >= '۰' && r <= '۹' }

// digitRuns gives each number written in digits, separators inside included.
func digitRuns(s string) [][2]int {
	var out [][2]int
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			continue
		}
		j := i
		for j < len(s) && (s[j] >= '0' && s[j] <= '9' || strings.ContainsRune(",.:", rune(s[j])) && j+1 < len(s) && s[j+1] >= '0' && s[j+1] <= '9') {
			j++
		}
		out = append(out, [2]int{i, j})
		i = j
	}
	return out
}

// stillTold says whether a measure without the digits of a span still has its
// value beside it: "200 miles (322 km)".
func stillTold(text string, span [2]int, l lang.Language) bool {
	rest := quantity.Find(text[:span[0]]+text[span[1]:], l)
	for _, q := range quantity.Find(text, l) {
		if q.Start <= span[0] && span[0] < q.End {
			return q.Kind == quantity.Measure && met(q, rest)
		}
	}
	return false
}

// growsByZero says whether a zero at the end changes the value: not after a
// decimal mark, nor of nothing.
func growsByZero(s string) bool {
	i := strings.LastIndexAny(s, ",.:")
	return strings.ContainsAny(s, "123456789") && (i < 0 || len(s)-i == 4)
}

// changeDigit replaces the first digit of a run by another, not zero.
func changeDigit(s string, span [2]int, random *rand.Rand) string {
	b := []byte(s)
	old := b[span[0]]
	for b[span[0]] == old {
		b[span[0]] = byte('1' + random.IntN(9))
	}
	if !utf8.Valid(b) {
		panic("digits are ASCII")
	}
	return string(b)
}
