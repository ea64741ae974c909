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
