package main

import (
	"fmt"
	"math/rand/v2"
	"regexp"
	"strings"
)

// phrase is a sentence in English, Russian and Tajik: %d is a number that ends
// in 5 to 9, so that Russian needs one form of its noun, {…} a link.
type phrase map[string]string

var headline = phrase{"en": "Day %d in the valley", "ru": "День %d в долине", "tg": "Рӯзи %d дар водӣ"}

var listed = []phrase{
	{"en": "{%d books} for the library", "ru": "{%d книг} для библиотеки", "tg": "{%d китоб} барои китобхона"},
	{"en": "%d tonnes of flour", "ru": "%d тонн муки", "tg": "%d тонна орд"},
	{"en": "wood for %d houses", "ru": "дрова для %d домов", "tg": "ҳезум барои %d хона"},
}

var sentences = []phrase{
	{"en": "The bridge was closed for %d days, the road office said.", "ru": "Мост был закрыт %d дней, сообщило дорожное управление.", "tg": "Пул %d рӯз баста буд, гуфт идораи роҳҳо."},
	{"en": "On Tuesday %d cars crossed the river.", "ru": "Во вторник реку пересекли %d машин.", "tg": "Рӯзи сешанбе %d мошин аз дарё гузашт."},
	{"en": "The village school has %d pupils.", "ru": "В сельской школе %d учеников.", "tg": "Мактаби деҳа %d хонанда дорад."},
	{"en": "The storehouse gave flour and oil to %d families.", "ru": "Склад выдал муку и масло: их получили %d семей.", "tg": "Анбор ба %d оила орд ва равған дод."},
	{"en": "This spring farmers planted %d hectares of cotton.", "ru": "Этой весной дехкане засеяли хлопком %d гектаров.", "tg": "Баҳори имсол деҳқонон дар %d гектар пахта коштанд."},
	{"en": "The doctor said that he had examined %d children.", "ru": "Врач сказал, что осмотрел %d детей.", "tg": "Духтур гуфт, ки %d кӯдакро муоина кард."},
	{"en": "The storm left %d houses without light.", "ru": "Буря оставила без света %d домов.", "tg": "Тӯфон %d хонаро бе барқ монд."},
	{"en": "The report counts {%d cows} on the pasture.", "ru": "В отчёте названы {%d коров} на пастбище.", "tg": "Дар ҳисобот {%d гов} дар чарогоҳ зикр шудааст."},
	{"en": "Nobody stayed at home.", "ru": "Никто не остался дома.", "tg": "Ҳеҷ кас дар хона намонд."},
	{"en": "Overnight the water in the canal rose by %d centimetres.", "ru": "За ночь вода в канале поднялась на %d сантиметров.", "tg": "Шабона оби канал %d сантиметр боло рафт."},
	{"en": "The mountain road was cleared of snow in %d hours.", "ru": "Горную дорогу расчистили от снега за %d часов.", "tg": "Роҳи кӯҳӣ дар %d соат аз барф тоза карда шуд."},
	{"en": "The road office {described the work} in a letter.", "ru": "Дорожное управление {описало работы} в письме.", "tg": "Идораи роҳҳо дар нома {корҳоро шарҳ дод}."},
}

// entry turns what a model is shown of a phrase into another language.
type entry struct {
	english *regexp.Regexp
	forms   map[string]string
}

var dictionary = func() []entry {
	var all []entry
	for _, p := range append(append([]phrase{headline}, listed...), sentences...) {
		pattern := strings.NewReplacer("%d", `(?P<n>\d+)`, `\{`, `<g(?P<k>\d+)>`, `\}`, `</g\d+>`).Replace(regexp.QuoteMeta(p["en"]))
		t := entry{regexp.MustCompile(pattern), map[string]string{}}
		for lang, form := range p {
			t.forms[lang] = strings.NewReplacer("%d", "${n}", "{", "<g${k}>", "}", "</g${k}>").Replace(form)
		}
		all = append(all, t)
	}
	return all
}()

// byDictionary translates a masked text of an article that long wrote.
func byDictionary(text, to string) string {
	for _, t := range dictionary {
		text = t.english.ReplaceAllString(text, t.forms[to])
	}
	return text
}

// translate gives the items of a right answer to a question about such an article.
func (q question) translate() [][2]string {
	var items [][2]string
	for _, id := range q.wanted {
		items = append(items, [2]string{id, byDictionary(q.text(id), q.to)})
	}
	return items
}

// long writes one article of at least so many English words in several
// languages: the same seed gives the same article.
func long(words int, seed uint64, languages ...string) map[string]string {
	w := &writer{random: rand.New(rand.NewPCG(seed, 0)), text: map[string]*strings.Builder{}}
	for _, l := range append(languages, "en") {
		w.text[l] = &strings.Builder{}
	}
	for n := 5; w.words < words; n += 10 {
		w.put("## ", headline, n)
		w.end("\n\n")
		for range 3 + w.random.IntN(4) {
			for i := range 3 + w.random.IntN(8) {
				w.put([]string{"", " "}[min(i, 1)], sentences[w.random.IntN(len(sentences))], w.number())
			}
			w.end("\n\n")
		}
		for _, p := range listed {
			w.put("- ", p, w.number())
			w.end("\n")
		}
		w.end("\n")
	}
	out := map[string]string{}
	for l, text := range w.text {
		out[l] = text.String()
	}
	return out
}

type writer struct {
	random *rand.Rand
	words  int
	text   map[string]*strings.Builder
}

// number ends in 5 to 9.
func (w *writer) number() int { return 10*w.random.IntN(90) + 5 + w.random.IntN(5) }

// put writes a phrase in every language, its link as Markdown has it.
func (w *writer) put(before string, p phrase, n int) {
	w.words += len(strings.Fields(p["en"]))
	link := strings.NewReplacer("%d", fmt.Sprint(n), "{", "[", "}", fmt.Sprintf("](https://example.org/%d)", n))
	for l, text := range w.text {
		text.WriteString(before + link.Replace(p[l]))
	}
}

func (w *writer) end(s string) {
	for _, text := range w.text {
		text.WriteString(s)
	}
}
