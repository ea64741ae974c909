package quantity_test

import (
	"slices"
	"strings"
	"testing"

	"panj/internal/lang"
	"panj/internal/quantity"
)

func TestMeetsKnowsUnitsCalendarsAndClocks(t *testing.T) {
	for _, c := range []struct {
		a    string
		la   lang.Language
		b    string
		lb   lang.Language
		want bool
	}{
		{"360万千瓦", lang.Hans, "3,600 MW", lang.English, true},
		{"360万千瓦", lang.Hans, "3,6 гигаватта", lang.Russian, true},
		{"3600 мегават", lang.Tajik, "۳٫۶ گیگاوات", lang.Dari, true},
		{"360万千瓦", lang.Hans, "360 MW", lang.English, false},
		{"5 miles", lang.English, "8 км", lang.Russian, true},
		{"5 miles", lang.English, "9 км", lang.Russian, false},
		{"5 miles", lang.English, "8", lang.Russian, false},
		{"550 pounds", lang.English, "250 кг", lang.Russian, true},
		{"80 degrees", lang.English, "27 градусов", lang.Russian, true},
		{"2 p.m.", lang.English, "14:00", lang.Tajik, true},
		{"2 p.m.", lang.English, "15:00", lang.Tajik, false},
		{"the 1980s", lang.English, "80年代", lang.Hans, true},
		{"the 1980s", lang.English, "солҳои 80-ҳо", lang.Tajik, true},
		{"June", lang.English, "6月", lang.Hans, true},
		{"June", lang.English, "6", lang.Russian, false},
		{"سال ۱۴۰۴", lang.Dari, "2025", lang.English, true},
		{"سال ۱۴۰۴", lang.Dari, "2026", lang.English, true},
		{"سال ۱۴۰۴", lang.Dari, "2024", lang.English, false},
		{"1.234", lang.Russian, "1234", lang.English, true},
		{"1,234", lang.English, "1.234", lang.English, false},
		{"5 million dollars", lang.English, "5 млн евро", lang.Russian, false},
		{"five", lang.English, "панҷ", lang.Tajik, true},
		{"two decades", lang.English, "20年", lang.Hans, true},
	} {
		a, b := quantity.Find(c.a, c.la), quantity.Find(c.b, c.lb)
		if len(a) != 1 || len(b) != 1 {
			t.Errorf("%q, %q: found %v, %v", c.a, c.b, show(a), show(b))
			continue
		}
		if quantity.Meets(a[0], b[0]) != c.want || quantity.Meets(b[0], a[0]) != c.want {
			t.Errorf("%q (%v) meets %q (%v): want %v", c.a, show(a), c.b, show(b), c.want)
		}
	}
}

// told writes changes as "changed 5 > 3 victims small".
func told(changes []quantity.Change) string {
	var out []string
	for _, c := range changes {
		s := string(c.Kind)
		if c.Source != nil {
			s += " " + c.Source.Text
		}
		if c.Target != nil {
			s += " > " + c.Target.Text
		}
		if c.Victims {
			s += " victims"
		}
		if c.Small {
			s += " small"
		}
		out = append(out, s)
	}
	return strings.Join(out, "; ")
}

func TestCompareTellsWhatHappenedToEachNumber(t *testing.T) {
	for _, c := range []struct {
		from   lang.Language
		source string
		to     lang.Language
		target string
		want   string
	}{
		{lang.English, "Five people were killed and three injured.", lang.Russian, "Пять человек погибли, трое ранены.", ""},
		{lang.English, "Five people were killed and three injured.", lang.Russian, "Три человека погибли, пятеро ранены.", "changed Five > Три victims small; changed three > пятеро victims small"},
		{lang.English, "Five people were killed.", lang.Tajik, "Чор нафар кушта шуданд.", "changed Five > Чор victims small"},
		{lang.English, "Five people were killed.", lang.Dari, "پنج نفر کشته شدند.", ""},
		{lang.English, "Five people were killed.", lang.Hans, "6人死亡。", "changed Five > 6 victims small"},
		{lang.English, "The border is 1,357 kilometres long.", lang.Russian, "Граница тянется на 1 375 километров.", "changed 1,357 kilometres > 1 375 километров"},
		{lang.English, "The dam gives 3,600 MW.", lang.Hans, "大坝装机容量360万千瓦。", ""},
		{lang.English, "In 2016 he left.", lang.Tajik, "Ӯ рафт.", "missing 2016"},
		{lang.English, "He left.", lang.Dari, "او در ۲۰۱۶ رفت.", "added > ۲۰۱۶"},
		{lang.English, "One of the two men spoke.", lang.Russian, "Говорил мужчина.", ""},
		{lang.English, "It is 200 miles away.", lang.Tajik, "Масофа 200 мил (322 км) аст.", ""},
		{lang.English, "It is 200 miles away.", lang.Tajik, "Масофа 200 мил (522 км) аст.", "added > 522 км"},
		{lang.English, "Prices rose 4.5 percent.", lang.Dari, "قیمت‌ها ۵٫۴ فیصد بلند رفت.", "changed 4.5 percent > ۵٫۴ فیصد"},
		{lang.English, "They meet in June.", lang.Russian, "Встреча в июле.", "changed June > июле small"},
		{lang.English, "The match ended 2-2.", lang.Russian, "Матч завершился -2.", "missing 2 small"},
		{lang.English, "About 11 million people live there.", lang.Russian, "Там живут около 11 тысяч человек.", "changed 11 million > 11 тысяч"},
		{lang.Russian, "30 июня 2021 года", lang.Hans, "2021年6月30日", ""},
		{lang.Dari, "در ۲۵ حوت ۱۴۰۴", lang.English, "on 16 March 2026", ""},
		{lang.Tajik, "Дар соҳили дарёи Панҷ 3 нафар бедарак шуд.", lang.English, "Three people went missing on the Panj.", ""},
	} {
		if got := told(quantity.Compare(c.source, c.from, c.target, c.to)); got != c.want {
			t.Errorf("%q → %q:\n got %s\nwant %s", c.source, c.target, got, c.want)
		}
	}
}

// met says whether some number can stand for another's value.
func met(q quantity.Quantity, in []quantity.Quantity) bool {
	return slices.ContainsFunc(in, func(o quantity.Quantity) bool { return quantity.Meets(q, o) })
}

func TestANumberInOneLanguageMeetsAnother(t *testing.T) {
	in := quantity.Find("Five people were killed and 10 were hurt.", lang.English)
	for text, want := range map[string]bool{"панҷ": true, "даҳ": true, "шаш": false} {
		if q := quantity.Find(text, lang.Tajik)[0]; met(q, in) != want {
			t.Errorf("%s is met: %t, want %t", text, !want, want)
		}
	}
}

func TestThousandVoltsAreAUnit(t *testing.T) {
	for to, text := range map[lang.Language]string{
		lang.English: "The 500-kilovolt line is 265 kilometres long.",
		lang.Russian: "Линия на 500 киловольт протянулась на 265 километров.",
		lang.Tajik:   "Хатти 500 киловолта 265 километр дарозӣ дорад.",
		lang.Dari:    "لین ۵۰۰ کیلوولت ۲۶۵ کیلومتر درازا دارد.",
	} {
		if got := quantity.Compare("500千伏输电线路全长265公里。", lang.Hans, text, to); len(got) != 0 {
			t.Errorf("%s: %+v", to, got)
		}
	}
}

func TestSolarMonthIsNotDemandedOfChinese(t *testing.T) {
	const source = "سیلاب روز ۲۴ ثور ۱۴۰۵ جاری شد."
	if got := quantity.Compare(source, lang.Dari, "洪水发生在阿富汗历1405年萨乌尔月24日。", lang.Hans); len(got) != 0 {
		t.Errorf("zh-Hans: %+v", got)
	}
	if got := quantity.Compare(source, lang.Dari, "The flood came on the 24th in the year 1405.", lang.English); len(got) != 1 || got[0].Kind != quantity.Missing {
		t.Errorf("en: %+v", got)
	}
}
