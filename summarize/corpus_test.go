package summarize

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"panj/internal/check"
	"panj/internal/lang"
)

// TestExtractOfNews takes the documents of NTREX-128 in each language: whatever
// is extracted is grounded, and our own checks find no error in it. It prints
// how many warnings they have.
func TestExtractOfNews(t *testing.T) {
	corpus := os.Getenv("PANJ_CORPUS")
	if corpus == "" {
		t.Skip("PANJ_CORPUS names no folder with ntrex/")
	}
	lines := func(name string) []string {
		b, err := os.ReadFile(filepath.Join(corpus, "ntrex", name+".txt"))
		if err != nil {
			t.Fatal(err)
		}
		return strings.Split(strings.TrimSuffix(string(b), "\n"), "\n")
	}
	documents := lines("documents")
	for _, l := range lang.Targets() {
		docs, warnings, quotes, speakers := 0, 0, 0, 0
		text := lines(string(l))
		for from := 0; from < len(text); {
			to := from
			for to < len(text) && documents[to] == documents[from] {
				to++
			}
			a, s := extract(t, l, strings.Join(text[from:to], "\n\n"), 0)
			grounded(t, a, s)
			for _, f := range s.Findings {
				switch f.Severity {
				case check.Error:
					t.Errorf("%s %s: %s %s", l, documents[from], f.Path, f.Message)
				case check.Warning:
					warnings++
					t.Logf("%s %s: %s %s %s", l, documents[from], f.Rule, f.Path, f.Message)
				}
			}
			quotes += len(s.Quotes)
			for _, q := range s.Quotes {
				if q.Speaker != "" {
					speakers++
					t.Logf("%s: %s: %.80s | %s", l, q.Speaker, q.Text, q.Evidence[0].Quote)
				}
			}
			docs, from = docs+1, to
		}
		t.Logf("%s: %d documents, %d warnings, %d quotations, %d with a speaker", l, docs, warnings, quotes, speakers)
	}
}
