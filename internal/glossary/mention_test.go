package glossary

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"panj/internal/lang"
)

func TestMentionsHaveTheirPlace(t *testing.T) {
	for _, c := range []struct {
		lang lang.Language
		text string
		want []string // the words as they stand, then the form
	}{
		{lang.English, "🚧 “Tajikistan's” road to the U.S. and DUSHANBE.", []string{"Tajikistan", "Tajikistan", "U.S", "US", "DUSHANBE", "Dushanbe"}},
		{lang.Russian, "Дорога в Таджикистане и Узбекистану.", []string{"Таджикистане", "Таджикистан", "Узбекистану", "Узбекистан"}},
		{lang.Tajik, "Роҳ дар Тоҷикистонро.", []string{"Тоҷикистонро", "Тоҷикистон"}},
		{lang.Dari, "راه تاجکستان\u200c، ازبکستان", []string{"تاجکستان", "تاجکستان", "ازبکستان", "ازبکستان"}},
		{lang.Persian, "راه تاجکستان", []string{"تاجکستان", "تاجکستان"}},
		{lang.Hans, "路通向“塔吉克斯坦”和乌兹别克\n斯坦。", []string{"塔吉克斯坦", "塔吉克斯坦", "乌兹别克\n斯坦", "乌兹别克斯坦"}},
		{lang.English, "no name at all", nil},
		{"xx", "Tajikistan", nil},
	} {
		var got []string
		for _, m := range Builtin().Read(c.text, c.lang).Mentions() {
			got = append(got, c.text[m.Start:m.End], m.Form.Text)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s %q: got %q, want %q", c.lang, c.text, got, c.want)
		}
	}
	var none *Glossary
	if got := none.Read("Tajikistan", lang.English).Mentions(); got != nil {
		t.Errorf("no glossary has %v", got)
	}
}

// Every term that occurs has a place, and no other.
func TestMentionsAreWhatOccurs(t *testing.T) {
	for folder, l := range map[string]lang.Language{
		"brief-border": "en", "brief-dam": "tg", "brief-railway": "ru", "brief-flood": "fa-AF", "brief-power": "zh-Hans", "long": "en",
	} {
		b, err := os.ReadFile(filepath.Join("..", "..", "testdata", "cases", folder, "article.md"))
		if err != nil {
			t.Fatal(err)
		}
		read := Builtin().Read(string(b), l)
		places := map[string]bool{}
		for _, m := range read.Mentions() {
			places[m.Term.ID] = true
		}
		occurring := read.Occurring()
		for _, term := range occurring {
			if !places[term.ID] {
				t.Errorf("%s: %q occurs nowhere", folder, term.ID)
			}
		}
		if len(places) != len(occurring) || len(places) < 3 {
			t.Errorf("%s: %d terms have a place, %d occur", folder, len(places), len(occurring))
		}
	}
}
