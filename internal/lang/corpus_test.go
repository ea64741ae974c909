package lang

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
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

// lines are those of a file of the corpus; Uzbek in Cyrillic, which has none, is
// the file in Latin put into Cyrillic by the rules of the two alphabets.
func lines(t *testing.T, file string) []string {
	if file != "uz-Cyrl" {
		return corpus(t, file)
	}
	out := slices.Clone(corpus(t, "uz-Latn"))
	for i := range out {
		out[i] = uzbekCyrillic(out[i])
	}
	return out
}

func uzbekCyrillic(s string) string {
	s = strings.NewReplacer("‘", "ʻ", "’", "ʻ", "'", "ʻ", "`", "ʻ").Replace(s)
	s = strings.NewReplacer(
		"oʻ", "ў", "Oʻ", "Ў", "gʻ", "ғ", "Gʻ", "Ғ", "sh", "ш", "Sh", "Ш", "SH", "Ш", "ch", "ч", "Ch", "Ч", "CH", "Ч",
		"yo", "ё", "Yo", "Ё", "yu", "ю", "Yu", "Ю", "ya", "я", "Ya", "Я", "ye", "е", "Ye", "Е", " e", " э", " E", " Э", "ʻ", "ъ",
	).Replace(" " + s)
	const latin, cyrillic = "abcdefghijklmnopqrstuvxyzwABCDEFGHIJKLMNOPQRSTUVXYZW", "абсдефгҳижклмнопқрстувхйзвАБСДЕФГҲИЖКЛМНОПҚРСТУВХЙЗВ"
	to := []rune(cyrillic)
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		if i := strings.IndexRune(latin, r); i >= 0 {
			return to[i]
		}
		return r
	}, s))
}

func TestCorpusDetection(t *testing.T) {
	documents := corpus(t, "documents")
	seen := counted(documents)
	floor := map[string]float64{"tg": 99.5, "ru": 99.5, "fa": 99.5, "fa-AF": 99.5, "zh-Hans": 99.5, "en": 99.5, "zh-Hant": 98.5}
	t.Logf("%-8s %-44s %-44s %-44s %s", "", "sentences of 80 letters", "of those, unseen documents", "paragraphs of four lines", "sentences of 30 to 79")
	for _, file := range []string{"en", "tg", "ru", "fa-AF", "fa", "zh-Hans", "zh-Hant", "uk", "be", "bg", "mk", "kk", "ky", "tt", "uz-Latn", "uz-Cyrl", "ps", "ur"} {
		lines := lines(t, file)
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

// The Declaration is older and more solemn than news. Its Uzbek in Cyrillic is
// the only one here that was written so.
func TestCorpusDeclaration(t *testing.T) {
	for file, want := range map[string]Language{
		"eng": English, "tgk": Tajik, "rus": Russian, "pes_1": Persian, "pes_2": Persian, "cmn_hans": Hans, "cmn_hant": Hant,
		"kaz": "kk", "kir": "ky", "uzn_cyrl": "uz-Cyrl", "uzn_latn": "uz-Latn", "pbu": "ps",
	} {
		r := tell(declaration(t, file), want, 80)
		t.Logf("%-8s %s", file, r)
		if r.n == 0 || r.percent() < 98 {
			t.Errorf("%s: below 98 %%, or too little text", file)
		}
	}
}

// declaration lists the paragraphs of a file of PANJ_CORPUS/udhr.
func declaration(t *testing.T, file string) []string {
	t.Helper()
	dir := os.Getenv("PANJ_CORPUS")
	if dir == "" {
		t.Skip("PANJ_CORPUS is not set: no corpus to measure on")
	}
	b, err := os.ReadFile(filepath.Join(dir, "udhr", file+".html"))
	if err != nil {
		t.Skipf("reading the corpus: %v", err)
	}
	var out []string
	for _, part := range strings.Split(string(b), "<p>")[1:] {
		text, _, _ := strings.Cut(part, "</p>")
		out = append(out, text)
	}
	return out
}
