package render

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestFill(t *testing.T) {
	for _, c := range []struct {
		name  string
		in    string
		width int
		want  []string
	}{
		{"empty", "", 10, []string{""}},
		{"fits", "one two", 7, []string{"one two"}},
		{"breaks at spaces", "one two three", 8, []string{"one two", "three"}},
		{"a URL stays whole", "see https://example.org/long/path now", 10, []string{"see", "https://example.org/long/path", "now"}},
		{"line ends stay", "one\n\ntwo", 10, []string{"one", "", "two"}},
		{"a plain space between groups of digits too", "всего 6 400 машин", 9, []string{"всего", "6 400", "машин"}},
		{"but not before other digits", "в 5 40 домов", 4, []string{"в 5", "40", "домов"}},
		{"a number's space holds", "всего 1\u00a0357 км", 9, []string{"всего", "1\u00a0357 км"}},
		{"no dash begins a line", "Погибшие — водители", 10, []string{"Погибшие —", "водители"}},
		{"a row of dashes is broken", "— — — —", 3, []string{"— —", "— —"}},
		{"wide characters are two columns", "塔吉克斯坦和中国", 8, []string{"塔吉克斯", "坦和中国"}},
		{"no full stop begins a line", "边境很长。", 8, []string{"边境很", "长。"}},
		{"no comma begins a line", "三人，两人", 4, []string{"三", "人，", "两人"}},
		{"no bracket begins a line", "公里（约）", 8, []string{"公里", "（约）"}},
		{"no bracket ends a line", "共公里（约数）", 8, []string{"共公里", "（约数）"}},
		{"no quotation mark ends a line", "他们说“好”", 8, []string{"他们说", "“好”"}},
		{"no title mark ends a line", "看了《新闻》", 6, []string{"看了", "《新", "闻》"}},
		{"a number stays with its word", "共有1357公里", 8, []string{"共有", "1357公里"}},
		{"a name in Latin letters stays whole", "公司CASA启动", 8, []string{"公司CASA", "启动"}},
		{"an ellipsis begins no line", "他说完了……", 8, []string{"他说完", "了……"}},
		{"marks stay with the full stop", "边境很长。[1][2]", 14, []string{"边境很", "长。[1][2]"}},
		{"Persian letters are one column", "این سرک بسته است", 8, []string{"این سرک", "بسته است"}},
		{"a joiner has no width", "سرک‌ها بسته", 10, []string{"سرک‌ها بسته"}},
		{"tabs and spaces are one space", "a \t b", 9, []string{"a b"}},
	} {
		if diff := cmp.Diff(c.want, fill(c.in, c.width)); diff != "" {
			t.Errorf("%s: %s", c.name, diff)
		}
	}
}

// A word of a megabyte, as a page's data in an article, must not be copied at
// each of its characters.
func TestFillOfALongWordAllocatesLittle(t *testing.T) {
	word := strings.Repeat("a", 10_000)
	if n := testing.AllocsPerRun(1, func() { fill(word, 80) }); n > 100 {
		t.Errorf("%v allocations", n)
	}
}

func TestShortenSaysThatThereIsMore(t *testing.T) {
	lines := []string{"one two", "three four", "five"}
	if got := shorten(lines, 3, 10, "…"); len(got) != 3 {
		t.Errorf("nothing was to be cut: %q", got)
	}
	if diff := cmp.Diff([]string{"one two", `three f…"`}, shorten(lines, 2, 9, `…"`)); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"one two", `three…"`}, shorten(lines, 2, 8, `…"`)); diff != "" {
		t.Error(diff)
	}
}

func FuzzFill(f *testing.F) {
	f.Add("塔吉克斯坦（约）。[1] one — two", 8)
	f.Add("e\u0301\u200d👩‍👩‍👧 1\u00a0000", 1)
	f.Fuzz(func(t *testing.T, s string, width int) {
		s = Clean(s)
		lines := fill(s, width)
		for _, line := range lines {
			if len(units(line)) > 1 && widthOf(line) > max(width, 0) {
				t.Errorf("%q is wider than %d", line, width)
			}
		}
		joined := strings.Join(lines, "")
		if without(joined) != without(s) {
			t.Errorf("%q became %q", s, joined)
		}
	})
}

func without(s string) string {
	return strings.Map(func(c rune) rune {
		if breaking(c) {
			return -1
		}
		return c
	}, s)
}
