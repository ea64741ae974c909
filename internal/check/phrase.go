package check

import (
	"strings"

	"panj/internal/lang"
)

// phrases are words and phrases to be found in a text of one language.
type phrases struct {
	han  bool
	list []string // as they stand in a key: " whole word ", " stem"; Chinese bare
}

// newPhrases reads words, "_" for the space in a phrase and "*" at the end of
// what can have any ending.
func newPhrases(l lang.Language, words string) phrases {
	p := phrases{han: chinese(l)}
	for _, w := range strings.Fields(words) {
		stem, open := strings.CutSuffix(w, "*")
		key := phraseKey(strings.ReplaceAll(stem, "_", " "), l)
		if open {
			key = strings.TrimSuffix(key, " ")
		}
		p.list = append(p.list, key)
	}
	return p
}

// phraseKey makes a text ready: folded words with a space around each; Chinese
// without spaces. The Persian prefixes می and نمی are written apart, with a
// joiner or together: here they are one word with their verb.
func phraseKey(text string, l lang.Language) string {
	runes, _ := lang.FoldMap(text)
	if chinese(l) {
		return strings.ReplaceAll(string(runes), " ", "")
	}
	var b strings.Builder
	b.WriteByte(' ')
	for _, t := range tokens(runes) {
		b.WriteString(string(t.runes))
		b.WriteByte(' ')
	}
	key := b.String()
	if persian(l) {
		key = strings.NewReplacer(" می ", " می", " نمی ", " نمی").Replace(key)
	}
	return key
}

// in says whether one of the phrases stands in a key, and which.
func (p phrases) in(key string) (string, bool) {
	for _, w := range p.list {
		if strings.Contains(key, w) {
			return strings.TrimSpace(w), true
		}
	}
	return "", false
}

// begin says whether a key begins with one of the phrases, and which.
func (p phrases) begin(key string) (string, bool) {
	for _, w := range p.list {
		if strings.HasPrefix(strings.TrimLeft(key, ",.;:-\"' "), strings.TrimLeft(w, " ")) {
			return strings.TrimSpace(w), true
		}
	}
	return "", false
}

// lists are the same phrases' meanings in each language; Persian has Dari's.
type lists map[lang.Language]phrases

func newLists(words map[lang.Language]string) lists {
	out := lists{}
	for l, w := range words {
		out[l] = newPhrases(l, w)
	}
	out[lang.Persian] = newPhrases(lang.Persian, words[lang.Dari])
	return out
}

// in says whether a text in a language, given as its key, has one of the phrases.
func (s lists) in(key string, l lang.Language) bool {
	_, ok := s[l].in(key)
	return ok
}
