package check

import (
	"testing"

	"panj/internal/article"
	"panj/internal/glossary"
	"panj/internal/lang"
)

func TestMoneyNamesNoCountry(t *testing.T) {
	b := article.Block{ID: "b1", Kind: article.Paragraph, Text: "总投资约合14亿美元。"}
	for text, want := range map[string]int{
		"Стоимость — около 1,4 млрд долларов США.":           0,
		"США вложили в стройку около 1,4 млрд долларов.":     1,
		"Стоимость — около 1,4 млрд долларов, заплатят США.": 1,
	} {
		got := Summary([]Statement{{Path: "key_points[0]", Text: text, Evidence: []Evidence{Locate(b, "总投资约合14亿美元")}}},
			[]article.Block{b}, Languages{From: lang.Hans, To: lang.Russian, Glossary: glossary.Builtin()})
		names := 0
		for _, f := range got {
			if f.Rule == "name" {
				names++
			}
		}
		if names != want {
			t.Errorf("%q: %+v", text, got)
		}
	}
}
