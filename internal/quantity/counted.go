package quantity

import (
	"slices"
	"strings"
)

// bond ties a number to a word for a victim's fate.
type bond struct {
	q, keyword int // index in out, token
	fate       string
	distance   int
}

// reach is how many tokens a number looks for its victims to either side.
const reach = 8

// turns are the classes of words that no bond crosses.
const turns = "bz"

// count fills Counted: within a clause each number takes the nearest word for
// a fate, each such word serves one number, the closest bonds first. A bond
// across a noun that is no person, or to a number that counts time, is none.
func count(p *parser) {
	var bonds []bond
	for i := range p.out {
		if f := &p.out[i]; p.countable(f) {
			bonds = p.bondsOf(bonds, i)
		}
	}
	slices.SortStableFunc(bonds, func(a, b bond) int { return a.distance - b.distance })
	used := map[int]bool{}
	for _, b := range bonds {
		if q := &p.out[b.q]; q.Counted == "" && !used[b.keyword] {
			q.Counted = b.fate
			used[b.keyword] = true
		}
	}
}

func (p *parser) countable(f *found) bool {
	v := f.Values[0]
	if f.Kind != Number && f.Kind != Year || f.Unit != "" || f.age || v < 1 || v != float64(int64(v)) {
		return false
	}
	if f.Kind == Year && !p.is(f.last+1, string(rune(person))) {
		return false
	}
	return !p.thingAfter(f.last) && !p.is(f.first-1, string(rune(agent)))
}

// thingAfter says that the number counts something that is no person.
func (p *parser) thingAfter(i int) bool {
	for j := i + 1; j <= i+2 && j < len(p.toks) && !p.breaks(j-1); j++ {
		switch {
		case p.is(j, string([]rune{rune(victim), rune(person)})):
			return false
		case p.is(j, string([]rune{rune(thing), rune(timeNoun), rune(unitWord)})):
			return true
		}
	}
	return false
}

// breaks says whether a clause ends between token i and the next.
func (p *parser) breaks(i int) bool {
	g := p.gap(i)
	return len(g) > 12 || strings.ContainsAny(g, ",;:!?،؛؟。，；、：()（）—–\n\x00") || strings.Contains(g, ". ")
}

func (p *parser) bondsOf(bonds []bond, i int) []bond {
	f := &p.out[i]
	people := p.personAfter(f.last)
	if b, ok := p.rightward(f, people); ok {
		b.q = i
		bonds = append(bonds, b)
	}
	if b, ok := p.leftward(f, people); ok {
		b.q = i
		bonds = append(bonds, b)
	}
	return bonds
}

func (p *parser) personAfter(i int) bool {
	for j := i + 1; j <= i+3 && j < len(p.toks) && !p.breaks(j-1) && p.toks[j].num == nil; j++ {
		if p.is(j, string(rune(person))) {
			return true
		}
	}
	return false
}

func (p *parser) rightward(f *found, people bool) (bond, bool) {
	for d := 1; d <= reach; d++ {
		j := f.last + d
		if j >= len(p.toks) || p.breaks(j-1) || p.toks[j].num != nil || p.is(j, string(rune(thing))) {
			break
		}
		if e, _, ok := p.find(j, string(rune(victim))); ok {
			return bond{keyword: j, fate: e.name, distance: 2 * d}, people || d <= 2 && !p.lex.hanzi || d == 1
		}
		if p.is(j, turns) {
			break
		}
	}
	return bond{}, false
}

// leftward bonds are longer where the language puts the number before the
// word ("5人死亡3人受伤" must not tie 3 to 死亡).
func (p *parser) leftward(f *found, people bool) (bond, bool) {
	for d := 1; d <= reach; d++ {
		j := f.first - d
		if j < 0 || p.breaks(j) || p.toks[j].num != nil || p.is(j, string(rune(thing))) {
			break
		}
		e, _, ok := p.find(j, string(rune(victim)))
		if !ok && p.is(j, turns+string(rune(joiner))) {
			break
		}
		if !ok {
			continue
		}
		distance := 2*d + 1
		if p.lex.hanzi || p.lex.persian || p.lex.tajik {
			distance += 4
		}
		ends := f.last+1 >= len(p.toks) || p.breaks(f.last) || p.is(f.last+1, string(rune(joiner)))
		return bond{keyword: j, fate: e.name, distance: distance}, d == 1 || people || ends && d <= 5
	}
	return bond{}, false
}
