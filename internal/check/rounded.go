package check

import (
	"slices"
	"strings"
	"sync"

	"panj/internal/article"
	"panj/internal/quantity"
)

// roundedDown finds, for a number of people that a statement has as a lower
// bound ("more than 20 dead"), the greater one of the same people that it stands
// for: up to half as much again, since who has 90 says no "more than 20".
func (s *summary) roundedDown(st Statement, q quantity.Quantity, blocks []article.Block) (article.Block, quantity.Quantity, bool) {
	if q.Counted == "" || !s.lowerBound(withoutMarks(st.Text), q) {
		return article.Block{}, quantity.Quantity{}, false
	}
	least := q.Values[0]
	for _, b := range blocks {
		for _, c := range s.quantities(b) {
			if c.Counted == q.Counted && c.Values[0] > least && c.Values[0] <= 1.5*least {
				return b, c, true
			}
		}
	}
	return article.Block{}, quantity.Quantity{}, false
}

// lowerBound says whether the words before a quantity, or in it, say that there
// is more of what it counts. The counts of events have no words of their own.
func (s *summary) lowerBound(text string, q quantity.Quantity) bool {
	if q.End > len(text) || text[q.Start:q.End] != q.Text {
		return false
	}
	if chinese(s.l.To) && (strings.ContainsAny(q.Text, "多余餘") || startsWithAny(text[q.End:], "多", "余", "餘")) {
		return true
	}
	before := phraseKey(text[:q.Start], s.l.To)
	return slices.ContainsFunc(lowerBounds()[s.l.To].list, func(w string) bool { return strings.HasSuffix(before, w) })
}

func startsWithAny(text string, words ...string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return strings.HasPrefix(strings.TrimSpace(text), w) })
}

// lowerBounds are the words that stand before a number which there is more of.
var lowerBounds = sync.OnceValue(func() lists {
	return newLists(inSix(
		"more_than over above upwards_of at_least no_fewer_than not_fewer_than no_less_than",
		"зиёда_аз беш_аз бештар_аз зиёдтар_аз камаш на_камтар_аз ҳадди_ақал ҳадди_ақалл ақаллан",
		"более больше более_чем больше_чем свыше не_менее не_меньше как_минимум минимум по_меньшей_мере по_крайней_мере",
		"بیش_از بیشتر_از اضافه_از زیاده_از دست‌کم دست_کم حداقل کم_از_کم نه_کمتر_از",
		"超过 超 逾 多于 至少 不少于 不下", "超過 超 逾 多於 至少 不少於 不下",
	))
})
