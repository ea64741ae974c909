package article

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestReplaceKeepsTheDocumentWhole(t *testing.T) {
	for _, c := range []struct{ what, src, with, want string }{
		{"a wrapped quotation", "> a\n> b\n\nc", "d", "> d\n\nc"},
		{"a wrapped item", "1. a\n   b\n2. c", "d", "1. d\n2. c"},
		{"hard breaks", "> a\\\n> b  \n> c", "d\\\ne  \nf", "> d\\\n> e  \n> f"},
		{"hard breaks and CRLF", "> a\\\r\n> b\r\n", "d\\\ne", "> d\\\r\n> e\r\n"},
		{"a hard break where none was", "a", "d\\\ne  \nf", "d e f"},
		{"line ends", "a\nb", "d\r\ne\rf\ng", "d e f g"},
		{"a blank line", "a", "d\n\ne", "d e"},
		{"a heading's closing", "# a #", "d #", `# d \# #`},
		{"a heading of signs", "# a", "##", `# \##`},
		{"a heading with a number", "# a", "1. d", "# 1. d"},
		{"C# in a heading", "# a", "C#", "# C#"},
		{"a setext heading", "a\nb\n===", "- d", "\\- d\n==="},
		{"a number", "a", "1. d", `1\. d`},
		{"a number of an item", "- a", "2026) d", `- 2026\) d`},
		{"a year", "a", "2026 d", "2026 d"},
		{"a decimal", "a", "1.5 d", "1.5 d"},
		{"a hyphen", "a", "- d", `\- d`},
		{"a minus", "a", "-5 d", "-5 d"},
		{"a plus", "a", "+ d", `\+ d`},
		{"an asterisk", "a", "* d", `\* d`},
		{"emphasis", "a", "*d* e", "*d* e"},
		{"a number sign", "a", "# d", `\# d`},
		{"a hashtag", "a", "#d", "#d"},
		{"a quotation", "a", "> d", `\> d`},
		{"a rule", "a", "---", `\---`},
		{"a dash", "a", "— d", "— d"},
		{"a fence", "a", "~~~d", `\~~~d`},
		{"code", "a", "```d``` e", "```d``` e"},
		{"a definition", "a", "[d]: e", `[d]\: e`},
		{"a footnote at the start", "a[^1]", "[^1]: e", `[^1]\: e`},
		{"a task", "- a", "[x] d", `- \[x] d`},
		{"a task stays", "- [ ] a", "d", "- [ ] d"},
		{"an HTML block", "a <div> b", "<div> d", "\u200b<div> d"},
		{"an inline tag", "a <b>b</b>", "<b>d</b> e", "<b>d</b> e"},
		{"after a hard break", "a\\\nb", "d\\\n- e", "d\\\n\\- e"},
		{"a cell", "|a|b|\n|-|-|", "d | e", "|d \\| e|b|\n|-|-|"},
		{"a cell's line ends", "|a|b|\n|-|-|", "d\\\ne", "|d e|b|\n|-|-|"},
		{"a cell's backslash", "|a|b|\n|-|-|", `d\`, "|d\\ |b|\n|-|-|"},
		{"a cell at the head of a line", "a|b\n-|-\n", "- d", "\\- d|b\n-|-\n"},
		{"a mark at the start", "\ufeffa\n", "d", "\ufeffd\n"},
	} {
		a := mustParse(t, "a.md", c.src, Markdown)
		out, err := a.Replace(map[string]string{"b1": c.with})
		if err != nil || string(out) != c.want {
			t.Errorf("%s: %q, %v, want %q", c.what, out, err, c.want)
		}
		again := mustParse(t, "a.md", string(out), Markdown)
		words := strings.IndexFunc(c.with, isWordRune) >= 0 // else nothing is left to translate
		if len(again.Blocks) != len(a.Blocks) || words && again.Blocks[0].Kind != a.Blocks[0].Kind {
			t.Errorf("%s: %q was cut into %q", c.what, out, list(again))
		}
	}
}

func TestReplaceInText(t *testing.T) {
	a := mustParse(t, "a.txt", "Title\r\n\r\n  one\r\n  two\r\n\r\n• three\r\n", Text)
	out, err := a.Replace(map[string]string{"b2": "# *as*\nit is", "b3": "3"})
	if want := "Title\r\n\r\n  # *as* it is\r\n\r\n• 3\r\n"; err != nil || string(out) != want {
		t.Errorf("%q, %v", out, err)
	}
}

func TestReplaceRefuses(t *testing.T) {
	a := mustParse(t, "a.md", "a\n\n```\nb\n```\n", Markdown)
	for _, c := range []struct{ id, with, want string }{
		{"b3", "c", "replacing block b3 of a.md: no such block"},
		{"b2", "c", "replacing block b2 of a.md: code is kept as it is"},
		{"b1", " \n", "replacing block b1 of a.md: empty text"},
	} {
		if _, err := a.Replace(map[string]string{c.id: c.with}); err == nil || err.Error() != c.want {
			t.Errorf("%s: %v, want %s", c.id, err, c.want)
		}
	}
}

// A real document has everything at once; the fuzzers begin from it too.
const everything = `---
title: The river
---

# The *river* rises

By **A. Writer**, [Khovar](https://khovar.example/a_b "agency")

The water rose by 2.5 m[^1] in the night, ` + "`gauge 7`" + ` said;
see https://example.tj/x_y_z. *Nobody* was
hurt, <b>officials</b> say.  
Call press@example.tj & ask.

> "We were asleep," said a farmer
> from the valley.\
> Then he left.
>
> 1. One
> 2. Two
>    > deeper

* Wheat: 3 * 4 ha
  - [x] counted
* Cotton ~~lost~~ saved

Prices
------

| Good | Price, somoni |
|:-----|------:|
| Flour \| sack | **250** |
| ` + "`oil`" + ` | 18 |

    kept as it is

![A bridge](bridge.jpg)

[More][m] and [more].

[^1]: By the gauge at
    the bridge.

[m]: <https://example.tj/m>
[more]: https://example.tj/more 'M'
`

func TestRoundTripOfARealDocument(t *testing.T) {
	for _, src := range []string{everything, strings.ReplaceAll(everything, "\n", "\r\n"), strings.ReplaceAll(everything, "\n", "\r"), "\ufeff" + everything} {
		a := mustParse(t, "a.md", src, Auto)
		if len(a.Blocks) != 22 {
			t.Errorf("%d blocks: %q", len(a.Blocks), list(a))
		}
		roundTrip(t, a)
	}
}

func TestCut(t *testing.T) {
	kinds := map[byte]Kind{'h': Heading, 't': Title, 'p': Paragraph, 'c': Code}
	for _, c := range []struct{ what, blocks, want string }{
		{"all fit", "t1 p3 p3", "t1 p3 p3"},
		{"none", "", ""},
		{"code is left out", "c9 p3 c9", "p3"},
		{"filled up", "p4 p4 p4 p2 p2", "p4 p4|p4 p2 p2"},
		{"a large block alone", "p4 p12 p4", "p4|p12|p4"},
		{"a heading opens", "p5 p3 h1 p5", "p5 p3|h1 p5"},
		{"two headings open", "p7 h1 h1 p5", "p7|h1 h1 p5"},
		{"a heading that doesn't fit stays", "p5 h1 p10 p1", "p5 h1|p10|p1"},
		{"a title alone is no section to leave", "t1 p12", "t1|p12"},
	} {
		var blocks []Block
		cost := make(map[string]int)
		for _, f := range strings.Fields(c.blocks) {
			blocks = append(blocks, Block{ID: f, Kind: kinds[f[0]]})
			n := 0
			for _, d := range f[1:] {
				n = n*10 + int(d-'0')
			}
			cost[f] = n
		}
		var sections []string
		for _, s := range Cut(blocks, 10, func(b Block) int { return cost[b.ID] }) {
			var ids []string
			for _, b := range s {
				ids = append(ids, b.ID)
			}
			sections = append(sections, strings.Join(ids, " "))
		}
		if d := cmp.Diff(c.want, strings.Join(sections, "|")); d != "" {
			t.Errorf("%s: %s", c.what, d)
		}
	}
}
