package summarize

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"panj/internal/lang"
	"panj/internal/quantity"
)

const (
	topicsMost = 5
	topicLeast = 2 // times that a topic stands in the article
)

// topic is a word, or a string of Chinese characters, that may be one.
type topic struct {
	key      string
	times    int
	in       int // passages
	last     int // passage that had it last
	surfaces []surface
}

// surface is one way in which a topic is written, and how often.
type surface struct {
	text  string
	times int
}

// topics are the words that stand often in the article and in few of its
// sentences (tf-idf), each in the form in which it stands most often. Of Chinese,
// which shows no words, they are the strings of characters that recur.
func (x *extraction) topics() []string {
	list := x.recurring()
	slices.SortStableFunc(list, func(a, b *topic) int {
		return cmp.Compare(b.score(len(x.passages)), a.score(len(x.passages)))
	})
	out := []string{}
	for _, t := range list {
		text := t.text()
		if len(out) < topicsMost && !slices.ContainsFunc(out, func(o string) bool { return strings.Contains(o, text) || strings.Contains(text, o) }) {
			out = append(out, text)
		}
	}
	return out
}

// score is tf-idf in millionths.
func (t *topic) score(passages int) int {
	return int(math.Round(float64(t.times) * math.Log(1+float64(passages)/float64(t.in)) * 1e6))
}

// text is the form that stands most often, the first of those.
func (t *topic) text() string {
	best := t.surfaces[0]
	for _, s := range t.surfaces {
		if s.times > best.times {
			best = s
		}
	}
	return best.text
}

func (t *topic) see(text string, passage int) {
	t.times++
	if t.in == 0 || t.last != passage {
		t.in, t.last = t.in+1, passage
	}
	i := slices.IndexFunc(t.surfaces, func(s surface) bool { return s.text == text })
	if i < 0 {
		t.surfaces = append(t.surfaces, surface{text, 1})
		return
	}
	t.surfaces[i].times++
}

// recurring lists the words that stand at least twice, in the order of the article.
func (x *extraction) recurring() []*topic {
	if x.chinese() {
		return x.recurringHan()
	}
	var all topics
	for i := range x.passages {
		text := x.text(&x.passages[i])
		for _, w := range x.passages[i].content {
			if word := text[w.Start:w.End]; x.isTopic(word) {
				all.see(w.Key, word, i)
			}
		}
	}
	return all.often()
}

// isTopic leaves out numbers and short words. Persian writes its words shorter.
func (x *extraction) isTopic(word string) bool {
	least := 4
	if x.to == lang.Dari {
		least = 3
	}
	return utf8.RuneCountInString(word) >= least && strings.IndexFunc(word, unicode.IsDigit) < 0
}

// topics gathers topics in the order in which they come.
type topics struct {
	list []*topic
	by   map[string]*topic
}

func (all *topics) see(key, text string, passage int) {
	t, known := all.by[key]
	if !known {
		if all.by == nil {
			all.by = map[string]*topic{}
		}
		t = &topic{key: key}
		all.by[key] = t
		all.list = append(all.list, t)
	}
	t.see(text, passage)
}

func (all *topics) often() []*topic {
	return slices.DeleteFunc(slices.Clone(all.list), func(t *topic) bool { return t.times < topicLeast })
}

// hanMost is how many characters a Chinese topic has at most.
const hanMost = 8

// recurringHan lists the strings of two to eight characters, none of them a
// particle or a part of a number, that stand at least twice and of which no
// longer one stands as often.
func (x *extraction) recurringHan() []*topic {
	var all topics
	texts := make([]string, len(x.passages))
	for i := range x.passages {
		texts[i] = x.bare(x.text(&x.passages[i]))
	}
	for n := 2; n <= hanMost; n++ {
		for i, text := range texts {
			eachRun(text, func(run []rune) {
				for j := 0; j+n <= len(run); j++ {
					if n == 2 || all.recurs(string(run[j:j+n-1])) && all.recurs(string(run[j+1:j+n])) {
						all.see(string(run[j:j+n]), string(run[j:j+n]), i)
					}
				}
			})
		}
	}
	for _, t := range all.often() {
		if letters := []rune(t.key); len(letters) > 2 {
			all.hide(string(letters[1:]), t.times)
			all.hide(string(letters[:len(letters)-1]), t.times)
		}
	}
	return all.often()
}

func (all *topics) recurs(key string) bool {
	t := all.by[key]
	return t != nil && t.times >= topicLeast
}

// hide leaves a string out that stands only within a longer one.
func (all *topics) hide(key string, times int) {
	if t := all.by[key]; t.times == times {
		t.times = 0
	}
}

// bare puts a blank in the place of each number with its unit and its measure
// word (6台), and of each name of the glossary, which the entities have.
func (x *extraction) bare(text string) string {
	out := []byte(text)
	blank := func(start, end int) {
		for i := start; i < end; i++ {
			out[i] = ' '
		}
	}
	for _, q := range quantity.Find(text, x.article.Language) {
		blank(q.Start, q.End)
		if r, size := utf8.DecodeRuneInString(text[q.End:]); strings.ContainsRune(hanMeasures, r) {
			blank(q.End, q.End+size)
		}
	}
	for _, m := range x.glossary.Read(text, x.article.Language).Mentions() {
		blank(m.Start, m.End)
	}
	return string(out)
}

const hanMeasures = "个個台臺座名位条條家次起所项項艘架辆輛人"

// eachRun gives the runs of Chinese characters between particles and marks.
func eachRun(text string, yield func(run []rune)) {
	var run []rune
	for _, r := range text + "\n" {
		if unicode.Is(unicode.Han, r) && !lang.Particle(r) {
			run = append(run, r)
			continue
		}
		yield(run)
		run = run[:0]
	}
}
