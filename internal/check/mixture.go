package check

import (
	"fmt"
	"unicode"
	"unicode/utf8"

	"panj/internal/lang"
)

const (
	// wrongForms is the share of a block's Chinese characters from which those of
	// the other written form are too many, and leastForms how many there must be.
	wrongForms = 0.025
	leastForms = 2
)

// mixture sees a Chinese block with characters of the other written form, 国 in
// a traditional text, 國 in a simplified one: one in forty. Good texts have
// some, in names and quotations. It can't see a Taiwanese word in mainland characters.
func mixture(v *view) []Finding {
	if !chinese(v.l.To) {
		return nil
	}
	wrong, all, first, last := 0, 0, 0, 0
	for i, r := range v.Target {
		if !unicode.Is(unicode.Han, r) {
			continue
		}
		all++
		end := i + utf8.RuneLen(r)
		if otherForm(v.Target[i:end], v.l.To) {
			if wrong == 0 {
				first, last = i, end
			}
			wrong++
		}
	}
	if wrong < leastForms || float64(wrong) < wrongForms*float64(all) {
		return nil
	}
	message := fmt.Sprintf("%d of %d characters are of the other written form of Chinese, %s among them",
		wrong, all, named(v.Target[first:last]))
	f := finding("script", Warning, v.Block, message)
	f.Got = at(v.Block, v.Target, first, last)
	return []Finding{f}
}

// otherForm says whether only the other written form has a character. Detection
// takes a character that both have for simplified, and one of each for simplified.
func otherForm(character string, want lang.Language) bool {
	if want == lang.Hans {
		return lang.Detect(character).Script == lang.HantForm
	}
	return lang.Detect("國"+character).Script == lang.HansForm
}
