package lang

import (
	"math"
	"math/bits"
	"strings"
	"sync"
	"unicode"
)

// codes are the tables by which a text is counted and judged, built when a
// text is first looked at (0.2 ms) and never changed.
type codes struct {
	ascii    [128]byte
	cyrillic [256]byte
	arabic   [256]byte
	han      []byte // from U+4E00: 0 either form, 1 only Hans, 2 only Hant
	words    [alphabets]wordTable
	ends     [alphabets]wordTable
	rows     [alphabets][]row
}

// row is a profile made ready: the logarithm of each letter's share.
type row struct {
	*profile
	bit  int // the profile's place in wordTable's masks
	logs [256]float32
}

var tables = sync.OnceValue(buildCodes)

func buildCodes() *codes {
	c := &codes{}
	for b := range c.ascii {
		if unicode.IsLetter(rune(b)) {
			c.ascii[b] = byte(unicode.ToLower(rune(b)))
		}
	}
	for low := range c.cyrillic {
		c.cyrillic[low] = blockCode(0x400 + rune(low))
		c.arabic[low] = blockCode(0x600 + rune(low))
	}
	c.han = make([]byte, 0x9FFF-0x4E00+1)
	for _, r := range hansOnly {
		c.han[r-0x4E00] = 1
	}
	for _, r := range hantOnly {
		c.han[r-0x4E00] = 2
	}
	for alphabet, profiles := range [alphabets][]profile{latinProfiles, cyrillicProfiles, arabicProfiles} {
		for i := range profiles {
			c.add(alphabet, i, &profiles[i])
		}
	}
	return c
}

// blockCode is the code of a rune of the Cyrillic or Arabic block.
func blockCode(r rune) byte {
	switch {
	case r == 0x640 || unicode.Is(unicode.Mn, r):
		return noCode
	case !unicode.IsLetter(r):
		return noLetter
	}
	return byte(unicode.ToLower(r))
}

func (c *codes) code(alphabet int, r rune) byte {
	switch alphabet {
	case cyrillic:
		return c.cyrillic[byte(r)]
	case arabic:
		return c.arabic[byte(r)]
	}
	if r == 'ʻ' {
		return codeTurn
	}
	return latinCode(r)
}

// add makes a profile ready, and its variants: what the same language looks
// like in a poor typing.
func (c *codes) add(alphabet, place int, p *profile) {
	shares := map[rune]float64{}
	for _, f := range strings.Fields(p.letters) {
		r, n := splitShare(f)
		shares[r] += n
	}
	c.rows[alphabet] = append(c.rows[alphabet], c.newRow(alphabet, place, p, shares))
	for _, v := range variants[p.tag] {
		c.rows[alphabet] = append(c.rows[alphabet], c.newRow(alphabet, place, p, retyped(shares, v)))
	}
	for _, w := range strings.Fields(p.words) {
		c.words[alphabet].add(c.pack(alphabet, w), place)
	}
	for _, w := range strings.Fields(p.ends) {
		c.ends[alphabet].add(c.pack(alphabet, w), place)
	}
}

// pack is a word as the tally holds it.
func (c *codes) pack(alphabet int, word string) uint64 {
	key := uint64(0)
	for _, r := range word {
		key = key<<8 | uint64(c.code(alphabet, r))
	}
	return key
}

// splitShare reads "ӣ73": a letter and how many of ten thousand it is.
func splitShare(field string) (rune, float64) {
	n := 0
	letter := []rune(field)
	for _, d := range letter[1:] {
		n = n*10 + int(d-'0')
	}
	return letter[0], float64(n)
}

// variants are pairs of letters, the first typed as the second. Tajik without
// its own letters, with ҷ as ч or ж, and in the fonts of before Unicode, which
// drew it over letters that windows-1251 has for other languages; Dari and
// Persian typed on an Arabic keyboard. Seen on pages of the Tajik state press;
// ك in Dari in NTREX-128.
var variants = map[Language][]string{
	Tajik:   {"ғгқкӣиӯуҳхҷч", "ғгқкӣиӯуҳхҷж", "ғѓқќӣїӯўҳњҷљ"},
	Persian: {"یيکك"},
}

func retyped(shares map[rune]float64, pairs string) map[rune]float64 {
	out := map[rune]float64{}
	for r, n := range shares {
		out[r] = n
	}
	p := []rune(pairs)
	for i := 0; i+1 < len(p); i += 2 {
		out[p[i+1]] += out[p[i]]
		delete(out, p[i])
	}
	return out
}

// leastShare is what a letter counts that a language lacks: a name from
// another language must not outweigh a sentence.
const leastShare = 2e-4

func (c *codes) newRow(alphabet, place int, p *profile, shares map[rune]float64) row {
	w := row{profile: p, bit: place}
	sum := 0.0
	for _, n := range shares {
		sum += n
	}
	for i := range w.logs {
		w.logs[i] = float32(math.Log(leastShare))
	}
	for r, n := range shares {
		if share := n / sum; share > leastShare {
			w.logs[c.code(alphabet, r)] = float32(math.Log(share))
		}
	}
	return w
}

// met is a letter's code and how often it was counted.
type met struct {
	code byte
	n    float64
}

// score is how likely what was counted is, as a logarithm.
func (w *row) score(letters []met, words, ends uint32) float64 {
	sum := float64(words)*wordScore + float64(ends)*endScore
	for _, m := range letters {
		sum += m.n * float64(w.logs[m.code])
	}
	return sum
}

// wordScore is what a word of a profile's list weighs: about as much as a
// letter that only this language has.
const wordScore = 2.5

// endScore is less, since a word's end was counted as letters already.
const endScore = 1.2

// wordTable finds packed words: open addressing, half empty at most.
type wordTable struct {
	keys  [wordSlots]uint64
	masks [wordSlots]uint32
}

const wordSlots = 2048

func slot(key uint64) uint64 { return key * 0x9E3779B97F4A7C15 >> (64 - 11) }

func (w *wordTable) add(key uint64, place int) {
	i := slot(key)
	for w.keys[i] != 0 && w.keys[i] != key {
		i = (i + 1) % wordSlots
	}
	w.keys[i] = key
	w.masks[i] |= 1 << place
}

// find gives the profiles whose list has the word, a bit each.
func (w *wordTable) find(key uint64) uint32 {
	for i := slot(key); w.keys[i] != 0; i = (i + 1) % wordSlots {
		if w.keys[i] == key {
			return w.masks[i]
		}
	}
	return 0
}

func bit(mask uint32) int { return bits.TrailingZeros32(mask) }
