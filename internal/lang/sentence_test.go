package lang

import (
	"strings"
	"testing"
)

func TestSentencesEndWhereAReaderEndsThem(t *testing.T) {
	for _, c := range []struct{ name, want string }{
		{"English", "Rain fell for two days. |The road was closed."},
		{"title", "Mr. Smith met Dr. Lee. |They spoke for an hour."},
		{"country at the end", "He flew to the U.S. |The talks begin today."},
		{"country inside", "The U.S. Senate and the U.N. General Assembly met."},
		{"initials in English", "J. K. Rowling spoke."},
		{"number", "See No. 5 for the list. |It is long."},
		{"no at the end", "He said no. |Then he left."},
		{"question inside", "\"Ready?\" he asked. |Nobody answered."},
		{"Russian question inside", "«Когда?» — спросил он. |Ответа не было."},
		{"Russian initials", "Об этом сказал В. В. Петров. |Он в отпуске."},
		{"joined initials", "Об этом сказал В.В. Петров."},
		{"city", "Встреча прошла в г. Душанбе. |Гости уехали."},
		{"year", "Мост построен в 2021 г. |Дорога готова."},
		{"Tajik initial", "Инро Э. Раҳмон гуфт. |Маҷлис идома дорад."},
		{"village", "Дар с. Панҷ борон борид. |Роҳ баста шуд."},
		{"Dari", "باران بارید. |سرک بسته شد؟ |نه!"},
		{"Dari initial", "م. احمدی این را گفت. |او رفت."},
		{"Chinese", "下雨了。|路关了！|为什么？"},
		{"Chinese bracket", "没有回答。|（本台记者）"},
		{"Chinese quotation", "他没有回答。|“我不知道。”|她走了。"},
		{"decimal", "增长3.5%。|产量1.2万吨。"},
		{"lines", "First line\n|Second line"},
		{"blank lines stay with what is before", "One.\n\n|Two.\n"},
	} {
		text := strings.ReplaceAll(c.want, "|", "")
		if got := strings.Join(Sentences(text), "|"); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.name, got, c.want)
		}
	}
}

func TestSentencesOfNothing(t *testing.T) {
	if got := Sentences(""); got != nil {
		t.Errorf("an empty text has sentences %q", got)
	}
	if got := Sentences(" \n "); len(got) != 1 {
		t.Errorf("blanks are %q", got)
	}
}

func TestCorpusSentences(t *testing.T) {
	for _, c := range []struct {
		file string
		one  float64 // least percentage of lines that stay one sentence
		cut  float64 // least percentage of line ends found
	}{{"en", 97, 99}, {"tg", 97, 98}, {"ru", 96, 98}, {"fa-AF", 97, 98}, {"zh-Hans", 96, 96}, {"zh-Hant", 92, 92}} {
		lines := corpus(t, c.file)
		whole, pairs, found := 0, 0, 0
		for i, line := range lines {
			if len(Sentences(line)) == 1 {
				whole++
			}
			if i+1 == len(lines) || !terminated(line) {
				continue
			}
			pairs++
			at := 0
			space := " "
			if c.file[:2] == "zh" {
				space = ""
			}
			for _, s := range Sentences(line + space + lines[i+1]) {
				if at += len(s); at == len(line+space) {
					found++
				}
			}
		}
		one, cut := 100*float64(whole)/float64(len(lines)), 100*float64(found)/float64(pairs)
		t.Logf("%-8s %5.1f %% of lines are one sentence, %5.1f %% of %d line ends found", c.file, one, cut, pairs)
		if one < c.one || cut < c.cut {
			t.Errorf("%s: below %.0f and %.0f %%", c.file, c.one, c.cut)
		}
	}
}

// terminated says whether a line ends as a sentence does.
func terminated(line string) bool {
	line = strings.TrimRight(line, "\"”»“’」』）) ")
	return strings.HasSuffix(line, ".") || strings.HasSuffix(line, "。") || strings.HasSuffix(line, "؟") ||
		strings.HasSuffix(line, "?") || strings.HasSuffix(line, "!") || strings.HasSuffix(line, "？")
}

func BenchmarkSentences(b *testing.B) {
	text := strings.Repeat("Об этом сказал В. В. Петров в г. Душанбе. Он в отпуске до конца месяца! ", 200)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		Sentences(text)
	}
}

func FuzzSentences(f *testing.F) {
	for _, s := range []string{"", "В. В. П. (", "。（）「", "\xff. A", "U.S. \n\n A."} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		parts := Sentences(s)
		if strings.Join(parts, "") != s {
			t.Fatalf("%q is not %q", parts, s)
		}
		for _, p := range parts {
			if p == "" {
				t.Fatalf("an empty sentence in %q", s)
			}
		}
	})
}
