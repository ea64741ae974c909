package quantity

import (
	"strings"
	"testing"

	"panj/internal/lang"
)

// Each was a trap: marks that might join, words that might go on, numbers that
// might be one, asides without an end. Twice the text may cost twice the work,
// which is counted, not timed.
func TestWorkGrowsWithTheText(t *testing.T) {
	const n = 500
	for _, part := range []string{
		"1:", "1,", "1 ", "111 ", "0800 ", "2-", "1.", "1/", "12:30:", "бисту ", "сад ", "一万", "两三", "百", "5 и ", "and ", "$", "killed 5 ", "a", "a ",
		"5 people, ", "5 people (", "five — ", "пять, в том числе ", "پنج تن که ", "سه ", "5人，其中", "被3人", "٬٫5", "hundred ", "6-foot-", "м3", "\xff5",
	} {
		for _, l := range []lang.Language{lang.English, lang.Tajik, lang.Russian, lang.Dari, lang.Hans} {
			_, once := find(strings.Repeat(part, n), l)
			_, twice := find(strings.Repeat(part, 2*n), l)
			if twice > 2*once+once/10+200 {
				t.Errorf("%s %q: %d steps for %d parts, %d for %d", l, part, once, n, twice, 2*n)
			}
			_, once = compare(strings.Repeat(part, n), l, strings.Repeat(part, n)+"7", lang.English)
			_, twice = compare(strings.Repeat(part, 2*n), l, strings.Repeat(part, 2*n)+"7", lang.English)
			if twice > 2*once+once/5+20*candidates {
				t.Errorf("%s %q: %d pairs for %d parts, %d for %d", l, part, once, n, twice, 2*n)
			}
		}
	}
}
