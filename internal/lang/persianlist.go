package lang

import (
	_ "embed" // the list of words
	"fmt"
	"strings"
	"sync"
)

//go:embed tajik-persian.txt
var tajikPersianText string

// wordList is tajik-persian.txt, whose head says what its parts are.
type wordList struct {
	words, verbs, names map[string]string
	prefixes, seconds   []affix // in the order of the file; what stands apart has its ZWNJ
}

// affix is a part of a word in both scripts.
type affix struct{ tajik, persian string }

// tajikPersian panics where the embedded file is broken, which a test rules out.
var tajikPersian = sync.OnceValue(func() *wordList {
	l, err := parseWordList(tajikPersianText)
	if err != nil {
		panic(err)
	}
	return l
})

// parseWordList wants each word once in its part.
func parseWordList(text string) (*wordList, error) {
	l := &wordList{words: map[string]string{}, verbs: map[string]string{}, names: map[string]string{}}
	part, seen := "", map[string]bool{}
	n := 0
	for line := range strings.Lines(text) {
		n++
		line = strings.TrimSuffix(line, "\n")
		switch {
		case line == "" || line[0] == '#':
			continue
		case line[0] == '[':
			part = line
			continue
		}
		tajik, persian, _ := strings.Cut(line, " ")
		tajik = strings.ToLower(tajik)
		if persian == "" || seen[part+tajik] || !l.put(part, tajik, persian) {
			return nil, fmt.Errorf("reading the list of words: line %d: no pair of its part, or one that stands twice", n)
		}
		seen[part+tajik] = true
	}
	return l, nil
}

// put says false for a part that there isn't.
func (l *wordList) put(part, tajik, persian string) bool {
	switch part {
	case "[words]":
		l.words[tajik] = persian
	case "[verbs]":
		l.verbs[tajik] = persian
	case "[names]":
		l.names[tajik] = persian
	case "[prefixes]":
		l.prefixes = append(l.prefixes, affix{tajik, persian})
	case "[seconds]":
		l.seconds = append(l.seconds, affix{tajik, persian})
	case "[apart]":
		l.seconds = append(l.seconds, affix{tajik, zwnj + persian})
	default:
		return false
	}
	return true
}

// entry is a word as the list has it, a name only for one that begins with a capital.
func (l *wordList) entry(w string, capital bool) (transliterated, bool) {
	if p, ok := l.names[w]; ok && capital {
		return transliterated{tajik: w, persian: p}, true
	}
	if p, ok := l.words[w]; ok {
		return transliterated{tajik: w, persian: p, verb: l.verbs[w] == p}, true
	}
	if p, ok := l.verbs[w]; ok {
		return transliterated{tajik: w, persian: p, verb: true}, true
	}
	if capital {
		return l.surname(w)
	}
	return transliterated{}, false
}

// surnameEndings are what makes a family's name of a father's.
var surnameEndings = []affix{
	{"ова", "ووا"}, {"ева", "یوا"}, {"ов", "وف"}, {"ев", "یف"}, {"зода", zwnj + "زاده"}, {"пур", "پور"},
	{"иён", "یان"}, {"ӣ", "ی"}, {"ҷон", "جان"}, {"хон", "خان"}, {"бек", "بیک"}, {"шоҳ", "شاه"},
	{"вич", "ویچ"}, {"бону", "بانو"}, {"дин", "دین"},
}

func (l *wordList) surname(w string) (transliterated, bool) {
	for _, e := range surnameEndings {
		father, ok := strings.CutSuffix(w, e.tajik)
		if !ok {
			continue
		}
		if p, ok := l.names[father]; ok {
			s := transliterated{tajik: father, persian: p}
			return transliterated{tajik: w, persian: s.behind(e.persian)}, true
		}
	}
	return l.twoNames(w)
}

// twoNames is a name made of two of the list: Маҳмадтоир.
func (l *wordList) twoNames(w string) (transliterated, bool) {
	for i := range w {
		first, second := l.names[w[:i]], l.names[w[i:]]
		if first != "" && second != "" {
			return transliterated{tajik: w, persian: first + second}, true
		}
	}
	return transliterated{}, false
}
