package glossary

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"panj/internal/lang"
)

// columns says what stands where in tab-separated text; -1 is nowhere.
type columns struct {
	tags             []lang.Language // by column; empty for the others
	mark, kind, note int
}

func (l *loader) tsv(text string, from, to lang.Language) error {
	var c *columns
	number := 0
	for line := range strings.Lines(text) {
		number++
		line = strings.TrimRight(line, "\r\n")
		if strings.TrimSpace(line) == "" || strings.HasPrefix(line, "#") {
			continue
		}
		cells := strings.Split(line, "\t")
		if c == nil {
			first, header, err := readColumns(cells, from, to)
			if err != nil {
				return fmt.Errorf("line %d: %w", number, err)
			}
			c = first
			if header {
				continue
			}
		}
		if err := l.row(c, cells); err != nil {
			return fmt.Errorf("line %d: %w", number, err)
		}
	}
	return nil
}

// readColumns takes a first line as the header if its cells are all languages
// or columns that we know; where only some are, one is mistyped.
func readColumns(cells []string, from, to lang.Language) (c *columns, header bool, err error) {
	c = &columns{mark: -1, kind: -1, note: -1, tags: make([]lang.Language, len(cells))}
	var known []lang.Language
	var unknown []string
	for i, cell := range cells {
		switch strings.ToLower(strings.TrimSpace(cell)) {
		case "mark":
			c.mark = i
		case "kind":
			c.kind = i
		case "note":
			c.note = i
		default:
			tag, err := parseTag(cell)
			if err != nil {
				unknown = append(unknown, cell)
				continue
			}
			if slices.Contains(known, tag) {
				return nil, false, fmt.Errorf("two columns in %s", tag)
			}
			c.tags[i], known = tag, append(known, tag)
		}
	}
	switch {
	case len(unknown) == 0 && len(known) > 1:
		return c, true, nil
	case len(known) > 0 && len(cells) > 2:
		return nil, false, fmt.Errorf("the header's column %q is neither a language of panj nor mark, kind or note", strings.Join(unknown, ", "))
	case from == "" || to == "" || from == to:
		return nil, false, errors.New("the first line names no languages: begin the file with a line such as en<TAB>tg<TAB>mark")
	case len(cells) != 2:
		return nil, false, fmt.Errorf("%d columns and no header: without one there are two, the source and its translation", len(cells))
	}
	return &columns{mark: -1, kind: -1, note: -1, tags: []lang.Language{from, to}}, false, nil
}

func (l *loader) row(c *columns, cells []string) error {
	for len(cells) > len(c.tags) && strings.TrimSpace(cells[len(cells)-1]) == "" {
		cells = cells[:len(cells)-1]
	}
	if len(cells) > len(c.tags) {
		return fmt.Errorf("%d columns where the header has %d", len(cells), len(c.tags))
	}
	m, err := parseMark(cellAt(cells, c.mark))
	if err != nil {
		return err
	}
	var t *Term
	for i, tag := range c.tags {
		if tag == "" {
			continue
		}
		list, err := formsOf(cellAt(cells, i), l.name, m)
		if err != nil {
			return err
		}
		if t == nil {
			if t, err = l.first(tag, list); err != nil {
				return err
			}
			continue
		}
		for _, f := range list {
			t.put(tag, f)
		}
	}
	return t.describe(cellAt(cells, c.kind), cellAt(cells, c.note))
}

// first finds or makes the term that a row is about. Its forms are what a
// source says, so no mark is theirs but being accepted.
func (l *loader) first(tag lang.Language, list []Form) (*Term, error) {
	if len(list) == 0 {
		return nil, fmt.Errorf("nothing in the first language, %s", tag)
	}
	t, err := l.term(string(tag) + "\x00" + lang.Fold(list[0].Text))
	if err != nil {
		return nil, err
	}
	for _, f := range list {
		f.Mark = Allowed
		if !hasForm(t.Forms[tag], f.Text) {
			t.put(tag, f)
		}
	}
	return t, nil
}

func (t *Term) describe(kind, note string) error {
	kind = strings.TrimSpace(kind)
	switch {
	case kind == "":
	case slices.Contains(kinds, kind):
		t.Kind = kind
	default:
		return fmt.Errorf("kind %q is none of %s", kind, strings.Join(kinds, ", "))
	}
	if note = strings.TrimSpace(note); note != "" {
		t.Note = note
	}
	return nil
}

// formsOf cuts a cell at its bars. Of preferred forms only the first is the one
// to write; the others are allowed.
func formsOf(cell, origin string, m Mark) ([]Form, error) {
	var out []Form
	for text := range strings.SplitSeq(cell, "|") {
		if strings.TrimSpace(text) == "" {
			continue
		}
		f, err := newForm(text, origin, m)
		if err != nil {
			return nil, err
		}
		out = append(out, f)
		if m == Preferred {
			m = Allowed
		}
	}
	return out, nil
}

func cellAt(cells []string, i int) string {
	if i < 0 || i >= len(cells) {
		return ""
	}
	return cells[i]
}

func hasForm(forms []Form, text string) bool {
	return slices.ContainsFunc(forms, func(f Form) bool { return lang.Fold(f.Text) == lang.Fold(text) })
}
