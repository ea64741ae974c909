package lang

import "testing"

func TestPartsHaveTheirLanguageAndTheWholeItsMainOne(t *testing.T) {
	tg, ru, zh, en := samples[2].text, samples[6].text, samples[11].text, samples[0].text
	for _, c := range []struct {
		name  string
		parts []string
		whole Language
		each  []Language
	}{
		{"one language", []string{tg, tg, "Панҷ"}, Tajik, []Language{Tajik, Tajik, ""}},
		{"mainly Tajik", []string{tg, tg, ru}, Tajik, []Language{Tajik, Tajik, Russian}},
		{"mainly Russian", []string{ru, tg, ru, "Мост"}, Russian, []Language{Russian, Tajik, Russian, ""}},
		{"mainly Chinese", []string{zh, zh, en}, Hans, []Language{Hans, Hans, English}},
		{"three alike", []string{tg, ru, en}, "", []Language{Tajik, Russian, English}},
		{"short parts are told as a whole", []string{"Сокинони деҳа", "роҳи нав то охири моҳ", "кушода мешавад"}, Tajik, []Language{"", "", ""}},
		{"nothing", nil, "", nil},
	} {
		whole, each := DetectParts(c.parts)
		if whole.Language != c.whole || (whole.Language == "") != (whole.Confidence == 0) || whole.Confidence > 1 {
			t.Errorf("%s: the whole is %+v, want %q", c.name, whole, c.whole)
		}
		for i, want := range c.each {
			if each[i].Language != want {
				t.Errorf("%s: part %d is %+v, want %q", c.name, i, each[i], want)
			}
		}
	}
}
