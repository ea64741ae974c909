package quantity_test

import (
	"testing"

	"panj/internal/lang"
	"panj/internal/quantity"
)

// Texts that tell the same number in each language.
var sameNumbers = []map[lang.Language]string{
	{
		lang.English: "It takes 5–7 days.", lang.Russian: "Это займёт от 5 до 7 дней.", lang.Tajik: "Ин аз 5 то 7 рӯз мегирад.",
		lang.Dari: "این کار از ۵ تا ۷ روز می‌گیرد.", lang.Hans: "需要5至7天。",
	},
	{
		lang.English: "Prices rose by 20 to 30 percent.", lang.Russian: "Цены выросли на 20–30 %.", lang.Tajik: "Нархҳо 20–30 фоиз боло рафт.",
		lang.Dari: "قیمت‌ها ۲۰ تا ۳۰ فیصد بلند رفت.", lang.Hans: "价格上涨20%至30%。",
	},
	{
		lang.English: "Two to three million people.", lang.Russian: "Два-три миллиона человек.", lang.Tajik: "Аз ду то се миллион нафар.",
		lang.Dari: "دو تا سه میلیون نفر.", lang.Hans: "两三百万人。",
	},
	{
		lang.English: "Istiklol won 3–1.", lang.Russian: "«Истиклол» победил 3:1.", lang.Tajik: "«Истиқлол» бо ҳисоби 3:1 ғолиб омад.",
		lang.Dari: "استقلال ۳-۱ پیروز شد.", lang.Hans: "独立队以3比1获胜。",
	},
	{
		lang.English: "a 20-year-old student", lang.Russian: "20-летний студент", lang.Tajik: "донишҷӯи 20-сола",
		lang.Dari: "محصل ۲۰ ساله", lang.Hans: "20岁的学生",
	},
	{
		lang.English: "in the 1980s", lang.Russian: "в 1980-х годах", lang.Tajik: "дар солҳои 1980-ум",
		lang.Dari: "در دههٔ ۱۹۸۰", lang.Hans: "20世纪80年代",
	},
	{
		lang.English: "The train leaves at 5:30 p.m.", lang.Russian: "Поезд отходит в 17.30.", lang.Tajik: "Қатора соати 17:30 меравад.",
		lang.Dari: "قطار ساعت ۱۷:۳۰ می‌رود.", lang.Hans: "火车于下午5点30分开出。",
	},
	{
		lang.English: "on 16 March 2026", lang.Russian: "16 марта 2026 года", lang.Tajik: "25 ҳути соли 1404",
		lang.Dari: "۲۵ حوت ۱۴۰۴", lang.Hans: "2026年3月16日",
	},
	{
		lang.English: "on 21 March 2026", lang.Russian: "21 марта 2026 года", lang.Tajik: "1 фарвардини соли 1405",
		lang.Dari: "اول حمل ۱۴۰۵", lang.Hans: "2026年3月21日",
	},
	{
		lang.English: "He was held for 60 days.", lang.Russian: "Его держали два месяца.", lang.Tajik: "Ӯро ду моҳ нигоҳ доштанд.",
		lang.Dari: "او را ۶۰ روز نگه داشتند.", lang.Hans: "他被关押了两个月。",
	},
	{
		lang.English: "within 24 hours", lang.Russian: "в течение суток", lang.Tajik: "дар давоми як шабонарӯз",
		lang.Dari: "در ۲۴ ساعت", lang.Hans: "24小时内",
	},
	{
		lang.English: "after 18 months", lang.Russian: "через полтора года", lang.Tajik: "баъди 18 моҳ",
		lang.Dari: "پس از ۱۸ ماه", lang.Hans: "18个月后",
	},
	{
		lang.English: "20 million rupees", lang.Russian: "20 млн рупий", lang.Tajik: "20 миллион рупия",
		lang.Dari: "دو کرور روپیه", lang.Hans: "两千万卢比",
	},
	{
		lang.English: "200,000 people", lang.Russian: "200 тысяч человек", lang.Tajik: "200 ҳазор нафар",
		lang.Dari: "دو لك نفر", lang.Hans: "20万人",
	},
	{
		lang.English: "a 500 kV line of 360 MW", lang.Russian: "линия 500 кВ на 360 МВт", lang.Tajik: "хатти 500 кВ, 360 мегаватт",
		lang.Dari: "لین ۵۰۰ کیلوولت، ۳۶۰ میگاوات", lang.Hans: "500千伏线路，36万千瓦",
	},
	{
		lang.English: "The rate rose by 2 percentage points.", lang.Russian: "Ставка выросла на 2 процентных пункта.", lang.Tajik: "Меъёр 2 банди фоизӣ боло рафт.",
		lang.Dari: "نرخ ۲ فیصد بلند رفت.", lang.Hans: "利率上升2个百分点。",
	},
	{
		lang.English: "Zero degrees at night", lang.Russian: "Ноль градусов ночью", lang.Tajik: "Шабона сифр дараҷа",
		lang.Dari: "شبانه صفر درجه", lang.Hans: "夜间零度",
	},
	{
		lang.English: "a man 6 feet 6 inches tall", lang.Russian: "двухметровый мужчина", lang.Tajik: "марди 2-метра",
		lang.Hans: "身高6英尺6英寸的男子",
	},
	{
		lang.English: "Call 0800 555 111.", lang.Dari: "به ۱۱۱ ۵۵۵ ۰۸۰۰ زنگ بزنید.", lang.Russian: "Звоните 0800 555 111.",
	},
}

func TestSameNumbersMeetInEveryDirection(t *testing.T) {
	for _, texts := range sameNumbers {
		for from, source := range texts {
			for to, target := range texts {
				if changes := quantity.Compare(source, from, target, to); len(changes) > 0 {
					t.Errorf("%s → %s: %q → %q: %s (%v, %v)", from, to, source, target, told(changes),
						show(quantity.Find(source, from)), show(quantity.Find(target, to)))
				}
			}
		}
	}
}

// What only looks like the same, or like a number at all.
func TestLookalikesOfNumbers(t *testing.T) {
	for _, c := range []struct {
		from   lang.Language
		source string
		to     lang.Language
		target string
		want   string
	}{
		{lang.English, "every 37 minutes", lang.Dari, "در هر ۳۷ روز", "changed 37 > ۳۷"},
		{lang.English, "60 days", lang.Russian, "три месяца", "changed 60 > три"},
		{lang.English, "two years", lang.Tajik, "ду моҳ", "changed two > ду small"},
		{lang.English, "on 16 March 2026", lang.Dari, "۲۸ حوت ۱۴۰۴", "changed 16 > ۲۸"},
		{lang.English, "Safar Ali spoke.", lang.Dari, "صفر علی سخن گفت.", ""},
		{lang.English, "A game at St Johnstone.", lang.Russian, "Матч в Сент-Джонстоне.", ""},
		{lang.English, "this year", lang.Tajik, "соли ҷорӣ", ""},
		{lang.English, "this month", lang.Tajik, "дар моҳи чорӣ", ""},
		{lang.English, "It is the No. 1 company.", lang.Russian, "Это ведущая компания.", ""},
		{lang.English, "Unit No. 3 works.", lang.Russian, "Агрегат работает.", "missing 3 small"},
		{lang.English, "Call 0800 555 111.", lang.Russian, "Звоните 0800 555 112.", "changed 111 > 112"},
		{lang.English, "It is 5 °C.", lang.Russian, "Сейчас 6 °C.", "changed 5 °C > 6 °C small"},
		{lang.English, "a 500 kV line", lang.Russian, "линия на 500 кВт", "changed 500 kV > 500 кВт"},
	} {
		if got := told(quantity.Compare(c.source, c.from, c.target, c.to)); got != c.want {
			t.Errorf("%q → %q:\n got %s\nwant %s (%v, %v)", c.source, c.target, got, c.want,
				show(quantity.Find(c.source, c.from)), show(quantity.Find(c.target, c.to)))
		}
	}
}
