package check

import (
	"fmt"
	"unicode"

	"panj/internal/lang"
)

// scriptLetters is how many letters a block must have for its script's share to
// be judged: about four sentences of news were measured, and one name in Latin
// letters outweighs a short one.
const scriptLetters = 80

// script sees a block of which too few letters are in the target's script. The
// shares lie just below the 1st percentile of paragraphs of NTREX-128 (a
// Chinese character counts as one letter, as there). Left out are capitalised
// words of another script and what stands between brackets, names and
// originals that good translators keep; with them, 6 good paragraphs in 1,000
// were below, without them none. It can't tell Tajik from Russian, nor
// Dari from Urdu: language does.
func script(v *view) []Finding {
	p, l := v.Pair, v.l
	want, in, ok := expected(l.To)
	if !ok {
		return nil
	}
	share, letters := shareOf(v.targetWords(), in)
	if letters < scriptLetters || share >= want {
		return nil
	}
	message := fmt.Sprintf("%.0f %% of the letters are in %s script, at least %.0f %% are expected",
		100*share, scriptName(l.To), 100*want)
	f := finding("script", Error, p.Block, message)
	f.Got = at(p.Block, p.Target, 0, len(p.Target))
	return []Finding{f}
}

// shareOf is the share of the letters that are in a script, of those that count.
func shareOf(list []word, in func(rune) bool) (share float64, letters int) {
	good := 0
	for _, w := range list {
		switch {
		case in(w.runes[0]):
			good += len(w.runes)
		case w.bracketed || w.address || w.capital():
			continue
		}
		letters += len(w.runes)
	}
	if letters == 0 {
		return 1, 0
	}
	return float64(good) / float64(letters), letters
}

// expected is the least share of letters in a language's script, and which they are.
func expected(l lang.Language) (share float64, in func(rune) bool, ok bool) {
	switch l {
	case lang.Tajik:
		return 0.85, cyrillic, true
	case lang.Russian:
		return 0.82, cyrillic, true
	case lang.Dari:
		return 0.90, arabic, true
	case lang.Hans, lang.Hant:
		return 0.50, han, true
	case lang.English:
		return 0.90, latin, true
	}
	return 0, nil, false
}

func scriptName(l lang.Language) string {
	switch l {
	case lang.Tajik, lang.Russian:
		return "Cyrillic"
	case lang.Dari, lang.Persian:
		return "Arabic"
	case lang.Hans, lang.Hant:
		return "Chinese"
	}
	return "Latin"
}

func latin(r rune) bool {
	// U+2C69 and U+2C6A stand for қ in Tajik texts: 168 times in NTREX-128.
	return unicode.Is(unicode.Latin, r) && r != 'ⱪ' && r != 'Ⱪ'
}

func cyrillic(r rune) bool { return unicode.Is(unicode.Cyrillic, r) || r == 'ⱪ' || r == 'Ⱪ' }

func han(r rune) bool { return unicode.Is(unicode.Han, r) }
