package exchange

import (
	"regexp"
	"strconv"
	"strings"
	"sync"
	"unicode"

	"panj/internal/article"
)

type pieceKind uint8

const (
	words  pieceKind = iota
	open             // of a pair
	shut             // its end
	single           // a code that stands alone
)

// piece is a stretch of a segment: words, or an inline code.
type piece struct {
	kind pieceKind
	text string // of words
	n    int    // of a code: its number, which both ends of a pair share
	// key tells which codes of two languages are the same, and which two ends of
	// a pair belong together.
	key string
	// raw is the code as a file has it, empty for one that was words there; reads is
	// what a reader reads of it.
	raw, reads string
	ends       bool // it is the end of what another code with its key starts
}

// placeholder is one as article.Mask writes it; models put a space before the slash.
var placeholder = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`<g([0-9]{1,6})>|</g([0-9]{1,6})>|<x([0-9]{1,6}) */>`)
})

// split takes a masked text apart. What has lost its other end is words.
func split(masked string) []piece {
	var out []piece
	at := 0
	for _, m := range placeholder().FindAllStringSubmatchIndex(masked, -1) {
		out = appendWords(out, masked[at:m[0]])
		p := piece{kind: single, text: masked[m[0]:m[1]]}
		switch {
		case m[2] >= 0:
			p.kind, p.n = open, number(masked[m[2]:m[3]])
		case m[4] >= 0:
			p.kind, p.n = shut, number(masked[m[4]:m[5]])
		default:
			p.n = number(masked[m[6]:m[7]])
		}
		out = append(out, p)
		at = m[1]
	}
	return widowed(appendWords(out, masked[at:]))
}

func number(digits string) int {
	n, _ := strconv.Atoi(digits) // six digits at most
	return n
}

func appendWords(out []piece, text string) []piece {
	if text == "" {
		return out
	}
	return append(out, piece{kind: words, text: text})
}

// widowed makes words of the ends of pairs that lack the other one or cross
// another pair.
func widowed(pieces []piece) []piece {
	var opened []int
	paired := map[int]bool{}
	for i, p := range pieces {
		switch {
		case p.kind == open:
			opened = append(opened, i)
		case p.kind == shut && len(opened) > 0 && pieces[opened[len(opened)-1]].n == p.n:
			paired[i], paired[opened[len(opened)-1]] = true, true
			opened = opened[:len(opened)-1]
		}
	}
	for i, p := range pieces {
		if (p.kind == open || p.kind == shut) && !paired[i] {
			pieces[i].kind = words
		}
	}
	return pieces
}

// write is the masked text of pieces.
func write(pieces []piece) string {
	var b strings.Builder
	for _, p := range pieces {
		b.WriteString(p.String())
	}
	return strings.TrimSpace(b.String())
}

func (p piece) String() string {
	n := strconv.Itoa(p.n)
	switch p.kind {
	case open:
		return "<g" + n + ">"
	case shut:
		return "</g" + n + ">"
	case single:
		return "<x" + n + "/>"
	}
	return p.text
}

// guard takes out of words what article.Mask would mask in them, URLs and what
// looks like a placeholder, as codes of their own.
func guard(pieces []piece) []piece {
	var out []piece
	for _, p := range pieces {
		if p.kind == words {
			out = appendGuarded(out, p.text)
			continue
		}
		out = append(out, p)
	}
	return out
}

func appendGuarded(out []piece, text string) []piece {
	inner := strings.TrimSpace(text)
	if inner == "" {
		return appendWords(out, text)
	}
	before, after, _ := strings.Cut(text, inner)
	masked := article.Block{Text: inner}.Mask()
	out = appendWords(out, before)
	for _, p := range split(masked.Text) {
		if p.kind == single {
			raw := masked.Reveal(p.text)
			p.key, p.reads = "text "+raw, raw
		}
		out = append(out, p)
	}
	return appendWords(out, after)
}

// enumerate gives the codes of a source their numbers, one count for pairs and
// single ones, in the order in which they open; ok is false where pairs cross.
func enumerate(pieces []piece) (ok bool) {
	var opened []piece
	count := 0
	for i := range pieces {
		switch p := &pieces[i]; p.kind {
		case open:
			count++
			p.n = count
			opened = append(opened, *p)
		case single:
			count++
			p.n = count
		case shut:
			if len(opened) == 0 || opened[len(opened)-1].key != p.key {
				return false
			}
			p.n = opened[len(opened)-1].n
			opened = opened[:len(opened)-1]
		}
	}
	return len(opened) == 0
}

// adopt gives the codes of a target the numbers of the same codes of its source:
// the first of one key that of the first, and so on. ok is false where one of
// them has a code that the other lacks, or pairs cross.
func adopt(target, source []piece) (ok bool) {
	free := map[string][]int{}
	left := 0
	for _, p := range source {
		if p.kind == open || p.kind == single {
			free[p.id()] = append(free[p.id()], p.n)
			left++
		}
	}
	var opened []piece
	for i := range target {
		switch p := &target[i]; p.kind {
		case open, single:
			same := free[p.id()]
			if len(same) == 0 {
				return false
			}
			p.n, free[p.id()] = same[0], same[1:]
			left--
			if p.kind == open {
				opened = append(opened, *p)
			}
		case shut:
			if len(opened) == 0 || opened[len(opened)-1].key != p.key {
				return false
			}
			p.n = opened[len(opened)-1].n
			opened = opened[:len(opened)-1]
		}
	}
	return left == 0 && len(opened) == 0
}

func (p piece) id() string { return strconv.Itoa(int(p.kind)) + p.key }

// blank says that a masked text has no words.
func blank(masked string) bool {
	return strings.TrimFunc(placeholder().ReplaceAllString(masked, ""), unicode.IsSpace) == ""
}
