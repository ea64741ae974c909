package glossary

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"panj/internal/lang"
)

// PersianScript writes the Tajik text of one article in Persian script, as an
// aid for readers of Dari and Persian. Names are spelled as the glossary spells
// them in Dari, words as lang.PersianScript does.
//
// A name that neither knows, and a word with Russian letters, is a guess; its
// Cyrillic form stands behind it in brackets where it comes for the first time.
// Digits and punctuation become Persian's; Latin words and placeholders
// (<g1>, <x2/>) stay. It keeps what it has marked, and is not for several goroutines.
type PersianScript struct {
	glossary *Glossary
	marked   map[string]bool // by the Persian spelling
}

// PersianScript begins an article.
func (g *Glossary) PersianScript() *PersianScript {
	return &PersianScript{glossary: g, marked: map[string]bool{}}
}

// persianWord is a word of the text, or several that are one name.
type persianWord struct {
	start, end int    // bytes in the text
	text       string // in Persian script
	guess      bool   // neither list nor glossary has it
	name       bool   // a capital that no sentence's beginning accounts for
	fixed      bool   // a name of the glossary, a number, a Latin word
	address    bool   // a part of https://… or its like
}

// Text writes one block. Blocks are given in the article's order.
func (p *PersianScript) Text(text string) string {
	list := p.words(text)
	p.mark(text, list)
	var b strings.Builder
	marks := punctuation{}
	end := 0
	for i, w := range list {
		b.WriteString(marks.gap(text, list, i, end))
		b.WriteString(w.text)
		end = w.end
	}
	b.WriteString(marks.plain(text[end:]))
	return b.String()
}

// words spells the text's words, names of the glossary first.
func (p *PersianScript) words(text string) []persianWord {
	cut := words(text, lang.Tajik)
	shouting := !strings.ContainsFunc(text, unicode.IsLower)
	var inAddress addresses
	var out []persianWord
	for i := 0; i < len(cut); {
		if w, n := p.name(text, cut[i:]); n > 0 {
			out = append(out, w)
			i += n
			continue
		}
		w := newPersianWord(text[cut[i].start:cut[i].end], cut[i].capital > 0 && !shouting)
		w.start, w.end = cut[i].start, cut[i].end
		if cut[i].capital > 0 && opensSentence(text, w.start) {
			// The capital may be the sentence's; a name shows by another one behind it.
			w.name = w.name && w.guess && i+1 < len(cut) && cut[i+1].before == soft && cut[i+1].capital > 0
		}
		if inAddress.has(text, w.start) {
			w = persianWord{start: w.start, end: w.end, text: text[w.start:w.end], fixed: true, address: true}
		}
		if n := len(out); n > 0 && ordinal(text, out[n-1], &w) {
			out[n-1] = w
		} else {
			out = append(out, w)
		}
		i++
	}
	return out
}

// opensSentence says whether a sentence or a quotation begins at a place.
func opensSentence(text string, at int) bool {
	before := strings.TrimRight(text[:at], " \u00a0<>/")
	r, size := utf8.DecodeLastRuneInString(before)
	return size == 0 || strings.ContainsRune(".!?…:\n«“„\"—–-(", r)
}

// addresses finds https://… and its like, which an article's blocks have as
// placeholders. It is asked for places in order.
type addresses struct{ start, end int }

func (a *addresses) has(text string, at int) bool {
	for a.end <= at {
		i := strings.Index(text[a.end:], "://")
		if i < 0 {
			*a = addresses{len(text), len(text) + 1}
			break
		}
		i += a.end
		a.start = max(a.end, strings.LastIndexFunc(text[:i], unicode.IsSpace)+1)
		a.end = len(text)
		if n := strings.IndexFunc(text[i:], unicode.IsSpace); n >= 0 {
			a.end = i + n
		}
	}
	return at >= a.start && at < a.end
}

// newPersianWord spells one word that is no name of the glossary.
func newPersianWord(word string, capital bool) persianWord {
	switch {
	case strings.ContainsFunc(word, func(r rune) bool { return r|0x20 >= 'a' && r|0x20 <= 'z' }):
		return persianWord{text: word, fixed: true}
	case !strings.ContainsFunc(word, unicode.IsLetter):
		return persianWord{text: persianDigits(word), fixed: true}
	case capital && acronym(word):
		return persianWord{text: letterByLetter(word), guess: true, name: true}
	}
	if !capital {
		word = strings.ToLower(word)
	}
	text, known := lang.PersianScript(word)
	foreign := !known && strings.ContainsAny(word, "ыщьцЫЩЬЦ")
	return persianWord{text: persianDigits(text), guess: !known, name: capital || foreign}
}

// acronym has no small letter, and is short enough to be no word.
func acronym(word string) bool {
	n := utf8.RuneCountInString(word)
	return n > 1 && n <= 5 && !strings.ContainsFunc(word, unicode.IsLower)
}

// letterByLetter is ҲНИТ as ه.ن.ا.ت.
func letterByLetter(word string) string {
	var letters []string
	for _, r := range word {
		text := lang.PersianByRules(string(r))
		letters = append(letters, text)
	}
	return strings.Join(letters, ".")
}

// name is the name of the glossary that the text's words begin with, in how many of them.
func (p *PersianScript) name(text string, cut []word) (persianWord, int) {
	ix := p.glossary.index(lang.Tajik)
	if ix == nil {
		return persianWord{}, 0
	}
	r := reading{words: cut}
	var a at
	for _, pattern := range ix.start[begins(cut[0].letters)] {
		a.offer(pattern, r.match(pattern, 0))
	}
	for _, pattern := range a.best {
		if a.decoyed(pattern) {
			continue
		}
		persian, ok := p.spelled(text, cut[:a.length], pattern)
		if ok {
			return persianWord{start: cut[0].start, end: cut[a.length-1].end, text: persian, fixed: true}, a.length
		}
	}
	return persianWord{}, 0
}

// spelled is a name in Persian script with the ending that it has in the text.
func (p *PersianScript) spelled(text string, cut []word, pattern *pattern) (string, bool) {
	form := p.glossary.terms[pattern.term].PersianSpelling(pattern.form.Text, len(cut))
	if form == "" {
		return "", false
	}
	last := cut[len(cut)-1]
	letters := []rune(text[last.start:last.end])
	n := len(letters) - (len(last.letters) - len(pattern.words[len(cut)-1].letters))
	if n < 0 || n > len(letters) {
		return "", false
	}
	return lang.PersianEnding(string(letters[:n]), form, string(letters[n:]))
}

// PersianSpelling is the Dari form of the term that is nearest to a Tajik form
// by sound: جمهوری تاجکستان for Ҷумҳурии Тоҷикистон. Where none is near, the names
// differ (ИМА), and it is the form to write first. Of the form it is the last
// so many words that the text has; empty where Dari has no form.
func (t Term) PersianSpelling(tajik string, count int) string {
	parts := nameParts(tajik)
	count = min(count, len(parts))
	sound := bySound(lang.PersianByRules, parts[len(parts)-count:])
	best, least := "", 0
	for _, f := range t.Forms[lang.Dari] {
		if f.Weak {
			continue
		}
		for _, text := range tails(f.Text, count) {
			if d := distance(sound, skeleton(text)); best == "" || d < least {
				best, least = text, d
			}
		}
	}
	if first, ok := t.Preferred(lang.Dari); ok && count == len(parts) && 2*least > len([]rune(sound)) {
		return first.Text
	}
	return best
}

// tails are a form and its last so many words: a surname, or آستانه of شهر آستانه.
func tails(form string, count int) []string {
	parts := nameParts(form)
	if len(parts) <= count {
		return []string{form}
	}
	return []string{form, strings.Join(parts[len(parts)-count:], " ")}
}

func bySound(spell func(string) string, parts []string) string {
	var list []string
	for _, part := range parts {
		list = append(list, spell(part))
	}
	return skeleton(strings.Join(list, " "))
}

// sameSound are letters of Arabic that sound alike in Persian; ع is not heard.
var sameSound = strings.NewReplacer("ث", "س", "ص", "س", "ذ", "ز", "ض", "ز", "ظ", "ز", "ط", "ت", "ح", "ه", "ع", "", " ", "")

func skeleton(persian string) string { return sameSound.Replace(lang.Fold(persian)) }

// distance is Levenshtein's, in letters.
func distance(a, b string) int {
	x, y := []rune(a), []rune(b)
	row := make([]int, len(y)+1)
	for j := range row {
		row[j] = j
	}
	for i, r := range x {
		diagonal := row[0]
		row[0] = i + 1
		for j, s := range y {
			cost := diagonal
			if r != s {
				cost = 1 + min(diagonal, row[j], row[j+1])
			}
			diagonal, row[j+1] = row[j+1], cost
		}
	}
	return row[len(y)]
}

// mark puts the Cyrillic form behind names that are guesses. A run of capitalised
// words is one name.
func (p *PersianScript) mark(text string, list []persianWord) {
	for i := 0; i < len(list); {
		n := 1
		for i+n < len(list) && list[i].joins(text, list[i+n-1], list[i+n]) {
			n++
		}
		p.markRun(text, list[i:i+n])
		i += n
	}
}

// joins says whether b, behind a, belongs to the name that begins with w.
func (w persianWord) joins(text string, a, b persianWord) bool {
	return w.name && !w.fixed && b.name && !b.fixed && text[a.end:b.start] == " "
}

func (p *PersianScript) markRun(text string, run []persianWord) {
	unmarked := false
	for _, w := range run {
		if w.guess && w.name && !p.marked[plainName(w.text)] {
			p.marked[plainName(w.text)] = true
			unmarked = true
		}
	}
	if !unmarked {
		return
	}
	last := &run[len(run)-1]
	tajik := text[run[0].start:last.end]
	name, object := strings.CutSuffix(last.text, " را")
	if object {
		tajik = tajik[:len(tajik)-len("ро")]
		last.text = name + " (" + tajik + ") را"
		return
	}
	last.text += " (" + tajik + ")"
}

// plainName is a name without what its place in the sentence put behind it.
func plainName(persian string) string {
	return strings.TrimSuffix(strings.TrimSuffix(persian, " را"), "\u0654")
}
