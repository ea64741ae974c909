package check

import (
	"math"
	"unicode/utf8"
)

const (
	// droppedLength is how long, in English characters, a sentence must be to be
	// missed, and mostParts how many sentences a block may have: the work is
	// their product.
	droppedLength, mostParts = 30, 40
	// droppedGain is by how much the lengths must fit better without a sentence,
	// as a negative logarithm of probability.
	droppedGain = 3.0
	// droppedGainChinese is that for a Chinese source, whose sentences translators
	// join more often.
	droppedGainChinese = 4.5
)

// dropped is the index of the source's sentence that has no counterpart, -1
// where all can have one. It compares the best alignment (Gale and Church 1993)
// of all sentences with the best one that leaves one out.
func dropped(source, target []sentence, l Languages) int {
	if len(source) < 2 || len(target) == 0 || len(source) > mostParts || len(target) > mostParts {
		return -1
	}
	b, ok := bandsOf(l.From, l.To)
	if !ok {
		return -1
	}
	scale := englishScale(l.From)
	a := partsFor(source, scale)
	z := partsFor(target, scale*b.paragraph.middle)
	whole, without, which := alignParts(a, z)
	gain := droppedGain
	if chinese(l.From) {
		gain = droppedGainChinese
	}
	if which < 0 || a[which].length < droppedLength || whole-without < gain {
		return -1
	}
	return which
}

// part is what is compared of a sentence.
type part struct {
	length  float64
	numbers uint64
}

func partsFor(list []sentence, scale float64) []part {
	out := make([]part, len(list))
	for i, s := range list {
		out[i] = part{float64(utf8.RuneCountInString(s.text)) / scale, numberSet(s.text)}
	}
	return out
}

// partMoves are how sentences stand beside each other within a block, with
// prices for how often translators join and split (Gale and Church: 2–1 and 1–2
// are 8.9 % together).
func partMoves() [6]move {
	return [...]move{{1, 1, 0.1}, {2, 1, 3}, {1, 2, 3}, {2, 2, 4}, {3, 1, 6}, {1, 3, 6}}
}

// fits is the cheapest way to a place in the table: of all sentences, and of
// all but one.
type fits struct {
	all, but float64
	missing  int
}

// alignParts prices the best alignment of all sentences and the best one that
// leaves one of the source's out, and says which.
func alignParts(a, z []part) (all, but float64, missing int) {
	width := len(z) + 1
	t := make([]fits, (len(a)+1)*width)
	for i := range t {
		t[i] = fits{math.Inf(1), math.Inf(1), -1}
	}
	t[0].all = 0
	for i := 0; i <= len(a); i++ {
		for j := 0; j <= len(z); j++ {
			here := &t[i*width+j]
			for _, m := range partMoves() {
				if m.source > i || m.target > j {
					continue
				}
				before := t[(i-m.source)*width+j-m.target]
				price := m.price + partPrice(a[i-m.source:i], z[j-m.target:j])
				here.all = min(here.all, before.all+price)
				if c := before.but + price; c < here.but {
					here.but, here.missing = c, before.missing
				}
			}
			if i > 0 && t[(i-1)*width+j].all < here.but {
				here.but, here.missing = t[(i-1)*width+j].all, i-1
			}
		}
	}
	last := t[len(t)-1]
	return last.all, last.but, last.missing
}

func partPrice(a, z []part) float64 {
	x, y := put(a), put(z)
	return lengthPrice(x.length, y.length) + numberPrice(x.numbers, y.numbers)
}

func put(list []part) part {
	var s part
	for _, p := range list {
		s.length += p.length
		s.numbers |= p.numbers
	}
	return s
}
