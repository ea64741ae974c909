package exchange

import (
	"cmp"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"panj/internal/lang"
)

// ReadTMX reads a memory of any tool, TMX 1.x. A unit in several languages gives
// one for each pair from its source language. Codes become placeholders, those
// of the target with the numbers of the same codes in the source; a pair of
// texts in which they don't match is left out, since panj could not put the
// markup back. skipped counts the units of the file that gave nothing: for want
// of a pair of languages that panj knows, of text, or of codes that match. What
// came before an error is returned with it.
func ReadTMX(r io.Reader) (units []Unit, skipped int, err error) {
	t := &tmxReader{tokens: newTokens(r)}
	if err := t.read(); err != nil {
		return t.units, t.skipped, fmt.Errorf("reading TMX: %w", err)
	}
	return t.units, t.skipped, nil
}

type tmxReader struct {
	*tokens
	srclang string // of the header
	units   []Unit
	skipped int
}

// variant is a tuv.
type variant struct {
	lang    lang.Language
	changed time.Time
	pieces  []piece
	whole   bool // it has a segment
}

func (t *tmxReader) read() error {
	root := false
	var in inherited
	for {
		token, err := t.next()
		switch {
		case errors.Is(err, io.EOF) && root:
			return nil
		case errors.Is(err, io.EOF):
			return errors.New("it has no element")
		case err != nil:
			return err
		}
		e, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		if !root && e.Name.Local != "tmx" {
			return fmt.Errorf("its root is %.40q, not tmx", e.Name.Local)
		}
		root = true
		switch e.Name.Local {
		case "tmx", "body":
			in = in.with(e)
		case "header":
			t.srclang = attribute(e, "srclang")
		case "tu":
			if err := t.unit(e, in.with(e)); err != nil {
				return err
			}
		}
	}
}

// unit reads a tu to its end.
func (t *tmxReader) unit(tu xml.StartElement, in inherited) error {
	var variants []variant
	model := ""
	for end := t.depth - 1; t.depth > end; {
		token, err := t.next()
		if err != nil {
			return err
		}
		e, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		switch e.Name.Local {
		case "tuv":
			v, err := t.variant(e, in.with(e))
			if err != nil {
				return err
			}
			variants = append(variants, v)
		case "prop", "note":
			text, err := t.text()
			if err != nil {
				return err
			}
			if attribute(e, "type") == modelProp {
				model = text
			}
		}
	}
	t.add(tu, newest(variants, changed(tu)), model)
	return nil
}

// changed is when an element was written last.
func changed(e xml.StartElement) time.Time {
	return parseTime(cmp.Or(attribute(e, "changedate"), attribute(e, "creationdate")))
}

// newest keeps of each language that panj knows the newest variant, the first of
// those with one date. One without a date has the unit's.
func newest(variants []variant, unit time.Time) []variant {
	var out []variant
	place := map[lang.Language]int{}
	for _, v := range variants {
		if v.changed.IsZero() {
			v.changed = unit
		}
		at, twice := place[v.lang]
		switch {
		case v.lang == "" || !v.whole:
		case !twice:
			place[v.lang] = len(out)
			out = append(out, v)
		case v.changed.After(out[at].changed):
			out[at] = v
		}
	}
	return out
}

// add makes units of the variants of a tu.
func (t *tmxReader) add(tu xml.StartElement, variants []variant, model string) {
	before := len(t.units)
	srclang := cmp.Or(attribute(tu, "srclang"), t.srclang)
	from, _ := lang.Parse(srclang)
	for _, s := range variants {
		if s.lang != from && !strings.EqualFold(srclang, anySource) {
			continue
		}
		for _, v := range variants {
			if v.lang == s.lang {
				continue
			}
			if u, ok := pair(s, v); ok {
				u.Model, u.Changed = model, v.changed
				t.units = append(t.units, u)
			}
		}
	}
	if len(t.units) == before {
		t.skipped++
	}
}

// pair is the unit of two variants.
func pair(s, v variant) (Unit, bool) {
	if !enumerate(s.pieces) || !adopt(v.pieces, s.pieces) {
		return Unit{}, false
	}
	u := Unit{From: s.lang, To: v.lang, Source: write(s.pieces), Target: write(v.pieces)}
	return u, !blank(u.Source) && !blank(u.Target)
}

// variant reads a tuv to its end.
func (t *tmxReader) variant(tuv xml.StartElement, in inherited) (variant, error) {
	l, _ := lang.Parse(attribute(tuv, "lang"))
	v := variant{lang: l, changed: changed(tuv)}
	for end := t.depth - 1; t.depth > end; {
		token, err := t.next()
		if err != nil {
			return variant{}, err
		}
		e, ok := token.(xml.StartElement)
		switch {
		case !ok:
		case e.Name.Local == "seg":
			s := &seg{tokens: t.tokens, preserves: in.with(e).preserve}
			if err := s.read(); err != nil {
				return variant{}, err
			}
			s.flush()
			v.pieces, v.whole = guard(folded(s.pieces)), true
		default:
			if _, err := t.text(); err != nil { // a note or a property
				return variant{}, err
			}
		}
	}
	return v, nil
}

// seg is a segment under way.
type seg struct {
	*tokens
	collector
	preserves bool           // white space is kept
	paired    map[string]int // open bpt by i: where it stands
}

// read reads to the end of the element that has just begun.
func (s *seg) read() error {
	for end := s.depth - 1; s.depth > end; {
		token, err := s.next()
		if err != nil {
			return err
		}
		switch token := token.(type) {
		case xml.CharData:
			s.characters(string(token))
		case xml.StartElement:
			if err := s.code(token); err != nil {
				return err
			}
		}
	}
	return nil
}

// characters takes what stands between tags. Line ends that are kept are codes, as
// in the blocks of articles.
func (s *seg) characters(text string) {
	if s.preserves {
		s.preserve(text, "")
		return
	}
	s.words(text)
}

// code reads an inline element. Of one that no standard has there, the words
// stay.
func (s *seg) code(e xml.StartElement) error {
	switch e.Name.Local {
	case "hi":
		return s.highlight(e)
	case "bpt", "ept", "ph", "it", "ut":
	default:
		return s.read()
	}
	native, err := s.text()
	if err != nil {
		return err
	}
	i := attribute(e, "i")
	switch e.Name.Local {
	case "bpt":
		s.begin(i, key(e, native))
	case "ept":
		s.end(i, native)
	default:
		s.put(piece{kind: single, key: key(e, native)})
	}
	return nil
}

// key is by what a code is found in the other language: the x that the standard
// has for it, else the native code, else, of a pair, its number.
func key(e xml.StartElement, native string) string {
	if x := attribute(e, "x"); x != "" {
		return "x " + x
	}
	if native != "" {
		return "native " + native
	}
	return "i " + attribute(e, "i") + " " + attribute(e, "type")
}

func (s *seg) begin(i, key string) {
	if s.paired == nil {
		s.paired = map[string]int{}
	}
	s.put(piece{kind: single, key: key}) // until its end comes
	s.paired[i] = len(s.pieces) - 1
}

func (s *seg) end(i, native string) {
	at, ok := s.paired[i]
	if !ok {
		s.put(piece{kind: single, key: "end " + native})
		return
	}
	delete(s.paired, i)
	s.pieces[at].kind = open
	s.put(piece{kind: shut, key: s.pieces[at].key})
}

// highlight is a pair around words, with no native code.
func (s *seg) highlight(e xml.StartElement) error {
	key := key(e, "hi")
	s.put(piece{kind: open, key: key})
	if err := s.read(); err != nil {
		return err
	}
	s.put(piece{kind: shut, key: key})
	return nil
}
