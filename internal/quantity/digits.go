package quantity

import (
	"math"
	"strconv"
	"unicode/utf8"
)

// numeral is a number written in digits.
type numeral struct {
	values []float64
	plain  bool // digits only, no separator
	places int  // digits after the decimal mark in the first reading; 0 without
	length int  // digits
	part   Kind // of a date or clock time written in digits: Month, Year, Clock
}

// digitOf is the value of a decimal digit of panj's scripts, else -1.
func digitOf(r rune) int {
	for _, zero := range [...]rune{'0', '۰', '٠', '０'} {
		if r >= zero && r <= zero+9 {
			return int(r - zero)
		}
	}
	return -1
}

// group is one run of digits, and the mark that stands before it.
type group struct {
	start, end int
	mark       rune // 0 for the first
	digits     []byte
}

// readGroup appends the digits of the run at i to the scratch bytes.
func (s *scanner) readGroup(i int, mark rune) group {
	g := group{start: i, end: i, mark: mark}
	first := len(s.scratch)
	for g.end < len(s.text) {
		d, n := int(s.text[g.end])-'0', 1
		if d < 0 || d > 9 {
			var r rune
			r, n = utf8.DecodeRuneInString(s.text[g.end:])
			if d = digitOf(r); d < 0 {
				break
			}
		}
		s.scratch = append(s.scratch, byte('0'+d))
		g.end += n
	}
	s.work += 1 + len(s.scratch) - first
	g.digits = s.scratch[first:len(s.scratch):len(s.scratch)]
	return g
}

// digits reads a number from its first digit with all its groups, and returns
// its end. It gives several tokens where the marks turn out not to join one
// number.
func (s *scanner) digits(i int) int {
	s.scratch = s.scratch[:0]
	groups := append(s.groups[:0], s.readGroup(i, 0))
	for {
		last := groups[len(groups)-1]
		r, n := utf8.DecodeRuneInString(s.text[last.end:])
		if n == 0 || !joins(r, last, len(groups)) {
			break
		}
		next := s.readGroup(last.end+n, r)
		if len(next.digits) == 0 || isSpace(r) && (len(next.digits) != 3 || mixed(groups)) {
			break
		}
		groups = append(groups, next)
	}
	s.groups = groups
	if s.telephone(groups) {
		groups = groups[:1]
		s.phone = groups[0].end
	}
	s.cut(groups)
	return s.toks[len(s.toks)-1].end
}

// telephone says that groups with spaces are no thousands: a run of digits
// that begins with a zero and is no group of three stands in the same row
// ("0800 555 111", and the same from right to left), or the row has begun so.
func (s *scanner) telephone(groups []group) bool {
	first, last := groups[0], groups[len(groups)-1]
	if s.phone > 0 && s.phone == first.start-1 && s.text[s.phone] == ' ' || len(first.digits) > 1 && first.digits[0] == '0' {
		return len(groups) == 1 || isSpace(groups[1].mark)
	}
	if len(groups) == 1 || !isSpace(groups[1].mark) || last.end+1 >= len(s.text) || s.text[last.end] != ' ' {
		return false
	}
	n := len(s.scratch)
	next := s.readGroup(last.end+1, ' ')
	s.scratch = s.scratch[:n]
	return len(next.digits) > 3 && next.digits[0] == '0'
}

// mixed says that a group before was joined by a mark that is no space.
func mixed(groups []group) bool {
	return len(groups) > 1 && !isSpace(groups[len(groups)-1].mark)
}

// joins says whether a mark after a group can lead on to more of the number.
func joins(r rune, last group, n int) bool {
	switch r {
	case ' ', '\u00a0', '\u202f', '\u2009':
		return n == 1 && len(last.digits) <= 3 && last.digits[0] != '0' || n > 1 && len(last.digits) == 3
	case ',', '.', '٬', '٫', '،', '\'', '’', '，', ':', '：', '/':
		return true
	}
	return false
}

func isSpace(r rune) bool {
	return r == ' ' || r == '\u00a0' || r == '\u202f' || r == '\u2009'
}

// cut makes tokens of groups.
func (s *scanner) cut(groups []group) {
	for len(groups) > 0 {
		if toks := dateTokens(groups); toks != nil {
			s.toks = append(s.toks, toks...)
			return
		}
		tok, n := clockToken(groups)
		if n == 0 {
			n = sameNumber(groups)
			values, places := s.readings(groups[:n])
			num := numeral{values: values, places: places, plain: n == 1, length: len(groups[0].digits)}
			tok = token{kind: digits, start: groups[0].start, end: groups[n-1].end, num: s.keep(num)}
		}
		s.toks = append(s.toks, tok)
		groups = groups[n:]
	}
}

// keep and value allocate many at a time; what they give is never reused.
func (s *scanner) keep(n numeral) *numeral {
	if len(s.numerals) == cap(s.numerals) {
		s.numerals = make([]numeral, 0, min(2*cap(s.numerals)+4, 256))
	}
	s.numerals = append(s.numerals, n)
	return &s.numerals[len(s.numerals)-1]
}

func (s *scanner) value(v float64) []float64 {
	if len(s.values) == cap(s.values) {
		s.values = make([]float64, 0, min(2*cap(s.values)+4, 256))
	}
	s.values = append(s.values, v)
	return s.values[len(s.values)-1 : len(s.values) : len(s.values)]
}

// sameNumber says how many of the groups make one number: thousands by one
// kind of mark in threes, then perhaps one decimal mark.
func sameNumber(groups []group) int {
	n := 1
	for n < len(groups) && thousands(groups, n) {
		n++
	}
	if n < len(groups) && isDecimal(groups[n].mark) && (n == 1 || groups[n].mark != groups[1].mark) {
		// "1.2.3" is a list or a version, not a number with a decimal part.
		if n+1 == len(groups) || !isDecimal(groups[n+1].mark) || groups[n+1].mark != groups[n].mark {
			return n + 1
		}
	}
	return n
}

func thousands(groups []group, n int) bool {
	g := groups[n]
	if len(g.digits) != 3 || len(groups[0].digits) > 3 || g.mark == '٫' || g.mark == ':' || g.mark == '：' || g.mark == '/' {
		return false
	}
	if groups[0].digits[0] == '0' {
		return false
	}
	return n == 1 || g.mark == groups[1].mark
}

func isDecimal(r rune) bool { return r == '.' || r == ',' || r == '٫' || r == '،' || r == '，' }

// readings gives the values of one number: both where a single mark before
// three digits could be either.
func (s *scanner) readings(groups []group) (values []float64, places int) {
	lex := s.lex
	last := groups[len(groups)-1]
	if len(groups) == 1 {
		return s.value(float(last.digits, nil)), 0
	}
	whole := make([]byte, 0, 24)
	for _, g := range groups[:len(groups)-1] {
		whole = append(whole, g.digits...)
	}
	asThousands := thousands(groups, len(groups)-1)
	decimal := float(whole, last.digits)
	if !asThousands && last.mark == lex.thousands && len(last.digits) > 3 {
		return s.value(float(append(whole, last.digits...), nil)), 0 // "15,0000": no decimal comma here
	}
	if !asThousands {
		return s.value(decimal), len(last.digits)
	}
	joined := float(append(whole, last.digits...), nil)
	if len(groups) > 2 || !isDecimal(last.mark) || last.mark == lex.thousands || last.mark == '，' {
		return s.value(joined), 0
	}
	if last.mark == lex.decimal && lex.thousands == ',' && !lex.persian {
		return s.value(decimal), 3
	}
	if last.mark == lex.decimal {
		return []float64{decimal, joined}, 3
	}
	return []float64{joined, decimal}, 0
}

// float reads digits; what no float64 holds becomes the largest.
func float(whole, fraction []byte) float64 {
	if fraction == nil && len(whole) <= 15 { // exact in a float64
		n := 0
		for _, c := range whole {
			n = 10*n + int(c-'0')
		}
		return float64(n)
	}
	b := append([]byte(nil), whole...)
	if fraction != nil {
		b = append(append(b, '.'), fraction...)
	}
	f, err := strconv.ParseFloat(string(b), 64)
	if err != nil || math.IsInf(f, 0) {
		return math.MaxFloat64
	}
	return f
}

// clockToken reads 14:30 and 14:30:15.
func clockToken(groups []group) (token, int) {
	if len(groups) < 2 || groups[1].mark != ':' && groups[1].mark != '：' {
		return token{}, 0
	}
	h, m := float(groups[0].digits, nil), float(groups[1].digits, nil)
	if h > 24 || m > 59 || len(groups[0].digits) > 2 || len(groups[1].digits) != 2 {
		return token{}, 0
	}
	num := &numeral{values: []float64{h + m/100}, part: Clock, places: 2}
	n := 2
	if len(groups) > 2 && groups[2].mark == groups[1].mark && len(groups[2].digits) == 2 {
		n = 3
	}
	return token{kind: digits, start: groups[0].start, end: groups[n-1].end, num: num}, n
}

// dateTokens reads 30.06.2021, 30/6/2021, 2021/06/30 as three numbers.
func dateTokens(groups []group) []token {
	if len(groups) != 3 || groups[1].mark != groups[2].mark || groups[1].mark != '.' && groups[1].mark != '/' {
		return nil
	}
	day, year := 0, 2
	if len(groups[0].digits) == 4 {
		day, year = 2, 0
	}
	if len(groups[year].digits) != 4 || len(groups[day].digits) > 2 || len(groups[1].digits) > 2 {
		return nil
	}
	d, m, y := float(groups[day].digits, nil), float(groups[1].digits, nil), float(groups[year].digits, nil)
	if d < 1 || d > 31 || m < 1 || m > 31 || d > 12 && m > 12 {
		return nil
	}
	toks := make([]token, 3)
	for i, g := range groups {
		toks[i] = token{kind: digits, start: g.start, end: g.end}
	}
	days, months := []float64{d}, []float64{m}
	if m > 12 {
		days, months = months, days
	} else if d <= 12 && groups[1].mark == '/' {
		days, months = []float64{d, m}, []float64{m, d}
	}
	toks[day].num = &numeral{values: days, length: 2, part: Number}
	toks[1].num = &numeral{values: months, length: 2, part: Month}
	toks[year].num = &numeral{values: []float64{y}, length: 4, part: Year}
	return toks
}
