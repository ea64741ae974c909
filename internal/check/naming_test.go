package check

import (
	"testing"

	"panj/internal/glossary"
	"panj/internal/lang"
)

func TestNamesOfTheGlossary(t *testing.T) {
	for name, c := range map[string]struct {
		from, to       lang.Language
		source, target string
		severity       Severity
		word           string
	}{
		"kept":                      {lang.English, lang.Tajik, "A bridge to Afghanistan was opened.", "Пуле ба Афғонистон кушода шуд.", "", ""},
		"with an ending":            {lang.English, lang.Russian, "A bridge to Afghanistan was opened.", "Открыт мост на границе Афганистана.", "", ""},
		"as an adjective":           {lang.English, lang.Russian, "Traders from Afghanistan came.", "Приехали афганские торговцы.", "", ""},
		"exchanged":                 {lang.English, lang.Tajik, "A bridge to Afghanistan was opened.", "Пуле ба Ӯзбекистон кушода шуд.", Error, "Ӯзбекистон"},
		"exchanged in Dari":         {lang.Russian, lang.Dari, "Мост в Узбекистан открыт.", "پل به سوی ترکمنستان باز شد.", Error, "ترکمنستان"},
		"exchanged in Chinese":      {lang.Tajik, lang.Hans, "Пул ба Қирғизистон кушода шуд.", "通往哈萨克斯坦的桥梁开通了。", Error, "哈萨克斯坦"},
		"from Persian":              {lang.Persian, lang.English, "پل به ازبکستان باز شد.", "A bridge to Kazakhstan was opened.", Error, "Kazakhstan"},
		"not named":                 {lang.English, lang.Russian, "The army of Afghanistan took part.", "Армия страны приняла участие.", Note, "Afghanistan"},
		"a capital for its country": {lang.English, lang.Russian, "Beijing has not commented.", "Китай это не комментировал.", "", ""},
		"Dushanbe in Dari":          {lang.English, lang.Dari, "The road from Dushanbe is open.", "سرک از دوشنبه باز است.", "", ""},
		"money names no country":    {lang.Hans, lang.Russian, "维修费用为3亿元人民币，约合4000万美元。", "Ремонт стоит 300 млн юаней, около 40 млн долларов США.", "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			p := pair(c.source, c.target)
			found := Translation([]Pair{p}, Languages{From: c.from, To: c.to, Glossary: glossary.Builtin()})
			checkPlaces(t, p, found)
			expect(t, found, "name", c.severity, c.word)
		})
	}
	if got := run(t, lang.English, lang.Tajik, "A bridge to Afghanistan was opened.", "Пуле ба Ӯзбекистон кушода шуд."); len(fired(got, "name")) > 0 {
		t.Errorf("without a glossary: %+v", got)
	}
}

func TestIranianWordsInDari(t *testing.T) {
	source := "The police took the wounded to a hospital and came back to the hospital."
	found := run(t, lang.English, lang.Dari, source, "پلیس زخمی‌ها را به بیمارستان برد و دوباره به بیمارستان آمد.")
	if got := fired(found, "dialect"); len(got) != 2 || got[0] != `info "پلیس" is usual in Iran; Dari has "پولیس"` {
		t.Errorf("%q", got)
	}
	expect(t, run(t, lang.English, lang.Dari, source, "پولیس زخمی‌ها را به شفاخانه برد و دوباره به شفاخانه آمد."), "dialect", "", "")
	expect(t, run(t, lang.Dari, lang.Tajik, source, "پلیس"), "dialect", "", "")
}

func TestMixedWrittenForms(t *testing.T) {
	for name, c := range map[string]struct {
		to       lang.Language
		target   string
		severity Severity
	}{
		"simplified":            {lang.Hans, "部长说，桥梁修复之前公路将继续封闭。", ""},
		"traditional":           {lang.Hant, "部長說，橋樑修復之前公路將繼續封閉。", ""},
		"a clause in the other": {lang.Hans, "部长说，橋樑修復之前公路將繼續封閉。", Warning},
		"the other way":         {lang.Hant, "部長說，桥梁修复之前公路将继续封闭。", Warning},
		"one character":         {lang.Hans, "“羅”姓居民说，桥梁修复之前公路将继续封闭，学校也将关闭。", ""},
		"no Chinese":            {lang.Hans, "Reuters", ""},
	} {
		t.Run(name, func(t *testing.T) {
			expect(t, run(t, lang.English, c.to, "The minister said the road stays closed until the bridge is repaired.", c.target), "script", c.severity, "written form")
		})
	}
}

func TestSentencesInOtherLanguages(t *testing.T) {
	expect(t, run(t, lang.English, lang.Tajik, sample(lang.English), sample(lang.Tajik)+" Полиция сообщила, что дорога в город закрыта до понедельника."), "language", Warning, "Russian")
	expect(t, run(t, lang.English, lang.Dari, sample(lang.English), sample(lang.Dari)+" پولیس وویل چې د ښار لار به تر دوشنبې پورې تړلې وي او خلک دې بله لار ونیسي."), "language", Warning, "Pashto")
	expect(t, run(t, lang.Tajik, lang.Russian, sample(lang.Tajik), sample(lang.Russian)+" Полис гуфт, ки роҳ то рӯзи душанбе баста мемонад ва мардум бояд роҳи дигар ҷӯянд."), "language", Warning, "Tajik")
	expect(t, run(t, lang.English, lang.Tajik, sample(lang.English), sample(lang.Tajik)+" «Нет», гуфт ӯ."), "language", "", "")
}

func TestSentencesThatAreLostOrSaidTwice(t *testing.T) {
	cut := func(l lang.Language, i int) string {
		out := ""
		for j, s := range lang.Sentences(sample(l)) {
			if j != i {
				out += s
			}
		}
		return out
	}
	for _, from := range corpusLanguages() {
		for _, to := range corpusLanguages() {
			if from == to || chinese(from) || chinese(to) {
				continue
			}
			expect(t, run(t, from, to, sample(from), cut(to, 1)), "sentences", Warning, "missing")
		}
	}
	twice := sample(lang.Tajik) + " " + lang.Sentences(sample(lang.Tajik))[2]
	expect(t, run(t, lang.English, lang.Tajik, sample(lang.English), twice), "added", Warning, "Вазорат")
	expect(t, run(t, lang.English, lang.Tajik, sample(lang.English)+" "+lang.Sentences(sample(lang.English))[2], twice), "added", "", "")
	expect(t, run(t, lang.English, lang.Tajik, "He said so. He said so.", "Гуфт. Гуфт."), "added", "", "")
}

func TestBlocksThatRepeatAnother(t *testing.T) {
	l := Languages{From: lang.English, To: lang.Russian}
	pairs := []Pair{pair("The road is closed until the bridge is repaired.", "Дорога в столицу закрыта, пока не отремонтируют мост через реку."),
		pair("The school stays open for those who lost their homes.", "Дорога в столицу закрыта, пока не отремонтируют мост через реку.")}
	pairs[0].Block = "b3"
	found := Translation(pairs, l)
	expect(t, found, "added", Error, "repeats that of b3")
	if found[len(found)-1].Block != "b4" {
		t.Errorf("%+v", found)
	}
	pairs[1].Source = pairs[0].Source
	expect(t, Translation(pairs, l), "added", "", "")
}
