package lang

import (
	"strings"
	"testing"
)

func TestContentWords(t *testing.T) {
	for _, c := range []struct {
		lang       Language
		text, want string // keys; the words as they stand behind a slash where they differ
	}{
		{English, "The roads were closed, he said; the ROAD is open.", "road/roads clos/closed road/ROAD open"},
		{English, "Two countries' crisis: access to U.S. news, x", "country/countries crisis access new/news"},
		{Russian, "Дороги закрыты, а дорогу в горах ещё расчищают.", "дорог/Дороги закрыт/закрыты дорог/дорогу гор/горах расчищают"},
		{Tajik, "Роҳҳои кӯҳӣ баста шуданд, вале роҳ дар деҳот кушода аст.", "роҳ/Роҳҳои куҳ/кӯҳӣ баста роҳ деҳот кушода"},
		{Dari, "سرک‌ها بسته شدند و سرک‌های دیگر باز می‌شود.", "سرک/سرک‌ها بسته سرک/سرک‌های"},
		{Hans, "水电站的大坝，GDP 42", "水电 电站 大坝 gdp/GDP 42"},
		{Hant, "他們說", ""},
		{"xx", "Anything goes", "anything/Anything goes"},
		{English, "", ""},
		{Hans, "坝", ""},
	} {
		var got []string
		for _, w := range ContentWords(c.text, c.lang) {
			word := w.Key
			if stands := c.text[w.Start:w.End]; stands != w.Key {
				word += "/" + stands
			}
			got = append(got, word)
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s %q: got %q, want %q", c.lang, c.text, strings.Join(got, " "), c.want)
		}
	}
}

func TestSays(t *testing.T) {
	for _, c := range []struct {
		lang Language
		yes  string
		no   string
	}{
		{English, "said Said according warned", "sad road spoke"},
		{Russian, "сказал сообщило словам Отметила", "дорога сказка слово"},
		{Tajik, "гуфт гуфтаи мегӯяд Изҳор", "роҳ гов"},
		{Dari, "گفت می‌گوید گفتهٔ مي‌گويد", "راه گفت‌وگو"},
		{Persian, "گفت", "سنگ"},
		{Hans, "表示 他说 指出，", "水电站"},
		{Hant, "說 表示", "水電站"},
		{"xx", "", "said"},
	} {
		for w := range strings.FieldsSeq(c.yes) {
			if !c.lang.Says(w) {
				t.Errorf("%s: %q is no verb of speech", c.lang, w)
			}
		}
		for w := range strings.FieldsSeq(c.no) {
			if c.lang.Says(w) {
				t.Errorf("%s: %q is a verb of speech", c.lang, w)
			}
		}
	}
}

// No word of a list can be met unless a text's words are cut as it is.
func TestWordListsCanBeMet(t *testing.T) {
	for l, lists := range allWords() {
		for w := range lists.function {
			if got := len(ContentWords(w, l)); got != 0 || strings.ContainsAny(w, " -'") {
				t.Errorf("%s: %q is %d words of content", l, w, got)
			}
		}
		if len(lists.function) < 100 || len(lists.says) < 15 {
			t.Errorf("%s has %d function words and %d verbs of speech", l, len(lists.function), len(lists.says))
		}
	}
}
