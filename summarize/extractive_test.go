package summarize

import (
	"encoding/json"
	"reflect"
	"slices"
	"strings"
	"testing"

	"panj/internal/article"
	"panj/internal/check"
	"panj/internal/glossary"
	"panj/internal/lang"
)

// canals are articles that say the same in each language; the board and what it
// says are invented.
var canals = []struct {
	lang          lang.Language
	text          string
	speaker       string
	quote         string
	figures       string // value, unit
	when, date    string
	names, source string // of the entities
	topic         string
}{
	{
		lang.English, "# A canal on the Panj is dug again\n\n" +
			"Workers have cleared 24 kilometres of a canal on the Panj, which brings water to 18 villages in Tajikistan. " +
			"The work cost $1.2 million and was done by 340 people.\n\n" +
			"“The canal was full of sand and gave no water for years,” said the Canal Board. Two workers were injured on 3 March 2026 when a wall of the canal fell.\n",
		"Canal Board", "The canal was full of sand and gave no water for years",
		"24 kilometres, 18, 1.2 million $, 340, Two", "3 March 2026", "2026-03-03",
		"Panj, Tajikistan, Canal Board", "Panj, Tajikistan, Canal Board", "canal",
	},
	{
		lang.Tajik, "# Канали лаби Панҷ аз нав тоза шуд\n\n" +
			"Коргарон 24 километри каналро тоза карданд, ки ба 18 деҳаи Тоҷикистон об мерасонад. " +
			"Кор 1,2 миллион доллар арзиш дошт ва онро 340 нафар анҷом доданд.\n\n" +
			"“Канал пур аз рег буд ва солҳо об намедод”, – гуфт Идораи канал. 3 марти соли 2026 ҳангоми фурӯ рафтани девори канал ду коргар захмӣ шуданд.\n",
		"Идораи канал", "Канал пур аз рег буд ва солҳо об намедод",
		"24 километри, 18, 1,2 миллион доллар, 340, ду", "3 марти соли 2026", "2026-03-03",
		"Тоҷикистон, Идораи канал", "Тоҷикистон, Идораи канал", "канал",
	},
	{
		lang.Russian, "# Канал у Пянджа расчищен заново\n\n" +
			"Рабочие расчистили 24 километра канала, который даёт воду 18 сёлам Таджикистана. " +
			"Работа обошлась в 1,2 млн долларов, её выполнили 340 человек.\n\n" +
			"«Канал был занесён песком и годами не давал воды», — сообщило Управление канала. 3 марта 2026 года при обрушении стены канала пострадали двое рабочих.\n",
		"Управление канала", "Канал был занесён песком и годами не давал воды",
		"24 километра, 18, 1,2 млн долларов, 340, двое", "3 марта 2026", "2026-03-03",
		"Пяндж, Таджикистан, Управление канала", "Пянджа, Таджикистана, Управление канала", "канал",
	},
	{
		lang.Persian, "# کانال کنار دریای پنج دوباره پاک شد\n\n" +
			"کارگران ۲۴ کیلومتر کانال را پاک کردند که به ۱۸ قریهٔ تاجکستان آب می‌رساند. " +
			"این کار ۱٫۲ ملیون دالر هزینه داشت و ۳۴۰ تن آن را انجام دادند.\n\n" +
			"ادارهٔ کانال گفت: «کانال پر از ریگ بود و سال‌ها آب نمی‌داد.» روز ۳ مارچ ۲۰۲۶ با فرو ریختن دیوار کانال دو کارگر زخمی شدند.\n",
		"ادارهٔ کانال", "کانال پر از ریگ بود و سال‌ها آب نمی‌داد.",
		"۲۴ کیلومتر, ۱۸, ۱٫۲ ملیون دالر, ۳۴۰, دو", "۳ مارچ ۲۰۲۶", "2026-03-03",
		"دریای پنج, تاجکستان, ادارهٔ کانال", "دریای پنج, تاجکستان, ادارهٔ کانال", "کانال",
	},
	{
		lang.Hans, "# 喷赤河畔水渠重新疏通\n\n" +
			"工人疏通了24公里水渠，向塔吉克斯坦18个村庄供水。工程耗资120万美元，有340人参加施工。\n\n" +
			"水渠管理局说：“水渠里全是沙子，多年没有来水。”2026年3月3日，水渠的一段墙倒塌，两名工人受伤。\n",
		"水渠管理局", "水渠里全是沙子，多年没有来水。",
		"24 公里, 18, 120万 美元, 340, 两", "2026年3月3日", "2026-03-03",
		"喷赤河, 塔吉克斯坦, 水渠管理局", "喷赤河, 塔吉克斯坦, 水渠管理局", "水渠",
	},
	{
		lang.Hant, "# 噴赤河畔水渠重新疏通\n\n" +
			"工人疏通了24公里水渠，向塔吉克18個村莊供水。工程耗資120萬美元，有340人參加施工。\n\n" +
			"水渠管理局表示：「水渠裡全是沙子，多年沒有來水。」2026年3月3日，水渠的一段牆倒塌，兩名工人受傷。\n",
		"水渠管理局", "水渠裡全是沙子，多年沒有來水。",
		"24 公里, 18, 120萬 美元, 340, 兩", "2026年3月3日", "2026-03-03",
		"噴赤河, 塔吉克, 水渠管理局", "噴赤河, 塔吉克, 水渠管理局", "水渠",
	},
}

// board is a glossary with a speaker of our own.
func board(t testing.TB) *glossary.Glossary {
	t.Helper()
	own, err := glossary.Load(strings.NewReader("en\ttg\tru\tfa-AF\tzh-Hans\tzh-Hant\tkind\n"+
		"Canal Board\tИдораи канал\tУправление канала\tادارهٔ کانال\t水渠管理局\t水渠管理局\torganisation\n"), "board.tsv", lang.English, lang.Tajik)
	if err != nil {
		t.Fatal(err)
	}
	return glossary.Merge(glossary.Builtin(), own)
}

func articleIn(t testing.TB, l lang.Language, text string) *article.Article {
	t.Helper()
	a, err := article.Parse("a.md", []byte(text), article.Markdown)
	if err != nil {
		t.Fatal(err)
	}
	a.Language = l
	return a
}

func extract(t testing.TB, l lang.Language, text string, words int) (*article.Article, *Summary) {
	t.Helper()
	a := articleIn(t, l, text)
	s, err := Extract(a, board(t), ExtractOptions{Words: words})
	if err != nil {
		t.Fatal(err)
	}
	return a, s
}

func TestExtractInEachLanguage(t *testing.T) {
	for _, c := range canals {
		t.Run(string(c.lang), func(t *testing.T) {
			a, s := extract(t, c.lang, c.text, 0)
			if want := own(c.lang); s.Lang != want || s.Engine != "extractive" || s.Headline != a.Blocks[0].Text {
				t.Errorf("%s by %s: %q", s.Lang, s.Engine, s.Headline)
			}
			var figures, names, sources []string
			for _, f := range s.Figures {
				figures = append(figures, strings.TrimSpace(f.Value+" "+f.Unit))
			}
			for _, e := range s.Entities {
				names, sources = append(names, e.Name), append(sources, e.SourceName)
			}
			for what, pair := range map[string][2]string{
				"figures": {c.figures, strings.Join(figures, ", ")},
				"names":   {c.names, strings.Join(names, ", ")},
				"sources": {c.source, strings.Join(sources, ", ")},
			} {
				if pair[0] != pair[1] {
					t.Errorf("%s: got %s, want %s", what, pair[1], pair[0])
				}
			}
			if len(s.Quotes) != 1 || s.Quotes[0].SourceText != c.quote || s.Quotes[0].Text != c.quote || s.Quotes[0].Speaker != c.speaker {
				t.Errorf("quotes %+v", s.Quotes)
			}
			if len(s.Events) != 1 || s.Events[0].When != (When{c.when, c.date}) {
				t.Errorf("events %+v", s.Events)
			}
			if !slices.ContainsFunc(s.Topics, func(w string) bool { return strings.HasPrefix(lang.Fold(w), c.topic) }) {
				t.Errorf("topics %q lack %s", s.Topics, c.topic)
			}
			if len(s.Findings) > 0 {
				t.Errorf("findings %+v", s.Findings)
			}
			grounded(t, a, s)
		})
	}
}

// grounded holds for whatever is extracted: the summary's own words are the
// article's, each piece of evidence is exact, and nothing is null.
func grounded(t *testing.T, a *article.Article, s *Summary) {
	t.Helper()
	n := 0
	for e := range s.Evidences() {
		n++
		b, _ := a.Block(e.Block)
		if e.Match != check.Exact || b.Text[e.ByteStart:e.ByteEnd] != e.Quote || string([]rune(b.Text)[e.Start:e.End]) != e.Quote {
			t.Errorf("evidence %+v is not what stands at its place", *e)
		}
	}
	if n == 0 || s.Headline == "" || s.Abstract.Text == "" {
		t.Errorf("%d pieces of evidence, headline %q, abstract %q", n, s.Headline, s.Abstract.Text)
	}
	for _, p := range append(slices.Clone(s.KeyPoints), Statement{s.Abstract.Text, s.Abstract.Evidence}) {
		var words []string
		for _, e := range p.Evidence {
			words = append(words, oneLine(e.Quote))
		}
		if got := strings.Join(words, " "); got != p.Text && strings.Join(words, "") != p.Text {
			t.Errorf("%q is not its evidence %q", p.Text, got)
		}
	}
	b, err := json.Marshal(s)
	if err != nil || strings.Contains(strings.ReplaceAll(string(b), `"killed":null,"injured":null`, ""), "null,") {
		t.Errorf("%v: a list is null in %s", err, b)
	}
}

func TestExtractGivesTheSameAgain(t *testing.T) {
	for _, c := range canals {
		_, first := extract(t, c.lang, c.text, 60)
		for range 5 {
			if _, again := extract(t, c.lang, c.text, 60); !reflect.DeepEqual(first, again) {
				t.Fatalf("%s: %+v and %+v", c.lang, first, again)
			}
		}
	}
}

func TestExtractOfUnluckyArticles(t *testing.T) {
	for name, c := range map[string]struct {
		lang     lang.Language
		text     string
		abstract string
		points   int
	}{
		"one sentence":     {lang.English, "The road is open.", "The road is open.", 0},
		"no sentence end":  {lang.Russian, "дорога открыта но снег лежит", "дорога открыта но снег лежит", 0},
		"only a title":     {lang.Tajik, "# Роҳ кушода шуд", "Роҳ кушода шуд", 0},
		"a list":           {lang.English, "- the road is open now\n- the bridge is shut\n- the ferry waits", "the road is open now", 0},
		"code around":      {lang.English, "```\nThe code is not text at all.\n```\n\nThe road to the pass is open.\n\n    more code\n", "The road to the pass is open.", 0},
		"all duplicates":   {lang.Hans, strings.Repeat("道路已经重新开放通车。", 20), "道路已经重新开放通车。", 0},
		"no letters":       {lang.English, "42 — 17, 8.", "42 — 17, 8.", 0},
		"function words":   {lang.English, "It is what it is.\n\nIt was that.", "It is what it is.", 0},
		"only a heading":   {lang.Dari, "## راه باز شد", "راه باز شد", 0},
		"a hard break":     {lang.English, "The road is open  \nto all that wait here.", "The road is open to all that wait here.", 0},
		"an emoji":         {lang.English, "🚧 The road is shut 🚧 for 2 days.", "🚧 The road is shut 🚧 for 2 days.", 0},
		"an unclosed mark": {lang.English, "“The road is open, they said to us.", "“The road is open, they said to us.", 0},
	} {
		t.Run(name, func(t *testing.T) {
			a, s := extract(t, c.lang, c.text, 0)
			if s.Abstract.Text != c.abstract || len(s.KeyPoints) != c.points {
				t.Errorf("abstract %q, key points %+v", s.Abstract.Text, s.KeyPoints)
			}
			grounded(t, a, s)
		})
	}
	for name, text := range map[string]string{"empty": "", "blank": " \n\n", "only code": "```\na = 1\n```\n"} {
		s, err := Extract(articleIn(t, lang.English, text), glossary.Builtin(), ExtractOptions{})
		if s != nil || err == nil || err.Error() != "summarizing in en: a.md has no text" {
			t.Errorf("%s: %+v, %v", name, s, err)
		}
	}
}

// A speaker is given only where the name is the verb's subject; the glossary's
// board says nothing in all of the others.
func TestSpeakerIsNotGuessed(t *testing.T) {
	for _, c := range []struct {
		lang       lang.Language
		text, want string
	}{
		{lang.English, "“The water is back in all the villages,” the Canal Board said on Monday.", "Canal Board"},
		{lang.English, "“The water is back in all the villages,” said the Canal Board.", "Canal Board"},
		{lang.English, "“The water is back in all the villages,” said the Canal Board's driver.", ""},
		{lang.English, "“The water is back in all the villages,” a driver of the Canal Board said.", ""},
		{lang.English, "“The water is back in all the villages,” said a driver, who left the Canal Board.", ""},
		{lang.English, "“The Canal Board said the water is back,” said a driver.", ""},
		{lang.Tajik, "“Об ба ҳамаи деҳаҳо баргашт”, – гуфт ронандаи Идораи канал.", ""},
		{lang.Tajik, "Идораи канал гуфт: “Об ба ҳамаи деҳаҳо баргашт”.", "Идораи канал"},
		{lang.Russian, "«Вода вернулась во все сёла», — сообщили Управлению канала.", ""},
		{lang.Russian, "«Вода вернулась во все сёла», — сказал водитель Управления канала.", ""},
		{lang.Dari, "رانندهٔ ادارهٔ کانال گفت: «آب به همه قریه‌ها برگشت.»", ""},
		{lang.Hans, "“水已经回到所有村庄。”水渠管理局说。", "水渠管理局"},
		{lang.Hans, "“水渠里的好老板”水渠管理局说，水已经回来。", ""},
		{lang.Hans, "前水渠管理局说书人表示：“水已经回到所有村庄。”", ""},
	} {
		_, s := extract(t, c.lang, c.text, 0)
		if len(s.Quotes) != 1 || s.Quotes[0].Speaker != c.want {
			t.Errorf("%s: %+v, want %q", c.text, s.Quotes, c.want)
		}
	}
}

// What stands between quotation marks is a quotation only beside a verb of speech.
func TestTitlesAndTermsAreNoQuotations(t *testing.T) {
	for l, text := range map[lang.Language]string{
		lang.English: "The film “A Road Without an End in Sight” is shown in the hall of the village.",
		lang.Russian: "Книга «Дорога через перевал и обратно» лежит в школе. Её читают дети.",
		lang.Hans:    "影片“没有尽头的山间道路”正在村里放映。",
		lang.Tajik:   "Ронанда гуфт, ки рӯзномаи “Садои кӯҳ” нарасид.",
	} {
		if _, s := extract(t, l, text, 0); len(s.Quotes) > 0 {
			t.Errorf("%s: %+v", l, s.Quotes)
		}
	}
}

func TestDates(t *testing.T) {
	const tail = " the road to the upper villages was opened again for all."
	for text, want := range map[string]When{
		"On 14 September 2026" + tail:     {"14 September 2026", "2026-09-14"},
		"On September 5, 2026," + tail:    {"September 5, 2026", "2026-09-05"},
		"On Sept. 3" + tail:               {"Sept. 3", ""},
		"In September 2026" + tail:        {"September 2026", ""},
		"On 2026-09-14" + tail:            {"2026-09-14", "2026-09-14"},
		"On 14.09.2026" + tail:            {"14.09.2026", "2026-09-14"},
		"In 2026" + tail:                  {},
		"On Monday" + tail:                {},
		"From November to March" + tail:   {},
		"DUSHANBE, 14 September –" + tail: {},
		"14 Sept 2026.":                   {},
	} {
		_, s := extract(t, lang.English, text, 0)
		var got When
		if len(s.Events) > 0 {
			got = s.Events[0].When
		}
		if got != want {
			t.Errorf("%q: got %+v, want %+v", text, got, want)
		}
	}
}

func TestWordsBoundTheSummary(t *testing.T) {
	text := ofWords(3000, canals[0].text, true)
	before := 0
	for _, words := range []int{60, 150, 350} {
		a, s := extract(t, lang.English, text, words)
		grounded(t, a, s)
		got := countWords(s.Abstract.Text)
		for _, p := range s.KeyPoints {
			got += countWords(p.Text)
		}
		if got > words || got <= before || len(s.Figures) > words/10 || len(s.Quotes) > max(2, words/30) {
			t.Errorf("%d words asked for, %d came, %d figures, %d quotations", words, got, len(s.Figures), len(s.Quotes))
		}
		before = got
	}
}
