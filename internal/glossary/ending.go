package glossary

import (
	"strings"

	"panj/internal/lang"
)

// inflected cuts a folded word of a form into a stem and the endings that a
// text may put behind it; the form's own ending is among them. The last word
// of a form is told apart because Tajik, Dari and English inflect only that.
func inflected(w string, l lang.Language, last bool) (stem string, endings []string) {
	switch {
	case l == lang.Russian:
		return russian(w)
	case l == lang.Dari:
		return w, dari(w)
	case !last:
		return w, bare
	case l == lang.Tajik:
		return w, tajik
	case l == lang.English:
		return w, english
	}
	return w, bare
}

var bare = []string{""}

var english = []string{"", "s", "es"}

// tajik endings, with ӣ written и as words are compared: izofat, object, plural,
// "and" (-у, -ю), possessives and the copula. They follow one another in fixed
// chains, so a list is enough.
var tajik = []string{
	"", "и", "ро", "иро", "е", "у", "ю", "ву",
	"ҳо", "ҳои", "ҳоро", "ҳою", "ҳояш", "он", "они", "онро", "ону", "ён", "ёни", "ёнро",
	"иён", "иёни", "иёнро", "иҳо", "иҳои", "иҳоро", "иву", "ию",
	"аш", "ашон", "ашро", "яш", "яшон", "ат", "ам", "амон", "ямон", "атон",
	"аст", "ст", "анд", "янд", "ем", "ед",
}

// dari endings: plural and object joined to the word, and ezafe, which is
// written only after a vowel. A final ی after a consonant makes an adjective
// (ایرانی); where that counts, the term lists it.
func dari(w string) []string {
	if strings.HasSuffix(w, "ا") || strings.HasSuffix(w, "و") {
		return []string{"", "ی", "یی", "ها", "های", "را"}
	}
	return []string{"", "ها", "های", "را"}
}

// declension is one row of Russian grammar: what a nominative ends with, how
// much of that goes, and the endings that come instead.
type declension struct {
	ending  string
	drop    int // letters
	instead []string
}

var adjective = []string{
	"ый", "ий", "ой", "ого", "его", "ому", "ему", "ым", "им", "ом", "ем", "ая", "яя", "ую", "юю",
	"ей", "ою", "ею", "ое", "ее", "ые", "ие", "ых", "их", "ыми", "ими",
	"о", "и", // китайско-российский, по-китайски
}

// afterVowel is китаец, китайца.
var afterVowel = []string{"ец", "йца", "йцу", "йцем", "йце", "йцы", "йцев", "йцам", "йцами", "йцах"}

// declensions are tried in order; the first whose ending fits is taken. They
// give every ending that a gender and number can have, stems ending in г, к, х
// and hushing letters included, so they accept a little more than grammar does.
// Words in -е, -о, -и, -у, -ю, -э that are not here don't decline (Душанбе, Сомони).
var declensions = []declension{
	{"ый", 2, adjective}, {"ий", 2, adjective}, {"ой", 2, adjective},
	{"ая", 2, adjective}, {"яя", 2, adjective}, {"ое", 2, adjective}, {"ее", 2, adjective},
	{"ые", 2, adjective}, {"ие", 2, adjective},
	{"аец", 2, afterVowel}, {"еец", 2, afterVowel}, {"иец", 2, afterVowel},
	{"ец", 2, []string{"ец", "ца", "цу", "цем", "цом", "це", "цы", "цев", "цов", "цам", "цами", "цах"}},
	{"ок", 2, []string{"ок", "ка", "ку", "ком", "ке", "ки", "ков", "кам", "ками", "ках"}},
	{"нин", 2, []string{"ин", "ина", "ину", "ином", "ине", "е", "", "ам", "ами", "ах"}},
	{"не", 1, []string{"е", "", "ам", "ами", "ах"}},
	{"ия", 1, []string{"я", "и", "ю", "ей", "ею", "й", "ям", "ями", "ях"}},
	{"ии", 1, []string{"и", "й", "ям", "ями", "ях", "я", "ю", "ей"}},
	{"я", 1, []string{"я", "и", "ю", "е", "ей", "ею", "ь", "ям", "ями", "ях"}},
	{"а", 1, []string{"а", "ы", "и", "у", "е", "ой", "ою", "ей", "", "ам", "ами", "ах"}},
	{"ы", 1, []string{"ы", "ов", "ев", "", "ам", "ами", "ах"}},
	{"ь", 1, []string{"ь", "я", "ю", "ем", "е", "и", "ью", "ей", "ям", "ями", "ях"}},
	{"й", 1, []string{"й", "я", "ю", "ем", "е", "и", "ев", "ям", "ями", "ях"}},
}

var masculine = []string{"", "а", "у", "ом", "ем", "е", "ы", "и", "ов", "ев", "ам", "ами", "ах"}

// russian declines by the nominative's ending. Words of one or two letters stay as they are.
func russian(w string) (stem string, endings []string) {
	letters := []rune(w)
	if len(letters) < 3 {
		return w, bare
	}
	for _, d := range declensions {
		if strings.HasSuffix(w, d.ending) {
			return string(letters[:len(letters)-d.drop]), d.instead
		}
	}
	if strings.ContainsRune("аеиоуыэюя", letters[len(letters)-1]) {
		return w, bare
	}
	return w, masculine
}
