package summarize

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"panj/internal/article"
	"panj/internal/check"
	"panj/internal/glossary"
	"panj/internal/lang"
)

// saved is what of a golden case's report the test needs.
type saved struct {
	Articles []struct {
		Lang   lang.Language
		Blocks []article.Block
	}
	Summaries []*Summary
}

// TestGoldenSpeakers gives each quotation of the golden cases to each other
// person, organisation and group of its summary. The rule was mended with some
// of these summaries in sight.
func TestGoldenSpeakers(t *testing.T) {
	files, _ := filepath.Glob("../testdata/cases/*/want.json")
	caught, all := 0, 0
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		var r saved
		if err := json.Unmarshal(data, &r); err != nil {
			t.Fatal(err)
		}
		for _, s := range r.Summaries {
			if len(r.Articles) != 1 {
				continue
			}
			l := check.Languages{From: r.Articles[0].Lang, To: s.Lang, Glossary: glossary.Builtin()}
			hit, n := s.misgiven(t, r.Articles[0].Blocks, l)
			caught, all = caught+hit, all+n
		}
	}
	t.Logf("%d of %d quotations given to another are found", caught, all)
	if all == 0 || 3*caught < 2*all {
		t.Errorf("%d of %d quotations given to another are found, less than two in three", caught, all)
	}
}

// misgiven counts the exchanges that are found, of all that can be made.
func (s *Summary) misgiven(t *testing.T, blocks []article.Block, l check.Languages) (caught, all int) {
	basis := check.NewBasis(blocks, l)
	speaker := func(path string) bool { // what has no part in it is left out, for speed
		told := slices.DeleteFunc(s.Statements(), func(st check.Statement) bool {
			return !strings.HasPrefix(st.Path, "entities") && (!strings.HasPrefix(st.Path, path) || st.Speaker == "")
		})
		return slices.ContainsFunc(basis.Summary(told), func(f check.Finding) bool {
			return f.Rule == "speaker" && strings.HasPrefix(f.Path, path)
		})
	}
	if speaker("") {
		t.Errorf("%s → %s: a good summary's speaker is doubted", l.From, l.To)
	}
	for i := range s.Quotes {
		was := s.Quotes[i].Speaker
		for _, e := range s.Entities {
			speaks := e.Kind == "person" || e.Kind == "organisation" || e.Kind == "group"
			if !speaks || strings.Contains(was, e.Name) || strings.Contains(e.Name, was) {
				continue
			}
			s.Quotes[i].Speaker = e.Name
			if all++; speaker(at("quotes", i)) {
				caught++
			}
		}
		s.Quotes[i].Speaker = was
	}
	return caught, all
}
