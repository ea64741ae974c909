package check

import (
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"testing"

	"panj/internal/article"
	"panj/internal/glossary"
	"panj/internal/lang"
)

// corpus returns a file of human translations of news, a sentence a line; the
// lines of all files are aligned. It skips the test where the folder isn't given.
func corpus(t *testing.T, name string) []string {
	t.Helper()
	folder := os.Getenv("PANJ_CORPUS")
	if folder == "" {
		t.Skip("PANJ_CORPUS names no folder with ntrex/*.txt: nothing is measured")
	}
	data, err := os.ReadFile(filepath.Join(folder, "ntrex", name+".txt"))
	if err != nil {
		t.Fatal(err)
	}
	return strings.Split(strings.TrimSuffix(strings.ReplaceAll(string(data), "\r", ""), "\n"), "\n")
}

// paragraphs joins up to four lines of one document.
func paragraphs(t *testing.T, l lang.Language) []string {
	t.Helper()
	lines, documents := corpus(t, string(l)), corpus(t, "documents")
	var out []string
	for i := 0; i < len(lines); {
		j := i
		for j < len(lines) && j < i+4 && documents[j] == documents[i] {
			j++
		}
		out = append(out, strings.Join(lines[i:j], " "))
		i = j
	}
	return out
}

func corpusLanguages() []lang.Language {
	return []lang.Language{lang.English, lang.Tajik, lang.Russian, lang.Dari, lang.Hans, lang.Hant}
}

// tally counts false alarms.
type tally struct {
	blocks int
	count  map[string]int
	sample map[string][]string
}

func (c *tally) add(findings []Finding) {
	c.blocks++
	told := make(map[string]bool)
	for _, f := range findings {
		key := f.Rule + " " + string(f.Severity)
		if !told[key] {
			c.count[key]++
			told[key] = true
		}
		if len(c.sample[key]) < 200 {
			c.sample[key] = append(c.sample[key], string(f.Lang)+" "+f.Message)
		}
	}
}

func (c *tally) perThousand(key string) float64 {
	return 1000 * float64(c.count[key]) / float64(c.blocks)
}

func (c *tally) String() string {
	var keys []string
	for k := range c.count {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	var b strings.Builder
	for _, k := range keys {
		fmt.Fprintf(&b, "  %s %.1f", k, c.perThousand(k))
	}
	return b.String()
}

// measure runs a check over all pairs of languages, by lines or by paragraphs,
// and logs alarms per 1,000 good blocks. PANJ_SAMPLES names a folder for what was reported.
func measure(t *testing.T, unit string, check func(source, target string, l Languages) []Finding) *tally {
	all := newTally()
	for _, from := range corpusLanguages() {
		for _, to := range corpusLanguages() {
			if from == to || chinese(from) && chinese(to) {
				continue
			}
			one := newTally()
			source, target := texts(t, unit, from), texts(t, unit, to)
			for i := range source {
				found := check(source[i], target[i], Languages{From: from, To: to, Glossary: glossary.Builtin()})
				one.add(found)
				all.add(found)
			}
			t.Logf("%s %s → %s:%s", unit, from, to, one)
		}
	}
	t.Logf("%s, all pairs, alarms per 1,000 blocks:%s", unit, all)
	if dir := os.Getenv("PANJ_SAMPLES"); dir != "" {
		all.write(t, filepath.Join(dir, t.Name()+"-"+unit+".txt"))
	}
	return all
}

func newTally() *tally { return &tally{count: map[string]int{}, sample: map[string][]string{}} }

func texts(t *testing.T, unit string, l lang.Language) []string {
	if unit == "paragraph" {
		return paragraphs(t, l)
	}
	return corpus(t, string(l))
}

func (c *tally) write(t *testing.T, name string) {
	var b strings.Builder
	for key, list := range c.sample {
		sort.Strings(list)
		fmt.Fprintf(&b, "== %s\n%s\n", key, strings.Join(list, "\n"))
	}
	if err := os.WriteFile(name, []byte(b.String()), 0o644); err != nil {
		t.Fatal(err)
	}
}

// bound fails where a rule reports more good blocks in 1,000 than it may.
func (c *tally) bound(t *testing.T, unit, key string, most float64) {
	t.Helper()
	if got := c.perThousand(key); got > most {
		t.Errorf("%s of 1,000 good %ss: %.1f, at most %.1f are allowed", key, unit, got, most)
	}
}

// TestCorpusSummaries takes each translation for a statement that cites its
// source: what the rules for summaries report there is mostly a false alarm.
func TestCorpusSummaries(t *testing.T) {
	for _, unit := range []string{"paragraph", "sentence"} {
		all := measure(t, unit, func(source, target string, l Languages) []Finding {
			b := article.Block{ID: "b1", Text: source}
			st := Statement{Path: "key_points[0]", Text: target, Evidence: []Evidence{Locate(b, source)}, Asserts: true}
			return Summary([]Statement{st}, []article.Block{b}, l)
		})
		for _, rule := range []string{"language", "preamble", "evidence", "date"} {
			all.bound(t, unit, rule+" error", 1)
		}
		all.bound(t, unit, "figure error", 1.5) // one sentence, told of in every language, about arrests and injuries
		all.bound(t, unit, "figure warning", 60)
		all.bound(t, unit, "stance warning", 10)
	}
}
