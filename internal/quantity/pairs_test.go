package quantity_test

import (
	"fmt"
	"os"
	"testing"

	"panj/internal/lang"
	"panj/internal/quantity"
)

// TestCorpusOfEveryPair counts the lines with an alarm between any two of
// panj's languages, the lines in testdata/translators.txt left out. Most of
// these pairs were never looked at while the words were collected.
func TestCorpusOfEveryPair(t *testing.T) {
	dir := os.Getenv("PANJ_CORPUS")
	if dir == "" {
		t.Skip("PANJ_CORPUS is not set: no corpus to measure on")
	}
	theirs := mistakes(t)
	all := []lang.Language{lang.English, lang.Tajik, lang.Russian, lang.Dari, lang.Hans, lang.Hant}
	for _, from := range all {
		source, row := corpusLines(t, dir, from), fmt.Sprintf("%-8s →", from)
		for _, to := range all {
			if from == to {
				continue
			}
			target, n := corpusLines(t, dir, to), 0
			for i, line := range source {
				changes := quantity.Compare(line, from, target[i], to)
				if len(changes) == 0 || theirs[from][i+1] || theirs[to][i+1] {
					continue
				}
				n++
				if os.Getenv("PANJ_SHOW") == "pairs" {
					showAlarm(t, i+1, line, target[i], changes)
				}
			}
			row += fmt.Sprintf("  %s %d", to, n)
			if n > 3 {
				t.Errorf("%s → %s: %d of %d lines have a false alarm, want at most 3", from, to, n, len(source))
			}
		}
		t.Logf("%s  of %d lines", row, len(source))
	}
}
