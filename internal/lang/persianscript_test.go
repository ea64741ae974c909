package lang

import (
	_ "embed"
	"os"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

//go:embed testdata/tajik-persian-letters.txt
var letterPairs string

//go:embed testdata/tajik-persian-heldout.txt
var heldOutPairs string

func TestPersianScript(t *testing.T) {
	tests := []struct{ tajik, want string }{
		// Ezafe: written after a vowel only.
		{"китоби", "کتاب"}, {"хонаи", "خانهٔ"}, {"дунёи", "دنیای"}, {"тоҷикии", "تاجیکی"}, {"рӯйи", "روی"},
		// Object, plural, "and", possession, comparison.
		{"китобро", "کتاب را"}, {"тоҷикиро", "تاجیکی را"}, {"китобҳо", "کتاب‌ها"}, {"корҳоро", "کارها را"},
		{"китобҳои", "کتاب‌های"}, {"китобҳоямон", "کتاب‌هایمان"}, {"намояндагон", "نمایندگان"}, {"донишҷӯёнро", "دانشجویان را"},
		{"зану", "زن و"}, {"корҳою", "کارها و"}, {"хонаю", "خانه و"}, {"забонаш", "زبانش"}, {"хонаашон", "خانه‌شان"},
		{"наздиктар", "نزدیک‌تر"}, {"бузургтарин", "بزرگ‌ترین"}, {"китобе", "کتابی"}, {"хонае", "خانه‌ای"},
		// Verbs.
		{"мекунад", "می‌کند"}, {"намекунанд", "نمی‌کنند"}, {"меояд", "می‌آید"}, {"наёмад", "نیامد"}, {"наомад", "نیامد"},
		{"биёяд", "بیاید"}, {"кардааст", "کرده است"}, {"шудаанд", "شده‌اند"}, {"рафтаам", "رفته‌ام"}, {"мегӯянд", "می‌گویند"},
		{"бармегарданд", "برمی‌گردند"}, {"накарда", "نکرده"}, {"бубинад", "ببیند"}, {"кунандагон", "کنندگان"},
		// Compounds.
		{"бекорон", "بی‌کاران"}, {"нотамом", "ناتمام"}, {"ишғолшуда", "اشغال‌شده"}, {"Нуробод", "نورآباد"}, {"чорабинӣ", "چاره‌بینی"},
		// Names.
		{"Раҳмонов", "رحمانوف"}, {"Каримова", "کریمووا"}, {"Усмонзодаи", "عثمان‌زادهٔ"}, {"Маҳмадтоир", "محمدطاهر"},
		// By rules.
		{"тамаддун", "تمدن"}, {"пушаймониро", "پشیمانی را"}, {"маҷрааш", "مجرعش"}, {"Перу", "پیرو"},
		// Letters typed otherwise.
		{"ваⱪт", "وقت"}, {"рўз", "روز"}, {"и\u0304н", "این"},
		// Not words.
		{"", ""}, {"ъ", "ع"}, {"а", "ا"}, {"abc", "abc"}, {"7", "7"},
	}
	for _, tt := range tests {
		if got, _ := PersianScript(tt.tajik); got != tt.want {
			t.Errorf("%s: got %s, want %s", tt.tajik, got, tt.want)
		}
	}
}

func TestPersianScriptSaysWhatItKnows(t *testing.T) {
	for word, want := range map[string]bool{
		"ҳукуматро": true, "намегӯянд": true, "Раҳмонов": true, "раҳмонов": false, "тамаддун": false,
		strings.Repeat("китоб", 20): false,
	} {
		if _, known := PersianScript(word); known != want {
			t.Errorf("%s: known is %v", word, known)
		}
	}
}

func TestPersianEnding(t *testing.T) {
	tests := []struct {
		stem, persian, ending, want string
		ok                          bool
	}{
		{"Тоҷикистон", "تاجکستان", "", "تاجکستان", true},
		{"Тоҷикистон", "تاجکستان", "ро", "تاجکستان را", true},
		{"Тоҷикистон", "تاجکستان", "и", "تاجکستان", true},
		{"Осиё", "آسیا", "и", "آسیای", true},
		{"Душанбе", "دوشنبه", "ву", "دوشنبه و", true},
		{"Ғазза", "غزه", "и", "غزهٔ", true},
		{"толиб", "طالب", "онро", "طالبان را", true},
		{"Тоҷикистон", "تاجکستان", "ққ", "", false},
	}
	for _, tt := range tests {
		got, ok := PersianEnding(tt.stem, tt.persian, tt.ending)
		if ok != tt.ok || ok && got != tt.want {
			t.Errorf("%s-%s: got %s %v, want %s %v", tt.stem, tt.ending, got, ok, tt.want, tt.ok)
		}
	}
}

// TestPersianWordList looks at the list's shape: a speller's mistake there is
// seen by nobody else.
func TestPersianWordList(t *testing.T) {
	if !norm.NFC.IsNormalString(tajikPersianText) {
		t.Error("the list is not in NFC")
	}
	l, err := parseWordList(tajikPersianText)
	if err != nil {
		t.Fatal(err)
	}
	if len(l.words) < 1500 || len(l.verbs) < 150 || len(l.names) < 100 || len(l.prefixes) == 0 || len(l.seconds) < 50 {
		t.Errorf("%d words, %d verbs, %d names, %d prefixes, %d seconds", len(l.words), len(l.verbs), len(l.names), len(l.prefixes), len(l.seconds))
	}
	for line := range strings.Lines(tajikPersianText) {
		if line = strings.TrimSuffix(line, "\n"); line == "" || line[0] == '#' || line[0] == '[' {
			continue
		}
		tajik, persian, _ := strings.Cut(line, " ")
		if i := strings.IndexFunc(tajik, func(r rune) bool { return !tajikLetter(r) }); i >= 0 {
			t.Errorf("%q: a letter that Tajik lacks", line)
		}
		if i := strings.IndexFunc(persian, func(r rune) bool { return !persianLetter(r) }); i >= 0 || strings.TrimSpace(persian) != persian {
			t.Errorf("%q: a letter that Persian lacks, or space", line)
		}
	}
}

func tajikLetter(r rune) bool {
	return strings.ContainsRune("абвгғдеёжзиӣйкқлмнопрстуӯфхҳчҷшъэюя", unicode.ToLower(r))
}

// persianLetter is one of Persian's 32, with the marks and the ZWNJ that words are written with.
func persianLetter(r rune) bool {
	return strings.ContainsRune("آأؤئءابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهیًّ \u200c", r)
}

func TestBrokenWordLists(t *testing.T) {
	for _, text := range []string{"вақт وقت\n", "[words]\nвақт\n", "[words]\nвақт وقت\nВақт وقت\n", "[others]\nвақт وقت\n"} {
		if _, err := parseWordList(text); err == nil {
			t.Errorf("%q passes", text)
		}
	}
}

// persianPair is a Tajik word and its spellings.
type persianPair struct {
	tajik   string
	persian []string
}

func persianPairs(t *testing.T, text string) []persianPair {
	t.Helper()
	var out []persianPair
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		tajik, persian, ok := strings.Cut(line, " ")
		if !ok {
			t.Fatalf("%q is no pair", line)
		}
		out = append(out, persianPair{tajik, strings.Split(persian, "|")})
	}
	return out
}

// right counts the pairs that a speller gets right and lists the others.
func right(pairs []persianPair, spell func(string) string) (n int, wrong []string) {
	for _, p := range pairs {
		if got := spell(p.tajik); slices.Contains(p.persian, got) {
			n++
		} else {
			wrong = append(wrong, p.tajik+" "+got+" ("+p.persian[0]+")")
		}
	}
	return n, wrong
}

func withList(word string) string {
	text, _ := PersianScript(word)
	return text
}

func TestPersianScriptMeasured(t *testing.T) {
	for _, m := range []struct {
		name, text  string
		rules, list int // of 100, at least
	}{
		{"words for the letters", letterPairs, 75, 97},
		{"ordinary words, held out", heldOutPairs, 70, 95},
	} {
		pairs := persianPairs(t, m.text)
		rules, missed := right(pairs, PersianByRules)
		list, wrong := right(pairs, withList)
		unlisted := slices.DeleteFunc(slices.Clone(pairs), func(p persianPair) bool {
			_, known := PersianScript(p.tajik)
			return known
		})
		guessed, _ := right(unlisted, withList)
		t.Logf("%s: %d; right by rules alone %d, with the list %d; %d are not in the list, of which %d are right",
			m.name, len(pairs), rules, list, len(unlisted), guessed)
		t.Logf("wrong by rules: %s", strings.Join(missed, ", "))
		t.Logf("wrong with the list: %s", strings.Join(wrong, ", "))
		if rules*100 < m.rules*len(pairs) || list*100 < m.list*len(pairs) {
			t.Errorf("%s: want at least %d and %d of 100", m.name, m.rules, m.list)
		}
	}
}

// TestPersianScriptKnowsNews counts the words of news that the list has. Its last
// part was written with the first half of the corpus at hand, so only the second
// counts (of which one word, инчунин, was added since).
func TestPersianScriptKnowsNews(t *testing.T) {
	dir := os.Getenv("PANJ_CORPUS")
	if dir == "" {
		t.Skip("PANJ_CORPUS is not set: no corpus to measure on")
	}
	text, err := os.ReadFile(dir + "/ntrex/tg.txt")
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(string(text), "\n")
	words, known := 0, 0
	for _, line := range lines[len(lines)/2:] {
		for _, w := range strings.FieldsFunc(line, func(r rune) bool { return !unicode.Is(unicode.Cyrillic, r) && r != 'ⱪ' }) {
			if beginsCapital(w) {
				continue
			}
			words++
			text, ok := PersianScript(w)
			if ok {
				known++
			}
			if strings.ContainsFunc(text, func(r rune) bool { return unicode.Is(unicode.Cyrillic, r) }) || !utf8.ValidString(text) {
				t.Errorf("%s is %q", w, text)
			}
		}
	}
	t.Logf("%d words in small letters, the list has %d", words, known)
	if known*100 < 85*words {
		t.Error("fewer than 85 of 100")
	}
}
