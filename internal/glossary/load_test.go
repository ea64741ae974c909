package glossary

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"panj/internal/lang"
)

func load(t *testing.T, name, text string) *Glossary {
	t.Helper()
	g, err := Load(strings.NewReader(text), name, lang.English, lang.Tajik)
	if err != nil {
		t.Fatal(err)
	}
	return g
}

// written out as "tag: first | second*", with ! forbidden, * required.
func forms(t Term) map[string]string {
	out := map[string]string{}
	for _, l := range languages {
		var all []string
		for _, f := range append(append([]Form{}, t.Forms[l]...), t.Forbidden[l]...) {
			all = append(all, map[Mark]string{Forbidden: "!", Required: "*", Preferred: "+"}[f.Mark]+f.Text)
		}
		if all != nil {
			out[string(l)] = strings.Join(all, " | ")
		}
	}
	return out
}

func TestLoadReadsColumnsAndMarks(t *testing.T) {
	g := load(t, "desk.tsv", "\ufeffen\ttg\tru\tmark\tkind\tnote\r\n"+
		"# the desk's own\r\n"+
		"Upper Canal\tканали Боло | Канали болоӣ\tВерхний канал\t\tplace\tas on the map\r\n"+
		"\r\n"+
		"upper canal\tКанали Верхний\t\tforbidden\t\t\r\n"+
		"Water Office\tИдораи об\tВодное ведомство\trequired\torganisation\r\n"+
		"Water Office\tИдораи \u200eобҳо\t\tallowed\t\t\t\t\r\n")
	if len(g.Terms()) != 2 {
		t.Fatalf("%d terms", len(g.Terms()))
	}
	canal, office := g.Terms()[0], g.Terms()[1]
	if d := cmp.Diff(map[string]string{"en": "Upper Canal", "tg": "+канали Боло | Канали болоӣ | !Канали Верхний", "ru": "+Верхний канал"}, forms(canal)); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff(map[string]string{"en": "Water Office", "tg": "*Идораи об | Идораи обҳо", "ru": "*Водное ведомство"}, forms(office)); d != "" {
		t.Error(d)
	}
	if canal.Kind != "place" || canal.Note != "as on the map" || office.Kind != "organisation" || canal.Forms[lang.Tajik][0].Unsourced {
		t.Errorf("%+v %+v", canal, office)
	}
}

func TestLoadReadsTwoColumns(t *testing.T) {
	g := load(t, "two.tsv", "Upper Canal\tканали Боло\n")
	if d := cmp.Diff(map[string]string{"en": "Upper Canal", "tg": "+канали Боло"}, forms(g.Terms()[0])); d != "" {
		t.Error(d)
	}
}

const martif = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE martif SYSTEM "TBXBasiccoreStructV02.dtd">
<martif type="TBX-Basic" xml:lang="en"><text><body>
<termEntry id="c1"><langSet xml:lang="en"><tig><term>Upper Canal</term></tig></langSet>
<langSet xml:lang="tg"><tig><term>канали <hi>Боло</hi></term><termNote type="partOfSpeech">noun</termNote>
<termNote type="administrativeStatus">preferredTerm-admn-sts</termNote></tig>
<ntig><termGrp><term>Канали Верхний</term><termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></termGrp></ntig></langSet>
<langSet xml:lang="de"><tig><term>Oberer Kanal</term></tig></langSet></termEntry>
</body></text></martif>`

const tbx3 = `<tbx type="TBX-Basic" style="dct" xmlns="urn:iso:std:iso:30042:ed-2" xmlns:min="http://www.tbxinfo.net/ns/min"><text><body>
<conceptEntry id="1"><langSec xml:lang="en-GB"><termSec><term>Upper Canal</term></termSec></langSec>
<langSec xml:lang="tg"><termSec><term>канали Боло</term><min:administrativeStatus>preferredTerm-admn-sts</min:administrativeStatus></termSec>
<termSec><term>Канали Верхний</term><termNote type="administrativeStatus">supersededTerm-admn-sts</termNote></termSec></langSec></conceptEntry>
</body></text></tbx>`

func TestLoadReadsBothEditionsOfTBX(t *testing.T) {
	for name, text := range map[string]string{"2008.tbx": martif, "2019.tbx": tbx3} {
		g := load(t, name, text)
		if d := cmp.Diff(map[string]string{"en": "Upper Canal", "tg": "+канали Боло | !Канали Верхний"}, forms(g.Terms()[0])); d != "" || len(g.Terms()) != 1 {
			t.Errorf("%s: %s", name, d)
		}
	}
}

func TestLoadNamesFileAndLine(t *testing.T) {
	for name, c := range map[string]struct{ text, want string }{
		"unknown mark":     {"en\ttg\tmark\nCanal\tканал\tmaybe\n", `line 2: mark "maybe" is none of`},
		"unknown column":   {"en\ttg\tmrak\nCanal\tканал\t\n", `line 1: the header's column "mrak"`},
		"unknown kind":     {"en\ttg\tkind\nCanal\tканал\tcanal\n", `line 2: kind "canal"`},
		"language twice":   {"en\ttg\ttg\n", "line 1: two columns in tg"},
		"too many columns": {"en\ttg\nCanal\tканал\tмаълум\n", "line 2: 3 columns where the header has 2"},
		"no source":        {"en\ttg\n\tканал\n", "line 2: nothing in the first language"},
		"no letters":       {"en\ttg\nCanal\t1357\n", `line 2: the form "1357" has no letter`},
		"no tabs":          {"Canal; канал\n", "line 1: 1 columns and no header"},
		"not UTF-8":        {"en\ttg\nCanal\t\xea\xe0\n", "line 2: not valid UTF-8: save the file as UTF-8"},
		"control":          {"en\ttg\nCa\x01nal\tканал\n", "line 2: the form"},
		"long":             {"en\ttg\nCanal\t" + strings.Repeat("к", 300) + "\n", "line 2: a form of more than 200"},
		"large":            {strings.Repeat("#", maxFile+1), "larger than 8 MiB"},
		"empty":            {"", "no term in a language of panj"},
		"not TBX":          {"<html>\n</html>", "not TBX"},
		"broken XML":       {"<martif>\n<text>", "line 2: XML syntax error"},
		"unknown status":   {"<tbx><conceptEntry><langSec xml:lang='tg'>\n<termSec><term>канал</term><termNote type='administrativeStatus'>fine</termNote></termSec></langSec></conceptEntry></tbx>", `line 2: administrativeStatus "fine"`},
		"deep":             {strings.Repeat("<a>", 100), "line 1: elements nested more than 64 deep"},
		"entity bomb":      {"<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]>\n<martif><termEntry><langSet xml:lang='tg'><tig><term>&b;</term></tig></langSet></termEntry></martif>", "invalid character entity &b;"},
		"external entity":  {"<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>\n<martif><term>&a;</term></martif>", "invalid character entity &a;"},
	} {
		_, err := Load(strings.NewReader(c.text), "desk.tsv", lang.English, lang.Tajik)
		if err == nil || !strings.Contains(err.Error(), c.want) || !strings.HasPrefix(err.Error(), "reading desk.tsv: ") {
			t.Errorf("%s: got %v, want %q", name, err, c.want)
		}
	}
	if _, err := Load(strings.NewReader("a\tб\n"), "x", "", ""); err == nil || !strings.Contains(err.Error(), "begin the file with a line such as") {
		t.Errorf("two columns in nobody's languages: %v", err)
	}
}

func FuzzLoad(f *testing.F) {
	for _, s := range []string{martif, tbx3, "en\ttg\tmark\nCanal\tканал\tforbidden\n", "<a><b>&x;"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		g, err := Load(strings.NewReader(text), "f", lang.English, lang.Tajik)
		if err != nil {
			return
		}
		for _, term := range Merge(Builtin(), g).Terms()[len(Builtin().Terms()):] {
			for l, list := range term.Forms {
				for _, form := range list {
					if form.Text == "" || l == "" {
						t.Errorf("%s has an empty form", term.ID)
					}
				}
			}
		}
	})
}

// What a reader is told of the glossary's size is so.
func TestDocumentsCountTheTerms(t *testing.T) {
	for _, file := range []string{"README.md", "CHANGELOG.md"} {
		b, err := os.ReadFile(filepath.Join("..", "..", file))
		if want := fmt.Sprintf("%d names of the region", len(Builtin().Terms())); err != nil || !strings.Contains(string(b), want) {
			t.Errorf("%s does not say %q, %v", file, want, err)
		}
	}
}
