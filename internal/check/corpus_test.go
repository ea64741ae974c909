package check

import (
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"testing"

	"panj/internal/article"
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

// TestCorpusFalseAlarms measures what the rules say about good translations: an
// error rule may fire on one of 1,000 good blocks, pooled over all pairs. The
// number rule has its own measure, since its alarms were mostly real omissions.
func TestCorpusFalseAlarms(t *testing.T) {
	for _, unit := range []struct {
		name string
		read func(*testing.T, lang.Language) []string
	}{
		{"paragraph", paragraphs},
		{"sentence", func(t *testing.T, l lang.Language) []string { return corpus(t, string(l)) }},
	} {
		all := &tally{count: map[string]int{}, sample: map[string][]string{}}
		for _, from := range corpusLanguages() {
			for _, to := range corpusLanguages() {
				if from == to || chinese(from) && chinese(to) {
					continue
				}
				one := &tally{count: map[string]int{}, sample: map[string][]string{}}
				source, target := unit.read(t, from), unit.read(t, to)
				for i := range source {
					found := Translation([]Pair{{"b1", article.Paragraph, source[i], target[i]}}, Languages{From: from, To: to})
					one.add(found)
					all.add(found)
				}
				t.Logf("%s %s → %s:%s", unit.name, from, to, one)
			}
		}
		t.Logf("%s, all pairs, alarms per 1,000 blocks:%s", unit.name, all)
		if dir := os.Getenv("PANJ_SAMPLES"); dir != "" {
			for key, list := range all.sample {
				os.WriteFile(filepath.Join(dir, unit.name+"-"+strings.ReplaceAll(key, " ", "-")), []byte(strings.Join(list, "\n")), 0o644)
			}
		}
	}
}
