package glossary

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"

	"panj/internal/lang"
)

// maxDepth is more than any TBX has, and keeps hostile XML from piling up.
const maxDepth = 64

// tbxReader walks TBX-Basic in either edition: martif with termEntry, langSet
// and tig or ntig (ISO 30042:2008), tbx with conceptEntry, langSec and termSec
// (2019), the status as an attribute's value (DCA) or as an element (DCT). What
// it doesn't know it walks through. Entities of a DTD are not read: encoding/xml
// refuses a name that XML itself doesn't have.
type tbxReader struct {
	loader  *loader
	entry   []tagged
	tag     lang.Language // of the language section we are in, empty for another
	text    *strings.Builder
	form    string
	status  string
	entries int
}

type tagged struct {
	tag  lang.Language
	form Form
}

func (l *loader) tbx(b []byte) error {
	d := xml.NewDecoder(bytes.NewReader(b))
	r := tbxReader{loader: l}
	depth := 0
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err == nil {
			switch t := token.(type) {
			case xml.StartElement:
				if depth++; depth > maxDepth {
					err = fmt.Errorf("elements nested more than %d deep", maxDepth)
				}
				r.start(t)
			case xml.EndElement:
				depth--
				err = r.end(t.Name.Local)
			case xml.CharData:
				if r.text != nil {
					r.text.Write(t)
				}
			}
		}
		if err != nil {
			line, _ := d.InputPos()
			return fmt.Errorf("line %d: %w", line, err)
		}
	}
	if r.entries == 0 {
		return errors.New("no termEntry or conceptEntry: not TBX")
	}
	return nil
}

func (r *tbxReader) start(e xml.StartElement) {
	switch e.Name.Local {
	case "termEntry", "conceptEntry":
		r.entry = nil
		r.entries++
	case "langSet", "langSec":
		r.tag, _ = parseTag(attribute(e, "lang")) // a term base has other languages too
	case "tig", "ntig", "termSec":
		r.form, r.status = "", ""
	case "term", "administrativeStatus":
		r.text = &strings.Builder{}
	case "termNote":
		if attribute(e, "type") == "administrativeStatus" {
			r.text = &strings.Builder{}
		}
	}
}

func (r *tbxReader) end(name string) error {
	switch name {
	case "term":
		r.form = r.taken()
	case "administrativeStatus", "termNote":
		if r.text != nil {
			r.status = r.taken()
		}
	case "tig", "ntig", "termSec":
		return r.keep()
	case "langSet", "langSec":
		r.tag = ""
	case "termEntry", "conceptEntry":
		return r.concept()
	}
	return nil
}

func (r *tbxReader) taken() string {
	if r.text == nil {
		return ""
	}
	s := r.text.String()
	r.text = nil
	return s
}

// keep adds a term section's form to its concept.
func (r *tbxReader) keep() error {
	if r.tag == "" || strings.TrimSpace(r.form) == "" {
		return nil
	}
	m, err := statusMark(r.status)
	if err != nil {
		return err
	}
	f, err := newForm(r.form, r.loader.name, m)
	if err != nil {
		return err
	}
	r.entry = append(r.entry, tagged{r.tag, f})
	return nil
}

// concept makes a term of an entry that has more to say than one word.
func (r *tbxReader) concept() error {
	if len(r.entry) < 2 {
		return nil
	}
	t, err := r.loader.term(fmt.Sprintf("\x00%d", r.entries))
	if err != nil {
		return err
	}
	for _, e := range r.entry {
		t.put(e.tag, e.form)
	}
	return nil
}

func statusMark(s string) (Mark, error) {
	status, _ := strings.CutSuffix(strings.TrimSpace(s), "-admn-sts")
	switch status {
	case "preferredTerm", "preferred":
		return Preferred, nil
	case "", "admittedTerm", "admitted", "legalTerm", "regulatedTerm", "standardizedTerm":
		return Allowed, nil
	case "deprecatedTerm", "supersededTerm", "notRecommended", "obsolete":
		return Forbidden, nil
	}
	return Allowed, fmt.Errorf("administrativeStatus %q is none of preferredTerm-admn-sts, admittedTerm-admn-sts, deprecatedTerm-admn-sts, supersededTerm-admn-sts", s)
}

func attribute(e xml.StartElement, local string) string {
	for _, a := range e.Attr {
		if a.Name.Local == local {
			return a.Value
		}
	}
	return ""
}
