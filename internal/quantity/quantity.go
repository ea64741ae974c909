// Package quantity knows what a number means: it finds numbers, dates and units
// in a text of any of panj's languages, as values with their place, and aligns
// those of a text with those of its translation. How doubtful a difference is
// it leaves to check.
package quantity

import "panj/internal/lang"

// Kind is what a quantity measures.
type Kind string

// The kinds.
const (
	Number  Kind = "number"
	Percent Kind = "percent"
	Money   Kind = "money"
	Ordinal Kind = "ordinal"
	Year    Kind = "year"
	Month   Kind = "month"
	Clock   Kind = "clock" // hours and hundredths: 14:30 is 14.30
	Measure Kind = "measure"
)

// The people that a number can count (Quantity.Counted).
const (
	Dead      = "dead"
	Injured   = "injured"
	Detained  = "detained"
	Lost      = "missing"
	Displaced = "displaced"
)

// Quantity is one number in a text.
type Quantity struct {
	Start, End int       // bytes in the text
	Text       string    // text[Start:End]
	Values     []float64 // never empty; more than one where the notation is ambiguous ("1.234")
	Kind       Kind
	// Unit is canonical: km, MW, an ISO 4217 code for Money, "decade" for the
	// 1980s, "solar" for a year of the Solar Hijri calendar. Values are in it.
	Unit string
	Word bool // written in words
	// Weak quantities (the English "one", "hundreds of", a Roman numeral, the
	// digit of G7) can stand for another's value; nobody should miss them.
	Weak bool
	// time is the unit of what counts time, from "second" to "century"; "" for
	// all else.
	time string
	both bool // stands for two neighbours: 两三百 is two or three hundred
	// Counted is what people the number counts: dead, injured, detained,
	// missing, displaced; else empty.
	Counted string
}

// Find lists the quantities of a text in the order of their places; they
// don't overlap. In a language outside panj's table only digits, symbols and
// Latin units are understood. Its time is linear in the text's length.
func Find(text string, l lang.Language) []Quantity {
	out, _ := find(text, l)
	return out
}

// find also tells its work: look-ups of tokens and digits read, which the
// tests hold linear.
func find(text string, l lang.Language) ([]Quantity, int) {
	p := &parser{text: text, lex: lexiconOf(l)}
	p.toks, p.work = scan(text, p.lex)
	p.out = make([]found, 0, 4+len(p.toks)/12)
	for p.i < len(p.toks) {
		p.step()
	}
	shareScales(text, p)
	count(p)
	out := make([]Quantity, len(p.out))
	for i, f := range p.out {
		out[i] = f.Quantity
	}
	return out, p.work
}

// found is a quantity with what the later passes need of its parse.
type found struct {
	Quantity
	first, last int     // tokens
	scale       float64 // what scale words multiplied by; 1 without them
	age         bool    // counts years of life or of anything: never people
}

// parser walks once over the tokens; p.i never goes back.
type parser struct {
	text string
	lex  *lexicon
	toks []token
	i    int
	out  []found
	work int
}

func (p *parser) step() {
	switch t := &p.toks[p.i]; {
	case !p.begins(t):
		p.i++
	case t.num != nil:
		p.number()
	case t.kind == han && p.hanzi():
	case p.words():
	case p.month():
	case p.roman():
	default:
		p.i++
	}
}

// begins says whether a quantity can begin with a token: few do.
func (p *parser) begins(t *token) bool {
	switch {
	case t.num != nil || t.meaning != nil && t.meaning.begins:
		return true
	case t.kind == han:
		return isNumeral(t.word)
	}
	return t.kind == letters && romanDigit(p.text[t.start])
}

// emit closes a quantity that spans the tokens first..last.
func (p *parser) emit(f found) {
	f.Start, f.End = p.toks[f.first].start, p.toks[f.last].end
	f.Text = p.text[f.Start:f.End]
	if f.Kind == "" {
		f.Kind = Number
	}
	if f.scale == 0 {
		f.scale = 1
	}
	p.out = append(p.out, f)
	p.i = f.last + 1
}

// gap is the text between token i and the one after it.
func (p *parser) gap(i int) string {
	if i < 0 || i+1 >= len(p.toks) {
		return "\x00"
	}
	return p.text[p.toks[i].end:p.toks[i+1].start]
}

// near says whether token i+1 follows i within the same phrase: nothing,
// spaces, a hyphen, or an abbreviation's full stop lies between.
func (p *parser) near(i int) bool {
	g := p.gap(i)
	if len(g) > 8 {
		return false
	}
	for j, r := range g {
		switch r {
		case ' ', '\u00a0', '\u202f', '\u2009', '\u200c', '-', '‑', '\n', '\r':
		case '.':
			if j > 0 {
				return false
			}
		default:
			return false
		}
	}
	return true
}
