package lang

import (
	"strings"
	"unicode/utf8"
)

const zwnj = "\u200c"

// class is how a stem ends, which decides how an ending is written behind it.
type class uint8

const (
	consonant class = iota
	vowel           // ا or و: дарё دریا
	ye              // ی for ӣ: тоҷикӣ تاجیکی
	silent          // ه for а and е: хона خانه, шанбе شنبه
)

// never marks an ending that a class doesn't take.
const never = "!"

// ending is one Tajik ending and its Persian writing by the class before it. A
// writing that begins with < takes the silent ه away; behind a letter that doesn't
// connect a ZWNJ is left out, and before ا a space.
type ending struct {
	tajik   string
	verb    bool // only behind a verb's stem, and then before the others
	last    bool // no ending follows
	persian [4]string
}

// respelledEndings, shorter ones first: what is left is then the longest stem that is
// known. Only он comes after the possessives that end in it.
var respelledEndings = []ending{
	{tajik: "а", verb: true, persian: [4]string{"ه", never, never, never}},
	{tajik: "и", last: true, persian: [4]string{"", "ی", "", "ٔ"}},
	{tajik: "ӣ", persian: [4]string{"ی", "یی", never, zwnj + "ای"}},
	{tajik: "е", persian: [4]string{"ی", "یی", zwnj + "ای", zwnj + "ای"}},
	{tajik: "й", persian: [4]string{never, "ی", never, never}},
	{tajik: "у", last: true, persian: [4]string{" و", never, " و", never}},
	{tajik: "ю", last: true, persian: [4]string{never, " و", " و", " و"}},
	{tajik: "ад", verb: true, persian: [4]string{"د", never, never, never}},
	{tajik: "яд", verb: true, persian: [4]string{never, "ید", never, never}},
	{tajik: "ам", persian: [4]string{"م", never, zwnj + "ام", zwnj + "ام"}},
	{tajik: "ям", persian: [4]string{never, "یم", zwnj + "ام", never}},
	{tajik: "ат", persian: [4]string{"ت", never, zwnj + "ات", zwnj + "ات"}},
	{tajik: "ят", persian: [4]string{never, "یت", zwnj + "ات", never}},
	{tajik: "аш", persian: [4]string{"ش", never, zwnj + "اش", zwnj + "اش"}},
	{tajik: "яш", persian: [4]string{never, "یش", zwnj + "اش", never}},
	{tajik: "ем", verb: true, persian: [4]string{"یم", "ییم", never, never}},
	{tajik: "ем", persian: [4]string{zwnj + "ایم", zwnj + "ایم", zwnj + "ایم", zwnj + "ایم"}},
	{tajik: "ед", verb: true, persian: [4]string{"ید", "یید", never, never}},
	{tajik: "ед", persian: [4]string{zwnj + "اید", zwnj + "اید", zwnj + "اید", zwnj + "اید"}},
	{tajik: "ан", verb: true, persian: [4]string{"ن", never, never, never}},
	{tajik: "ён", persian: [4]string{never, "یان", "ان", never}},
	{tajik: "ву", last: true, persian: [4]string{never, " و", " و", " و"}},
	{tajik: "ро", last: true, persian: [4]string{" را", " را", " را", " را"}},
	{tajik: "ҳо", persian: [4]string{zwnj + "ها", zwnj + "ها", zwnj + "ها", zwnj + "ها"}},
	{tajik: "иш", verb: true, persian: [4]string{"ش", "یش", never, never}},
	{tajik: "гӣ", persian: [4]string{never, never, never, "<گی"}},
	{tajik: "ст", last: true, persian: [4]string{never, "ست", " است", never}},
	{tajik: "вон", persian: [4]string{never, "ان", never, never}},
	{tajik: "гон", persian: [4]string{never, never, never, "<گان"}},
	{tajik: "тар", persian: [4]string{zwnj + "تر", zwnj + "تر", zwnj + "تر", zwnj + "تر"}},
	{tajik: "анд", verb: true, persian: [4]string{"ند", never, never, never}},
	{tajik: "анд", last: true, persian: [4]string{zwnj + "اند", never, zwnj + "اند", zwnj + "اند"}},
	{tajik: "янд", verb: true, persian: [4]string{never, "یند", never, never}},
	{tajik: "янд", last: true, persian: [4]string{never, zwnj + "اند", zwnj + "اند", never}},
	{tajik: "аст", last: true, persian: [4]string{" است", " است", " است", " است"}},
	{tajik: "анда", verb: true, persian: [4]string{"نده", never, never, never}},
	{tajik: "янда", verb: true, persian: [4]string{never, "ینده", never, never}},
	{tajik: "амон", persian: [4]string{"مان", never, zwnj + "مان", zwnj + "مان"}},
	{tajik: "ямон", persian: [4]string{never, "یمان", zwnj + "مان", never}},
	{tajik: "атон", persian: [4]string{"تان", never, zwnj + "تان", zwnj + "تان"}},
	{tajik: "ятон", persian: [4]string{never, "یتان", zwnj + "تان", never}},
	{tajik: "ашон", persian: [4]string{"شان", never, zwnj + "شان", zwnj + "شان"}},
	{tajik: "яшон", persian: [4]string{never, "یشان", zwnj + "شان", never}},
	{tajik: "он", persian: [4]string{"ان", never, never, never}},
	{tajik: "тарин", persian: [4]string{zwnj + "ترین", zwnj + "ترین", zwnj + "ترین", zwnj + "ترین"}},
}

// class of a stem, by how it ends in both scripts.
func (s transliterated) class() class {
	t, _ := utf8.DecodeLastRuneInString(s.tajik)
	p, _ := utf8.DecodeLastRuneInString(s.persian)
	switch {
	case p == 'ه' && strings.ContainsRune("аяе", t) && utf8.RuneCountInString(s.persian) > 2: // not ده
		return silent
	case p == 'ا', p == 'آ', p == 'و' && t != 'в':
		return vowel
	case p == 'ی' && t != 'й':
		return ye
	}
	return consonant
}

// add writes an ending behind the stem, false where it takes none such.
func (s transliterated) add(e *ending) (transliterated, bool) {
	written := e.persian[s.class()]
	if s.closed || written == never || e.verb && !s.verb {
		return transliterated{}, false
	}
	persian := s.persian
	if rest, ok := strings.CutPrefix(written, "<"); ok {
		persian, written = strings.TrimSuffix(persian, "ه"), rest
	}
	if bare, ok := strings.CutPrefix(written, zwnj); ok && !connects(persian) {
		written = bare
		if strings.HasPrefix(bare, "ا") {
			written = " " + bare
		}
	}
	return transliterated{tajik: s.tajik + e.tajik, persian: persian + written, closed: e.last}, true
}

// with writes a chain of endings behind the stem.
func (s transliterated) with(chain string, depth int) (transliterated, bool) {
	if chain == "" {
		return s, true
	}
	if depth == 0 {
		return transliterated{}, false
	}
	for i := range respelledEndings {
		rest, ok := strings.CutPrefix(chain, respelledEndings[i].tajik)
		if !ok {
			continue
		}
		if next, ok := s.add(&respelledEndings[i]); ok {
			if next, ok = next.with(rest, depth-1); ok {
				return next, true
			}
		}
	}
	return transliterated{}, false
}

// connects says whether a word's last letter would run into the next one.
func connects(persian string) bool {
	r, _ := utf8.DecodeLastRuneInString(persian)
	return !strings.ContainsRune("اآدذرزژؤ", r)
}
