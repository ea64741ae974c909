package check

import (
	"strings"
	"testing"
	"unicode/utf8"

	"panj/internal/article"
)

// blockTexts has a block in each language and one with emoji and marks that stand alone.
var blockTexts = []string{
	"On Monday the press service said that five people were killed and five injured in “two attacks” — within a week.",
	"Дар назди рӯди Панҷ панҷ нафар кушта ва панҷ нафар захмӣ шуданд, гуфт котиботи матбуот рӯзи душанбе.",
	"Пять человек погибли, ещё пятеро ранены при двух нападениях, сообщила в понедельник пресс-служба «Гидроузла».",
	"در دو حمله در یک هفته پنج تن کشته و پنج تن دیگر زخمی شدند؛ دفتر مطبوعاتی گفت که تحقیقات آغاز می‌شود.",
	"新闻办公室周一表示，一周内的两起袭击造成5人死亡、5人受伤。“我们要求彻底调查”，声明说。",
	"Flood 🌊👨‍👩‍👧 in the valley: 3 dead 🇹🇯, 12 missing; cafe\u0301 closed, ﬁve bridges gone… and more.",
}

// checkOffsets holds what evidence promises: the text at the offsets is the quote, in code points and in bytes.
func checkOffsets(t *testing.T, text string, e Evidence) {
	t.Helper()
	if e.Match == None {
		if e.Start != -1 || e.End != -1 || e.ByteStart != -1 || e.ByteEnd != -1 {
			t.Errorf("nothing found, but offsets %+v", e)
		}
		return
	}
	if got := text[e.ByteStart:e.ByteEnd]; got != e.Quote {
		t.Errorf("bytes %d to %d are %q, quote is %q", e.ByteStart, e.ByteEnd, got, e.Quote)
	}
	if got := string([]rune(text)[e.Start:e.End]); got != e.Quote {
		t.Errorf("code points %d to %d are %q, quote is %q", e.Start, e.End, got, e.Quote)
	}
	if e.Quote == "" {
		t.Error("an empty stretch is no evidence")
	}
}

func TestLocateOffsetsOfEveryStretchInEveryScript(t *testing.T) {
	for _, text := range blockTexts {
		b := article.Block{ID: "b1", Text: text}
		words := strings.Fields(text)
		for i := range words {
			for _, n := range []int{1, 2, 5, len(words)} {
				quote := strings.Join(words[i:min(i+n, len(words))], " ")
				for _, asked := range []string{quote, strings.ToUpper(quote), "«" + quote + "»", "  " + quote + "\n"} {
					e := Locate(b, asked)
					checkOffsets(t, text, e)
					if strings.ContainsAny(quote, "abcdeабвоاب一") && e.Match == None {
						t.Errorf("%q is not found in %q", asked, text)
					}
				}
			}
		}
	}
}

func TestLocateSaysHowItFoundTheQuote(t *testing.T) {
	en, tg, ru, fa, zh := blockTexts[0], blockTexts[1], blockTexts[2], blockTexts[3], blockTexts[4]
	for name, c := range map[string]struct {
		text, quote string
		match       Match
		got         string
	}{
		"verbatim":                     {en, "five people were killed", Exact, "five people were killed"},
		"verbatim, space around":       {en, " five people were killed ", Exact, "five people were killed"},
		"case":                         {en, "Five people were killed", Folded, "five people were killed"},
		"quotation marks and dash":     {en, `"two attacks" - within a week`, Folded, "two attacks” — within a week"},
		"full stop that is not there":  {en, "five people were killed.", Folded, "five people were killed"},
		"ellipsis, parts in order":     {en, "five people were killed … within a week", Folded, "five people were killed and five injured in “two attacks” — within a week"},
		"ellipsis in brackets":         {en, "the press service said […] five injured", Folded, "the press service said that five people were killed and five injured"},
		"ellipsis, parts out of order": {en, "within a week … five people", None, ""},
		"ellipsis at the end":          {en, "five people were killed...", Folded, "five people were killed"},
		"one word differs":             {en, "said that five persons were killed and five injured in “two attacks”", Near, "said that five people were killed and five injured in “two attacks"},
		"one word more":                {en, "the press service said that only five people were killed and five injured", Near, "the press service said that five people were killed and five injured"},
		"invented":                     {en, "the government declared a state of emergency", None, ""},
		"too short to be like":         {en, "six people died", None, ""},
		"placeholders left in":         {en, "<g1>five people</g1> were killed", Exact, "five people were killed"},
		"Tajik letter from Latin":      {strings.Replace("Қӯрғонтеппа ва Қубодиён", "Қу", "Ⱪу", 1), "ва Қубодиён", Folded, "ва Ⱪубодиён"},
		"Tajik letter of two marks":    {tg, "нафар захми\u0304 шуданд", Folded, "нафар захмӣ шуданд"},
		"Russian without ё":            {ru, "еще пятеро ранены", Folded, "ещё пятеро ранены"},
		"Russian, other ending":        {ru, "пять человек погибло, ещё пятеро ранены при двух нападениях", Near, "Пять человек погибли, ещё пятеро ранены при двух нападениях"},
		"Dari with Arabic letters":     {fa, "پنج تن كشته و پنج تن ديگر", Folded, "پنج تن کشته و پنج تن دیگر"},
		"Dari without the joiner":      {fa, "تحقیقات آغاز میشود", Folded, "تحقیقات آغاز می‌شود"},
		"Dari with a space for it":     {fa, "تحقیقات آغاز می شود", Folded, "تحقیقات آغاز می‌شود"},
		"Chinese full width":           {zh, "造成５人死亡", Folded, "造成5人死亡"},
		"Chinese with spaces":          {zh, "造成 5 人死亡", Folded, "造成5人死亡"},
		"Chinese corner brackets":      {zh, "「我们要求彻底调查」", Folded, "我们要求彻底调查"},
		"Chinese, a character differs": {zh, "一周内的两次袭击造成5人死亡、5人受伤", Near, "一周内的两起袭击造成5人死亡、5人受伤"},
		"ligature":                     {blockTexts[5], "five bridges gone", Folded, "ﬁve bridges gone"},
		"decomposed accent":            {blockTexts[5], "café closed", Folded, "cafe\u0301 closed"},
		"nothing":                      {en, "", None, ""},
		"only marks":                   {en, `"…"`, None, ""},
	} {
		t.Run(name, func(t *testing.T) {
			e := Locate(article.Block{ID: "b7", Text: c.text}, c.quote)
			checkOffsets(t, c.text, e)
			want := c.got
			if c.match == None {
				want = c.quote
			}
			if e.Match != c.match || e.Quote != want || e.Block != "b7" {
				t.Errorf("got %s %q in %s, want %s %q", e.Match, e.Quote, e.Block, c.match, want)
			}
		})
	}
}

func TestLocateStaysCheapOnALongInvention(t *testing.T) {
	text := strings.Repeat("the river rose and the bridge fell ", 3000)
	e := Locate(article.Block{ID: "b1", Text: text}, strings.Repeat("an invented sentence without end ", 3000))
	if e.Match != None {
		t.Errorf("found %q", cut(e.Quote))
	}
}

func FuzzLocate(f *testing.F) {
	for _, text := range blockTexts {
		f.Add(text, text[:len(text)/2])
		f.Add(text, strings.ToUpper(text))
	}
	f.Add("a…b", "…")
	f.Fuzz(func(t *testing.T, text, quote string) {
		if !utf8.ValidString(text) {
			t.Skip("a block is decoded text")
		}
		checkOffsets(t, text, Locate(article.Block{ID: "b1", Text: text}, quote))
	})
}

func BenchmarkLocate(b *testing.B) {
	var blocks []article.Block
	for i := range 250 {
		blocks = append(blocks, article.Block{ID: "b", Text: strings.Repeat(blockTexts[i%5]+" ", 4)})
	}
	b.Run("200 quotes in 20,000 words", func(b *testing.B) {
		for b.Loop() {
			for i := range 200 {
				Locate(blocks[i], "Five people were killed and nobody else was hurt in the whole valley")
			}
		}
	})
}
