package quantity

// month reads a month's name. Names that are other words too count only
// beside a day or a year.
func (p *parser) month() bool {
	e, last, ok := p.find(p.i, "mMsS")
	if !ok {
		return false
	}
	if !p.lex.persian && !p.lex.tajik && p.text[p.toks[p.i].start] < 0x80 && !p.capital(p.i) {
		return false
	}
	beside := p.besideDate(p.i, last) || p.toks[p.i].word == "جون" && p.prepositionBefore() // else John
	if e.class == shakyMay && p.gap(last) == "-" {
		beside = false // «Сент-Джонс»
	}
	switch {
	case e.class == shaky || e.class == shakyMay || e.class == solar && !p.lex.persian:
		ok = beside
	case p.toks[p.i].word == "may" || p.toks[p.i].word == "march" || last == p.i && p.toks[last].end-p.toks[last].start <= 3:
		ok = beside || p.prepositionBefore()
	}
	if !ok {
		return false
	}
	f := found{first: p.i, last: last}
	f.Kind, f.Word, f.Values = Month, true, []float64{e.value}
	if e.class == solar || e.class == shaky {
		f.Unit = "solar"
		p.gregorian(&f)
	}
	p.emit(f)
	return true
}

// besideDate says whether a day stands before the tokens first..last, or a day
// or year after them.
func (p *parser) besideDate(first, last int) bool {
	if len(p.out) > 0 && p.out[len(p.out)-1].last == first-1 && p.near(first-1) && dayLike(p.out[len(p.out)-1]) {
		return true
	}
	if last+1 >= len(p.toks) || p.toks[last+1].num == nil {
		return p.is(last+1, string(rune(yearWord))) && (p.lex.persian || p.lex.tajik)
	}
	g := p.gap(last)
	n := p.toks[last+1].num
	return (p.near(last) || g == ", ") && n.plain && (n.length == 4 || n.length <= 2)
}

func dayLike(f found) bool {
	v := f.Values[0]
	return v >= 1 && v <= 31 && v == float64(int(v)) && (f.Kind == Number || f.Kind == Ordinal) || f.Kind == Year
}

// prepositionBefore says whether a word stands before that a month may follow:
// "in March", and "to March" where a month began the range.
func (p *parser) prepositionBefore() bool {
	if p.i == 0 || !p.near(p.i-1) || p.capital(p.i-1) && !p.opens(p.i-1) {
		return false
	}
	switch p.toks[p.i-1].word {
	case "گذشته", "روان", "جاری", "آینده":
		return p.i > 1 && p.near(p.i-2) && p.toks[p.i-2].word == "ماه"
	case "in", "on", "of", "since", "by", "until", "last", "next", "this", "early", "late", "mid", "from", "between", "till", "before", "after",
		"в", "с", "к", "до", "по", "дар", "аз", "то", "мохи", "در", "از", "تا", "ماه":
		return true
	case "to", "through", "and", "or":
		return len(p.out) > 0 && p.out[len(p.out)-1].Kind == Month && p.out[len(p.out)-1].last == p.i-2
	}
	return false
}

// gregorian gives a Solar Hijri date its Gregorian readings too, so that a
// date in one calendar meets the same in the other. Months 1 to 6 have 31
// days, 7 to 11 have 30; the year begins on 20 or 21 March.
func (p *parser) gregorian(f *found) {
	m := int(f.Values[0])
	before := min(m-1, 6)*31 + max(m-7, 0)*30
	day := p.dayOf(f)
	if day == nil {
		f.Values = append(f.Values, gregorianMonth(before+1), gregorianMonth(before+29))
		return
	}
	d := int(day.Values[0])
	for _, start := range [...]int{20, 21} {
		gm, gd := gregorianDate(before + d - 1 + start)
		f.Values = append(f.Values, gm)
		day.Values = append(day.Values, gd)
	}
}

func (p *parser) dayOf(f *found) *found {
	if len(p.out) == 0 {
		return nil
	}
	last := &p.out[len(p.out)-1]
	if last.last != f.first-1 || !dayLike(*last) || last.Kind == Year {
		return nil
	}
	return last
}

func gregorianMonth(day int) float64 {
	m, _ := gregorianDate(day + 20)
	return m
}

// gregorianDate counts days from 1 March of a common year.
func gregorianDate(day int) (month, monthDay float64) {
	lengths := [...]int{31, 30, 31, 30, 31, 31, 30, 31, 30, 31, 31, 28}
	for i := 0; ; i = (i + 1) % 12 {
		if day <= lengths[i] {
			return float64((i+2)%12 + 1), float64(day)
		}
		day -= lengths[i]
	}
}

// clockTail reads an hour: "2 p.m.", «ساعت ۲», "в 17.30".
func (p *parser) clockTail(f *found, n *numeral) bool {
	v := f.Values[0]
	if v > 24 || f.scale > 1 || n != nil && n.places != 0 && n.places != 2 {
		return false
	}
	after := p.near(f.last) && p.is(f.last+1, string(rune(hourWord)))
	before := p.near(f.first-1) && p.is(f.first-1, string(rune(clockWord)))
	dotted := n != nil && n.places == 2 && n.values[0]-float64(int(v)) < 0.595
	russian := !p.lex.tajik && !p.lex.persian
	switch {
	case n != nil && n.places == 2 && !dotted:
		return false
	case russian && before && !dotted && after, russian && before && dotted && !p.is(f.last+1, "u%$*"):
	case after && !(russian && p.is(f.last+1, string(rune(timeNoun)))):
	case before && !russian && !p.is(f.last+1, "u%$*a"):
	default:
		return false
	}
	f.Kind = Clock
	if after {
		p.afterClock(f)
	}
	return true
}

func (p *parser) afterClock(f *found) {
	if _, last, ok := p.find(f.last+1, string(rune(hourWord))); ok && p.near(f.last) {
		f.last = last
	}
}

// roman reads Roman numerals of two letters and more (and the V and X of
// Cyrillic text): centuries, monarchs, congresses. All are weak.
func (p *parser) roman() bool {
	t := p.toks[p.i]
	if t.kind != letters || t.end-t.start > 6 || t.end-t.start < 2 && p.lex == englishLexicon() {
		return false
	}
	v := romanValue(p.text[t.start:t.end])
	if v == 0 {
		return false
	}
	p.emit(found{Quantity: Quantity{Values: []float64{v}, Kind: Ordinal, Weak: true, Word: true}, first: p.i, last: p.i})
	return true
}

func romanDigit(c byte) bool { return c == 'I' || c == 'V' || c == 'X' }

func romanValue(s string) float64 {
	sum, last := 0, 0
	for i := len(s) - 1; i >= 0; i-- {
		v := 0
		switch s[i] {
		case 'I':
			v = 1
		case 'V':
			v = 5
		case 'X':
			v = 10
		default:
			return 0
		}
		if v < last {
			sum -= v
		} else {
			sum, last = sum+v, v
		}
	}
	return float64(sum)
}

// shareScales gives the first number of a range the scale and unit of the
// second as a further reading: "2 to 3 million", "20–30 %".
func shareScales(text string, p *parser) {
	for i := len(p.out) - 2; i >= 0; i-- {
		a, b := &p.out[i], &p.out[i+1]
		if !p.ranged(a.last, b.first) || a.Word != b.Word {
			continue
		}
		if b.scale >= 100 && a.scale == 1 && a.Values[0] < 1000 && b.scale < unlimited {
			for _, v := range a.Values[:len(a.Values):len(a.Values)] {
				a.Values = append(a.Values, v*b.scale)
			}
		}
		if a.Kind == Number && a.Unit == "" && (b.Kind == Percent || b.Kind == Money || b.Kind == Measure || b.Kind == Clock) {
			a.Kind, a.Unit = b.Kind, b.Unit
		}
	}
}

// ranged says that only a range's mark stands between two tokens.
func (p *parser) ranged(last, next int) bool {
	if next == last+2 {
		return p.near(last) && p.near(last+1) && p.is(last+1, string(rune(rangeMark)))
	}
	if next != last+1 {
		return false
	}
	switch p.gap(last) {
	case "-", "–", "—", "~", "～", " - ", " – ", " — ", "‑":
		return true
	}
	return false
}
