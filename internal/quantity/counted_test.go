package quantity_test

import (
	"fmt"
	"strings"
	"testing"

	"panj/internal/lang"
	"panj/internal/quantity"
)

// countedSentences tell one story each, the same in every language: what is
// counted must be the same whatever the order of words, the voice, the commas.
var countedSentences = []struct {
	want string // in the order of English
	text map[lang.Language]string
}{
	{"5 dead, 3 injured", map[lang.Language]string{
		lang.English: "Five people were killed and three wounded.",
		lang.Russian: "Погибли пять и ранены трое.",
		lang.Tajik:   "Панҷ кас кушта ва се кас захмӣ шуданд.",
		lang.Dari:    "پنج تن کشته و سه تن زخمی شدند.",
		lang.Hans:    "事故造成5人死亡3人受伤。",
	}},
	{"5 dead, 3 ", map[lang.Language]string{
		lang.English: "Five people, including three women, were killed.",
		lang.Russian: "Пять человек, в том числе три женщины, погибли.",
		lang.Tajik:   "Панҷ нафар, аз ҷумла се зан, кушта шуданд.",
		lang.Dari:    "پنج نفر، از جمله سه زن، کشته شدند.",
		lang.Hans:    "五人，包括三名妇女，死亡。",
	}},
	{"7 dead, 12 injured", map[lang.Language]string{
		lang.English: "The blast killed seven workers and injured 12 others.",
		lang.Russian: "Взрыв убил семерых рабочих и ранил 12 других.",
		lang.Tajik:   "Таркиш ҳафт коргарро кушт ва 12 нафари дигарро захмӣ кард.",
		lang.Dari:    "انفجار هفت کارگر را کشت و ۱۲ تن دیگر را زخمی کرد.",
		lang.Hans:    "爆炸炸死七名工人，炸伤12人。",
	}},
	{"4 detained", map[lang.Language]string{
		lang.English: "Four men were detained by border guards on 5 June.",
		lang.Russian: "Четверо мужчин задержаны пограничниками 5 июня.",
		lang.Tajik:   "Чор мард аз ҷониби марзбонон рӯзи 5 июн боздошт шуданд.",
		lang.Dari:    "چهار مرد توسط مرزبانان به روز ۵ جون بازداشت شدند.",
		lang.Hans:    "6月5日四名男子被边防军逮捕。",
	}},
	{"2 missing", map[lang.Language]string{
		lang.English: "Two fishermen are still missing.",
		lang.Russian: "Двое рыбаков всё ещё числятся пропавшими без вести.",
		lang.Tajik:   "Ду моҳигир то ҳол бедарак аст.",
		lang.Dari:    "دو ماهیگیر هنوز ناپدید استند.",
		lang.Hans:    "两名渔民仍下落不明。",
	}},
	{"300 displaced", map[lang.Language]string{
		lang.English: "About 300 families were displaced.",
		lang.Russian: "Около 300 семей были переселены.",
		lang.Tajik:   "Тақрибан 300 оила бехонумон шуд.",
		lang.Dari:    "نزدیک به ۳۰۰ خانواده بیجا شدند.",
		lang.Hans:    "约300户家庭流离失所。",
	}},
	{"12 dead", map[lang.Language]string{
		lang.English: "The number of dead rose to 12.",
		lang.Russian: "Число погибших выросло до 12.",
		lang.Tajik:   "Шумораи ҳалокшудагон ба 12 нафар расид.",
		lang.Dari:    "شمار کشته شده‌گان به ۱۲ تن رسید.",
		lang.Hans:    "死亡人数升至12人。",
	}},
	{"12 dead, 3 dead", map[lang.Language]string{
		lang.English: "Twelve soldiers and three civilians were killed.",
		lang.Russian: "Двенадцать солдат и трое мирных жителей погибли.",
		lang.Tajik:   "Дувоздаҳ сарбоз ва се ғайринизомӣ кушта шуданд.",
		lang.Dari:    "دوازده سرباز و سه غیرنظامی کشته شدند.",
		lang.Hans:    "十二名士兵和三名平民死亡。",
	}},
	{"6 detained, 2 injured", map[lang.Language]string{
		lang.English: "Police arrested six protesters; two officers were injured.",
		lang.Russian: "Полиция задержала шестерых демонстрантов; двое полицейских ранены.",
		lang.Tajik:   "Полис шаш эътирозгарро боздошт кард; ду корманди полис захмӣ шуд.",
		lang.Dari:    "پولیس شش معترض را بازداشت کرد؛ دو افسر زخمی شدند.",
		lang.Hans:    "警方逮捕六名抗议者；两名警察受伤。",
	}},
	{"9 dead, 20 injured, 4 missing", map[lang.Language]string{
		lang.English: "Nine dead, 20 injured, four missing after the flood.",
		lang.Russian: "Девять погибших, 20 раненых, четверо пропавших после наводнения.",
		lang.Tajik:   "Нӯҳ кушта, 20 захмӣ, чор бедарак баъди сел.",
		lang.Dari:    "۹ کشته، ۲۰ زخمی، چهار ناپدید پس از سیلاب.",
		lang.Hans:    "洪水后9人死亡、20人受伤、四人失踪。",
	}},
	{"2 , 3 dead", map[lang.Language]string{
		lang.English: "Two gunmen killed three villagers.",
		lang.Russian: "Двумя боевиками убиты трое жителей.",
		lang.Tajik:   "Аз ҷониби ду ҷангҷӯ се сокин кушта шуд.",
		lang.Dari:    "توسط دو جنگجو سه باشنده کشته شدند.",
		lang.Hans:    "两名武装分子打死三名村民。",
	}},
	{"5 injured, 10 ", map[lang.Language]string{
		lang.English: "Five people were injured and 10 houses burned.",
		lang.Russian: "Пять человек ранены, сгорели 10 домов.",
		lang.Tajik:   "Панҷ нафар захмӣ шуд ва 10 хона сӯхт.",
		lang.Dari:    "پنج نفر زخمی شدند و ۱۰ خانه سوخت.",
		lang.Hans:    "五人受伤，10所房屋被烧毁。",
	}},
	{"5 dead, 3 injured", map[lang.Language]string{
		lang.English: "Dead: 5, injured: 3.",
		lang.Russian: "Погибших — 5, раненых — 3.",
		lang.Tajik:   "Кушташудагон — 5, захмиён — 3.",
		lang.Dari:    "کشته‌ها: ۵، زخمی‌ها: ۳.",
		lang.Hans:    "死者：5人，伤者：3人。",
	}},
	{"8 dead, 5 ", map[lang.Language]string{
		lang.English: "Eight miners (five of them from one village) died.",
		lang.Russian: "Восемь шахтёров (пятеро из одной деревни) погибли.",
		lang.Tajik:   "Ҳашт кончӣ (панҷ нафарашон аз як деҳа) ҳалок шуданд.",
		lang.Dari:    "هشت معدنچی (پنج تن‌شان از یک قریه) جان باختند.",
		lang.Hans:    "八名矿工（其中五人来自同村）遇难。",
	}},
}

func countedOf(text string, l lang.Language) string {
	var got []string
	for _, q := range quantity.Find(text, l) {
		if q.Kind == quantity.Number && !q.Weak {
			got = append(got, fmt.Sprintf("%g %s", q.Values[0], q.Counted))
		}
	}
	return strings.Join(got, ", ")
}

func TestWhatIsCountedIsTheSameInEveryLanguage(t *testing.T) {
	for _, c := range countedSentences {
		for l, text := range c.text {
			if got := countedOf(strings.NewReplacer("5 June", "", "5 июня", "", "5 июн", "", "۵ جون", "", "6月5日", "").Replace(text), l); got != c.want {
				t.Errorf("%s %q: got %q, want %q", l, text, got, c.want)
			}
			for to, other := range c.text {
				if changes := quantity.Compare(text, l, other, to); len(changes) > 0 {
					t.Errorf("%s → %s %q → %q: %s", l, to, text, other, told(changes))
				}
			}
		}
	}
}

// A day beside a month counts nobody, whatever stands before it.
func TestDayOfAMonthCountsNobody(t *testing.T) {
	for l, text := range map[lang.Language]string{
		lang.English: "They were killed on 5 June.",
		lang.Russian: "Они погибли 5 июня.",
		lang.Tajik:   "Онҳо рӯзи 5 июн кушта шуданд.",
		lang.Dari:    "آنان به روز ۵ جون کشته شدند.",
		lang.Hans:    "他们6月5日遇难。",
	} {
		for _, q := range quantity.Find(text, l) {
			if q.Counted != "" {
				t.Errorf("%s %q: %s counts %s", l, text, q.Text, q.Counted)
			}
		}
	}
}

// "August 8 killed two workers" tells of two, and of a day.
func TestDayBeforeItsVerbCountsNobody(t *testing.T) {
	const text = "A landslide overnight into August 8 killed two workers and injured five."
	if got := countedOf(text, lang.English); got != "8 , 2 dead, 5 injured" {
		t.Errorf("got %q", got)
	}
	if got := countedOf("In August 8 people were killed.", lang.English); got != "8 dead" {
		t.Errorf("got %q", got)
	}
	if dates := quantity.Dates(text, lang.English); len(dates) != 2 || dates[1].Text != "August 8" {
		t.Errorf("dates %+v", dates)
	}
}

// Five killed and three injured are not three killed and five injured, in any
// direction.
func TestExchangedCountsAreFound(t *testing.T) {
	right := countedSentences[0].text
	wrong := map[lang.Language]string{
		lang.English: "Three people were killed and five wounded.",
		lang.Russian: "Погибли трое и ранены пять.",
		lang.Tajik:   "Се кас кушта ва панҷ кас захмӣ шуданд.",
		lang.Dari:    "سه تن کشته و پنج تن زخمی شدند.",
		lang.Hans:    "事故造成3人死亡5人受伤。",
	}
	for from, source := range right {
		for to, target := range wrong {
			changes := quantity.Compare(source, from, target, to)
			if len(changes) != 2 || changes[0].Kind != quantity.Changed || !changes[0].Victims || !changes[1].Victims {
				t.Errorf("%s → %s: %q → %q: %s", from, to, source, target, told(changes))
			}
		}
	}
}
