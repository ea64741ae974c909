package glossary

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"panj/internal/lang"
)

// TestPromptedTermsStay pins what the glossary puts into the prompts of the
// golden articles: which terms, in which order, by which forms, demanded or only
// suggested. A recording is found by its whole prompt, so one form more or less
// voids all recordings of an article. A new entry that would occur in one of them
// is weak in its language.
func TestPromptedTermsStay(t *testing.T) {
	want, err := os.ReadFile(filepath.Join("testdata", "prompted.txt"))
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(prompted(t), "\n")); d != "" {
		t.Error(d)
	}
}

func prompted(t *testing.T) string {
	cases := []struct {
		name string
		l    lang.Language
	}{
		{"brief-border", "en"}, {"brief-dam", "tg"}, {"brief-railway", "ru"}, {"brief-flood", "fa-AF"},
		{"brief-power", "zh-Hans"}, {"markdown-all", "en"}, {"long", "en"},
	}
	var out strings.Builder
	for _, c := range cases {
		b, err := os.ReadFile(filepath.Join("..", "..", "testdata", "cases", c.name, "article.md"))
		if err != nil {
			t.Fatal(err)
		}
		for _, to := range languages {
			fmt.Fprintf(&out, "%s %s %s\n", c.name, c.l, to)
			for _, term := range Builtin().Occurring(string(b), c.l) {
				source, _ := term.Preferred(c.l)
				target, _ := term.Preferred(to)
				fmt.Fprintf(&out, "\t%s = %s %s\n", source.Text, target.Text, demanded(target))
			}
		}
	}
	return out.String()
}

func demanded(f Form) string {
	if f.Unsourced {
		return "(suggested)"
	}
	return "(demanded)"
}
