// Package article knows what a document is: blocks of text with their place
// in the source, how to put translated blocks back, how to mask what must not
// be translated, and where to cut a long article into sections.
package article

import "panj/internal/lang"

// Format is how a source is marked up.
type Format string

// The formats. Auto tells text and Markdown apart by content.
const (
	Auto     Format = ""
	Text     Format = "text"
	Markdown Format = "md"
)

// Kind is what a block is to its reader.
type Kind string

// The kinds of blocks. Code and Meta are kept as they are, never translated.
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

// Info is what front matter or a title block says about the article.
type Info struct {
	Title, Byline, Published, URL string
}

// Span is a place in Article.Source, in bytes.
type Span struct{ Start, End int }

// Article is a document that was decoded and cut into blocks.
type Article struct {
	Name     string // base name with its extension, "stdin" for standard input
	Info     Info
	Format   Format
	Source   []byte // decoded UTF-8; byte order mark and line ends kept
	Language lang.Language
	Blocks   []Block
}

// Block is a unit of text that is translated as one.
type Block struct {
	ID   string // b1, b2, …
	Kind Kind
	Text string // what a reader reads: no markup, one line unless a hard break
	Span Span
	// unexported: the inline source form, for Mask
}

// Translatable says whether the block's kind is translated at all.
func (b Block) Translatable() bool { return b.Kind != Code && b.Kind != Meta }

// Parse cuts a decoded source into blocks.
func Parse(name string, src []byte, f Format) (*Article, error) { panic("skeleton") }

// Replace puts new inline source text, markup included, in the place of the
// blocks whose ids are keys; Replace(nil) is Source, byte for byte. An id that
// the article does not have is an error.
func (a *Article) Replace(text map[string]string) ([]byte, error) { panic("skeleton") }

// SHA256 is the hexadecimal hash that names the source.
func (a *Article) SHA256() string { panic("skeleton") }

// Block returns the block with an id.
func (a *Article) Block(id string) (Block, bool) { panic("skeleton") }

// Masked is a block's text with placeholders in the place of markup, URLs,
// e-mail addresses, code and footnote marks: paired <g1>…</g1>, single <x2/>.
// Numbers begin anew in each block.
type Masked struct {
	Text string
}

// Mask returns what a model is shown of the block.
func (b Block) Mask() Masked { panic("skeleton") }

// Unmask puts the masked pieces back into a translation. Each placeholder must
// be there exactly once and pairs must nest; otherwise the error is a *PlaceholderError.
func (m Masked) Unmask(reply string) (Unmasked, error) { panic("skeleton") }

// Reveal is Unmask's lenient brother for a quotation from the masked text: the
// placeholders it has become what a reader reads in their place.
func (m Masked) Reveal(quote string) string { panic("skeleton") }

// Unmasked is a translated block in both its forms.
type Unmasked struct {
	Inline string // source form with markup, for Article.Replace
	Text   string // what a reader reads
}

// PlaceholderError says which placeholders a reply lost, doubled, invented or crossed.
type PlaceholderError struct {
	Missing, Doubled, Unknown, Crossed []string
}

func (e *PlaceholderError) Error() string { panic("skeleton") }

// Cut divides blocks into sections of at most limit by cost, kept in order; a
// block that alone costs more is a section of its own, and a heading opens a
// section rather than ends one. Blocks that are not translatable are left out.
func Cut(blocks []Block, limit int, cost func(Block) int) [][]Block { panic("skeleton") }
