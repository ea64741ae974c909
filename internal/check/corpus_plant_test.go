package check

import (
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"
	"unicode"

	"panj/internal/article"
	"panj/internal/lang"
	"panj/internal/quantity"
)

// material is the corpus in one language: lines, and where paragraphs are.
type material struct {
	l          lang.Language
	lines      []string
	paragraphs []lineRange
	documents  []lineRange
}

// lineRange is from a line to another, both in it.
type lineRange struct{ first, last int }

func newMaterial(t *testing.T, l lang.Language) material {
	m := material{l: l, lines: corpus(t, string(l))}
	m.paragraphs = ranges(corpus(t, "documents"), 4)
	m.documents = ranges(corpus(t, "documents"), len(m.lines))
	return m
}

func ranges(documents []string, most int) []lineRange {
	var out []lineRange
	for i := 0; i < len(documents); {
		j := i
		for j+1 < len(documents) && j+1 < i+most && documents[j+1] == documents[i] {
			j++
		}
		out = append(out, lineRange{i, j})
		i = j + 1
	}
	return out
}

func (m material) paragraph(r lineRange) string { return m.with(r, -1, "") }

// with is a paragraph with another text in the place of one line.
func (m material) with(r lineRange, line int, text string) string {
	var list []string
	for i := r.first; i <= r.last; i++ {
		s := m.lines[i]
		if i == line {
			s = text
		}
		if s != "" {
			list = append(list, s)
		}
	}
	space := " "
	if chinese(m.l) {
		space = ""
	}
	return strings.Join(list, space)
}

// neighbours are lines in the languages that a target may be mistaken for.
func neighbours(t *testing.T) map[lang.Language][][]string {
	out := map[lang.Language][][]string{}
	for to, files := range map[lang.Language][]string{
		lang.Tajik: {"kk", "ky", "tt", "ru"}, lang.Russian: {"uk", "bg", "be", "mk", "tg"},
		lang.Dari: {"ps", "ur"}, lang.Hans: {"zh-Hant"}, lang.Hant: {"zh-Hans"},
	} {
		for _, f := range files {
			out[to] = append(out[to], corpus(t, f))
		}
	}
	return out
}

// measurement is of one direction.
type measurement struct {
	*figuresOf
	t              *testing.T
	l              Languages
	source, target material
	near           [][]string
	random         *rand.Rand
}

// plant is a kind of error and how it is planted.
type plant struct {
	kind    string
	nobodys bool // no rule's business
	least   int  // of 1,000 planted, what must be caught
	run     func(*measurement)
}

func plants() []plant {
	return []plant{
		{kind: "a digit changed", least: 980, run: (*measurement).digitChanged},
		{kind: "a number dropped", least: 900, run: (*measurement).numberDropped},
		{kind: "a zero added", least: 950, run: (*measurement).zeroAdded},
		{kind: "two counts exchanged", least: 950, run: (*measurement).countsExchanged},
		{kind: "a country exchanged", least: 950, run: (*measurement).nameExchanged},
		{kind: "a sentence dropped", least: 780, run: (*measurement).sentenceDropped},
		{kind: "a sentence left as it was", least: 950, run: (*measurement).sentenceLeft},
		{kind: "a sentence of a neighbour", least: 900, run: (*measurement).sentenceOfNeighbour},
		{kind: "a block doubled", least: 970, run: (*measurement).blockDoubled},
		{kind: "another block's translation", least: 990, run: (*measurement).blockRepeated},
		{kind: "a cited word changed", least: 950, run: (*measurement).citedWordChanged},
		{kind: "a link changed", least: 1000, run: (*measurement).linkChanged},
		{kind: "a name spelt two ways", least: 700, run: (*measurement).nameRespelt},
		{kind: "a negation dropped", nobodys: true, run: (*measurement).negationDropped},
	}
}

func (m *measurement) plantAll() {
	for i, p := range plants() {
		m.random = rand.New(rand.NewPCG(uint64(i), 5))
		p.run(m)
	}
}

// try counts whether an error is caught: a finding that the good block doesn't have.
func (m *measurement) try(kind, source, good, planted string) {
	if good == planted {
		return
	}
	m.count(kind, planted, newFindings(Translation([]Pair{pair(source, good)}, m.l), Translation([]Pair{pair(source, planted)}, m.l)))
}

func (m *measurement) count(kind, planted string, caught bool) {
	if caught {
		m.plant(kind, 1, 1)
		return
	}
	m.plant(kind, 0, 1)
	if os.Getenv("PANJ_MISSED") == kind {
		m.t.Logf("%s %s→%s missed: %s", kind, m.l.From, m.l.To, planted)
	}
}

func newFindings(before, after []Finding) bool {
	known := map[string]int{}
	for _, f := range before {
		known[f.Rule+f.Message]++
	}
	for _, f := range after {
		if known[f.Rule+f.Message]--; known[f.Rule+f.Message] < 0 {
			return true
		}
	}
	return false
}

// numbers calls plant for the first number in digits of each line.
func (m *measurement) numbers(plant func(source, target string, start, end int)) {
	for i, s := range m.target.lines {
		if start, end := digitRun(s); start >= 0 && !m.slipped(i, i) {
			plant(m.source.lines[i], s, start, end)
		}
	}
}

// digitRun is the first number in digits of a text, marks between digits included.
func digitRun(s string) (start, end int) {
	start = strings.IndexAny(s, "0123456789")
	if start < 0 {
		return -1, -1
	}
	digit := func(i int) bool { return i < len(s) && s[i] >= '0' && s[i] <= '9' }
	for end = start; digit(end) || end < len(s) && strings.IndexByte(",.:", s[end]) >= 0 && digit(end+1); {
		end++
	}
	return start, end
}

func (m *measurement) digitChanged() {
	m.numbers(func(source, target string, start, _ int) {
		b := []byte(target)
		for b[start] == target[start] {
			b[start] = byte('1' + m.random.IntN(9))
		}
		m.try("a digit changed", source, target, string(b))
	})
}

func (m *measurement) numberDropped() {
	m.numbers(func(source, target string, start, end int) {
		planted := target[:start] + target[end:]
		rest := quantity.Find(planted, m.l.To)
		for _, q := range quantity.Find(target, m.l.To) {
			if q.Start <= start && start < q.End && slices.ContainsFunc(rest, func(o quantity.Quantity) bool { return quantity.Meets(q, o) }) {
				return // 200 miles (322 km), or said again
			}
		}
		m.try("a number dropped", source, target, planted)
	})
}

func (m *measurement) zeroAdded() {
	m.numbers(func(source, target string, start, end int) {
		n := target[start:end]
		if mark := strings.LastIndexAny(n, ",.:"); mark >= 0 && len(n)-mark != 4 || strings.Trim(n, "0,.:") == "" {
			return // behind a decimal mark, or nil
		}
		m.try("a zero added", source, target, target[:end]+"0"+target[end:])
	})
}

// nameExchanged puts one country's name for another's.
func (m *measurement) nameExchanged() {
	terms := m.l.Glossary.Terms()
	for i, s := range m.source.lines {
		for _, t := range m.l.Glossary.Occurring(s, m.l.From) {
			if !country(t) || !demanded(t, m.l.To) {
				continue
			}
			at, form := stands(m.target.lines[i], t.Forms[m.l.To][0].Text)
			other := terms[m.random.IntN(len(terms))]
			for !country(other) || other.ID == t.ID || !demanded(other, m.l.To) || m.l.Glossary.Named(s, other, m.l.From) {
				other = terms[m.random.IntN(len(terms))]
			}
			if at >= 0 {
				name, _ := other.Preferred(m.l.To)
				planted := strings.ReplaceAll(m.target.lines[i], form, name.Text)
				if !m.l.Glossary.Named(planted, t, m.l.To) { // else the name stands there in another form as well
					m.try("a country exchanged", s, m.target.lines[i], planted)
				}
			}
		}
	}
}

// stands finds a form in a text, whole but for its ending.
func stands(text, form string) (int, string) {
	i := strings.Index(text, form)
	if i > 0 {
		if before := []rune(text[:i]); unicode.IsLetter(before[len(before)-1]) && !unicode.Is(unicode.Han, before[len(before)-1]) {
			return -1, ""
		}
	}
	return i, form
}

// inside calls plant for one line of each paragraph of several.
func (m *measurement) inside(plant func(r lineRange, line int)) {
	for _, r := range m.source.paragraphs {
		if r.last > r.first {
			plant(r, r.first+m.random.IntN(r.last-r.first+1))
		}
	}
}

func (m *measurement) sentenceDropped() {
	m.inside(func(r lineRange, line int) {
		m.try("a sentence dropped", m.source.paragraph(r), m.target.paragraph(r), m.target.with(r, line, ""))
	})
}

func (m *measurement) sentenceLeft() {
	m.inside(func(r lineRange, line int) {
		if weight(m.source.lines[line]) >= doubtedLetters {
			m.try("a sentence left as it was", m.source.paragraph(r), m.target.paragraph(r), m.target.with(r, line, m.source.lines[line]))
		}
	})
}

func (m *measurement) sentenceOfNeighbour() {
	if len(m.near) == 0 {
		return
	}
	m.inside(func(r lineRange, line int) {
		text := m.near[m.random.IntN(len(m.near))][line]
		if weight(text) >= doubtedLetters {
			m.try("a sentence of a neighbour", m.source.paragraph(r), m.target.paragraph(r), m.target.with(r, line, text))
		}
	})
}

func (m *measurement) blockDoubled() {
	for i := 0; i < len(m.source.lines); i += 10 {
		if s, target := m.source.lines[i], m.target.lines[i]; weight(target) >= repeatedLetters {
			m.try("a block doubled", s, target, target+" "+target)
		}
	}
}

func (m *measurement) blockRepeated() {
	for i := 0; i+1 < len(m.source.lines); i += 10 {
		if weight(m.target.lines[i]) < repeatedLetters {
			continue
		}
		good := []Pair{pair(m.source.lines[i], m.target.lines[i]), pair(m.source.lines[i+1], m.target.lines[i+1])}
		good[1].Block = "b5"
		planted := []Pair{good[0], good[1]}
		planted[1].Target = planted[0].Target
		m.count("another block's translation", planted[1].Target, newFindings(Translation(good, m.l), Translation(planted, m.l)))
	}
}

// citedWordChanged lets a summary cite a sentence with another of its words in one place.
func (m *measurement) citedWordChanged() {
	for i := 0; i < len(m.source.lines); i += 10 {
		b := article.Block{ID: "b1", Text: m.source.lines[i]}
		list := words(b.Text)
		if len(list) < 4 {
			continue
		}
		one, other := list[m.random.IntN(len(list))], list[m.random.IntN(len(list))]
		quote := b.Text[:one.start] + b.Text[other.start:other.end] + b.Text[one.end:]
		if lang.Fold(quote) == lang.Fold(b.Text) {
			continue
		}
		st := Statement{Path: "quotes[0]", Text: m.target.lines[i], Evidence: []Evidence{Locate(b, quote)}, Quoted: quote}
		found := Summary([]Statement{st}, []article.Block{b}, m.l)
		caught := false
		for _, f := range found {
			caught = caught || f.Rule == "evidence" || f.Rule == "quote"
		}
		m.count("a cited word changed", quote, caught)
	}
}

func (m *measurement) linkChanged() {
	for i := 0; i < len(m.source.lines); i += 10 {
		source := m.source.lines[i] + " https://example.org/news/2018-05-a?id=7"
		m.try("a link changed", source, m.target.lines[i]+" https://example.org/news/2018-05-a?id=7", m.target.lines[i]+" https://example.org/news/2018-06-a?id=7")
	}
}
