package article

import (
	"strconv"
	"strings"

	"panj/internal/lang"
)

// Split cuts a block at the ends of its sentences into parts of at most limit
// by cost; a sentence that alone costs more is a part of its own. The parts are
// blocks with the ids b7.1, b7.2, … and masks of their own; no pair of
// placeholders is cut. A block without such a place gives nil.
func (b Block) Split(limit int, cost func(Block) int) []Block {
	var parts []Block
	var part []item
	total := 0
	for _, sentence := range sentencesOf(b.items()) {
		n := cost(b.part(0, sentence))
		if len(part) > 0 && total+n > limit {
			parts = append(parts, b.part(len(parts)+1, part))
			part, total = nil, 0
		}
		part = append(part, sentence...)
		total += n
	}
	if len(parts) == 0 {
		return nil
	}
	return append(parts, b.part(len(parts)+1, part))
}

func (b Block) items() []item {
	if b.inner == nil {
		return appendBare(nil, b.Text)
	}
	return b.inner.items
}

func (b Block) part(n int, items []item) Block {
	in := inner{syntax: &syntax{format: Text}}
	if b.inner != nil {
		in = *b.inner
	}
	in.items = items
	return Block{ID: b.ID + "." + strconv.Itoa(n), Kind: b.Kind, Text: readerText(items), Span: b.Span, inner: &in}
}

// sentencesOf cuts items where a sentence ends among words that no pair is around.
func sentencesOf(items []item) [][]item {
	ends := sentenceEnds(items)
	var out [][]item
	var held []item
	at, depth := 0, 0
	shutOff := func() {
		if len(held) > 0 && depth == 0 {
			out, held = append(out, held), nil
		}
	}
	for _, it := range items {
		switch it.kind {
		case literal:
			for rest := it.text; rest != ""; {
				n := len(rest)
				if len(ends) > 0 && ends[0] < at+n {
					n = ends[0] - at
				}
				if n > 0 {
					held = append(held, item{kind: literal, text: rest[:n]})
				}
				at, rest = at+n, rest[n:]
				if len(ends) > 0 && ends[0] == at {
					ends = ends[1:]
					shutOff()
				}
			}
			continue
		case open:
			depth++
		case shut:
			depth--
		}
		held = append(held, it)
		at += len(it.text)
		for len(ends) > 0 && ends[0] <= at {
			ends = ends[1:]
			shutOff()
		}
	}
	depth = 0
	shutOff()
	return out
}

// sentenceEnds are the places, in the bytes of the items' texts, where sentences end.
func sentenceEnds(items []item) []int {
	var b strings.Builder
	for _, it := range items {
		b.WriteString(it.text)
	}
	var ends []int
	at := 0
	for _, s := range lang.Sentences(b.String()) {
		at += len(s)
		ends = append(ends, at)
	}
	return ends
}

// Join puts the masked translations of a block's parts together, sep between
// them, numbered as the block's own mask is.
func Join(parts []Block, replies []string, sep string) string {
	var b strings.Builder
	count := 0
	for i, p := range parts {
		if i > 0 {
			b.WriteString(sep)
		}
		for _, t := range tokenize(strings.TrimSpace(replies[i])) {
			if t.placeholder {
				t.text = shifted(t.text, count)
			}
			b.WriteString(t.text)
		}
		for _, it := range p.inner.items {
			if it.kind != literal && it.kind != shut {
				count++
			}
		}
	}
	return b.String()
}

// shifted raises a placeholder's number.
func shifted(placeholder string, by int) string {
	first := strings.IndexAny(placeholder, "0123456789")
	last := strings.LastIndexAny(placeholder, "0123456789") + 1
	n, err := strconv.Atoi(placeholder[first:last])
	if err != nil {
		return placeholder // a number that no block has
	}
	return placeholder[:first] + strconv.Itoa(n+by) + placeholder[last:]
}
