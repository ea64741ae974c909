package quantity_test

import (
	"strings"
	"testing"

	"panj/internal/lang"
	"panj/internal/quantity"
)

// speller says how a language puts a number below a thousand into words:
// units 0–19, tens 20–90, hundreds 100–900, and what joins them.
type speller struct {
	units, tens, hundreds []string
	join                  func(parts []string) string
	thousands             string // between the thousands' own words and the rest
	million               string
}

var spellers = map[lang.Language]speller{
	lang.English: {
		units:     strings.Fields("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"),
		tens:      strings.Fields("twenty thirty forty fifty sixty seventy eighty ninety"),
		hundreds:  strings.Split("one hundred|two hundred|three hundred|four hundred|five hundred|six hundred|seven hundred|eight hundred|nine hundred", "|"),
		join:      joinEnglish,
		thousands: "thousand", million: "million",
	},
	lang.Russian: {
		units:     strings.Fields("ноль один два три четыре пять шесть семь восемь девять десять одиннадцать двенадцать тринадцать четырнадцать пятнадцать шестнадцать семнадцать восемнадцать девятнадцать"),
		tens:      strings.Fields("двадцать тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят девяносто"),
		hundreds:  strings.Fields("сто двести триста четыреста пятьсот шестьсот семьсот восемьсот девятьсот"),
		join:      func(p []string) string { return strings.Join(p, " ") },
		thousands: "тысяч", million: "миллионов",
	},
	lang.Tajik: {
		units:     strings.Fields("сифр як ду се чор панҷ шаш ҳафт ҳашт нуҳ даҳ ёздаҳ дувоздаҳ сездаҳ чордаҳ понздаҳ шонздаҳ ҳабдаҳ ҳаждаҳ нуздаҳ"),
		tens:      strings.Fields("бист сӣ чил панҷоҳ шаст ҳафтод ҳаштод навад"),
		hundreds:  strings.Fields("сад дусад сесад чорсад панҷсад шашсад ҳафтсад ҳаштсад нуҳсад"),
		join:      func(p []string) string { return strings.ReplaceAll(strings.Join(p, "у "), "сӣу", "сию") },
		thousands: "ҳазор", million: "миллион",
	},
	lang.Dari: {
		units:     strings.Fields("صفر یک دو سه چهار پنج شش هفت هشت نه ده یازده دوازده سیزده چهارده پانزده شانزده هفده هژده نزده"),
		tens:      strings.Fields("بیست سی چهل پنجاه شصت هفتاد هشتاد نود"),
		hundreds:  strings.Fields("صد دوصد سه‌صد چهارصد پنجصد ششصد هفتصد هشتصد نهصد"),
		join:      func(p []string) string { return strings.Join(p, " و ") },
		thousands: "هزار", million: "میلیون",
	},
}

func joinEnglish(p []string) string {
	if len(p) > 1 && strings.HasSuffix(p[0], "hundred") {
		return p[0] + " and " + strings.Join(p[1:], "-")
	}
	return strings.Join(p, "-")
}

func (s speller) spell(n int) string {
	if n < 20 {
		return s.units[n]
	}
	var parts []string
	if n >= 100 {
		parts = append(parts, s.hundreds[n/100-1])
		n %= 100
	}
	if n >= 20 {
		parts = append(parts, s.tens[n/10-2])
		n %= 10
	}
	if n > 0 {
		parts = append(parts, s.units[n])
	}
	return s.join(parts)
}

// spellChinese writes n below ten thousand.
func spellChinese(n int) string {
	if n == 0 {
		return "零"
	}
	digits := []rune("零一二三四五六七八九")
	var out []rune
	gap := false
	for _, p := range []struct {
		value int
		name  string
	}{{1000, "千"}, {100, "百"}, {10, "十"}, {1, ""}} {
		d := n / p.value % 10
		if d == 0 {
			gap = gap || len(out) > 0
			continue
		}
		if gap {
			out = append(out, '零')
			gap = false
		}
		if !(p.value == 10 && d == 1 && len(out) == 0) {
			out = append(out, digits[d])
		}
		out = append(out, []rune(p.name)...)
	}
	return string(out)
}

func readsAs(t *testing.T, l lang.Language, text string, want float64) {
	t.Helper()
	list := quantity.Find(text, l)
	if len(list) != 1 || list[0].Values[0] != want || list[0].Text != text && !strings.HasPrefix(text, list[0].Text) {
		t.Errorf("%s %q: got %v, want %g", l, text, show(list), want)
	}
}

// Every number from nil to 999, and with scales, as each language writes it.
func TestNumbersInWordsFromNilUp(t *testing.T) {
	for l, s := range spellers {
		for n := range 1000 {
			text := s.spell(n)
			if n == 0 && l == lang.Dari {
				text += " فیصد" // alone it is Safar, a name
			}
			readsAs(t, l, text, float64(n))
		}
		for _, n := range []int{2, 5, 11, 20, 25, 30, 100, 200, 342, 500, 999} {
			readsAs(t, l, s.spell(n)+" "+s.thousands, float64(n)*1e3)
			readsAs(t, l, s.spell(n)+" "+s.million, float64(n)*1e6)
		}
	}
	for n := range 10_000 {
		readsAs(t, lang.Hans, spellChinese(n), float64(n))
	}
	for _, n := range []int{2, 10, 15, 36, 360, 1200, 3600, 9999} {
		readsAs(t, lang.Hans, spellChinese(n)+"万", float64(n)*1e4)
		readsAs(t, lang.Hans, spellChinese(n)+"亿", float64(n)*1e8)
		readsAs(t, lang.Hant, spellChinese(n)+"萬", float64(n)*1e4)
		readsAs(t, lang.Hant, spellChinese(n)+"億", float64(n)*1e8)
	}
}
