package quantity

import (
	"sort"
	"strings"
	"unicode/utf8"
)

// A row is a run of groups of digits with nothing but spaces, hyphens and
// brackets between them, as telephone numbers are written.
type row struct {
	start, end int
	digits     string
}

// A telephone number has these many digits: the most after ITU-T E.164.
const (
	fewestDigits = 7
	mostDigits   = 15
)

// rows finds the rows of digits that are as long as a telephone number.
func rows(text string) []row {
	var out []row
	var digits []byte
	r := row{}
	for i, c := range text {
		d := digitOf(c)
		switch {
		case d >= 0 && len(digits) == 0:
			r.start = i
		case d < 0 && (len(digits) == 0 || i-r.end < len(") (") && strings.ContainsRune(" \u00a0\u202f-‑–()（）", c)):
			continue
		case d < 0:
			out, digits = closeRow(out, r, digits), digits[:0]
			continue
		}
		digits = append(digits, byte('0'+d))
		r.end = i + utf8.RuneLen(c)
	}
	return closeRow(out, r, digits)
}

func closeRow(out []row, r row, digits []byte) []row {
	if len(digits) < fewestDigits || len(digits) > mostDigits {
		return out
	}
	r.digits = string(digits)
	return append(out, r)
}

// matchRows excuses what stands in a row of digits that the other text has
// with other spaces and hyphens: each language groups a telephone number in
// its own way. Rows whose digits differ are left to the other steps.
func (a *alignment) matchRows(source, target string) {
	mine := rows(source)
	if len(mine) == 0 {
		return
	}
	theirs := map[string][]row{}
	for _, r := range rows(target) {
		theirs[r.digits] = append(theirs[r.digits], r)
	}
	for _, r := range mine {
		list := theirs[r.digits]
		if len(list) == 0 {
			continue
		}
		t := list[0]
		theirs[r.digits] = list[1:]
		if bareRow(a.s, r) && bareRow(a.t, t) {
			excuseRow(a.s, a.mate[0], r)
			excuseRow(a.t, a.mate[1], t)
		}
	}
}

// inRow gives the quantities from the first to before the last that touch a
// row. A list is in the order of its places.
func inRow(list []Quantity, r row) (first, last int) {
	first = sort.Search(len(list), func(i int) bool { return list[i].End > r.start })
	for last = first; last < len(list) && list[last].Start < r.end; {
		last++
	}
	return first, last
}

// bareRow says that a row holds digits only: no unit, no people, nothing that
// goes on beyond it.
func bareRow(list []Quantity, r row) bool {
	first, last := inRow(list, r)
	for _, q := range list[first:last] {
		if q.Kind != Number && q.Kind != Year || q.Unit != "" || q.Counted != "" || q.time != "" || q.Start < r.start || q.End > r.end {
			return false
		}
	}
	return true
}

func excuseRow(list []Quantity, mates []int, r row) {
	first, last := inRow(list, r)
	for i := first; i < last; i++ {
		mates[i] = excused
	}
}
