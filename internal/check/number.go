package check

import (
	"fmt"
	"math"

	"panj/internal/quantity"
)

// number sees a quantity of the source that the translation changes, drops or
// adds. Changed is an error where it can't well be style: from 13 on, with
// decimals, percent or a currency, and at any size where it counts dead,
// injured, detained, missing or displaced people. Small numbers, ordinals, and
// what is missing or added are warnings: good human translations leave numbers
// out (of 24 such alarms from English to Tajik in NTREX-128, read one by one,
// 18 were real omissions). It can't see a number given to another thing, if
// neither counts people.
func number(v *view) []Finding {
	p, l := v.Pair, v.l
	var out []Finding
	for _, c := range quantity.Compare(withoutMarks(p.Source), l.From, withoutMarks(p.Target), l.To) {
		f := finding("number", numberSeverity(c), p.Block, numberMessage(c))
		f.Source = quantityPlace(p.Block, p.Source, c.Source)
		f.Got = quantityPlace(p.Block, p.Target, c.Target)
		out = append(out, f)
	}
	return out
}

// withoutMarks blanks addresses and footnote marks, whose digits are no
// quantities and which link looks after; all else keeps its place.
func withoutMarks(text string) string {
	marks := append(addresses(text), footnotes(text)...)
	if len(marks) == 0 {
		return text
	}
	blank := []byte(text)
	for _, m := range marks {
		for i := m.start; i < m.end; i++ {
			blank[i] = ' '
		}
	}
	return string(blank)
}

func quantityPlace(block, text string, q *quantity.Quantity) *Place {
	if q == nil || q.Start < 0 || q.End > len(text) || q.Start > q.End {
		return nil
	}
	return at(block, text, q.Start, q.End)
}

// smallNumber is the least value that is not often written otherwise (a dozen,
// a pair, twelve months).
const smallNumber = 13

func numberSeverity(c quantity.Change) Severity {
	if c.Kind != quantity.Changed || c.Source == nil || c.Target == nil {
		return Warning
	}
	if c.Source.Counted != "" || c.Target.Counted != "" {
		return Error
	}
	if c.Source.Kind == quantity.Ordinal || c.Target.Kind == quantity.Ordinal {
		return Warning
	}
	if weighty(*c.Source) && !strayWord(*c.Source, *c.Target) {
		return Error
	}
	return Warning
}

// strayWord says whether digits stand beside a small number in words: rather
// two numbers that don't belong together, one lost and one made of an idiom
// (60 beside 两), than one that was changed.
func strayWord(source, target quantity.Quantity) bool {
	return !source.Word && target.Word && !weighty(target)
}

func weighty(q quantity.Quantity) bool {
	switch q.Kind {
	case quantity.Percent, quantity.Money:
		return true
	case quantity.Month, quantity.Clock:
		return false
	}
	for _, v := range q.Values {
		if math.Abs(v) >= smallNumber || v != math.Trunc(v) {
			return true
		}
	}
	return false
}

func numberMessage(c quantity.Change) string {
	switch {
	case c.Target == nil && c.Source != nil:
		return counted(c.Source, c.Target) + " is missing in the translation"
	case c.Source == nil && c.Target != nil:
		return counted(c.Target, nil) + " is not in the source"
	case c.Source != nil:
		return fmt.Sprintf("%s is %s in the translation", counted(c.Source, c.Target), counted(c.Target, c.Source))
	}
	return "a number differs"
}

// counted is the quantity's text, with what it counts where the other side counts something else.
func counted(q, other *quantity.Quantity) string {
	text := cut(q.Text)
	if q.Counted != "" && (other == nil || other.Counted != q.Counted) {
		return text + " " + q.Counted
	}
	return text
}
