package exchange

import (
	"cmp"
	"encoding/xml"
	"strings"
	"unicode"

	"panj/internal/article"
)

// sourceText is the source of a segment.
type sourceText struct {
	masked      string
	codes       map[string]article.Inline
	lead, trail string // the white space around it, which a target repeats
	prefix      string // of the namespace, with its colon
	escape      func(string) string
	scope       namespaces // that it declares itself
	space       string     // the source's own xml:space, which a target must share
	left        bool       // some of it is protected: it is left to people
}

// source reads a source to its end; start is where its tag begins.
func (f *filler) source(e xml.StartElement, start int, in inherited) (sourceText, error) {
	var s sourceText
	name := elementName(string(f.src[start:f.offset()]))
	s.prefix, s.scope = strings.TrimSuffix(name, "source"), declared(e)
	s.escape = f.escape(s.prefix)
	if space := attribute(e, "space"); space == "preserve" || space == "default" {
		s.space = ` xml:space="` + space + `"`
	}
	r := &inlineReader{filler: f, preserves: in.with(e).preserve, left: f.protected != ""}
	if _, err := r.read(); err != nil {
		return s, err
	}
	r.flush()
	if s.left = r.left || len(r.pieces) > maxPieces; s.left {
		return s, nil
	}
	pieces := trimmed(r.pieces, &s)
	match(pieces)
	pieces = guard(folded(pieces))
	enumerate(pieces)
	s.masked, s.codes = write(pieces), s.inline(pieces)
	return s, nil
}

// inline are the codes of pieces by their placeholders. Where a pair had to be
// taken apart, its end still can't go before its start.
func (s *sourceText) inline(pieces []piece) map[string]article.Inline {
	out := map[string]article.Inline{}
	starts := map[string]string{}
	for _, p := range pieces {
		if p.kind == words {
			continue
		}
		code := article.Inline{Markup: cmp.Or(p.raw, s.escape(p.reads)), Reads: p.reads}
		switch {
		case p.kind == single && p.ends:
			code.After = starts[p.key]
			delete(starts, p.key)
		case p.kind == single:
			starts[p.key] = p.String()
		}
		out[p.String()] = code
	}
	return out
}

// escape writes words into a target: with the file's prefix of XLIFF's namespace,
// and in its encoding.
func (f *filler) escape(prefix string) func(string) string {
	return func(words string) string {
		text := codePoints(prefix, words)
		if f.ascii {
			return inASCII(text)
		}
		return text
	}
}

// maxPieces is how many codes and stretches of words a segment may have. No
// paragraph comes near; matching ends takes quadratic time, and files are untrusted.
const maxPieces = 2000

// trimmed takes the white space at both ends away.
func trimmed(pieces []piece, s *sourceText) []piece {
	for len(pieces) > 0 {
		p := &pieces[0]
		rest := strings.TrimLeftFunc(p.text, unicode.IsSpace)
		s.lead += s.around(*p, strings.TrimSuffix(p.text, rest))
		if p.text = rest; p.kind != words && p.key != layoutKey || rest != "" {
			break
		}
		pieces = pieces[1:]
	}
	for n := len(pieces); n > 0; n = len(pieces) {
		p := &pieces[n-1]
		rest := strings.TrimRightFunc(p.text, unicode.IsSpace)
		s.trail = s.around(*p, strings.TrimPrefix(p.text, rest)) + s.trail
		if p.text = rest; p.kind != words && p.key != layoutKey || rest != "" {
			break
		}
		pieces = pieces[:n-1]
	}
	return pieces
}

// around is what a piece at an end has of white space, as the file is to have it.
func (s *sourceText) around(p piece, space string) string {
	if p.key == layoutKey {
		return cmp.Or(p.raw, s.escape(p.reads))
	}
	return s.escape(space)
}

// folded makes one space of line ends and tabs in words.
func folded(pieces []piece) []piece {
	for i, p := range pieces {
		if p.kind == words {
			pieces[i].text = layout().ReplaceAllString(p.text, " ")
		}
	}
	return pieces
}

// inlineReader reads the inline content of a source.
type inlineReader struct {
	*filler
	collector
	preserves bool
	left      bool
}

// read reads to the end of the element that has just begun, and says where its
// end tag starts.
func (r *inlineReader) read() (endTag int, err error) {
	for end := r.depth - 1; r.depth > end; {
		endTag = r.offset()
		token, err := r.next()
		if err != nil {
			return 0, err
		}
		switch token := token.(type) {
		case xml.CharData:
			r.characters(string(token), string(r.src[endTag:r.offset()]))
		case xml.StartElement:
			if err := r.element(token, endTag); err != nil {
				return 0, err
			}
		}
	}
	return endTag, nil
}

// characters takes what stands between tags; raw is how the file has it.
func (r *inlineReader) characters(text, raw string) {
	if r.preserves {
		r.preserve(text, raw)
		return
	}
	r.words(text)
}

// element reads an inline element that starts at a byte.
func (r *inlineReader) element(e xml.StartElement, start int) error {
	tag := string(r.src[start:r.offset()])
	pair := e.Name.Local == "pc" || e.Name.Local == "mrk" && attribute(e, "translate") != "no"
	if pair && !strings.HasSuffix(tag, "/>") {
		return r.pair(e, tag)
	}
	text, err := r.text()
	if err != nil {
		return err
	}
	p := piece{kind: single, raw: string(r.src[start:r.offset()]), reads: text}
	switch e.Name.Local {
	case "ph":
		p.reads = attribute(e, "equiv")
	case "sc":
		p.kind, p.key, p.reads = open, "code "+attribute(e, "id"), attribute(e, "equiv")
	case "ec":
		p.kind, p.ends, p.key, p.reads = shut, true, "code "+attribute(e, "startRef"), attribute(e, "equiv")
	case "sm":
		p.kind, p.key = open, "mark "+attribute(e, "id")
		if attribute(e, "translate") == "no" {
			r.left, r.protected = true, attribute(e, "id")
		}
	case "em":
		p.kind, p.ends, p.key = shut, true, "mark "+attribute(e, "startRef")
		if attribute(e, "startRef") == r.protected {
			r.protected = ""
		}
	}
	r.put(p)
	return nil
}

// element pairs are pc and mrk: their ends can't cross those of others.
const elementPair = "element"

func (r *inlineReader) pair(e xml.StartElement, tag string) error {
	r.put(piece{kind: open, key: elementPair, raw: tag, reads: attribute(e, "equivStart")})
	at, err := r.read()
	if err != nil {
		return err
	}
	end := piece{kind: shut, key: elementPair, raw: string(r.src[at:r.offset()]), reads: attribute(e, "equivEnd")}
	r.put(end)
	return nil
}

// match makes single codes of the starts and ends that have no other end in the
// segment, or cross a pair.
func match(pieces []piece) {
	var opened []int
	alone := func(i int) { pieces[i].kind = single }
	for i, p := range pieces {
		switch p.kind {
		case open:
			opened = append(opened, i)
		case shut:
			at := openOf(pieces, opened, p.key)
			if at < 0 {
				alone(i)
				continue
			}
			for _, crossed := range opened[at+1:] {
				alone(crossed)
			}
			opened = opened[:at]
		}
	}
	for _, i := range opened {
		alone(i)
	}
}

// openOf is the place among the open ones of that with a key; it isn't looked
// for beyond an element.
func openOf(pieces []piece, opened []int, key string) int {
	for at := len(opened) - 1; at >= 0; at-- {
		switch pieces[opened[at]].key {
		case key:
			return at
		case elementPair:
			return -1
		}
	}
	return -1
}
