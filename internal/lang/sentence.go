package lang

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/sentences"
)

// Sentences cuts a text into sentences; joined, they are the text again. A
// sentence keeps the space behind it; a text of blanks is one sentence, an
// empty text none.
//
// The cuts are those of Unicode's UAX #29, put right where news needs it:
// initials (В. В. Путин, Э. Раҳмон, م. احمدی) and abbreviations before a name
// (г. Душанбе, Dr. Smith) end nothing; neither does a question inside a
// sentence ("Ready?" he asked); and an opening bracket or quotation mark
// behind a Chinese full stop belongs to what follows.
func Sentences(text string) []string {
	var out []string
	start, words, read := 0, false, 0 // words: the part from start to read has some
	for it := sentences.FromString(text); it.Next(); {
		cut := beforeOpeners(text, start, it.End())
		if cut >= len(text) {
			break
		}
		words = words || cut > read && wordy(text[read:cut])
		read = max(read, cut)
		if cut > start && words && ends(text[start:cut], text[cut:]) {
			out = append(out, text[start:cut])
			start, read, words = cut, cut, false
		}
	}
	if start < len(text) {
		out = append(out, text[start:])
	}
	return out
}

// ends says whether a sentence ends between two parts of a text, of which the
// first has words.
func ends(before, after string) bool {
	r, _ := utf8.DecodeRuneInString(after)
	if unicode.IsSpace(r) || !wordyAhead(after) {
		return false
	}
	switch r, _ := utf8.DecodeLastRuneInString(before); r {
	case '\n', '\r', '\u0085', '\u2028', '\u2029':
		return true
	}
	return !startsLower(after) && !abbreviated(before, after)
}

// beforeOpeners moves a cut to the left over opening marks that touch what follows.
func beforeOpeners(text string, start, cut int) int {
	for cut > start {
		r, size := utf8.DecodeLastRuneInString(text[start:cut])
		if !strings.ContainsRune("（「『“‘《〈【〔［｛([{«‹„", r) {
			return cut
		}
		cut -= size
	}
	return cut
}

func wordy(s string) bool {
	for _, r := range s {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return true
		}
	}
	return false
}

// ahead is how many bytes are looked at behind a cut, so that a text of
// marks alone takes no quadratic time.
const ahead = 200

// wordyAhead is false for the closing marks that may end a text.
func wordyAhead(s string) bool {
	return len(s) > ahead || wordy(s)
}

// startsLower says whether the first letter, behind quotation marks, dashes
// and spaces only, is a small one.
func startsLower(s string) bool {
	for i, r := range s {
		if unicode.IsLetter(r) {
			return unicode.IsLower(r)
		}
		if unicode.IsDigit(r) || r == '\n' || i > ahead {
			return false
		}
	}
	return false
}

// abbreviated says whether the full stop before the cut belongs to an initial
// or an abbreviation.
func abbreviated(before, after string) bool {
	head, ok := strings.CutSuffix(strings.TrimRightFunc(before, unicode.IsSpace), ".")
	if !ok {
		return false
	}
	word := lastWord(head)
	rest := head[:len(head)-len(word)]
	if word == "" || len(word) > longestAbbreviation {
		return false
	}
	if r, size := utf8.DecodeRuneInString(word); size == len(word) && (unicode.IsUpper(r) || unicode.Is(unicode.Arabic, r)) {
		return !country(rest, word, after)
	}
	switch abbreviations()[Fold(word)] {
	case beforeName:
		return !afterNumber(rest)
	case beforeNumber:
		r, _ := utf8.DecodeRuneInString(after)
		return unicode.IsDigit(r)
	}
	return false
}

// lastWord is the run of letters at a text's end.
func lastWord(s string) string {
	i := len(s)
	for i > 0 {
		r, size := utf8.DecodeLastRuneInString(s[:i])
		if !unicode.IsLetter(r) && !unicode.Is(unicode.Mn, r) {
			break
		}
		i -= size
	}
	return s[i:]
}

// country says whether U.S. and its like end a sentence: where a word follows
// that begins sentences and no names.
func country(rest, word, after string) bool {
	i := strings.LastIndexFunc(rest, func(r rune) bool { return r != '.' && !unicode.IsUpper(r) })
	switch rest[i+1:] + word {
	case "U.S", "U.K", "U.N", "E.U", "D.C", "U.S.A", "U.A.E":
	default:
		return false
	}
	next := strings.TrimLeft(after, " \"“‘«")
	if end := strings.IndexFunc(next, func(r rune) bool { return !unicode.IsLetter(r) }); end >= 0 {
		next = next[:end]
	}
	switch next {
	case "The", "A", "An", "He", "She", "It", "They", "We", "I", "You", "This", "That", "These", "Those", "There",
		"His", "Her", "Its", "Their", "Our", "But", "And", "In", "On", "At", "As", "If", "When", "While", "After",
		"Before", "Since", "For", "From", "By", "With", "However", "No", "Not", "Some", "Many", "Most", "One":
		return true
	}
	return false
}

// afterNumber tells "2021 г." (year) from "г. Душанбе" (city).
func afterNumber(rest string) bool {
	r, _ := utf8.DecodeLastRuneInString(strings.TrimRightFunc(rest, unicode.IsSpace))
	return unicode.IsDigit(r)
}

// longestAbbreviation is in bytes, and spares most words the look-up.
const longestAbbreviation = 12

// What an abbreviation stands before.
type standing int

const (
	_ standing = iota
	beforeName
	beforeNumber
)

// abbreviations joins the lists of the table: a text's language is not asked
// for, since articles quote one another's.
var abbreviations = sync.OnceValue(func() map[string]standing {
	all := map[string]standing{}
	for i := range table {
		for _, w := range strings.Fields(table[i].abbreviations) {
			if n, ok := strings.CutSuffix(w, "#"); ok {
				all[n] = beforeNumber
			} else {
				all[w] = beforeName
			}
		}
	}
	return all
})
