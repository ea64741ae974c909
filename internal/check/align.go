package check

import (
	"math"
	"slices"
	"unicode/utf8"

	"panj/internal/article"
	"panj/internal/lang"
)

// Bead aligns blocks of a source with blocks of a translation: 1–1, 1–2, 2–1, 1–0 or 0–1.
type Bead struct{ Source, Target []article.Block }

// move is the shape of a bead, how many blocks of either side it takes, and its price.
type move struct {
	source, target int
	price          float64
}

// moves with the negative logarithms of Gale and Church's frequencies (1–1
// 89 %, 2–1 and 1–2 together 8.9 %, 1–0 and 0–1 together 1 %).
func moves() [5]move {
	return [...]move{{1, 1, 0.12}, {2, 1, 3.1}, {1, 2, 3.1}, {1, 0, 5.3}, {0, 1, 5.3}}
}

const (
	// spread is the variance of a translation's length for each character of
	// the text: 6.8 in Gale and Church 1993; paragraphs of NTREX-128 give 7.1.
	spread = 6.8
	// otherKind is what it costs to take a heading for a paragraph; keptKind,
	// to take code or metadata for text.
	otherKind, keptKind = 4.0, 12.0
	// joinedKinds is what it costs to join blocks that writers rarely join:
	// headings, cells, items.
	joinedKinds = 3.0
	// margin is how far, in blocks, an alignment may stray from the straight
	// line between the ends, beside the difference in numbers up to straying.
	margin, straying = 64, 512
)

// Align pairs two texts' blocks by kind and length (Gale and Church 1993), with
// the usual ratio of lengths between the two languages. Its work grows with the
// number of blocks times a bounded width, not with the product. It can't see
// that two blocks of like length changed places.
func Align(source, target []article.Block, from, to lang.Language) []Bead {
	t := newTable(source, target)
	if b, ok := bandsOf(from, to); ok {
		t.ratio = b.paragraph.middle
	}
	for i := range len(source) + 1 {
		low, high := t.columns(i)
		for j := low; j <= high; j++ {
			t.fill(i, j)
		}
	}
	return t.trace()
}

// table of the cheapest alignments of the first i and j blocks, within the margin.
type table struct {
	source, target     []article.Block
	sourceAt, targetAt []float64 // code points before each block
	ratio              float64   // of a translation's length to its source's
	width              int       // cells kept of each row
	cost               []float64
	last               []uint8 // the move that led to a cell
}

func newTable(source, target []article.Block) *table {
	rows, cols := len(source), len(target)
	difference := min(max(rows-cols, cols-rows), straying)
	width := min(cols+1, 2*(margin+difference+cols/max(rows, 1))+1)
	cells := (rows + 1) * width
	return &table{
		source: source, target: target, sourceAt: offsets(source), targetAt: offsets(target),
		ratio: 1, width: width, cost: make([]float64, cells), last: make([]uint8, cells),
	}
}

// offsets are the code points before each block, and in all.
func offsets(blocks []article.Block) []float64 {
	out := make([]float64, len(blocks)+1)
	for i, b := range blocks {
		out[i+1] = out[i] + float64(utf8.RuneCountInString(b.Text))
	}
	return out
}

// columns is the stretch of the row that is kept.
func (t *table) columns(i int) (low, high int) {
	middle := 0
	if rows := len(t.source); rows > 0 {
		middle = i * len(t.target) / rows
	}
	low = min(max(0, middle-t.width/2), len(t.target)+1-t.width)
	return low, low + t.width - 1
}

// index of a cell, -1 for one that isn't kept.
func (t *table) index(i, j int) int {
	if i < 0 || j < 0 {
		return -1
	}
	low, high := t.columns(i)
	if j < low || j > high {
		return -1
	}
	return i*t.width + j - low
}

func (t *table) fill(i, j int) {
	here := t.index(i, j)
	if i == 0 && j == 0 {
		return
	}
	t.cost[here] = math.Inf(1)
	for k, m := range moves() {
		before := t.index(i-m.source, j-m.target)
		if before < 0 {
			continue
		}
		price := t.cost[before] + m.price + t.unlikely(i, j, m)
		if price < t.cost[here] {
			t.cost[here], t.last[here] = price, uint8(k)
		}
	}
}

// trace walks back from the end.
func (t *table) trace() []Bead {
	var out []Bead
	for i, j := len(t.source), len(t.target); i > 0 || j > 0; {
		m := moves()[t.last[t.index(i, j)]]
		out = append(out, Bead{t.source[i-m.source : i], t.target[j-m.target : j]})
		i, j = i-m.source, j-m.target
	}
	slices.Reverse(out)
	return out
}

// unlikely is how improbable it is, as a negative logarithm, that the blocks
// before i and j translate each other.
func (t *table) unlikely(i, j int, m move) float64 {
	a, b := i-m.source, j-m.target
	source, target := t.sourceAt[i]-t.sourceAt[a], t.targetAt[j]-t.targetAt[b]
	if m.source == 0 || m.target == 0 {
		return alone(source + target/t.ratio)
	}
	return kindPrice(t.source[a:i], t.target[b:j]) + lengthPrice(source, target, t.ratio)
}

// alone is what it costs that a block of a length has no counterpart: more for
// a long one, but bounded. Gale and Church's own price, by length without a
// bound, would let a paragraph that is missing vanish in its neighbour.
func alone(length float64) float64 { return 1 + math.Min(length/150, 4) }

// lengthPrice is the negative logarithm of the chance that a translation
// strays as far from the usual length.
func lengthPrice(source, target, ratio float64) float64 {
	mean := (source + target/ratio) / 2
	if mean == 0 {
		return 0
	}
	delta := math.Abs(target-source*ratio) / math.Sqrt(spread*ratio*mean)
	chance := math.Erfc(delta / math.Sqrt2)
	if chance < 1e-300 { // the logarithm of the tail, where the tail itself is lost
		return delta*delta/2 + math.Log(delta)
	}
	return -math.Log(chance)
}

func kindPrice(source, target []article.Block) float64 {
	price := 0.0
	for _, s := range source {
		for _, t := range target {
			price = max(price, kindDistance(s.Kind, t.Kind))
		}
	}
	if len(source)+len(target) > 2 && !joinable(source) || len(target) > 1 && !joinable(target) {
		price += joinedKinds
	}
	return price
}

func kindDistance(a, b article.Kind) float64 {
	kept := func(k article.Kind) bool { return k == article.Code || k == article.Meta }
	heads := func(k article.Kind) bool { return k == article.Title || k == article.Heading }
	switch {
	case a == b, heads(a) && heads(b):
		return 0
	case kept(a) != kept(b):
		return keptKind
	}
	return otherKind
}

func joinable(blocks []article.Block) bool {
	for _, b := range blocks {
		if b.Kind != article.Paragraph && b.Kind != article.Quotation {
			return false
		}
	}
	return true
}
