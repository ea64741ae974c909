package quantity

import (
	"math"
	"slices"

	"panj/internal/lang"
)

// Change is a difference between a source and a target.
type Change struct {
	Kind           ChangeKind
	Source, Target *Quantity // nil where there is none
	// Victims says that either side counts dead, injured, detained, missing or
	// displaced people: no size is too small to matter.
	Victims bool
	// Small says that nothing about it is large: both sides, where there, are
	// whole numbers below 13 without percent or currency, ordinals or weak.
	Small bool
}

// ChangeKind is what happened to a number.
type ChangeKind string

// The kinds of changes.
const (
	Changed ChangeKind = "changed"
	Missing ChangeKind = "missing"
	Added   ChangeKind = "added"
)

// Compare aligns the quantities of a source text with those of its translation
// and lists what differs: first by the source's places, then what was added.
// Small numbers in words and weak quantities are not missed.
func Compare(source string, from lang.Language, target string, to lang.Language) []Change {
	changes, _ := compare(source, from, target, to)
	return changes
}

func compare(source string, from lang.Language, target string, to lang.Language) (changes []Change, work int) {
	a := newAlignment(Find(source, from), Find(target, to))
	a.to = to
	a.length = [2]int{len(source), len(target)}
	a.matchRows(source, target)
	a.matchEqual()
	a.matchLoosely()
	changes = a.exchanged()
	a.excuseRepeated()
	changes = append(changes, a.leftovers()...)
	slices.SortStableFunc(changes, byPlace)
	return changes, a.work
}

func byPlace(a, b Change) int {
	switch {
	case a.Source != nil && b.Source != nil:
		return a.Source.Start - b.Source.Start
	case a.Source != nil:
		return -1
	case b.Source != nil:
		return 1
	}
	return a.Target.Start - b.Target.Start
}

func change(kind ChangeKind, s, t *Quantity) Change {
	c := Change{Kind: kind, Source: s, Target: t, Small: true}
	for _, q := range [...]*Quantity{s, t} {
		if q != nil {
			c.Victims = c.Victims || q.Counted != ""
			c.Small = c.Small && small(*q)
		}
	}
	return c
}

func small(q Quantity) bool {
	if q.Weak || q.Kind == Ordinal {
		return true
	}
	v := q.Values[0]
	return v < 13 && v == math.Trunc(v) && q.Kind != Percent && q.Kind != Money
}

// alignment holds both lists and who was matched with whom; -1 is nobody,
// excused is a match that was used already or is none of ours.
type alignment struct {
	s, t   []Quantity
	to     lang.Language // of t
	mate   [2][]int
	length [2]int
	work   int // pairs looked at
}

const (
	nobody  = -1
	excused = -2
)

func newAlignment(s, t []Quantity) *alignment {
	a := &alignment{s: s, t: t}
	a.mate[0] = slices.Repeat([]int{nobody}, len(s))
	a.mate[1] = slices.Repeat([]int{nobody}, len(t))
	return a
}

func (a *alignment) pair(i, j int) { a.mate[0][i], a.mate[1][j] = j, i }

// candidates bounds how many equal values one number is compared with.
const candidates = 48

// index lists for each value the target's quantities that can have it.
func index(list []Quantity) map[float64][]int {
	m := make(map[float64][]int, len(list))
	for j, q := range list {
		for _, v := range q.Values {
			m[v] = append(m[v], j)
		}
	}
	return m
}

// matchEqual pairs equal values, digits first, then the words.
func (a *alignment) matchEqual() {
	at := index(a.t)
	for _, pass := range [...]func(Quantity) bool{
		func(q Quantity) bool { return !q.Weak && !q.Word },
		func(q Quantity) bool { return !q.Weak && q.Word },
		func(q Quantity) bool { return q.Weak },
	} {
		for i, q := range a.s {
			if a.mate[0][i] == nobody && pass(q) {
				a.matchOne(i, at)
			}
		}
	}
}

func (a *alignment) matchOne(i int, at map[float64][]int) {
	best, score := nobody, math.Inf(-1)
	for _, v := range a.s[i].Values {
		for len(at[v]) > 0 && a.mate[1][at[v][0]] != nobody {
			at[v] = at[v][1:]
		}
		for _, j := range at[v][:min(len(at[v]), candidates)] {
			a.work++
			if a.mate[1][j] == nobody && Meets(a.s[i], a.t[j]) {
				if now := a.affinity(i, j); now > score {
					best, score = j, now
				}
			}
		}
	}
	if best != nobody {
		a.pair(i, best)
	}
}

// affinity says how well two quantities of one value go together.
func (a *alignment) affinity(i, j int) float64 {
	s, t := a.s[i], a.t[j]
	score := -2 * a.apart(i, j)
	if s.Counted != "" && s.Counted == t.Counted {
		score += 4
	}
	if s.Kind == t.Kind {
		score++
	}
	if s.Word == t.Word {
		score += 0.5
	}
	if s.Weak == t.Weak {
		score++
	}
	return score
}

// apart is the distance of two places, each as a share of its text.
func (a *alignment) apart(i, j int) float64 {
	x := float64(a.s[i].Start) / float64(a.length[0]+1)
	y := float64(a.t[j].Start) / float64(a.length[1]+1)
	return math.Abs(x - y)
}

// matchLoosely pairs what meets only by conversion, among free neighbours.
func (a *alignment) matchLoosely() {
	free := a.free(1)
	for i := range a.s {
		if a.mate[0][i] != nobody {
			continue
		}
		for _, j := range a.around(i, free) {
			if a.mate[1][j] == nobody && Meets(a.s[i], a.t[j]) {
				a.pair(i, j)
				break
			}
		}
	}
	a.splitClocks()
	a.splitTimes()
	excuseConverted(a.s, a.mate[0])
	excuseConverted(a.t, a.mate[1])
}

// excuseConverted lets a writer give a measure in other units beside it: "200
// miles (322 km)" is one quantity told twice.
func excuseConverted(list []Quantity, mates []int) {
	for i, q := range list {
		if mates[i] != nobody || !q.measured() {
			continue
		}
		for j := max(0, i-3); j < min(len(list), i+4); j++ {
			if met, ok := converted(q, list[j]); ok && met && mates[j] != nobody && list[j].Unit != q.Unit {
				mates[i] = excused
			}
		}
	}
}

func (a *alignment) free(side int) []int {
	var out []int
	for i, m := range a.mate[side] {
		if m == nobody {
			out = append(out, i)
		}
	}
	return out
}

// around gives the free targets near the place that corresponds to source i,
// the nearest first.
func (a *alignment) around(i int, free []int) []int {
	place := int(float64(a.s[i].Start) / float64(a.length[0]+1) * float64(a.length[1]))
	k, _ := slices.BinarySearchFunc(free, place, func(j, place int) int { return a.t[j].Start - place })
	a.work += candidates
	near := slices.Clone(free[max(0, k-candidates/2):min(len(free), k+candidates/2)])
	slices.SortStableFunc(near, func(x, y int) int {
		return abs(a.t[x].Start-place) - abs(a.t[y].Start-place)
	})
	return near
}

func abs(n int) int { return max(n, -n) }

// splitClocks lets 14:30 stand for 14 hours 30 minutes, or for a score of 14:30.
func (a *alignment) splitClocks() {
	split(a.s, a.mate[0], a.t, a.mate[1])
	split(a.t, a.mate[1], a.s, a.mate[0])
}

func split(clocks []Quantity, mine []int, others []Quantity, theirs []int) {
	for i, q := range clocks {
		if mine[i] != nobody || q.Kind != Clock {
			continue
		}
		place := i * len(others) / len(clocks)
		h := math.Trunc(q.Values[0])
		m := math.Round((q.Values[0] - h) * 100)
		for j := max(0, place-candidates); j < min(len(others)-1, place+candidates); j++ {
			x, y := others[j].Values[0], others[j+1].Values[0]
			if theirs[j] == nobody && theirs[j+1] == nobody && x <= 24 && y == m && math.Mod(x, 12) == math.Mod(h, 12) {
				mine[i], theirs[j], theirs[j+1] = excused, excused, excused
				break
			}
		}
	}
}

// exchanged finds counts that changed places: killed 5 and injured 3 where the
// source has killed 3 and injured 5.
func (a *alignment) exchanged() []Change {
	var out []Change
	byFate := map[string][]int{}
	for i, j := range a.mate[0] {
		if j >= 0 && crossed(a.s[i], a.t[j]) {
			byFate[a.s[i].Counted+">"+a.t[j].Counted] = append(byFate[a.s[i].Counted+">"+a.t[j].Counted], i)
		}
	}
	for i, j := range a.mate[0] {
		if j < 0 || !crossed(a.s[i], a.t[j]) {
			continue
		}
		back := byFate[a.t[j].Counted+">"+a.s[i].Counted]
		for _, k := range back[:min(len(back), candidates)] {
			if other := a.mate[0][k]; !Meets(a.s[i], a.t[other]) {
				out = append(out, change(Changed, &a.s[i], &a.t[other]))
				break
			}
		}
	}
	return out
}

func crossed(s, t Quantity) bool {
	return s.Counted != "" && t.Counted != "" && s.Counted != t.Counted
}

// excuseRepeated lets a number that one side repeats be met once on the other.
func (a *alignment) excuseRepeated() {
	excuse(a.s, a.mate[0], a.t, a.mate[1])
	excuse(a.t, a.mate[1], a.s, a.mate[0])
}

func excuse(list []Quantity, mates []int, others []Quantity, theirs []int) {
	at := index(others)
	for i, q := range list {
		if mates[i] != nobody || q.Counted != "" {
			continue
		}
		for _, v := range q.Values {
			for _, j := range at[v][:min(len(at[v]), candidates)] {
				// A neighbour's mate is not a repetition: both stand in "2–2".
				if Meets(q, others[j]) && (theirs[j] < 0 || others[j].both || !touch(q, list[theirs[j]])) {
					mates[i] = excused
				}
			}
		}
	}
}

// touch says that only a mark stands between two quantities.
func touch(a, b Quantity) bool {
	return max(a.Start, b.Start)-min(a.End, b.End) <= len(" – ")
}

// wanted says whether a quantity without a counterpart is worth a word.
func wanted(q Quantity) bool {
	if q.Weak {
		return false
	}
	return !q.Word || q.Kind == Month || q.Values[0] >= 13 && q.Kind != Ordinal && q.Values[0] != 100
}

// unnamed says whether a quantity is a month of the Solar Hijri calendar where
// the other language has no settled name for it: Chinese renders them by sound.
func (a *alignment) unnamed(q Quantity) bool {
	return q.Kind == Month && q.Unit == "solar" && (a.to == lang.Hans || a.to == lang.Hant)
}

// leftovers pairs what is left by place, then reports the rest.
func (a *alignment) leftovers() []Change {
	var out []Change
	free := a.free(1)
	for i := range a.s {
		if a.mate[0][i] != nobody {
			continue
		}
		j := a.counterpart(i, free)
		if j != nobody {
			a.pair(i, j)
			out = append(out, change(Changed, &a.s[i], &a.t[j]))
		} else if wanted(a.s[i]) && !a.unnamed(a.s[i]) {
			out = append(out, change(Missing, &a.s[i], nil))
		}
	}
	for j := range a.t {
		if a.mate[1][j] == nobody && wanted(a.t[j]) {
			out = append(out, change(Added, nil, &a.t[j]))
		}
	}
	return out
}

// counterpart finds the number that stands in source i's place.
func (a *alignment) counterpart(i int, free []int) int {
	best, score := nobody, 0.6
	for _, j := range a.around(i, free) {
		if a.mate[1][j] != nobody || !comparable(a.s[i], a.t[j]) {
			continue
		}
		distance := a.apart(i, j)
		if a.s[i].Kind != a.t[j].Kind {
			distance += 0.15
		}
		if a.s[i].Counted != "" && a.s[i].Counted == a.t[j].Counted {
			distance -= 0.5
		}
		if distance < score {
			best, score = j, distance
		}
	}
	return best
}

// comparable says whether one can be a wrong rendering of the other.
func comparable(s, t Quantity) bool {
	switch {
	case s.Counted != "" && s.Counted == t.Counted:
		return !(s.Weak && t.Weak)
	case s.Kind == Month || t.Kind == Month:
		return s.Kind == t.Kind
	case s.time != "" && t.time != "" && s.time != t.time && same(s.Values[0], t.Values[0]):
		return !(s.Weak && t.Weak) // two years, two months
	case s.Weak || t.Weak:
		return s.Weak && t.Weak && !s.Word && !t.Word // HER2, HER3
	case s.Kind == Percent || t.Kind == Percent:
		return s.Kind == t.Kind
	}
	return wanted(s) || wanted(t)
}
