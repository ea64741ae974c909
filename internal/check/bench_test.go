package check

import (
	"fmt"
	"strings"
	"testing"

	"panj/internal/article"
	"panj/internal/glossary"
	"panj/internal/lang"
)

// figures are a sentence with numbers in each language, so that what is timed
// has what news has.
func figures(l lang.Language) string {
	switch l {
	case lang.English:
		return "According to the ministry, the repair of 340 metres of road in Tajikistan cost 2.5 million dollars in 2016."
	case lang.Tajik:
		return "Ба гуфтаи вазорат, таъмири 340 метр роҳ дар Тоҷикистон соли 2016 2,5 миллион доллар арзиш дошт."
	case lang.Russian:
		return "По данным министерства, ремонт 340 метров дороги в Таджикистане стоил в 2016 году 2,5 миллиона долларов."
	case lang.Dari:
		return "به گفتهٔ وزارت، ترمیم ۳۴۰ متر سرک در تاجکستان در سال ۲۰۱۶ دونیم ملیون دالر هزینه داشت."
	case lang.Hans:
		return "据该部称，2016年在塔吉克斯坦维修340米公路花费250万美元。"
	}
	return "據該部稱，2016年在塔吉克維修340米公路花費250萬美元。"
}

// newsOf is n blocks of a language, paragraphs and single sentences in turn.
func newsOf(l lang.Language, n int) *article.Article {
	a := &article.Article{Language: l}
	cut := lang.Sentences(sample(l))
	for i := range n {
		text := strings.TrimSpace(cut[i%len(cut)])
		switch i % 3 {
		case 0:
			text = figures(l)
		case 1:
			text += " " + figures(l)
		}
		text = fmt.Sprintf("%d. %s", 100+i, text)
		a.Blocks = append(a.Blocks, article.Block{ID: fmt.Sprint("b", i+1), Kind: article.Paragraph, Text: text})
	}
	return a
}

// BenchmarkCompare is `panj check` on two files of 2,000 lines, without reading
// them: aligned, then checked. MB/s count both texts.
func BenchmarkCompare(b *testing.B) {
	for _, to := range []lang.Language{lang.Tajik, lang.Russian, lang.Dari, lang.Hans} {
		b.Run("en-"+string(to), func(b *testing.B) {
			source, target := newsOf(lang.English, 2000), newsOf(to, 2000)
			l := Languages{From: lang.English, To: to, Glossary: glossary.Builtin()}
			b.SetBytes(bytesOf(source) + bytesOf(target))
			for b.Loop() {
				Compare(source, target, l)
			}
		})
	}
}

func bytesOf(a *article.Article) int64 {
	n := 0
	for _, b := range a.Blocks {
		n += len(b.Text)
	}
	return int64(n)
}
