package lang

import (
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"testing"
)

// corpus reads the files of PANJ_CORPUS/ntrex: a sentence a line, aligned, and
// the document of each line.
func corpus(t *testing.T, name string) []string {
	t.Helper()
	dir := os.Getenv("PANJ_CORPUS")
	if dir == "" {
		t.Skip("PANJ_CORPUS is not set: no corpus to measure on")
	}
	b, err := os.ReadFile(filepath.Join(dir, "ntrex", name+".txt"))
	if err != nil {
		t.Skipf("reading the corpus: %v", err)
	}
	return strings.Split(strings.TrimSuffix(strings.ReplaceAll(string(b), "\r", ""), "\n"), "\n")
}

// counted says of each line whether its document is one of those whose letters
// were counted for the profiles: every second one.
func counted(documents []string) []bool {
	place := map[string]int{}
	out := make([]bool, len(documents))
	for i, d := range documents {
		if _, ok := place[d]; !ok {
			place[d] = len(place)
		}
		out[i] = place[d]%2 == 0
	}
	return out
}

// paragraphs joins up to four lines of one document.
func paragraphs(lines, documents []string) []string {
	var out []string
	for i := 0; i < len(lines); {
		j := i + 1
		for j < len(lines) && j < i+4 && documents[j] == documents[i] {
			j++
		}
		out = append(out, strings.Join(lines[i:j], " "))
		i = j
	}
	return out
}

// wanted is what Detect shall answer for the lines of a file.
func wanted(file string) Language {
	if file == "fa-AF" {
		return Persian
	}
	return Language(file)
}

// told counts answers by language over texts of at least so many letters.
type told struct {
	n, right int
	wrong    map[Language]int
}

func tell(texts []string, want Language, letters int) told {
	r := told{wrong: map[Language]int{}}
	for _, s := range texts {
		g := Detect(s)
		if g.Letters < letters {
			continue
		}
		r.n++
		if g.Language == want {
			r.right++
		} else {
			r.wrong[g.Language]++
		}
	}
	return r
}

func (r told) percent() float64 {
	if r.n == 0 {
		return 100
	}
	return 100 * float64(r.right) / float64(r.n)
}

func (r told) String() string {
	var wrong []string
	for l, n := range r.wrong {
		if l == "" {
			l = "none"
		}
		wrong = append(wrong, fmt.Sprintf("%s %d", l, n))
	}
	sort.Strings(wrong)
	return fmt.Sprintf("%6.2f %% of %4d %-28s", r.percent(), r.n, strings.Join(wrong, ", "))
}

func TestCorpusDetection(t *testing.T) {
	documents := corpus(t, "documents")
	seen := counted(documents)
	floor := map[string]float64{"tg": 99.5, "ru": 99.5, "fa": 99.5, "fa-AF": 99.5, "zh-Hans": 99.5, "en": 99.5, "zh-Hant": 98.5}
	t.Logf("%-8s %-44s %-44s %-44s %s", "", "sentences of 80 letters", "of those, unseen documents", "paragraphs of four lines", "sentences of 30 to 79")
	for _, file := range []string{"en", "tg", "ru", "fa-AF", "fa", "zh-Hans", "zh-Hant", "uk", "be", "bg", "mk", "kk", "ky", "tt", "uz-Latn", "ps", "ur"} {
		lines := corpus(t, file)
		want := wanted(file)
		var unseen, short []string
		for i, s := range lines {
			if !seen[i] {
				unseen = append(unseen, s)
			}
			if n := Detect(s).Letters; n >= 30 && n < 80 {
				short = append(short, s)
			}
		}
		fewest := 80
		if strings.HasPrefix(file, "zh") {
			fewest = 32 // characters, worth 80 letters
		}
		sentences, paras := tell(lines, want, fewest), tell(paragraphs(lines, documents), want, fewest)
		t.Logf("%-8s %s %s %s %s", file, sentences, tell(unseen, want, fewest), paras, tell(short, want, 0))
		least, ours := floor[file]
		if !ours {
			least = 97
		}
		if sentences.percent() < least || paras.percent() < least {
			t.Errorf("%s: below %.1f %%", file, least)
		}
		for _, l := range []Language{Tajik, Russian, Persian} {
			if n := sentences.wrong[l]; !ours && float64(n) > 0.01*float64(sentences.n) {
				t.Errorf("%s: taken for %s in %d of %d sentences", file, l, n, sentences.n)
			}
		}
		if sentences.wrong[Tajik] > 0 && file == "ru" || sentences.wrong[Russian] > 0 && file == "tg" {
			t.Errorf("%s: Tajik and Russian are confused", file)
		}
	}
}
