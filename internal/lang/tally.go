package lang

import (
	"unicode"
	"unicode/utf8"
)

// The alphabets whose letters are counted one by one.
const (
	latin = iota
	cyrillic
	arabic
	alphabets
)

// Codes: a letter of an alphabet is one byte, a word of up to eight of them
// one uint64. The low byte of its lower-case code point serves as the letter's code, with
// these exceptions.
const (
	noLetter  = 0    // ends a word
	noCode    = 1    // a mark: part of the word, not counted
	codeExt   = 2    // a Latin letter beyond Latin-1 with no code of its own
	codeG     = 3    // ğ
	codeS     = 4    // ş
	codeI     = 5    // ı
	codeTurn  = 0x10 // ʻ in Uzbek oʻ, gʻ
	maxLetter = 8    // letters in a word that is looked up
)

// tally is what one pass over a text counts.
type tally struct {
	letters [alphabets][256]uint32 // by code
	total   [alphabets]int
	words   [alphabets][32]uint32 // by profile: words of its list met
	han     [3]int                // either form, only Hans, only Hant
	kana    int
	hangul  int
	other   int // letters of any other script
	corner  int // corner brackets, Hant's quotation marks

	at       int // alphabet of the word at hand
	key      uint64
	length   int
	lastCode byte
}

// count reads the text once. It decodes by hand, since decoding is most of the work.
func (t *tally) count(s string, c *codes) {
	for i := 0; i < len(s); {
		b := s[i]
		if b < utf8.RuneSelf {
			if code := c.ascii[b]; code != noLetter {
				t.letter(latin, code)
			} else if b != '\'' && b != '`' || !t.turned(s, i+1) {
				t.endWord(c)
			}
			i++
			continue
		}
		if i+1 < len(s) && s[i+1]&0xC0 == 0x80 {
			low := (b&3)<<6 | s[i+1]&0x3F
			switch b & 0xFC {
			case 0xD0: // U+0400 to U+04FF
				t.coded(cyrillic, c.cyrillic[low], c)
				i += 2
				continue
			case 0xD8: // U+0600 to U+06FF
				t.coded(arabic, c.arabic[low], c)
				i += 2
				continue
			}
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		i += size
		if r >= 0x4E00 && r <= 0x9FFF {
			t.han[c.han[r-0x4E00]]++
			if t.length > 0 {
				t.endWord(c)
			}
			continue
		}
		t.rare(r, s, i, c)
	}
	t.endWord(c)
}

func (t *tally) coded(alphabet int, code byte, c *codes) {
	switch code {
	case noLetter:
		t.endWord(c)
	case noCode:
	default:
		t.letter(alphabet, code)
	}
}

func (t *tally) letter(alphabet int, code byte) {
	t.letters[alphabet][code]++
	t.total[alphabet]++
	t.key = t.key<<8 | uint64(code)
	t.length++
	t.lastCode = code
	t.at = alphabet
}

func (t *tally) endWord(c *codes) {
	if t.length > 0 && t.length <= maxLetter {
		for m := c.words[t.at].find(t.key); m != 0; m &= m - 1 {
			t.words[t.at][bit(m)]++
		}
	}
	t.key, t.length, t.lastCode = 0, 0, 0
}

// turned takes an apostrophe between o or g and a letter for Uzbek's oʻ, gʻ.
func (t *tally) turned(s string, next int) bool {
	if t.lastCode != 'o' && t.lastCode != 'g' || next >= len(s) {
		return false
	}
	if b := s[next] | 0x20; b < 'a' || b > 'z' {
		return false
	}
	t.letters[latin][codeTurn]++
	t.key = t.key<<8 | codeTurn
	t.length++
	t.lastCode = codeTurn
	return true
}

// rare takes what is neither ASCII nor in the main blocks of the other scripts.
func (t *tally) rare(r rune, s string, next int, c *codes) {
	switch {
	case r == '‘' || r == '’' || r == 'ʻ' || r == 'ʼ':
		if !t.turned(s, next) {
			t.endWord(c)
		}
	case r == '「' || r == '」' || r == '『' || r == '』':
		t.corner++
		t.endWord(c)
	case unicode.Is(unicode.Mn, r) || r == '\u00ad':
	case !unicode.IsLetter(r):
		t.endWord(c)
	case r <= 0x24F || r >= 0x1E00 && r <= 0x1EFF:
		t.letter(latin, latinCode(r))
	case r == 'ⱪ' || r == 'Ⱪ': // stands for қ in Tajik texts
		t.letter(cyrillic, c.cyrillic[byte('қ'&0xFF)])
	case unicode.Is(unicode.Han, r):
		t.han[0]++
	case unicode.In(r, unicode.Hiragana, unicode.Katakana):
		t.kana++
	case unicode.Is(unicode.Hangul, r):
		t.hangul++
	case r >= 0xFB50 && r <= 0xFEFC:
		t.presentation(r, c)
	default:
		t.other++
		t.endWord(c)
	}
}

// presentation counts the contextual shape of an Arabic letter as the letter.
func (t *tally) presentation(r rune, c *codes) {
	if f := foldPresentation(r); f >= 0x600 && f <= 0x6FF {
		t.coded(arabic, c.arabic[byte(f)], c)
		return
	}
	t.letter(arabic, c.arabic[byte('ا'&0xFF)])
}

func latinCode(r rune) byte {
	switch r = unicode.ToLower(r); {
	case r == 'ğ':
		return codeG
	case r == 'ş':
		return codeS
	case r == 'ı':
		return codeI
	case r > 0xFF:
		return codeExt
	}
	return byte(r)
}
