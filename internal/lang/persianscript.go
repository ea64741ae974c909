package lang

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// PersianScript spells one Tajik word (in Cyrillic letters, as it stands in a
// sentence) in Persian script. known says whether a list of frequent words has
// it, bare or with endings; otherwise the transliterated is a guess by rules, since
// neither short vowels nor the letters ث ح ذ ص ض ط ظ ع can be told from Cyrillic.
//
// An ending may become a word: китобҳоро is کتاب‌ها را. An ezafe is written after a
// vowel only: хонаи is خانهٔ. What is not Tajik letters stays.
func PersianScript(word string) (text string, known bool) {
	w := tajikWord(word)
	if s, ok := byList(w, beginsCapital(word)); ok {
		return s.persian, true
	}
	return guess(w, beginsCapital(word)), false
}

// PersianByRules is PersianScript without the list of words: what letters and
// endings alone make of a word.
func PersianByRules(word string) string { return guess(tajikWord(word), beginsCapital(word)) }

// PersianEnding puts a Tajik ending (as cut off a word) behind a Persian
// spelling of the Tajik stem: Тоҷикистон, تاجکستان and ро are تاجکستان را. It says
// false where the letters are no ending for that stem.
func PersianEnding(stem, persian, ending string) (string, bool) {
	s := transliterated{tajik: tajikWord(stem), persian: persian}
	if ending = tajikWord(ending); ending == "" {
		return persian, true
	}
	s, ok := s.with(ending, maxEndings)
	return s.persian, ok
}

// maxWord is in bytes; no word that is longer is looked for in the list.
const maxWord = 80

// maxEndings bounds how many endings stand behind one another: кор-манд-он-аш-ро.
const maxEndings = 4

// tajikWord is the form in which words are compared: small letters, each of them one character.
func tajikWord(word string) string {
	return strings.NewReplacer("ⱪ", "қ", "ў", "ӯ").Replace(strings.ToLower(norm.NFC.String(word)))
}

func beginsCapital(word string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	return unicode.IsUpper(r)
}

// transliterated is a word, or its beginning, in both scripts.
type transliterated struct {
	tajik, persian string
	verb           bool // a stem that takes a verb's endings
	closed         bool // nothing follows it any more
}

// byList looks a word up: as it is, without endings, without a verb's prefix, or
// as a compound of two parts that the list has.
func byList(w string, capital bool) (transliterated, bool) {
	if len(w) > maxWord {
		return transliterated{}, false
	}
	l := tajikPersian()
	if s, ok := l.inflected(w, capital, maxEndings); ok {
		return s, true
	}
	if s, ok := l.verb(w); ok {
		return s, true
	}
	return l.compound(w, maxEndings)
}

// inflected takes the fewest endings off that leave a word of the list.
func (l *wordList) inflected(w string, capital bool, depth int) (transliterated, bool) {
	if s, ok := l.entry(w, capital); ok {
		return s, true
	}
	return unwound(w, depth, func(stem string, depth int) (transliterated, bool) {
		return l.inflected(stem, capital, depth)
	})
}

// unwound takes one ending off and finds what is left; ӣ at its end may have
// become и before the ending.
func unwound(w string, depth int, find func(stem string, depth int) (transliterated, bool)) (transliterated, bool) {
	if depth == 0 {
		return transliterated{}, false
	}
	for i := range respelledEndings {
		stem, ok := strings.CutSuffix(w, respelledEndings[i].tajik)
		if !ok || stem == "" {
			continue
		}
		for _, stem := range stemsOf(stem) {
			if s, ok := find(stem, depth-1); ok {
				if s, ok = s.add(&respelledEndings[i]); ok {
					return s, true
				}
			}
		}
	}
	return transliterated{}, false
}

func stemsOf(stem string) []string {
	if long, ok := strings.CutSuffix(stem, "и"); ok {
		return []string{long + "ӣ", stem}
	}
	return []string{stem}
}

// verbPrefixes are what stands before a finite verb, longer ones first.
var verbPrefixes = []struct{ tajik, persian string }{
	{"наме", "نمی" + zwnj}, {"ме", "می" + zwnj}, {"на", "ن"}, {"би", "ب"}, {"бу", "ب"},
}

// preverbs stand before the prefix: бар-ме-гардад.
var preverbs = []affix{{"", ""}, {"бар", "بر"}, {"дар", "در"}, {"во", "وا"}, {"боз", "باز"}, {"фуру", "فرو"}, {"фаро", "فرا"}}

func (l *wordList) verb(w string) (transliterated, bool) {
	for _, before := range preverbs {
		w, ok := strings.CutPrefix(w, before.tajik)
		if !ok {
			continue
		}
		for _, p := range verbPrefixes {
			rest, ok := strings.CutPrefix(w, p.tajik)
			if !ok || rest == "" {
				continue
			}
			if s, ok := l.conjugated(rest, maxEndings); ok {
				s.persian = before.persian + joinPrefix(p.persian, s.persian)
				return s, true
			}
		}
	}
	return transliterated{}, false
}

// conjugated is inflected of a verb's stem alone.
func (l *wordList) conjugated(w string, depth int) (transliterated, bool) {
	if p, ok := l.verbs[w]; ok {
		return transliterated{tajik: w, persian: p, verb: true}, true
	}
	return unwound(w, depth, l.conjugated)
}

// joinPrefix writes نیامد for ن and آمد; after می the آ stays.
func joinPrefix(prefix, word string) string {
	if rest, ok := strings.CutPrefix(word, "آ"); ok && !strings.HasSuffix(prefix, zwnj) {
		return prefix + "یا" + rest
	}
	return prefix + word
}

// compound is a word of the list behind a prefix, or before a second part.
func (l *wordList) compound(w string, depth int) (transliterated, bool) {
	for _, p := range l.prefixes {
		if rest, ok := strings.CutPrefix(w, p.tajik); ok && rest != "" {
			if s, ok := l.inflected(rest, false, depth); ok && utf8.RuneCountInString(s.tajik) > 2 {
				s.tajik, s.persian = w, p.persian+s.persian
				return s, true
			}
		}
	}
	for _, p := range l.seconds {
		if first, ok := strings.CutSuffix(w, p.tajik); ok && first != "" {
			if s, ok := l.inflected(first, false, 1); ok && !s.closed {
				return transliterated{tajik: w, persian: s.behind(p.persian)}, true
			}
		}
	}
	return unwound(w, depth, l.compound)
}

// behind sets a silent ه apart from what follows: چاره‌بینی.
func (s transliterated) behind(second string) string {
	bare := strings.TrimPrefix(second, zwnj)
	switch {
	case !connects(s.persian):
		return s.persian + bare
	case s.class() == silent:
		return s.persian + zwnj + bare
	}
	return s.persian + second
}
