package quantity

import (
	"strings"
	"testing"

	"panj/internal/lang"
)

// TestGoodRenderings holds what good translators write otherwise and nobody
// should be asked about.
func TestGoodRenderings(t *testing.T) {
	for _, c := range []struct {
		name           string
		from, to       lang.Language
		source, target string
	}{
		{"telephone", lang.English, lang.Russian, "Call 992 37 221-45-67 or 102.", "Звоните +992 (37) 221-45-67 или 102."},
		{"telephone unbroken", lang.English, lang.Dari, "Call 992 37 221-45-67 or 102.", "به شماره ۹۹۲۳۷۲۲۱۴۵۶۷ یا ۱۰۲ زنگ بزنید."},
		{"telephone", lang.Tajik, lang.Hans, "ба рақами +992 37 221 45 67 занг занед", "请拨打+992 37 221 4567"},
		{"half a million", lang.English, lang.Tajik, "more than half a million migrants", "беш аз ним миллион муҳоҷир"},
		{"half a million", lang.English, lang.Russian, "more than half a million migrants", "более полумиллиона мигрантов"},
		{"tens of thousands", lang.English, lang.Russian, "Tens of thousands fled.", "Десятки тысяч людей бежали."},
		{"tens of thousands", lang.Russian, lang.Dari, "Десятки тысяч людей бежали.", "ده‌ها هزار نفر فرار کردند."},
		{"digits and a half", lang.English, lang.Russian, "12 and a half years in prison", "12,5 года лишения свободы"},
		{"digits and a half", lang.Dari, lang.English, "۲ و نیم میلیون دالر", "2.5 million dollars"},
		{"words and a half", lang.Russian, lang.Tajik, "Длина дороги 2,5 км.", "Дарозии роҳ дуву ним километр аст."},
		{"words and a half", lang.English, lang.Tajik, "22.5 percent", "бисту дуву ним фоиз"},
		{"words and a half", lang.English, lang.Tajik, "3.5 million somoni", "сею ним миллион сомонӣ"},
		{"words and a half", lang.English, lang.Tajik, "4.5 kilometres", "чоруним километр"},
		{"years and months", lang.Russian, lang.Hans, "12,5 года лишения свободы по части 6", "第6款，判处有期徒刑12年6个月"},
		{"hours and minutes", lang.English, lang.Russian, "It lasted 90 minutes.", "Это длилось 1 час 30 минут."},
		{"to the dollar", lang.English, lang.Hans, "71.5 afghanis to the dollar", "1美元兑71.5阿富汗尼"},
		{"round the clock", lang.Russian, lang.Hans, "круглосуточная линия", "24小时热线"},
	} {
		t.Run(c.name, func(t *testing.T) {
			for _, d := range Compare(c.source, c.from, c.target, c.to) {
				t.Errorf("%s | %s: %s", c.source, c.target, told(d))
			}
		})
	}
}

// TestRenderingsThatDiffer holds that what is let through is not too much.
func TestRenderingsThatDiffer(t *testing.T) {
	for _, c := range []struct {
		name           string
		from, to       lang.Language
		source, target string
	}{
		{"a digit of a telephone number", lang.English, lang.Russian, "Call 992 37 221-45-67.", "Звоните +992 (37) 221-45-68."},
		{"years and months", lang.Russian, lang.Hans, "12,5 года лишения свободы", "有期徒刑12年3个月"},
		{"half a million", lang.English, lang.Russian, "half a million migrants", "полтора миллиона мигрантов"},
		{"tens of thousands", lang.English, lang.Russian, "Tens of thousands fled.", "Сотни тысяч бежали."},
	} {
		t.Run(c.name, func(t *testing.T) {
			if len(Compare(c.source, c.from, c.target, c.to)) == 0 {
				t.Errorf("%s | %s: nothing found", c.source, c.target)
			}
		})
	}
}

// TestRowsAreLinear holds that many rows cost no more than they are long.
func TestRowsAreLinear(t *testing.T) {
	text := strings.Repeat("221-45-67, ", 20000)
	if got := len(rows(text)); got != 20000 {
		t.Errorf("found %d rows, want 20000", got)
	}
	if d := Compare(text, lang.English, strings.Repeat("221 4567, ", 20000), lang.Russian); len(d) != 0 {
		t.Errorf("%d changes among the same telephone numbers", len(d))
	}
}

func told(c Change) string {
	s := string(c.Kind)
	for _, q := range []*Quantity{c.Source, c.Target} {
		if q != nil {
			s += " " + q.Text
		}
	}
	return s
}
