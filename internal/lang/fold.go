package lang

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// FoldRune maps a rune to the one that stands for it when two texts are
// compared, and says false where the rune counts for nothing and is dropped.
// It never looks at the neighbours, so offsets survive: walk a text, fold rune
// by rune, and remember where each kept one came from (FoldMap does that, and
// composes и + U+0304 as well).
//
//   - case: lower
//   - Cyrillic: ё→е; the Latin letter ⱪ that stands in Tajik texts →қ; ў→ӯ
//   - Arabic script: ي ى ئ→ی, ك ڪ→ک, ە ۀ ہ ھ→ه, آ أ إ ٱ→ا, ؤ→و; marks are dropped
//   - Latin: letters lose their marks (é→e)
//   - every decimal digit (Unicode Nd) → ASCII; full-width forms → ASCII
//   - punctuation: double quotation marks, corner brackets included → "; single
//     ones and apostrophes → '; dashes and minus → -; the dots between Chinese
//     name parts → ·; 。۔→. ،、→, ؟→? ؛→; ٪→% ٬→, ٫→.
//   - every space, tab and line end → a space
//   - dropped: combining marks, ZWNJ and ZWJ, tatweel, soft hyphen, byte order
//     mark, bidi controls, variation selectors and other format characters
//
// Which letters stand for one another was counted in NTREX-128: its Tajik has
// ⱪ 168 times and ў 20 times, its Dari ك 69 times and ZWNJ never.
func FoldRune(r rune) (rune, bool) {
	switch {
	case r < utf8.RuneSelf:
		return foldASCII(r), true
	case r >= 0x4E00 && r <= 0x9FFF:
		return r, true
	case dropped(r):
		return 0, false
	case r >= 0xFF01 && r <= 0xFF5E:
		return foldASCII(r - 0xFF01 + '!'), true
	case unicode.Is(unicode.Nd, r):
		return '0' + digit(r), true
	}
	r = foldMark(foldLetter(unicode.ToLower(r)))
	return r, true
}

func foldASCII(r rune) rune {
	switch {
	case r >= 'A' && r <= 'Z':
		return r + 'a' - 'A'
	case r == '\t' || r == '\n' || r == '\r' || r == '\v' || r == '\f':
		return ' '
	case r == '`':
		return '\''
	}
	return r
}

// dropped says which runes a reader does not see, or sees only as a mark on
// another letter.
func dropped(r rune) bool {
	switch {
	case r == 0x0640: // tatweel only stretches a line
		return true
	case r >= 0x0400 && r <= 0x0482, r >= 0x048A && r <= 0x052F:
		return false
	case r >= 0x06CC && r <= 0x06D3:
		return false
	}
	return unicode.Is(unicode.Mn, r) || unicode.Is(unicode.Cf, r)
}

// foldLetter expects a lower-case rune.
func foldLetter(r rune) rune {
	switch r {
	case 'ё', 'ѐ':
		return 'е'
	case 'ѝ':
		return 'и'
	case 'ⱪ':
		return 'қ'
	case 'ў':
		return 'ӯ'
	case 'ي', 'ى', 'ئ':
		return 'ی'
	case 'ك', 'ڪ':
		return 'ک'
	case 'ە', 'ۀ', 'ہ', 'ۂ', 'ھ':
		return 'ه'
	case 'آ', 'أ', 'إ', 'ٱ':
		return 'ا'
	case 'ؤ':
		return 'و'
	}
	if r >= 0xC0 && r <= 0x24F || r >= 0x1E00 && r <= 0x1EFF {
		return foldLatin(r)
	}
	if r >= 0xFB50 && r <= 0xFEFC {
		return foldPresentation(r)
	}
	return r
}

// foldLatin takes the marks off a letter that decomposes into one.
func foldLatin(r rune) rune {
	var buf [utf8.UTFMax]byte
	n := utf8.EncodeRune(buf[:], r)
	d := norm.NFD.Properties(buf[:n]).Decomposition()
	if len(d) == 0 {
		return r
	}
	base, _ := utf8.DecodeRune(d)
	return base
}

// foldPresentation maps a contextual shape of an Arabic letter, as PDF text
// has them, to the letter; ligatures of several letters stay (Fold opens them).
func foldPresentation(r rune) rune {
	var buf [utf8.UTFMax]byte
	n := utf8.EncodeRune(buf[:], r)
	d := norm.NFKD.Properties(buf[:n]).Decomposition()
	base, size := utf8.DecodeRune(d)
	if size == 0 || size != len(d) {
		return r
	}
	return foldLetter(base)
}

func foldMark(r rune) rune {
	switch r {
	case '«', '»', '“', '”', '„', '‟', '″', '「', '」', '『', '』', '〝', '〞', '〟':
		return '"'
	case '‘', '’', '‚', '‛', '‹', '›', '′', '´', 'ʼ', 'ʻ', 'ʹ':
		return '\''
	case '‐', '‑', '‒', '–', '—', '―', '−', '﹣', '﹘':
		return '-'
	case '・', '･', '‧', '∙', '⋅':
		return '·'
	case '。', '۔', '٫', '｡':
		return '.'
	case '،', '、', '٬', '､':
		return ','
	case '؟':
		return '?'
	case '؛':
		return ';'
	case '٪':
		return '%'
	}
	if unicode.IsSpace(r) {
		return ' '
	}
	return r
}

// digit is the value of a rune of category Nd, whose ranges hold whole tens.
func digit(r rune) rune {
	for _, t := range unicode.Nd.R16 {
		if rune(t.Lo) <= r && r <= rune(t.Hi) {
			return (r - rune(t.Lo)) % 10
		}
	}
	for _, t := range unicode.Nd.R32 {
		if rune(t.Lo) <= r && r <= rune(t.Hi) {
			return (r - rune(t.Lo)) % 10
		}
	}
	return 0
}

// FoldMap folds a text as FoldRune does and keeps the way back: at[i] is the
// byte offset in s of the rune that folded[i] came from, and at has one more
// element, len(s), so that the bytes of folded[i:j] are s[at[i]:at[j]] (with
// what was dropped behind them). Runs of space become one; a letter and the
// mark behind it that Cyrillic writes as one letter (й ӣ ӯ) are that letter;
// "…" is three dots and an Arabic ligature its letters.
func FoldMap(s string) (folded []rune, at []int) {
	folded = make([]rune, 0, len(s)/2+1)
	at = make([]int, 0, len(s)/2+2)
	put := func(r rune, i int) {
		if r == ' ' && len(folded) > 0 && folded[len(folded)-1] == ' ' {
			return
		}
		folded, at = append(folded, r), append(at, i)
	}
	for i, r := range s {
		if n := len(folded); n > 0 && composes(&folded[n-1], r) {
			continue
		}
		if opened := open(r); opened != "" {
			for _, o := range opened {
				if f, ok := FoldRune(o); ok {
					put(f, i)
				}
			}
			continue
		}
		if f, ok := FoldRune(r); ok {
			put(f, i)
		}
	}
	return folded, append(at, len(s))
}

// composes joins a mark to the letter before it where Cyrillic has one letter for both.
func composes(last *rune, mark rune) bool {
	switch {
	case mark == 0x0306 && *last == 'и':
		*last = 'й'
	case mark == 0x0304 && *last == 'и':
		*last = 'ӣ'
	case (mark == 0x0304 || mark == 0x0306) && *last == 'у':
		*last = 'ӯ'
	default:
		return false
	}
	return true
}

// open is what a single rune that stands for several is written out as.
func open(r rune) string {
	if r == '…' {
		return "..."
	}
	if r < 0xFB00 || r > 0xFEFC {
		return ""
	}
	d := norm.NFKD.PropertiesString(string(r)).Decomposition()
	if utf8.RuneCount(d) < 2 {
		return ""
	}
	return string(d)
}

// Fold is the key by which two texts are the same for a reader: FoldMap's
// runes, without space at the ends.
func Fold(s string) string {
	folded, _ := FoldMap(s)
	return strings.Trim(string(folded), " ")
}
