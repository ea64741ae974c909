package check

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"panj/internal/article"
	"panj/internal/quantity"
)

// figures sees numbers of a statement that the blocks it cites don't hold, in
// whatever language, words or scale. Where it cites no block of the article,
// all blocks count. A wrong number of dead, injured, detained, missing or
// displaced people is an error, and so is theirs given to another of these;
// every other number is a warning. What is the sum or the difference of two
// numbers there is computed, a warning of its own. It can't see a right number
// given to a wrong thing that isn't people. Days and months of the dates are
// left to dates.
func (s *summary) figures(st Statement, dates []toldDate) {
	where := s.cited(st)
	list := quantity.Find(withoutMarks(st.Text), s.l.To)
	for i, q := range list {
		if q.Counted == "" {
			q.Counted = countedBy(st.Path)
			if single(q) && !s.counts(where, q.Counted) {
				continue // a miner died: nobody writes one
			}
		}
		if idiom(q) || s.ofToldDate(q, dates) || s.holds(where, q) || beforeYear(list, i) && s.holdsDay(where, q) || none(q) && s.denies(where) {
			continue
		}
		if s.once(st, "figure\x00"+q.Counted+fmt.Sprint(q.Values)) {
			s.figure(st, q, where)
		}
	}
}

func single(q quantity.Quantity) bool {
	return q.Counted != "" && len(q.Values) > 0 && q.Values[0] == 1
}

// counts says whether a block has a number of these people.
func (s *summary) counts(blocks []article.Block, who string) bool {
	for _, b := range blocks {
		for _, c := range s.quantities(b) {
			if c.Counted == who {
				return true
			}
		}
	}
	return false
}

// idiom says whether a number in words is too often no figure at all: one,
// hundreds of, both, first. Of statements made of good translations, NTREX-128,
// 20 in 1,000 had such a one that the source hadn't.
func idiom(q quantity.Quantity) bool {
	return q.Word && (q.Weak || q.Kind == quantity.Ordinal)
}

// ofToldDate says whether a quantity is the day or the month of one of a
// statement's dates, or a year that was judged with it or is that of publication.
func (s *summary) ofToldDate(q quantity.Quantity, dates []toldDate) bool {
	for _, d := range dates {
		if inDate(q, d.Date) {
			return q.Kind != quantity.Year || d.settled || int(q.Values[0]) == s.day.Year()
		}
	}
	return false
}

func inDate(q quantity.Quantity, d quantity.Date) bool { return d.Start <= q.Start && q.End <= d.End }

// beforeYear says that a year follows a number within a word: it is the day of a
// month that the lexer doesn't know.
func beforeYear(list []quantity.Quantity, i int) bool {
	const word = 30 // bytes
	return i+1 < len(list) && list[i+1].Kind == quantity.Year && list[i+1].Start-list[i].End <= word
}

func (s *summary) holdsDay(blocks []article.Block, q quantity.Quantity) bool {
	return slices.ContainsFunc(blocks, func(b article.Block) bool {
		return slices.ContainsFunc(s.quantities(b), func(c quantity.Quantity) bool { return s.ofDate(c, b) && meets(q, c) })
	})
}

// ofDate says whether a quantity is a day of a month in its block. Solar dates
// are left out: a statement may have their months in a spelling of its own.
func (s *summary) ofDate(q quantity.Quantity, b article.Block) bool {
	return q.Kind != quantity.Year && slices.ContainsFunc(s.datesOf(b), func(d quantity.Date) bool { return d.HasDay() && !d.Solar && inDate(q, d) })
}

// countedBy is whom the counts of an event count.
func countedBy(path string) string {
	switch {
	case strings.HasSuffix(path, ".killed"):
		return quantity.Dead
	case strings.HasSuffix(path, ".injured"):
		return quantity.Injured
	}
	return ""
}

// cited are the blocks that a statement's evidence names, all of them where it names none.
func (s *summary) cited(st Statement) []article.Block {
	var out []article.Block
	seen := make(map[string]bool)
	for _, e := range st.Evidence {
		if b, ok := s.byID[e.Block]; ok && !seen[b.ID] {
			seen[b.ID] = true
			out = append(out, b)
		}
	}
	if len(out) == 0 {
		return s.blocks
	}
	return out
}

func (s *summary) quantities(b article.Block) []quantity.Quantity {
	list, ok := s.numbers[b.ID]
	if !ok {
		list = quantity.Find(withoutMarks(b.Text), s.l.From)
		s.numbers[b.ID] = list
	}
	return list
}

// holds says whether a block has the quantity, counting the same people or
// none. The 8 of 8 August is no number of anything.
func (s *summary) holds(blocks []article.Block, q quantity.Quantity) bool {
	for _, b := range blocks {
		for _, c := range s.quantities(b) {
			if meets(q, c) && !otherPeople(q, c) && !(q.Kind == quantity.Number && s.ofDate(c, b)) {
				return true
			}
		}
	}
	return false
}

// meets compares the values alone.
func meets(a, b quantity.Quantity) bool {
	a.Counted, b.Counted = "", ""
	return quantity.Meets(a, b)
}

func otherPeople(a, b quantity.Quantity) bool {
	return a.Counted != "" && b.Counted != "" && a.Counted != b.Counted
}

// figure reports a quantity that the blocks don't hold, by the best account of it.
func (s *summary) figure(st Statement, q quantity.Quantity, where []article.Block) {
	if b, c, ok := s.ofOthers(q, where); ok {
		f := s.report("figure", Error, st, fmt.Sprintf("%s %s: the source counts %s %s",
			cut(q.Text), q.Counted, cut(c.Text), c.Counted))
		f.Block, f.Source = b.ID, quantityPlace(b.ID, b.Text, &c)
		return
	}
	if b, c, ok := s.roundedDown(st, q, where); ok {
		f := s.report("figure", Warning, st, fmt.Sprintf("%s %s: the source counts %s, and the summary says that there are more",
			figureName(q), q.Counted, figureName(c)))
		f.Block, f.Source = b.ID, quantityPlace(b.ID, b.Text, &c)
		return
	}
	if b, sum, ok := s.computed(q, where); ok {
		f := s.report("computed", Warning, st, fmt.Sprintf("%s (%s) is not stated in the article", figureName(q), sum.String()))
		f.Block, f.Source = b.ID, quantityPlace(b.ID, b.Text, &sum.a)
		return
	}
	if b, ok := s.elsewhere(q, where); ok {
		f := s.report("figure", Warning, st, fmt.Sprintf("%s is not in the cited blocks, but in %s", figureName(q), b.ID))
		f.Block = b.ID
		return
	}
	severity := Warning
	if q.Counted != "" && !none(q) {
		severity = Error
	} else if hanNumeral(q) {
		return
	}
	s.report("figure", severity, st, strings.TrimSpace(figureName(q)+" "+q.Counted)+" is not in the article")
}

// hanNumeral says whether a quantity is a single Chinese numeral, which stands
// in weekdays and in many words that count nothing (一些, 四川).
func hanNumeral(q quantity.Quantity) bool {
	r, size := utf8.DecodeRuneInString(q.Text)
	return q.Word && han(r) && size == len(q.Text)
}

func figureName(q quantity.Quantity) string {
	if q.Word {
		return named(q.Text)
	}
	return cut(q.Text)
}

// ofOthers finds the quantity where it counts other people.
func (s *summary) ofOthers(q quantity.Quantity, blocks []article.Block) (article.Block, quantity.Quantity, bool) {
	for _, b := range blocks {
		for _, c := range s.quantities(b) {
			if meets(q, c) && otherPeople(q, c) {
				return b, c, true
			}
		}
	}
	return article.Block{}, quantity.Quantity{}, false
}

func (s *summary) elsewhere(q quantity.Quantity, but []article.Block) (article.Block, bool) {
	if len(but) == len(s.blocks) {
		return article.Block{}, false
	}
	for _, b := range s.blocks {
		if s.holds([]article.Block{b}, q) {
			return b, true
		}
	}
	return article.Block{}, false
}

// sum is a number made of two others.
type sum struct {
	a, b quantity.Quantity
	sign string
}

func (s sum) String() string {
	return decimal(s.a.Values[0]) + " " + s.sign + " " + decimal(s.b.Values[0])
}

func decimal(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }

// computedFrom is how many numbers of the evidence are tried against each other.
const computedFrom = 100

// computed finds two quantities of the blocks whose sum or difference is the quantity.
func (s *summary) computed(q quantity.Quantity, blocks []article.Block) (article.Block, sum, bool) {
	type placed struct {
		quantity.Quantity
		block article.Block
	}
	var list []placed
	for _, b := range blocks {
		for _, c := range s.quantities(b) {
			if len(list) < computedFrom && !c.Weak && len(c.Values) > 0 && !s.ofDate(c, b) {
				list = append(list, placed{c, b})
			}
		}
	}
	for _, a := range list {
		for _, b := range list {
			if a.block.ID == b.block.ID && a.Start == b.Start {
				continue
			}
			if sign := makes(q, a.Quantity, b.Quantity); sign != "" {
				return a.block, sum{a.Quantity, b.Quantity, sign}, true
			}
		}
	}
	return article.Block{}, sum{}, false
}

// makes returns the sign by which two quantities make a third, "" if none does.
// Years are only subtracted; clock times, months and ordinals make nothing.
func makes(q, a, b quantity.Quantity) string {
	if !countable(q.Kind) || a.Kind != b.Kind || a.Unit != b.Unit || len(q.Values) == 0 {
		return ""
	}
	years := a.Kind == quantity.Year
	if !years && !(countable(a.Kind) && (a.Unit == q.Unit || q.Unit == "")) {
		return ""
	}
	v, x, y := q.Values[0], a.Values[0], b.Values[0]
	switch {
	case same(v, x-y) && v > 0 && subtracts(q, a, b):
		return "−"
	case same(v, x+y) && !years && adds(q, a, b):
		return "+"
	}
	return ""
}

// subtracts says whether a number of people can be what some of them leave of all.
func subtracts(q, a, b quantity.Quantity) bool {
	return !otherPeople(a, b) && (q.Counted == "" || q.Counted == a.Counted)
}

// adds says whether a number of people can be those of two groups, dead and injured for one.
func adds(q, a, b quantity.Quantity) bool {
	return q.Counted == "" || a.Counted != "" && b.Counted != ""
}

func countable(k quantity.Kind) bool {
	return k == quantity.Number || k == quantity.Percent || k == quantity.Money || k == quantity.Measure
}

func same(a, b float64) bool { return math.Abs(a-b) <= 1e-9*math.Max(math.Abs(a), 1) }
