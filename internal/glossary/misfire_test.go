package glossary

import (
	"slices"
	"strings"
	"testing"

	"panj/internal/lang"
)

// TestWordsThatMisfire holds words that are a name to a careless reader only:
// Monday and five, months that are common words, words of which a name is a part.
func TestWordsThatMisfire(t *testing.T) {
	for _, c := range []struct {
		l    lang.Language
		text string
		want string
	}{
		{"tg", "Рӯзи душанбе панҷ нафар омаданд.", ""},
		{"tg", "Душанбеи гузашта панҷумин сарбоз баргашт.", "dushanbe"}, // with a capital it could be the city
		{"fa-AF", "روز دوشنبه پنج تن می‌آیند و موضوع جدی است.", ""},
		{"fa-AF", "می‌گوید که سرطان و میزان آن جدی است و اسد و حمل نیز.", ""},
		{"fa-AF", "در آستانهٔ سال نو کیف خود را گرفت.", ""},
		{"fa-AF", "به یمن باران، باختر سبز است.", ""},
		{"fa-AF", "غند سرحدی به سوی باختر رفت.", ""},
		{"ru", "с гор сошла лавина; хост и гур", ""},
		{"ru", "Гор здесь много.", ""},
		{"en", "Who is an eco tourist; the mary and the chad", ""},
		{"en", "Georgia is a state in the south; Michael Jordan played.", ""},
		{"zh-Hans", "发电站装机400兆瓦，其中共有六台机组", ""},
		{"zh-Hans", "全长三千公里海岸线，东南亚万里之行", "southeast-asia"},
		{"zh-Hans", "阿富汗尼姆鲁兹省", "afghanistan nimruz"},
		{"zh-Hans", "上海合作组织在上海开会", "shanghai sco"},
	} {
		got := ids(Builtin().Occurring(c.text, c.l))
		want := strings.Fields(c.want)
		slices.Sort(got)
		slices.Sort(want)
		if !slices.Equal(got, want) {
			t.Errorf("%s %q has %v, want %v", c.l, c.text, got, want)
		}
	}
}

// TestBuiltinIsLarge guards what the project promises: at least 300 terms, each
// in all six languages (TestBuiltinHasItsShape).
func TestBuiltinIsLarge(t *testing.T) {
	if n := len(Builtin().Terms()); n < 300 {
		t.Errorf("%d terms", n)
	}
}

func BenchmarkParseBuiltin(b *testing.B) {
	for b.Loop() {
		if _, err := parseBuiltin(true); err != nil {
			b.Fatal(err)
		}
	}
}
