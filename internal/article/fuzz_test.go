package article

import (
	"testing"
	"unicode/utf8"
)

var seeds = []string{
	everything,
	"",
	"0\\",
	"Title\n\nFirst paragraph, wrapped\nonce.\n\nSecond.\n",
	"---\ntitle: T\n---\n\n# One *two*\n\n> a\n> b\\\n> c  \n> d\n",
	"\ufeff# Т\r\n\r\n- [ ] один\r\n- `два` [три](http://x/y_z_ \"t\")\r\n\r\n1) a\r\n",
	"a | b\n--- | ---\n1 \\| 2 | `c\\|d`\n",
	"x[^1] <b>y</b> <g1>z</g1> &amp; &lt;x2/&gt; ***a** b* ~~c~~\n\n[^1]: note\n    more\n",
	"[a][r] ![i][r] [r] [R][]\n\n[r]: <http://r> 't'\n\nSetext\nof two\n---\n",
	"一行\n两行**“好”**说https://a.b/c上的报道。a_b@c.tj\r第二\r\r> 引文\r> 继续\r",
	"```\ncode\n```\n\n    more\n\n<div>\nx\n</div>\n\n***\n",
	"　　段落一。\n　　段落二。\n• пункт\n• пункт\n",
}

// FuzzReplaceNil guards that a document of which nothing is replaced is its
// source, byte for byte, and that spans lie in order inside it.
func FuzzReplaceNil(f *testing.F) {
	for _, s := range seeds {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, format := range []Format{Auto, Text, Markdown} {
			a, err := Parse("x", []byte(s), format)
			if err != nil {
				if utf8.ValidString(s) {
					t.Fatal(err)
				}
				return
			}
			out, err := a.Replace(nil)
			if err != nil || string(out) != s {
				t.Fatalf("Replace(nil) = %q, %v", out, err)
			}
			end := 0
			for _, b := range a.Blocks {
				if b.Span.Start < end || b.Span.End <= b.Span.Start || b.Span.End > len(s) {
					t.Fatalf("block %s at %v after %d in %d bytes", b.ID, b.Span, end, len(s))
				}
				end = b.Span.End
			}
		}
	})
}

// FuzzMask guards that what a model sends back unchanged reads as the block.
func FuzzMask(f *testing.F) {
	for _, s := range seeds {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, format := range []Format{Text, Markdown} {
			a, err := Parse("x", []byte(s), format)
			if err != nil {
				return
			}
			for _, b := range a.Blocks {
				if !b.Translatable() {
					continue
				}
				m := b.Mask()
				u, err := m.Unmask(m.Text)
				if err != nil {
					t.Fatalf("%q: %v", m.Text, err)
				}
				if u.Text != b.Text {
					t.Errorf("%s: Unmask(%q).Text = %q, want %q", format, m.Text, u.Text, b.Text)
				}
				if got := m.Reveal(m.Text); got != b.Text {
					t.Errorf("Reveal(%q) = %q, want %q", m.Text, got, b.Text)
				}
			}
		}
	})
}
