package lang

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

// The sentences were written for this test.
var repairs = []struct {
	name, text, want string
	kinds            string // what was changed, in order, each kind once in a row
}{
	{
		"legacy font", "Дар љамъомади имрўза раиси ноњия гуфт, ки ќарори нав барои роњсозї ќабул шуд.",
		"Дар ҷамъомади имрӯза раиси ноҳия гуфт, ки қарори нав барои роҳсозӣ қабул шуд.", "legacy font",
	},
	{"legacy capitals", "ЉУМЊУРИИ ТОЉИКИСТОН дар бораи роњсозї ЌАРОР ќабул кард, Ѓафуров гуфт.", "ҶУМҲУРИИ ТОҶИКИСТОН дар бораи роҳсозӣ ҚАРОР қабул кард, Ғафуров гуфт.", "legacy font"},
	{
		"a short line takes the text's side", "Рўйдод\n\nДар љамъомад раиси ноњия гуфт, ки ќарори нав дар бораи роњсозї ќабул шуд.",
		"Рӯйдод\n\nДар ҷамъомад раиси ноҳия гуфт, ки қарори нав дар бораи роҳсозӣ қабул шуд.", "legacy font",
	},
	{"repaired in part", "Рўзи сешанбе раиси ноҳия ба рўйхати роҳҳои нав ҳуқуқи тоҷиконро дохил кард.", "Рӯзи сешанбе раиси ноҳия ба рӯйхати роҳҳои нав ҳуқуқи тоҷиконро дохил кард.", "legacy font"},
	{"a name in a right text", "Сафири Тоҷикистон ба шаҳри Київ рафт ва бо ҳамтоёни худ дар Љубљана ҳам мулоқот кард.", "", ""},
	{"a word of Belarusian in it", "Рӯзномаи «Звязда»-ро дар Минск ҳанӯз бо номи «Ён выйшаў» мехонанд, гуфт ӯ.", "", ""},
	{"Ukrainian", "Її мешканці розповіли, що в Україні нова дорога відкриється до кінця місяця.", "", ""},
	{"Belarusian", "Жыхары вёскі расказалі, што ўвосень новая дарога ў горы адкрыецца.", "", ""},
	{"Macedonian", "Жителите на селото рекоа дека новиот пат ќе биде отворен, вели Ѓорѓи од Љубљана, а њега го нема.", "", ""},
	{"Serbian", "Мештани села су рекли да ће нови пут бити отворен, каже Љиљана из Његоша.", "", ""},
	{"Uzbek", "Қишлоқ аҳолиси янги йўл ой охиригача очилишини ва ишлар давом этаётганини айтди.", "", ""},
	{"Uzbek, few of its letters", "Бу йўл билан одамлар узоқ тоғ қишлоғига борадилар, деди маъмурият бошлиғи ўринбосари.", "", ""},
	{"Kazakh", "Ауыл тұрғындары жаңа жол ай соңына дейін ашылады деп айтты.", "", ""},
	{"Russian", "Жители посёлка рассказали, что новая дорога откроется до конца месяца.", "", ""},
	{"ⱪ", "Раиси ноҳия гуфт, ки Ⱪарори нав ⱪабул шуд.", "Раиси ноҳия гуфт, ки Қарори нав қабул шуд.", "look-alike"},
	{"Latin in Cyrillic", "Миp и cocеди рoссии, ëлка", "Мир и соседи россии, ёлка", "look-alike"},
	{"Cyrillic in Latin", "The Micrоsоft Сorporation", "The Microsoft Corporation", "look-alike"},
	{"all have twins, a Cyrillic text", "Войска CCСР вошли в город.", "Войска СССР вошли в город.", "look-alike"},
	{"all have twins, no side", "CCСР", "", ""},
	{"needs both alphabets", "Brexitтин, ISISро, ATCҳо, Wi-Fi, 5G-шабака, асри XXи", "", ""},
	{"decomposed", "точики\u0304, су\u0304и су\u0306и, мои\u0306, ее\u0308, И\u0304", "точикӣ, сӯи сўи, мой, её, Ӣ", "decomposed"},
	{"stress is no fault", "за́мок и замо́к", "", ""},
	{"decomposed and legacy", "Ру\u0306зи сешанбе раиси ноҳия ба рўйхати роҳҳои нав ҳуқуқи тоҷиконро дохил кард.", "Рӯзи сешанбе раиси ноҳия ба рӯйхати роҳҳои нав ҳуқуқи тоҷиконро дохил кард.", "legacy font"},
	{"an address stays", "Миp: https://пример.рф/миp?cocед и миp", "Мир: https://пример.рф/миp?cocед и мир", "look-alike"},
	{"other scripts", "سرک جدید é 新路 naïve", "", ""},
	{"nothing", "", "", ""},
	{"broken bytes tell no alphabet", "СA 0\xe4Z\xd1A\xd1A\xd1AAЀ", "СA 0\xe4Z\xd1A\xd1A\xd1ААЀ", "look-alike"},
	{"broken bytes", "ми\xd0p и миp\xff", "ми\xd0p и мир\xff", "look-alike"},
}

func TestRepairWritesTheRightLetters(t *testing.T) {
	for _, c := range repairs {
		if c.want == "" {
			c.want = c.text
		}
		got, changes := Repair(c.text)
		if got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
		var kinds []string
		for i, ch := range changes {
			if i == 0 || ch.Kind != changes[i-1].Kind {
				kinds = append(kinds, string(ch.Kind))
			}
		}
		if s := strings.Join(kinds, ", "); s != c.kinds {
			t.Errorf("%s: changed %s, want %s", c.name, s, c.kinds)
		}
		checkChanges(t, c.text, got, changes)
	}
}

// checkChanges makes sure that what stands between the changes is the same in
// both texts, and that Original leads from one to the other.
func checkChanges(t *testing.T, text, got string, changes []Change) {
	t.Helper()
	was, is := 0, 0
	for _, c := range append(changes, Change{Was: Stretch{len(text), len(text)}, Is: Stretch{len(got), len(got)}}) {
		if c.Was.Start < was || c.Was.End < c.Was.Start || c.Is.Start < is || c.Is.End < c.Is.Start || text[was:c.Was.Start] != got[is:c.Is.Start] {
			t.Fatalf("%q: change %+v is out of place", text, c)
		}
		for i := is; i < c.Is.Start; i++ {
			if at := Original(changes, i); at != was+i-is {
				t.Fatalf("%q: byte %d came from %d, not %d", text, i, was+i-is, at)
			}
		}
		if c.Kind != "" && Original(changes, c.Is.Start) != c.Was.Start {
			t.Fatalf("%q: %+v came from %d", text, c, Original(changes, c.Is.Start))
		}
		was, is = c.Was.End, c.Is.End
	}
	if at := Original(changes, len(got)); at != len(text) {
		t.Fatalf("%q: the end came from %d", text, at)
	}
}

func TestRepairedTajikIsDetectedWithItsLetters(t *testing.T) {
	text, _ := Repair("Дар љамъомади имрўза раиси ноњия гуфт, ки ќарори нав барои роњсозї ќабул шуд.")
	if g := Detect(text); g.Language != Tajik {
		t.Errorf("%q is %+v", text, g)
	}
}

var letterless = strings.NewReplacer("ғ", "г", "ӣ", "и", "қ", "к", "ӯ", "у", "ҳ", "х", "ҷ", "ч", "Ғ", "Г", "Ӣ", "И", "Қ", "К", "Ӯ", "У", "Ҳ", "Х", "Ҷ", "Ч")

func TestLetterlessTajikIsToldAndLeft(t *testing.T) {
	text := "Раиси ноҳия рӯзи сешанбе гуфт, ки қарори нав дар бораи роҳсозӣ қабул шуд ва корҳо аз ҳафтаи оянда оғоз мешаванд; сокинони деҳаҳо барои ҷамъомад омаданд."
	typed := letterless.Replace(text)
	if !MissesLetters(typed) || MissesLetters(text) {
		t.Errorf("letterless %v, with its letters %v", MissesLetters(typed), MissesLetters(text))
	}
	if got, changes := Repair(typed); got != typed || changes != nil {
		t.Errorf("%q: %v", got, changes)
	}
	for _, other := range []string{"Жители посёлка рассказали, что новая дорога откроется до конца месяца и что работы будут продолжаться всю зиму до самой весны.", "Барои чи", ""} {
		if MissesLetters(other) {
			t.Errorf("%q is taken for letterless Tajik", other)
		}
	}
}

func FuzzRepair(f *testing.F) {
	for _, c := range repairs {
		f.Add(c.text)
	}
	for _, c := range samples {
		f.Add(c.text)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got, changes := Repair(s)
		checkChanges(t, s, got, changes)
		if utf8.ValidString(s) != utf8.ValidString(got) {
			t.Fatalf("%q is %q", s, got)
		}
		if again, more := Repair(got); again != got {
			t.Fatalf("%q is repaired to %q, then to %q: %v", s, got, again, more)
		}
		MissesLetters(s)
	})
}

func BenchmarkRepair(b *testing.B) {
	for _, c := range []struct{ name, text string }{
		{"right", samples[2].text}, {"legacy", repairs[0].text}, {"addresses", "миp https://миp "}, {"marks", "и\u0304"}, {"mixed", "миp"},
	} {
		text := strings.Repeat(c.text+" ", 400)
		b.Run(c.name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				Repair(text)
			}
		})
	}
}

// A square of these lengths would not end while a test runs.
func TestRepairOfALongWordEnds(t *testing.T) {
	for _, part := range []string{"миp", "и\u0304", "ў", "https://миp", "\u0304"} {
		text := strings.Repeat(part, 50000)
		got, changes := Repair(text)
		checkEnds(t, text, got, changes)
	}
}

func checkEnds(t *testing.T, text, got string, changes []Change) {
	t.Helper()
	if at := Original(changes, len(got)); at != len(text) {
		t.Errorf("%.12q…: the end came from %d of %d", text, at, len(text))
	}
	if n := len(changes); n > 0 && changes[n-1].Is.End > len(got) {
		t.Errorf("%.12q…: a change behind the end", text)
	}
}

// font puts Tajik into the font of before Unicode.
var toFont = strings.NewReplacer("қ", "ќ", "Қ", "Ќ", "ҷ", "љ", "Ҷ", "Љ", "ҳ", "њ", "Ҳ", "Њ", "ӣ", "ї", "Ӣ", "Ї", "ӯ", "ў", "Ӯ", "Ў", "ғ", "ѓ", "Ғ", "Ѓ")

func special(s string) bool { return strings.ContainsAny(s, "қҚҷҶҳҲӣӢӯӮғҒ") }

func TestCorpusRepair(t *testing.T) {
	documents := corpus(t, "documents")
	for _, file := range []string{"ru", "uk", "be", "bg", "mk", "kk", "ky", "tt", "uz-Cyrl"} {
		lines := lines(t, file)
		n, whole := map[Fault]int{}, 0
		for _, s := range append(lines, paragraphs(lines, documents)...) {
			_, changes := Repair(s)
			for _, c := range changes {
				n[c.Kind]++
			}
		}
		_, changes := Repair(strings.Join(lines, "\n"))
		for _, c := range changes {
			if c.Kind == LegacyFont {
				whole++
			}
		}
		t.Logf("%-5s false hits: %d letters by line or paragraph, %d in the whole file; look-alikes %d", file, n[LegacyFont], whole, n[LookAlike])
		if n[LegacyFont]+whole > 0 {
			t.Errorf("%s: taken for Tajik in a legacy font", file)
		}
	}
	lines := corpus(t, "tg")
	straight := make([]string, len(lines))
	for i, s := range lines {
		straight[i] = refonted(mendOnly(s))
	}
	for _, c := range []struct {
		name  string
		texts []string
		least float64
	}{{"sentences alone", straight, 75}, {"paragraphs alone", paragraphs(straight, documents), 95}} {
		right, n := 0, 0
		for _, s := range c.texts {
			if !special(s) {
				continue
			}
			n++
			if got, _ := Repair(toFont.Replace(s)); got == s {
				right++
			}
		}
		share := 100 * float64(right) / float64(n)
		t.Logf("legacy font put right, %s: %.1f %% of %d", c.name, share, n)
		if share < c.least {
			t.Errorf("%s: below %.0f %%", c.name, c.least)
		}
	}
	got, _ := Repair(toFont.Replace(strings.Join(straight, "\n")))
	left := 0
	for i, s := range strings.Split(got, "\n") {
		if s != straight[i] {
			left++
		}
	}
	t.Logf("legacy font put right, in one text: all but %d of %d lines", left, len(straight))
	if left > len(straight)/200 {
		t.Error("more than one line in 200 is left")
	}
}

func mendOnly(s string) string { s, _ = mend(s); return s }

func TestCorpusLetterless(t *testing.T) {
	documents := corpus(t, "documents")
	lines := corpus(t, "tg")
	without := make([]string, len(lines))
	for i, s := range lines {
		without[i] = letterless.Replace(mendOnly(s))
	}
	for _, c := range []struct {
		name  string
		texts []string
		told  float64 // percent, at least
		tops  float64 // percent, at most, told of the texts
	}{
		{"letterless sentences", without, 0, 100}, {"letterless paragraphs", paragraphs(without, documents), 90, 100},
		{"right sentences", lines, 0, 0.5}, {"right paragraphs", paragraphs(lines, documents), 0, 0},
		{"Russian", paragraphs(corpus(t, "ru"), documents), 0, 0}, {"Uzbek", paragraphs(corpus(t, "uz-Latn"), documents), 0, 0},
		{"Bulgarian", paragraphs(corpus(t, "bg"), documents), 0, 0}, {"Macedonian", paragraphs(corpus(t, "mk"), documents), 0, 0},
	} {
		told, tajik, n := 0, 0, 0
		for _, s := range c.texts {
			if letters(s) < 80 {
				continue
			}
			n++
			if MissesLetters(s) {
				told++
			}
			if Detect(s).Language == Tajik {
				tajik++
			}
		}
		share := 100 * float64(told) / float64(n)
		t.Logf("%-22s %5d of 80 letters: %5.1f %% told letterless, %5.1f %% Tajik", c.name, n, share, 100*float64(tajik)/float64(n))
		if share < c.told || share > c.tops {
			t.Errorf("%s: want %v to %v %%", c.name, c.told, c.tops)
		}
	}
}

func letters(s string) (n int) {
	for _, r := range s {
		if unicode.IsLetter(r) {
			n++
		}
	}
	return n
}
