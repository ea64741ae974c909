package check

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"panj/internal/article"
	"panj/internal/lang"
)

// Locate finds a quote in a block's text: exact first, then folded (case,
// quotes, dashes, spaces, look-alike letters), then the nearest within a
// bound. The evidence has the block's own words; at None it has the quote.
//
// Folded allows, beside what lang.FoldRune says, other marks at the quote's
// ends, placeholders left in it, and an ellipsis between two parts that the
// block has in this order: the evidence then holds the words between, too.
// Near is a matter of words (see nearest). It can't see that a quote was
// torn out of a sentence that says the opposite.
//
// Who seeks many quotes in an article makes a Locator.
func Locate(b article.Block, quote string) Evidence {
	return NewLocator([]article.Block{b}).Locate(b.ID, quote)
}

// Locator finds quotes in an article's blocks. It folds a block once, when a
// quote is first sought in it in vain by its bytes, so that the time of many
// quotes is linear in the text. It is not for several goroutines at a time.
type Locator struct {
	blocks []article.Block
	folds  []*folded // by block; nil while nobody needed it
	at     map[string]int
	other  map[[2]string]Evidence // what Elsewhere found, by its arguments
}

// NewLocator makes a Locator of an article's blocks.
func NewLocator(blocks []article.Block) *Locator {
	l := &Locator{blocks: blocks, folds: make([]*folded, len(blocks)), at: make(map[string]int, len(blocks)), other: map[[2]string]Evidence{}}
	for i, b := range blocks {
		l.at[b.ID] = i
	}
	return l
}

// Locate finds a quote in the block with an id, as the function Locate does. A
// block that the article lacks holds nothing.
func (l *Locator) Locate(id, quote string) Evidence {
	i, ok := l.at[id]
	if !ok {
		return notFound(id, quote)
	}
	return l.in(i, newSought(quote))
}

// Elsewhere finds a quote in any block but one: the first that has it verbatim
// or folded, else the first that has it nearly.
func (l *Locator) Elsewhere(but, quote string) Evidence {
	asked := [2]string{but, quote}
	e, known := l.other[asked]
	if !known {
		e = l.elsewhere(but, quote)
		l.other[asked] = e
	}
	return e
}

func (l *Locator) elsewhere(but, quote string) Evidence {
	q := newSought(quote)
	best := notFound("", quote)
	for i, b := range l.blocks {
		if b.ID == but {
			continue
		}
		switch e := l.in(i, q); e.Match {
		case Exact, Folded:
			return e
		case Near:
			if best.Match == None {
				best = e
			}
		}
	}
	return best
}

func (l *Locator) fold(i int) *folded {
	if l.folds[i] == nil {
		f := fold(l.blocks[i].Text)
		l.folds[i] = &f
	}
	return l.folds[i]
}

func (l *Locator) in(i int, q *sought) Evidence {
	b := l.blocks[i]
	for _, plain := range []string{q.plain, q.clean} {
		if at := strings.Index(b.Text, plain); at >= 0 && plain != "" {
			return found(b, Exact, at, at+len(plain))
		}
	}
	if q.clean == "" {
		return notFound(b.ID, q.quote)
	}
	text := l.fold(i)
	if start, end, ok := text.find(q); ok {
		return found(b, Folded, start, end)
	}
	if start, end, ok := text.findParts(q); ok {
		return found(b, Folded, start, end)
	}
	if start, end, ok := text.nearest(q); ok {
		return found(b, Near, start, end)
	}
	return notFound(b.ID, q.quote)
}

// sought is a quote made ready to be sought in several blocks.
type sought struct {
	quote, plain, clean string // as it came, valid without space around, without placeholders
	folds               *folded
	list                []string
}

func newSought(quote string) *sought {
	plain := strings.TrimSpace(strings.ToValidUTF8(quote, ""))
	return &sought{quote: quote, plain: plain, clean: strings.TrimSpace(withoutDebris(plain))}
}

func (q *sought) folded() *folded {
	if q.folds == nil {
		f := fold(q.clean)
		q.folds = &f
	}
	return q.folds
}

// words are the quote's tokens, each as a string.
func (q *sought) words() []string {
	if q.list == nil {
		for _, t := range q.folded().tokens() {
			q.list = append(q.list, string(t.runes))
		}
	}
	return q.list
}

func found(b article.Block, m Match, start, end int) Evidence {
	p := at(b.ID, b.Text, start, end)
	return Evidence{
		Block: b.ID, Quote: p.Text, Match: m,
		Start: p.Start, End: p.End, ByteStart: p.ByteStart, ByteEnd: p.ByteEnd,
	}
}

func notFound(block, quote string) Evidence {
	return Evidence{Block: block, Quote: quote, Match: None, Start: -1, End: -1, ByteStart: -1, ByteEnd: -1}
}

// place is where the evidence stands, nil where it was not found.
func (e Evidence) place() *Place {
	if e.Match == None || e.ByteStart < 0 {
		return nil
	}
	return &Place{
		Block: e.Block, Text: e.Quote,
		Start: e.Start, End: e.End, ByteStart: e.ByteStart, ByteEnd: e.ByteEnd,
	}
}

// folded is a text folded for comparison, with the way back to its bytes.
type folded struct {
	text  string // the source
	runes []rune // folded
	from  []int  // by rune of runes: its byte offset in text; one more for the end
	key   string // folded, without the spaces that writers use as they like
	back  []int  // as from, of key
	list  []token
	words map[string]bool // of list; nil while nobody needed it
}

// tokens are the words of the folded runes.
func (f *folded) tokens() []token {
	if f.list == nil {
		f.list = tokens(f.runes)
	}
	return f.list
}

func fold(text string) folded {
	runes, from := lang.FoldMap(text)
	kept, back := squeeze(runes, from)
	return folded{text: text, runes: runes, from: from, key: string(kept), back: back}
}

// squeeze takes out the spaces that carry no meaning: beside a Chinese
// character, and between two letters of the Arabic script, where one writer
// puts a space, the next a joiner and the third nothing (می شود, می‌شود, میشود).
func squeeze(runes []rune, back []int) ([]rune, []int) {
	kept, where := make([]rune, 0, len(runes)), make([]int, 0, len(back))
	for i, r := range runes {
		if r == ' ' && i > 0 && i+1 < len(runes) && idle(runes[i-1], runes[i+1]) {
			continue
		}
		kept, where = append(kept, r), append(where, back[i])
	}
	return kept, append(where, back[len(runes)])
}

func idle(before, after rune) bool {
	if unicode.Is(unicode.Han, before) || unicode.Is(unicode.Han, after) {
		return true
	}
	return unicode.Is(unicode.Arabic, before) && unicode.Is(unicode.Arabic, after)
}

// find returns the bytes of the text that are the quote when both are folded.
func (f *folded) find(quote *sought) (start, end int, ok bool) {
	key := trimEnds(quote.folded().key)
	if key == "" {
		return 0, 0, false
	}
	i := strings.Index(f.key, key)
	if bare := strings.TrimRight(key, ".,;:!?"); i < 0 && bare != key && bare != "" {
		i, key = strings.Index(f.key, bare), bare
	}
	if i < 0 {
		return 0, 0, false
	}
	start, end = f.bytes(i, i+len(key))
	return start, end, start < end
}

// trimEnds takes off what a writer puts around a quote.
func trimEnds(key string) string {
	for {
		next := strings.Trim(key, ` "'`)
		next = strings.TrimPrefix(strings.TrimSuffix(next, "..."), "...")
		if next == key {
			return key
		}
		key = next
	}
}

// partLetters is how long a part beside an ellipsis must be to be found alone.
const partLetters = 4

// findParts finds the parts of a quote that an ellipsis divides, in order.
func (f *folded) findParts(quote *sought) (start, end int, ok bool) {
	parts := strings.Split(quote.folded().key, "...")
	if len(parts) < 2 {
		return 0, 0, false
	}
	first, from := -1, 0
	for _, part := range parts {
		if part = strings.Trim(part, ` "'[]()`); part == "" {
			continue
		}
		i := strings.Index(f.key[from:], part)
		if i < 0 || weight(part) < partLetters {
			return 0, 0, false
		}
		if first < 0 {
			first = from + i
		}
		from += i + len(part)
	}
	if first < 0 {
		return 0, 0, false
	}
	start, end = f.bytes(first, from)
	return start, end, start < end
}

// bytes leads from bytes of the key back to those of the text.
func (f *folded) bytes(start, end int) (int, int) {
	i := utf8.RuneCountInString(f.key[:start])
	j := i + utf8.RuneCountInString(f.key[start:end])
	return span(f.text, f.back, i, j)
}

// span is the stretch of the text that runes i to j of its folded form came
// from, without space or unseen characters at its end.
func span(text string, back []int, i, j int) (int, int) {
	for j < len(back)-1 && back[j] == back[j-1] { // a rune that folds into several
		j++
	}
	start, end := back[i], back[j]
	for end > start {
		r, size := utf8.DecodeLastRuneInString(text[start:end])
		if !unicode.IsSpace(r) && !unicode.Is(unicode.Cf, r) {
			break
		}
		end -= size
	}
	return start, end
}

// weight counts letters and digits; a Chinese character says as much as two
// and a half letters (measured on NTREX-128).
func weight(s string) int {
	n := 0
	for _, r := range s {
		switch {
		case unicode.Is(unicode.Han, r):
			n += 5
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			n += 2
		}
	}
	return n / 2
}
