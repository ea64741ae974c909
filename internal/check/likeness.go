package check

import (
	"math"
	"unicode"
	"unicode/utf8"

	"panj/internal/article"
	"panj/internal/lang"
)

const (
	// spread is the variance of a translation's length for each character of
	// the text: 6.8 in Gale and Church 1993; paragraphs of NTREX-128 give 7.1.
	spread = 6.8
	// What it costs to take one kind for another: a heading for a paragraph where
	// the other text has no headings, where both texts have both kinds, and code
	// or metadata for text.
	otherKind, wrongKind, keptKind = 3.0, 9.0, 12.0
	// joinedKinds is what it costs to join blocks that writers rarely join:
	// headings, cells, items.
	joinedKinds = 3.0
	// What it costs that two texts have no number in common, and that only one
	// of them has any: it may be written in words there.
	otherNumbers, oneSided = 2.5, 1.5
)

// traits are what is compared of a block.
type traits struct {
	length  float64 // code points, as many as English would have
	kind    uint8   // an index into prices
	joins   bool    // of a kind that translators join and cut
	numbers uint64  // a set of its numbers in digits, hashed
}

// likeness prices how improbable it is that blocks translate each other, as a
// negative logarithm.
type likeness struct {
	source, target []traits
	kinds          [8][8]float64
}

func newLikeness(source, target []article.Block, from, to lang.Language) likeness {
	ratio := 1.0
	if b, ok := bandsOf(from, to); ok {
		ratio = b.paragraph.middle
	}
	scale := englishScale(from)
	k := likeness{source: allTraits(source, scale), target: allTraits(target, scale*ratio)}
	shared := kindSet(k.source) & kindSet(k.target)
	for a := range k.kinds {
		for b := range k.kinds[a] {
			k.kinds[a][b] = kindPrice(uint8(a), uint8(b), shared)
		}
	}
	return k
}

// englishScale is how long a text in a language is for one of English.
func englishScale(l lang.Language) float64 {
	if l == lang.Persian {
		l = lang.Dari
	}
	if b, ok := measuredBands(direction{lang.English, l}); ok {
		return b.paragraph.middle
	}
	return 1
}

func allTraits(blocks []article.Block, scale float64) []traits {
	out := make([]traits, len(blocks))
	for i, b := range blocks {
		out[i] = traits{
			length: float64(utf8.RuneCountInString(b.Text)) / scale, kind: kindIndex(b.Kind),
			joins: b.Kind == article.Paragraph || b.Kind == article.Quotation, numbers: numberSet(b.Text),
		}
	}
	return out
}

// The kinds as indices; code and metadata come last.
const kindCode, kindMeta = 6, 7

// kindIndex takes a title for a heading: only one of two texts may have marked it.
func kindIndex(k article.Kind) uint8 {
	switch k {
	case article.Title, article.Heading:
		return 1
	case article.Item:
		return 2
	case article.Quotation:
		return 3
	case article.Cell:
		return 4
	case article.Code:
		return kindCode
	case article.Meta:
		return kindMeta
	}
	return 0
}

// kindSet has a bit for each kind that occurs.
func kindSet(list []traits) uint8 {
	var set uint8
	for _, t := range list {
		set |= 1 << t.kind
	}
	return set
}

func kindPrice(a, b, shared uint8) float64 {
	both := uint8(1)<<a | uint8(1)<<b
	switch {
	case a == b:
		return 0
	case (a >= kindCode) != (b >= kindCode):
		return keptKind
	case shared&both == both:
		return wrongKind
	}
	return otherKind
}

// price of the bead that a move makes of the blocks before i and j.
func (k *likeness) price(i, j int, m move) float64 {
	a, b := bead(k.source[i-m.source:i]), bead(k.target[j-m.target:j])
	if m.source == 0 || m.target == 0 {
		return alone(a.length + b.length)
	}
	price := lengthPrice(a.length, b.length) + numberPrice(a.numbers, b.numbers)
	if m.source+m.target > 2 && !(a.joins && b.joins) {
		price += joinedKinds
	}
	kind := 0.0
	for _, s := range k.source[i-m.source : i] {
		for _, t := range k.target[j-m.target : j] {
			kind = max(kind, k.kinds[s.kind][t.kind])
		}
	}
	return price + kind
}

// bead puts one or two blocks together.
func bead(list []traits) traits {
	sum := traits{joins: true}
	for _, t := range list {
		sum.length += t.length
		sum.joins = sum.joins && t.joins
		sum.numbers |= t.numbers
	}
	return sum
}

// alone is what it costs that a block of a length has no counterpart: more for
// a long one, but bounded. Gale and Church's own price, by length without a
// bound, would let a paragraph that is missing vanish in its neighbour.
func alone(length float64) float64 { return 1 + math.Min(length/150, 4) }

// lengthPrice is the negative logarithm of the chance that a translation
// strays as far from its source's length; both as long as in English.
func lengthPrice(source, target float64) float64 {
	mean := (source + target) / 2
	if mean == 0 {
		return 0
	}
	delta := math.Abs(target-source) / math.Sqrt(spread*mean)
	chance := math.Erfc(delta / math.Sqrt2)
	if chance < 1e-300 { // the logarithm of the tail, where the tail itself is lost
		return delta*delta/2 + math.Log(delta)
	}
	return -math.Log(chance)
}

func numberPrice(a, b uint64) float64 {
	switch {
	case a&b != 0 || a == 0 && b == 0:
		return 0
	case a == 0 || b == 0:
		return oneSided
	}
	return otherNumbers
}

// numberSet hashes the numbers of two digits and more into a set of 64. What
// divides thousands is passed over, so that 1,357 is 1 357 and ۱۳۵۷.
func numberSet(text string) uint64 {
	var set uint64
	value, digits, gap := uint64(0), 0, 0
	flush := func() {
		if digits > 1 {
			set |= 1 << (value * 0x9E3779B97F4A7C15 >> 58)
		}
		value, digits, gap = 0, 0, 0
	}
	for _, r := range text {
		d, _ := lang.FoldRune(r)
		switch {
		case d >= '0' && d <= '9':
			value, digits, gap = value*10+uint64(d-'0'), digits+1, 0
		case digits > 0 && gap == 0 && (d == ',' || d == '.' || unicode.IsSpace(r)):
			gap = 1
		default:
			flush()
		}
	}
	flush()
	return set
}
