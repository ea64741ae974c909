package quantity_test

import (
	"testing"

	"panj/internal/lang"
)

// Turns of phrase that one language has of its own.
func TestCountsInTheWordsOfEachLanguage(t *testing.T) {
	for _, c := range []struct {
		l          lang.Language
		text, want string
	}{
		{lang.English, "At least 17 people have died and more than 40 have been hospitalised.", "17 dead, 40 injured"},
		{lang.English, "A landslide buried a house, killing six members of one family.", "6 dead"},
		{lang.English, "The death toll stands at 31, with 14 still unaccounted for.", "31 dead, 14 missing"},
		{lang.English, "Officials said 25 of the 60 passengers were injured.", "25 injured, 60 "},
		{lang.English, "Two of the seven detained men were released.", "2 , 7 detained"},
		{lang.English, "He spent 3 years in jail and paid 500 somoni.", "3 "},
		{lang.English, "The quake left 1,200 people homeless and destroyed 150 houses.", "1200 displaced, 150 "},
		{lang.English, "Eleven soldiers, among them two officers, died in the clash.", "11 dead, 2 "},
		{lang.English, "Four suspects are in custody.", "4 detained"},
		{lang.English, "Nobody was hurt, and 12 vehicles were damaged.", "12 "},
		{lang.Russian, "В результате взрыва погибли 17 человек, ещё 40 получили ранения.", "17 dead, 40 injured"},
		{lang.Russian, "Под завалами нашли тела шести погибших.", "6 dead"},
		{lang.Russian, "Пострадали 25 из 60 пассажиров.", "25 injured, 60 "},
		{lang.Russian, "Сотрудники полиции задержали 9 подозреваемых.", "9 detained"},
		{lang.Russian, "Без крова остались 1200 человек, разрушено 150 домов.", "1200 displaced, 150 "},
		{lang.Russian, "Одиннадцать солдат, среди которых два офицера, погибли в столкновении.", "11 dead, 2 "},
		{lang.Russian, "Он убит 2 боевиками.", "2 "},
		{lang.Russian, "Его приговорили к 5 годам, а четверых арестовали.", "5 , 4 detained"},
		{lang.Russian, "Пропали без вести 14 альпинистов.", "14 missing"},
		{lang.Russian, "Жертвами пожара стали трое детей.", "3 dead"},
		{lang.Tajik, "Дар натиҷаи таркиш 17 нафар ҳалок гардида, 40 нафари дигар ҷароҳат бардоштанд.", "17 dead, 40 injured"},
		{lang.Tajik, "Сел ҷони шаш нафарро гирифт.", "6 dead"},
		{lang.Tajik, "Аз 60 мусофир 25 нафар маҷрӯҳ шуд.", "60 , 25 injured"},
		{lang.Tajik, "Кормандони милитсия 9 гумонбарро дастгир карданд.", "9 detained"},
		{lang.Tajik, "Заминларза 1200 сокинро бехонумон кард ва 150 хонаро хароб намуд.", "1200 displaced, 150 "},
		{lang.Tajik, "Ёздаҳ сарбоз, ки ду тани онҳо афсар буданд, дар бархӯрд кушта шуданд.", "11 dead, 2 "},
		{lang.Tajik, "Шумораи қурбониён ба 31 нафар расид.", "31 dead"},
		{lang.Tajik, "Ҳафт кӯҳнавард нопадид шудааст.", "7 missing"},
		{lang.Tajik, "Ӯ 3 сол дар ҳабс буд.", "3 "},
		{lang.Tajik, "Ду ҷасад ёфт шуд, чор нафар захмист.", "2 , 4 injured"},
		{lang.Dari, "در نتیجهٔ انفجار ۱۷ تن جان باختند و ۴۰ تن دیگر جراحت برداشتند.", "17 dead, 40 injured"},
		{lang.Dari, "سیلاب جان شش تن را گرفت.", "6 dead"},
		{lang.Dari, "از ۶۰ مسافر ۲۵ تن مجروح شدند.", "60 , 25 injured"},
		{lang.Dari, "پولیس ۹ مظنون را دستگیر کرد.", "9 detained"},
		{lang.Dari, "زلزله ۱۲۰۰ باشنده را بی‌خانمان ساخت و ۱۵۰ خانه را ویران کرد.", "1200 displaced, 150 "},
		{lang.Dari, "یازده سرباز که دو تن آنان افسر بودند، در درگیری کشته شدند.", "11 dead, 2 "},
		{lang.Dari, "شمار قربانیان به ۳۱ تن رسید.", "31 dead"},
		{lang.Dari, "هفت کوهنورد لادرک شدند.", "7 missing"},
		{lang.Dari, "او سه سال در بازداشت بود.", "3 "},
		{lang.Dari, "چهار زخمی و دو کشته در شفاخانه استند.", "4 injured, 2 dead"},
		{lang.Hans, "爆炸造成17人死亡，另有40人受伤。", "17 dead, 40 injured"},
		{lang.Hans, "洪水夺去六人的生命。", "6 dead"},
		{lang.Hans, "60名乘客中有25人受伤。", "60 , 25 injured"},
		{lang.Hans, "警方抓获9名嫌疑人。", "9 detained"},
		{lang.Hans, "地震使1200人无家可归，150座房屋被毁。", "1200 displaced, 150 "},
		{lang.Hans, "十一名士兵在冲突中丧生，其中两名是军官。", "11 dead, 2 "},
		{lang.Hans, "遇难人数升至31人。", "31 dead"},
		{lang.Hans, "七名登山者失踪。", "7 missing"},
		{lang.Hans, "四人被警方拘留。", "4 detained"},
		{lang.Hans, "事故致2死5伤。", "2 dead, 5 injured"},
	} {
		if got := countedOf(c.text, c.l); got != c.want {
			t.Errorf("%s %q: got %q, want %q", c.l, c.text, got, c.want)
		}
	}
}
