package exchange

import (
	"io"
	"strings"
	"testing"
	"time"

	"panj/internal/article"
	"panj/internal/lang"
	"panj/translate"
)

// Line ends and tabs that have a meaning come back byte for byte, and are no
// words that a model might fold.
func TestFillXLIFFPreservesLayout(t *testing.T) {
	for was, want := range map[string]struct{ masked, target string }{
		"a\tb\r\n  c\n\nd e":             {"a<x1/>b<x2/>c<x3/>d e", "A\tB\r\n  C\n\nD E"},
		"\r\n\ta  b \r\n":                {"a  b", "\r\n\tA  B \r\n"},
		"a&#9;b&#xD;&#xA;c&#32;\n&#x9;d": {"a<x1/>b<x2/>c<x3/>d", "A&#9;B&#xD;&#xA;C&#32;\n&#x9;D"},
		"a<![CDATA[\tb&#9;\r\n]]>c":      {"a<x1/>b&#9;<x2/>c", "A\tB&amp;#9;\r\nC"},
		"a\t<ph id=\"1\"/>\tb\n":         {"a<x1/><x2/><x3/>b", "A\t<ph id=\"1\"/>\tB\n"},
		"\n<!-- c -->\ta":                {"a", "\n\tA"},
		"\t<ph id=\"1\"/>a":              {"<x1/>a", "\t<ph id=\"1\"/>A"},
	} {
		file := strings.Replace(xliff(`<unit id="u" xml:space="preserve"><segment><source>`+was+`</source></segment></unit>`), "\n", "\r\n", 1)
		x, err := OpenXLIFF("a.xlf", []byte(file))
		if err != nil || len(x.Article.Blocks) != 1 {
			t.Fatal(err)
		}
		if got := x.Article.Blocks[0].Mask().Text; got != want.masked {
			t.Errorf("%q is masked as %q, want %q", was, got, want.masked)
		}
		if filled := strings.Replace(file, "</source>", "</source><target>"+want.target+"</target>", 1); strings.ReplaceAll(shouted(t, file), "#X", "#x") != filled {
			t.Errorf("%q is filled as %q", was, shouted(t, file))
		}
	}
}

// TestManyComments guards against time that grows with the square of what a
// stranger may put into a file: this takes a tenth of a second, and took ten.
func TestManyComments(t *testing.T) {
	start := time.Now()
	text := strings.Repeat("a<!-- c -->", 200_000)
	if _, err := OpenXLIFF("a.xlf", []byte(xliff(`<unit id="u"><segment><source>`+text+`</source></segment></unit>`))); err != nil {
		t.Error(err)
	}
	if _, _, err := ReadTMX(strings.NewReader(tmx("en", `<tu><tuv xml:lang="en"><seg>`+text+`</seg></tuv></tu>`))); err != nil {
		t.Error(err)
	}
	if took := time.Since(start); took > 3*time.Second {
		t.Errorf("reading took %v", took)
	}
}

// TestManyNotes is the same for what is written.
func TestManyNotes(t *testing.T) {
	d := Document{Article: &article.Article{Language: lang.English}, Translation: &translate.Translation{Lang: lang.Tajik}}
	for range 40_000 {
		id := "b" + strings.Repeat("0", len(d.Notes)%5)
		d.Article.Blocks = append(d.Article.Blocks, article.Block{ID: "none", Kind: article.Paragraph, Text: "a"})
		d.Notes = append(d.Notes, Note{Block: id, Text: "n"})
	}
	start := time.Now()
	if err := WriteXLIFF(io.Discard, d); err != nil {
		t.Error(err)
	}
	if took := time.Since(start); took > 3*time.Second {
		t.Errorf("writing took %v", took)
	}
}
