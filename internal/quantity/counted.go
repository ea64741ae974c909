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
// a fate, each such word serves one number, the closest bonds first; numbers
// joined to it ("twelve soldiers and three civilians") share its fate. A bond
// across a noun that is no person, or to a number that counts time, is none.
func count(p *parser) {
	var bonds []bond
	for i := range p.out {
		if p.countable(i) {
			bonds = p.bondsOf(bonds, i)
		}
	}
	slices.SortStableFunc(bonds, func(a, b bond) int { return a.distance - b.distance })
	used := map[int]bool{}
	for _, b := range bonds {
		if q := &p.out[b.q]; q.Counted == "" && !used[b.keyword] {
			if b.q > 0 && b.keyword > q.last+1 && p.partOf(&p.out[b.q-1], q) {
				q = &p.out[b.q-1]
			}
			q.Counted = b.fate
			used[b.keyword] = true
		}
	}
	for i := len(p.out) - 2; i >= 0; i-- {
		if a, b := &p.out[i], &p.out[i+1]; a.Counted == "" && b.Counted != "" && p.countable(i) && p.joined(a, b) {
			a.Counted = b.Counted
		}
	}
}

// partOf says that b is the whole of which a is a part: "25 of the 60
// passengers were injured".
func (p *parser) partOf(a, b *found) bool {
	_, last, ok := p.find(a.last+1, string(rune(ofWhole)))
	return ok && last == b.first-1 && p.near(a.last) && p.near(last) && a.Kind == Number && !a.age
}

// joined says that two counts of people stand in one list before the word for
// their fate: nothing but nouns, then "and" or a comma.
func (p *parser) joined(a, b *found) bool {
	if b.first-a.last > reach || b.first-a.last < 2 || !p.personAfter(a.last) || !p.personAfter(b.last) {
		return false
	}
	for j := a.last + 1; j < b.first; j++ {
		if p.is(j, turns+"Vxe") {
			return false
		}
		if p.breaks(j) && j < b.first-1 {
			return false
		}
	}
	return p.is(b.first-1, string([]rune{rune(joiner), rune(also)})) || strings.ContainsAny(p.gap(b.first-1), ",،，、")
}

func (p *parser) countable(i int) bool {
	f := &p.out[i]
	v := f.Values[0]
	if f.Kind != Number && f.Kind != Year || f.Unit != "" || f.age || v < 1 || v != float64(int64(v)) {
		return false
	}
	if f.Kind == Year && !p.is(f.last+1, string(rune(person))) {
		return false
	}
	if p.ofMonth(i) {
		return false
	}
	return !p.thingAfter(f.last) && !p.is(f.first-1, string(rune(agent)))
}

// ofMonth says that a number is the day beside a month: "killed on 5 June". Behind
// a month it is one unless people follow that no number of their own counts: "on
// August 8 killed two".
func (p *parser) ofMonth(i int) bool {
	f := &p.out[i]
	return i+1 < len(p.out) && p.out[i+1].Kind == Month && p.out[i+1].first == f.last+1 && p.near(f.last) ||
		i > 0 && p.out[i-1].Kind == Month && p.out[i-1].last == f.first-1 && p.near(f.first-1) && (!p.personAfter(f.last) || p.numberAfter(i))
}

// numberAfter says that one word stands between a number and the next.
func (p *parser) numberAfter(i int) bool {
	return i+1 < len(p.out) && p.out[i+1].first == p.out[i].last+2
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
	j := f.last + 1
	for d := 1; d <= reach; d++ {
		if p.breaks(j - 1) {
			after, ok := p.aside(j)
			if !ok || !people {
				break
			}
			j = after
		}
		if after, ok := p.clause(j); ok && people {
			j = after
		}
		if j >= len(p.toks) || p.toks[j].num != nil || p.is(j, string(rune(thing))) && !p.is(j-1, string(rune(place))) {
			break
		}
		if e, _, ok := p.find(j, string(rune(victim))); ok {
			return bond{keyword: j, fate: e.name, distance: 2 * d}, people || d <= 2 && !p.lex.hanzi || d == 1
		}
		if p.turnsAt(j) {
			break
		}
		j++
	}
	return bond{}, false
}

// turnsAt says that another matter begins at token j. Where the verb comes
// last, or after 被, who did it stands between the victims and their fate.
func (p *parser) turnsAt(j int) bool {
	if p.lex.hanzi || p.lex.persian || p.lex.tajik {
		return p.is(j, string(rune(stopper)))
	}
	return p.is(j, turns)
}

// longAside bounds the tokens between two commas that a bond may cross.
const longAside = 16

// aside skips what stands between commas, dashes or in brackets from token j
// on, and gives the token after it: "five people, three of them children, were
// killed". It holds no word for a fate, and between commas no number unless
// it says that it tells a part.
func (p *parser) aside(j int) (int, bool) {
	closing := closingOf(p.gap(j - 1))
	if closing == "" {
		return j, false
	}
	part, numbers := closing == ")）" || closing == "—–", false
	for k := j; k < min(len(p.toks), j+longAside); k++ {
		part = part || p.is(k, string(rune(partWord)))
		numbers = numbers || p.toks[k].num != nil || p.is(k, "=~*")
		if p.is(k, string(rune(victim))) && !part {
			return j, false
		}
		if p.breaks(k) {
			return k + 1, strings.ContainsAny(p.gap(k), closing) && (part || !numbers)
		}
	}
	return j, false
}

// clause skips a relative clause without a comma before it, «یازده سرباز که دو
// تن آنان افسر بودند، …», if it tells nobody's fate.
func (p *parser) clause(j int) (int, bool) {
	if !p.is(j, string(rune(partWord))) || !p.lex.persian && !p.lex.tajik {
		return j, false
	}
	for k := j; k < min(len(p.toks), j+longAside) && !p.is(k, string(rune(victim))); k++ {
		if p.breaks(k) {
			return k + 1, strings.ContainsAny(p.gap(k), ",،")
		}
	}
	return j, false
}

// closingOf gives the marks that can end what a gap's mark begins.
func closingOf(gap string) string {
	switch {
	case strings.ContainsAny(gap, "(（"):
		return ")）"
	case strings.ContainsAny(gap, "—–"):
		return "—–"
	case strings.ContainsAny(gap, ",،，"):
		return ",،，"
	}
	return ""
}

// leftward bonds are longer where the language puts the number before the
// word ("5人死亡3人受伤" must not tie 3 to 死亡).
func (p *parser) leftward(f *found, people bool) (bond, bool) {
	if j := p.listHead(f.first); j >= 0 {
		e, _, _ := p.find(j, string(rune(victim)))
		return bond{keyword: j, fate: e.name, distance: 1}, true
	}
	if p.doer(f) {
		return bond{}, false
	}
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

// listHead gives the word for a fate that has its number at token i as its
// object or after a colon or a dash, else -1: «погибших — 5», 打死三人.
func (p *parser) listHead(i int) int {
	j := i - 1
	if j > 0 && p.toks[j].word == "ها" { // «کشته‌ها: ۵»
		j--
	}
	if !p.is(j, string(rune(victim))) {
		return -1
	}
	switch strings.TrimSpace(p.gap(i - 1)) {
	case ":", "：", "—", "–":
		return j
	case "":
		if p.is(j, string(rune(attack))) && !p.is(j-1, string(rune(agent))) {
			return j
		}
	}
	return -1
}

// doer says that a Russian number stands in the instrumental, of those who did
// it: «убит двумя боевиками», "убит 2 боевиками".
func (p *parser) doer(f *found) bool {
	for i := f.first; i <= f.last+1 && i < len(p.toks); i++ {
		switch w := p.toks[i].word; {
		case w == "двумя", w == "тремя", w == "четырьмя", w == "пятью", w == "шестью", w == "семью", w == "восемью", w == "десятью":
			return true
		case i > f.last && p.lex == russianLexicon() && p.is(i, string(rune(person))):
			return strings.HasSuffix(w, "ами") || strings.HasSuffix(w, "ями") || strings.HasSuffix(w, "ьми")
		}
	}
	return false
}
