package lang

import (
	"testing"
	"unicode/utf8"
)

func TestFoldJoinsWhatAReaderTakesForTheSame(t *testing.T) {
	for _, c := range []struct{ name, a, b string }{
		{"case", "ДУШАНБЕ", "душанбе"},
		{"Tajik case", "ҒӢҚӮҲҶ", "ғӣқӯҳҷ"},
		{"yo", "Королёв", "Королев"},
		{"decomposed i with macron", "тоҷики\u0304", "тоҷикӣ"},
		{"decomposed short i", "Таи\u0306вань", "Тайвань"},
		{"stress mark", "за\u0301мок", "замок"},
		{"Latin ka with descender", "ⱪарор", "қарор"},
		{"short u for u with macron", "рўз", "рӯз"},
		{"Arabic yeh and kaf", "كابلي", "کابلی"},
		{"heh with yeh above", "خانۀ ما", "خانه\u0654 ما"},
		{"madda apart", "ا\u0653ب", "آب"},
		{"zero width non-joiner", "می‌شود", "میشود"},
		{"vowel marks", "مَردُم", "مردم"},
		{"presentation forms", "ﺳﻼم", "سلام"},
		{"Persian digits", "۱۴۰۴", "1404"},
		{"Arabic-Indic digits and separators", "٣٬٥٠٠٫٥", "3,500.5"},
		{"full width", "ＧＤＰ１２％", "gdp12%"},
		{"quotation marks", "«панҷ» ‹ду›", "“панҷ” 'ду'"},
		{"corner brackets", "「五人」", "\"五人\""},
		{"dashes", "5–10 — да", "5-10 - да"},
		{"spaces", "14 287\n\t624 ", "14 287 624"},
		{"ellipsis", "вот…", "вот..."},
		{"Latin marks", "Élysée", "elysee"},
		{"bidi controls", "\u202bپنج\u202c\u200f", "پنج"},
		{"middle dots", "埃莫马利・拉赫蒙", "埃莫马利·拉赫蒙"},
	} {
		if a, b := Fold(c.a), Fold(c.b); a != b {
			t.Errorf("%s: %q and %q", c.name, a, b)
		}
	}
}

func TestFoldKeepsApartWhatDiffers(t *testing.T) {
	for _, c := range [][2]string{
		{"тоҷикӣ", "тоҷики"}, {"май", "маи"}, {"қ", "к"}, {"ҷ", "ч"}, {"рӯз", "руз"},
		{"پنج", "پنچ"}, {"五", "三"}, {"5", "6"}, {"-5", "5"}, {"a b", "ab"},
	} {
		if Fold(c[0]) == Fold(c[1]) {
			t.Errorf("%q and %q both fold to %q", c[0], c[1], Fold(c[0]))
		}
	}
}

func TestFoldRuneDropsWhatIsNotSeen(t *testing.T) {
	for _, r := range []rune{0x200C, 0x200D, 0x200E, 0x202E, 0x2066, 0xFEFF, 0x00AD, 0x0640, 0x064B, 0x0301, 0xFE0F} {
		if f, ok := FoldRune(r); ok {
			t.Errorf("%U is kept as %q", r, f)
		}
	}
}

func TestFoldMapLeadsBackToTheSource(t *testing.T) {
	s := "گفت: «می‌رویم»"
	folded, at := FoldMap(s)
	if got := string(folded); got != "گفت: \"میرویم\"" {
		t.Fatalf("folded %q", got)
	}
	if got := s[at[6]:at[len(folded)-1]]; got != "می‌رویم" {
		t.Errorf("the quotation is %q", got)
	}
}

func FuzzFold(f *testing.F) {
	for _, s := range []string{"", "ӣ\u0304", "ﷲ…", "\xff\x00a", "１٢۳ — «»", "и\u0306\u0304"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		folded, at := FoldMap(s)
		if len(at) != len(folded)+1 || at[len(folded)] != len(s) {
			t.Fatalf("%d runes, %d offsets", len(folded), len(at))
		}
		for i := range folded {
			if at[i] > at[i+1] || (at[i] < len(s) && utf8.ValidString(s) && !utf8.RuneStart(s[at[i]])) {
				t.Fatalf("offset %d of %q is no way back", i, s)
			}
		}
		if once := Fold(s); utf8.ValidString(s) && Fold(once) != once {
			t.Fatalf("folding %q twice gives %q", once, Fold(once))
		}
	})
}
