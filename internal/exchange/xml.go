package exchange

import (
	"bufio"
	"encoding/xml"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

const (
	// maxDepth is how deep elements may nest; the formats need about ten.
	maxDepth = 100
	// maxBytes is how much of a file is read. The largest public memories have
	// some gigabytes, but are cut into parts by those who use them.
	maxBytes = 1 << 30
)

// tokens reads XML and counts how deep it nests.
type tokens struct {
	*xml.Decoder
	depth int
}

// newTokens reads UTF-8, or UTF-16 with a byte order mark.
func newTokens(r io.Reader) *tokens {
	bounded := &bounded{left: maxBytes, from: r}
	return &tokens{Decoder: newDecoder(transform.NewReader(bufio.NewReader(bounded), unicode.BOMOverride(transform.Nop)))}
}

// newDecoder is encoding/xml's, which knows no entity but XML's own five and
// opens nothing. What the text is encoded in was decided before.
func newDecoder(r io.Reader) *xml.Decoder {
	d := xml.NewDecoder(r)
	d.CharsetReader = func(charset string, in io.Reader) (io.Reader, error) {
		switch strings.ToLower(charset) {
		case "utf-16", "utf-16le", "utf-16be", "us-ascii", "ascii":
			return in, nil
		}
		return nil, fmt.Errorf("encoding %q: only UTF-8 and UTF-16 are read", charset)
	}
	return d
}

// next is the next token.
func (t *tokens) next() (xml.Token, error) {
	token, err := t.Token()
	if err != nil {
		return nil, err
	}
	switch token.(type) {
	case xml.StartElement:
		if t.depth++; t.depth > maxDepth {
			return nil, fmt.Errorf("elements nest more than %d deep", maxDepth)
		}
	case xml.EndElement:
		t.depth--
	}
	return token, nil
}

// text is what stands between the tags of the element that has just begun, and
// reads it to its end.
func (t *tokens) text() (string, error) {
	var b strings.Builder
	for end := t.depth - 1; t.depth > end; {
		token, err := t.next()
		if err != nil {
			return "", err
		}
		if s, ok := token.(xml.CharData); ok {
			b.Write(s)
		}
	}
	return b.String(), nil
}

// xmlNamespace is that of xml:lang and xml:space.
const xmlNamespace = "http://www.w3.org/XML/1998/namespace"

// attribute is the value of an attribute of the format's own or of XML's: of
// modules, its:version say, there may be others of the same name.
func attribute(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name && (a.Name.Space == "" || a.Name.Space == xmlNamespace) {
			return a.Value
		}
	}
	return ""
}

// bounded ends in an error where there is more to read.
type bounded struct {
	left int64
	from io.Reader
}

func (b *bounded) Read(p []byte) (int, error) {
	if b.left <= 0 {
		return 0, fmt.Errorf("the file has more than %d MB", maxBytes>>20)
	}
	n, err := b.from.Read(p[:min(int64(len(p)), b.left)])
	b.left -= int64(n)
	return n, err
}

var (
	inText  = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", "\r", "&#xD;")
	inQuote = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", "\r", "&#xD;", `"`, "&quot;", "\n", "&#xA;", "\t", "&#x9;")
)

// escaped writes a text so that an element holds it.
func escaped(s string) string { return inText.Replace(printable(s)) }

// inASCII writes what a file in ASCII can't hold as character references.
func inASCII(markup string) string {
	var b strings.Builder
	for _, r := range markup {
		if r < utf8.RuneSelf {
			b.WriteRune(r)
			continue
		}
		fmt.Fprintf(&b, "&#x%X;", r)
	}
	return b.String()
}

// quoted writes a text so that an attribute in double quotes holds it.
func quoted(s string) string { return inQuote.Replace(printable(s)) }

// printable drops the characters that XML 1.0 can't hold in any form, control
// characters above all.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		if !holds(r) {
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, ""))
}

// holds says whether a character is one of XML 1.0's (production 2, Char).
func holds(r rune) bool {
	switch {
	case r == '\t', r == '\n', r == '\r':
		return true
	case r < ' ', r >= 0xd800 && r <= 0xdfff, r == 0xfffe, r == 0xffff:
		return false
	}
	return r <= 0x10ffff
}
