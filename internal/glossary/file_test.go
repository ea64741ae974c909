package glossary

import (
	"slices"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"panj/internal/lang"
)

func TestBuiltinHasItsShape(t *testing.T) {
	g, err := parseBuiltin(false)
	if err != nil {
		t.Fatal(err)
	}
	for _, term := range g.Terms() {
		for _, l := range languages {
			if len(term.Forms[l]) == 0 {
				t.Errorf("%s has no form in %s", term.ID, l)
			}
			for _, f := range term.Forms[l] {
				checkForm(t, term, l, f)
			}
			for _, d := range g.decoys[term.ID][l] {
				if !inScript(d, l) {
					t.Errorf("%s: decoy %q is not in the script of %s", term.ID, d, l)
				}
			}
		}
	}
}

func checkForm(t *testing.T, term Term, l lang.Language, f Form) {
	t.Helper()
	if f.Unsourced != (f.Origin == "") {
		t.Errorf("%s: %q is neither sourced nor marked", term.ID, f.Text)
	}
	if !norm.NFC.IsNormalString(f.Text) || f.Text != strings.Join(strings.Fields(f.Text), " ") {
		t.Errorf("%s: %q is not NFC or has stray spaces", term.ID, f.Text)
	}
	if !inScript(f.Text, l) {
		t.Errorf("%s: %q is not in the script of %s", term.ID, f.Text, l)
	}
}

// inScript knows each language's letters, so that look-alikes are found: Latin
// letters, ў and ⱪ in Tajik, ي and ك in Dari, characters of the other Chinese script.
func inScript(s string, l lang.Language) bool {
	for _, r := range strings.ToLower(s) {
		if !unicode.IsLetter(r) {
			continue
		}
		ok := false
		switch l {
		case lang.English:
			ok = r < 128 || r == 'ü'
		case lang.Tajik:
			ok = strings.ContainsRune("абвгғдеёжзиӣйкқлмнопрстуӯфхҳчҷшъэюя", r)
		case lang.Russian:
			ok = r >= 'а' && r <= 'я' || r == 'ё'
		case lang.Dari:
			ok = strings.ContainsRune("ءآأؤئابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی", r)
		case lang.Hans:
			ok = unicode.Is(unicode.Han, r) && !strings.ContainsRune("國聯爾烏茲別薩達亞歐韓軍語組織約獨傑", r)
		case lang.Hant:
			ok = unicode.Is(unicode.Han, r) && !strings.ContainsRune("国联尔乌兹别萨达亚欧韩军语组织约独杰马卢", r)
		}
		if !ok {
			return false
		}
	}
	return true
}

func TestBuiltinFormsBelongToOneTerm(t *testing.T) {
	for _, l := range languages {
		owner := map[string]string{}
		for _, term := range Builtin().Terms() {
			for _, f := range term.Forms[l] {
				if f.Weak {
					continue
				}
				if other := owner[f.Text]; other != "" {
					t.Errorf("%s: %q is a form of %s and of %s", l, f.Text, other, term.ID)
				}
				owner[f.Text] = term.ID
			}
		}
	}
}

func TestBuiltinFindsItsOwnForms(t *testing.T) {
	g := Builtin()
	for _, term := range g.Terms() {
		for _, l := range languages {
			for _, f := range term.Forms[l] {
				if !g.Named(f.Text, term, l) {
					t.Errorf("%s: %q is not found in %s", term.ID, f.Text, l)
				}
				if !f.Weak && !slices.Contains(ids(g.Occurring(f.Text, l)), term.ID) {
					t.Errorf("%s: %q does not occur in itself in %s", term.ID, f.Text, l)
				}
			}
		}
	}
}

func ids(terms []Term) []string {
	out := []string{}
	for _, t := range terms {
		out = append(out, t.ID)
	}
	return out
}

func TestParseNamesTheLine(t *testing.T) {
	for name, c := range map[string]struct{ file, want string }{
		"no kind":            {"= kabul\n", "line 1: a term wants an id and a kind"},
		"unknown kind":       {"= kabul city\n", `line 1: kind "city" is none of place, person`},
		"id not kebab-case":  {"= Kabul place\n", `line 1: id "Kabul" is not in kebab-case`},
		"id ends in hyphen":  {"= kabul- place\n", "not in kebab-case"},
		"id twice":           {"= kabul place\n= kabul place\n", `line 2: id "kabul" stands twice`},
		"forms first":        {"\nen: Kabul †\n", "line 2: forms before the first term"},
		"unknown language":   {"= kabul place\nfa: کابل †\n", `line 2: no forms are kept in language "fa"`},
		"language twice":     {"= kabul place\nen: Kabul †\nen: Kabul †\n", "line 3: language en stands twice under kabul"},
		"form twice":         {"= kabul place\nen: Kabul † | Kabul [CLDR]\n", `line 2: form "Kabul" stands twice`},
		"no source":          {"= kabul place\nen: Kabul\n", `line 2: form "Kabul" ends neither`},
		"empty source":       {"= kabul place\nen: Kabul []\n", "has an empty source"},
		"empty form":         {"= kabul place\nen: Kabul † |  †\n", "is not a plain name"},
		"sourced decoy":      {"= kabul place\nen: Kabul † | !Kabul cable †\n", "has no text or a source"},
		"decoys only":        {"= kabul place\nen: !Kabul cable\n", "line 2: language en of kabul has decoys only"},
		"neither":            {"kabul\n", "line 1: neither a term"},
		"not UTF-8":          {"# \xff\n", "line 1: not valid UTF-8"},
		"not NFC":            {"= x place\nen: U\u0308ru\u0308mqi †\n", "line 2: not in Unicode normal form C"},
		"direction mark":     {"= x place\nfa-AF: \u200fکابل †\n", "line 2: a control or direction character"},
		"carriage return":    {"= x place\r\nen: Ka\rbul †\r\n", "line 2: a control or direction character"},
		"mark inside a form": {"= x place\nen: ~~Kabul †\n", "is not a plain name"},
	} {
		err := newReader().file("f.txt", c.file)
		if err == nil || !strings.Contains(err.Error(), c.want) || !strings.HasPrefix(err.Error(), "reading f.txt: line ") {
			t.Errorf("%s: got %v, want %q", name, err, c.want)
		}
	}
}
