package lang

import "unicode"

// twin is the letter of the other alphabet, Latin or Cyrillic, that looks the
// same, 0 if none does.
func twin(r rune) rune {
	if r < 0x400 {
		return cyrillicTwin(r)
	}
	switch r {
	case 'а':
		return 'a'
	case 'с':
		return 'c'
	case 'е':
		return 'e'
	case 'о':
		return 'o'
	case 'р':
		return 'p'
	case 'х':
		return 'x'
	case 'у':
		return 'y'
	case 'ё':
		return 'ë'
	case 'А':
		return 'A'
	case 'В':
		return 'B'
	case 'С':
		return 'C'
	case 'Е':
		return 'E'
	case 'Н':
		return 'H'
	case 'К':
		return 'K'
	case 'М':
		return 'M'
	case 'О':
		return 'O'
	case 'Р':
		return 'P'
	case 'Т':
		return 'T'
	case 'Х':
		return 'X'
	case 'У':
		return 'Y'
	case 'Ё':
		return 'Ë'
	}
	return 0
}

func cyrillicTwin(r rune) rune {
	switch r {
	case 'a':
		return 'а'
	case 'c':
		return 'с'
	case 'e':
		return 'е'
	case 'o':
		return 'о'
	case 'p':
		return 'р'
	case 'x':
		return 'х'
	case 'y':
		return 'у'
	case 'ë':
		return 'ё'
	case 'A':
		return 'А'
	case 'B':
		return 'В'
	case 'C':
		return 'С'
	case 'E':
		return 'Е'
	case 'H':
		return 'Н'
	case 'K':
		return 'К'
	case 'M':
		return 'М'
	case 'O':
		return 'О'
	case 'P':
		return 'Р'
	case 'T':
		return 'Т'
	case 'X':
		return 'Х'
	case 'Y':
		return 'У'
	case 'Ë':
		return 'Ё'
	}
	return 0
}

// alphabetOf is latin, cyrillic, or -1 for a letter of neither and a mark.
func alphabetOf(r rune) int {
	switch {
	case r|0x20 >= 'a' && r|0x20 <= 'z', r >= 0xC0 && r <= 0x24F:
		return latin
	case r >= 0x400 && r <= 0x52F:
		return cyrillic
	}
	return -1
}

// mainScript is the alphabet with more letters that only it has, -1 for neither.
// mend doesn't change these, so its result has the same.
func mainScript(text string) int {
	n := 0
	for i := 0; i < len(text); i++ {
		switch b := text[i]; {
		case b|0x20 >= 'a' && b|0x20 <= 'z':
			if cyrillicTwin(rune(b)) == 0 {
				n--
			}
		case b >= 0xD0 && b <= 0xD3 && i+1 < len(text) && text[i+1]&0xC0 == 0x80:
			if r := rune(b&0x1F)<<6 | rune(text[i+1]&0x3F); twin(r) == 0 && !mayBeMade(r) {
				n++
			}
			i++
		}
	}
	switch {
	case n > 0:
		return cyrillic
	case n < 0:
		return latin
	}
	return -1
}

// mayBeMade says whether mend makes a letter of what has a twin or is in neither
// alphabet: of у or К with a mark, and of ⱪ.
func mayBeMade(r rune) bool {
	switch r {
	case 'ӯ', 'Ӯ', 'ў', 'Ў', 'Ќ', 'қ', 'Қ':
		return true
	}
	return false
}

// spelling counts the letters of a word by alphabet, and those without a twin.
type spelling struct{ of, own [2]int }

func spell(letters []letter) spelling {
	var s spelling
	for _, l := range letters {
		if a := alphabetOf(l.r); a >= 0 {
			s.of[a]++
			if twin(l.r) == 0 {
				s.own[a]++
			}
		}
	}
	return s
}

// lookAlikes writes a word of two alphabets in one: that of the letters which
// have no twin in the other, or where all have one that of the text. It leaves
// words that need both ("Brexitтин") and an acronym with an ending ("ISISро"),
// and takes ⱪ for қ in a Cyrillic word.
func (m *mender) lookAlikes(letters []letter) {
	s := spell(letters)
	if s.of[cyrillic] > 0 || m.script == cyrillic && s.own[latin] == 0 {
		straightenK(letters)
		s = spell(letters)
	}
	to := m.script
	switch {
	case s.of[latin] == 0 || s.of[cyrillic] == 0 || s.own[latin] > 0 && s.own[cyrillic] > 0 || withEnding(letters):
		return
	case s.own[cyrillic] > 0:
		to = cyrillic
	case s.own[latin] > 0:
		to = latin
	}
	if to < 0 {
		return
	}
	for i := range letters {
		if a := alphabetOf(letters[i].r); a >= 0 && a != to {
			letters[i].r, letters[i].kind = twin(letters[i].r), LookAlike
		}
	}
}

// straightenK writes қ for the Latin letter with a like descender.
func straightenK(letters []letter) {
	for i := range letters {
		switch letters[i].r {
		case 'ⱪ':
			letters[i].r, letters[i].kind = 'қ', LookAlike
		case 'Ⱪ':
			letters[i].r, letters[i].kind = 'Қ', LookAlike
		}
	}
}

// withEnding says whether a word is a Latin acronym with a Cyrillic ending: two
// capitals or more, then small letters.
func withEnding(letters []letter) bool {
	n := 0
	for n < len(letters) && alphabetOf(letters[n].r) == latin && unicode.IsUpper(letters[n].r) {
		n++
	}
	if n < 2 || n == len(letters) {
		return false
	}
	for _, l := range letters[n:] {
		if alphabetOf(l.r) != cyrillic || !unicode.IsLower(l.r) {
			return false
		}
	}
	return true
}
