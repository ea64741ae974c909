package glossary

import (
	"slices"
	"strings"
	"testing"

	"panj/internal/lang"
)

const desk = "en\ttg\tru\tmark\n" +
	"China\tХитой\t\tpreferred\n" +
	"Kyrgyzstan\t\tКыргызстан\trequired\n" +
	"Kyrgyzstan\t\tКиргизия\tforbidden\n" +
	"Upper Canal\tканали Боло\tВерхний канал\tpreferred\n"

func find(t *testing.T, g *Glossary, id string) Term {
	t.Helper()
	i := slices.IndexFunc(g.Terms(), func(t Term) bool { return t.ID == id })
	if i < 0 {
		t.Fatalf("no term %s", id)
	}
	return g.Terms()[i]
}

func TestMergeLetsTheUserWin(t *testing.T) {
	g := Merge(Builtin(), load(t, "desk.tsv", desk))
	if f, _ := find(t, g, "china").Preferred(lang.Tajik); f.Text != "Хитой" || f.Origin != "desk.tsv" {
		t.Errorf("preferred: %+v", f)
	}
	if !g.Named("сарҳади Чин", find(t, g, "china"), lang.Tajik) {
		t.Error("what we accept is accepted no more")
	}
	if f, _ := find(t, g, "kyrgyzstan").Preferred(lang.Russian); f.Text != "Кыргызстан" {
		t.Errorf("required: %+v", f)
	}
	if got := ids(g.Occurring("The Upper Canal runs to China and Kyrgyzstan.", lang.English)); !slices.Equal(got, []string{"kyrgyzstan", "china", "desk.tsv#3"}) {
		t.Errorf("occurring: %v", got)
	}
	if got := ids(g.Occurring("в Киргизии", lang.Russian)); !slices.Equal(got, []string{"kyrgyzstan"}) {
		t.Errorf("a form that is forbidden in translations is not understood in a source: %v", got)
	}
	if f, _ := term(t, "china").Preferred(lang.Tajik); f.Text != "Чин" {
		t.Error("our own glossary was changed")
	}
}

func TestMergeLetsTheLaterFileWin(t *testing.T) {
	later := load(t, "later.tsv", "en\tru\tmark\nKyrgyzstan\tКиргизия\tpreferred\n")
	g := Merge(Builtin(), load(t, "desk.tsv", desk), later)
	kyrgyzstan := find(t, g, "kyrgyzstan")
	if f, _ := kyrgyzstan.Preferred(lang.Russian); f.Text != "Киргизия" {
		t.Errorf("%+v", f)
	}
	for _, text := range []string{"в Киргизии", "в Кыргызстане"} {
		if f, s := g.Used(text, kyrgyzstan, lang.Russian); s != Accepted {
			t.Errorf("%s: %+v %v", text, f, s)
		}
	}
}

func TestMergeOfNothing(t *testing.T) {
	if got := Merge(nil); len(got.Terms()) != 0 {
		t.Error("terms out of nothing")
	}
	if got := Merge(Builtin()); len(got.Terms()) != len(Builtin().Terms()) {
		t.Error("terms lost")
	}
}

func TestUsed(t *testing.T) {
	g := Merge(Builtin(), load(t, "desk.tsv", desk+"Hill Post\tпости Кӯҳӣ\tГорный пост\tpreferred\nHill Post\tпости Теппа\tпост\tforbidden\n"))
	hill := find(t, g, "desk.tsv#4")
	for _, c := range []struct {
		id, text string
		l        lang.Language
		want     Status
		form     string
	}{
		{"kyrgyzstan", "в Кыргызстане", lang.Russian, Accepted, "Кыргызстан"},
		{"kyrgyzstan", "в Киргизии", lang.Russian, Banned, "Киргизия"},
		{"kyrgyzstan", "в Кыргызстане и опять в Киргизии", lang.Russian, Banned, "Киргизия"},
		{"kyrgyzstan", "киргизский посол", lang.Russian, Other, "киргизский"},
		{"kyrgyzstan", "киргизский посол в Кыргызстане", lang.Russian, Accepted, "Кыргызстан"},
		{"kyrgyzstan", "в Казахстане", lang.Russian, Absent, ""},
		{"kyrgyzstan", "дар Қирғизистон", lang.Tajik, Accepted, "Қирғизистон"},
		{"china", "дар Чин", lang.Tajik, Accepted, "Чин"},
		{hill.ID, "на Горном посту", lang.Russian, Accepted, "Горный пост"},
		{hill.ID, "на посту", lang.Russian, Banned, "пост"},
		{"dushanbe", "рӯзи Душанбе", lang.Tajik, Absent, ""},
		{"tajikistan", "塔吉克斯坦", lang.Hans, Accepted, "塔吉克斯坦"},
		{"emomali-rahmon", "Рахмон сказал", lang.Russian, Accepted, "Эмомали Рахмон"},
	} {
		f, s := g.Used(c.text, find(t, g, c.id), c.l)
		if s != c.want || f.Text != c.form {
			t.Errorf("%s in %q: %v by %q, want %v by %q", c.id, c.text, s, f.Text, c.want, c.form)
		}
	}
}

func TestUsedAgreesWithNamed(t *testing.T) {
	g := Builtin()
	for _, text := range strings.Split("в Китае|американский посол|New Mexico|发展中国家|中国|دوشنبه گفت|Душанбе|рӯзи душанбе|панҷ нафар", "|") {
		for _, term := range g.Terms() {
			for _, l := range languages {
				if _, s := g.Used(text, term, l); (s != Absent) != g.Named(text, term, l) {
					t.Errorf("%s in %q (%s): used %v, named %v", term.ID, text, l, s, g.Named(text, term, l))
				}
			}
		}
	}
}
