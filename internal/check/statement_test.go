package check

import (
	"fmt"
	"testing"

	"panj/internal/article"
	"panj/internal/glossary"
	"panj/internal/lang"
)

// paragraphsOf makes blocks b1, b2, … of texts.
func paragraphsOf(texts ...string) []article.Block {
	var out []article.Block
	for i, text := range texts {
		out = append(out, article.Block{ID: fmt.Sprint("b", i+1), Kind: article.Paragraph, Text: text})
	}
	return out
}

// telling is a statement that cites a whole block.
func telling(blocks []article.Block, n int, text string) Statement {
	return Statement{Path: "key_points[0]", Text: text, Evidence: cite(blocks, n), Asserts: true}
}

func inFive(en, tg, ru, fa, zh string) map[lang.Language]string {
	return map[lang.Language]string{lang.English: en, lang.Tajik: tg, lang.Russian: ru, lang.Dari: fa, lang.Hans: zh}
}

// TestVictimsAreNotExchangedInAnyPair gives the dead's number to the injured.
func TestVictimsAreNotExchangedInAnyPair(t *testing.T) {
	good := inFive("Four people were killed and eight injured.", "Чор нафар кушта ва ҳашт нафар захмӣ шуданд.",
		"Четыре человека погибли и восемь ранены.", "چهار تن کشته و هشت تن زخمی شدند.", "4人死亡，8人受伤。")
	bad := inFive("Eight people were killed and four injured.", "Ҳашт нафар кушта ва чор нафар захмӣ шуданд.",
		"Восемь человек погибли и четверо ранены.", "هشت تن کشته و چهار تن زخمی شدند.", "8人死亡，4人受伤。")
	for _, from := range five() {
		blocks := paragraphsOf(good[from])
		for _, to := range five() {
			l := Languages{From: from, To: to}
			expect(t, Summary([]Statement{telling(blocks, 1, good[to])}, blocks, l), "figure", "", "")
			if found := Summary([]Statement{telling(blocks, 1, bad[to])}, blocks, l); len(fired(found, "figure")) != 2 {
				t.Errorf("%s → %s: %+v", from, to, found)
			}
		}
	}
}

// TestNumbersMeetInAnyPair has what the languages write in their own ways.
func TestNumbersMeetInAnyPair(t *testing.T) {
	for name, text := range map[string]map[lang.Language]string{
		"five":              inFive("Five villages have no water.", "Панҷ деҳа об надорад.", "Пять сёл остались без воды.", "پنج قریه آب ندارد.", "五个村庄没有水。"),
		"digits":            inFive("They need 5 trucks.", "Ба онҳо 5 мошин лозим аст.", "Им нужно 5 грузовиков.", "آنان به ۵ موتر نیاز دارند.", "他们需要5辆卡车。"),
		"tens of thousands": inFive("Tens of thousands left.", "Даҳҳо ҳазор нафар рафтанд.", "Десятки тысяч уехали.", "ده‌ها هزار تن رفتند.", "数万人离开。"),
	} {
		for _, from := range five() {
			blocks := paragraphsOf(text[from])
			for _, to := range five() {
				found := Summary([]Statement{telling(blocks, 1, text[to])}, blocks, Languages{From: from, To: to})
				for _, f := range found {
					t.Errorf("%s, %s → %s: %s", name, from, to, f.Message)
				}
			}
		}
	}
}

func TestDatesOfAnEvent(t *testing.T) {
	for name, c := range map[string]struct {
		from                  lang.Language
		source, published, at string
		severity              Severity
		word                  string
	}{
		"the same day":                 {lang.English, "It fell on 8 August 2026.", "", "2026-08-08", "", ""},
		"a day later":                  {lang.English, "It fell on 8 August 2026.", "", "2026-08-09", Error, `b1 has "8 August 2026"`},
		"another year":                 {lang.Russian, "Мост упал 8 августа 2026 года.", "", "2025-08-08", Error, "8 августа 2026"},
		"no year":                      {lang.Russian, "Мост упал 8 августа.", "", "2026-08-08", "", ""},
		"no year, too far":             {lang.Russian, "Мост упал 8 августа.", "2026-08-10", "2019-08-08", Error, "8 августа"},
		"solar":                        {lang.Dari, "پل به تاریخ ۱۷ اسد ۱۴۰۵ افتاد.", "", "2026-08-08", "", ""},
		"solar, a day later":           {lang.Dari, "پل به تاریخ ۱۷ اسد ۱۴۰۵ افتاد.", "", "2026-08-09", Error, "۱۷ اسد"},
		"solar in Tajik":               {lang.Tajik, "Пул 17 асади соли 1405 афтод.", "", "2026-08-08", "", ""},
		"month alone":                  {lang.Hans, "桥于2026年8月倒塌。", "", "2026-08", "", ""},
		"weekday":                      {lang.English, "It fell on Monday.", "2026-08-12", "2026-08-10", "", ""},
		"weekday, a day later":         {lang.English, "It fell on Monday.", "2026-08-12", "2026-08-11", Warning, "Monday"},
		"weekday, Russian":             {lang.Russian, "Мост упал в минувшую среду.", "2026-08-14T10:00:00Z", "2026-08-12", "", ""},
		"weekday, Tajik":               {lang.Tajik, "Пул рӯзи панҷшанбе афтод.", "14 августи соли 2026", "2026-08-13", "", ""},
		"weekday, Dari":                {lang.Dari, "پل روز سه‌شنبه افتاد.", "۱۴ اگست ۲۰۲۶", "2026-08-11", "", ""},
		"weekday, Dari, a day earlier": {lang.Dari, "پل روز سه‌شنبه افتاد.", "۱۴ اگست ۲۰۲۶", "2026-08-10", Warning, "شنبه"},
		"yesterday, Chinese":           {lang.Hans, "桥昨天倒塌。", "2026-08-14", "2026-08-13", "", ""},
		"yesterday, two days":          {lang.Hans, "桥昨天倒塌。", "2026-08-14", "2026-08-12", Warning, "昨天"},
		"weekday, nobody knows when":   {lang.English, "It fell on Monday.", "", "2026-08-10", Warning, "Monday"},
		"a dateline says when":         {lang.Russian, "ДУШАНБЕ, 12 августа 2026 года. Мост упал в понедельник.", "", "2026-08-10", "", ""},
		"no date at all":               {lang.English, "It fell.", "", "2026-08-10", Warning, "is not in the article"},
		"the day of publication":       {lang.English, "It fell.", "2026-08-10", "2026-08-10", "", ""},
		"words are no date":            {lang.English, "It fell.", "", "in summer", "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			blocks := paragraphsOf(c.source)
			st := Statement{Path: "events[0]", Text: "Мост", Date: c.at, Evidence: cite(blocks, 1)}
			expect(t, Summary([]Statement{st}, blocks, Languages{From: c.from, To: lang.Russian, Published: c.published}), "date", c.severity, c.word)
		})
	}
}

func TestDatesOfAText(t *testing.T) {
	blocks := paragraphsOf("The bridge fell on 8 August. Eight cars were on it.", "It was built on 2 May 1975.", "It will open in spring.")
	for name, c := range map[string]struct {
		cited    int
		text     string
		severity Severity
		word     string
	}{
		"the day":                    {1, "8 августа упал мост.", "", ""},
		"moved":                      {1, "9 августа упал мост.", Error, `b1 has "8 August"`},
		"of another block":           {1, "2 мая 1975 года упал мост.", Warning, "but in b2"},
		"cited where nothing is":     {3, "Мост построен 2 мая 1975 года.", "", ""},
		"a number is no date":        {1, "На мосту было восемь машин.", "", ""},
		"resolved by the publishing": {1, "8 августа 2026 года упал мост.", "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			found := Summary([]Statement{telling(blocks, c.cited, c.text)}, blocks, Languages{From: lang.English, To: lang.Russian, Published: "2026-08-09"})
			expect(t, found, "date", c.severity, c.word)
			expect(t, found, "figure", "", "")
		})
	}
}

// hedged has three ways of keeping one's distance in each language, and the
// statement without.
var hedged = map[lang.Language][]string{
	lang.English: {"The bridge is reportedly closed.", "According to two drivers the bridge is closed.", "The bridge is allegedly closed."},
	lang.Tajik:   {"Мегӯянд, ки пул баста аст.", "Тибқи маълумоти ронандагон пул баста аст.", "Пул гӯё баста аст."},
	lang.Russian: {"По данным водителей, мост закрыт.", "Мост якобы закрыт.", "Как сообщается, мост закрыт."},
	lang.Dari:    {"گفته می‌شود که پل بسته است.", "گزارش شده که پل بسته است.", "به گفتهٔ رانندگان پل بسته است."},
	lang.Hans:    {"据称大桥已关闭。", "据报道，大桥已关闭。", "大桥据说已关闭。"},
}

func TestStance(t *testing.T) {
	flat := inFive("The bridge is closed.", "Пул баста аст.", "Мост закрыт.", "پل بسته است.", "大桥已关闭。")
	for from, list := range hedged {
		for _, source := range list {
			blocks := paragraphsOf(source)
			for _, to := range five() {
				l := Languages{From: from, To: to}
				expect(t, Summary([]Statement{telling(blocks, 1, flat[to])}, blocks, l), "stance", Warning, "with reserve")
				for _, kept := range hedged[to] {
					expect(t, Summary([]Statement{telling(blocks, 1, kept)}, blocks, l), "stance", "", "")
				}
				claim := telling(blocks, 1, flat[to])
				claim.Speaker, claim.Stance = "?", "says"
				expect(t, Summary([]Statement{claim}, blocks, l), "stance", "", "")
			}
		}
	}
}

func TestStanceSeesWhatItIsAbout(t *testing.T) {
	ru := paragraphsOf("Работы стояли одиннадцать дней, причину, как утверждает собеседник, ещё выясняют.")
	st := telling(ru, 1, "Work stopped for eleven days.")
	expect(t, Summary([]Statement{st}, ru, Languages{From: lang.Russian, To: lang.English}), "stance", Warning, "")
	st.Evidence = []Evidence{Locate(ru[0], "Работы стояли одиннадцать дней")}
	expect(t, Summary([]Statement{st}, ru, Languages{From: lang.Russian, To: lang.English}), "stance", "", "")
	// 据悉 doubts nothing, and a Tajik verb may doubt by itself.
	zh := paragraphsOf("据悉，大桥已关闭。", "据称大桥已关闭。")
	expect(t, Summary([]Statement{telling(zh, 1, "Мост закрыт.")}, zh, Languages{From: lang.Hans, To: lang.Russian}), "stance", "", "")
	expect(t, Summary([]Statement{telling(zh, 2, "Пул баста шудааст.")}, zh, Languages{From: lang.Hans, To: lang.Tajik}), "stance", "", "")
}

func TestDenialsAndOrders(t *testing.T) {
	denied := inFive("The company denied that it had closed the bridge.", "Ширкат рад кард, ки пулро бастааст.",
		"Компания опровергла, что закрыла мост.", "شرکت رد کرد که پل را بسته باشد.", "该公司否认关闭了大桥。")
	did := inFive("The company closed the bridge.", "Ширкат пулро баст.", "Компания закрыла мост.", "شرکت پل را بست.", "该公司关闭了大桥。")
	ordered := inFive("The governor ordered the road closed.", "Ҳоким дастур дод, ки роҳро банданд.", "Губернатор распорядился закрыть дорогу.",
		"والی دستور داد که راه بسته شود.", "州长下令关闭公路。")
	done := inFive("The road was closed.", "Роҳ баста шуд.", "Дорогу закрыли.", "راه بسته شد.", "公路已关闭。")
	for _, from := range five() {
		for _, to := range five() {
			l := Languages{From: from, To: to}
			say := func(source, text, stance string) []Finding {
				blocks := paragraphsOf(source)
				st := telling(blocks, 1, text)
				st.Stance = stance
				return Summary([]Statement{st}, blocks, l)
			}
			expect(t, say(denied[from], did[to], ""), "stance", Warning, "denies it")
			expect(t, say(denied[from], denied[to], ""), "stance", "", "")
			expect(t, say(denied[from], did[to], "denies"), "stance", "", "")
			expect(t, say(did[from], did[to], "denies"), "stance", Warning, "called denies")
			expect(t, say(ordered[from], done[to], ""), "stance", Warning, "orders")
			expect(t, say(ordered[from], ordered[to], ""), "stance", "", "")
			expect(t, say(ordered[from], done[to], "orders"), "stance", "", "")
			expect(t, say(done[from], done[to], "orders"), "stance", Warning, "called orders")
		}
	}
}

func TestSpeakers(t *testing.T) {
	blocks := paragraphsOf(
		"Karim Nazarov opened the meeting.", "The hall was full.", "“We need a bridge,” he said.",
		"The engineer Zarina Odinaeva disagreed with him.", "“A ferry is enough,” Odinaeva said after Nazarov had left.",
		"The meeting ended late.", "It rained.", "The lights went out.", "The street was empty.",
		"Nobody from the ministry came. “They never do,” a woman said.",
	)
	names := []Statement{
		{Path: "entities[0]", Text: "Карим Назаров", Called: "Карим Назаров", Kind: "person", Names: []string{"Karim Nazarov"}, Evidence: cite(blocks, 1)},
		{Path: "entities[1]", Text: "Зарина Одинаева", Called: "Зарина Одинаева", Kind: "person", Names: []string{"Zarina Odinaeva"}, Evidence: cite(blocks, 4)},
	}
	for name, c := range map[string]struct {
		speaker, quoted string
		severity        Severity
		word            string
	}{
		"he, named two blocks before":       {"Карим Назаров", "We need a bridge", "", ""},
		"surname":                           {"Назаров", "We need a bridge", "", ""},
		"another, in the quote's sentence":  {"Карим Назаров", "A ferry is enough", Warning, `"Zarina Odinaeva" says this`},
		"the right one":                     {"инженер Одинаева", "A ferry is enough", "", ""},
		"by what she is":                    {"женщина", "They never do", "", ""},
		"a resident may be a woman":         {"жительница села", "They never do", "", ""},
		"named, but far away":               {"Карим Назаров", "They never do", Warning, "not named near"},
		"a role that nobody has":            {"посол", "A ferry is enough", Warning, "does not name the speaker"},
		"a name that nothing is known of":   {"Рустам Холов", "A ferry is enough", "", ""},
		"nobody":                            {" ", "A ferry is enough", "", ""},
		"a quotation that isn't there":      {"посол", "A tunnel is better than a bridge", Warning, "does not name the speaker"},
		"a glossary name that isn't there":  {"Талибан", "A ferry is enough", Warning, "does not name the speaker"},
		"a glossary place with a role near": {"инженер из Таджикистана", "A ferry is enough", "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			st := Statement{Path: "quotes[0]", Text: "Слова", Quoted: c.quoted, Speaker: c.speaker, Evidence: []Evidence{{Block: "b5"}}}
			found := Summary(append(names, st), blocks, Languages{From: lang.English, To: lang.Russian, Glossary: glossary.Builtin()})
			expect(t, found, "speaker", c.severity, c.word)
		})
	}
}

func TestNamesExchanged(t *testing.T) {
	blocks := paragraphsOf("The train to Tashkent was late.", "The train to Samarkand was early.", "The train was full. Kabul was not named.")
	check := func(n int, text string) []Finding {
		return Summary([]Statement{telling(blocks, n, text)}, blocks, Languages{From: lang.English, To: lang.Russian, Glossary: glossary.Builtin()})
	}
	expect(t, check(1, "Поезд в Ташкент опоздал."), "name", "", "")
	expect(t, check(1, "Поезд в Самарканд опоздал."), "name", Warning, `but "Tashkent"`)
	expect(t, check(1, "Поезда в Ташкент и Самарканд."), "name", "", "")
	expect(t, check(1, "Поезд в Алматы опоздал."), "name", Warning, "the article does not name")
	expect(t, check(2, "Поезд опоздал."), "name", "", "")
}

func TestAStatementInOtherLetters(t *testing.T) {
	blocks := paragraphsOf("The road is closed.")
	l := Languages{From: lang.English, To: lang.Russian}
	expect(t, Summary([]Statement{telling(blocks, 1, "The road is closed.")}, blocks, l), "language", Warning, "letters of Russian")
	expect(t, Summary([]Statement{telling(blocks, 1, "Дорога закрыта.")}, blocks, l), "language", "", "")
	expect(t, Summary([]Statement{{Path: "topics[0]", Text: "World Food Programme", Claimless: true}}, blocks, l), "language", "", "")
}

// One dead is told without a number, "a miner died"; of five nobody is alone.
func TestOneDeadNeedsNoNumber(t *testing.T) {
	blocks := paragraphsOf("A miner died in the shaft.", "Five miners died in the shaft.")
	for i, severity := range []Severity{"", Error} {
		found := Summary([]Statement{{Path: "events[0].killed", Text: "1", Evidence: cite(blocks, i+1)}}, blocks, Languages{From: lang.English, To: lang.Russian})
		switch {
		case severity == "" && len(found) > 0, severity != "" && len(found) == 0:
			t.Errorf("block %d: findings %+v", i+1, found)
		}
	}
}

// The river of that name is not meant where five people are.
func TestNumberIsNoRiver(t *testing.T) {
	blocks := paragraphsOf("Five people were killed near Khorog.", "The river Panj is high.")
	statements := []Statement{
		{Path: "abstract", Text: "Дар ин ҷо панҷ нафар ҳалок шуданд.", Asserts: true, Evidence: cite(blocks, 1)},
		{Path: "entities[0]", Text: "дарёи Панҷ", Called: "дарёи Панҷ", Kind: "place", Names: []string{"Panj"}, Evidence: cite(blocks, 2)},
		{Path: "entities[1]", Text: "Хоруғ", Called: "Хоруғ", Kind: "place", Names: []string{"Khorog"}, Evidence: cite(blocks, 1)},
	}
	for _, f := range Summary(statements, blocks, Languages{From: lang.English, To: lang.Tajik}) {
		t.Errorf("%s %s: %s", f.Rule, f.Path, f.Message)
	}
}

// "More than 20" told of 23 dead is true and less than the source says: a
// warning that says so. Told of 90, or without the words, it is a wrong number.
func TestNumberThatIsRoundedDown(t *testing.T) {
	source := inFive("Twenty-three people were killed.", "Бисту се нафар кушта шуданд.", "Погибли двадцать три человека.", "بیست و سه تن کشته شدند.", "23人死亡。")
	rounded := map[lang.Language][]string{
		lang.English: {"More than 20 people were killed.", "At least 20 people were killed."},
		lang.Tajik:   {"Зиёда аз 20 нафар кушта шуданд.", "Беш аз бист нафар кушта шуданд."},
		lang.Russian: {"Погибли более 20 человек.", "Погибли не менее 20 человек."},
		lang.Dari:    {"بیش از ۲۰ تن کشته شدند.", "دست‌کم ۲۰ تن کشته شدند."},
		lang.Hans:    {"超过20人死亡。", "20余人死亡。", "二十多人死亡。"},
	}
	flat := inFive("20 people were killed.", "20 нафар кушта шуданд.", "Погибли 20 человек.", "۲۰ تن کشته شدند.", "20人死亡。")
	far := inFive("More than 10 people were killed.", "Зиёда аз 10 нафар кушта шуданд.", "Погибли более 10 человек.", "بیش از ۱۰ تن کشته شدند.", "超过10人死亡。")
	for from, text := range source {
		blocks := paragraphsOf(text)
		for _, to := range five() {
			say := func(told string) []Finding {
				return Summary([]Statement{telling(blocks, 1, told)}, blocks, Languages{From: from, To: to})
			}
			for _, told := range rounded[to] {
				expect(t, say(told), "figure", Warning, "says that there are more")
			}
			expect(t, say(flat[to]), "figure", Error, "not in the article")
			expect(t, say(far[to]), "figure", Error, "not in the article")
		}
	}
}

func TestOrdersThatAreKeptOrNone(t *testing.T) {
	for _, c := range []struct {
		from, to     lang.Language
		source, told string
		warned       bool
	}{
		{lang.English, lang.Hans, "The army was ordered to clear the road.", "军队受命清理公路。", false},
		{lang.English, lang.Hans, "The army was ordered to clear the road.", "军队奉命清理公路。", false},
		{lang.English, lang.Hant, "The army was ordered to clear the road.", "軍隊奉命清理公路。", false},
		{lang.English, lang.Hans, "The army was ordered to clear the road.", "军队清理了公路。", true},
		{lang.English, lang.Russian, "The airline ordered 12 aircraft.", "Авиакомпания закупает 12 самолётов.", false},
		{lang.English, lang.English, "The airline ordered more than 1,200 new passenger wagons from a plant.", "The airline bought more than 1,200 wagons.", false},
		{lang.English, lang.Russian, "The governor ordered 12 villages cleared.", "Двенадцать сёл освобождены.", true},
		{lang.English, lang.English, "The governor ordered two companies to close the road.", "Two companies closed the road.", true},
		{lang.English, lang.Dari, "The ministry denied the reports.", "وزارت گزارش‌ها را بی‌اساس خواند.", false},
		{lang.English, lang.Dari, "The ministry denied the reports.", "وزارت گزارش‌ها را بی‌بنیاد خواند.", false},
		{lang.English, lang.Dari, "The ministry denied the reports.", "وزارت گزارش‌ها را نشر کرد.", true},
	} {
		blocks := paragraphsOf(c.source)
		found := fired(Summary([]Statement{telling(blocks, 1, c.told)}, blocks, Languages{From: c.from, To: c.to}), "stance")
		if (len(found) > 0) != c.warned {
			t.Errorf("%s | %s: %+v", c.source, c.told, found)
		}
	}
}
