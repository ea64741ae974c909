package article

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// list is the blocks of an article as lines "kind: text".
func list(a *Article) []string {
	var out []string
	for _, b := range a.Blocks {
		out = append(out, string(b.Kind)+": "+b.Text)
	}
	return out
}

func mustParse(t *testing.T, name, src string, f Format) *Article {
	t.Helper()
	a, err := Parse(name, []byte(src), f)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func TestParseCutsMarkdown(t *testing.T) {
	for _, c := range []struct{ what, src, want string }{
		{"headings", "# One #\n\nTwo\nlines\n---\n\n### Three `x`\n\n# Four", "title: One|heading: Two lines|heading: Three x|heading: Four"},
		{"a title that comes late", "## A\n\nB\n=\n", "heading: A|title: B"},
		{"wrapped lines", "one\ntwo  \nthree\\\nfour", "paragraph: one two\nthree\nfour"},
		{"wrapped Chinese lines", "一行\n二行\n2026年\nTajikistan", "paragraph: 一行二行2026年Tajikistan"},
		{"a Chinese word in English", "the word\n水 is\nwater", "paragraph: the word 水 is water"},
		{"a quotation", "> one\n> two\n>\n> three\n", "quotation: one two|quotation: three"},
		{"lazy and nested quotations", "> one\nlazy\n> > two\n", "quotation: one lazy|quotation: two"},
		{"lists", "- a\n  b\n  1. c\n\n     d\n* [x] e\n", "item: a b|item: c|item: d|item: e"},
		{"a list in a quotation", "> - a\n> - b\n", "item: a|item: b"},
		{"a quotation in a list", "- a\n  > b\n", "item: a|quotation: b"},
		{"a table", "| A | *B* |\n|:--|--:|\n| c\\|d | |\n| e |\n", "cell: A|cell: B|cell: c|d|cell: e"},
		{"a table without outer pipes, after a line", "x\nA | B\n-|-\n1 | 2 | 3\n", "paragraph: x|cell: A|cell: B|cell: 1|cell: 2"},
		{"no table: cells don't count", "A | B\n---|---|---\n", "paragraph: A | B ---|---|---"},
		{"a table in a quotation", "> |A|\n> |-|\n> |b|\n", "cell: A|cell: b"},
		{"code", "```go\na\n\nb\n```\n\n    c\n\n<div>\nd\n</div>\n", "code: a\n\nb|code: c|code: <div>\nd\n</div>"},
		{"an image alone", "![x](y.png)\n\nz", "code: ![x](y.png)|paragraph: z"},
		{"rules and definitions are no blocks", "a\n\n***\n\n[r]: http://x\n", "paragraph: a"},
		{"footnotes", "a[^1]\n\n[^1]: b\n    c\n\n    d\n\ne", "paragraph: a|paragraph: b c|paragraph: d|paragraph: e"},
		{"escapes and entities", `\*a\* &amp; &#1090; &nope; \q &copy b`, `paragraph: *a* & т &nope; \q &copy b`},
		{"inline markup", "*a* __b__ ~~c~~ `d` <i>e</i><br>f ![g](h)", "paragraph: a b c d e\nf"},
		{"links", "[a](b 'c') [d][r] [r] [r][] <http://e> http://f.g/h_i_.\n\n[r]: x", "paragraph: a d r r http://e http://f.g/h_i_."},
		{"CRLF and CR", "# A\r\n\r\nb\r\nc\r\rd", "title: A|paragraph: b c|paragraph: d"},
		{"a mark", "\ufeff# A\n", "title: A"},
		{"front matter", "---\ntitle: T\n---\n# A\n", "meta: ---\ntitle: T\n---|title: A"},
		{"a rule at the top is no front matter", "---\nA b.\n\n---\n", "paragraph: A b."},
		{"nothing", " \n", ""},
	} {
		a := mustParse(t, "a.md", c.src, Auto)
		if got := strings.Join(list(a), "|"); got != c.want {
			t.Errorf("%s:\n got %q\nwant %q", c.what, got, c.want)
		}
		roundTrip(t, a)
	}
}

func TestParseCutsText(t *testing.T) {
	long := strings.Repeat("Оби дарё боз баланд шуд ", 8)
	for _, c := range []struct{ what, src, want string }{
		{"a title and wrapped paragraphs", "River rises again\n\nThe water rose\nby night.\n\nNobody was hurt.\n", "title: River rises again|paragraph: The water rose by night.|paragraph: Nobody was hurt."},
		{"a first line that is a sentence", "The water rose.\n\nNobody was hurt.\n", "paragraph: The water rose.|paragraph: Nobody was hurt."},
		{"a first line without a blank one", "River rises\nThe water rose.\n", "paragraph: River rises The water rose."},
		{"long lines", long + ".\n" + long + ".\n", "paragraph: " + long + ".|paragraph: " + long + "."},
		{"sentences by line", "One fell.\nTwo rose.\nThree stayed.", "paragraph: One fell.|paragraph: Two rose.|paragraph: Three stayed."},
		{"indented Chinese paragraphs", "河水上涨\n\n　　第一段\n第一段续。\n　　第二段。\n", "title: 河水上涨|paragraph: 第一段第一段续。|paragraph: 第二段。"},
		{"indented first lines", "  One is\nwrapped.\n  Two is\ntoo.", "paragraph: One is wrapped.|paragraph: Two is too."},
		{"bullets", "Found were:\n• gold\n• silver and\nlead", "paragraph: Found were:|item: gold|item: silver and lead"},
		{"a dash at a line's start", "Сказал он\n— и ушёл.", "paragraph: Сказал он — и ушёл."},
		{"Markdown is not read", "# A\n\n*b* [c](d) &amp; \\e\n", "title: # A|paragraph: *b* [c](d) &amp; \\e"},
		{"CRLF", "A b\r\n\r\nC d\r\ne.\r\n", "title: A b|paragraph: C d e."},
		{"CR", "A b\r\rC d\re.\r", "title: A b|paragraph: C d e."},
	} {
		a := mustParse(t, "a.txt", c.src, Text)
		if got := strings.Join(list(a), "|"); got != c.want {
			t.Errorf("%s:\n got %q\nwant %q", c.what, got, c.want)
		}
	}
}

func TestAutoTellsTextFromMarkdown(t *testing.T) {
	long := strings.Repeat("The river rose again in the night. ", 10)
	for _, c := range []struct {
		what, name, src string
		want            Format
	}{
		{"the name", "a.md", "plain", Markdown},
		{"a heading", "", "# A\n\nb", Markdown},
		{"a hashtag", "", "#Душанбе\n\nb", Text},
		{"a link", "", "see [here](http://x/y)", Markdown},
		{"brackets", "", "he [the minister] (aged 50) said [sic] so", Text},
		{"a hyphen", "", "one\n- two\nthree", Text},
		{"a hyphened list", "", "Found:\n\n- one\n- two", Markdown},
		{"a list among long lines", "", long + "\n" + long + "\n- one\n- two", Text},
		{"an asterisk", "", "price* and 5 * 3\n* without tax", Text},
		{"strong words", "", "he **never** said", Markdown},
		{"a numbered line", "", "in\n2026. Then\nmore", Text},
		{"a dash as dialogue", "", "— Да.\n— Нет.", Text},
		{"a quotation", "", "he said:\n\n> never\n", Markdown},
		{"a table", "", "a | b\n--|--\n1 | 2", Markdown},
		{"a fence", "", "```\nx\n```", Markdown},
		{"an underline", "", "Title\n=====\n\nb", Markdown},
		{"a footnote", "", "word[^1]", Markdown},
		{"front matter", "", "---\ntitle: x\n---\nb", Markdown},
		{"an agency's brackets", "", "[Khovar]: the river rose", Text},
	} {
		if a := mustParse(t, c.name, c.src, Auto); a.Format != c.want {
			t.Errorf("%s: %q, want %q", c.what, a.Format, c.want)
		}
	}
}

func TestParseReadsInfo(t *testing.T) {
	for _, c := range []struct {
		what, src string
		want      Info
	}{
		{"YAML", "---\ntitle: \"River: \\\"high\\\"\" # x\nauthor: [A. One, 'B''s']\ndate: 2026-03-02T10:00:00+05:00\nsource: Khovar\nlink: https://x/y#z\n---\n", Info{`River: "high"`, "A. One, B's", "2026-03-02T10:00:00+05:00", "https://x/y#z"}},
		{"YAML lists and maps", "---\nauthors:\n  - name: A\n    mail: a@b.c\n  - B\ntags:\n  - x\npublished: 1404-12-11\n---\n# T\n", Info{"T", "A, B", "1404-12-11", ""}},
		{"TOML", "+++\ntitle = 'River'\ndate = 2026-03-02\nauthors = [\"A\", \"B\"]\n[extra]\ntitle = \"no\"\n+++\n", Info{"River", "A, B", "2026-03-02", ""}},
		{"blocks are left out", "---\ntitle: >\n  folded\n---\ntext", Info{}},
		{"a heading", "x\n\n# River\n", Info{Title: "River"}},
	} {
		if got := mustParse(t, "a.md", c.src, Auto).Info; got != c.want {
			t.Errorf("%s: %+v, want %+v", c.what, got, c.want)
		}
	}
}

func TestParseRefusesWhatItCannotRead(t *testing.T) {
	if _, err := Parse("a", []byte("ab\xffc"), Auto); err == nil || err.Error() != "parsing a: not UTF-8 at byte 2" {
		t.Error(err)
	}
	if _, err := Parse("a", []byte("ab"), "rtf"); err == nil || !strings.Contains(err.Error(), "unknown format") {
		t.Error(err)
	}
}

func TestBlocksHaveNamesAndPlaces(t *testing.T) {
	src := "\ufeff# Оби дарё\r\n\r\n> a\r\n> b\r\n\r\n| c | d |\r\n|---|---|\r\n"
	a := mustParse(t, "a.md", src, Auto)
	var got []string
	for _, b := range a.Blocks {
		same, ok := a.Block(b.ID)
		if !ok || same.Span != b.Span {
			t.Errorf("Block(%s) = %v, %v", b.ID, same, ok)
		}
		got = append(got, b.ID+" "+src[b.Span.Start:b.Span.End])
	}
	want := []string{"b1 Оби дарё", "b2 a\r\n> b", "b3 c", "b4 d"}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
	for _, id := range []string{"", "b", "b0", "b5", "b01", "x1"} {
		if _, ok := a.Block(id); ok {
			t.Errorf("there is a block %q", id)
		}
	}
	if got := mustParse(t, "a", "abc", Text).SHA256(); got != "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad" {
		t.Errorf("SHA256 of abc is %s", got)
	}
}

func TestParseKeepsWhatIsMarkupMoreThanWords(t *testing.T) {
	for _, mark := range []string{"*a_ ", "[a](", "`a", "<b "} {
		a := mustParse(t, "a.md", "# T\n\n"+strings.Repeat(mark, maxMarks+1)+"\n\nb", Markdown)
		var kinds []Kind
		for _, b := range a.Blocks {
			kinds = append(kinds, b.Kind)
		}
		if d := cmp.Diff([]Kind{Title, Code, Paragraph}, kinds); d != "" {
			t.Errorf("%s: %s", mark, d)
		}
	}
}
