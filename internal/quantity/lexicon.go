package quantity

import (
	"strconv"
	"strings"
	"sync"
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
	noise     class = '!' // looks like a number and is none
	victim    class = 'V'
	agent     class = 'b' // "by": whom it names did it, and didn't suffer it
	stopper   class = 'z' // "after", "when": begins another matter within a clause
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
	words              map[string][]entry
	stems              map[string][]entry
	heads, headStems   map[string][]phrase
	longest            int // runes of the longest Chinese word
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
		return build(lexicon{decimal: ','}, russianWords, russianUnits)
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

// build reads tables. A line is a class, a value or name, a colon and words.
// "word*" is a stem; "a_b" is a phrase; "word|a,b" is word+a and word+b.
func build(lex lexicon, tables ...string) *lexicon {
	lex.words, lex.stems = map[string][]entry{}, map[string][]entry{}
	lex.heads, lex.headStems = map[string][]phrase{}, map[string][]phrase{}
	for _, table := range append(tables, commonWords) {
		for line := range strings.Lines(table) {
			head, words, ok := strings.Cut(strings.TrimSpace(line), ":")
			if !ok {
				continue
			}
			e := entry{class: class(head[0]), name: strings.TrimSpace(head[1:])}
			e.value, _ = strconv.ParseFloat(e.name, 64)
			for _, w := range strings.Fields(words) {
				lex.add(w, e)
			}
		}
	}
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
	w = fold(w, l.tajik)
	if parts := strings.Split(w, "_"); len(parts) > 1 {
		l.addPhrase(parts[0], phrase{parts[1:], e})
		return
	}
	if l.hanzi {
		l.longest = max(l.longest, utf8.RuneCountInString(w))
	}
	if stem, ok := strings.CutSuffix(w, "*"); ok {
		l.stems[stem] = append(l.stems[stem], e)
		return
	}
	l.words[w] = append(l.words[w], e)
}

func (l *lexicon) addPhrase(head string, ph phrase) {
	if stem, ok := strings.CutSuffix(head, "*"); ok {
		l.headStems[stem] = append(l.headStems[stem], ph)
		return
	}
	l.heads[head] = append(l.heads[head], ph)
}

// longestHan gives the end of the longest Chinese word of the table at i, or
// of the single character.
func (l *lexicon) longestHan(text string, i int) int {
	var ends [16]int
	n, at := 0, i
	for at < len(text) && n < len(ends) && n < l.longest {
		_, size := utf8.DecodeRuneInString(text[at:])
		at += size
		ends[n] = at
		n++
	}
	for n--; n > 0; n-- {
		if _, ok := l.words[text[i:ends[n]]]; ok {
			return ends[n]
		}
	}
	_, size := utf8.DecodeRuneInString(text[i:])
	return i + size
}

// find looks token i up, as a phrase first, and gives the first meaning of one
// of the classes and the phrase's last token.
func (p *parser) find(i int, classes string) (entry, int, bool) {
	if i < 0 || i >= len(p.toks) {
		return entry{}, i, false
	}
	for _, ph := range p.toks[i].phrases {
		if strings.IndexByte(classes, byte(ph.entry.class)) < 0 {
			continue
		}
		if last, ok := p.matchPhrase(i, ph); ok {
			return ph.entry, last, true
		}
	}
	e, ok := pick(p.toks[i].entries, classes)
	return e, i, ok
}

func (p *parser) is(i int, classes string) bool {
	_, _, ok := p.find(i, classes)
	return ok
}

func (p *parser) matchPhrase(i int, ph phrase) (int, bool) {
	for _, part := range ph.rest {
		i++
		if i >= len(p.toks) || !p.near(i-1) && p.gap(i-1) != "/" {
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

// meanings gives all entries of a word: its own, then those of its stems, the
// longest first; and the phrases that it begins.
func (l *lexicon) meanings(w string) ([]entry, []phrase) {
	entries, phrases := l.words[w], l.heads[w]
	for end := len(w); end > 1; end-- {
		if end < len(w) && !utf8.RuneStart(w[end]) {
			continue
		}
		if more := l.stems[w[:end]]; more != nil {
			entries = append(entries[:len(entries):len(entries)], more...)
		}
		if more := l.headStems[w[:end]]; more != nil {
			phrases = append(phrases[:len(phrases):len(phrases)], more...)
		}
	}
	return entries, phrases
}

func pick(entries []entry, classes string) (entry, bool) {
	for _, e := range entries {
		if strings.IndexByte(classes, byte(e.class)) >= 0 {
			return e, true
		}
	}
	return entry{}, false
}
