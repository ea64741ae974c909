package article

import (
	"html"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

// file has two places for translations.
const file = `<s>A &amp; <b>c<i/></b></s><t/><s>d</s><t>?</t>`

func segmented() *Article {
	return FromSegments("a.xlf", []byte(file), []Segment{
		{
			Masked: "A & <g1>c<x2/></g1>", Place: Span{strings.Index(file, "<t/>"), strings.Index(file, "<t/>") + 4}, Before: "<t>", After: "</t>", Escape: html.EscapeString,
			Codes: map[string]Inline{"<g1>": {Markup: "<b>", Reads: ""}, "</g1>": {Markup: "</b>", Reads: ""}, "<x2/>": {Markup: "<i/>", Reads: "I"}},
		},
		{Masked: "d", Place: Span{strings.Index(file, "?"), strings.Index(file, "?") + 1}, Escape: html.EscapeString},
	})
}

func TestSegmentsAreFilledInPlace(t *testing.T) {
	a := segmented()
	if a.Blocks[0].Text != "A & cI" || a.Blocks[0].Mask().Text != "A & <g1>c<x2/></g1>" {
		t.Errorf("reads %q, masked %q", a.Blocks[0].Text, a.Blocks[0].Mask().Text)
	}
	u, err := a.Blocks[0].Mask().Unmask(" <g1><x2 />ц</g1> < А ")
	if err != nil || u.Inline != "<b><i/>ц</b> &lt; А" || u.Text != "Iц < А" {
		t.Errorf("%+v, %v", u, err)
	}
	got, err := a.Replace(map[string]string{"b1": u.Inline, "b2": "д"})
	want := `<s>A &amp; <b>c<i/></b></s><t><b><i/>ц</b> &lt; А</t><s>d</s><t>д</t>`
	if err != nil || string(got) != want {
		t.Errorf("%s, %v; want %s", got, err, want)
	}
	if got, err := a.Replace(nil); err != nil || string(got) != file {
		t.Errorf("nothing replaced: %s, %v", got, err)
	}
	if _, err := a.Replace(map[string]string{"b1": " "}); err == nil {
		t.Error("an empty text was put in")
	}
}

// An empty pair has a meaning to a translator's tool: it comes back.
func TestSegmentsKeepEmptyPairs(t *testing.T) {
	codes := map[string]Inline{"<g1>": {Markup: "<b>", Reads: ""}, "</g1>": {Markup: "</b>", Reads: ""}}
	b := FromSegments("a", nil, []Segment{{Masked: "a <g1></g1>b", Codes: codes, Escape: html.EscapeString}}).Blocks[0]
	if u, err := b.Mask().Unmask(b.Mask().Text); err != nil || u.Inline != "a <b></b>b" {
		t.Errorf("%+v, %v", u, err)
	}
}

func TestMarkup(t *testing.T) {
	a, err := Parse("a.md", []byte("see [*this*](http://x.tj) https://y.tj"), Markdown)
	if err != nil {
		t.Fatal(err)
	}
	m := a.Blocks[0].Mask()
	got := map[string]string{}
	for _, p := range m.order {
		got[p], _ = m.Markup(p)
	}
	want := map[string]string{"<g1>": "[", "<g2>": "*", "</g2>": "*", "</g1>": "](http://x.tj)", "<x3/>": "https://y.tj"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if _, ok := m.Markup("<x9/>"); ok {
		t.Error("a placeholder that the text has not has markup")
	}
}

// FuzzSegment guards that a segment that comes back unchanged is what it was.
func FuzzSegment(f *testing.F) {
	f.Add("a ", "&", "<x")
	f.Add("", " ", "\n")
	codes := map[string]Inline{"<g1>": {Markup: "<b>", Reads: ""}, "</g1>": {Markup: "</b>", Reads: ""}, "<x2/>": {Markup: "<i/>", Reads: "I"}}
	f.Fuzz(func(t *testing.T, x, y, z string) {
		masked := x + "<g1>" + y + "</g1>" + z + "<x2/>"
		if !utf8.ValidString(masked) || len(scanned(masked)) != len(codes) {
			return // words that look like a placeholder are the caller's to mask
		}
		b := FromSegments("a", nil, []Segment{{Masked: masked, Codes: codes, Escape: html.EscapeString}}).Blocks[0]
		u, err := b.Mask().Unmask(b.Mask().Text)
		if err != nil {
			t.Fatal(err)
		}
		escape := func(s string) string { return html.EscapeString(oneSpace(s)) }
		want := strings.TrimSpace(escape(x) + "<b>" + escape(y) + "</b>" + escape(z) + "<i/>")
		if u.Inline != want {
			t.Fatalf("%q came back as %q, want %q", masked, u.Inline, want)
		}
	})
}

// scanned are what looks like a placeholder in a text.
func scanned(text string) []string {
	var out []string
	for _, t := range tokenize(text) {
		if t.placeholder {
			out = append(out, t.text)
		}
	}
	return out
}
