package lang

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// safe are the endings that are told by their letters alone, behind a stem
// of at least so many letters.
var safe = []struct {
	tajik string
	least int
	joins bool // "and", which a name rather ends in by itself: Перу
}{
	{"и", 3, false}, {"у", 3, true}, {"ю", 3, true}, {"ро", 3, false}, {"ҳо", 2, false}, {"аст", 3, false}, {"анд", 3, false},
}

// guess spells a word by rules.
func guess(w string, name bool) string {
	if utf8.RuneCountInString(w) > maxWord {
		return byLetters(w)
	}
	if s, ok := guessVerb(w); ok && !name {
		return s
	}
	return guessEndings(w, maxEndings, name).persian
}

// guessEndings takes the safe endings off. аст and анд are sure only behind а
// (кардааст), where no other word has two vowels.
func guessEndings(w string, depth int, name bool) transliterated {
	bare := transliterated{tajik: w, persian: byLetters(w)}
	if depth == 0 {
		return bare
	}
	for _, e := range safe {
		stem, ok := strings.CutSuffix(w, e.tajik)
		if !ok || utf8.RuneCountInString(stem) < e.least || !strings.ContainsAny(stem, vowels) {
			continue
		}
		if strings.HasPrefix(e.tajik, "а") && !strings.HasSuffix(stem, "а") || name && e.joins {
			continue
		}
		if e.tajik != "и" || strings.HasSuffix(stem, "и") {
			stem = stemsOf(stem)[0] // ӣ had become и
		}
		s := guessEndings(stem, depth-1, name)
		for i := range respelledEndings {
			if respelledEndings[i].tajik != e.tajik || respelledEndings[i].verb {
				continue
			}
			if s, ok := s.add(&respelledEndings[i]); ok {
				return s
			}
		}
	}
	return bare
}

// guessVerb takes ме- for a verb's prefix where the word ends as a verb does.
func guessVerb(w string) (string, bool) {
	for _, p := range verbPrefixes[:2] {
		rest, ok := strings.CutPrefix(w, p.tajik)
		if !ok || utf8.RuneCountInString(rest) < 3 {
			continue
		}
		for _, e := range []string{"анд", "ад", "яд", "янд", "ем", "ед"} {
			if strings.HasSuffix(rest, e) {
				return joinPrefix(p.persian, byLetters(rest)), true
			}
		}
	}
	return "", false
}

const vowels = "аеёиӣоуӯэюяы"

// persianConsonants are the letters that are likeliest: ز س ت ه are the Persian ones
// of those that Arabic has several for.
var persianConsonants = map[rune]string{
	'б': "ب", 'в': "و", 'г': "گ", 'ғ': "غ", 'д': "د", 'ж': "ژ", 'з': "ز", 'й': "ی", 'к': "ک", 'қ': "ق",
	'л': "ل", 'м': "م", 'н': "ن", 'п': "پ", 'р': "ر", 'с': "س", 'т': "ت", 'ф': "ف", 'х': "خ", 'ҳ': "ه",
	'ч': "چ", 'ҷ': "ج", 'ш': "ش", 'ъ': "ع", 'ц': "تس", 'щ': "شچ", 'ь': "",
}

// byLetters spells a word without looking at its endings.
func byLetters(w string) string {
	letters := []rune(w)
	var b strings.Builder
	for i := range letters {
		b.WriteString(byLettersAt(letters, i))
	}
	return b.String()
}

// byLettersAt is what is written for the i-th letter.
func byLettersAt(w []rune, i int) string {
	r := w[i]
	switch {
	case isVowel(r):
		return vowelAt(w, i)
	case i+1 < len(w) && (w[i+1] == r || r == 'й' && strings.ContainsRune("еёюя", w[i+1])):
		return "" // Persian writes a doubled letter once, and the й of я once
	case r == 'ҳ' && hard(w, i):
		return "ح"
	}
	if p, ok := persianConsonants[r]; ok {
		return p
	}
	return string(r)
}

func isVowel(r rune) bool { return strings.ContainsRune(vowels, r) }

// hard says whether ҳ is ح: behind the first vowel of Arabic verbal nouns
// (таҳлил, муҳаррик, маҳсул, эҳсос).
func hard(w []rune, i int) bool {
	switch {
	case i == 1:
		return w[0] == 'э' || w[0] == 'и'
	case i == 2 && len(w) > 4:
		return w[0] == 'т' && w[1] == 'а' || w[0] == 'м' && (w[1] == 'а' || w[1] == 'у')
	}
	return false
}

func vowelAt(w []rune, i int) string {
	switch {
	case i == 0:
		return firstVowel(w)
	case isVowel(w[i-1]):
		return secondVowel(w, i)
	}
	last := i == len(w)-1
	switch w[i] {
	case 'а':
		return where(last, "ه", "")
	case 'о':
		return "ا"
	case 'и':
		return where(last || longI(w, i), "ی", "")
	case 'ӣ', 'ы', 'э':
		return "ی"
	case 'е':
		return where(!last && strings.ContainsRune("ҳъа", w[i+1]), "", "ی")
	case 'у':
		return where(last || longU(w, i), "و", "")
	case 'ӯ':
		return "و"
	case 'ё':
		return "یا"
	case 'ю':
		return "یو"
	}
	return where(last, "یه", "ی") // я
}

func where(yes bool, then, otherwise string) string {
	if yes {
		return then
	}
	return otherwise
}

// firstVowel has an alef in front. э before ъ and ҳ is Arabic's short one.
func firstVowel(w []rune) string {
	switch w[0] {
	case 'о':
		return "آ"
	case 'ӣ':
		return "ای"
	case 'э':
		return where(len(w) > 1 && (w[1] == 'ъ' || w[1] == 'ҳ'), "ا", "ای")
	case 'ӯ':
		return "او"
	case 'ё':
		return "یا"
	case 'ю':
		return "یو"
	case 'е', 'я', 'ы':
		return "ی"
	}
	return "ا"
}

// secondVowel stands behind another one. Between а, о and them Arabic has the ع
// that Cyrillic leaves out: соат ساعت, маориф معارف, ҷомеа جامعه.
func secondVowel(w []rune, i int) string {
	last := i == len(w)-1
	switch w[i] {
	case 'а':
		return where(last, "عه", "ع")
	case 'о':
		return where(w[i-1] == 'ё' || w[i-1] == 'ю' || w[i-1] == 'я', "ا", "عا")
	case 'и':
		return where(strings.ContainsRune("ау", w[i-1]), "ئی", "ی")
	case 'ӣ':
		return where(w[i-1] == 'а', zwnj+"ای", "یی")
	case 'у', 'ӯ':
		return "و"
	case 'э':
		return "ئ"
	case 'ё':
		return "یا"
	case 'ю':
		return "یو"
	case 'я':
		return where(last, "یه", "ی")
	}
	return "ی"
}

// shape is what the length of и and у is told by.
type shape struct {
	before rune // the vowel before it, 0 if it is the first
	apart  int  // consonants between the two
	after  int  // consonants before the next vowel, or the end
	end    bool // no vowel but a final а, ӣ or ат comes after
	alone  bool // no vowel at all comes after
}

func shapeAt(w []rune, i int) shape {
	var s shape
	for j := i - 1; j >= 0; j-- {
		if isVowel(w[j]) {
			s.before = w[j]
			break
		}
		s.apart++
	}
	rest := w[i+1:]
	if n := slices.IndexFunc(rest, isVowel); n >= 0 {
		s.after = n
		tail := string(rest[n:])
		s.end = tail == "а" || tail == "ӣ" || tail == "ат"
		return s
	}
	s.after, s.end, s.alone = len(rest), true, true
	return s
}

// longI says whether и is written. Tajik has one letter for the short and the
// long vowel; Arabic's patterns tell some: вазир and таълим are long, олим and
// муаллим short. In Persian words -ин, -ик, -ист are long, -иш short.
func longI(w []rune, i int) bool {
	s := shapeAt(w, i)
	rest := strings.TrimSuffix(string(w[i+1:]), "ӣ")
	switch {
	case rest == "ш" && s.before != 0, strings.HasPrefix(rest, "ё"), strings.HasPrefix(rest, "я"), strings.HasPrefix(rest, "ю"):
		return false
	case rest == "н" || rest == "к" || rest == "ст" || rest == "зм":
		return true
	case s.after > 1 || !s.end:
		return false
	case s.before == 0:
		return s.after == 1 && !strings.HasSuffix(rest, "ат")
	case s.before != 'а' || len(w) > 1 && w[0] == 'м' && w[1] == 'у':
		return false
	}
	return s.apart == 1 || w[0] != 'м'
}

// longU says whether у is written: маъмул, қонун and ҳузур are long, and so is a
// syllable by itself (зуд); таваҷҷуҳ and муаллим are short.
func longU(w []rune, i int) bool {
	s := shapeAt(w, i)
	switch {
	case s.after > 1:
		return false
	case s.before == 0:
		return s.alone
	case s.before == 'а' && w[0] == 'т':
		return false
	}
	return true
}
