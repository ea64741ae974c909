package article

import (
	"slices"
	"strings"
)

// Unmasked is a translated block in both its forms.
type Unmasked struct {
	Inline string // source form with markup, for Article.Replace
	Text   string // what a reader reads
}

// Unmask puts the masked pieces back into a translation. Each placeholder must
// be there exactly once and pairs must nest; otherwise the error is a
// *PlaceholderError. The words are escaped where Markdown would otherwise take
// them for markup; a reply's line ends are spaces.
func (m Masked) Unmask(reply string) (Unmasked, error) {
	tokens := tokenize(reply)
	if err := m.verify(tokens); err != nil {
		return Unmasked{}, err
	}
	items := make([]item, 0, len(tokens))
	for _, t := range tokens {
		if t.placeholder {
			items = append(items, m.tokens[t.text])
			continue
		}
		items = append(items, item{kind: literal, text: oneSpace(t.text)})
	}
	if m.syntax != nil && m.syntax.format == XLIFF {
		return Unmasked{Inline: m.syntax.written(items), Text: readerText(items)}, nil
	}
	items = tidy(items)
	text := readerText(items)
	if m.syntax == nil || m.syntax.format == Text {
		return Unmasked{Inline: text, Text: text}, nil
	}
	return Unmasked{Inline: m.syntax.render(items), Text: text}, nil
}

// verify looks at the placeholders alone.
func (m Masked) verify(tokens []token) error {
	e := &PlaceholderError{}
	seen := make(map[string]int)
	for _, t := range tokens {
		if !t.placeholder {
			continue
		}
		if _, ok := m.tokens[t.text]; !ok {
			e.Unknown = appendNew(e.Unknown, t.text)
			continue
		}
		if seen[t.text]++; seen[t.text] == 2 {
			e.Doubled = append(e.Doubled, t.text)
		}
	}
	for _, p := range m.order {
		if seen[p] == 0 {
			e.Missing = append(e.Missing, p)
		}
	}
	if e.empty() {
		e.Crossed = append(m.crossed(tokens), m.reversed(tokens)...)
	}
	if e.empty() {
		return nil
	}
	return e
}

// crossed are the pairs that don't nest; a link within a link is one.
func (m Masked) crossed(tokens []token) []string {
	var out, opened []string
	links := 0
	for _, t := range tokens {
		it := m.tokens[t.text]
		switch {
		case !t.placeholder || it.kind != open && it.kind != shut:
		case it.kind == open:
			if it.link {
				links++
			}
			if it.link && links > 1 {
				out = appendNew(out, t.text)
			}
			opened = append(opened, t.text)
		default:
			opener := strings.Replace(t.text, "/", "", 1)
			i := slices.Index(opened, opener)
			if i != len(opened)-1 || i < 0 {
				out = appendNew(out, opener)
			}
			if i >= 0 {
				opened = slices.Delete(opened, i, i+1)
			}
			if it.link {
				links--
			}
		}
	}
	return out
}

// reversed are the single placeholders that stand before the one whose end they are.
func (m Masked) reversed(tokens []token) []string {
	var out []string
	seen := map[string]bool{}
	for _, t := range tokens {
		if after := m.tokens[t.text].after; after != "" && !seen[after] {
			out = append(out, t.text+" before "+after)
		}
		seen[t.text] = true
	}
	return out
}

func appendNew(list []string, s string) []string {
	if slices.Contains(list, s) {
		return list
	}
	return append(list, s)
}

// PlaceholderError says which placeholders a reply lost, doubled, invented or
// crossed, as they are written: "<g1>", "</g1>", "<x2/>". A pair that is
// crossed is named by its opening, single ones that are reversed by both: "<x3/> before <x1/>".
type PlaceholderError struct {
	Missing, Doubled, Unknown, Crossed []string
}

func (e *PlaceholderError) empty() bool {
	return len(e.Missing)+len(e.Doubled)+len(e.Unknown)+len(e.Crossed) == 0
}

// Error is one line, for people and for a model that is asked again.
func (e *PlaceholderError) Error() string {
	var parts []string
	for _, p := range [...]struct {
		what string
		list []string
	}{
		{"lost", e.Missing}, {"doubled", e.Doubled}, {"unknown", e.Unknown}, {"not nested", e.Crossed},
	} {
		if len(p.list) > 0 {
			parts = append(parts, p.what+": "+strings.Join(p.list, ", "))
		}
	}
	return "placeholders " + strings.Join(parts, "; ")
}
