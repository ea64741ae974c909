package glossary

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"panj/internal/lang"
)

// unsourcedMark ends a form for which nobody has shown a source.
const unsourcedMark = "†"

var kinds = []string{"place", "person", "organisation", "group", "other"}

// reader holds what has been read of a glossary file so far.
type reader struct {
	terms  []Term
	decoys map[string]map[lang.Language][]string
	ids    map[string]bool
	clean  bool // the bytes are known to be good: half of the time goes into looking
}

func newReader() *reader {
	return &reader{decoys: map[string]map[lang.Language][]string{}, ids: map[string]bool{}}
}

// file adds the terms of a file to those read so far. Its shape stands at the top
// of terms.txt. An error names the file, the line and what is wrong with it.
func (r *reader) file(name, text string) error {
	number := 0
	for line := range strings.Lines(text) {
		number++
		if err := r.line(strings.TrimRight(line, "\r\n")); err != nil {
			return fmt.Errorf("reading %s: line %d: %w", name, number, err)
		}
	}
	return nil
}

func (r *reader) line(line string) error {
	if !r.clean {
		if err := clean(line); err != nil {
			return err
		}
	}
	switch {
	case strings.TrimSpace(line) == "" || strings.HasPrefix(line, "#"):
		return nil
	case strings.HasPrefix(line, "= "):
		return r.term(line[2:])
	}
	tag, forms, ok := strings.Cut(line, ": ")
	if !ok {
		return errors.New("neither a term (= id kind), nor forms (tag: form | form), nor a comment (#)")
	}
	return r.forms(lang.Language(tag), forms)
}

// clean says no to bytes that would make two equal names differ unseen.
func clean(line string) error {
	switch {
	case !utf8.ValidString(line):
		return errors.New("not valid UTF-8")
	case !norm.NFC.IsNormalString(line):
		return errors.New("not in Unicode normal form C")
	case strings.ContainsFunc(line, unseen):
		return errors.New("a control or direction character in it")
	}
	return nil
}

// unseen leaves ZWNJ through, which Persian words are written with.
func unseen(r rune) bool {
	return r != '\u200c' && (unicode.Is(unicode.Cc, r) || unicode.Is(unicode.Cf, r))
}

func (r *reader) term(line string) error {
	fields := strings.Fields(line)
	if len(fields) != 2 {
		return errors.New("a term wants an id and a kind")
	}
	id, kind := fields[0], fields[1]
	switch {
	case !kebab(id):
		return fmt.Errorf("id %q is not in kebab-case", id)
	case r.ids[id]:
		return fmt.Errorf("id %q stands twice", id)
	case !slices.Contains(kinds, kind):
		return fmt.Errorf("kind %q is none of %s", kind, strings.Join(kinds, ", "))
	}
	r.ids[id] = true
	r.terms = append(r.terms, Term{ID: id, Kind: kind, Forms: map[lang.Language][]Form{}})
	return nil
}

// kebab is small Latin letters and digits in words joined by single hyphens.
func kebab(id string) bool {
	for word := range strings.SplitSeq(id, "-") {
		if word == "" || strings.Trim(word, "abcdefghijklmnopqrstuvwxyz0123456789") != "" {
			return false
		}
	}
	return true
}

func (r *reader) forms(l lang.Language, list string) error {
	if len(r.terms) == 0 {
		return errors.New("forms before the first term")
	}
	if !slices.Contains(languages, l) {
		return fmt.Errorf("no forms are kept in language %q", l)
	}
	t := &r.terms[len(r.terms)-1]
	if t.Forms[l] != nil {
		return fmt.Errorf("language %s stands twice under %s", l, t.ID)
	}
	for field := range strings.SplitSeq(list, " | ") {
		if err := r.form(t, l, field); err != nil {
			return err
		}
	}
	if len(t.Forms[l]) == 0 {
		return fmt.Errorf("language %s of %s has decoys only", l, t.ID)
	}
	return nil
}

// languages are those that a glossary has forms in.
var languages = []lang.Language{lang.English, lang.Tajik, lang.Russian, lang.Dari, lang.Hans, lang.Hant}

func (r *reader) form(t *Term, l lang.Language, field string) error {
	if decoy, ok := strings.CutPrefix(field, "!"); ok {
		return r.decoy(t.ID, l, decoy)
	}
	text, weak := strings.CutPrefix(field, "~")
	f, err := sourced(text)
	if err != nil {
		return err
	}
	f.Weak = weak
	if slices.ContainsFunc(t.Forms[l], func(o Form) bool { return o.Text == f.Text }) {
		return fmt.Errorf("form %q stands twice", f.Text)
	}
	t.Forms[l] = append(t.Forms[l], f)
	return nil
}

func (r *reader) decoy(id string, l lang.Language, text string) error {
	if !hasLetter(text) || text != strings.TrimSpace(text) || strings.ContainsAny(text, "[]|") || strings.Contains(text, unsourcedMark) {
		return fmt.Errorf("decoy %q has no text or a source", text)
	}
	if r.decoys[id] == nil {
		r.decoys[id] = map[lang.Language][]string{}
	}
	r.decoys[id][l] = append(r.decoys[id][l], text)
	return nil
}

// sourced reads a form's text and what stands behind it: † or [origin].
func sourced(field string) (Form, error) {
	var f Form
	if text, ok := strings.CutSuffix(field, " "+unsourcedMark); ok {
		f = Form{Text: text, Unsourced: true}
	} else if text, origin, ok := strings.Cut(field, " ["); ok && strings.HasSuffix(origin, "]") {
		f = Form{Text: text, Origin: strings.TrimSuffix(origin, "]")}
	} else {
		return Form{}, fmt.Errorf("form %q ends neither with its source in brackets nor with %s", field, unsourcedMark)
	}
	switch {
	case !hasLetter(f.Text) || f.Text != strings.TrimSpace(f.Text) || strings.ContainsAny(f.Text, "[]|~!") || strings.Contains(f.Text, unsourcedMark):
		return Form{}, fmt.Errorf("form %q is not a plain name", f.Text)
	case !f.Unsourced && strings.TrimSpace(f.Origin) == "":
		return Form{}, fmt.Errorf("form %q has an empty source", f.Text)
	}
	return f, nil
}

func hasLetter(s string) bool { return strings.ContainsFunc(s, unicode.IsLetter) }
