package glossary

import (
	"slices"
	"strings"
	"testing"

	"panj/internal/lang"
)

// sameWords are the glossary's names of one word that are the same word in Tajik
// and Dari: their consonants are.
func sameWords() (tajik []string, dari [][]string) {
	for _, t := range Builtin().Terms() {
		for _, f := range t.Forms[lang.Tajik] {
			if f.Weak || strings.ContainsAny(f.Text, " -") || strings.ToUpper(f.Text) == f.Text {
				continue
			}
			var same []string
			for _, d := range t.Forms[lang.Dari] {
				if !strings.Contains(d.Text, " ") && consonants(d.Text) == consonants(lang.PersianByRules(f.Text)) {
					same = append(same, d.Text)
				}
			}
			if len(same) > 0 {
				tajik, dari = append(tajik, f.Text), append(dari, same)
			}
		}
	}
	return tajik, dari
}

func consonants(persian string) string {
	return strings.NewReplacer("ا", "", "و", "", "ی", "", "ه", "", "ن\u200c", "ن").Replace(skeleton(persian))
}

func TestPersianScriptOfNamesMeasured(t *testing.T) {
	tajik, dari := sameWords()
	count := func(spell func(string) string) (n int, wrong []string) {
		for i, w := range tajik {
			if got := spell(w); slices.Contains(dari[i], got) {
				n++
			} else {
				wrong = append(wrong, w+" "+got+" ("+dari[i][0]+")")
			}
		}
		return n, wrong
	}
	rules, missed := count(lang.PersianByRules)
	list, _ := count(func(w string) string { text, _ := lang.PersianScript(w); return text })
	glossary, wrong := count(Builtin().PersianScript().Text)
	t.Logf("%d names that are the same word: right by rules %d, with the list %d, with the glossary %d", len(tajik), rules, list, glossary)
	t.Logf("wrong by rules: %s", strings.Join(missed, ", "))
	t.Logf("wrong with the glossary: %s", strings.Join(wrong, ", "))
}
