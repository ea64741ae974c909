package check

import (
	"strings"
	"unicode"

	"panj/internal/lang"
)

// view is a pair under check, with what several rules ask of its texts, each
// made once and only where a rule asks.
type view struct {
	Pair
	l Languages

	words     []word
	haveWords bool
	key       string // the folded target
	haveKey   bool
	source    []sentence
	target    []sentence
	haveParts bool
}

// targetWords are the words of the translation.
func (v *view) targetWords() []word {
	if !v.haveWords {
		v.words, v.haveWords = words(v.Target), true
	}
	return v.words
}

// targetKey is the folded translation.
func (v *view) targetKey() string {
	if !v.haveKey {
		v.key, v.haveKey = lang.Fold(v.Target), true
	}
	return v.key
}

// sentences are those of both texts.
func (v *view) sentences() (source, target []sentence) {
	if !v.haveParts {
		v.source, v.target, v.haveParts = sentencesOf(v.Source), sentencesOf(v.Target), true
	}
	return v.source, v.target
}

// sentence is a sentence that says something, and where it begins, in bytes.
type sentence struct {
	text  string
	start int
}

func sentencesOf(text string) []sentence {
	var out []sentence
	at := 0
	for _, s := range lang.Sentences(text) {
		if says(s) {
			out = append(out, sentence{strings.TrimRightFunc(s, unicode.IsSpace), at})
		}
		at += len(s)
	}
	return out
}
