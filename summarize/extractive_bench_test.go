package summarize

import (
	"fmt"
	"strings"
	"testing"

	"panj/internal/lang"
)

// ofWords is a text of about so many words: the articles of a language again and
// again, each time with other figures, and a paragraph as long as asked for.
func ofWords(words int, text string, paragraphs bool) string {
	var b strings.Builder
	n := countWords(text)
	for i := 0; i*n < words; i++ {
		part := strings.NewReplacer("24", fmt.Sprint(24+i), "340", fmt.Sprint(340+7*i), "1.2", fmt.Sprint(i, ".5")).Replace(text)
		if !paragraphs {
			part = strings.ReplaceAll(strings.TrimLeft(part, "# "), "\n\n", ". ")
			part = strings.TrimSuffix(part, "\n") + " "
		}
		b.WriteString(part)
		if paragraphs {
			b.WriteByte('\n')
		}
	}
	return b.String()
}

// BenchmarkExtract summarises 20,000 words in each language, in the paragraphs of
// news and as one paragraph, which is the worst case for what looks for words in
// a block, and 50,000 in English.
func BenchmarkExtract(b *testing.B) {
	for _, c := range canals {
		b.Run(string(c.lang)+"/20000", func(b *testing.B) { benchExtract(b, c.lang, ofWords(20000, c.text, true)) })
	}
	b.Run("en/20000/one-paragraph", func(b *testing.B) { benchExtract(b, lang.English, ofWords(20000, canals[0].text, false)) })
	b.Run("en/50000", func(b *testing.B) { benchExtract(b, lang.English, ofWords(50000, canals[0].text, true)) })
	b.Run("en/50000/one-word-lines", func(b *testing.B) { benchExtract(b, lang.English, strings.Repeat("word\n\n", 50000)) })
}

func benchExtract(b *testing.B, l lang.Language, text string) {
	a, g := articleIn(b, l, text), board(b)
	b.SetBytes(int64(len(text)))
	sentences := 0
	for b.Loop() {
		if _, err := Extract(a, g, ExtractOptions{}); err != nil {
			b.Fatal(err)
		}
	}
	x := &extraction{article: a}
	x.cut()
	sentences = len(x.passages)
	b.ReportMetric(float64(sentences)*float64(b.N)/b.Elapsed().Seconds(), "sentences/s")
}
