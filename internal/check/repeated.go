package check

import (
	"slices"
	"strings"
)

// repeatedLetters is how many letters, a Chinese character counting two and a
// half, a sentence or a block must have for its repetition to be no formula
// ("he said").
const repeatedLetters = 40

// repeated sees a sentence that stands twice in a translation and not in its
// source, or a whole block that does, as models write when they lose their
// place. It can't see one that is said again in other words.
func repeated(v *view) []Finding {
	source, target := v.sentences()
	again := twice(target)
	if again < 0 || twice(source) >= 0 {
		return nil
	}
	s := target[again]
	f := finding("added", Warning, v.Block, named(s.text)+" stands twice in the translation")
	f.Got = at(v.Block, v.Target, s.start, s.start+len(s.text))
	return []Finding{f}
}

// twice is the index of the first sentence that stood before, -1 if none did: a
// long one, or the first of a second half that repeats the first.
func twice(list []sentence) int {
	if len(list) < 2 {
		return -1
	}
	keys := make([]string, len(list))
	seen := make(map[string]bool, len(list))
	letters := 0
	for i, s := range list {
		n := weight(s.text)
		letters += n
		keys[i] = s.text
		if n >= repeatedLetters && seen[keys[i]] {
			return i
		}
		seen[keys[i]] = true
	}
	half := len(list) / 2
	if len(list)%2 == 0 && letters >= 2*repeatedLetters && slices.Equal(keys[:half], keys[half:]) {
		return half
	}
	return -1
}

// doubled sees a block of the translation that is another one's over again,
// while their sources differ: one of the two sources is not translated.
func doubled(pairs []Pair) []Finding {
	var out []Finding
	first := make(map[string]Pair, len(pairs))
	for _, p := range pairs {
		if !translated(p) || weight(p.Target) < repeatedLetters {
			continue
		}
		key := strings.TrimSpace(p.Target)
		before, ok := first[key]
		if !ok {
			first[key] = p
			continue
		}
		if strings.TrimSpace(before.Source) == strings.TrimSpace(p.Source) {
			continue
		}
		f := finding("added", Error, p.Block, "the translation repeats that of "+cut(before.Block)+": "+named(p.Target))
		f.Source = at(p.Block, p.Source, 0, len(p.Source))
		f.Got = at(p.Block, p.Target, 0, len(p.Target))
		out = append(out, f)
	}
	return out
}
