package check

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"panj/internal/lang"
)

// own are sentences of one's own, one meaning in all languages: good is what the
// source says, bad what a wrong translation makes of it.
type own struct{ good, bad map[lang.Language]string }

func (m *measurement) own(kind string, list []own) {
	for _, o := range list {
		if o.bad[m.l.To] == "" || o.good[m.l.From] == "" {
			m.t.Errorf("%s: a sentence is missing in %s or %s", kind, m.l.From, m.l.To)
			continue
		}
		m.try(kind, o.good[m.l.From], o.good[m.l.To], o.bad[m.l.To])
	}
}

func (m *measurement) countsExchanged() { m.own("two counts exchanged", counts()) }

func (m *measurement) negationDropped() { m.own("a negation dropped", negations()) }

// nameRespelt changes a letter of a name in the last of its blocks of a
// document, where one name of the source stands with it throughout.
func (m *measurement) nameRespelt() {
	for _, d := range m.source.documents {
		pairs := m.pairs(d)
		good := Translation(pairs, m.l)
		if !capitals(m.l.From) || !capitals(m.l.To) {
			continue
		}
		names := capitalised(pairs, func(p Pair) string { return p.Target })
		for _, key := range slices.Sorted(maps.Keys(names)) {
			n := names[key]
			if len(n.blocks) < 2 || len(n.key) < 7 || !shareName(n, n, sourceNames(pairs, m.l)) {
				continue
			}
			letters := []rune(n.text)
			if letters[3] == 'o' || letters[3] == 'о' {
				letters[3]++
			}
			letters[3]++
			last := n.blocks[len(n.blocks)-1]
			planted := slices.Clone(pairs)
			planted[last].Target = strings.ReplaceAll(planted[last].Target, n.text, string(letters))
			m.count("a name spelt two ways", key, newFindings(good, Translation(planted, m.l)))
			break
		}
	}
}

func (m *measurement) pairs(d lineRange) []Pair {
	var out []Pair
	for i := d.first; i <= d.last; i++ {
		p := pair(m.source.lines[i], m.target.lines[i])
		p.Block = "b" + strconv.Itoa(i+1)
		out = append(out, p)
	}
	return out
}

// six puts a sentence in the languages' order of corpusLanguages.
func six(en, tg, ru, fa, hans, hant string) map[lang.Language]string {
	return map[lang.Language]string{
		lang.English: en, lang.Tajik: tg, lang.Russian: ru, lang.Dari: fa, lang.Hans: hans, lang.Hant: hant,
	}
}

func counts() []own {
	return []own{
		{six("The flood killed 5 people and injured 3.", "Дар натиҷаи сел 5 нафар кушта ва 3 нафар захмӣ шуданд.",
			"В результате селя погибли 5 человек, 3 ранены.", "در سیلاب ۵ نفر کشته و ۳ نفر زخمی شدند.",
			"洪水造成5人死亡，3人受伤。", "洪水造成5人死亡，3人受傷。"),
			six("The flood killed 3 people and injured 5.", "Дар натиҷаи сел 3 нафар кушта ва 5 нафар захмӣ шуданд.",
				"В результате селя погибли 3 человека, 5 ранены.", "در سیلاب ۳ نفر کشته و ۵ نفر زخمی شدند.",
				"洪水造成3人死亡，5人受伤。", "洪水造成3人死亡，5人受傷。")},
		{six("At least 12 soldiers were killed and 27 were wounded.", "Ҳадди ақал 12 сарбоз кушта ва 27 нафари дигар захмӣ шуданд.",
			"Не менее 12 солдат убиты и 27 ранены.", "دست کم ۱۲ سرباز کشته و ۲۷ تن زخمی شدند.",
			"至少12名士兵死亡，27人受伤。", "至少12名士兵死亡，27人受傷。"),
			six("At least 27 soldiers were killed and 12 were wounded.", "Ҳадди ақал 27 сарбоз кушта ва 12 нафари дигар захмӣ шуданд.",
				"Не менее 27 солдат убиты и 12 ранены.", "دست کم ۲۷ سرباز کشته و ۱۲ تن زخمی شدند.",
				"至少27名士兵死亡，12人受伤。", "至少27名士兵死亡，12人受傷。")},
		{six("Police detained 40 people; 6 people were injured.", "Полис 40 нафарро боздошт кард; 6 нафар захмӣ шуданд.",
			"Полиция задержала 40 человек; 6 человек ранены.", "پولیس ۴۰ نفر را بازداشت کرد؛ ۶ نفر زخمی شدند.",
			"警方拘留了40人，6人受伤。", "警方拘留了40人，6人受傷。"),
			six("Police detained 6 people; 40 people were injured.", "Полис 6 нафарро боздошт кард; 40 нафар захмӣ шуданд.",
				"Полиция задержала 6 человек; 40 человек ранены.", "پولیس ۶ نفر را بازداشت کرد؛ ۴۰ نفر زخمی شدند.",
				"警方拘留了6人，40人受伤。", "警方拘留了6人，40人受傷。")},
		{six("The avalanche killed 2 people and 9 are missing.", "Дар натиҷаи тарма 2 нафар ҳалок ва 9 нафар бедарак шуданд.",
			"При сходе лавины погибли 2 человека, 9 пропали без вести.", "در برف‌کوچ ۲ نفر جان باختند و ۹ نفر ناپدید شدند.",
			"雪崩造成2人死亡，9人失踪。", "雪崩造成2人死亡，9人失蹤。"),
			six("The avalanche killed 9 people and 2 are missing.", "Дар натиҷаи тарма 9 нафар ҳалок ва 2 нафар бедарак шуданд.",
				"При сходе лавины погибли 9 человек, 2 пропали без вести.", "در برف‌کوچ ۹ نفر جان باختند و ۲ نفر ناپدید شدند.",
				"雪崩造成9人死亡，2人失踪。", "雪崩造成9人死亡，2人失蹤。")},
	}
}

func negations() []own {
	return []own{
		{six("The ministry did not confirm the report.", "Вазорат ин хабарро тасдиқ накард.", "Министерство не подтвердило это сообщение.",
			"وزارت این خبر را تایید نکرد.", "该部没有证实这一消息。", "該部沒有證實這一消息。"),
			six("The ministry confirmed the report.", "Вазорат ин хабарро тасдиқ кард.", "Министерство подтвердило это сообщение.",
				"وزارت این خبر را تایید کرد.", "该部证实了这一消息。", "該部證實了這一消息。")},
		{six("The bridge will not be opened this year.", "Пул имсол кушода намешавад.", "Мост в этом году не откроют.",
			"پل امسال باز نمی‌شود.", "这座桥今年不会开放。", "這座橋今年不會開放。"),
			six("The bridge will be opened this year.", "Пул имсол кушода мешавад.", "Мост в этом году откроют.",
				"پل امسال باز می‌شود.", "这座桥今年会开放。", "這座橋今年會開放。")},
		{six("There were no victims among the residents.", "Дар байни сокинон қурбонӣ набуд.", "Среди жителей жертв не было.",
			"در میان باشندگان قربانی نبود.", "居民中没有人遇难。", "居民中沒有人遇難。"),
			six("There were victims among the residents.", "Дар байни сокинон қурбонӣ буд.", "Среди жителей были жертвы.",
				"در میان باشندگان قربانی بود.", "居民中有人遇难。", "居民中有人遇難。")},
		{six("The head of the district has never been there.", "Раиси ноҳия ҳеҷ гоҳ он ҷо набудааст.", "Глава района никогда там не был.",
			"رئیس ولسوالی هیچ‌گاه آنجا نبوده است.", "区长从未去过那里。", "區長從未去過那裡。"),
			six("The head of the district has been there.", "Раиси ноҳия он ҷо будааст.", "Глава района там был.",
				"رئیس ولسوالی آنجا بوده است.", "区长去过那里。", "區長去過那裡。")},
	}
}
