package lang

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Word is a word of a text that carries its matter.
type Word struct {
	Key        string // folded and without its ending, so that forms of one word are the same
	Start, End int    // bytes in the text
}

// ContentWords lists the words of a text in a language that tell what it is
// about: letters and digits of at least two characters that are no function
// word. Chinese, which puts no space between words, gives each pair of
// neighbouring characters, but not those with a particle or a pronoun in them.
//
// The keys are for comparing parts of one text. Endings are cut off by rule and
// without a dictionary: a cut that is wrong is wrong everywhere alike.
func ContentWords(text string, l Language) []Word {
	folded, at := FoldMap(text)
	words := wordsOf(l)
	var out []Word
	for i := 0; i < len(folded); {
		switch end := runEnd(folded, i); {
		case end == i:
			i++
		case unicode.Is(unicode.Han, folded[i]):
			out = appendPairs(out, folded[i:end], at[i:])
			i = end
		default:
			if key := string(folded[i:end]); end-i > 1 && !words.function[key] {
				out = append(out, Word{l.stem(key), at[i], wordEnd(text, at[i], at[end])})
			}
			i = end
		}
	}
	return out
}

// runEnd is where the run of letters and digits, or of Chinese characters, ends.
func runEnd(folded []rune, i int) int {
	han := unicode.Is(unicode.Han, folded[i])
	for i < len(folded) && (unicode.IsLetter(folded[i]) || unicode.IsDigit(folded[i])) && unicode.Is(unicode.Han, folded[i]) == han {
		i++
	}
	return i
}

func appendPairs(out []Word, run []rune, at []int) []Word {
	for i := 0; i+1 < len(run); i++ {
		if !strings.ContainsRune(hanParticles, run[i]) && !strings.ContainsRune(hanParticles, run[i+1]) {
			out = append(out, Word{string(run[i : i+2]), at[i], at[i+2]})
		}
	}
	return out
}

// wordEnd leaves out what the fold dropped behind a word, a ZWNJ or a bidi mark.
func wordEnd(text string, start, end int) int {
	for end > start {
		r, size := utf8.DecodeLastRuneInString(text[start:end])
		if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r) {
			break
		}
		end -= size
	}
	return end
}

// Particle says whether a Chinese character is a particle, a pronoun or a
// preposition that belongs to no name of a thing.
func Particle(r rune) bool { return strings.ContainsRune(hanParticles, r) }

const hanParticles = "的了着著是在和与與也就都而或及被把将將从從于於对對为為这這那其该該但并並还還已之们們我你他她它很"

// Says says whether a word, as a text has it, is a verb or a noun by which news
// reports somebody's words: said, гуфт, сообщил, گفت, 表示. A Chinese text, which
// has no words, is asked as a whole: whether it holds such a verb.
func (l Language) Says(word string) bool {
	key := Fold(word)
	if l == Hans || l == Hant {
		for _, w := range strings.Fields(hanSays) {
			if strings.Contains(key, w) {
				return true
			}
		}
		return false
	}
	return wordsOf(l).says[key]
}

// stemLeast is how many letters a stem has at least: роҳҳои is роҳ.
const stemLeast = 3

// stem cuts the longest ending of the language's list off a folded word.
func (l Language) stem(w string) string {
	endings := ""
	switch l {
	case English:
		return stemEnglish(w)
	case Russian:
		endings = russianEndings
	case Tajik:
		w, endings = tajikKey.Replace(w), tajikEndings
	case Dari, Persian:
		endings = persianEndings
	}
	best := w
	for e := range strings.FieldsSeq(endings) {
		if stem, ok := strings.CutSuffix(w, e); ok && len(stem) < len(best) && utf8.RuneCountInString(stem) >= stemLeast {
			best = stem
		}
	}
	return best
}

// tajikKey makes one what the rules of spelling of 2011 and 2021 write
// differently, and a final ӣ that becomes и before an ending.
var tajikKey = strings.NewReplacer("ӣ", "и", "ӯ", "у")

// The endings of nouns and adjectives, and those of verbs that are sure.
const (
	russianEndings = "иями ями ами иях ях ах иям ям ам ией ией ей ой ый ий ая яя ое ее ые ие ого его ому ему ым им ыми " +
		"ими ых их ую юю ов ев ом ем ия ии ию ы и а я о е у ю ь й"
	tajikEndings   = "ҳоямон ҳояшон ҳояш ҳоро ҳои ҳо иро ро ашон яшон аш яш ҳою онро они он ёнро ёни ён и у е"
	persianEndings = "هایشان هایش هایی های ها یی ی"
)

// stemEnglish cuts plurals and the commonest endings of verbs. The first rule
// whose ending fits is taken.
func stemEnglish(w string) string {
	for _, rule := range []struct {
		ending, instead string
		least           int // bytes that stay
	}{{"ies", "y", 3}, {"ss", "ss", 0}, {"us", "us", 0}, {"is", "is", 0}, {"ing", "", 4}, {"ed", "", 4}, {"s", "", 3}} {
		if stem, ok := strings.CutSuffix(w, rule.ending); ok && len(stem) >= rule.least {
			return stem + rule.instead
		}
	}
	return w
}
