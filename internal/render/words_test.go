package render

import (
	"reflect"
	"strings"
	"testing"

	"panj/internal/lang"
	"panj/internal/report"
)

// A language of the table has all its words, and they are its own.
func TestEveryLanguageHasItsLabels(t *testing.T) {
	for _, l := range lang.Known() {
		v := reflect.ValueOf(labelsOf(l))
		wordsIn(t, string(l), v)
		if l != lang.English && labelsOf(l).keyPoints == labelsOf(lang.English).keyPoints {
			t.Errorf("%s has the English labels", l)
		}
		for _, format := range []string{labelsOf(l).exactly, labelsOf(l).atLeast, labelsOf(l).atMost, labelsOf(l).about} {
			if strings.Count(format, "%s") != 1 {
				t.Errorf("%s: %q has no place for a number", l, format)
			}
		}
	}
	if got := labelsOf("uz"); got != labelsOf(lang.English) {
		t.Error("a language without labels isn't labelled in English")
	}
}

func wordsIn(t *testing.T, path string, v reflect.Value) {
	for i := range v.NumField() {
		name := path + "." + v.Type().Field(i).Name
		switch f := v.Field(i); {
		case f.Kind() == reflect.Struct:
			wordsIn(t, name, f)
		case f.String() == "" && v.Type().Field(i).Name != "mark":
			t.Errorf("%s is empty", name)
		}
	}
}

func TestEveryStanceHasAWord(t *testing.T) {
	seen := map[string]bool{}
	for _, s := range []string{"says", "denies", "accuses", "confirms", "condemns", "orders", "demands", "warns", "promises", "estimates", "no_comment"} {
		word := labelsOf(lang.Tajik).stance(s)
		if word == "" || seen[word] {
			t.Errorf("%s is %q", s, word)
		}
		seen[word] = true
	}
	if got := labelsOf(lang.Tajik).stance("sings"); got != "" {
		t.Errorf("a stance that is none is %q", got)
	}
}

func TestCount(t *testing.T) {
	for _, c := range []struct {
		lang  lang.Language
		count *report.Count
		want  string
	}{
		{lang.English, nil, ""},
		{lang.English, &report.Count{Value: 5, Bound: "exact"}, "killed: 5"},
		{lang.English, &report.Count{Value: 5}, "killed: 5"},
		{lang.English, &report.Count{Value: 12000, Bound: "at_most"}, "killed: at most 12,000"},
		{lang.English, &report.Count{Value: 5, Bound: "maybe"}, "killed: 5 (maybe)"},
		{lang.Russian, &report.Count{Value: 1357, Bound: "at_least", By: "МЧС"}, "погибшие: не менее 1\u00a0357 · источник: МЧС"},
		{lang.Russian, &report.Count{Value: 1234567, Bound: "about"}, "погибшие: около 1\u00a0234\u00a0567"},
		{lang.Tajik, &report.Count{Value: 3, Bound: "at_least", PartOf: "панҷ нафар"}, "ҳалокшудагон: на камтар аз 3 (аз шумораи умумӣ: панҷ нафар)"},
		{lang.Dari, &report.Count{Value: 45600, Bound: "at_least"}, "کشته‌شدگان: حد اقل ۴۵٬۶۰۰"},
		{lang.Hans, &report.Count{Value: 45600, Bound: "at_least", By: "警方", PartOf: "五名死者"}, "死亡：至少45600人（已计入：五名死者） · 来源：警方"},
		{lang.Hant, &report.Count{Value: 5, Bound: "about"}, "死亡：約5人"},
	} {
		b := outliner{labels: labelsOf(c.lang), lang: c.lang}
		if got := b.count(b.killed, c.count); got != c.want {
			t.Errorf("%s: got %q, want %q", c.lang, got, c.want)
		}
	}
}

func TestLossesNameACommonSourceOnce(t *testing.T) {
	b := outliner{labels: labelsOf(lang.English), lang: lang.English}
	police, hospital := &report.Count{Value: 3, By: "police"}, &report.Count{Value: 7, By: "hospital"}
	for _, c := range []struct {
		killed, injured *report.Count
		want            string
	}{
		{nil, nil, ""},
		{police, nil, "killed: 3 · source: police"},
		{police, police, "killed: 3 · injured: 3 · source: police"},
		{&report.Count{Value: 17}, hospital, "killed: 17 · injured: 7 (source: hospital)"},
		{police, hospital, "killed: 3 (source: police) · injured: 7 (source: hospital)"},
	} {
		if got := b.losses(c.killed, c.injured); got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
	if police.By == "" {
		t.Error("the report was changed")
	}
}

func TestEscape(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"# not a heading", `\# not a heading`},
		{"no end of a heading #", `no end of a heading \#`},
		{"- not an item", `\- not an item`},
		{"+5 degrees", `\+5 degrees`},
		{"1. not a list", `1\. not a list`},
		{"2026) not a list", `2026\) not a list`},
		{"1.5 of 2", `1\.5 of 2`},
		{"2026", "2026"},
		{"a | b", `a \| b`},
		{"<script>alert(1)</script> & &lt;", `\<script\>alert(1)\</script\> \& \&lt;`},
		{"[x](javascript:1) ![y](z)", `\[x\](javascript:1) !\[y\](z)`},
		{"**b** _i_ `c` ~~s~~", "\\*\\*b\\*\\* \\_i\\_ \\`c\\` \\~\\~s\\~\\~"},
		{`back\slash`, `back\\slash`},
		{"$5 and $6", `\$5 and \$6`},
		{"===", `\===`},
		{"", ""},
	} {
		if got := escape(c.in); got != c.want {
			t.Errorf("%q: got %q, want %q", c.in, got, c.want)
		}
	}
}

func TestCodeCannotCloseItsFence(t *testing.T) {
	r := saved(t, "rockfall")
	for i, b := range r.Articles[0].Blocks {
		if b.Kind == "code" {
			r.Translations[0].Blocks[i].Text = "```\n<b>out</b>\n````\n"
		}
	}
	got := markdown(t, r, Brief, lang.Russian)
	if !strings.Contains(got, "\n`````\n```\n<b>out</b>\n````\n`````\n") {
		t.Errorf("got\n%s", got)
	}
}

func TestQuotationMarksAreNotDoubled(t *testing.T) {
	l := labelsOf(lang.Russian)
	for in, want := range map[string]string{"Да": "«Да»", "«Да», — и всё": "«Да», — и всё", `"Да"`: `"Да"`, "": ""} {
		if got := l.quoted(in); got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
}

func TestSignsStayWithTheirNumbers(t *testing.T) {
	for _, c := range []struct {
		lang                             lang.Language
		value, unit, wantValue, wantUnit string
	}{
		{lang.English, "85", "%", "85%", ""},
		{lang.Russian, "85", "%", "85%", ""},
		{lang.Dari, "۶۰", "٪", "۶۰٪", ""},
		{lang.English, "214.5 million", "$", "$214.5 million", ""},
		{lang.English, "5", "people", "5", "people"},
	} {
		if value, unit := (outliner{lang: c.lang}).signed(c.value, c.unit); value != c.wantValue || unit != c.wantUnit {
			t.Errorf("signed(%q, %q) = %q, %q", c.value, c.unit, value, unit)
		}
	}
}
