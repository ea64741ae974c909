package check

import (
	"reflect"
	"strings"
	"testing"

	"panj/internal/article"
	"panj/internal/glossary"
	"panj/internal/lang"
)

// news is an invented article of three blocks in each language.
func news(l lang.Language) []article.Block {
	var texts []string
	switch l {
	case lang.English:
		texts = []string{
			"Five people were killed and seven injured in two attacks near the border, the office of governor Karim Nazarov said on Monday.",
			"Three of the dead were miners. The border is 1,357 kilometres long, and 53 % of it is in the mountains.",
			"“We will repair the road before winter,” governor Karim Nazarov said. The repair costs 2.5 million dollars.",
		}
	case lang.Tajik:
		texts = []string{
			"Дар ду ҳамла дар наздикии сарҳад панҷ нафар кушта ва ҳафт нафар захмӣ шуданд, гуфт рӯзи душанбе идораи ҳоким Карим Назаров.",
			"Се нафари кушташудагон конкан буданд. Дарозии сарҳад 1357 километр аст ва 53 фоизи он дар кӯҳистон мегузарад.",
			"«Мо роҳро то зимистон таъмир мекунем», – гуфт ҳоким Карим Назаров. Арзиши таъмир 2,5 миллион доллар аст.",
		}
	case lang.Russian:
		texts = []string{
			"Пять человек погибли и семеро ранены при двух нападениях у границы, сообщила в понедельник канцелярия губернатора Карима Назарова.",
			"Трое погибших были шахтёрами. Длина границы – 1357 километров, 53 % её проходит в горах.",
			"«Мы отремонтируем дорогу до зимы», – сказал губернатор Карим Назаров. Ремонт стоит 2,5 млн долларов.",
		}
	case lang.Dari:
		texts = []string{
			"در دو حمله نزدیک سرحد پنج تن کشته و هفت تن زخمی شدند، دفتر والی کریم نظروف روز دوشنبه گفت.",
			"سه تن از کشته‌شدگان معدنچی بودند. طول سرحد ۱۳۵۷ کیلومتر است و ۵۳ فیصد آن در کوهستان است.",
			"والی کریم نظروف گفت: «ما سرک را پیش از زمستان ترمیم می‌کنیم.» مصرف ترمیم ۲٫۵ ملیون دالر است.",
		}
	default:
		texts = []string{
			"州长卡里姆·纳扎罗夫办公室周一表示，边境附近的两起袭击造成5人死亡、7人受伤。",
			"死者中有3名矿工。边境线长1357公里，其中53%在山区。",
			"州长卡里姆·纳扎罗夫说：“我们将在冬天之前修好公路。”维修费用为250万美元。",
		}
	}
	var out []article.Block
	for i, text := range texts {
		out = append(out, article.Block{ID: "b" + string(rune('1'+i)), Kind: article.Paragraph, Text: text})
	}
	return out
}

// cite makes evidence of a whole block.
func cite(blocks []article.Block, n int) []Evidence {
	return []Evidence{Locate(blocks[n-1], blocks[n-1].Text)}
}

func five() []lang.Language {
	return []lang.Language{lang.English, lang.Tajik, lang.Russian, lang.Dari, lang.Hans}
}

// TestSummaryOfGoodStatements takes each language's article for a summary of
// every other's: the same facts in other words, numerals and scripts.
func TestSummaryOfGoodStatements(t *testing.T) {
	for _, from := range five() {
		for _, to := range five() {
			source := news(from)
			var statements []Statement
			for i, b := range news(to) {
				statements = append(statements, Statement{Path: "key_points[" + string(rune('0'+i)) + "]", Text: b.Text, Evidence: cite(source, i+1)})
			}
			for _, f := range Summary(statements, source, Languages{From: from, To: to}) {
				t.Errorf("%s → %s: %s %s %s", from, to, f.Path, f.Rule, f.Message)
			}
		}
	}
}

// one checks one statement about the news of a language.
func one(t *testing.T, from, to lang.Language, st Statement) []Finding {
	t.Helper()
	found := Summary([]Statement{st}, news(from), Languages{From: from, To: to})
	for _, f := range found {
		if f.Path != st.Path || f.Lang != to || f.Message == "" || len([]rune(f.Message)) > 250 {
			t.Errorf("finding %+v", f)
		}
		if f.Source != nil {
			checkPlaceIn(t, news(from), *f.Source)
		}
	}
	return found
}

func checkPlaceIn(t *testing.T, blocks []article.Block, p Place) {
	t.Helper()
	for _, b := range blocks {
		if b.ID == p.Block && b.Text[p.ByteStart:p.ByteEnd] == p.Text && string([]rune(b.Text)[p.Start:p.End]) == p.Text {
			return
		}
	}
	t.Errorf("place %+v is nowhere", p)
}

func TestEvidenceThatIsNotThere(t *testing.T) {
	source := news(lang.English)
	const text = "Погибли пять человек."
	statement := func(e ...Evidence) Statement { return Statement{Path: "key_points[0]", Text: text, Evidence: e} }
	expect(t, one(t, lang.English, lang.Russian, statement()), "evidence", Warning, "no words of the source")
	expect(t, one(t, lang.English, lang.Russian, Statement{Path: "headline", Text: text, Claimless: true}), "evidence", "", "")
	expect(t, one(t, lang.English, lang.Russian, statement(Locate(source[0], "five people were killed"))), "evidence", "", "")
	expect(t, one(t, lang.English, lang.Russian, statement(Locate(source[0], "six people were murdered in cold blood"))), "evidence", Error, "the article does not hold")
	expect(t, one(t, lang.English, lang.Russian, statement(Locate(source[0], "Three of the dead were miners"))), "evidence", Error, "b1 does not hold \"Three of the dead were miners\", but b2 does")
	expect(t, one(t, lang.English, lang.Russian, statement(Locate(source[0], "Five persons were killed and seven injured in two attacks"))), "evidence", Warning, "not verbatim")
	expect(t, one(t, lang.English, lang.Russian, statement(Evidence{Block: "b99", Quote: "five people were killed", Match: None, Start: -1, End: -1, ByteStart: -1, ByteEnd: -1})), "evidence", Error, "b99 does not hold")
	// Evidence translated instead of verbatim.
	expect(t, one(t, lang.English, lang.Russian, statement(Locate(source[0], "пять человек погибли и семеро ранены"))), "evidence", Error, "Russian, not the article's English: they are translated")
}

func TestEvidenceIsReportedOnceForAnEventAndItsCounts(t *testing.T) {
	bad := []Evidence{Locate(news(lang.English)[0], "nobody came home that night")}
	found := Summary([]Statement{
		{Path: "events[0]", Text: "Нападения", Evidence: bad},
		{Path: "events[0].killed", Text: "5", Evidence: bad},
		{Path: "events[0].injured", Text: "7", Evidence: bad},
		{Path: "events[1]", Text: "Нападения", Evidence: bad},
	}, news(lang.English), Languages{From: lang.English, To: lang.Russian})
	if got := fired(found, "evidence"); len(got) != 2 {
		t.Errorf("got %q", got)
	}
}

func TestQuotationsAreTheSourcesWords(t *testing.T) {
	for _, from := range five() {
		source := news(from)
		verbatim := map[lang.Language]string{
			lang.English: "We will repair the road before winter", lang.Tajik: "Мо роҳро то зимистон таъмир мекунем",
			lang.Russian: "Мы отремонтируем дорогу до зимы", lang.Dari: "ما سرک را پیش از زمستان ترمیم می‌کنیم", lang.Hans: "我们将在冬天之前修好公路",
		}[from]
		st := Statement{Path: "quotes[0]", Text: "“The road will be repaired.”", Quoted: verbatim, Evidence: cite(source, 3)}
		expect(t, one(t, from, lang.English, st), "quote", "", "")
		st.Evidence = cite(source, 1)
		expect(t, one(t, from, lang.English, st), "quote", "", "")
		st.Quoted = sample(from)
		expect(t, one(t, from, lang.English, st), "quote", Error, "does not hold the quotation")
	}
	st := Statement{Path: "quotes[0]", Text: "«Дорогу отремонтируют»", Quoted: "We shall repair the road before winter", Evidence: cite(news(lang.English), 3)}
	expect(t, one(t, lang.English, lang.Russian, st), "quote", Warning, "We will repair")
}

func TestFiguresInEveryLanguage(t *testing.T) {
	for name, c := range map[string]struct {
		from, to lang.Language
		text     string
		block    int
		rule     string
		severity Severity
		word     string
	}{
		"tg, changed":             {lang.Tajik, lang.English, "The border is 1,375 kilometres long.", 2, "figure", Warning, "1,375"},
		"ru, changed":             {lang.Russian, lang.Tajik, "Дарозии сарҳад 1375 километр аст.", 2, "figure", Warning, "1375"},
		"fa, changed":             {lang.Dari, lang.Russian, "Длина границы – 1375 километров.", 2, "figure", Warning, "1375"},
		"zh, changed":             {lang.Hans, lang.Dari, "طول سرحد ۱۳۷۵ کیلومتر است.", 2, "figure", Warning, "۱۳۷۵"},
		"en, changed":             {lang.English, lang.Hans, "边境线长1375公里。", 2, "figure", Warning, "1375"},
		"scale":                   {lang.English, lang.Hans, "维修费用为25万美元。", 3, "figure", Warning, "25"},
		"en dead changed":         {lang.Russian, lang.English, "Six people were killed.", 1, "figure", Error, "dead is not in the article"},
		"tg dead changed":         {lang.English, lang.Tajik, "Шаш нафар кушта шуданд.", 1, "figure", Error, "dead is not in the article"},
		"ru dead changed":         {lang.English, lang.Russian, "Погибли шесть человек.", 1, "figure", Error, "dead is not in the article"},
		"fa dead changed":         {lang.English, lang.Dari, "شش تن کشته شدند.", 1, "figure", Error, "dead is not in the article"},
		"zh dead changed":         {lang.English, lang.Hans, "袭击造成6人死亡。", 1, "figure", Error, "dead is not in the article"},
		"dead for injured":        {lang.English, lang.Russian, "Погибли семь человек.", 1, "figure", Error, "the source counts seven injured"},
		"injured for dead, zh":    {lang.Hans, lang.English, "Five people were injured.", 1, "figure", Error, "the source counts 5 dead"},
		"in another block":        {lang.English, lang.Russian, "Длина границы – 1357 километров.", 1, "figure", Warning, "but in b2"},
		"computed":                {lang.English, lang.Russian, "Всего пострадали двенадцать человек.", 1, "computed", Warning, "(5 + 7) is not stated"},
		"computed, the rest":      {lang.English, lang.Tajik, "47 фоизи дигари он дар водӣ аст.", 2, "figure", Warning, "47"},
		"right in another script": {lang.Dari, lang.Hans, "边境线长1357公里，53%在山区。", 2, "figure", "", ""},
		"no number":               {lang.English, lang.Russian, "Дорогу отремонтируют до зимы.", 3, "figure", "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			st := Statement{Path: "key_points[0]", Text: c.text, Evidence: cite(news(c.from), c.block)}
			found := one(t, c.from, c.to, st)
			expect(t, found, c.rule, c.severity, c.word)
			if c.rule == "computed" {
				expect(t, found, "figure", "", "")
			}
		})
	}
}

func TestCountsOfAnEventCountItsVictims(t *testing.T) {
	source := news(lang.English)
	count := func(path, text string) []Finding {
		return one(t, lang.English, lang.Russian, Statement{Path: path, Text: text, Evidence: cite(source, 1)})
	}
	expect(t, count("events[0].killed", "5"), "figure", "", "")
	expect(t, count("events[0].injured", "7"), "figure", "", "")
	expect(t, count("events[0].killed", "7"), "figure", Error, "the source counts seven injured")
	expect(t, count("events[0].killed", "9"), "figure", Error, "9 dead is not in the article")
}

func TestNamesMustStandInTheSource(t *testing.T) {
	for _, c := range []struct {
		from lang.Language
		name string
		ok   bool
	}{
		{lang.English, "Karim Nazarov", true}, {lang.English, "governor Nazarov", true}, {lang.English, "Rustam Nazarov", false},
		{lang.Tajik, "Карим Назаров", true}, {lang.Tajik, "Рустам Назаров", false},
		{lang.Russian, "Карим Назаров", true}, {lang.Russian, "Рустам Назаров", false},
		{lang.Dari, "کریم نظروف", true}, {lang.Dari, "کریم نظرو\u200cف", true}, {lang.Dari, "رستم نظروف", false},
		{lang.Hans, "卡里姆·纳扎罗夫", true}, {lang.Hans, "纳扎罗夫", true}, {lang.Hans, "鲁斯塔姆·纳扎罗夫", false},
		{lang.Hans, "卡里姆・纳扎罗夫", true}, {lang.English, "S. Nazarov", true}, {lang.English, " ", true},
	} {
		st := Statement{Path: "entities[0]", Text: "губернатор", Names: []string{c.name}, Evidence: cite(news(c.from), 3)}
		severity := Warning
		if c.ok {
			severity = ""
		}
		expect(t, one(t, c.from, lang.Russian, st), "name", severity, "does not name")
	}
}

func TestLanguageOfASummary(t *testing.T) {
	source := news(lang.English)
	long := Statement{Path: "abstract", Text: sample(lang.Russian), Evidence: cite(source, 1)}
	expect(t, one(t, lang.English, lang.Tajik, long), "language", Error, "Russian")
	short := func(path, text string) Statement {
		return Statement{Path: path, Text: text, Evidence: cite(source, 3)}
	}
	found := Summary([]Statement{
		short("key_points[0]", "Вода поднялась ночью."), short("key_points[1]", "Дорогу до столицы закрыли."),
		short("key_points[2]", "Мост ещё не отремонтирован."), short("key_points[3]", "Жители ночуют в школе."),
	}, source, Languages{From: lang.English, To: lang.Tajik})
	expect(t, found, "language", Error, "Russian")
	if found[0].Path != "" {
		t.Errorf("a finding about the whole has path %q", found[0].Path)
	}
}

func TestWordingOfAStatement(t *testing.T) {
	st := Statement{Path: "abstract", Text: "Вот краткое изложение статьи: дорогу отремонтируют.", Evidence: cite(news(lang.English), 3)}
	expect(t, one(t, lang.English, lang.Russian, st), "preamble", Error, "own words")
	st.Text = "Дорогу <g1>отремонтируют\u202E."
	if got := fired(one(t, lang.English, lang.Russian, st), "control"); len(got) != 2 || !strings.Contains(got[0], "summary") {
		t.Errorf("got %q", got)
	}
}

func TestEmptyStatementsSayNothing(t *testing.T) {
	if found := Summary([]Statement{{Path: "abstract"}, {Path: "headline", Claimless: true}}, news(lang.English), Languages{From: lang.English, To: lang.Tajik}); len(found) != 0 {
		t.Errorf("findings %+v", found)
	}
	if found := Summary(nil, nil, Languages{From: lang.English, To: lang.Tajik}); len(found) != 0 {
		t.Errorf("findings %+v", found)
	}
}

// What a Basis has read for one summary serves the next, whatever that cites.
func TestBasisFindsTheSameAsSummary(t *testing.T) {
	blocks := paragraphsOf("On 4 August the governor said that 20 people had left Khorog.", "“We need help,” Karim Nazarov said.")
	l := Languages{From: lang.English, To: lang.Russian, Glossary: glossary.Builtin(), Published: "2026-08-05"}
	basis := NewBasis(blocks, l)
	all := [][]Statement{
		{telling(blocks, 1, "Губернатор сказал, что уехали 30 человек.")},
		{{Path: "quotes[0]", Text: "Нужна помощь", Quoted: "We need no help at all", Speaker: "Карим Назаров", Evidence: []Evidence{notFound("b1", "We need help")}}},
		{telling(blocks, 1, "5 августа губернатор уехал в Кабул.")},
		{telling(blocks, 1, "4 августа 20 человек уехали из Хорога.")},
	}
	for range 2 {
		for i, statements := range all {
			want := Summary(statements, blocks, l)
			if got := basis.Summary(statements); !reflect.DeepEqual(got, want) || (len(want) == 0) != (i == 3) {
				t.Errorf("summary %d: %+v, want %+v", i, got, want)
			}
		}
	}
}
