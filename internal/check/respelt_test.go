package check

import (
	"testing"

	"panj/internal/article"
	"panj/internal/glossary"
	"panj/internal/lang"
)

func TestTwoSpellingsOfOneName(t *testing.T) {
	for _, c := range []struct {
		name, first, second string // the Tajik of two blocks that name one place
		want                bool
	}{
		{"one letter", "Онҳо дар Кадировобод зиндагӣ мекунанд.", "Мардуми Кадыровобод интизоранд.", true},
		{"one letter, other endings", "Онҳо дар Кадировобод зиндагӣ мекунанд.", "Мардум аз Кадыровободи нав омаданд.", true},
		{"one spelling", "Онҳо дар Кадировобод зиндагӣ мекунанд.", "Мардуми Кадировобод интизоранд.", false},
		{"two names that are a little alike", "Онҳо аз Маскав ба Кадировобод омаданд.", "Кишварҳои Осиёи Марказӣ ва Кадировобод интизоранд.", false},
	} {
		pairs := []Pair{
			{Block: "b1", Kind: article.Paragraph, Source: "They live in Kadyrovobod and came from Moscow.", Target: c.first},
			{Block: "b2", Kind: article.Paragraph, Source: "The people of Kadyrovobod in Central Asia wait for Moscow.", Target: c.second},
		}
		found := respelt(pairs, Languages{From: lang.English, To: lang.Tajik, Glossary: glossary.Builtin()})
		if got := len(found) > 0; got != c.want {
			t.Errorf("%s: findings %+v", c.name, found)
		}
	}
}
