package check

import (
	"fmt"
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

// BenchmarkLocate grounds a summary's 200 quotes in an article of 20,000 words:
// of each four one is verbatim, one folded, one nearly there, and one stands in
// no block, so that all are searched for it.
func BenchmarkLocate(b *testing.B) {
	blocks, words := longArticle()
	quotes := quotesOf(blocks)
	b.Run(fmt.Sprintf("%d quotes in %d words", len(quotes), words), func(b *testing.B) {
		for b.Loop() {
			l := NewLocator(blocks)
			for _, q := range quotes {
				if l.Locate(q.Block, q.Quote).Match == None {
					l.Elsewhere(q.Block, q.Quote)
				}
			}
		}
	})
}

func longArticle() (blocks []article.Block, words int) {
	for i := range 250 {
		text := strings.Repeat(fmt.Sprintf("%s %d. ", blockTexts[i%4], i), 4)
		blocks = append(blocks, article.Block{ID: fmt.Sprint("b", i+1), Text: text})
		words += len(strings.Fields(text))
	}
	return blocks, words
}

func quotesOf(blocks []article.Block) []Evidence {
	var out []Evidence
	for i := range 200 {
		b := blocks[i]
		words := strings.Fields(b.Text)[:14]
		switch i % 4 {
		case 1:
			words = strings.Fields(strings.ToUpper(strings.Join(words, " ")))
		case 2:
			words[7] = "nobody"
		case 3:
			words[3], words[5], words[7], words[9] = "an", "invented", "sentence", "indeed"
		}
		out = append(out, Evidence{Block: b.ID, Quote: strings.Join(words, " ")})
	}
	return out
}

// TestLocatorAgreesWithLocate holds what is folded once to what is folded anew.
func TestLocatorAgreesWithLocate(t *testing.T) {
	blocks, _ := longArticle()
	l := NewLocator(blocks)
	matches := map[Match]int{}
	for _, q := range quotesOf(blocks) {
		for _, b := range blocks[:60] {
			got := l.Locate(b.ID, q.Quote)
			if want := Locate(b, q.Quote); got != want {
				t.Fatalf("%q in %s: %+v, want %+v", q.Quote, b.ID, got, want)
			}
			matches[got.Match]++
		}
	}
	if matches[Exact] == 0 || matches[Folded] == 0 || matches[Near] == 0 || matches[None] == 0 {
		t.Errorf("not every match was tried: %v", matches)
	}
	if got := l.Locate("b999", "five people"); got.Match != None || got.Block != "b999" {
		t.Errorf("in no block: %+v", got)
	}
}
