package glossary

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"panj/internal/lang"
)

func TestOccurring(t *testing.T) {
	for _, c := range []struct {
		name string
		l    lang.Language
		text string
		want string // ids in the glossary's order
	}{
		{"longer forms win", "en", "Islamic State Khorasan Province and Jamaat Ansarullah", "islamic-state-khorasan jamaat-ansarullah"},
		{"the shorter alone", "en", "It spread from Khorasan; Islamic State claimed it.", "khorasan islamic-state"},
		{"possessive and plural", "en", "Tajikistan's border and China’s loans", "tajikistan china"},
		{"an adjective alone is not the country", "en", "Chinese workers, a Tajik driver", ""},
		{"capitals in a heading", "en", "DUSHANBE CALLS ON KABUL", "dushanbe kabul"},
		{"a pronoun is no country", "en", "Tell us what turkey costs.", ""},
		{"an acronym with full stops", "en", "The U.S. and the U.N. sent aid.", "united-states united-nations"},
		{"an acronym at a sentence's end", "en", "He left the US. U.N. officials followed.", "united-states united-nations"},
		{"New Mexico is not Mexico", "en", "in New Mexico", ""},
		{"no part of a word", "en", "Chinatown, Iranology and Kabuli", ""},
		{"marks on Latin letters", "en", "Turkiye and Urumqi", "turkiye urumqi"},
		{"the surname is enough", "en", "Rahmon called his chiefs together.", "emomali-rahmon"},
		{"a first name is not a surname", "en", "Emomali came.", ""},
		{"one surname of two persons", "en", "Massoud said nothing.", ""},
		{"full name with hyphen and quotation marks", "en", "the “Islamic State”-Khorasan", "islamic-state-khorasan"},
		{"no name runs across a full stop", "en", "He is from Central. Asia is wide.", "asia"},

		{"izofat and the object", "tg", "Тоҷикистони азиз Афғонистонро дид", "tajikistan afghanistan"},
		{"and, joined to the word", "tg", "Чину Русия ва Тоҷикистону Ӯзбекистон", "tajikistan uzbekistan china russia"},
		{"a final ӣ before an ending", "tg", "дар Осиёи Марказии имрӯза", "central-asia"},
		{"у for ӯ and back", "tg", "Узбекистон ва Ӯзбекистон", "uzbekistan"},
		{"an adjective in small letters", "tg", "шаҳрвандони чинӣ ва афғонӣ", ""},
		{"a look-alike letter", "tg", "Қазоⱪистон", "kazakhstan"},
		{"a decomposed letter", "tg", "У\u0304збекистон", "uzbekistan"},
		{"the plural of a group", "tg", "толибҳоро бо Толибон", "taliban"},
		{"an acronym with its ending", "tg", "ИМА-ро ва СММро", "united-states united-nations"},
		{"Monday", "tg", "рӯзи душанбе, бегоҳии душанбе, душанбеи гузашта", ""},
		{"Monday with a capital", "tg", "Рӯзи Душанбе дар шаҳр борон борид.", ""},
		{"the city", "tg", "аз Душанбе то Кобул", "dushanbe kabul"},
		{"the city's dateline", "tg", "ДУШАНБЕ, 14-уми сентябр", "dushanbe"},
		{"five", "tg", "панҷ нафар; Панҷ нафар кушта шуд", ""},
		{"the river", "tg", "соҳили дарёи Панҷ", "panj"},
		{"a number's first name is no country", "tg", "чин ба чин қатор", ""},
		{"the president by surname", "tg", "Раҳмон гуфт", "emomali-rahmon"},

		{"cases", "ru", "в Таджикистане, с Афганистаном, из Китая, в России, о Киргизии", "tajikistan afghanistan kyrgyzstan china russia"},
		{"cases of several words", "ru", "в Центральной Азии и Соединённых Штатах", "united-states central-asia"},
		{"ё and е", "ru", "Соединенных Штатов Америки", "united-states"},
		{"an adjective alone", "ru", "таджикские пограничники, американский посол", ""},
		{"a city that doesn't decline", "ru", "в Душанбе, у Алма-Аты", "dushanbe almaty"},
		{"a group in quotation marks", "ru", "движение «Талибан» и талибами", "taliban"},
		{"a person's cases", "ru", "Эмомали Рахмона; Рахмону", "emomali-rahmon"},
		{"an acronym in small letters", "ru", "ес и ооН", ""},
		{"a country inside another's name", "ru", "Беларуси; Россиянка", "belarus"},
		{"a treaty organisation", "ru", "Организацией Договора о коллективной безопасности (ОДКБ)", "csto"},

		{"Monday in Dari", "fa-AF", "روز دوشنبه و شب دوشنبه، در دوشنبه", ""},
		{"the city in Dari", "fa-AF", "در شهر دوشنبه", "dushanbe"},
		{"five in Dari", "fa-AF", "پنج تن در پنج روز", ""},
		{"the river in Dari", "fa-AF", "آن سوی دریای پنج", "panj"},
		{"Arabic ya and kaf", "fa-AF", "تاجيكستان، پاكستان", "tajikistan pakistan"},
		{"ZWNJ, a space or nothing", "fa-AF", "شی جین‌پینگ در عشق آباد", "ashgabat xi-jinping"},
		{"nothing for ZWNJ", "fa-AF", "عشقآباد", "ashgabat"},
		{"ezafe written or not", "fa-AF", "اتحادیۀ اروپا، اتحادیه‌ی اروپا", "european-union"},
		{"ezafe after a vowel", "fa-AF", "امریکای امروز", "united-states"},
		{"the plural", "fa-AF", "طالبان‌ها", "taliban"},
		{"an adjective in Dari", "fa-AF", "شهروند چینی، پولیس افغان", ""},
		{"a Badakhshan on either side", "fa-AF", "ولایت خودمختار کوهستان بدخشان", "gorno-badakhshan"},
		{"Persian is read with Dari's forms", "fa", "تاجیکستان", "tajikistan"},

		{"names without word spaces", "zh-Hans", "据杜尚别消息，塔吉克斯坦与阿富汗边境", "tajikistan afghanistan dushanbe"},
		{"developing countries are not China", "zh-Hans", "发展中国家集中国力", ""},
		{"Indonesia is not India", "zh-Hans", "印度尼西亚和印度洋", "indonesia"},
		{"Belarus is not Russia", "zh-Hans", "白俄罗斯", "belarus"},
		{"any dot in a name, or none", "zh-Hans", "埃莫马利•拉赫蒙，扎比乌拉・穆贾希德，海巴图拉阿洪扎达", "emomali-rahmon hibatullah-akhundzada zabihullah-mujahid"},
		{"a quoted group", "zh-Hans", "“伊斯兰国”呼罗珊省", "islamic-state-khorasan"},
		{"the people is not the country", "zh-Hans", "塔吉克族", ""},
		{"Taiwan's names", "zh-Hant", "塔吉克與烏茲別克，塔吉克語", "tajikistan uzbekistan"},

		{"a language without forms", "uk", "Таджикистан", ""},
		{"no text", "ru", "", ""},
	} {
		want := strings.Fields(c.want)
		if got := ids(Builtin().Occurring(c.text, c.l)); !slices.Equal(got, want) {
			t.Errorf("%s: %q has %v, want %v", c.name, c.text, got, want)
		}
	}
}

func TestNamedAcceptsWhatATranslatorWrites(t *testing.T) {
	for _, c := range []struct {
		id   string
		l    lang.Language
		text string
		want bool
	}{
		{"china", "en", "three Chinese citizens", true},
		{"china", "ru", "китайскими рабочими", true},
		{"china", "ru", "китайско-таджикская граница", true},
		{"china", "ru", "трёх китайцев", true},
		{"germany", "ru", "немцами", true},
		{"tajikistan", "ru", "афгано-таджикской границы", true},
		{"afghanistan", "ru", "афгано-таджикской границы", true},
		{"china", "ru", "Киргизия", false},
		{"china", "tg", "се шаҳрванди чинӣ", true},
		{"china", "tg", "Хитой", true},
		{"china", "fa-AF", "شهروندان چینی", true},
		{"china", "fa-AF", "چینایی‌ها", true},
		{"china", "zh-Hans", "中方人员", true},
		{"china", "zh-Hans", "发展中国家", false},
		{"peoples-republic-of-china", "ru", "в Китае", true},
		{"dushanbe", "fa-AF", "در دوشنبه گفت", true},
		{"dushanbe", "fa-AF", "روز دوشنبه گفت", false},
		{"dushanbe", "tg", "рӯзи душанбе", false},
		{"panj", "tg", "лаби Панҷ", true},
		{"panj", "tg", "панҷ нафар", false},
		{"panj", "fa-AF", "پنج تن", false},
		{"khorasan", "en", "Islamic State Khorasan Province", true},
		{"emomali-rahmon", "fa-AF", "رحمان گفت", true},
		{"emomali-rahmon", "zh-Hans", "拉赫蒙总统", true},
		{"taliban", "ru", "талибов", true},
		{"united-states", "ru", "американцев", true},
		{"russia", "ru", "россиянам", true},
		{"afghanistan", "ru", "афганцами", true},
		{"mexico", "en", "New Mexico", false},
		{"mexico", "en", "New Mexico and Mexico", true},
	} {
		if got := Builtin().Named(c.text, term(t, c.id), c.l); got != c.want {
			t.Errorf("%s in %q: %v, want %v", c.id, c.text, got, c.want)
		}
	}
}

func term(t testing.TB, id string) Term {
	t.Helper()
	for _, term := range Builtin().Terms() {
		if term.ID == id {
			return term
		}
	}
	t.Fatalf("no term %s", id)
	return Term{}
}

func TestNamedKnowsTermsThatAreNotItsOwn(t *testing.T) {
	own := Term{ID: "own", Kind: "place", Forms: map[lang.Language][]Form{lang.Russian: {{Text: "Нурек"}}}}
	var none *Glossary
	for _, g := range []*Glossary{none, Builtin()} {
		if !g.Named("в Нуреке", own, lang.Russian) || g.Named("в Рогуне", own, lang.Russian) {
			t.Error("a foreign term is not looked for by its own forms")
		}
	}
}

func TestNoGlossaryHasNoTerms(t *testing.T) {
	var g *Glossary
	if g.Terms() != nil || g.Occurring("Kabul", lang.English) != nil {
		t.Error("a nil glossary has terms")
	}
}

func TestPreferred(t *testing.T) {
	china := term(t, "china")
	for l, want := range map[lang.Language]string{
		lang.Tajik: "Чин", lang.Russian: "Китай", lang.Dari: "چین", lang.Persian: "چین", lang.Hans: "中国", lang.Hant: "中國",
	} {
		if f, ok := china.Preferred(l); !ok || f.Text != want {
			t.Errorf("%s: %q, %v", l, f.Text, ok)
		}
	}
	if _, ok := china.Preferred("uk"); ok {
		t.Error("a form in a language without forms")
	}
}

// The names of the golden articles stand in the prompts of their recordings.
func TestGoldenArticlesNameTheirTerms(t *testing.T) {
	for name, c := range map[string]struct {
		l    lang.Language
		want string
	}{
		"brief-border": {"en", "tajikistan afghanistan china central-asia dushanbe kabul moscow beijing emomali-rahmon " +
			"tajik-presidential-press-service csto taliban national-resistance-front islamic-state-khorasan jamaat-ansarullah"},
		"brief-dam":     {"tg", "tajikistan afghanistan uzbekistan dushanbe somoni"},
		"brief-railway": {"ru", "tajikistan uzbekistan kazakhstan russia central-asia dushanbe"},
		"brief-flood":   {"fa-AF", "tajikistan afghanistan badakhshan panj"},
		"brief-power":   {"zh-Hans", "tajikistan afghanistan uzbekistan dushanbe"},
		"markdown-all":  {"en", "tajikistan"},
		"long":          {"en", "tajikistan afghanistan uzbekistan china dushanbe panj vakhsh amu-darya somoni"},
	} {
		b, err := os.ReadFile(filepath.Join("..", "..", "testdata", "cases", name, "article.md"))
		if err != nil {
			t.Fatal(err)
		}
		got := ids(Builtin().Occurring(string(b), c.l))
		if d := cmp.Diff(strings.Fields(c.want), got); d != "" {
			t.Errorf("%s: %s", name, d)
		}
	}
}

func FuzzOccurring(f *testing.F) {
	for _, s := range []string{"U.S. and Tajikistan's", "شی جین‌پینگ", "Вилояти Мухтори", "埃莫马利·拉赫蒙", "У\u0304збекистон", "\xff\u200c", "‌ی", "ﷲ…"} {
		f.Add(s)
	}
	g := Builtin()
	f.Fuzz(func(t *testing.T, text string) {
		for _, l := range languages {
			for _, term := range g.Occurring(text, l) {
				if !g.Named(text, term, l) {
					t.Errorf("%s occurs in %q but is not named there", term.ID, text)
				}
			}
		}
	})
}

func BenchmarkOccurring(b *testing.B) {
	for name, l := range map[string]lang.Language{"brief-border": "en", "brief-dam": "tg", "brief-railway": "ru", "brief-flood": "fa-AF", "brief-power": "zh-Hans"} {
		src, err := os.ReadFile(filepath.Join("..", "..", "testdata", "cases", name, "article.md"))
		if err != nil {
			b.Fatal(err)
		}
		text := string(src)
		b.Run(string(l), func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				Builtin().Occurring(text, l)
			}
		})
	}
}

// BenchmarkNamed asks one text for every term, as a check of a translation does.
func BenchmarkNamed(b *testing.B) {
	src, err := os.ReadFile(filepath.Join("..", "..", "testdata", "cases", "brief-railway", "article.md"))
	if err != nil {
		b.Fatal(err)
	}
	g := Builtin()
	b.SetBytes(int64(len(src)))
	for b.Loop() {
		text := g.Read(string(src), lang.Russian)
		for _, term := range g.Terms() {
			text.Named(term)
		}
	}
}
