package quantity

import "strings"

// composer adds number words up: "two hundred and five thousand".
type composer struct {
	total, cur float64
	limit      float64 // the next cardinal must be below
	scale      float64 // the next scale must be below
	parts      int
	weak       bool
	kind       Kind
	unit       string // of a word that carries one
	last       int
}

const unlimited = 1e18

// words reads a quantity written in words of an alphabet.
func (p *parser) words() bool {
	if p.misfires() {
		return false
	}
	c := composer{limit: unlimited, scale: unlimited}
	for i := p.i; i >= 0 && c.kind != Ordinal; i = p.nextWord(&c) {
		if !p.word(&c, i) {
			break
		}
	}
	if c.parts == 0 {
		return false
	}
	f := found{first: p.i, last: c.last}
	f.Values, f.Word, f.Weak, f.Kind = []float64{c.total + c.cur}, true, c.weak && c.parts == 1, c.kind
	f.scale = max(1, c.total)
	if c.unit != "" {
		f.carries(c.unit)
	} else {
		p.tail(&f, nil)
	}
	p.emit(f)
	return true
}

// carries gives a quantity the unit that its word has in itself.
func (f *found) carries(unit string) {
	if days(unit) > 0 {
		f.time, f.age = unit, true
	} else {
		f.Kind, f.Unit = Measure, unit
	}
}

// misfires knows the words that only look like numbers: the river Panj, the
// weekdays of Persian («سه شنبه»), the letters of BBC («بی بی سی»).
func (p *parser) misfires() bool {
	t := p.toks[p.i]
	if p.is(p.i+1, string(rune(noise))) && p.near(p.i) {
		return true
	}
	switch t.word {
	case "панч":
		return p.capital(p.i) && !p.opens(p.i) || p.is(p.i-1, string(rune(river)))
	case "чил", "чили", "чилиро":
		return p.capital(p.i) && (!p.opens(p.i) || t.word != "чил") // Chile
	case "پنج":
		return p.is(p.i-1, string(rune(river))) && p.near(p.i-1)
	case "صفر": // a month and a man's name, Safar
		return !p.is(p.i+1, "%u$ap*") && !p.is(p.i-1, string(rune(level)))
	case "чори", "чорию": // ҷорӣ, "current", with its letters or without
		return !strings.HasPrefix(p.text[t.start:], "ч") || strings.HasPrefix(p.text[t.end-2:], "ӣ") ||
			p.is(p.i-1, string(rune(timeNoun))) && p.near(p.i-1)
	case "سی":
		return p.i > 0 && p.toks[p.i-1].word == "بی"
	}
	return false
}

// nextWord gives the token to try after the last one, -1 where the phrase ends.
func (p *parser) nextWord(c *composer) int {
	i := c.last + 1
	if i >= len(p.toks) || !p.near(c.last) {
		return -1
	}
	if e, last, ok := p.find(i, string(rune(half))); ok {
		c.cur += e.value
		c.last = last
		if last+1 < len(p.toks) && p.near(last) && p.is(last+1, string(rune(multiply))) {
			return last + 1
		}
		return -1
	}
	if p.is(i, string(rune(joiner))) {
		if !c.joins(p.lex) || !p.near(i) {
			return -1
		}
		return i + 1
	}
	return i
}

// joins says whether "and" can go on with the number: not after units, and in
// English after hundreds only.
func (c *composer) joins(lex *lexicon) bool {
	if c.limit == unlimited {
		return c.scale < unlimited
	}
	return c.limit >= 100 || c.limit == 10 && (lex.tajik || lex.persian)
}

// word adds the number word at token i, if it fits what came before.
func (p *parser) word(c *composer, i int) bool {
	if e, last, ok := p.find(i, "=~#?"); ok && p.numeralHere(i, e) && !p.countedTime(i, e) && c.fits(e) && !p.outgrows(c, last) {
		c.add(e)
		c.last = last
		return true
	}
	e, last, ok := p.find(i, string(rune(multiply)))
	if !ok || !c.multiplies(e.value) {
		return false
	}
	c.last = last
	return true
}

// outgrows says that the numeral at token i begins another number: its scale
// is not below the last one («دو لک و سه کرور»).
func (p *parser) outgrows(c *composer, i int) bool {
	e, _, ok := p.find(i+1, string(rune(multiply)))
	return ok && p.near(i) && e.value >= c.scale
}

// countedTime says that a word for a stretch of time has its number before it:
// «пять суток».
func (p *parser) countedTime(i int, e entry) bool {
	return e.unit != "" && p.is(i, string(rune(timeNoun))) && (i == p.i && p.taken(i-1) || i > p.i)
}

// numeralHere sorts out English "second" and the like that follow digits.
func (p *parser) numeralHere(i int, e entry) bool {
	return !(e.class == ordinal && i > 0 && p.toks[i-1].num != nil && p.gap(i-1) == " " && p.toks[i].word == "second")
}

func (c *composer) fits(e entry) bool {
	if e.class == vague || e.unit != "" {
		return c.parts == 0
	}
	if c.unit != "" {
		return false
	}
	return e.value < c.limit && (c.parts == 0 || e.value >= 1)
}

func (c *composer) add(e entry) {
	c.cur += e.value
	c.unit = e.unit
	c.parts++
	switch {
	case e.value >= 100:
		c.limit = 100
	case e.value >= 20:
		c.limit = 10
	default:
		c.limit = 1
	}
	switch e.class {
	case weakly, vague:
		c.weak = true
	case ordinal:
		c.kind = Ordinal
	}
}

// multiplies applies a scale; alone ("a million") it is weak.
func (c *composer) multiplies(v float64) bool {
	bare := c.cur == 0
	if c.unit != "" || v >= c.scale || bare && c.parts > 0 && v > 100 {
		return false
	}
	if v == 100 {
		if c.cur >= 10 {
			return false
		}
		c.cur, c.limit = max(c.cur, 1)*100, 100
	} else {
		c.total += orOne(c.cur) * v
		c.cur, c.limit, c.scale = 0, unlimited, v
	}
	c.weak = bare
	c.parts++
	return true
}

func orOne(v float64) float64 {
	if v == 0 {
		return 1
	}
	return v
}
