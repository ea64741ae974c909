package quantity

import (
	"cmp"
	"maps"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"panj/internal/lang"
)

// class is what a word does around a number.
type class byte

// The classes; the letters are those of the tables.
const (
	cardinal  class = '='
	weakly    class = '~' // a cardinal that often isn't one: "one", «نه»
	ordinal   class = '#'
	multiply  class = '*' // hundred and above
	vague     class = '?' // "hundreds", "thousands": a scale that names no number by itself
	joiner    class = '&' // and
	also      class = 'j' // and, where numerals are not joined by it: и, 和
	place     class = 'o' // in, at: the noun after it counts nothing
	ofWhole   class = 'f' // of: the number after it is the whole, the one before a part
	attack    class = 'T' // a Chinese verb whose object follows: 打死三人
	half      class = '+' // "and a half"
	monthWord class = 'm'
	solar     class = 's' // month of the Solar Hijri calendar
	shaky     class = 'S' // the same, and another word unless beside a day or year
	unitWord  class = 'u'
	currency  class = '$'
	percent   class = '%'
	suffix    class = '-' // makes digits an ordinal: th, -й, -ум
	decadeEnd class = 'd'
	yearWord  class = 'y'
	clockWord class = 'c' // before the number: соати, ساعت
	hourWord  class = 'h' // after it: pm, 点
	minutes   class = 'i'
	timeNoun  class = 'a' // counts time: not people
	person    class = 'p'
	thing     class = 'x' // a noun that is no person
	rank      class = 'n' // "No. 1", the leader
	level     class = 'l' // "below" before zero
	noise     class = '!' // looks like a number and is none
	victim    class = 'V'
	agent     class = 'b' // "by": whom it names did it, and didn't suffer it
	stopper   class = 'z' // "after", "when": begins another matter within a clause
	partWord  class = 'e' // "including": what follows is a part of those counted
	rangeMark class = 'r' // "to" between numbers
	river     class = 'w' // "river" before Panj
	shakyMay  class = 'M' // «می»: a month beside a day or year only
	eraWord   class = 'D' // 年代
	halfPast  class = 'H' // 点半
	dayPart   class = 'q' // 上午
	perCent   class = 'P' // 百分之
	counter   class = 'k' // 个: "1个" may be "a"
)

// entry is one meaning of a word.
type entry struct {
	class class
	value float64
	name  string
	unit  string // of words that carry one: «двухлетний», "a fortnight"
}

// meaning is all that a word, or what begins with a stem, can mean: its own
// entries, then those of shorter stems; and the phrases that it can begin.
type meaning struct {
	entries []entry
	phrases []phrase
	begins  bool // a quantity can begin with it
}

func (m *meaning) inherit(shorter *meaning) {
	if shorter != nil {
		m.entries = append(m.entries, shorter.entries...)
		m.phrases = append(m.phrases, shorter.phrases...)
	}
}

// can says whether some entry or phrase is of one of the classes.
func (m *meaning) can(classes string) bool {
	of := func(e entry) bool { return strings.IndexByte(classes, byte(e.class)) >= 0 }
	return slices.ContainsFunc(m.entries, of) || slices.ContainsFunc(m.phrases, func(ph phrase) bool { return of(ph.entry) })
}

// phrase is an entry of several words; rest are those after the first, "*" at
// the end of one marks a stem.
type phrase struct {
	rest  []string
	entry entry
}

// lexicon holds a language's words, folded as fold does.
type lexicon struct {
	tajik              bool
	hanzi              bool
	persian            bool
	thousands, decimal rune // the convention that wins where both readings stand
	words              map[string]*meaning
	stems              map[string]*meaning
	stemsOf            map[string][]string // by their first two runes, the longest first
	hanWords           map[rune]hanHead    // Chinese words by their first rune
}

var (
	plainLexicon   = sync.OnceValue(func() *lexicon { return build(lexicon{thousands: ',', decimal: '.'}) })
	englishLexicon = sync.OnceValue(func() *lexicon {
		return build(lexicon{thousands: ',', decimal: '.'}, englishWords, englishUnits)
	})
	tajikLexicon = sync.OnceValue(func() *lexicon {
		return build(lexicon{tajik: true, decimal: ','}, tajikNumerals(), tajikWords)
	})
	russianLexicon = sync.OnceValue(func() *lexicon {
		return build(lexicon{decimal: ','}, russianWords, russianAdjectives(), russianUnits)
	})
	persianLexicon = sync.OnceValue(func() *lexicon {
		return build(lexicon{persian: true, thousands: ',', decimal: '.'}, persianNumerals, persianWords)
	})
	chineseLexicon = sync.OnceValue(func() *lexicon {
		return build(lexicon{hanzi: true, thousands: ',', decimal: '.'}, chineseWords, chineseTraditional)
	})
)

func lexiconOf(l lang.Language) *lexicon {
	switch l {
	case lang.English:
		return englishLexicon()
	case lang.Tajik:
		return tajikLexicon()
	case lang.Russian:
		return russianLexicon()
	case lang.Dari, lang.Persian:
		return persianLexicon()
	case lang.Hans, lang.Hant:
		return chineseLexicon()
	}
	return plainLexicon()
}

// build reads tables. A line is a class, a value or name (after an @ the unit
// that goes with the value), a colon and words.
// "word*" is a stem; "a_b" is a phrase; "word|a,b" is word+a and word+b.
func build(lex lexicon, tables ...string) *lexicon {
	lex.words, lex.stems = map[string]*meaning{}, map[string]*meaning{}
	for _, table := range append(tables, commonWords) {
		for line := range strings.Lines(table) {
			head, words, ok := strings.Cut(strings.TrimSpace(line), ":")
			if !ok {
				continue
			}
			e := entry{class: class(head[0]), name: strings.TrimSpace(head[1:])}
			e.name, e.unit, _ = strings.Cut(e.name, "@")
			e.value, _ = strconv.ParseFloat(e.name, 64)
			for _, w := range strings.Fields(words) {
				lex.add(w, e)
			}
		}
	}
	lex.finish()
	return &lex
}

func (l *lexicon) add(w string, e entry) {
	base, endings, ok := strings.Cut(w, "|")
	if !ok {
		endings = ""
	}
	for _, ending := range strings.Split(endings, ",") {
		l.addForm(base+ending, e)
	}
}

func (l *lexicon) addForm(w string, e entry) {
	parts := strings.Split(foldedString(w, l.tajik), "_")
	table := l.words
	head, isStem := strings.CutSuffix(parts[0], "*")
	if isStem {
		table = l.stems
	}
	m := table[head]
	if m == nil {
		m = &meaning{}
		table[head] = m
	}
	if len(parts) > 1 {
		m.phrases = append(m.phrases, phrase{parts[1:], e})
	} else {
		m.entries = append(m.entries, e)
	}
}

// finish gives every word and stem the meanings of the stems that it begins
// with, the longest first, and indexes the stems and the Chinese words.
func (l *lexicon) finish() {
	stems := slices.SortedFunc(maps.Keys(l.stems), func(a, b string) int {
		return cmp.Or(len(a)-len(b), strings.Compare(a, b))
	})
	l.stemsOf = map[string][]string{}
	for _, stem := range stems {
		head := stem[:headLength(stem)]
		l.stems[stem].inherit(l.stemOf(stem, l.stemsOf[head]))
		l.stemsOf[head] = slices.Insert(l.stemsOf[head], 0, stem)
	}
	l.hanWords = map[rune]hanHead{}
	for w, m := range l.words {
		m.inherit(l.stemOf(w, l.stemsOf[w[:headLength(w)]]))
		r, n := utf8.DecodeRuneInString(w)
		if !unicode.Is(unicode.Han, r) {
			continue
		}
		h := l.hanWords[r]
		if n == len(w) {
			h.alone = m
		} else {
			h.longer = append(h.longer, w)
		}
		l.hanWords[r] = h
	}
	for _, table := range [...]map[string]*meaning{l.words, l.stems} {
		for _, m := range table {
			m.begins = m.can("=~#?*mMsSP")
		}
	}
	for _, h := range l.hanWords {
		slices.SortFunc(h.longer, func(a, b string) int { return cmp.Or(len(b)-len(a), strings.Compare(a, b)) })
	}
}

// headLength is how many bytes the first two runes of a word take.
func headLength(w string) int {
	_, n := utf8.DecodeRuneInString(w)
	_, m := utf8.DecodeRuneInString(w[n:])
	return n + m
}

// stemOf gives the meaning of the first stem of a list that a word begins with.
func (l *lexicon) stemOf(w string, stems []string) *meaning {
	for _, stem := range stems {
		if strings.HasPrefix(w, stem) {
			return l.stems[stem]
		}
	}
	return nil
}

// meaningOf gives what a folded word means, nil for a word that is in no table.
func (l *lexicon) meaningOf(w string) *meaning {
	if m := l.words[w]; m != nil {
		return m
	}
	if n := headLength(w); n > 0 {
		return l.stemOf(w, l.stemsOf[w[:n]])
	}
	return nil
}

// hanHead is the rune that Chinese words begin with: what it means alone, and
// the words of more runes, the longest first.
type hanHead struct {
	alone  *meaning
	longer []string
}

// hanWord gives the end and the meaning of the longest Chinese word of the
// table at i, whose first rune is r, or of that rune.
func (l *lexicon) hanWord(text string, i int, r rune) (int, *meaning) {
	h := l.hanWords[r]
	for _, w := range h.longer {
		if strings.HasPrefix(text[i:], w) {
			return i + len(w), l.words[w]
		}
	}
	return i + utf8.RuneLen(r), h.alone
}

// find looks token i up, as a phrase first, and gives the first meaning of one
// of the classes and the phrase's last token.
func (p *parser) find(i int, classes string) (entry, int, bool) {
	p.work++
	if i < 0 || i >= len(p.toks) {
		return entry{}, i, false
	}
	m := p.toks[i].meaning
	if m == nil {
		return entry{}, i, false
	}
	for _, ph := range m.phrases {
		if strings.IndexByte(classes, byte(ph.entry.class)) < 0 {
			continue
		}
		if last, ok := p.matchPhrase(i, ph); ok {
			return ph.entry, last, true
		}
	}
	e, ok := pick(m.entries, classes)
	return e, i, ok
}

func (p *parser) is(i int, classes string) bool {
	_, _, ok := p.find(i, classes)
	return ok
}

func (p *parser) matchPhrase(i int, ph phrase) (int, bool) {
	for _, part := range ph.rest {
		i++
		if i >= len(p.toks) || !p.near(i-1) && !joinsUnits(p.gap(i-1)) {
			return i, false
		}
		w := p.toks[i].word
		if stem, ok := strings.CutSuffix(part, "*"); ok && strings.HasPrefix(w, stem) && w != "" {
			continue
		}
		if w != part {
			return i, false
		}
	}
	return i, true
}

func pick(entries []entry, classes string) (entry, bool) {
	for _, e := range entries {
		if strings.IndexByte(classes, byte(e.class)) >= 0 {
			return e, true
		}
	}
	return entry{}, false
}

// joinsUnits knows the marks inside of a unit: km/h, «кВт·ч».
func joinsUnits(gap string) bool {
	switch gap {
	case "/", "·", "⋅", "∙", "•":
		return true
	}
	return false
}
