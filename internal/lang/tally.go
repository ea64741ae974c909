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
	maxLetter = 8    // most letters in a word that is looked up
	minLetter = 5    // fewest letters in a word whose end is looked up
)

// tally is what one pass over a text counts.
type tally struct {
	letters [alphabets][256]uint32 // by code
	total   [alphabets]int
	words   [alphabets][32]uint32 // by profile: words of its list met
	ends    [alphabets][32]uint32 // by profile: ends of words
	names   int                   // letters of Latin words with a capital first
	han     [3]int                // either form, only Hans, only Hant
	kana    int
	hangul  int
	other   int // letters of any other script
	corner  int // corner brackets, Hant's quotation marks

	at       int // alphabet of the word at hand
	key      uint64
	length   int
	lastCode byte
	capital  bool // the word at hand begins with a Latin capital
}

// count reads the text once. It decodes the main blocks by hand and takes runs
// of ASCII and of Chinese at a stride, since decoding is most of the work.
func (t *tally) count(s string, c *codes) {
	for i := 0; i < len(s); {
		switch b := s[i]; {
		case b < utf8.RuneSelf:
			i = t.ascii(s, i, c)
		case b&0xFC == 0xD0 && i+1 < len(s) && s[i+1]&0xC0 == 0x80: // U+0400 to U+04FF
			t.coded(cyrillic, c.cyrillic[b&3<<6|s[i+1]&0x3F], c)
			i += 2
		case b&0xFC == 0xD8 && i+1 < len(s) && s[i+1]&0xC0 == 0x80: // U+0600 to U+06FF
			t.coded(arabic, c.arabic[b&3<<6|s[i+1]&0x3F], c)
			i += 2
		case b >= 0xE4 && b <= 0xE9 && ideograph(s, i) >= 0:
			t.endWord(c)
			i = t.ideographs(s, i, c)
		default:
			r, size := utf8.DecodeRuneInString(s[i:])
			i += size
			t.rare(r, s, i, c)
		}
	}
	t.endWord(c)
}

// ascii takes the run of letters at i, or the one byte that is none.
func (t *tally) ascii(s string, i int, c *codes) int {
	code := c.ascii[s[i]&0x7F]
	if code == noLetter {
		if b := s[i]; b != '\'' && b != '`' || !t.turned(s, i+1) {
			t.endWord(c)
		}
		return i + 1
	}
	if t.length == 0 {
		t.capital = s[i] < 'a'
	}
	letters, key, start := &t.letters[latin], t.key, i
	for {
		letters[code]++
		key = key<<8 | uint64(code)
		t.lastCode = code
		if i++; i == len(s) || s[i] >= utf8.RuneSelf {
			break
		}
		if code = c.ascii[s[i]&0x7F]; code == noLetter {
			break
		}
	}
	t.at, t.key = latin, key
	t.length += i - start
	t.total[latin] += i - start
	return i
}

// ideographs takes the run of Chinese characters at i.
func (t *tally) ideographs(s string, i int, c *codes) int {
	for {
		n := ideograph(s, i)
		if n < 0 {
			return i
		}
		t.han[c.han[n]]++
		i += 3
	}
}

// ideograph is the character at i less U+4E00, or -1 where there is none up to
// U+9FFF.
func ideograph(s string, i int) int {
	if i+2 >= len(s) || s[i]&0xF0 != 0xE0 || s[i+1]&0xC0 != 0x80 || s[i+2]&0xC0 != 0x80 {
		return -1
	}
	r := int(s[i]&0xF)<<12 | int(s[i+1]&0x3F)<<6 | int(s[i+2]&0x3F)
	if r < 0x4E00 || r > 0x9FFF {
		return -1
	}
	return r - 0x4E00
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
	if t.length == 0 {
		return
	}
	if t.length <= maxLetter {
		for m := c.words[t.at].find(t.key); m != 0; m &= m - 1 {
			t.words[t.at][bit(m)]++
		}
	}
	if t.length >= minLetter {
		for m := c.ends[t.at].find(t.key & 0xFFFFFF); m != 0; m &= m - 1 {
			t.ends[t.at][bit(m)]++
		}
	}
	if t.capital {
		t.names += t.length
	}
	t.key, t.length, t.lastCode, t.capital = 0, 0, 0, false
}

// met lists the letters of an alphabet that the text has.
func (t *tally) met(alphabet int, buf []met) []met {
	for code, n := range t.letters[alphabet] {
		if n > 0 {
			buf = append(buf, met{byte(code), float64(n)})
		}
	}
	return buf
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
	case r >= 0x2010 && r <= 0x205F, r >= 0x3001 && r <= 0x3003, r >= 0x3008 && r <= 0x301B, r >= 0xFF01 && r <= 0xFF20:
		t.endWord(c) // punctuation, told before the look-ups since Chinese has much of it
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
