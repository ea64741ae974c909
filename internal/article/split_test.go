package article

import (
	"slices"
	"strings"
	"testing"
)

func byText(b Block) int { return len(b.Text) }

func TestSplitCutsAtEndsOfSentences(t *testing.T) {
	for _, c := range []struct {
		name, text string
		limit      int
		want       []string
	}{
		{"two sentences", "One is here. Two is there.", 15, []string{"One is here.", "Two is there."}},
		{"as many as fit", "One. Two. Three. Four.", 12, []string{"One. Two.", "Three. Four."}},
		{"one sentence alone", "One sentence that has no end", 5, nil},
		{"all fits", "One. Two.", 50, nil},
		{"a long one stays whole", "Short. This one is longer than the limit. Short.", 10,
			[]string{"Short.", "This one is longer than the limit.", "Short."}},
		{"initials and г.", "В. В. Иванов прибыл в г. Душанбе. Там ждали.", 30, []string{"В. В. Иванов прибыл в г. Душанбе.", "Там ждали."}},
		{"Chinese", "桥已修好。（新华社）车辆可以通行。", 20, []string{"桥已修好。", "（新华社）车辆可以通行。"}},
		{"markup goes with its words", "*One* is `here`. Two [is](https://a.example/b) there.", 12,
			[]string{"<g1>One</g1> is <x2/>.", "Two <g1>is</g1> there."}},
		{"a pair is not cut", "**One is here. Two is there.** Three.", 12, []string{"<g1>One is here. Two is there.</g1>", "Three."}},
		{"nor where nothing follows", "One. **Two is here. Three.**", 6, []string{"One.", "<g1>Two is here. Three.</g1>"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			a, err := Parse("a.md", []byte(c.text), Markdown)
			if err != nil {
				t.Fatal(err)
			}
			parts := a.Blocks[0].Split(c.limit, byText)
			var got []string
			for i, p := range parts {
				got = append(got, p.Mask().Text)
				if want := "b1." + string(rune('1'+i)); p.ID != want {
					t.Errorf("part %d is called %s, want %s", i, p.ID, want)
				}
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestPartsJoinToTheBlock(t *testing.T) {
	const text = "*One* is `here`, at www.example.org. Two [is](https://a.example/b) *not*. No marks. Last `x`."
	a, err := Parse("a.md", []byte(text), Markdown)
	if err != nil {
		t.Fatal(err)
	}
	b := a.Blocks[0]
	parts := b.Split(1, byText)
	if len(parts) != 4 {
		t.Fatalf("%d parts", len(parts))
	}
	var replies []string
	for _, p := range parts {
		replies = append(replies, p.Mask().Text)
	}
	joined := Join(parts, replies, " ")
	if want := b.Mask().Text; joined != want {
		t.Errorf("joined %q, want %q", joined, want)
	}
	if u, err := b.Mask().Unmask(joined); err != nil || u.Inline != text {
		t.Errorf("unmasked %+v, %v", u, err)
	}
}

func TestBlockMadeByHandIsSplitToo(t *testing.T) {
	b := Block{ID: "b3", Kind: Paragraph, Text: "One at www.example.org. Two."}
	parts := b.Split(5, byText)
	if len(parts) != 2 || parts[1].Text != "Two." || !strings.Contains(parts[0].Mask().Text, "<x1/>") {
		t.Errorf("%+v", parts)
	}
}

func TestRewritingIsReplaceInPieces(t *testing.T) {
	src := "---\ntitle: x\n---\n# One\n\n* two\n* three\n\n```\ncode\n```\n\nFour.\n\ntail ```\n"
	a, err := Parse("a.md", []byte(src), Markdown)
	if err != nil {
		t.Fatal(err)
	}
	with := map[string]string{}
	var got []byte
	w := a.Rewrite()
	for i, b := range a.Blocks {
		if !b.Translatable() || i%3 == 2 {
			got = append(got, w.Keep(b)...)
			continue
		}
		with[b.ID] = "new *text* | " + b.ID
		text, err := w.Replace(b, with[b.ID])
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, text...)
	}
	want, err := a.Replace(with)
	if got = append(got, w.Rest()...); err != nil || string(got) != string(want) {
		t.Errorf("in pieces %q, at once %q, %v", got, want, err)
	}
	if _, err := a.Rewrite().Replace(a.Blocks[1], " "); err == nil {
		t.Error("an empty text passed")
	}
}
