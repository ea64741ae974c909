package check

import (
	"strings"
	"unicode"

	"panj/internal/lang"
)

// spelling sees letters in a Tajik, Russian or English translation that only look like
// the right ones: ⱪ for қ, a Latin letter in a Cyrillic word, ў and Љ of the
// fonts of before Unicode, a letter written as two characters. Spellings of
// before and after the Tajik rules of 2021 are both right and never told (ӯҳда,
// уҳда). Notes, one a kind and block: the Tajik of NTREX-128 has ⱪ 168 times.
// It can't see a word misspelt with right letters.
func spelling(v *view) []Finding {
	if persian(v.l.To) || chinese(v.l.To) {
		return nil
	}
	return misspelt(v.Block, v.Target)
}

// misspelt is a finding for each kind of fault that a text's letters have.
func misspelt(block, text string) []Finding {
	if !oddLetters(text) {
		return nil
	}
	repaired, changes := lang.Repair(text)
	told := map[lang.Fault]bool{}
	var out []Finding
	for _, c := range changes {
		if told[c.Kind] {
			continue
		}
		told[c.Kind] = true
		start, end := wordAround(text, c.Was.Start, c.Was.End)
		from, to := wordAround(repaired, c.Is.Start, c.Is.End)
		f := finding("spelling", Note, block, string(c.Kind)+": "+named(text[start:end])+" is meant to be "+named(repaired[from:to]))
		f.Got = at(block, text, start, end)
		out = append(out, f)
	}
	return out
}

// oddLetters spares most texts the repair: it says whether a word has letters
// of two alphabets, a combining mark, or a letter that Tajik fonts abused.
func oddLetters(text string) bool {
	var before int
	for _, r := range text {
		alphabet := 0
		switch {
		case r < 0x80:
			if r|0x20 >= 'a' && r|0x20 <= 'z' {
				alphabet = 1
			}
		case r >= 0x400 && r < 0x530:
			if strings.ContainsRune("ЃѓЇїЉљЊњЌќЎў", r) {
				return true
			}
			alphabet = 2
		case r == 'ⱪ' || r == 'Ⱪ' || unicode.Is(unicode.Mn, r) && r < 0x370:
			return true
		}
		if before != 0 && alphabet != 0 && before != alphabet {
			return true
		}
		before = alphabet
	}
	return false
}

// wordAround widens a stretch to the letters around it.
func wordAround(text string, start, end int) (int, int) {
	start = strings.LastIndexFunc(text[:start], noLetter)
	if start < 0 {
		start = 0
	} else {
		for _, r := range text[start:] {
			start += len(string(r))
			break
		}
	}
	if n := strings.IndexFunc(text[end:], noLetter); n >= 0 {
		return start, end + n
	}
	return start, len(text)
}

func noLetter(r rune) bool { return !unicode.IsLetter(r) && !unicode.Is(unicode.Mn, r) }
