package lang

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// The sentences were written for this test.
var samples = []struct {
	name string
	want Language
	text string
}{
	{"English", English, "The new power station on the river will begin to work in the autumn, engineers said on Monday."},
	{"English headline", English, "Flood warning issued for three northern districts after heavy rainfall"},
	{"Tajik", Tajik, "Сокинони деҳа гуфтанд, ки роҳи нав то охири моҳ кушода мешавад ва корҳо идома доранд."},
	{"Tajik without its letters, ҷ as ч", Tajik, "Сокинони деха гуфтанд, ки чодаи нав то охири мох кушода мешавад ва корхо идома доранд."},
	{"Tajik in a font of before Unicode", Tajik, "Сокинони дења гуфтанд, ки љодаи нав то охири моњ ба ќарорї кушода мешавад ва корњо идома доранд."},
	{"Tajik with a Latin look-alike", Tajik, "Раиси ноҳия гуфт, ки ⱪарори нав дар бораи об имрӯз ⱪабул шуд ва аз фардо иҷро мешавад."},
	{"Russian", Russian, "Жители посёлка рассказали, что новая дорога откроется до конца месяца и работы продолжаются."},
	{"Russian without ы э щ", Russian, "Новая дорога в горах будет готова до конца года, говорят жители соседнего поселка и города."},
	{"Russian with Tajik names", Russian, "В Хуҷанде и Кӯлобе прошли дожди, сообщили местные жители, дороги закрыты до конца недели."},
	{"Dari", Persian, "باشندگان قریه گفتند که سرک جدید تا آخر ماه باز می‌شود و کار در پوهنتون هم ادامه دارد."},
	{"Dari with Arabic letters", Persian, "باشندگان قريه گفتند كه سرك جديد تا آخر ماه باز مي شود و كار در پوهنتون هم ادامه دارد."},
	{"Simplified", Hans, "村民们说，新路将在本月底开通，桥梁工程仍在继续，学校也会在秋天开学。"},
	{"Traditional", Hant, "村民們說，新路將在本月底開通，橋樑工程仍在繼續，學校也會在秋天開學。"},
	{"Traditional with Latin names", Hant, "記者 John Smith 與 Mary Jones 昨日在 Green Valley 報導，新橋樑已經開通，居民們都很高興。"},
	{"Uzbek in Latin", "uz-Latn", "Qishloq aholisi yangi yoʻl oy oxirigacha ochilishini va ishlar davom etayotganini aytdi."},
	{"Uzbek with straight apostrophes", "uz-Latn", "Qishloq aholisi yangi yo'l oy oxirigacha ochilishini va o'quv yili boshlanganini aytdi."},
	{"Uzbek in Cyrillic", "uz-Cyrl", "Қишлоқ аҳолиси янги йўл ой охиригача очилишини ва ишлар давом этаётганини айтди."},
	{"Ukrainian", "uk", "Мешканці села розповіли, що нова дорога відкриється до кінця місяця і роботи тривають."},
	{"Belarusian", "be", "Жыхары вёскі расказалі, што новая дарога адкрыецца да канца месяца і працы працягваюцца."},
	{"Bulgarian", "bg", "Жителите на селото казаха, че новият път ще бъде отворен до края на месеца и работата продължава."},
	{"Macedonian", "mk", "Жителите на селото рекоа дека новиот пат ќе биде отворен до крајот на месецот и работите продолжуваат."},
	{"Serbian", "sr", "Мештани села су рекли да ће нови пут бити отворен до краја месеца и да се радови настављају."},
	{"Kazakh", "kk", "Ауыл тұрғындары жаңа жол ай соңына дейін ашылады және жұмыстар жалғасып жатыр деп айтты."},
	{"Kyrgyz", "ky", "Айылдын тургундары жаңы жол айдын аягына чейин ачылат жана иштер улантылууда деп айтышты."},
	{"Tatar", "tt", "Авыл халкы яңа юл ай ахырына кадәр ачылачак һәм эшләр дәвам итә дип әйтте."},
	{"Pashto", "ps", "د کلي اوسېدونکو وویل چې نوی سړک به د میاشتې تر پایه پرانیستل شي او کار دوام لري."},
	{"Urdu", "ur", "گاؤں کے لوگوں نے کہا کہ نئی سڑک مہینے کے آخر تک کھل جائے گی اور کام جاری ہے۔"},
	{"Arabic", "ar", "قال سكان القرية إن الطريق الجديد سيفتتح في نهاية الشهر وإن العمل لا يزال مستمرا في المنطقة."},
	{"Japanese", "ja", "村の人々は、新しい道路が月末までに開通し、工事はまだ続いていると話した。"},
	{"Korean", "ko", "마을 주민들은 새 도로가 이달 말까지 개통되고 공사가 계속되고 있다고 말했다."},
	{"German", "", "Die Bewohner des Dorfes sagten, dass die neue Straße bis zum Ende des Monats geöffnet wird."},
	{"French", "", "Les habitants du village ont dit que la nouvelle route sera ouverte avant la fin du mois."},
	{"Spanish", "", "Los vecinos del pueblo dijeron que la nueva carretera se abrirá antes de fin de mes."},
	{"Turkish", "", "Köy sakinleri yeni yolun ay sonuna kadar açılacağını ve çalışmaların sürdüğünü söyledi."},
	{"Greek", "", "Οι κάτοικοι του χωριού είπαν ότι ο νέος δρόμος θα ανοίξει μέχρι το τέλος του μήνα."},
	{"two words", "", "Барои чӣ"},
	{"a number", "", "1 357, 2021"},
	{"nothing", "", ""},
	{"a third each", "", "Новая дорога готова до конца года. سرک جدید تا آخر ماه باز می‌شود. the road will open before the end"},
	{"Chinese that both forms share", "", "中文大人小人上山下水平安古城日月木火土"},
	{"broken bytes", "", strings.Repeat("\xd0\xff\xe4\xb8", 30)},
}

func TestDetectTellsALanguageFromItsNeighbours(t *testing.T) {
	for _, c := range samples {
		g := Detect(c.text)
		if g.Language != c.want {
			t.Errorf("%s: got %+v, want %q", c.name, g, c.want)
		}
		if (g.Language == "") != (g.Confidence == 0) || g.Confidence < 0 || g.Confidence > 1 {
			t.Errorf("%s: confidence %v for %q", c.name, g.Confidence, g.Language)
		}
	}
}

func TestDetectCountsLettersAndNamesTheScript(t *testing.T) {
	for _, c := range []struct {
		text    string
		script  Script
		letters int
	}{
		{"Панҷ 5 (пять).", Cyrl, 8}, {"五 panj 人们说", HansForm, 8}, {"می‌شود", Arab, 5},
		{"GDP 12 %", Latn, 3}, {"們說話", HantForm, 3}, {"12", "", 0}, {"тоҷики\u0304", Cyrl, 6},
	} {
		if g := Detect(c.text); g.Script != c.script || g.Letters != c.letters {
			t.Errorf("%q: %+v, want %s and %d letters", c.text, g, c.script, c.letters)
		}
	}
}

func TestDetectIsSurerOfLongerText(t *testing.T) {
	text := "Сокинони деҳа дар бораи роҳи нав гуфтанд. "
	if short, long := Detect(text), Detect(strings.Repeat(text, 5)); short.Confidence > long.Confidence || long.Confidence < 0.99 {
		t.Errorf("%v, then %v", short, long)
	}
}

func TestProfilesAreWellFormed(t *testing.T) {
	for alphabet, profiles := range [alphabets][]profile{latinProfiles, cyrillicProfiles, arabicProfiles} {
		if len(profiles) > 32 {
			t.Fatalf("%d profiles do not fit a mask of 32 bits", len(profiles))
		}
		for _, p := range profiles {
			sum := 0.0
			for _, f := range strings.Fields(p.letters) {
				r, n := splitShare(f)
				if n < 1 || tables().code(alphabet, r) <= noCode {
					t.Errorf("%s: %q is no letter with a share", p.tag, f)
				}
				sum += n
			}
			if sum < 9700 || sum > 10300 {
				t.Errorf("%s: the letters' shares add up to %v", p.tag, sum)
			}
			for _, w := range strings.Fields(p.words) {
				if utf8.RuneCountInString(w) > maxLetter {
					t.Errorf("%s: %q is too long to be met", p.tag, w)
				}
			}
			for _, w := range strings.Fields(p.ends) {
				if utf8.RuneCountInString(w) != 3 {
					t.Errorf("%s: %q is no end of three letters", p.tag, w)
				}
			}
		}
	}
}

func TestEveryLanguageOfTheTableCanBeDetected(t *testing.T) {
	told := map[Language]bool{Hans: true, Hant: true, Dari: true} // by characters; as fa
	for _, profiles := range [][]profile{latinProfiles, cyrillicProfiles, arabicProfiles} {
		for _, p := range profiles {
			told[p.tag] = true
		}
	}
	for _, l := range Known() {
		if !told[l] {
			t.Errorf("%s has no letter profile", l)
		}
	}
}

func FuzzDetect(f *testing.F) {
	for _, c := range samples {
		f.Add(c.text)
	}
	f.Add("o'\xd0")
	f.Fuzz(func(t *testing.T, s string) {
		g := Detect(s)
		if g.Letters < 0 || g.Letters > len(s) || !(g.Confidence >= 0 && g.Confidence <= 1) {
			t.Fatalf("%+v", g)
		}
		Detect(s + s)
		English.Tokens(s)
	})
}

func BenchmarkDetect(b *testing.B) {
	for _, c := range []struct {
		name string
		i    int
	}{{"en", 0}, {"tg", 2}, {"ru", 6}, {"fa", 9}, {"zh-Hans", 11}, {"zh-Hant", 12}, {"ky", 23}} {
		text := strings.Repeat(samples[c.i].text+" ", 200)
		b.Run(c.name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				Detect(text)
			}
		})
		b.Run(c.name+"-sentence", func(b *testing.B) {
			b.SetBytes(int64(len(samples[c.i].text)))
			for b.Loop() {
				Detect(samples[c.i].text)
			}
		})
	}
}
