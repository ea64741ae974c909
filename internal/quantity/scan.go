package quantity

import (
	"unicode"
	"unicode/utf8"
)

// A token is a digit run, a word, a Chinese word or a sign; what lies between
// tokens is read from the text.
type token struct {
	start, end int
	word       string   // folded; of signs as written; empty where too long
	num        *numeral // of digits only
	meaning    *meaning // nil for a word that is in no table
	kind       tokenKind
}

type tokenKind byte

const (
	digits tokenKind = iota
	letters
	han
	sign
)

// longWord bounds what is looked up: no numeral or unit is longer in bytes,
// and the bound keeps the look-ups linear in the text.
const longWord = 64

// scanner cuts a text into tokens from left to right.
type scanner struct {
	text    string
	lex     *lexicon
	toks    []token
	folded  []byte  // all words of kind letters, folded, side by side
	ends    []int   // where each of them ends
	groups  []group // reused from number to number, as scratch is
	scratch []byte
	work    int // digits read
	phone   int // end of the last group of a telephone number
	// The chunks that keep and value fill.
	numerals []numeral
	values   []float64
}

func scan(text string, lex *lexicon) (toks []token, work int) {
	s := scanner{text: text, lex: lex, toks: make([]token, 0, len(text)/lex.bytesPerToken()+8), folded: make([]byte, 0, len(text)+4)}
	for i := 0; i < len(text); {
		i = s.next(i)
	}
	s.lookUp()
	return s.toks, s.work + len(s.toks)
}

// bytesPerToken is a low guess (news text has 6 to 12 in alphabets, about 3.6
// in Chinese): the list of tokens should seldom grow.
func (l *lexicon) bytesPerToken() int {
	switch {
	case l.hanzi:
		return 3
	case l.tajik, l.persian, l == russianLexicon():
		return 8
	}
	return 5
}

// lookUp gives the words their folded forms and meanings.
func (s *scanner) lookUp() {
	words, first, n := string(s.folded), 0, 0
	for i := range s.toks {
		if t := &s.toks[i]; t.kind == letters {
			t.word = words[first:s.ends[n]]
			t.meaning = s.lex.meaningOf(t.word)
			first = s.ends[n]
			n++
		}
	}
}

// next reads one token, if one begins at i, and returns where to go on.
func (s *scanner) next(i int) int {
	r, n := rune(s.text[i]), 1
	if r >= utf8.RuneSelf {
		r, n = utf8.DecodeRuneInString(s.text[i:])
	}
	switch {
	case r == ' ':
	case digitOf(r) >= 0:
		return s.digits(i)
	case isHan(r):
		end, m := s.lex.hanWord(s.text, i, r)
		s.toks = append(s.toks, token{kind: han, start: i, end: end, word: s.text[i:end], meaning: m})
		return end
	case isLetter(r):
		return s.letters(i)
	case isSign(r):
		t := token{kind: sign, start: i, end: i + n, word: foldSign(r)}
		t.meaning = s.lex.meaningOf(t.word)
		s.toks = append(s.toks, t)
	}
	return i + n
}

// letters reads a word; lookUp completes it.
func (s *scanner) letters(i int) int {
	end, first := i, len(s.folded)
	for end < len(s.text) {
		r, n := rune(s.text[end]), 1
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeRuneInString(s.text[end:])
		}
		if !isLetter(r) && (r < utf8.RuneSelf || !unicode.Is(unicode.Mn, r)) {
			break
		}
		end += n
		if end-i <= longWord {
			s.folded = appendFolded(s.folded, r, s.lex.tajik)
		}
	}
	if end-i > longWord {
		s.folded = s.folded[:first]
	}
	s.toks = append(s.toks, token{kind: letters, start: i, end: end})
	s.ends = append(s.ends, len(s.folded))
	return end
}

// isLetter takes in the letters of alphabets, the quick ranges first.
func isLetter(r rune) bool {
	switch {
	case r < utf8.RuneSelf:
		return 'a' <= r|0x20 && r|0x20 <= 'z'
	case 0x400 <= r && r < 0x482, 0x48A <= r && r < 0x530, 0x620 <= r && r <= 0x64A, 0x671 <= r && r <= 0x6D3:
		return true
	case 0x2000 <= r && r < 0x2070, 0x3000 <= r && r < 0x3005: // spaces, quotes, dashes
		return false
	}
	return unicode.IsLetter(r) && !isHan(r)
}

func isHan(r rune) bool {
	switch {
	case r < 0x2E80:
		return false
	case 0x4E00 <= r && r <= 0x9FFF:
		return true
	}
	return unicode.Is(unicode.Han, r)
}

func isSign(r rune) bool {
	switch r {
	case '%', '٪', '％', '‰', '$', '＄', '£', '€', '¥', '￥', '₽', '؋', '₸', '°', '℃', '℉', '№', '½', '¼', '¾', '²', '³':
		return true
	}
	return false
}

func foldSign(r rune) string {
	switch r {
	case '٪', '％':
		return "%"
	case '＄':
		return "$"
	case '￥':
		return "¥"
	}
	return string(r)
}

// appendFolded lowers a letter and drops what writers vary: ё, Arabic kaf and
// yeh, vowel marks. For Tajik it drops the marks of the Tajik letters too,
// since pages without them, with the 1990s fonts' Ќ Љ Њ Ї Ў or with the Latin
// ⱪ are all in print.
func appendFolded(to []byte, r rune, tajik bool) []byte {
	switch {
	case 'a' <= r && r <= 'z':
		return append(to, byte(r))
	case 'а' <= r && r <= 'я', 'ا' <= r && r <= 'غ', 'ل' <= r && r <= 'و', r == 'ی', r == 'ک':
		return utf8.AppendRune(to, r)
	}
	r = unicode.ToLower(r)
	switch r {
	case 'ё':
		r = 'е'
	case 'ي', 'ى', 'ئ':
		r = 'ی'
	case 'ك':
		r = 'ک'
	case 'ۀ', 'ة':
		r = 'ه'
	case 'أ', 'إ':
		r = 'ا'
	case 'ـ':
		return to
	}
	if r >= 0x300 && unicode.Is(unicode.Mn, r) {
		return to
	}
	if tajik {
		r = plainTajik(r)
	}
	return utf8.AppendRune(to, r)
}

func foldedString(w string, tajik bool) string {
	var buf []byte
	for _, r := range w {
		buf = appendFolded(buf, r, tajik)
	}
	return string(buf)
}

func plainTajik(r rune) rune {
	switch r {
	case 'ғ', 'ѓ':
		return 'г'
	case 'ӣ', 'ї':
		return 'и'
	case 'қ', 'ⱪ', 'ќ':
		return 'к'
	case 'ӯ', 'ў':
		return 'у'
	case 'ҳ', 'њ':
		return 'х'
	case 'ҷ', 'љ':
		return 'ч'
	}
	return r
}
