package summarize

import (
	"cmp"
	"math"
	"slices"

	"panj/internal/article"
)

// weight is one term of a passage's tf-idf.
type weight struct {
	term int
	is   float64
}

const (
	damping = 0.85
	rounds  = 40 // 0.85⁴⁰ is 0.0015: no order changes any more
)

// rank scores the passages by continuous LexRank (Erkan and Radev, 2004): a walk
// over the article that goes from a sentence to another the more often the more
// they are alike, by the cosine of their tf-idf. How rare a word is, is counted
// in the article itself, by sentence. A sentence is like itself, as in the paper.
//
// There is no threshold, so the matrix of likeness is X·Xᵀ, X having a row for
// each sentence. A round multiplies by Xᵀ and then by X, and takes time in
// proportion to the text's length; the matrix itself is never made.
//
// A sentence's place counts too, as news tell the main thing first: the first
// below the headings counts twice, the second one and a half times, the n-th
// 1+1/n. Scores
// are rounded to a millionth of the mean, so that what differs only by how a
// machine rounds is a tie, which the place breaks.
func (x *extraction) rank() {
	terms := x.weigh()
	scores := x.walk(terms)
	mean, nth := 1/float64(len(x.passages)), 1
	for i := range x.passages {
		p := &x.passages[i]
		p.score = int64(math.Round(scores[i] / mean * (1 + 1/float64(nth)) * 1e6))
		if p.kind != article.Title && p.kind != article.Heading {
			nth++
		}
	}
}

// weigh gives each passage its tf-idf and returns how many terms there are.
// Terms are numbered as they come: no order depends on a map's.
func (x *extraction) weigh() int {
	numbers := map[string]int{}
	var df []int
	for i := range x.passages {
		p := &x.passages[i]
		ids := make([]int, len(p.content))
		for j, w := range p.content {
			id, known := numbers[w.Key]
			if !known {
				id = len(df)
				numbers[w.Key], df = id, append(df, 0)
			}
			ids[j] = id
		}
		slices.Sort(ids)
		for j, id := range ids {
			if j > 0 && ids[j-1] == id {
				p.terms[len(p.terms)-1].is++
				continue
			}
			df[id]++
			p.terms = append(p.terms, weight{id, 1})
		}
	}
	for i := range x.passages {
		normalize(x.passages[i].terms, df, len(x.passages))
	}
	return len(df)
}

// normalize multiplies counts by how rare the terms are, and makes the length 1.
// (The conversions to float64 forbid a fused multiply and add, which would round
// otherwise on other processors.)
func normalize(terms []weight, df []int, passages int) {
	sum := 0.0
	for i, t := range terms {
		w := t.is * math.Log(1+float64(passages)/float64(df[t.term]))
		terms[i].is = w
		sum += float64(w * w)
	}
	length := math.Sqrt(sum)
	for i := range terms {
		terms[i].is /= length
	}
}

// walk is where a random reader of the passages is after many rounds.
func (x *extraction) walk(terms int) []float64 {
	n := len(x.passages)
	at, share := make([]float64, n), make([]float64, n)
	for i := range at {
		at[i], share[i] = 1/float64(n), 1
	}
	by := make([]float64, terms)
	degree := x.alike(share, by, make([]float64, n))
	next := make([]float64, n)
	for range rounds {
		for i := range share {
			share[i] = 0
			if degree[i] > 0 {
				share[i] = at[i] / degree[i]
			}
		}
		x.alike(share, by, next)
		for i := range at {
			at[i] = (1-damping)/float64(n) + float64(damping*next[i])
		}
	}
	return at
}

// alike multiplies the passages' likeness with a vector, by the way of the terms.
func (x *extraction) alike(vector, by, into []float64) []float64 {
	clear(by)
	for i := range x.passages {
		for _, t := range x.passages[i].terms {
			by[t.term] += float64(t.is * vector[i])
		}
	}
	for i := range x.passages {
		sum := 0.0
		for _, t := range x.passages[i].terms {
			sum += float64(t.is * by[t.term])
		}
		into[i] = sum
	}
	return into
}

// best lists the passages, those first that stand best for the article.
func (x *extraction) best() []*passage {
	out := make([]*passage, len(x.passages))
	tiers := make([]int, len(x.passages))
	for i := range x.passages {
		out[i], tiers[i] = &x.passages[i], x.tier(&x.passages[i])
	}
	slices.SortFunc(out, func(a, b *passage) int {
		return cmp.Or(cmp.Compare(tiers[a.place], tiers[b.place]), cmp.Compare(b.score, a.score), cmp.Compare(a.place, b.place))
	})
	return out
}

// cosine of two passages, whose terms are of length 1 and in order.
func cosine(a, b []weight) float64 {
	sum := 0.0
	for len(a) > 0 && len(b) > 0 {
		switch {
		case a[0].term < b[0].term:
			a = a[1:]
		case a[0].term > b[0].term:
			b = b[1:]
		default:
			sum += float64(a[0].is * b[0].is)
			a, b = a[1:], b[1:]
		}
	}
	return sum
}
