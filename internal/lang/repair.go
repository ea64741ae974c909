package lang

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Fault is what can be wrong with the letters of a text.
type Fault string

// The faults that Repair mends, and the one that it can't.
const (
	// LegacyFont is Tajik in a font of before Unicode, which drew its letters
	// over ones that windows-1251 has for other languages: Ќ Љ Њ Ї Ў Ѓ for
	// Қ Ҷ Ҳ Ӣ Ӯ Ғ. The page of the Tajik state press with the rules of spelling
	// was still served so in 2024 ("Љумњурии Тољикистон"); others were repaired
	// in part and keep ў ("рўзи").
	LegacyFont Fault = "legacy font"
	// LookAlike is a letter that looks like the right one: a Latin letter in a
	// Cyrillic word, a Cyrillic one in a Latin word, ⱪ (U+2C6A) for қ.
	LookAlike Fault = "look-alike"
	// Decomposed is a letter written as two characters (и and a macron for ӣ).
	Decomposed Fault = "decomposed"
)

// Stretch is a place in a text, in bytes.
type Stretch struct{ Start, End int }

// Change is a letter that Repair wrote otherwise: where it was in the original,
// and where it is in the result.
type Change struct {
	Kind    Fault
	Was, Is Stretch
}

// Repair writes a text with the letters that it means, and lists what it
// changed in the order of the text. It changes nothing in a text without
// faults, nor in its own result, nor in addresses (https://…). Bytes that are
// not UTF-8 stay. Which words are Tajik in a legacy font is judged by the line,
// and for a short line by the text around it; it takes ї or ў and a text that
// reads as Tajik, so that Ukrainian, Belarusian, Serbian, Macedonian and Uzbek
// keep their letters.
//
// Measured on NTREX-128: in the files of ru uk be bg mk kk ky tt (1,007 lines
// each, as one text, by paragraph and by line) no letter is taken for one of
// the font. Of its Tajik put into the font all is put right but 1 line of 1,007
// in one text, 2.5 % of paragraphs and 24 % of sentences alone: those that have
// neither ї nor ў.
func Repair(text string) (string, []Change) {
	repaired, changes := mend(text)
	for {
		next, font, all := unfont(repaired)
		repaired, changes = next, joined(changes, font)
		if len(font) == 0 || all {
			return repaired, changes
		}
		// What was put right may show that the short lines are Tajik as well.
	}
}

// joined lists the changes of both steps as those of one. The second gives every
// letter as many bytes as it had, so that places in its text are the result's.
func joined(first, second []Change) []Change {
	if len(first) == 0 || len(second) == 0 {
		return append(first, second...)
	}
	var out []Change
	i := 0
	for _, c := range second {
		for i < len(first) && first[i].Is.End <= c.Was.Start {
			out = append(out, first[i])
			i++
		}
		if i < len(first) && first[i].Is == c.Was {
			c.Was = first[i].Was
			i++
		} else {
			start := Original(first, c.Was.Start)
			c.Was = Stretch{start, start + c.Was.End - c.Was.Start}
		}
		out = append(out, c)
	}
	return append(out, first[i:]...)
}

// Original maps a place in a repaired text to the original: the start of what
// stood there, if that was changed. A place behind the text's end is none of
// the text's, and not checked.
func Original(changes []Change, at int) int {
	i := sort.Search(len(changes), func(i int) bool { return changes[i].Is.End > at })
	if i < len(changes) && changes[i].Is.Start <= at {
		return changes[i].Was.Start
	}
	if i == 0 {
		return at
	}
	return at - changes[i-1].Is.End + changes[i-1].Was.End
}

// mender writes a text anew, a letter at a time.
type mender struct {
	text    string
	script  int // latin or cyrillic, whichever has more letters of its own; -1 for neither
	out     []byte
	copied  int // bytes of text that are in out, changed or not
	changes []Change
}

// mend does what needs no knowledge of the language: look-alikes and marks.
func mend(text string) (string, []Change) {
	m := mender{text: text, script: mainScript(text)}
	var skip addresses
	for i := 0; i < len(text); {
		start, end, odd := nextWord(text, i)
		if odd && !skip.has(text, start) {
			m.word(start, end)
		}
		i = end
	}
	return m.result()
}

func (m *mender) put(r rune, kind Fault, was Stretch) {
	m.out = append(m.out, m.text[m.copied:was.Start]...)
	at := len(m.out)
	m.out = utf8.AppendRune(m.out, r)
	m.copied = was.End
	m.changes = append(m.changes, Change{kind, was, Stretch{at, len(m.out)}})
}

func (m *mender) result() (string, []Change) {
	if len(m.changes) == 0 {
		return m.text, nil
	}
	return string(append(m.out, m.text[m.copied:]...)), m.changes
}

// nextWord is the next run of letters and marks from i on; odd where it may
// have a fault.
func nextWord(text string, i int) (start, end int, odd bool) {
	var latin, cyrillic bool
	start = -1
	for end = i; end < len(text); {
		r, size := rune(text[end]), 1
		switch {
		case r < utf8.RuneSelf:
		case r&0xFC == 0xD0 && end+1 < len(text) && text[end+1]&0xC0 == 0x80: // U+0400 to U+04FF
			r, size = r&0x1F<<6|rune(text[end+1]&0x3F), 2
		default:
			r, size = utf8.DecodeRuneInString(text[end:])
		}
		switch {
		case r|0x20 >= 'a' && r|0x20 <= 'z':
			latin = true
		case r >= 0x400 && r <= 0x52F && (r < 0x482 || r > 0x489):
			cyrillic = true
		case r < 0xC0 || !unicode.IsLetter(r) && !unicode.Is(unicode.Mn, r):
			if start >= 0 {
				return start, end, odd || latin && cyrillic
			}
			end += size
			continue
		case r >= 0x300 && r <= 0x36F || r == 'ⱪ' || r == 'Ⱪ':
			odd = true
		case r == 'ë' || r == 'Ë':
			latin = true
		}
		if start < 0 {
			start = end
		}
		end += size
	}
	if start < 0 {
		start = end
	}
	return start, end, odd || latin && cyrillic
}

// addresses finds https://… and its like in a text, in which a changed letter
// would lead elsewhere. It is asked for places in order.
type addresses struct {
	next   Stretch
	sought bool
}

func (a *addresses) has(text string, at int) bool {
	for !a.sought || a.next.End <= at {
		a.sought = true
		from := a.next.End
		i := strings.Index(text[from:], "://")
		if i < 0 {
			a.next = Stretch{len(text), len(text) + 1}
			break
		}
		start, end := from+i, from+i+len("://")
		for start > from && (text[start-1]|0x20 >= 'a' && text[start-1]|0x20 <= 'z') {
			start--
		}
		if n := strings.IndexAny(text[end:], " \t\n\r<>()[]{}\"'«»“”|"); n >= 0 {
			end += n
		} else {
			end = len(text)
		}
		a.next = Stretch{start, end}
	}
	return at >= a.next.Start
}

// letter is one of a word under repair.
type letter struct {
	r    rune
	was  Stretch
	kind Fault // why it is another one than it was; empty where it isn't
}

// word repairs the word at text[start:end].
func (m *mender) word(start, end int) {
	var buf [32]letter
	letters := buf[:0]
	for i := start; i < end; {
		r, size := utf8.DecodeRuneInString(m.text[i:end])
		letters = append(letters, letter{r: r, was: Stretch{i, i + size}})
		i += size
	}
	letters = compose(letters)
	m.lookAlikes(letters)
	for _, l := range compose(letters) {
		if l.kind != "" {
			m.put(l.r, l.kind, l.was)
		}
	}
}

// compose makes one letter of a Cyrillic letter and a mark behind it.
func compose(letters []letter) []letter {
	out := letters[:0]
	for _, l := range letters {
		if n := len(out); n > 0 {
			if r := composed(out[n-1].r, l.r); r != 0 {
				out[n-1].r, out[n-1].was.End, out[n-1].kind = r, l.was.End, Decomposed
				continue
			}
		}
		out = append(out, l)
	}
	return out
}

// composed is the letter that stands for two characters, 0 if none does.
func composed(r, mark rune) rune {
	const pairs = "и\u0306йи\u0304ӣу\u0306ўу\u0304ӯе\u0308ёі\u0308їк\u0301ќг\u0301ѓ"
	lower := unicode.ToLower(r)
	var triple [3]rune
	n := 0
	for _, p := range pairs {
		triple[n] = p
		if n++; n == 3 {
			n = 0
			if triple[0] == lower && triple[1] == mark {
				if lower != r {
					return unicode.ToUpper(triple[2])
				}
				return triple[2]
			}
		}
	}
	return 0
}
