package lang

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestEveryEntryIsComplete(t *testing.T) {
	for i := range table {
		e := &table[i]
		if got, err := Parse(string(e.tag)); got != e.tag || err != nil {
			t.Errorf("%s: its own tag is %q, %v", e.tag, got, err)
		}
		if e.cost < 1 || e.length <= 0 || utf8.RuneCountInString(e.digits) != 10 {
			t.Errorf("%s: cost %v, length %v, digits %q", e.tag, e.cost, e.length, e.digits)
		}
		for _, q := range []string{e.quotes.Outer[0], e.quotes.Outer[1], e.quotes.Inner[0], e.quotes.Inner[1]} {
			if q == "" {
				t.Errorf("%s: a quotation mark is missing", e.tag)
			}
		}
		for _, a := range strings.Fields(e.abbreviations) {
			if a = strings.TrimSuffix(a, "#"); len(a) > longestAbbreviation || Fold(a) != a {
				t.Errorf("%s: abbreviation %q is never met", e.tag, a)
			}
		}
		for _, in := range Known() {
			if e.name(in) == "" {
				t.Errorf("%s: no name in %s", e.tag, in)
			}
		}
		if g := Detect(strings.Repeat(e.name(e.tag)+" ", 10)); scriptOf(g.Script) != scriptOf(e.script) {
			t.Errorf("%s: its own name is in %s", e.tag, g.Script)
		}
	}
}

// scriptOf takes both forms of Chinese for one script, since a name may be
// written the same in both.
func scriptOf(s Script) Script {
	if s == HantForm {
		return HansForm
	}
	return s
}

func TestNoWayToAskStandsForTwoLanguages(t *testing.T) {
	owner := map[string]Language{}
	claim := func(key string, l Language) {
		if other, ok := owner[key]; ok && other != l {
			t.Errorf("%q is %s and %s", key, other, l)
		}
		owner[key] = l
	}
	for i := range table {
		e := &table[i]
		claim(strings.ToLower(string(e.tag)), e.tag)
		for _, n := range e.names {
			claim(tagKey(n.name), e.tag)
		}
		for _, a := range e.aliases {
			if tagKey(a) != a {
				t.Errorf("%s: alias %q is never met; write %q", e.tag, a, tagKey(a))
			}
			claim(a, e.tag)
		}
	}
}

func TestNames(t *testing.T) {
	for _, c := range []struct {
		l, in Language
		want  string
	}{
		{Tajik, Tajik, "тоҷикӣ"}, {Tajik, Russian, "таджикский"}, {Dari, Russian, "дари"}, {Dari, Tajik, "дарӣ"},
		{Dari, Hans, "达里语"}, {Hans, Hans, "简体中文"}, {Hant, Hant, "繁體中文"}, {Hans, English, "Simplified Chinese"},
		{Tajik, "uz", "Tajik"}, {"ky", Russian, "Kyrgyz"}, {"xx", English, "xx"},
	} {
		if got := c.l.Name(c.in); got != c.want {
			t.Errorf("%s in %s is %q, want %q", c.l, c.in, got, c.want)
		}
	}
	if got := Dari.Self(); got != "دری" {
		t.Errorf("Dari calls itself %q", got)
	}
}

func TestEveryNeighbourHasAName(t *testing.T) {
	for _, profiles := range [][]profile{latinProfiles, cyrillicProfiles, arabicProfiles} {
		for _, p := range profiles {
			if name := p.tag.Name(English); !p.unnamed && (name == string(p.tag) || name == "") {
				t.Errorf("%s has no English name", p.tag)
			}
		}
	}
}

func TestDirectionDigitsAndQuotes(t *testing.T) {
	if !Dari.RightToLeft() || !Persian.RightToLeft() || !Language("ps").RightToLeft() || Tajik.RightToLeft() || Hant.RightToLeft() {
		t.Error("direction")
	}
	if Dari.Digits() != "۰۱۲۳۴۵۶۷۸۹" || Tajik.Digits() != "0123456789" || Language("xx").Digits() != "0123456789" {
		t.Error("digits")
	}
	if q := Russian.Quotes(); q.Outer != [2]string{"«", "»"} || q.Inner != [2]string{"„", "“"} {
		t.Errorf("Russian quotes %v", q)
	}
	if q := Hant.Quotes(); q.Outer != [2]string{"「", "」"} || Language("xx").Quotes() != English.Quotes() {
		t.Errorf("Chinese quotes %v", q)
	}
}

func TestTableShowsWhatItKnows(t *testing.T) {
	rows := Table()
	if len(rows) != len(Known())+1 {
		t.Fatalf("%d rows", len(rows))
	}
	aid := rows[len(rows)-1]
	if aid.Tag != TajikArab || aid.Source || aid.Target || aid.Note == "" || aid.Direction != "rtl" || aid.Script != Arab {
		t.Errorf("%+v", aid)
	}
	for _, r := range rows[:len(rows)-1] {
		if !r.Source || r.Target == (r.Tag == Persian) || r.Target == (r.Note != "") {
			t.Errorf("%s: source %v, target %v, note %q", r.Tag, r.Source, r.Target, r.Note)
		}
		if (r.Direction == "rtl") != (r.Script == Arab) || r.Self == "" || r.English == "" || r.Aliases == nil {
			t.Errorf("%+v", r)
		}
	}
	rows[0].Aliases[0] = "changed"
	if Table()[0].Aliases[0] == "changed" {
		t.Error("a caller can change the table")
	}
}
