package exchange

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"panj/internal/article"
	"panj/internal/lang"
)

// XLIFF is an XLIFF 2.x file with targets to be filled.
type XLIFF struct {
	// Article has a block for each segment that is to be translated and whose
	// target is missing or empty. Its Replace fills them, and leaves the rest of
	// the file as it is, byte for byte; states too: a filled target may be initial.
	Article *article.Article
	Target  lang.Language // of trgLang; empty where the file doesn't say
	// Filled counts the segments whose target isn't empty, Kept those with words
	// that have none and are to have none from panj, translate="no" above all.
	Filled, Kept int
}

// IsXLIFF says whether a text that begins so is an XLIFF file, of any version.
func IsXLIFF(text string) bool {
	d := xml.NewDecoder(strings.NewReader(strings.TrimPrefix(text, "\ufeff")))
	d.CharsetReader = func(_ string, in io.Reader) (io.Reader, error) { return in, nil }
	for {
		token, err := d.Token()
		if err != nil {
			return false
		}
		switch token := token.(type) {
		case xml.StartElement:
			return token.Name.Local == "xliff"
		case xml.CharData:
			if len(bytes.TrimSpace(token)) > 0 {
				return false
			}
		}
	}
}

// OpenXLIFF reads a file of version 2.0, 2.1 or 2.2, in UTF-8 or ASCII. Its codes become
// placeholders; words that are not to be translated (mrk) stand for themselves
// as one. Left alone are what translate="no" says, ignorable elements,
// segments without words, those with a target, and those that a span which
// starts with <sm translate="no"/> touches.
//
// trgLang may be missing: then there must be no target, and none can be filled
// before the attribute is there, since panj changes nothing but targets.
func OpenXLIFF(name string, src []byte) (*XLIFF, error) {
	f := &filler{src: src, base: len(src) - len(bytes.TrimPrefix(src, []byte("\ufeff")))}
	if !utf8.Valid(src) {
		return nil, fmt.Errorf("reading %s: not UTF-8: only such XLIFF files are filled", name)
	}
	f.tokens = &tokens{Decoder: xml.NewDecoder(bytes.NewReader(src[f.base:]))}
	f.CharsetReader = f.charset
	if err := f.read(); err != nil {
		return nil, fmt.Errorf("reading %s: %w", name, err)
	}
	x := &XLIFF{Article: article.FromSegments(name, src, f.segments), Target: f.to, Filled: f.filled, Kept: f.kept}
	x.Article.Language = f.from
	return x, nil
}

// filler finds the places for translations in a file.
type filler struct {
	*tokens
	src   []byte
	base  int  // the length of the byte order mark
	ascii bool // the file is declared to be in an encoding of which it has ASCII alone

	core         string // the namespace of XLIFF's own elements
	from, to     lang.Language
	segments     []article.Segment
	filled, kept int    // segments, as of XLIFF
	protected    string // the id of the <sm translate="no"/> that has not ended
}

// inherited is what an element takes over from those around it.
type inherited struct{ translate, preserve bool }

func (i inherited) with(e xml.StartElement) inherited {
	switch attribute(e, "translate") {
	case "yes":
		i.translate = true
	case "no":
		i.translate = false
	}
	switch attribute(e, "space") {
	case "preserve":
		i.preserve = true
	case "default":
		i.preserve = false
	}
	return i
}

// charset looks at a declared encoding that isn't UTF-8. What is added to a file
// must fit it, and character references fit all that have ASCII in them.
func (f *filler) charset(label string, in io.Reader) (io.Reader, error) {
	name := strings.ToLower(label)
	for _, begin := range [...]string{"us-ascii", "ascii", "iso-8859-", "latin1", "windows-125"} {
		if strings.HasPrefix(name, begin) && !bytes.ContainsFunc(f.src, func(r rune) bool { return r >= utf8.RuneSelf }) {
			f.ascii = true
			return in, nil
		}
	}
	return nil, fmt.Errorf("it is declared to be in %.40q: only UTF-8 and ASCII are filled", label)
}

// offset is where the next token begins, in bytes.
func (f *filler) offset() int { return f.base + int(f.InputOffset()) }

func (f *filler) read() error {
	for {
		token, err := f.next()
		if errors.Is(err, io.EOF) {
			return errors.New("it has no element")
		}
		if err != nil {
			return err
		}
		if e, ok := token.(xml.StartElement); ok {
			if err := f.root(e); err != nil {
				return err
			}
			if err := f.children(inherited{translate: true}.with(e)); err != nil {
				return err
			}
			return f.end()
		}
	}
}

// end makes sure that nothing but comments and white space is left.
func (f *filler) end() error {
	for {
		if _, err := f.next(); err != nil {
			if errors.Is(err, io.EOF) {
				return nil
			}
			return err
		}
	}
}

func (f *filler) root(e xml.StartElement) (err error) {
	version := attribute(e, "version")
	switch {
	case e.Name.Local != "xliff":
		return fmt.Errorf("its root is %.40q, not xliff", e.Name.Local)
	case !strings.HasPrefix(version, "2."):
		return fmt.Errorf("it is XLIFF %.20q: panj fills XLIFF 2.0, 2.1 and 2.2", version)
	}
	f.core = e.Name.Space
	if f.from, err = lang.Parse(attribute(e, "srcLang")); err != nil {
		return fmt.Errorf("srcLang: %w", err)
	}
	if to := attribute(e, "trgLang"); to != "" {
		if f.to, err = lang.Parse(to); err != nil {
			return fmt.Errorf("trgLang: %w", err)
		}
	}
	return nil
}

// children reads the files, groups and units of an element to its end, and the
// segments of a unit. All else, such as modules with sources of their own, is
// passed over.
func (f *filler) children(in inherited) error {
	for end := f.depth - 1; f.depth > end; {
		token, err := f.next()
		if err != nil {
			return err
		}
		e, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		switch {
		case e.Name.Space != f.core:
			_, err = f.text()
		case e.Name.Local == "unit":
			f.protected = ""
			err = f.children(in.with(e))
		case e.Name.Local == "file", e.Name.Local == "group":
			err = f.children(in.with(e))
		case e.Name.Local == "segment":
			err = f.segment(in)
		default:
			_, err = f.text()
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// gap is a segment under way.
type gap struct {
	source sourceText
	before string // white space in front of the source
	after  int    // where the source ends
	target bool   // there is one
	empty  bool
	tag    string       // the target's start tag
	scope  namespaces   // that the target declares
	place  article.Span // of the target: its content, or all of it if it is an empty element
}

// segment reads a segment to its end, and notes its gap.
func (f *filler) segment(in inherited) error {
	var g gap
	inside := f.offset()
	for end := f.depth - 1; f.depth > end; {
		start := f.offset()
		token, err := f.next()
		if err != nil {
			return err
		}
		e, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		switch e.Name.Local {
		case "source":
			if space := string(f.src[inside:start]); strings.TrimSpace(space) == "" {
				g.before = space
			}
			g.source, err = f.source(e, start, in)
			g.after = f.offset()
		case "target":
			err = f.target(&g, e, start)
		default:
			_, err = f.text()
		}
		if err != nil {
			return err
		}
	}
	f.count(g, in.translate)
	return nil
}

// count puts a segment where it belongs.
func (f *filler) count(g gap, translate bool) {
	switch seg, ok := g.segment(); {
	case g.target && !g.empty:
		f.filled++
	case ok && translate:
		f.segments = append(f.segments, seg)
	case g.source.left || !blank(g.source.masked):
		f.kept++
	}
}

// target reads a target to its end. One with a comment or a code is not empty.
func (f *filler) target(g *gap, e xml.StartElement, start int) error {
	g.target, g.scope = true, declared(e)
	g.place.Start = f.offset()
	g.tag = string(f.src[start:g.place.Start])
	if strings.HasSuffix(g.tag, "/>") {
		g.empty = true
		g.place = article.Span{Start: start, End: f.offset()}
		_, err := f.next() // the end, which takes no bytes
		return err
	}
	for end := f.depth - 1; f.depth > end; {
		g.place.End = f.offset()
		if _, err := f.next(); err != nil {
			return err
		}
	}
	g.empty = len(bytes.TrimSpace(f.src[g.place.Start:g.place.End])) == 0
	return nil
}

// segment is where and how a gap is filled; ok is false where it isn't to be.
func (g gap) segment() (seg article.Segment, ok bool) {
	s := g.source
	lacks, ok := g.lacks()
	if s.left || blank(s.masked) || g.target && !g.empty || !ok {
		return seg, false
	}
	seg = article.Segment{Masked: s.masked, Codes: s.codes, Place: g.place, Escape: s.escape}
	begin, end := "", ""
	switch {
	case !g.target:
		seg.Place = article.Span{Start: g.after, End: g.after}
		begin, end = g.before+"<"+s.prefix+"target"+s.space+lacks+">", "</"+s.prefix+"target>"
	case strings.HasSuffix(g.tag, "/>"):
		begin, end = opening(g.tag, lacks), "</"+elementName(g.tag)+">"
	case lacks != "":
		seg.Place.Start -= len(g.tag)
		begin = opening(g.tag, lacks)
	}
	seg.Before, seg.After = begin+s.lead, s.trail+end
	return seg, true
}

// elementName is the name in a start tag, with its prefix.
func elementName(tag string) string {
	name := strings.TrimPrefix(tag, "<")
	if i := strings.IndexAny(name, " \t\r\n/>"); i >= 0 {
		name = name[:i]
	}
	return name
}
