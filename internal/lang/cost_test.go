package lang

import (
	"math"
	"strings"
	"testing"
)

func TestTokensFollowTheLanguage(t *testing.T) {
	for _, c := range []struct {
		l        Language
		text     string
		min, max int
	}{
		{English, "", 0, 0},
		{English, strings.Repeat("abcd efgh ", 90), 190, 210},
		{Tajik, strings.Repeat("аз роҳи нав ", 100), 400, 480},
		{Russian, strings.Repeat("новая дорога ", 100), 340, 400},
		{Hans, strings.Repeat("新路开通", 100), 290, 330},
		{Hans, strings.Repeat("https", 90), 95, 105},   // a link costs the same anywhere
		{English, strings.Repeat("新路", 100), 140, 170}, // and so does a wrong guess
		{"", strings.Repeat("роҳи нав ", 100), 250, 360},
	} {
		if got := c.l.Tokens(c.text); got < c.min || got > c.max {
			t.Errorf("%q, %.12q…: %d tokens, want %d to %d", c.l, c.text, got, c.min, c.max)
		}
	}
}

func TestExpansionIsTheCostOfTheSameText(t *testing.T) {
	for _, c := range []struct {
		from, to Language
		want     float64
	}{{English, Tajik, 1.8}, {English, Hans, 1.2}, {Tajik, English, 1 / 1.8}, {Russian, Dari, 1.55 / 1.4}, {Tajik, Tajik, 1}, {"ky", Tajik, 1}} {
		if got := Expansion(c.from, c.to); math.Abs(got-c.want) > 1e-9 {
			t.Errorf("%s to %s: %v, want %v", c.from, c.to, got, c.want)
		}
	}
}

func TestCorpusCostsWhatTheTableSays(t *testing.T) {
	english := English.Tokens(strings.Join(corpus(t, "en"), "\n"))
	for _, l := range Targets() {
		tokens := l.Tokens(strings.Join(corpus(t, string(l)), "\n"))
		got, want := float64(tokens)/float64(english), Expansion(English, l)
		t.Logf("%-8s %.2f of English, the table says %.2f", l, got, want)
		if math.Abs(got/want-1) > 0.1 {
			t.Errorf("%s: %.2f, want %.2f", l, got, want)
		}
	}
}
