package quantity

import (
	"slices"
	"unicode"
	"unicode/utf8"
)

// number reads a quantity that begins with digits.
func (p *parser) number() {
	if p.lex.hanzi && p.hanzi() {
		return
	}
	n := p.toks[p.i].num
	f := found{first: p.i, last: p.i}
	f.Values = n.values
	switch n.part {
	case Clock:
		f.Kind = Clock
		p.afterClock(&f)
	case Month:
		f.Kind = Month
	case Year:
		f.Kind = Year
	default:
		if p.halved(&f) {
			n = nil
		}
		p.scaled(&f)
		p.tail(&f, n)
	}
	p.emit(f)
}

// halved adds the half after whole digits: "12 and a half years".
func (p *parser) halved(f *found) bool {
	e, last, ok := p.find(f.last+1, string(rune(half)))
	if !ok || !p.near(f.last) || !p.toks[f.first].num.plain {
		return false
	}
	f.Values = []float64{f.Values[0] + e.value}
	f.last = last
	return true
}

// scaled multiplies by the scale words after the digits and adds a lower
// second part ("1 млн 200 тыс.").
func (p *parser) scaled(f *found) {
	bound := 0.0
	for {
		e, last, ok := p.find(f.last+1, string(rune(multiply)))
		if !ok || !p.near(f.last) || p.gap(f.last) != "" && p.short(f.last+1, e) {
			return
		}
		times(f, e.value)
		f.last, bound = last, f.scale
		if p.addPart(f, bound) {
			return
		}
	}
}

// short says that a scale symbol of one letter stands apart from its digits: "5 k".
func (p *parser) short(i int, e entry) bool {
	return p.toks[i].end-p.toks[i].start == 1 && e.value == 1000
}

func times(f *found, v float64) {
	if f.scale == 0 {
		f.scale = 1
	}
	f.scale *= v
	for i := range f.Values {
		f.Values[i] *= v
	}
}

func (p *parser) addPart(f *found, bound float64) bool {
	i := f.last + 1
	if i+1 >= len(p.toks) || p.toks[i].num == nil || !p.toks[i].num.plain || !p.near(f.last) || !p.near(i) {
		return false
	}
	e, last, ok := p.find(i+1, string(rune(multiply)))
	if !ok || e.value >= bound {
		return false
	}
	for k := range f.Values {
		f.Values[k] += p.toks[i].num.values[0] * e.value
	}
	f.last = last
	return true
}

// tail reads what follows the value: an ordinal's ending, a decade's, percent,
// currency, unit, hour, year. n is nil for numbers in words.
func (p *parser) tail(f *found, n *numeral) {
	if n != nil && f.scale <= 1 && (p.decadeTail(f, n) || p.ordinalTail(f)) {
		p.yearOf(f, n)
		return
	}
	if p.percentTail(f) || p.moneyTail(f, n) || p.clockTail(f, n) || p.unitTail(f) {
		return
	}
	p.timed(f)
	if n != nil {
		f.Weak = f.Weak || p.glued(f.first) || f.Values[0] == 1 && p.is(f.first-1, string(rune(rank)))
		p.yearOf(f, n)
	}
}

// timed marks what counts time; decades are years too.
func (p *parser) timed(f *found) {
	e, _, ok := p.find(f.last+1, string(rune(timeNoun)))
	if !ok || !p.near(f.last) {
		return
	}
	f.age = true
	f.time = e.name
	if e.name == "decade" {
		f.Values = append(f.Values, f.Values[0]*10) // which are years too
	}
	if f.Values[0] == 1 {
		f.Weak = true // "1个小时" is "an hour"
	}
}

// glued says that letters stand directly before the digits: G7, MI6.
func (p *parser) glued(i int) bool {
	return i > 0 && p.toks[i-1].kind == letters && p.gap(i-1) == "" && !p.is(i-1, string(rune(currency)))
}

func (p *parser) decadeTail(f *found, n *numeral) bool {
	v := f.Values[0]
	i := f.last + 1
	if e, _, ok := p.find(f.first-1, string(rune(decadeEnd))); ok && e.name == "p" && p.near(f.first-1) {
		f.Unit = "decade"
		return true
	}
	g := p.gap(f.last)
	if g != "" && g != "-" && g != "‑" && g != "'" && g != "’" || n.length < 2 || v != float64(int(v/10)*10) {
		return false
	}
	e, last, ok := p.find(i, string(rune(decadeEnd)))
	if !ok || e.name != "s" {
		return false
	}
	f.Unit, f.last = "decade", last
	return true
}

func (p *parser) ordinalTail(f *found) bool {
	g := p.gap(f.last)
	if g != "" && g != "-" && g != "‑" && g != "\u200c" && !(p.lex.persian && g == " ") {
		return false
	}
	_, last, ok := p.find(f.last+1, string(rune(suffix)))
	if !ok {
		return false
	}
	f.Kind, f.last = Ordinal, last
	return true
}

func (p *parser) percentTail(f *found) bool {
	_, last, ok := p.find(f.last+1, string(rune(percent)))
	if !ok || !p.near(f.last) {
		if _, _, ok = p.find(f.first-1, string(rune(percent))); !ok || p.gap(f.first-1) != "" || p.taken(f.first-1) {
			return false
		}
		last = f.last
	}
	f.Kind, f.last = Percent, last
	return true
}

// taken says that token i belongs to the quantity before.
func (p *parser) taken(i int) bool {
	return len(p.out) > 0 && p.out[len(p.out)-1].last >= i
}

func (p *parser) moneyTail(f *found, n *numeral) bool {
	if e, last, ok := p.find(f.last+1, string(rune(currency))); ok && p.near(f.last) && !p.signOf(f.last+1) {
		if sign, _, ok := p.find(f.first-1, string(rune(currency))); ok && p.signOf(f.first-1) && e.name == "CNY" {
			e = sign // "£28億元": the last character says "money" only
		}
		f.Kind, f.Unit, f.last = Money, e.name, last
		f.Weak = f.Weak || f.Values[0] == 1 // "1美元兑71" is "71 to the dollar"
		return true
	}
	i := f.first - 1
	e, _, ok := p.find(i, string(rune(currency)))
	if !ok || p.taken(i) || !p.near(i) || p.toks[i].kind != sign && len(e.name) > 0 && p.toks[i].end-p.toks[i].start > 3 {
		return false
	}
	f.Kind, f.Unit = Money, e.name
	p.moneyMillions(f, n)
	return true
}

// signOf says that a currency sign belongs to the digits after it.
func (p *parser) signOf(i int) bool {
	return p.toks[i].kind == sign && p.gap(i) == "" && p.toks[i+1].num != nil
}

// moneyMillions reads £125m.
func (p *parser) moneyMillions(f *found, n *numeral) {
	if i := f.last + 1; n != nil && i < len(p.toks) && p.toks[i].word == "m" && len(p.gap(f.last)) < 2 {
		times(f, 1e6)
		f.last = i
	}
}

// unitTail reads a unit. In English "125m" may be metres or millions.
func (p *parser) unitTail(f *found) bool {
	e, last, ok := p.find(f.last+1, string(rune(unitWord)))
	if !ok || !p.near(f.last) {
		return false
	}
	w := p.toks[f.last+1].word
	if w == "m" && last == f.last+1 && p.gap(f.last) == "" {
		for _, v := range slices.Clone(f.Values) {
			f.Values = append(f.Values, v*1e6)
		}
		f.last = last
		return true
	}
	if w == "с" && !p.is(f.last+1, string(rune(minutes))) || w == "т" && f.Word {
		return false
	}
	f.Kind, f.Unit, f.last = Measure, e.name, last
	switch {
	case w == "°":
		p.letterAfterDegree(f)
	case e.name == "ft":
		p.inches(f)
	case e.name == "m" || e.name == "km":
		p.power(f)
	}
	return true
}

// power reads what raises a metre or kilometre: km², м3.
func (p *parser) power(f *found) {
	i := f.last + 1
	if i >= len(p.toks) || p.gap(f.last) != "" {
		return
	}
	switch p.text[p.toks[i].start:p.toks[i].end] {
	case "²", "2":
		f.Unit += "2"
	case "³", "3":
		f.Unit += "3"
	default:
		return
	}
	f.last = i
}

// inches adds them to feet: "6-foot-6", "6 ft 6 in".
func (p *parser) inches(f *found) {
	i := f.last + 1
	if i >= len(p.toks) || p.toks[i].num == nil || !p.toks[i].num.plain || p.toks[i].num.values[0] >= 12 || !p.near(f.last) {
		return
	}
	last := i
	if e, l, ok := p.find(i+1, string(rune(unitWord))); ok && e.name == "in" && p.near(i) {
		last = l
	} else if p.gap(f.last) == " " {
		return // "He is 6 foot 6": more often another number
	}
	f.Values = []float64{f.Values[0] + p.toks[i].num.values[0]/12}
	f.last = last
}

func (p *parser) letterAfterDegree(f *found) {
	if i := f.last + 1; i < len(p.toks) && p.near(f.last) && (p.toks[i].word == "f" || p.toks[i].word == "ф") {
		f.Unit, f.last = "°F", i
	}
}

// yearOf marks whole numbers of four digits as years.
func (p *parser) yearOf(f *found, n *numeral) {
	v := f.Values[0]
	if !n.plain || n.length != 4 || f.Kind == Measure || f.Unit == "decade" || f.scale > 1 {
		return
	}
	beside := p.is(f.last+1, string(rune(yearWord))) || p.is(f.first-1, string(rune(yearWord))) ||
		len(p.out) > 0 && p.out[len(p.out)-1].Kind == Month && p.out[len(p.out)-1].last == f.first-1
	switch {
	case v >= 1500 && v <= 2100:
		f.Kind = Year
	case v >= 1300 && v < 1500 && beside && (p.lex.persian || p.lex.tajik || p.solarBefore(f.first)):
		f.Kind, f.Unit = Year, "solar"
	case v >= 1000 && v < 1500 && beside:
		f.Kind = Year
	}
}

func (p *parser) solarBefore(i int) bool {
	return p.is(i-1, string([]rune{rune(solar), rune(shaky)}))
}

// capital says whether a token begins with a capital letter.
func (p *parser) capital(i int) bool {
	r, _ := utf8.DecodeRuneInString(p.text[p.toks[i].start:])
	return unicode.IsUpper(r)
}

// opens says whether a token begins a sentence.
func (p *parser) opens(i int) bool {
	if i == 0 {
		return true
	}
	for _, r := range p.gap(i - 1) {
		switch r {
		case '.', '!', '?', '؟', '。', '！', '？', '\n', ':', '"', '“', '«', '(', '—', '–':
			return true
		}
	}
	return false
}
