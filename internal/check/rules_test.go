package check

import (
	"strings"
	"testing"
	"unicode/utf8"

	"panj/internal/article"
	"panj/internal/lang"
)

// run checks one pair and the promises about places.
func run(t *testing.T, from, to lang.Language, source, target string) []Finding {
	t.Helper()
	p := pair(source, target)
	found := Translation([]Pair{p}, Languages{From: from, To: to})
	checkPlaces(t, p, found)
	for _, f := range found {
		if f.Lang != to {
			t.Errorf("language of a finding is %q", f.Lang)
		}
	}
	return found
}

func TestMissingAndAddedBlocks(t *testing.T) {
	l := Languages{From: lang.English, To: lang.Tajik}
	found := Translation([]Pair{
		{"b1", article.Heading, "Flood in the valley", " \n"},
		{"t1", article.Paragraph, "", sample(lang.Tajik)},
		{"b2", article.Paragraph, "***", "***"},
		{"b3", article.Code, "x := 1", "x := 1"},
		{"b4", article.Code, "x := 1", ""},
	}, l)
	if len(found) != 3 {
		t.Fatalf("got %+v", found)
	}
	for i, want := range []struct {
		rule, block string
		severity    Severity
	}{{"missing", "b1", Error}, {"added", "t1", Warning}, {"missing", "b4", Error}} {
		if f := found[i]; f.Rule != want.rule || f.Block != want.block || f.Severity != want.severity || f.Lang != lang.Tajik {
			t.Errorf("finding %d is %+v", i, f)
		}
	}
	if f := missingBlock("b9", "Панҷ нафар", lang.Russian); f.Lang != lang.Russian || f.Block != "b9" || f.Source.End != 10 {
		t.Errorf("got %+v", f)
	}
}

func TestLanguageOfABlock(t *testing.T) {
	for name, c := range map[string]struct {
		to       lang.Language
		target   string
		severity Severity
		word     string
	}{
		"Russian for Tajik":            {lang.Tajik, sample(lang.Russian), Error, "Russian"},
		"Tajik for Russian":            {lang.Russian, sample(lang.Tajik), Error, "Tajik"},
		"English for Dari":             {lang.Dari, sample(lang.English), Error, "English"},
		"Dari for Chinese":             {lang.Hans, sample(lang.Dari), Error, "Persian"},
		"Chinese for English":          {lang.English, sample(lang.Hans) + sample(lang.Hans), Error, "Chinese"},
		"Ukrainian for Russian":        {lang.Russian, "Уночі вода в річці піднялася і ще до світанку дійшла до перших будинків нижнього села, повідомили рятувальники.", Error, "not Russian"},
		"Pashto for Dari":              {lang.Dari, "د شپې له خوا د سیند اوبه پورته شوې او له سهار دمخه د ښکته کلي لومړیو کورونو ته ورسېدې، او خلک ښوونځي ته ولېږدول شول.", Error, "not Dari"},
		"a middling one":               {lang.Tajik, "Ночью вода в реке поднялась и ещё до рассвета дошла до первых домов.", Warning, "Russian"},
		"a short one":                  {lang.Tajik, "Вода в реке поднялась ночью.", "", ""},
		"traditional for simplified":   {lang.Hans, sample(lang.Hant), Warning, "Traditional"},
		"simplified for traditional":   {lang.Hant, sample(lang.Hans), Warning, "Simplified"},
		"Persian for Dari is no fault": {lang.Dari, "آب رودخانه شب بالا آمد و پیش از صبح به خانه‌های اول روستای پایین رسید و ساکنان به مدرسه رفتند و شب را گذراندند.", "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			from := lang.English
			if c.to == lang.English {
				from = lang.Tajik
			}
			expect(t, run(t, from, c.to, sample(from), c.target), "language", c.severity, c.word)
		})
	}
}

func TestScriptOfABlock(t *testing.T) {
	half := strings.ToLower(sample(lang.English)[:150])
	for _, to := range []lang.Language{lang.Tajik, lang.Russian, lang.Dari, lang.Hans, lang.Hant} {
		t.Run(string(to), func(t *testing.T) {
			expect(t, run(t, lang.English, to, sample(lang.English), sample(to)+" "+half), "script", Error, "script")
			names := " China Road and Bridge Corporation (originally the foreign aid office of the ministry), Reuters, BBC, www.example.org."
			expect(t, run(t, lang.English, to, sample(lang.English), sample(to)+names), "script", "", "")
			expect(t, run(t, lang.English, to, "A short one", "short one"), "script", "", "")
		})
	}
	expect(t, run(t, lang.Russian, lang.English, sample(lang.Russian), sample(lang.English)[:120]+sample(lang.Russian)), "script", Error, "Latin")
}

func TestUntranslatedWords(t *testing.T) {
	for name, c := range map[string]struct {
		to       lang.Language
		target   string
		severity Severity
	}{
		"lower case in Tajik":     {lang.Tajik, "Вазорат гуфт, ки the road stays closed то таъмири пул.", Error},
		"lower case in Dari":      {lang.Dari, "وزارت گفت که the road stays closed تا ترمیم پل.", Error},
		"lower case in Chinese":   {lang.Hans, "该部表示，the road stays closed，直到桥梁修复。", Error},
		"with capitals":           {lang.Russian, "Министерство: The Road to Dushanbe is closed until Friday.", Error},
		"a firm's name":           {lang.Tajik, "Ширкати China Road and Bridge Corporation роҳ месозад.", ""},
		"an original in brackets": {lang.Russian, "Банк развития (the bank for reconstruction and development) дал кредит.", ""},
		"a book's title":          {lang.Hans, "她的书《the road that stays closed》出版了。", ""},
		"an address":              {lang.Dari, "به نشانی https://example.org/the/road/stays/closed بروید.", ""},
		"two words":               {lang.Russian, "Это, по его словам, fake news и ничего больше.", ""},
		"names in a row":          {lang.Hans, "记者 John Smith、Mary Jones、Peter Brown 报道。", ""},
		"Russian words in Tajik":  {lang.Tajik, "Вазорат гуфт, ки больница ва площадь баста мемонанд.", Error},
		"one Russian word":        {lang.Tajik, "Вазорат гуфт, ки больница баста мемонад.", ""},
		"Russian names in Tajik":  {lang.Tajik, "Рӯзноманигорон Цветков ва Крыльцов дар Рязань буданд.", ""},
		"Chinese in Russian":      {lang.Russian, "Министерство сообщило 公路将继续封闭 до ремонта моста.", Error},
		"Cyrillic in English":     {lang.English, "The ministry said that дорога в столицу будет закрыта until then.", Error},
		"a Chinese name":          {lang.Russian, "Компания «Чжунго тецзянь» 中国铁建 строит мост.", ""},
	} {
		t.Run(name, func(t *testing.T) {
			source := "The ministry said that the road stays closed until the bridge is repaired."
			from := lang.English
			if c.to == lang.English {
				from, source = lang.Russian, "Министерство сообщило, что дорога закрыта до ремонта моста."
			}
			expect(t, run(t, from, c.to, source, c.target), "untranslated", c.severity, "")
		})
	}
}

func TestCopiedBlocks(t *testing.T) {
	for _, from := range corpusLanguages() {
		for _, to := range corpusLanguages() {
			if from != to {
				found := run(t, from, to, sample(from), sample(from))
				if len(fired(found, "untranslated")) == 0 {
					t.Errorf("%s → %s: a copy is not reported", from, to)
				}
			}
		}
	}
	expect(t, run(t, lang.English, lang.Tajik, "Reuters, Dushanbe", "Reuters, Dushanbe"), "untranslated", "", "")
	iranian := "آب دریا در جریان شب بلند شد و پیش از صبح به خانه‌های نخست رسید."
	expect(t, run(t, lang.Persian, lang.Dari, iranian, "آب دریا شب‌هنگام بالا آمد و پیش از بامداد به نخستین خانه‌ها رسید."), "untranslated", "", "")
}

func TestLengthOfABlock(t *testing.T) {
	for _, from := range corpusLanguages() {
		for _, to := range corpusLanguages() {
			if from == to || chinese(from) && chinese(to) {
				continue
			}
			source, target := sample(from), []rune(sample(to))
			third := string(target[:len(target)/3])
			expect(t, run(t, from, to, source, third), "length", Warning, "short")
			expect(t, run(t, from, to, source, strings.Repeat(string(target), 3)), "length", Warning, "long")
		}
	}
	expect(t, run(t, lang.English, lang.Russian, "The bridge is closed.", "Мост закрыт"), "length", "", "")
	expect(t, run(t, lang.English, "de", sample(lang.English), "kurz"), "length", "", "")
}

func TestBandsOfPairsThatWereNotMeasured(t *testing.T) {
	for _, from := range append(corpusLanguages(), lang.Persian) {
		for _, to := range corpusLanguages() {
			b, ok := bandsOf(from, to)
			if !ok || b.sentence.low <= 0 || b.sentence.low >= b.sentence.middle || b.sentence.middle >= b.sentence.high {
				t.Errorf("%s → %s: %+v", from, to, b)
			}
			if p := b.paragraph; p.high/p.low > b.sentence.high/b.sentence.low {
				t.Errorf("%s → %s: paragraphs scatter more than sentences: %+v", from, to, b)
			}
		}
	}
}

func TestLinksThatAreLost(t *testing.T) {
	for name, c := range map[string]struct {
		source, target string
		severity       Severity
		word           string
	}{
		"kept":              {"See https://example.org/a?b=1.", "Ниг. https://example.org/a?b=1.", "", ""},
		"lost":              {"See https://example.org/a.", "Ниг. сомона.", Warning, "https://example.org/a "},
		"without scheme":    {"See www.example.org, please.", "Ниг. сомона.", Warning, "www.example.org"},
		"trailing slash":    {"See https://example.org/", "Ниг. https://example.org", "", ""},
		"in Chinese":        {"See https://example.org/a.", "见https://example.org/a。", "", ""},
		"changed":           {"See https://example.org/a.", "Ниг. https://example.org/b.", Warning, "example.org/a"},
		"mail kept":         {"Write to desk@example.org.", "Ба desk@example.org нависед.", "", ""},
		"mail lost":         {"Write to desk@example.org.", "Ба мо нависед.", Warning, "desk@example.org"},
		"handle":            {"He wrote as @someone.", "Ӯ навишт.", "", ""},
		"footnote kept":     {"He said so.[1]", "Ӯ гуфт.[1]", "", ""},
		"footnote, full":    {"He said so.[1]", "他这么说。［1］", "", ""},
		"footnote lost":     {"He said so.[^a]", "Ӯ гуфт.", Warning, "[^a]"},
		"superscript lost":  {"He said so.¹", "Ӯ гуфт.", Warning, "¹"},
		"square kilometres": {"An area of many km².", "Масоҳати зиёд.", "", ""},
		"editor's note":     {"He said [sic] so.", "Ӯ гуфт.", "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			expect(t, run(t, lang.English, lang.Tajik, c.source, c.target), "link", c.severity, c.word)
		})
	}
}

func TestPreambleOfAModel(t *testing.T) {
	for _, target := range []string{
		"Here is the translation: Мост закрыт.",
		"Sure! Here's the translated text:\nМост закрыт.",
		"Конечно! Вот перевод: мост закрыт.",
		"Вот перевод статьи на русский язык.",
		"Инҷо тарҷума: пул баста аст.",
		"Албатта! Инак тарҷумаи матн: пул баста аст.",
		"در اینجا ترجمهٔ متن است: پل بسته است.",
		"البته، در اینجا ترجمه متن: پل بسته است.",
		"以下是翻译：桥已关闭。",
		"好的，以下是译文：桥已关闭。",
		"译文如下：桥已关闭。",
		"翻譯如下：橋已關閉。",
		"I'm sorry, but I can't assist with that.",
		"Мост закрыт. Дайте знать, если нужны правки.",
		"Пул баста аст. Let me know if you need changes!",
		"桥已关闭。希望这对您有帮助！",
		"Below is the translation of your text: Мост закрыт.",
		"As an AI language model, I translate: Мост закрыт.",
		"Certainly! Here is your translation: Мост закрыт.",
		"Ниже приведён перевод: мост закрыт.",
		"Хорошо, вот ваш перевод: мост закрыт.",
		"Мост закрыт. Если вам нужны правки, скажите.",
		"Мост закрыт. Надеюсь, это поможет!",
		"К сожалению, я не могу перевести этот текст.",
		"Инак тарҷумаи мақола: пул баста аст.",
		"Тарҷума: пул баста аст.",
		"Пул баста аст. Умедворам, ки ин кӯмак мекунад.",
		"Пул баста аст. Агар ба шумо боз чизе лозим бошад, бигӯед.",
		"حتماً، این ترجمهٔ متن است: پل بسته است.",
		"ترجمه: پل بسته است.",
		"متأسفم، اما من نمی‌توانم این متن را ترجمه کنم.",
		"پل بسته است. اگر به توضیح بیشتر نیاز دارید، بگویید.",
		"抱歉，我无法翻译这段文字。",
		"桥已关闭。如果您需要修改，请告诉我。",
		"好的，以下是翻譯：橋已關閉。",
		"پل بسته است. امیدوارم این ترجمه مفید باشد.",
	} {
		expect(t, run(t, lang.English, lang.Russian, "The bridge is closed.", target), "preamble", Error, "own words")
	}
	for _, target := range []string{
		"Конечно, мост закрыт, сказал он.", "Албатта, пул баста аст.", "当然，桥已关闭。", "البته پل بسته است.",
		"Вот почему мост закрыт.", "以下地区的桥梁已关闭。", "این ترجمه در کابل نشر شد.",
	} {
		expect(t, run(t, lang.English, lang.Russian, "Of course, the bridge is closed.", target), "preamble", "", "")
	}
	expect(t, run(t, lang.English, lang.Russian, "Here is the translation of the decree.", "Вот перевод указа."), "preamble", "", "")
	expect(t, run(t, lang.English, lang.Russian, "It is closed. Let me know if you hear more, he said.", "Он закрыт. Дайте знать, если услышите."), "preamble", "", "")
}

func TestPreamblePhrasesAreFolded(t *testing.T) {
	for _, list := range [][]string{greetings(), openers(), closers()} {
		for _, phrase := range list {
			if folded := lang.Fold(phrase); strings.TrimSpace(phrase) != folded {
				t.Errorf("%q folds to %q, so it matches nothing", phrase, folded)
			}
		}
	}
}

func TestControlCharacters(t *testing.T) {
	for name, c := range map[string]struct {
		source, target string
		severity       Severity
		word           string
	}{
		"clean":                {"The bridge", "Пул\n\tбаста", "", ""},
		"escape":               {"The bridge", "Пул \x1b[31mбаста", Error, "U+001B"},
		"override":             {"The bridge", "Пул \u202Eбаста", Error, "U+202E"},
		"override of both":     {"The \u202Ebridge", "Пул \u202Eбаста", Error, "U+202E"},
		"isolate of both":      {"The \u2068bridge\u2069", "Пул \u2068баста\u2069", "", ""},
		"lost character":       {"The bridge", "Пул б\uFFFDста", Error, "U+FFFD"},
		"zero width":           {"The bridge", "Пул\u200Bбаста", Warning, "U+200B"},
		"byte order mark":      {"The bridge", "\uFEFFПул баста", Warning, "U+FEFF"},
		"joiner in Dari":       {"The bridge", "پل بسته می‌شود", "", ""},
		"joiner in Tajik":      {"The bridge", "Пул\u200Cбаста", Warning, "U+200C"},
		"family":               {"The bridge 👨‍👩‍👧", "Пул 👨‍👩‍👧 ❤️‍🔥", "", ""},
		"placeholder":          {"The bridge", "Пул <g1>баста</g1>", Error, "<g1>"},
		"single placeholder":   {"The bridge", "Пул <x12/> баста", Error, "<x12/>"},
		"no placeholder":       {"The bridge", "Пул <gx> баста <1> <x/> <g", "", ""},
		"the article is of it": {"Write <g1> here", "<g1>-ро нависед", "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			expect(t, run(t, lang.English, lang.Tajik, c.source, c.target), "control", c.severity, c.word)
		})
	}
}

func TestSentencesAndQuotes(t *testing.T) {
	many := "The river rose. The bridge fell. The road closed. The school opened. The rain stopped. The sun came."
	expect(t, run(t, lang.English, lang.Russian, many, "Река поднялась. Мост упал."), "sentences", Warning, "6 sentences are 2")
	expect(t, run(t, lang.English, lang.Russian, many, "Река поднялась. Мост упал. Дорогу закрыли. Школу открыли. Дождь кончился, вышло солнце."), "sentences", "", "")
	said := "“We have not seen such a flood for many years,” a resident said."
	expect(t, run(t, lang.English, lang.Tajik, said, "Сокине гуфт, ки солҳо чунин обхезӣ надида буданд."), "quotes", Warning, "such a flood")
	expect(t, run(t, lang.English, lang.Tajik, said, "«Солҳо чунин обхезӣ надида будем», – гуфт як сокин."), "quotes", "", "")
	expect(t, run(t, lang.English, lang.Hant, said, "一位居民說：「我們多年沒見過這樣的洪水。」"), "quotes", "", "")
	expect(t, run(t, lang.English, lang.Tajik, "The so-called “green corridor” is open.", "Долони сабз кушода аст."), "quotes", "", "")
}

func TestNumbersBySeverity(t *testing.T) {
	for name, c := range map[string]struct {
		from, to       lang.Language
		source, target string
		severity       Severity
		word           string
	}{
		"kept":             {lang.English, lang.Tajik, "The border is 1,357 kilometres long.", "Дарозии сарҳад 1357 километр аст.", "", ""},
		"digits exchanged": {lang.English, lang.Tajik, "The border is 1,357 kilometres long.", "Дарозии сарҳад 1375 километр аст.", Error, "1,357"},
		"changed in Dari":  {lang.English, lang.Dari, "The border is 1,357 kilometres long.", "طول سرحد ۱۳۷۵ کیلومتر است.", Error, "۱۳۷۵"},
		"scale in Chinese": {lang.English, lang.Hans, "The repair costs 2.5 million dollars.", "维修费用为25万美元。", Error, "25"},
		"percent, small":   {lang.Russian, lang.Tajik, "Подорожало на 5 %.", "Нархҳо 6 фоиз баланд шуданд.", Error, "6 фоиз"},
		"victims, small":   {lang.Russian, lang.English, "Погибли пять человек.", "Six people were killed.", Error, "Six"},
		"small":            {lang.English, lang.Russian, "The team has 5 tents.", "У команды 6 палаток.", Warning, "6"},
		"in an address":    {lang.English, lang.Russian, "See https://example.org/2016/340 for it.[17]", "См. https://example.org/ здесь.[18]", "", ""},
		"missing":          {lang.English, lang.Russian, "In 2016 the bridge was built by 340 workers.", "В 2016 году рабочие построили мост.", Warning, "340"},
		"added":            {lang.English, lang.Russian, "The bridge was built by workers.", "340 рабочих построили мост.", Warning, "340"},
	} {
		t.Run(name, func(t *testing.T) {
			expect(t, run(t, c.from, c.to, c.source, c.target), "number", c.severity, c.word)
		})
	}
}

// FuzzTranslation holds that any text of a model is judged without a panic and
// that places are where they say.
func FuzzTranslation(f *testing.F) {
	for _, to := range five() {
		f.Add(sample(lang.English), sample(to))
	}
	f.Add("<g1>[^1] https://x.y", "</g9>\u202e((《『 @.a")
	f.Fuzz(func(t *testing.T, source, target string) {
		if !utf8.ValidString(source) || !utf8.ValidString(target) {
			t.Skip("blocks are decoded text")
		}
		for _, to := range []lang.Language{lang.Tajik, lang.Hans} {
			p := pair(source, target)
			checkPlaces(t, p, Translation([]Pair{p}, Languages{From: lang.English, To: to}))
		}
	})
}
