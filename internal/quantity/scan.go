package quantity

import (
	"unicode"
	"unicode/utf8"
)

// A token is a digit run, a word, a Chinese word or a sign; what lies between
// tokens is read from the text.
type token struct {
	kind       tokenKind
	start, end int
	word       string   // folded; of signs as written
	num        *numeral // of digits only
	entries    []entry
	phrases    []phrase
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

// scan cuts a text into tokens from left to right.
func scan(text string, lex *lexicon) []token {
	out := make([]token, 0, len(text)/6+4)
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRuneInString(text[i:])
		switch {
		case digitOf(r) >= 0:
			toks := scanDigits(text, i, lex)
			out = append(out, toks...)
			i = toks[len(toks)-1].end
		case unicode.Is(unicode.Han, r) || r == '〇':
			end := lex.longestHan(text, i)
			t := token{kind: han, start: i, end: end, word: text[i:end]}
			t.entries = lex.words[t.word]
			out = append(out, t)
			i = end
		case unicode.IsLetter(r):
			t := scanWord(text, i, lex)
			out = append(out, t)
			i = t.end
		case isSign(r):
			t := token{kind: sign, start: i, end: i + n, word: foldSign(r)}
			t.entries, t.phrases = lex.meanings(t.word)
			out = append(out, t)
			i += n
		default:
			i += n
		}
	}
	return out
}

func scanWord(text string, i int, lex *lexicon) token {
	end := i
	for end < len(text) {
		r, n := utf8.DecodeRuneInString(text[end:])
		if unicode.Is(unicode.Han, r) || !(unicode.IsLetter(r) || unicode.Is(unicode.Mn, r) || r == 'ـ') {
			break
		}
		end += n
	}
	t := token{kind: letters, start: i, end: end}
	if end-i <= longWord {
		t.word = fold(text[i:end], lex.tajik)
		t.entries, t.phrases = lex.meanings(t.word)
	}
	return t
}

func isSign(r rune) bool {
	switch r {
	case '%', '٪', '％', '‰', '$', '＄', '£', '€', '¥', '￥', '₽', '؋', '₸', '°', '℃', '℉', '№', '½', '¼', '¾', '²':
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

// fold lowers a word and drops what writers vary: ё, Arabic kaf and yeh,
// vowel marks. For Tajik it drops the marks of the Tajik letters too, since
// pages without them, with the 1990s fonts' Ќ Љ Њ Ї Ў or with the Latin ⱪ are
// all in print.
func fold(w string, tajik bool) string {
	buf := make([]byte, 0, len(w))
	for _, r := range w {
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
			continue
		}
		if unicode.Is(unicode.Mn, r) {
			continue
		}
		if tajik {
			r = plainTajik(r)
		}
		buf = utf8.AppendRune(buf, r)
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
