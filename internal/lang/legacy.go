package lang

import (
	"strings"
	"unicode/utf8"
)

// legacyLetter is the Tajik letter that the fonts of before Unicode drew in the
// place of another, 0 if they drew none. Of Ѓ for Ғ only the scheme is known:
// windows-1251 has it in the same row.
func legacyLetter(r rune) rune {
	switch r {
	case 'ќ':
		return 'қ'
	case 'Ќ':
		return 'Қ'
	case 'љ':
		return 'ҷ'
	case 'Љ':
		return 'Ҷ'
	case 'њ':
		return 'ҳ'
	case 'Њ':
		return 'Ҳ'
	case 'ї':
		return 'ӣ'
	case 'Ї':
		return 'Ӣ'
	case 'ў':
		return 'ӯ'
	case 'Ў':
		return 'Ӯ'
	case 'ѓ':
		return 'ғ'
	case 'Ѓ':
		return 'Ғ'
	}
	return 0
}

// How much of a text is in the font.
type extent int

const (
	nothing extent = iota
	partly         // a page that was repaired but for ў, or ӣ at the end of words
	wholly
)

// unfont writes Tajik letters where the font of before Unicode drew them. What
// it decides, it decides of the text as it would be with every letter changed,
// so that its own result is decided alike; whole says that this was so of the
// text as a whole.
func unfont(text string) (repaired string, changes []Change, whole bool) {
	all := countFont(text)
	if !all.signed() {
		return text, nil, true
	}
	around := nothing
	if whole = readsAsTajik(text) == yes; whole {
		around = all.extent()
	}
	m := mender{text: text}
	var skip addresses
	for start := 0; start < len(text); {
		end := len(text)
		if i := strings.IndexByte(text[start:], '\n'); i >= 0 {
			end = start + i + 1
		}
		if n := countFont(text[start:end]); n.font > 0 {
			m.unfontLine(start, end, max(n.extent(), all.extent()), around, &skip)
		}
		start = end
	}
	repaired, changes = m.result()
	return repaired, changes, whole
}

// unfontLine repairs a line to the extent that it is in the font, if it reads
// as Tajik; where it is too short to tell, as far as the text around it is.
func (m *mender) unfontLine(start, end int, own, around extent, skip *addresses) {
	line := m.text[start:end]
	how := around
	switch readsAsTajik(line) {
	case yes:
		how = own
	case no:
		return
	}
	if how == nothing {
		return
	}
	for i := start; i < end; {
		first, last, _ := nextWord(m.text[:end], i)
		if !skip.has(m.text, first) && !foreign(m.text[first:last]) {
			m.unfontWord(first, last, how)
		}
		i = last
	}
}

// unfontWord leaves, on a page that is repaired in part, ї inside of words, as
// in Київ, and љ њ ќ ѓ.
func (m *mender) unfontWord(start, end int, how extent) {
	for i, r := range m.text[start:end] {
		was := Stretch{start + i, start + i + utf8.RuneLen(r)}
		last := was.End == end
		if to := legacyLetter(r); to != 0 && (how == wholly || r == 'ў' || r == 'Ў' || last && (r == 'ї' || r == 'Ї')) {
			m.put(to, LegacyFont, was)
		}
	}
}

// judgedLine is how many letters a line has that is judged by itself, against
// what the text around it says.
const judgedLine = 40

// sureOfFont is how sure the changed text must be where the text as it stands
// can't be told.
const sureOfFont = 0.95

type answer int

const (
	unsure answer = iota
	yes
	no
)

// readsAsTajik judges a text by what it would be if it were in the font, and
// as it stands: Uzbek and Belarusian, whose ў is right, must not become Tajik by
// the change.
func readsAsTajik(text string) answer {
	changed, as := Detect(refonted(text)), Detect(text)
	switch {
	case changed.Language == Tajik && as.Language == Tajik,
		changed.Language == Tajik && as.Language == "" && changed.Confidence >= sureOfFont:
		return yes
	case as.Language == "" || as.Letters < judgedLine:
		return unsure
	}
	return no
}

// fontCount is how many letters of a text are of the font, how many of those ї
// or ў, and how many are what the font stands for.
type fontCount struct{ font, signs, right int }

// signed is false for what may be Macedonian.
func (c fontCount) signed() bool { return c.signs > 0 }

func (c fontCount) extent() extent {
	if c.signed() && c.font > c.right {
		return wholly
	}
	return partly
}

func countFont(text string) fontCount {
	var c fontCount
	for i := 0; i+1 < len(text); i++ {
		if b := text[i]; b < 0xD0 || b > 0xD3 {
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		switch r {
		case 'ї', 'Ї', 'ў', 'Ў':
			c.font++
			c.signs++
		case 'ќ', 'Ќ', 'љ', 'Љ', 'њ', 'Њ', 'ѓ', 'Ѓ':
			c.font++
		case 'қ', 'Қ', 'ҷ', 'Ҷ', 'ҳ', 'Ҳ', 'ӣ', 'Ӣ', 'ӯ', 'Ӯ', 'ғ', 'Ғ':
			c.right++
		}
		i += size - 1
	}
	return c
}

// refonted is a text with every letter of the font made the Tajik one.
func refonted(text string) string {
	return strings.Map(func(r rune) rune {
		if t := legacyLetter(r); t != 0 {
			return t
		}
		return r
	}, text)
}

// foreign says whether a word has a letter of Cyrillic that Tajik has neither
// in its alphabet nor in the Russian words of older texts: then it is a name or
// a quotation.
func foreign(word string) bool {
	for _, r := range word {
		if r >= 0x400 && legacyLetter(r) == 0 && !tajikOrOlder(r) {
			return true
		}
	}
	return false
}

func tajikOrOlder(r rune) bool {
	switch {
	case r == 'ы' || r == 'Ы' || r == 'щ' || r == 'Щ':
		return false // beside ў a mark of Belarusian
	case r >= 'А' && r <= 'я', r == 'ё', r == 'Ё':
		return true
	}
	return strings.ContainsRune("ғӣқӯҳҷҒӢҚӮҲҶ", r)
}

// MissesLetters says whether a text is Tajik typed without the letters of its
// own. It says no of fewer than 120 letters, since one good Tajik sentence of 80
// letters in a hundred has none of them (NTREX-128), and of a text in a legacy font.
func MissesLetters(text string) bool {
	const fewest, most = 120, 0.005 // letters; the share that may be Tajik's own (news has 5.6 %)
	guess := Detect(text)
	if guess.Language != Tajik || guess.Letters < fewest {
		return false
	}
	n := countFont(text)
	return float64(n.font+n.right) <= most*float64(guess.Letters) && !strings.ContainsAny(text, "ⱪⱩ")
}
