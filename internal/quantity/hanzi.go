package quantity

import (
	"slices"
	"strings"
)

// hanziDigit and hanziScale are the Chinese numerals of both scripts; -1 and 0
// for other words.
func hanziDigit(w string) float64 {
	switch w {
	case "零", "〇":
		return 0
	case "一":
		return 1
	case "二", "两", "兩":
		return 2
	case "三":
		return 3
	case "四":
		return 4
	case "五":
		return 5
	case "六":
		return 6
	case "七":
		return 7
	case "八":
		return 8
	case "九":
		return 9
	}
	return -1
}

func hanziScale(w string) float64 {
	switch w {
	case "十":
		return 10
	case "百":
		return 100
	case "千":
		return 1000
	case "万", "萬":
		return 1e4
	case "亿", "億":
		return 1e8
	}
	return 0
}

// hanziSum adds a Chinese numeral up: digit, then section (below 万), then
// total (sections that 万 or 亿 closed).
type hanziSum struct {
	total, section []float64 // readings side by side, as digits may have two
	digit          []float64 // nil without one
	run            string    // digits without a scale between: 二〇二一
	lastScale      float64
	first, last    int
	bare           bool // a scale without a digit: 百, 数万
	counts         int
	both           bool // digit is two readings: 两三
}

// hanzi reads a Chinese numeral, digits mixed in, from token p.i.
func (p *parser) hanzi() bool {
	first := p.i
	f := found{first: first}
	i := first
	if p.is(i, string(rune(perCent))) {
		f.Kind = Percent
		i++
	} else if p.toks[i].word == "第" && p.near(i) {
		f.Kind = Ordinal
		i++
	}
	n := p.hanziValue(i)
	if n == nil {
		return false
	}
	f.last, f.Values = n.last, n.values()
	f.Word = p.toks[i].num == nil
	f.Weak = f.Word && n.weak() && f.Kind != Percent
	f.scale, f.both = n.lastScale, n.both
	if num := p.toks[i].num; num != nil && num.part != "" && n.counts == 1 {
		f.Kind = map[Kind]Kind{Clock: Clock, Month: Month, Year: Year}[num.part]
	} else if f.Kind == "" {
		p.hanziTail(&f, i)
	}
	p.emit(f)
	return true
}

func (n *hanziSum) weak() bool {
	v := n.values()[0]
	return n.bare || v == 1
}

// neighbours says that the digits are two that follow each other: 两三百 is two
// or three hundred.
func (n *hanziSum) neighbours() bool {
	run := []rune(n.run)
	if len(run) != 2 {
		return false
	}
	a, b := hanziDigit(string(run[0])), hanziDigit(string(run[1]))
	return a >= 1 && b == a+1
}

// approximate reads such digits as both values.
func (n *hanziSum) approximate() {
	if n.neighbours() {
		n.digit = []float64{n.digit[0] - 1, n.digit[0]}
		n.both = true
	}
}

func (n *hanziSum) values() []float64 {
	if n.total == nil && n.section == nil && n.counts == 2 {
		n.approximate()
		if n.both {
			n.run = ""
		}
	}
	if len(n.run) >= 3 && n.counts == len([]rune(n.run)) || strings.ContainsAny(n.run, "〇零") && n.total == nil && n.section == nil && n.counts > 1 {
		v := 0.0
		for _, r := range n.run {
			v = v*10 + hanziDigit(string(r))
		}
		return []float64{v}
	}
	return plus(plus(n.total, n.section), n.digit)
}

func plus(a, b []float64) []float64 {
	switch {
	case a == nil:
		return slices.Clone(b)
	case b == nil:
		return slices.Clone(a)
	}
	out := slices.Clone(a)
	for i := range out {
		out[i] += b[min(i, len(b)-1)]
	}
	return out
}

func scaledBy(a []float64, v float64) []float64 {
	out := slices.Clone(a)
	for i := range out {
		out[i] *= v
	}
	return out
}

func (p *parser) hanziValue(i int) *hanziSum {
	if i >= len(p.toks) || p.toks[i].num == nil && !isNumeral(p.toks[i].word) {
		return nil
	}
	n := &hanziSum{first: i, last: -1, lastScale: 1}
	n.bare = i > 0 && p.gap(i-1) == "" && (p.toks[i-1].word == "数" || p.toks[i-1].word == "數" || approximates(p.toks[i-1].word))
	for ; i < len(p.toks) && (n.last < 0 || p.hanziNear(n.last)); i++ {
		t := p.toks[i]
		p.work++
		if !n.take(t) {
			if n.counts > 0 && approximates(t.word) && i+1 < len(p.toks) && p.gap(i) == "" && hanziScale(p.toks[i+1].word) > 0 {
				n.last = i
				continue
			}
			break
		}
		n.last = i
		n.counts++
		if t.num != nil && t.num.part != "" {
			break
		}
	}
	if n.counts == 0 {
		return nil
	}
	return n
}

func isNumeral(w string) bool { return hanziDigit(w) >= 0 || hanziScale(w) > 0 }

func (p *parser) hanziNear(i int) bool {
	g := p.gap(i)
	return g == "" || g == " " || g == "\u00a0"
}

func approximates(w string) bool {
	return w == "多" || w == "余" || w == "餘" || w == "几" || w == "幾"
}

// take adds one token; false where it doesn't go on with the numeral.
func (n *hanziSum) take(t token) bool {
	if t.num != nil {
		if n.digit != nil || n.run != "" {
			return false
		}
		n.digit = t.num.values
		return true
	}
	if d := hanziDigit(t.word); d >= 0 {
		return n.takeDigit(t.word, d)
	}
	s := hanziScale(t.word)
	if s == 0 {
		return false
	}
	return n.takeScale(s)
}

func (n *hanziSum) takeDigit(w string, d float64) bool {
	if n.digit != nil && (n.run == "" || n.section != nil || n.total != nil) {
		if n.digit[0] != 0 {
			return false
		}
	}
	n.digit = []float64{d}
	n.run += w
	return true
}

func (n *hanziSum) takeScale(s float64) bool {
	if len([]rune(n.run)) > 1 && !n.neighbours() && n.section == nil && n.total == nil && !strings.HasPrefix(n.run, "零") {
		return false
	}
	if n.digit == nil && n.section == nil && n.total == nil {
		n.bare = n.bare || s != 10
		n.digit = []float64{1}
	}
	n.approximate()
	n.run = ""
	if s < 1e4 {
		if n.digit == nil {
			if s != 10 {
				return n.raise(s)
			}
			n.digit = []float64{1}
		}
		n.section = plus(n.section, scaledBy(n.digit, s))
		n.digit = nil
		n.lastScale = max(n.lastScale, s)
		return true
	}
	group := plus(n.section, n.digit)
	n.section, n.digit = nil, nil
	if group == nil || s > n.lastScale && n.total != nil {
		n.total = scaledBy(plus(n.total, group), s)
	} else {
		n.total = plus(n.total, scaledBy(group, s))
	}
	n.lastScale = max(n.lastScale, s)
	return true
}

// raise reads 百 or 千 after a closed section as a scale of it: 二十千.
func (n *hanziSum) raise(s float64) bool {
	if n.section == nil {
		return false
	}
	n.section = scaledBy(n.section, s)
	return true
}

// hanziTail reads what follows a Chinese numeral; i is its first token.
func (p *parser) hanziTail(f *found, i int) {
	if j := f.last + 1; j < len(p.toks) && p.gap(f.last) == "" && approximates(p.toks[j].word) {
		f.last = j
	}
	j := f.last + 1
	n := p.toks[i].num
	if j < len(p.toks) && p.hanziNear(f.last) && p.hanziDate(f, j, n) {
		return
	}
	if p.percentTail(f) || p.moneyTail(f, n) || p.unitTail(f) {
		return
	}
	p.timed(f)
	if f.Values[0] == 1 && p.hanziNear(f.last) && p.is(j, string(rune(counter))) {
		f.Weak = true
	}
	if n != nil && !f.Weak {
		f.Weak = p.glued(f.first)
		p.yearOf(f, n)
	}
}

func (p *parser) hanziDate(f *found, j int, n *numeral) bool {
	v := f.Values[0]
	switch w := p.toks[j].word; {
	case w == "世纪" || w == "世紀":
		return p.hanziCentury(f, j)
	case p.is(j, string(rune(eraWord))):
		f.Unit, f.last = "decade", j
	case w == "月" && v >= 1 && v <= 12:
		f.Kind, f.last = Month, j
	case w == "年" && v >= 1000 && v <= 2200:
		f.Kind = Year
	case w == "成":
		f.Values = append(f.Values, v*10)
	case (p.is(j, string(rune(hourWord))) || p.is(j, string(rune(halfPast)))) && v <= 24:
		p.hanziClock(f, j, n)
	default:
		return false
	}
	return true
}

// hanziCentury reads 20世纪80年代 as the decade 1980.
func (p *parser) hanziCentury(f *found, j int) bool {
	if j+1 >= len(p.toks) || !p.hanziNear(j) {
		return false
	}
	n := p.hanziValue(j + 1)
	if n == nil || !p.hanziNear(n.last) || !p.is(n.last+1, string(rune(eraWord))) {
		return false
	}
	f.Values = []float64{(f.Values[0]-1)*100 + n.values()[0]}
	f.Unit, f.last = "decade", n.last+1
	return true
}

// hanziClock reads 4点40分 and 4点半, and 三点五 as a decimal.
func (p *parser) hanziClock(f *found, j int, n *numeral) {
	f.last, f.Kind = j, Clock
	if p.is(j, string(rune(halfPast))) {
		f.Values[0] += 0.30
		return
	}
	if j+1 >= len(p.toks) || p.gap(j) != "" {
		return
	}
	m := p.hanziValue(j + 1)
	if m == nil {
		return
	}
	v := m.values()[0]
	switch {
	case p.is(m.last+1, string(rune(minutes))) && v < 60:
		f.Values[0] += v / 100
		f.last = m.last + 1
	case n == nil && v < 10:
		f.Kind = ""
		f.Values[0] += v / 10
		f.last = m.last
	}
}
