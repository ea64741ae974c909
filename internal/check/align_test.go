package check

import (
	"fmt"
	"strings"
	"testing"

	"panj/internal/article"
	"panj/internal/lang"
)

// blocksOf makes blocks of a kind and a length each: "h20 p300".
func blocksOf(prefix, layout string) []article.Block {
	kinds := map[byte]article.Kind{'t': article.Title, 'h': article.Heading, 'p': article.Paragraph, 'i': article.Item, 'c': article.Code, 'q': article.Quotation}
	var out []article.Block
	for n, field := range strings.Fields(layout) {
		var length int
		fmt.Sscan(field[1:], &length)
		out = append(out, article.Block{ID: fmt.Sprint(prefix, n+1), Kind: kinds[field[0]], Text: strings.Repeat("x", length)})
	}
	return out
}

func shape(beads []Bead) string {
	var out []string
	for _, b := range beads {
		out = append(out, fmt.Sprintf("%d-%d", len(b.Source), len(b.Target)))
	}
	return strings.Join(out, " ")
}

func TestAlignFindsWhatWasJoinedCutLostAndAdded(t *testing.T) {
	for name, c := range map[string]struct {
		from, to       lang.Language
		source, target string
		want           string
	}{
		"nothing":              {lang.English, lang.Russian, "", "", ""},
		"no translation":       {lang.English, lang.Russian, "t40 p300", "", "1-0 1-0"},
		"no source":            {lang.English, lang.Russian, "", "t40 p300", "0-1 0-1"},
		"one to one":           {lang.English, lang.Russian, "t40 p300 h20 p500", "t44 p330 h24 p540", "1-1 1-1 1-1 1-1"},
		"into Chinese":         {lang.English, lang.Hans, "t40 p300 h20 p500", "t14 p100 h7 p180", "1-1 1-1 1-1 1-1"},
		"from Chinese":         {lang.Hans, lang.Tajik, "t14 p100 h7 p180", "t44 p330 h24 p590", "1-1 1-1 1-1 1-1"},
		"paragraph lost":       {lang.English, lang.Russian, "t40 p300 p450 p500 p200", "t44 p330 p540 p220", "1-1 1-1 1-0 1-1 1-1"},
		"paragraph added":      {lang.English, lang.Dari, "t40 p300 p500 p200", "t40 p300 p400 p490 p200", "1-1 1-1 0-1 1-1 1-1"},
		"paragraphs joined":    {lang.English, lang.Russian, "t40 p300 p250 p500", "t44 p600 p550", "1-1 2-1 1-1"},
		"paragraph cut":        {lang.English, lang.Russian, "t40 p600 p500", "t44 p350 p310 p550", "1-1 1-2 1-1"},
		"heading lost":         {lang.English, lang.Russian, "t40 p300 h30 p500", "t44 p330 p550", "1-1 1-1 1-0 1-1"},
		"heading as text":      {lang.English, lang.Russian, "t40 p300 h30 p500", "p44 p330 p33 p550", "1-1 1-1 1-1 1-1"},
		"title as heading":     {lang.English, lang.Russian, "t40 p300", "h44 p330", "1-1 1-1"},
		"code kept":            {lang.English, lang.Russian, "p300 c100 p300", "p330 c100 p330", "1-1 1-1 1-1"},
		"code lost":            {lang.English, lang.Russian, "p300 c100 p300", "p330 p330", "1-1 1-0 1-1"},
		"item lost":            {lang.English, lang.Russian, "i60 i140 i40 i90", "i66 i44 i99", "1-1 1-0 1-1 1-1"},
		"item for a paragraph": {lang.English, lang.Russian, "t40 p300 i40 i20", "t44 p330 i44 p90", "1-1 1-1 1-1 0-1 1-0"},
		"items as text":        {lang.English, lang.Russian, "t40 p300 i40 i20", "t44 p330 p44 p22", "1-1 1-1 1-1 1-1"},
		"last ones lost":       {lang.English, lang.Russian, "p300 p420 p250 p510", "p330 p462", "1-1 1-1 1-0 1-0"},
		"empty block inside":   {lang.English, lang.Russian, "p300 p0 p250", "p330 p0 p275", "1-1 1-1 1-1"},
	} {
		t.Run(name, func(t *testing.T) {
			got := shape(Align(blocksOf("b", c.source), blocksOf("t", c.target), c.from, c.to))
			if got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
		})
	}
}

func TestAlignByNumbersWhereLengthsAreAlike(t *testing.T) {
	items := func(texts ...string) (out []article.Block) {
		for i, s := range texts {
			out = append(out, article.Block{ID: fmt.Sprint("b", i+1), Kind: article.Item, Text: s})
		}
		return out
	}
	source := items("24 houses were lost", "1,357 trees fell", "38 boats sank there")
	for _, target := range [][]article.Block{
		items("Погибли 38 лодок"), items("Упали 1357 деревьев"), items("Упали 1 357 деревьев"), items("۱۳۵۷ درخت افتاد"), items("Разрушены 24 дома"),
	} {
		for _, b := range Align(source, target, lang.English, lang.Russian) {
			if len(b.Source) == 1 && len(b.Target) == 1 && numberSet(b.Source[0].Text) != numberSet(b.Target[0].Text) {
				t.Errorf("%q beside %q", b.Source[0].Text, b.Target[0].Text)
			}
		}
	}
}

func TestAlignKeepsEveryBlockInOrder(t *testing.T) {
	for _, size := range [][2]int{{1, 1}, {1, 700}, {700, 1}, {700, 640}, {90, 500}, {2000, 2000}} {
		source, target := prose("b", size[0]), prose("t", size[1])
		var a, b []string
		for _, bead := range Align(source, target, lang.English, lang.Tajik) {
			for _, s := range bead.Source {
				a = append(a, s.ID)
			}
			for _, s := range bead.Target {
				b = append(b, s.ID)
			}
		}
		if strings.Join(a, " ") != ids(source) || strings.Join(b, " ") != ids(target) {
			t.Errorf("%d to %d blocks: some are lost or out of order", size[0], size[1])
		}
	}
}

// The blocks beside the gap may be taken for like ones within it; those far from it not.
func TestAlignFollowsALongArticleWithALostChapter(t *testing.T) {
	source := prose("b", 1500)
	target := append(prose("b", 1500)[:700:700], prose("b", 1500)[900:]...)
	wrong := 0
	for _, bead := range Align(source, target, lang.English, lang.Dari) {
		if len(bead.Source) == 1 && len(bead.Target) == 1 && bead.Source[0].ID != bead.Target[0].ID {
			wrong++
		}
	}
	if wrong > 50 {
		t.Errorf("%d blocks beside the wrong one", wrong)
	}
}

// prose is a text of paragraphs with lengths that don't repeat soon.
func prose(prefix string, n int) []article.Block {
	var layout strings.Builder
	seed := uint32(7)
	for range n {
		seed = seed*1664525 + 1013904223
		fmt.Fprintf(&layout, "p%d ", 60+seed>>8%740)
	}
	return blocksOf(prefix, layout.String())
}

func ids(blocks []article.Block) string {
	var out []string
	for _, b := range blocks {
		out = append(out, b.ID)
	}
	return strings.Join(out, " ")
}

func TestComparePairsWholeArticles(t *testing.T) {
	en, ru := sample(lang.English), sample(lang.Russian)
	enParts, ruParts := strings.SplitAfter(en, ". "), strings.SplitAfter(ru, ". ")
	block := func(id string, k article.Kind, text string) article.Block {
		return article.Block{ID: id, Kind: k, Text: strings.TrimSpace(text)}
	}
	source := &article.Article{Blocks: []article.Block{
		block("b1", article.Title, "Flood in the valley"),
		block("b2", article.Paragraph, enParts[0]), block("b3", article.Paragraph, enParts[1]),
		block("b4", article.Heading, "What is next"),
		block("b5", article.Paragraph, en),
	}}
	target := &article.Article{Blocks: []article.Block{
		block("b1", article.Title, "Паводок в долине"),
		block("b2", article.Paragraph, ruParts[0]+ruParts[1]),
		block("b3", article.Paragraph, ru),
		block("b4", article.Heading, "Об авторе этой статьи и о его прежних книгах"),
	}}
	pairs, found := Compare(source, target, Languages{From: lang.English, To: lang.Russian})
	var got []string
	for _, p := range pairs {
		got = append(got, p.Block)
	}
	if strings.Join(got, " ") != "b1 b2 b3 b4 b5 t1" {
		t.Fatalf("pairs %v", got)
	}
	if a, b := pairs[1].Target, pairs[2].Target; a != strings.TrimSpace(ruParts[0]) || b != strings.TrimSpace(ruParts[1]) {
		t.Errorf("divided into %q and %q", a, b)
	}
	expect(t, found, "missing", Error, "What is next")
	expect(t, found, "added", Warning, "Об авторе")
	if len(found) != 2 {
		t.Errorf("findings %+v", found)
	}
}

func TestCompareDividesJoinedBlocksWhereTheNumbersAre(t *testing.T) {
	text := func(texts ...string) *article.Article {
		a := &article.Article{}
		for i, s := range texts {
			a.Blocks = append(a.Blocks, article.Block{ID: fmt.Sprint("b", i+1), Kind: article.Paragraph, Text: s})
		}
		return a
	}
	source := text(
		"The border is 1,357 kilometres long. Most of it is in the mountains. It has 24 posts.",
		"The office of the governor said on Monday that 340 workers would repair the old road before winter.",
	)
	l := Languages{From: lang.English, To: lang.Russian}
	pairs, found := Compare(source, text("Длина границы – 1357 километров. Она идёт в основном по горам. На ней 24 поста. "+
		"В канцелярии губернатора в понедельник сообщили, что до зимы старую дорогу отремонтируют 340 рабочих."), l)
	if len(pairs) != 2 || len(found) != 0 || !strings.HasSuffix(pairs[0].Target, "24 поста.") {
		t.Errorf("pairs %+v, findings %+v", pairs, found)
	}
	pairs, _ = Compare(source, text("Граница длиной 1357 километров, в основном горная, имеет 24 поста, а старую дорогу, как сообщили "+
		"в понедельник в канцелярии губернатора, до зимы отремонтируют 340 рабочих"), l)
	if len(pairs) != 1 || pairs[0].Block != "b1" || !strings.Contains(pairs[0].Source, "340 workers") {
		t.Errorf("one sentence for two blocks: %+v", pairs)
	}
}

func BenchmarkAlign2000Blocks(b *testing.B) {
	source, target := prose("b", 2000), prose("t", 1950)
	for b.Loop() {
		Align(source, target, lang.English, lang.Russian)
	}
}
