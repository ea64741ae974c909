package glossary

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"panj/internal/lang"
)

func TestPersianScriptOfText(t *testing.T) {
	tests := []struct{ name, tajik, want string }{
		{"names of the glossary with endings", "Вай аз Тоҷикистон ба Кобулу Қундуз рафт.", "وی از تاجکستان به کابل و قندوز رفت."},
		{"the nearest form", "Ҷумҳурии Исломии Афғонистонро Иттиҳоди Аврупо эътироф накардааст.", "جمهوری اسلامی افغانستان را اتحادیهٔ اروپا اعتراف نکرده است."},
		{"a surname alone", "Имрӯз Раҳмонро интизоранд.", "امروز رحمان را انتظار اند."},
		{"a name that only its initials have", "СММ изҳорот дод.", "سازمان ملل متحد اظهارات داد."},
		{"an unknown name once", "Дар деҳаи Чорбедак буданд. Аҳолии Чорбедак омаданд.",
			"در ده چاربیدک (Чорбедак) بودند. اهالی چاربیدک آمدند."},
		{"an unknown name of two words, and its object", "Мо Пӯлод Навкаловро дидем.", "ما پولاد نوکلاو (Пӯлод Навкалов) را دیدیم."},
		{"a name before a sentence's first word is known", "Пӯлод Навкалов омад.", "پولاد نوکلاو (Пӯлод Навкалов) آمد."},
		{"a sentence's first word is no name", "Тамаддун гум шуд. «Фарсудагӣ аст», гуфт ӯ.", "تمدن گم شد. «فرسودگی است»، گفت او."},
		{"known names are not marked", "Вазир Шариф Каримов омад.", "وزیر شریف کریموف آمد."},
		{"a Russian word", "Онҳо ба полиция рафтанд.", "آن‌ها به پالتسیه (полиция) رفتند."},
		{"unknown initials", "Ин кори ҚҒШ аст.", "این کار ق.غ.ش (ҚҒШ) است."},
		{"all in capitals", "ҲУКУМАТИ ТОҶИКИСТОН ҚАРОР КАРД", "حکومت تاجکستان قرار کرد"},
		{"numbers", "Аз 12 500 нафар 3,5% дар соли 2024 омаданд, 90-сола, 5-уми ноябр, соати 14:30, 1,357.",
			"از ۱۲٬۵۰۰ نفر ۳٫۵٪ در سال ۲۰۲۴ آمدند، ۹۰-ساله، ۵م نومبر، ساعت ۱۴:۳۰، ۱,۳۵۷."},
		{"two numbers side by side", "Соли 2024 500 нафар омад.", "سال ۲۰۲۴ ۵۰۰ نفر آمد."},
		{"percent before a number", "Аз 40% 30% монд.", "از ۴۰٪ ۳۰٪ ماند."},
		{"marks", "Чӣ шуд; кай? \"Рост\" аст, „хуб“ аст, “бад” аст.", "چه شد؛ کی؟ «راست» است، «خوب» است، «بد» است."},
		{"Latin words and addresses", "Ин USAID ва https://a.tj/x?y=1,2 ва COVID-19 аст.", "این USAID و https://a.tj/x?y=1,2 و COVID-۱۹ است."},
		{"placeholders", "<g1>Дар хона</g1>, <x2/> буд.", "<g1>در خانه</g1>، <x2/> بود."},
		{"nothing", "", ""},
		{"no words", " — … ", " — … "},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := Builtin().PersianScript().Text(tt.tajik); got != tt.want {
				t.Errorf("got  %s\nwant %s", got, tt.want)
			}
		})
	}
}

func TestPersianScriptMarksOnceInAnArticle(t *testing.T) {
	p := Builtin().PersianScript()
	first, second := p.Text("Ин Чорбедак аст."), p.Text("Ин Чорбедак аст.")
	if !strings.Contains(first, "(Чорбедак)") || strings.Contains(second, "(") {
		t.Errorf("got %s and %s", first, second)
	}
}

func TestPersianScriptWithoutAGlossary(t *testing.T) {
	var none *Glossary
	if got := none.PersianScript().Text("Ин хона дар Кобул аст."); got != "این خانه در کابول (Кобул) است." {
		t.Error(got)
	}
}

var anyPlaceholder = regexp.MustCompile(`</?g\d+>|<x\d+/>`)

func FuzzPersianScriptKeepsPlaceholders(f *testing.F) {
	for _, s := range []string{"<g1>Дар 5</g1><x2/>, <x3/>5-ум", "\"<x1/>\"", "Тоҷикистон<g1>ро</g1>", "А.С. <x1/>. С", "5<x1/> 500", "и\u0304\u200cн ё\u00ad", "://<x1/>"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got := Builtin().PersianScript().Text(s)
		if before, after := anyPlaceholder.FindAllString(s, -1), anyPlaceholder.FindAllString(got, -1); !slices.Equal(before, after) {
			t.Errorf("%q became %q", s, got)
		}
	})
}

// sameWords are the glossary's names of one word that are the same word in Tajik
// and Dari: their consonants are.
func sameWords() (tajik []string, dari [][]string) {
	for _, t := range Builtin().Terms() {
		for _, f := range t.Forms[lang.Tajik] {
			if f.Weak || strings.ContainsAny(f.Text, " -") || strings.ToUpper(f.Text) == f.Text {
				continue
			}
			var same []string
			for _, d := range t.Forms[lang.Dari] {
				if !strings.Contains(d.Text, " ") && consonants(d.Text) == consonants(lang.PersianByRules(f.Text)) {
					same = append(same, d.Text)
				}
			}
			if len(same) > 0 {
				tajik, dari = append(tajik, f.Text), append(dari, same)
			}
		}
	}
	return tajik, dari
}

func consonants(persian string) string {
	return strings.NewReplacer("ا", "", "و", "", "ی", "", "ه", "").Replace(skeleton(persian))
}

func TestPersianScriptOfNamesMeasured(t *testing.T) {
	tajik, dari := sameWords()
	count := func(spell func(string) string) (n int, wrong []string) {
		for i, w := range tajik {
			if got := spell(w); slices.Contains(dari[i], got) {
				n++
			} else {
				wrong = append(wrong, w+" "+got+" ("+dari[i][0]+")")
			}
		}
		return n, wrong
	}
	rules, missed := count(lang.PersianByRules)
	list, _ := count(func(w string) string { text, _ := lang.PersianScript(w); return text })
	glossary, wrong := count(Builtin().PersianScript().Text)
	t.Logf("%d names that are the same word: right by rules alone %d, with the list %d, with the glossary %d", len(tajik), rules, list, glossary)
	t.Logf("wrong by rules: %s", strings.Join(missed, ", "))
	t.Logf("wrong with the glossary: %s", strings.Join(wrong, ", "))
	if len(tajik) < 250 || rules*100 < 33*len(tajik) || glossary*100 < 95*len(tajik) {
		t.Error("fewer than 250 names, or than 33 and 95 of 100")
	}
}
