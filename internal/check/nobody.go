package check

import (
	"strings"

	"panj/internal/article"
	"panj/internal/lang"
	"panj/internal/quantity"
)

// none says whether a number says that there was nobody or nothing. Such a
// number stands in no source that puts it in words.
func none(q quantity.Quantity) bool {
	return len(q.Values) == 1 && q.Values[0] == 0
}

// denials are words by which a source says that there was nobody or nothing.
// That the denial is about the same thing is not seen.
var denials = map[lang.Language][]string{
	lang.English: {"no one", "nobody", "none", "no casualties", "no deaths", "no injuries", "without casualties", "not a single", "were no "},
	lang.Tajik:   {"касе ", "ҳеҷ кас", "ягон кас", "талафот надо", "бе талафот", "ҳеҷ "},
	lang.Russian: {"никто", "никого", "нет ", "без жертв", "без пострадавших", "не было", "обошлось без", "ни один", "ни одного"},
	lang.Dari:    {"کسی", "هیچ", "تلفاتی", "بدون تلفات"},
	lang.Persian: {"کسی", "هیچ", "تلفاتی", "بدون تلفات"},
	lang.Hans:    {"没有", "无人", "未造成", "无一人", "零"},
	lang.Hant:    {"沒有", "無人", "未造成", "無一人", "零"},
}

// denies says whether one of the blocks says that there was nobody or nothing.
func (s *summary) denies(blocks []article.Block) bool {
	for _, b := range blocks {
		text := strings.ToLower(b.Text)
		for _, d := range denials[s.l.From] {
			if strings.Contains(text, d) {
				return true
			}
		}
	}
	return false
}
