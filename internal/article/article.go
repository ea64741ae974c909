// Package article knows what a document is: blocks of text with their place
// in the source, how to put translated blocks back, how to mask what must not
// be translated, and where to cut a long article into sections. Where the
// bytes came from is source's business; what language they are in is lang's.
package article

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"path/filepath"
	"strconv"
	"strings"
	"unicode/utf8"

	"panj/internal/lang"
)

// Format is how a source is marked up.
type Format string

// The formats. Auto tells text and Markdown apart: by the extensions .md and
// .markdown, and by content where the name says nothing.
const (
	Auto     Format = ""
	Text     Format = "text"
	Markdown Format = "md"
	XLIFF    Format = "xliff" // of FromSegments alone; Parse doesn't read it
)

// Kind is what a block is to its reader.
type Kind string

// The kinds of blocks. Code and Meta are kept as they are, never translated;
// Code is also what has no word and no number in it, such as an image alone.
const (
	Title     Kind = "title"
	Heading   Kind = "heading"
	Paragraph Kind = "paragraph"
	Item      Kind = "item"
	Quotation Kind = "quotation"
	Cell      Kind = "cell"
	Code      Kind = "code"
	Meta      Kind = "meta"
)

// Info is what front matter or a title block says about the article. A field
// that they don't name is empty; Published is as it was written, URL is http(s).
type Info struct {
	Title, Byline, Published, URL string
}

// Span is a place in Article.Source, in bytes.
type Span struct{ Start, End int }

// Article is a document that was decoded and cut into blocks.
type Article struct {
	Name     string // base name with its extension, "stdin" for standard input
	Info     Info
	Format   Format // Text, Markdown or XLIFF; Auto was decided
	Source   []byte // decoded UTF-8; byte order mark and line ends kept
	Language lang.Language
	Blocks   []Block
}

// Block is a unit of text that is translated as one. Its Span is the text
// alone, without the marks of heading, list or quotation around it; of a
// segment (see FromSegments) it is where the translation goes.
type Block struct {
	ID    string // b1, b2, …
	Kind  Kind
	Text  string // what a reader reads: no markup, one line unless a hard break
	Span  Span
	inner *inner
}

// inner is how a block stands in its source; nil in a block made by hand.
type inner struct {
	syntax *syntax
	items  []item
	place  place
}

// Translatable says whether the block's kind is translated at all.
func (b Block) Translatable() bool { return b.Kind != Code && b.Kind != Meta }

// Parse cuts a decoded source into blocks. It fails only where the source is
// not UTF-8 or the format unknown; a source without any text has no blocks.
// The article keeps src, which must not be changed afterwards.
func Parse(name string, src []byte, f Format) (*Article, error) {
	if at := invalidUTF8(src); at >= 0 {
		return nil, fmt.Errorf("parsing %s: not UTF-8 at byte %d", name, at)
	}
	lines := unifyLines(src)
	if f == Auto {
		f = sniff(name, lines.text)
	}
	a := &Article{Name: name, Format: f, Source: src}
	c := &cutter{article: a, lines: lines, syntax: &syntax{format: f}}
	switch f {
	case Text:
		c.cutText()
	case Markdown:
		c.cutMarkdown()
	default:
		return nil, fmt.Errorf("parsing %s: unknown format %q: text or md", name, string(f))
	}
	if a.Info.Title == "" {
		a.Info.Title = a.title()
	}
	return a, nil
}

func invalidUTF8(src []byte) int {
	if utf8.Valid(src) {
		return -1
	}
	for i := 0; i < len(src); {
		r, n := utf8.DecodeRune(src[i:])
		if r == utf8.RuneError && n == 1 {
			return i
		}
		i += n
	}
	return -1
}

func (a *Article) title() string {
	for _, b := range a.Blocks {
		if b.Kind == Title {
			return strings.ReplaceAll(b.Text, "\n", " ")
		}
	}
	return ""
}

// SHA256 is the hexadecimal hash that names the source.
func (a *Article) SHA256() string {
	sum := sha256.Sum256(a.Source)
	return hex.EncodeToString(sum[:])
}

// Block returns the block with an id.
func (a *Article) Block(id string) (Block, bool) {
	digits, ok := strings.CutPrefix(id, "b")
	n, err := strconv.Atoi(digits)
	if !ok || err != nil || n < 1 || n > len(a.Blocks) || a.Blocks[n-1].ID != id {
		return Block{}, false
	}
	return a.Blocks[n-1], true
}

// sniff decides the format of a source from its name, or from its content.
func sniff(name string, text []byte) Format {
	switch strings.ToLower(filepath.Ext(name)) {
	case ".md", ".markdown", ".mdown", ".mkd":
		return Markdown
	}
	if looksLikeMarkdown(string(bytes.TrimSpace(text))) {
		return Markdown
	}
	return Text
}
