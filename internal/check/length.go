package check

import (
	"fmt"
	"math"
	"unicode/utf8"

	"panj/internal/lang"
)

// band is the ratio of a translation's length to its source's, in code points:
// 1st percentile, median and 99th percentile.
type band struct{ low, middle, high float64 }

// bands of one pair of languages: of single sentences, and of paragraphs of
// four, whose ratios scatter half as much.
type bands struct{ sentence, paragraph band }

// direction is from one language into another.
type direction struct{ from, to lang.Language }

// measuredBands of the lengths of 1,997 sentences and 549 paragraphs of
// NTREX-128. Dari stands for Persian, simplified for all Chinese sources.
func measuredBands(d direction) (bands, bool) {
	const en, tg, ru, fa, hans, hant = lang.English, lang.Tajik, lang.Russian, lang.Dari, lang.Hans, lang.Hant
	switch d {
	case direction{en, tg}:
		return bands{band{0.74, 1.10, 1.74}, band{0.87, 1.10, 1.44}}, true
	case direction{en, fa}:
		return bands{band{0.67, 0.98, 1.43}, band{0.77, 0.98, 1.22}}, true
	case direction{en, ru}:
		return bands{band{0.73, 1.10, 1.71}, band{0.89, 1.10, 1.46}}, true
	case direction{en, hans}:
		return bands{band{0.21, 0.34, 0.64}, band{0.26, 0.34, 0.54}}, true
	case direction{en, hant}:
		return bands{band{0.21, 0.34, 0.77}, band{0.26, 0.36, 0.61}}, true
	case direction{tg, en}:
		return bands{band{0.56, 0.90, 1.32}, band{0.69, 0.91, 1.15}}, true
	case direction{fa, en}:
		return bands{band{0.69, 1.02, 1.44}, band{0.82, 1.02, 1.27}}, true
	case direction{ru, en}:
		return bands{band{0.56, 0.90, 1.32}, band{0.68, 0.90, 1.13}}, true
	case direction{hans, en}:
		return bands{band{1.45, 2.94, 4.79}, band{1.83, 2.92, 3.90}}, true
	case direction{ru, tg}:
		return bands{band{0.59, 0.99, 1.56}, band{0.75, 0.99, 1.32}}, true
	case direction{tg, ru}:
		return bands{band{0.61, 1.00, 1.65}, band{0.76, 1.01, 1.34}}, true
	case direction{ru, fa}:
		return bands{band{0.55, 0.88, 1.46}, band{0.70, 0.88, 1.15}}, true
	case direction{fa, tg}:
		return bands{band{0.71, 1.12, 1.70}, band{0.88, 1.12, 1.42}}, true
	case direction{hans, ru}:
		return bands{band{1.61, 3.25, 5.48}, band{2.07, 3.22, 4.50}}, true
	case direction{tg, hans}:
		return bands{band{0.18, 0.30, 0.61}, band{0.22, 0.31, 0.51}}, true
	case direction{hans, fa}:
		return bands{band{1.46, 2.92, 4.86}, band{1.85, 2.87, 3.86}}, true
	}
	return bands{}, false
}

// bandsOf are the bands of any two of panj's languages; a pair that wasn't
// measured is put together through English.
func bandsOf(from, to lang.Language) (bands, bool) {
	if from == lang.Persian {
		from = lang.Dari
	}
	if from == to {
		same := band{0.9, 1, 1.1}
		return bands{same, same}, true
	}
	if b, ok := measuredBands(direction{from, to}); ok {
		return b, true
	}
	if from == lang.Hant {
		b, ok := bandsOf(lang.Hans, to)
		return bands{b.sentence.fromHant(), b.paragraph.fromHant()}, ok
	}
	first, ok1 := measuredBands(direction{from, lang.English})
	second, ok2 := measuredBands(direction{lang.English, to})
	return bands{
		first.sentence.then(second.sentence), first.paragraph.then(second.paragraph),
	}, ok1 && ok2
}

// fromHant is the band for a traditional source where the simplified one's is
// known: from English its median is 0.36 against 0.34, its 99th percentile 0.61 against 0.54.
func (b band) fromHant() band {
	return band{b.low * 0.54 / 0.61, b.middle * 0.34 / 0.36, b.high}
}

// then is the band of one translation after another: medians multiply, and the
// scatters, being independent, add as squares of logarithms.
func (b band) then(c band) band {
	if b.middle == 0 || c.middle == 0 {
		return band{}
	}
	middle := b.middle * c.middle
	low := math.Hypot(math.Log(b.low/b.middle), math.Log(c.low/c.middle))
	high := math.Hypot(math.Log(b.high/b.middle), math.Log(c.high/c.middle))
	return band{middle * math.Exp(-low), middle, middle * math.Exp(high)}
}

// leastLength is how many code points of a source are compared by length:
// shorter ones scatter too much.
func leastLength(from lang.Language) int {
	if chinese(from) {
		return 50
	}
	return 150
}

// length sees a translation that is shorter or longer than 98 of 100 good ones
// of its source's length. It can't see a half-sentence that is lost from a long block.
func length(v *view) []Finding {
	p, l := v.Pair, v.l
	b, ok := bandsOf(l.From, l.To)
	source, target := utf8.RuneCountInString(p.Source), utf8.RuneCountInString(p.Target)
	least := leastLength(l.From)
	if !ok || source < least {
		return nil
	}
	limits := b.sentence
	if source >= 3*least {
		limits = b.paragraph
	}
	ratio := float64(target) / float64(source)
	var word string
	switch {
	case ratio < limits.low:
		word = "short"
	case ratio > limits.high:
		word = "long"
	default:
		return nil
	}
	message := fmt.Sprintf("the translation is %s: %d characters for %d, usual are %.0f to %.0f",
		word, target, source, limits.low*float64(source), limits.high*float64(source))
	f := finding("length", Warning, p.Block, message)
	f.Got = at(p.Block, p.Target, 0, len(p.Target))
	return []Finding{f}
}
