package quantity_test

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"panj/internal/lang"
	"panj/internal/quantity"
)

// show writes quantities as "value[|value] kind unit", weak ones in brackets.
func show(list []quantity.Quantity) []string {
	var out []string
	for _, q := range list {
		var values []string
		for _, v := range q.Values {
			values = append(values, fmt.Sprintf("%.12g", v))
		}
		s := strings.TrimSpace(strings.Join(values, "|") + " " + string(q.Kind) + " " + q.Unit)
		if q.Weak {
			s = "(" + s + ")"
		}
		out = append(out, s)
	}
	return out
}

func TestFindReadsTheNumbersOfEachLanguage(t *testing.T) {
	for _, c := range []struct {
		l    lang.Language
		text string
		want []string
	}{
		{lang.English, "The border is 1,357 kilometres long.", []string{"1357 measure km"}},
		{lang.English, "twenty-five people and two hundred and five goats", []string{"25 number", "205 number"}},
		{lang.English, "about two and a half million", []string{"2500000 number"}},
		{lang.English, "$2.8bn, 45 percent, the 21st century", []string{"2800000000 money USD", "45 percent", "21 ordinal"}},
		{lang.English, "At 2 p.m. on May 30, 2005 she may speak.", []string{"2 clock", "5 month", "30 number", "2005 year"}},
		{lang.English, "In the 1980s one of them left.", []string{"1980 number decade", "(1 number)"}},
		{lang.English, "G7 and 2–3 million", []string{"(7 number)", "2|2000000 number", "3000000 number"}},
		{lang.Tajik, "бисту панҷ нафар", []string{"25 number"}},
		{lang.Tajik, "сесаду чилу ду гектар замин", []string{"342 measure ha"}},
		{lang.Tajik, "се ҳазору панҷсад сомонӣ", []string{"3500 money TJS"}},
		{lang.Tajik, "рӯзи 5-уми июни соли 2021", []string{"5 ordinal", "6 month", "2021 year"}},
		{lang.Tajik, "дарёи Панҷ ва панҷ нафар", []string{"5 number"}},
		{lang.Tajik, "Душанбе, рӯзи душанбе", nil},
		{lang.Tajik, "нӯҳ ё нуҳ, сеюм, 3-юм", []string{"9 number", "9 number", "3 ordinal", "3 ordinal"}},
		{lang.Tajik, "3 600 мегаватт, солҳои 80-ум, 45 фоиз", []string{"3600 measure MW", "80 ordinal", "45 percent"}},
		{lang.Tajik, "Чили ва Аргентина", nil},
		{lang.Russian, "двадцать пять тысяч человек", []string{"25000 number"}},
		{lang.Russian, "30 июня 2021 года в 17.30", []string{"30 number", "6 month", "2021 year", "17.3 clock"}},
		{lang.Russian, "14 287 624 рубля, 5,5 %", []string{"14287624 money RUB", "5.5 percent"}},
		{lang.Russian, "трое из двухсот пятидесяти", []string{"3 number", "250 number"}},
		{lang.Russian, "1,2 млрд долларов; 80-е годы; 30.06.2021", []string{"1200000000 money USD", "80 number decade", "30 number", "6 month", "2021 year"}},
		{lang.Dari, "بیست و پنج نفر", []string{"25 number"}},
		{lang.Dari, "سه بیلیون دالر", []string{"3000000000 money USD"}},
		{lang.Dari, "دو لک و سه کرور", []string{"200000 number", "30000000 number"}},
		{lang.Dari, "۳٬۶۰۰ میگاوات و ۴٫۵ فیصد", []string{"3600 measure MW", "4.5 percent"}},
		{lang.Dari, "دریای پنج و پنج تن", []string{"5 number"}},
		{lang.Dari, "دوشنبه و سه شنبه او جدی بود و می‌رفت", nil},
		{lang.Dari, "۲۵ حوت ۱۴۰۴", []string{"25|15|16 number", "12|3|3 month solar", "1404 year solar"}},
		{lang.Dari, "پنجم می", []string{"5 ordinal", "5 month"}},
		{lang.Hans, "装机容量360万千瓦", []string{"3600000 measure kW"}},
		{lang.Hans, "1.2亿元，三千六百兆瓦", []string{"120000000 money CNY", "3600 measure MW"}},
		{lang.Hans, "二〇二一年6月30日下午2点30分", []string{"2021 year", "6 month", "30 number", "2.3 clock"}},
		{lang.Hans, "20世纪80年代，百分之四十五", []string{"1980 number decade", "45 percent"}},
		{lang.Hans, "两千三百五十万人，1万2千人", []string{"23500000 number", "12000 number"}},
		{lang.Hans, "周一，一些人一起去四川", nil},
		{lang.Hans, "第五次，20多公里", []string{"5 ordinal", "20 measure km"}},
		{lang.Hant, "三億五千萬", []string{"350000000 number"}},
	} {
		if diff := cmp.Diff(c.want, show(quantity.Find(c.text, c.l))); diff != "" {
			t.Errorf("%s %q (-want +got):\n%s", c.l, c.text, diff)
		}
	}
}

func TestFindCountsVictimsByTheirNearestWord(t *testing.T) {
	for _, c := range []struct {
		l    lang.Language
		text string
		want string // values and what they count
	}{
		{lang.English, "Five people were killed and three injured.", "5 dead, 3 injured"},
		{lang.English, "The blast killed 5 and injured 3.", "5 dead, 3 injured"},
		{lang.English, "The death toll rose to 12.", "12 dead"},
		{lang.English, "Four men were detained; two are missing.", "4 detained, 2 missing"},
		{lang.English, "He was killed after 3 days.", "3 "},
		{lang.English, "A 20-year-old was killed in 3 attacks.", "20 , 3 "},
		{lang.English, "About 300 families were displaced.", "300 displaced"},
		{lang.English, "He was killed by 3 gunmen after 5 men were detained.", "3 , 5 detained"},
		{lang.English, "She killed herself aged 18.", "18 "},
		{lang.Tajik, "Ӯ аз ҷониби 2 нафар кушта шуд", "2 "},
		{lang.Dari, "او توسط دو نفر کشته شد", "2 "},
		{lang.Hans, "他被两名枪手打死", "2 "},
		{lang.Hans, "炸死3人，打伤12人", "3 dead, 12 injured"},
		{lang.Russian, "Пять человек погибли, трое ранены.", "5 dead, 3 injured"},
		{lang.Russian, "Погибли 5 и ранены 3 человека", "5 dead, 3 injured"},
		{lang.Russian, "Число погибших выросло до 12.", "12 dead"},
		{lang.Russian, "Двое пропали без вести, четверо задержаны.", "2 missing, 4 detained"},
		{lang.Tajik, "Панҷ нафар кушта ва се нафар захмӣ шуданд.", "5 dead, 3 injured"},
		{lang.Tajik, "12 нафар ҳалок шуданд, 2 нафар бедарак аст", "12 dead, 2 missing"},
		{lang.Tajik, "4 кас боздошт шуданд", "4 detained"},
		{lang.Dari, "پنج نفر کشته و سه تن زخمی شدند.", "5 dead, 3 injured"},
		{lang.Dari, "در این رویداد ۱۲ تن جان باختند و ۲ تن ناپدید شدند", "12 dead, 2 missing"},
		{lang.Dari, "چهار نفر بازداشت شدند", "4 detained"},
		{lang.Hans, "事故造成5人死亡3人受伤", "5 dead, 3 injured"},
		{lang.Hans, "五人遇难，另有两人失踪", "5 dead, 2 missing"},
		{lang.Hans, "警方拘留4人", "4 detained"},
	} {
		var got []string
		for _, q := range quantity.Find(c.text, c.l) {
			got = append(got, fmt.Sprintf("%g %s", q.Values[0], q.Counted))
		}
		if strings.Join(got, ", ") != c.want {
			t.Errorf("%s %q: got %q, want %q", c.l, c.text, strings.Join(got, ", "), c.want)
		}
	}
}

// FuzzFind holds what every caller relies on: places inside the text, on rune
// boundaries, in order, without overlap, each with a value.
func FuzzFind(f *testing.F) {
	known := []lang.Language{lang.English, lang.Tajik, lang.Russian, lang.Dari, lang.Hans, lang.Hant, "kk"}
	for _, s := range []string{"1.234,5", "бисту панҷ", "三亿五千万360万千瓦", "۲۵ حوت ۱۴۰۴", "30.06.2021 17:30", "\xff5\xfe", "1:1:1:1", "$£€5%%", "٬٫5", "half a million and a half"} {
		for i := range known {
			f.Add(s, i)
		}
	}
	f.Fuzz(func(t *testing.T, text string, n int) {
		l := known[(n%len(known)+len(known))%len(known)]
		end := 0
		for _, q := range quantity.Find(text, l) {
			if q.Start < end || q.End <= q.Start || q.End > len(text) || len(q.Values) == 0 {
				t.Fatalf("place %d–%d after %d of %d bytes, values %v", q.Start, q.End, end, len(text), q.Values)
			}
			if q.Text != text[q.Start:q.End] || utf8.ValidString(text) && !utf8.ValidString(q.Text) {
				t.Fatalf("text %q is not at %d–%d", q.Text, q.Start, q.End)
			}
			end = q.End
		}
		if changes := quantity.Compare(text, l, text, l); len(changes) > 0 {
			t.Fatalf("a text differs from itself: %v", changes)
		}
	})
}

// newsText is a paragraph in each language with about as many numbers as news
// has: one in a hundred bytes of English.
var newsText = map[lang.Language]string{
	lang.English: "Two power units of the station at the upper reaches of the Vakhsh were stopped on 5 June after the river rose above its usual level, the energy ministry said. " +
		"The station has a capacity of 3,600 MW and supplies about 45 percent of the electricity that the villages downstream use in the cold months. " +
		"Three workers were injured when a cable fell; none of them is in danger, a doctor of the district hospital told reporters. ",
	lang.Tajik: "Ду агрегати нерӯгоҳ дар саргаҳи Вахш рӯзи 5 июн баъди баланд шудани сатҳи об аз меъёри муқаррарӣ боздошта шуданд, гуфт вазорати энергетика. " +
		"Иқтидори нерӯгоҳ 3600 мегаватт буда, тақрибан 45 фоизи барқро, ки деҳаҳои поёнӣ дар моҳҳои сард истифода мебаранд, таъмин мекунад. " +
		"Се коргар ҳангоми афтодани кабел захмӣ шуданд; ҳеҷ кадоми онҳо дар хатар нест, гуфт ба хабарнигорон табиби беморхонаи ноҳия. ",
	lang.Dari: "دو واحد دستگاه برق در بالاآب وخش روز ۵ جون پس از آنکه سطح آب دریا از اندازهٔ معمول بالا رفت از کار بازماند، وزارت انرژی گفت. " +
		"این دستگاه ۳۶۰۰ میگاوات ظرفیت دارد و نزدیک به ۴۵ فیصد برقی را می‌دهد که قریه‌های پایین در ماه‌های سرد به کار می‌برند. " +
		"سه کارگر هنگام افتادن یک کیبل زخمی شدند؛ یک داکتر شفاخانهٔ ولسوالی به خبرنگاران گفت که هیچ یک در خطر نیست. ",
	lang.Hans: "能源部表示，由于河水涨过正常水位，瓦赫什河上游水电站的两台机组于6月5日停机。该电站装机容量为360万千瓦，供应下游村庄寒冷月份约百分之四十五的用电。" +
		"一条电缆坠落时有三名工人受伤，区医院的一名医生对记者说，他们都没有生命危险。",
}

// BenchmarkFind reads repeated news text; its MB/s must not fall with length.
func BenchmarkFind(b *testing.B) {
	for _, n := range []int{1, 100} {
		for _, l := range []lang.Language{lang.English, lang.Tajik, lang.Dari, lang.Hans} {
			text := strings.Repeat(newsText[l], n)
			b.Run(fmt.Sprintf("%s-%dkB", l, len(text)/1000), func(b *testing.B) {
				b.SetBytes(int64(len(text)))
				for b.Loop() {
					quantity.Find(text, l)
				}
			})
		}
	}
}

// BenchmarkCompare aligns two files of 2,000 lines, as one text and line by line.
func BenchmarkCompare(b *testing.B) {
	source, target := newsText[lang.English]+"\n", newsText[lang.Tajik]+"\n"
	b.Run("text", func(b *testing.B) {
		s, t := strings.Repeat(source, 2000), strings.Repeat(target, 2000)
		b.SetBytes(int64(len(s) + len(t)))
		for b.Loop() {
			quantity.Compare(s, lang.English, t, lang.Tajik)
		}
	})
	b.Run("lines", func(b *testing.B) {
		b.SetBytes(int64(2000 * (len(source) + len(target))))
		for b.Loop() {
			for range 2000 {
				quantity.Compare(source, lang.English, target, lang.Tajik)
			}
		}
	})
}
