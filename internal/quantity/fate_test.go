package quantity

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"panj/internal/lang"
)

// TestCorpusCountsTheSameVictims measures, on human news translations
// (NTREX-128), how often a number that counts victims in English counts the
// same in the translation, and that no translation seems to exchange two. The
// 1,007 lines have 14 to 16 such numbers in each language: 12 the same in
// Tajik and Dari, 14 in Russian, 11 in Chinese, no exchange at all.
func TestCorpusCountsTheSameVictims(t *testing.T) {
	dir := os.Getenv("PANJ_CORPUS")
	if dir == "" {
		t.Skip("PANJ_CORPUS is not set: no corpus to measure on")
	}
	source := ntrexLines(t, dir, lang.English)
	for _, l := range []lang.Language{lang.Tajik, lang.Russian, lang.Dari, lang.Hans, lang.Hant} {
		target := ntrexLines(t, dir, l)
		var same, none, other, invented, exchanged int
		for i, line := range source {
			a := newAlignment(Find(line, lang.English), Find(target[i], l))
			a.length = [2]int{len(line), len(target[i])}
			a.matchEqual()
			a.matchLoosely()
			exchanged += len(a.exchanged())
			for k, j := range a.mate[0] {
				if j < 0 {
					continue
				}
				s, u := a.s[k].Counted, a.t[j].Counted
				switch {
				case s == "" && u == "":
					continue
				case s == u:
					same++
					continue
				case u == "":
					none++
				case s == "":
					invented++
				default:
					other++
				}
				if os.Getenv("PANJ_SHOW") == "fate-"+string(l) {
					t.Logf("%d %s %q > %q %s\n  %s\n  %s", i+1, a.s[k].Text, s, u, a.t[j].Text, line, target[i])
				}
			}
		}
		t.Logf("en → %-8s counts of victims %d: the same %d, not seen %d, another fate %d; only in the translation %d; exchanged %d of %d lines",
			l, same+none+other, same, none, other, invented, exchanged, len(source))
		if exchanged > 0 || other > 0 || 100*same < 65*(same+none) {
			t.Errorf("%s: want no exchange, no other fate, and 65 %% the same", l)
		}
	}
}

func ntrexLines(t *testing.T, dir string, l lang.Language) []string {
	data, err := os.ReadFile(filepath.Join(dir, "ntrex", string(l)+".txt"))
	if err != nil {
		t.Fatal(err)
	}
	return strings.Split(strings.TrimSuffix(string(data), "\n"), "\n")
}
