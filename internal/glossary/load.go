package glossary

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"panj/internal/lang"
)

// What a user's glossary may hold at most.
const (
	maxFile  = 8 << 20 // bytes
	maxTerms = 50_000
	maxForm  = 200 // runes; a longer one is a sentence, and slow to look for
)

// Load reads a user's glossary: TBX-Basic (ISO 30042, of 2008 or 2019) where the
// file begins with <, else tab-separated text. name stands in errors, with the line.
//
// The first line of tab-separated text names its columns: languages by their
// tags, and mark (preferred, allowed, forbidden, required; empty is preferred),
// kind (place, person, organisation, group, other) and note. Several forms in a
// cell are separated by |, the one to write first. Rows that agree in the first
// language are one term, so that a forbidden form is a row of its own; the mark
// is for the row's other languages. Without such a line there are two columns,
// in from and in to, which may be empty where the file has a header.
func Load(r io.Reader, name string, from, to lang.Language) (*Glossary, error) {
	b, err := io.ReadAll(io.LimitReader(r, maxFile+1))
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", name, err)
	}
	b = bytes.TrimPrefix(b, []byte("\ufeff"))
	switch {
	case len(b) > maxFile:
		return nil, fmt.Errorf("reading %s: larger than %d MiB, which no glossary is", name, maxFile>>20)
	case !utf8.Valid(b):
		return nil, fmt.Errorf("reading %s: line %d: not valid UTF-8: save the file as UTF-8", name, badLine(b))
	}
	l := loader{name: name, byKey: map[string]int{}}
	if bytes.HasPrefix(bytes.TrimLeft(b, " \t\r\n"), []byte("<")) {
		err = l.tbx(b)
	} else {
		err = l.tsv(string(b), written(from), written(to))
	}
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", name, err)
	}
	if len(l.terms) == 0 {
		return nil, fmt.Errorf("reading %s: no term in a language of panj", name)
	}
	return newGlossary(l.terms, nil), nil
}

// badLine is the line of the first byte that is not UTF-8.
func badLine(b []byte) int {
	valid := 0
	for valid < len(b) {
		r, n := utf8.DecodeRune(b[valid:])
		if r == utf8.RuneError && n == 1 {
			break
		}
		valid += n
	}
	return 1 + bytes.Count(b[:valid], []byte("\n"))
}

// loader gathers the terms of one file.
type loader struct {
	name  string
	terms []Term
	byKey map[string]int // a term's place by its first form
}

// term is the one with a key, made where there is none.
func (l *loader) term(key string) (*Term, error) {
	if i, ok := l.byKey[key]; ok {
		return &l.terms[i], nil
	}
	if len(l.terms) == maxTerms {
		return nil, fmt.Errorf("more than %d terms", maxTerms)
	}
	l.byKey[key] = len(l.terms)
	l.terms = append(l.terms, Term{
		ID: fmt.Sprintf("%s#%d", l.name, len(l.terms)+1), Kind: "other",
		Forms: map[lang.Language][]Form{}, Forbidden: map[lang.Language][]Form{},
	})
	return &l.terms[len(l.terms)-1], nil
}

// put gives a term one form more: in front where it is to be written, but
// behind what was so before it.
func (t *Term) put(tag lang.Language, f Form) {
	if f.Mark == Forbidden {
		t.Forbidden[tag] = append(t.Forbidden[tag], f)
		return
	}
	forms := t.Forms[tag]
	i := len(forms)
	if f.Mark != Allowed {
		for i = 0; i < len(forms) && forms[i].Mark >= f.Mark; i++ {
		}
	}
	forms = append(forms[:i:i], append([]Form{f}, forms[i:]...)...)
	t.Forms[tag] = forms
}

// newForm makes a form of what a user wrote.
func newForm(text, origin string, m Mark) (Form, error) {
	text = strings.Join(strings.Fields(norm.NFC.String(withoutDirection(text))), " ")
	switch {
	case !hasLetter(text):
		return Form{}, fmt.Errorf("the form %q has no letter", text)
	case utf8.RuneCountInString(text) > maxForm:
		return Form{}, fmt.Errorf("a form of more than %d characters", maxForm)
	case strings.ContainsFunc(text, unseen):
		return Form{}, fmt.Errorf("the form %q has a control character in it", text)
	}
	return Form{Text: text, Origin: origin, Mark: m}, nil
}

// withoutDirection drops the marks that spreadsheets put around Persian.
func withoutDirection(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\u200e', r == '\u200f', r == '\u061c', r == '\ufeff', r >= '\u202a' && r <= '\u202e', r >= '\u2066' && r <= '\u2069':
			return -1
		}
		return r
	}, s)
}

func parseMark(s string) (Mark, error) {
	switch strings.ToLower(strings.TrimSpace(s)) {
	case "", "preferred":
		return Preferred, nil
	case "allowed", "admitted":
		return Allowed, nil
	case "required":
		return Required, nil
	case "forbidden", "deprecated":
		return Forbidden, nil
	}
	return Allowed, fmt.Errorf("mark %q is none of preferred, allowed, forbidden, required", s)
}

// parseTag knows the languages of panj by any of their tags and names.
func parseTag(s string) (lang.Language, error) {
	tag, err := lang.Parse(strings.TrimSpace(s))
	if err != nil {
		return "", err
	}
	for _, l := range languages {
		if l == written(tag) {
			return l, nil
		}
	}
	return "", errors.New("no forms are kept in this language")
}
