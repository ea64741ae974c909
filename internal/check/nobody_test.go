package check

import (
	"testing"

	"panj/internal/article"
	"panj/internal/glossary"
	"panj/internal/lang"
)

func TestNobodyIsMetByADenial(t *testing.T) {
	for _, c := range []struct {
		from lang.Language
		text string
		want int // findings
	}{
		{lang.English, "Two workers were injured, nobody was killed.", 0},
		{lang.Tajik, "Ду коргар захмӣ шуданд, касе ҳалок нашуд.", 0},
		{lang.Russian, "Двое рабочих получили травмы, никто не погиб.", 0},
		{lang.Persian, "دو کارگر زخمی شدند و کسی کشته نشد.", 0},
		{lang.Hans, "事故造成2人受伤，没有人员死亡。", 0},
		{lang.English, "Two workers were injured in the valley.", 1},
	} {
		b := article.Block{ID: "b1", Kind: article.Paragraph, Text: c.text}
		got := Summary([]Statement{{
			Path: "events[0].killed", Text: "0", Evidence: []Evidence{Locate(b, c.text)},
		}}, []article.Block{b}, Languages{From: c.from, To: lang.English, Glossary: glossary.Builtin()})
		if len(got) != c.want {
			t.Errorf("%q: %+v", c.text, got)
		}
		for _, f := range got {
			if f.Severity != Warning {
				t.Errorf("%q: %s, want a warning", c.text, f.Severity)
			}
		}
	}
}
