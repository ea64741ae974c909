package article

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// only is the first block that is translated.
func only(t *testing.T, src string, f Format) Block {
	t.Helper()
	for _, b := range mustParse(t, "a", src, f).Blocks {
		if b.Translatable() {
			return b
		}
	}
	t.Fatalf("no block in %q", src)
	return Block{}
}

func TestMask(t *testing.T) {
	for _, c := range []struct{ src, want string }{
		{"*a* **b** ~~c~~ ***d***", "<g1>a</g1> <g2>b</g2> <g3>c</g3> <g4><g5>d</g5></g4>"},
		{"[a *b*](c 'd') e `f` *g*", "<g1>a <g2>b</g2></g1> e <x3/> <g4>g</g4>"},
		{"a `b` c[^1] d<br>e<i>f</i>  \ng", "a <x1/> c<x2/> d<x3/>e<x4/>f<x5/><x6/>g"},
		{"![a](b) c ![d][e]\n\n[e]: f", "<x1/> c <x2/>"},
		{"[a](b)[^2] [^3]: c", "<g1>a</g1><x2/> <x3/>: c"},
		{"1,357 km, 5~10, 50 %, 2021-08-15", "1,357 km, 5~10, 50 %, 2021-08-15"},
		{"see https://a.tj/b_c_(d)?e=f&g#h. Or (http://i.tj/j), <https://k.tj>!", "see <x1/>. Or (<x2/>), <x3/>!"},
		{"见https://a.tj/b。又见（https://a.tj/c），https://a.tj/d上说", "见<x1/>。又见（<x2/>），<x3/>上说"},
		{"ببینید https://a.af/b؟ و https://a.af/c، و www.khaama.com.", "ببینید <x1/>؟ و <x2/>، و <x3/>."},
		{"по https://a.ru/путь/к_файлу_ и www. и http://", "по <x1/>_ и www. и http://"},
		{"**https://a.tj/b** и *press@mfa.tj.*", "<g1><x2/></g1> и <g3><x4/>.</g3>"},
		{"write a.b-c_d@e.com.tj, @handle, a@b, f@g.tj。", "write <x1/>, @handle, a@b, <x2/>。"},
		{`a \<g1> &lt;/g2&gt; <x3/> < X4 /> <g> <x1y>`, "a <x1/> <x2/> <x3/> <x4/> <x5/> <x6/>"},
		{"&lt;g&gt; 5 < 6 > 4 <3", "<g> 5 < 6 > 4 <3"},
		{"[https://a.tj](https://a.tj/b) c", "<g1><x2/></g1> c"},
	} {
		if got := only(t, c.src, Markdown).Mask().Text; got != c.want {
			t.Errorf("%q:\n got %s\nwant %s", c.src, got, c.want)
		}
	}
	plain := only(t, "*a* `b` <g1> press@mfa.tj\nhttps://a.tj/b_c.", Text)
	if got, want := plain.Mask().Text, "*a* `b` <x1/> <x2/> <x3/>."; got != want {
		t.Errorf("plain text: got %s, want %s", got, want)
	}
	byHand := Block{Kind: Paragraph, Text: "a *b* http://c.tj"}
	if got, want := byHand.Mask().Text, "a *b* <x1/>"; got != want {
		t.Errorf("by hand: got %s, want %s", got, want)
	}
}

func TestUnmask(t *testing.T) {
	for _, c := range []struct{ what, src, reply, inline, text string }{
		{"order changes", "*a* `b` c", "в <x2/> <g1>а</g1>", "в `b` *а*", "в b а"},
		{"a space in a single", "a `b`", "а <x1 />", "а `b`", "а b"},
		{"a link keeps where it leads", `[a](b "c")`, "<g1>а</g1>", `[а](b "c")`, "а"},
		{"a reference keeps its name", "[a b] [A][]\n\n[a b]: c\n[a]: d", "<g2>б</g2> <g1>а</g1>", "[б][A] [а][a b]", "б а"},
		{"line ends are spaces", "a", "а\nб\r\nв", "а б в", "а б в"},
		{"a hard break", "a\\\nb", "а <x1/> б", "а\\\nб", "а\nб"},
		{"a hard break at the end goes", "a\\\nb", "а б<x1/>", "а б", "а б"},
		{"a hard break at the start goes", "a\\\nb", "<x1/> а б", "а б", "а б"},
		{"a footnote before a bracket is no link", "a[^1] b", "а<x1/>(Би-би-си)", `а[^1]\(Би-би-си)`, "а(Би-би-си)"},
		{"a footnote before half a bracket", "a[^1] b", "а<x1/>(б", `а[^1]\(б`, "а(б"},
		{"spaces inside a pair go out", "*a* b", "<g1> а </g1>б", "*а* б", "а б"},
		{"emphasis of nothing goes", "*a* b", "<g1></g1>б", "б", "б"},
		{"prose stays clean", "a", `5 * 3 < 6 & 7_8 [9] (10) "11" #12 ~13 14. R&D!`, `5 * 3 < 6 & 7_8 [9] (10) "11" #12 ~13 14. R&D!`, `5 * 3 < 6 & 7_8 [9] (10) "11" #12 ~13 14. R&D!`},
		{"what would be markup is escaped", "a", "*б* <i> & c", `\*б\* \<i> & c`, "*б* <i> & c"},
		{"a reference is escaped", "a", "&amp; б", `\&amp; б`, "&amp; б"},
		{"an invented link is words", "a", "[б](c)", `\[б\](c)`, "[б](c)"},
		{"a backslash", "a", `б\*`, `б\\\*`, `б\*`},
		{"emphasis that ends in Chinese punctuation", "**a.** b", "<g1>“好。”</g1>他说", "<strong>“好。”</strong>他说", "“好。”他说"},
		{"underscores inside Chinese", "_a_ b", "他<g1>说</g1>了", "他<em>说</em>了", "他说了"},
		{"a URL beside words", "see http://a.tj/b now", "<x1/>ра бинед", "<http://a.tj/b>ра бинед", "http://a.tj/bра бинед"},
	} {
		u, err := only(t, c.src, Markdown).Mask().Unmask(c.reply)
		if err != nil {
			t.Errorf("%s: %v", c.what, err)
			continue
		}
		if u.Inline != c.inline || u.Text != c.text {
			t.Errorf("%s:\n got %q, %q\nwant %q, %q", c.what, u.Inline, u.Text, c.inline, c.text)
		}
	}
	u, err := only(t, "see http://a.tj now", Text).Mask().Unmask("*б* <x1/> & \\в")
	if want := `*б* http://a.tj & \в`; err != nil || u.Inline != want || u.Text != want {
		t.Errorf("plain text: %+v, %v", u, err)
	}
}

func TestUnmaskRefusesPlaceholders(t *testing.T) {
	m := only(t, "*a* `b` [c](d) [e](f)", Markdown).Mask()
	if m.Text != "<g1>a</g1> <x2/> <g3>c</g3> <g4>e</g4>" {
		t.Fatal(m.Text)
	}
	for _, c := range []struct {
		reply string
		want  PlaceholderError
		line  string
	}{
		{"<g1>a</g1> <g3>c</g3><g4>", PlaceholderError{Missing: []string{"<x2/>", "</g4>"}}, "placeholders lost: <x2/>, </g4>"},
		{"<g1>a</g1> <x2/><x2/><x2 /> <g3>c</g3><g4>e</g4>", PlaceholderError{Doubled: []string{"<x2/>"}}, "placeholders doubled: <x2/>"},
		{"<g1>a</g1> <x2/> <g3>c</g3><g4>e</g4><x5/><x5/><g2>< X2/>", PlaceholderError{Unknown: []string{"<x5/>", "<g2>", "< X2/>"}}, "placeholders unknown: <x5/>, <g2>, < X2/>"},
		{"<g1>a<g3></g1> <x2/> c</g3><g4>e</g4>", PlaceholderError{Crossed: []string{"<g1>"}}, "placeholders not nested: <g1>"},
		{"<g1>a</g1> <x2/> </g3>c<g3><g4>e</g4>", PlaceholderError{Crossed: []string{"<g3>"}}, ""},
		{"<g1>a</g1> <x2/> <g3>c<g4>e</g4></g3>", PlaceholderError{Crossed: []string{"<g4>"}}, "placeholders not nested: <g4>"},
		{"＜g1＞", PlaceholderError{Missing: []string{"<g1>", "</g1>", "<x2/>", "<g3>", "</g3>", "<g4>", "</g4>"}}, ""},
		{"<g1>a</g1> <g3>c</g3> <g4>e</g4> <g2/>", PlaceholderError{Missing: []string{"<x2/>"}, Unknown: []string{"<g2/>"}}, "placeholders lost: <x2/>; unknown: <g2/>"},
	} {
		_, err := m.Unmask(c.reply)
		var e *PlaceholderError
		if !errors.As(err, &e) {
			t.Errorf("%q: %v", c.reply, err)
			continue
		}
		if d := cmp.Diff(c.want, *e); d != "" {
			t.Errorf("%q: %s", c.reply, d)
		}
		if c.line != "" && e.Error() != c.line {
			t.Errorf("%q: %s", c.reply, e)
		}
	}
}

func TestReveal(t *testing.T) {
	m := only(t, "He *said* `no` at http://a.tj\\\nnow", Markdown).Mask()
	for _, c := range []struct{ quote, want string }{
		{m.Text, "He said no at http://a.tj\nnow"},
		{"<g1>said</g1> <x2/>", "said no"},
		{"said</g1> <x2 /> at", "said no at"},
		{"<x9/> no", "<x9/> no"},
		{" He said ", "He said"},
	} {
		if got := m.Reveal(c.quote); got != c.want {
			t.Errorf("Reveal(%q) = %q, want %q", c.quote, got, c.want)
		}
	}
}

func TestMaskedByHandIsPlainText(t *testing.T) {
	u, err := Masked{Text: "a"}.Unmask("*б*")
	if err != nil || u.Inline != "*б*" {
		t.Errorf("%+v, %v", u, err)
	}
	if !strings.HasPrefix(Masked{}.Reveal("<x1/> a"), "<x1/>") {
		t.Error("an unknown placeholder is gone")
	}
}
