package check

import (
	"strings"
	"testing"

	"panj/internal/article"
	"panj/internal/lang"
)

// sample is one piece of invented news in each language, without numbers, so
// that a rule's tests can plant one fault at a time.
func sample(l lang.Language) string {
	switch l {
	case lang.English:
		return "The river rose during the night and reached the first houses of the lower village before dawn. " +
			"Rescue workers brought the residents to the school, where volunteers had prepared food and blankets. " +
			"The ministry said that the road to the capital would stay closed until the bridge was repaired."
	case lang.Tajik:
		return "Оби дарё шабона баланд шуда, пеш аз субҳ ба хонаҳои аввали деҳаи поён расид. " +
			"Наҷотдиҳандагон сокинонро ба мактаб бурданд, ки дар он ҷо ихтиёриён хӯрок ва кӯрпа омода карда буданд. " +
			"Вазорат гуфт, ки роҳи пойтахт то таъмири пул баста мемонад."
	case lang.Russian:
		return "Ночью вода в реке поднялась и ещё до рассвета дошла до первых домов нижнего села. " +
			"Спасатели перевезли жителей в школу, где добровольцы приготовили еду и одеяла. " +
			"В министерстве сообщили, что дорога в столицу будет закрыта, пока не отремонтируют мост."
	case lang.Dari:
		return "آب دریا در جریان شب بلند شد و پیش از صبح به خانه‌های نخست قریهٔ پایین رسید. " +
			"کارمندان نجات باشندگان را به مکتب بردند، جایی که داوطلبان غذا و کمپل آماده کرده بودند. " +
			"وزارت گفت که سرک پایتخت تا ترمیم پل بسته می‌ماند."
	case lang.Hans:
		return "河水在夜间上涨，黎明前漫到下村的第一批房屋。救援人员把居民转移到学校，志愿者已在那里备好食物和毛毯。" +
			"该部表示，通往首都的公路将继续封闭，直到桥梁修复为止。"
	}
	return "河水在夜間上漲，黎明前漫到下村的第一批房屋。救援人員把居民轉移到學校，志願者已在那裡備好食物和毛毯。" +
		"該部表示，通往首都的公路將繼續封閉，直到橋樑修復為止。"
}

func pair(source, target string) Pair {
	return Pair{Block: "b4", Kind: article.Paragraph, Source: source, Target: target}
}

// fired lists the findings of one rule, as "severity message".
func fired(findings []Finding, rule string) []string {
	var out []string
	for _, f := range findings {
		if f.Rule == rule {
			out = append(out, string(f.Severity)+" "+f.Message)
		}
	}
	return out
}

// expect says whether a rule fired once with the severity and a word of the
// message, or, where severity is empty, not at all.
func expect(t *testing.T, findings []Finding, rule string, severity Severity, word string) {
	t.Helper()
	got := fired(findings, rule)
	if severity == "" {
		if len(got) > 0 {
			t.Errorf("rule %s fired: %q", rule, got)
		}
		return
	}
	if len(got) != 1 || !strings.HasPrefix(got[0], string(severity)+" ") || !strings.Contains(got[0], word) {
		t.Errorf("rule %s: got %q, want one %s with %q", rule, got, severity, word)
	}
}

// checkPlaces holds what every finding promises about its places.
func checkPlaces(t *testing.T, p Pair, findings []Finding) {
	t.Helper()
	for _, f := range findings {
		if f.Message == "" || f.Block != p.Block || len([]rune(f.Message)) > 250 {
			t.Errorf("finding %+v", f)
		}
		for text, place := range map[string]*Place{p.Source: f.Source, p.Target: f.Got} {
			if place == nil {
				continue
			}
			if text[place.ByteStart:place.ByteEnd] != place.Text || string([]rune(text)[place.Start:place.End]) != place.Text {
				t.Errorf("place %+v is not in %q", place, text)
			}
		}
	}
}

func TestGoodTranslationsAreLeftInPeace(t *testing.T) {
	for _, from := range corpusLanguages() {
		for _, to := range corpusLanguages() {
			if from == to || chinese(from) && chinese(to) {
				continue
			}
			p := pair(sample(from), sample(to))
			for _, f := range Translation([]Pair{p}, Languages{From: from, To: to}) {
				t.Errorf("%s → %s: %s %s", from, to, f.Rule, f.Message)
			}
		}
	}
}
