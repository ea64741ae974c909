package summarize

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"panj/internal/quantity"
)

// figures lists numbers with what stands around them: those of people who
// suffered before those with a unit, these before bare ones, and numbers in
// words last. A figure that is given again is listed once.
func (x *extraction) figures(list []found) []Figure {
	var all []candidate[Figure]
	seen := map[string]bool{}
	for _, f := range list {
		text := x.article.Blocks[f.block].Text
		for _, q := range f.numbers {
			p := x.around(f.block, q.Start)
			key := fmt.Sprint(q.Values, q.Unit, q.Kind == quantity.Percent, q.Counted)
			if p == nil || !isFigure(q) || seen[key] {
				continue
			}
			seen[key] = true
			item := func() Figure {
				value, unit := x.valueAndUnit(text, q)
				return Figure{Value: value, Unit: unit, What: clause(text, p, q, f.numbers), Evidence: x.evidence(p, p)}
			}
			all = append(all, candidate[Figure]{item, figureClass(q), p.score, len(all)})
		}
	}
	return choose(all, x.longList())
}

func isFigure(q quantity.Quantity) bool {
	switch q.Kind {
	case quantity.Ordinal, quantity.Year, quantity.Month, quantity.Clock:
		return false
	}
	return !q.Weak
}

func figureClass(q quantity.Quantity) int {
	switch {
	case q.Counted != "":
		return 0
	case q.Kind != quantity.Number:
		return 1
	case !q.Word:
		return 2
	}
	return 3
}

// valueAndUnit divides a quantity's words: "4,6 миллиард" and "сомонӣ", 14亿 and
// 美元. A sign of money before the number is its unit. Where no part of the words
// has the value alone, as in 六成, they are the value.
func (x *extraction) valueAndUnit(text string, q quantity.Quantity) (value, unit string) {
	before, size := utf8.DecodeLastRuneInString(text[:q.Start])
	if unicode.Is(unicode.Sc, before) {
		return q.Text, text[q.Start-size : q.Start]
	}
	for i := len(q.Text) - 1; i > 0; i-- {
		head := strings.TrimRightFunc(q.Text[:i], unicode.IsSpace)
		if !utf8.RuneStart(q.Text[i]) || head == "" {
			continue
		}
		alone := quantity.Find(head, x.article.Language)
		if len(alone) == 1 && alone[0].Text == head && alone[0].Kind == quantity.Number && slices.Equal(alone[0].Values, q.Values) {
			return head, strings.TrimSpace(q.Text[len(head):])
		}
	}
	return q.Text, ""
}
