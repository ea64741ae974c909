package article

import (
	"strconv"
	"strings"
)

// Masked is a block's text with placeholders in the place of markup, URLs,
// e-mail addresses, code and footnote marks: paired <g1>…</g1>, single <x2/>.
// Numbers begin anew in each block, one count for both kinds.
type Masked struct {
	Text   string
	syntax *syntax
	tokens map[string]item // by placeholder: <g1>, </g1>, <x2/>
	order  []string        // the placeholders as they stand in Text
}

// Mask returns what a model is shown of the block.
func (b Block) Mask() Masked {
	if b.inner == nil {
		return maskItems(&syntax{format: Text}, appendBare(nil, b.Text))
	}
	return maskItems(b.inner.syntax, b.inner.items)
}

func maskItems(s *syntax, items []item) Masked {
	m := Masked{syntax: s, tokens: make(map[string]item)}
	var b strings.Builder
	var opened []int
	count := 0
	for _, it := range items {
		token := it.text
		switch it.kind {
		case open:
			count++
			opened = append(opened, count)
			token = "<g" + strconv.Itoa(count) + ">"
		case shut:
			token = "</g" + strconv.Itoa(opened[len(opened)-1]) + ">"
			opened = opened[:len(opened)-1]
		case single, bare, brk:
			count++
			token = "<x" + strconv.Itoa(count) + "/>"
		}
		if it.kind != literal {
			m.tokens[token] = it
			m.order = append(m.order, token)
		}
		b.WriteString(token)
	}
	m.Text = strings.TrimSpace(b.String())
	return m
}

// token is a piece of a reply: words, or a placeholder as Mask writes it.
type token struct {
	placeholder bool
	text        string
}

// tokenize takes a reply apart at everything that looks like a placeholder.
func tokenize(reply string) []token {
	var out []token
	at := 0
	for i := 0; i < len(reply); i++ {
		if reply[i] != '<' {
			continue
		}
		n := placeholderLen(reply[i:])
		if n == 0 {
			continue
		}
		if i > at {
			out = append(out, token{text: reply[at:i]})
		}
		p := reply[i : i+n]
		if strings.HasSuffix(p, " />") {
			p = strings.TrimRight(p[:n-3], " ") + "/>"
		}
		out = append(out, token{placeholder: true, text: p})
		i += n - 1
		at = i + 1
	}
	if at < len(reply) {
		out = append(out, token{text: reply[at:]})
	}
	return out
}

// Reveal is Unmask's lenient brother for a quotation from the masked text: the
// placeholders it has become what a reader reads in their place, those it
// lacks are not missed, and those that the text never had stay.
func (m Masked) Reveal(quote string) string {
	var items []item
	for _, t := range tokenize(quote) {
		it, ok := m.tokens[t.text]
		if !t.placeholder || !ok {
			it = item{kind: literal, text: t.text}
		}
		items = append(items, it)
	}
	return readerText(items)
}
