package lang

import "math"

// charsPerToken is English news on o200k, code points a token.
const charsPerToken = 4.5

// Tokens estimates what a text in the language costs a model, in tokens of
// OpenAI's o200k; other vocabularies cost more for Tajik and Dari (cl100k
// nearly twice as much). Latin letters and Chinese characters are counted as
// such whatever the language, so that a page of links or a wrong guess does
// not break a budget.
func (l Language) Tokens(text string) int {
	own, foreign := charsPerToken, charsPerToken/1.6
	if e := l.entry(); e != nil && e.script != Latn {
		own, foreign = e.perToken(), e.perToken()
	}
	han := Hans.entry().perToken()
	tokens := 0.0
	for _, r := range text {
		switch {
		case r|0x20 >= 'a' && r|0x20 <= 'z':
			tokens += 1 / charsPerToken
		case r < 0x80:
			tokens += 1 / own
		case eastAsian(r):
			tokens += 1 / han
		default:
			tokens += 1 / foreign
		}
	}
	return int(math.Ceil(tokens - 1e-6))
}

func eastAsian(r rune) bool {
	return r >= 0x2E80 && r < 0xA000 || r >= 0xF900 && r < 0xFB00 || r >= 0xFF00 && r < 0xFFF0
}

// perToken is how many code points of the language's news make a token.
func (e *entry) perToken() float64 { return charsPerToken * e.length / e.cost }

// Expansion estimates the tokens of a translation for each token of its
// source, 1 where a language is unknown.
func Expansion(from, to Language) float64 {
	f, t := from.entry(), to.entry()
	if f == nil || t == nil {
		return 1
	}
	return t.cost / f.cost
}
