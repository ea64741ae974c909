package glossary

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"panj/internal/lang"
)

// TestCorpusOrigins holds the two sources that can be looked up to what they say.
func TestCorpusOrigins(t *testing.T) {
	dir := corpus(t)
	for l, folder := range map[lang.Language]string{
		lang.English: "en", lang.Tajik: "tg", lang.Russian: "ru", lang.Dari: "fa-AF", lang.Hans: "zh", lang.Hant: "zh-Hant",
	} {
		names := territories(t, filepath.Join(dir, "cldr", folder, "territories.json"))
		translated := strings.Join(corpusLines(t, l), "\n")
		for _, term := range Builtin().Terms() {
			for _, f := range term.Forms[l] {
				one := Term{Forms: map[lang.Language][]Form{l: {f}}}
				switch {
				case f.Origin == "CLDR" && !names[lang.Fold(f.Text)]:
					t.Errorf("%s %s: %q is not in CLDR", l, term.ID, f.Text)
				case f.Origin == "NTREX-128" && !(*Glossary)(nil).Named(translated, one, l):
					t.Errorf("%s %s: %q is not in NTREX-128", l, term.ID, f.Text)
				}
			}
		}
	}
}

// territories are the folded names in a file of CLDR JSON.
func territories(t *testing.T, file string) map[string]bool {
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var doc struct {
		Main map[string]struct {
			LocaleDisplayNames struct{ Territories map[string]string }
		}
	}
	if err := json.Unmarshal(b, &doc); err != nil {
		t.Fatal(err)
	}
	names := map[string]bool{}
	for _, locale := range doc.Main {
		for _, name := range locale.LocaleDisplayNames.Territories {
			names[lang.Fold(name)] = true
		}
	}
	return names
}
