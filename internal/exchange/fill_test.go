package exchange

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/unicode"

	"panj/internal/lang"
)

// xliff puts units into a file of a translator's tool.
func xliff(units string) string {
	return `<?xml version="1.0" encoding="UTF-8"?>
<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" xmlns:mtc="urn:oasis:names:tc:xliff:matches:2.0" xmlns:its="http://www.w3.org/2005/11/its"
  its:version="1.9" version="2.1" srcLang="en-US" trgLang="tg">
 <file id="f1">
` + units + `
 </file>
</xliff>
`
}

// shouted fills every gap with its own text in capitals, placeholders as they are.
func shouted(t testing.TB, file string) string {
	t.Helper()
	x, err := OpenXLIFF("a.xlf", []byte(file))
	if err != nil {
		t.Fatal(err)
	}
	with := map[string]string{}
	for _, b := range x.Article.Blocks {
		m := b.Mask()
		reply := split(m.Text)
		for i := range reply {
			reply[i].text = strings.ToUpper(reply[i].text)
		}
		u, err := m.Unmask(write(reply))
		if err != nil {
			t.Fatalf("%q: %v", m.Text, err)
		}
		with[b.ID] = u.Inline
	}
	out, err := x.Article.Replace(with)
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}

func TestFillXLIFF(t *testing.T) {
	for name, c := range map[string]struct{ was, is string }{
		"a missing target": {"<unit id=\"u\">\n   <segment>\n     <source>one &amp; two</source>\n   </segment>\n</unit>",
			"<unit id=\"u\">\n   <segment>\n     <source>one &amp; two</source>\n     <target>ONE &amp; TWO</target>\n   </segment>\n</unit>"},
		"an empty target": {`<unit id="u"><segment id="s" state="initial"><source>a</source><target order="1"></target></segment></unit>`,
			`<unit id="u"><segment id="s" state="initial"><source>a</source><target order="1">A</target></segment></unit>`},
		"an empty element": {`<unit id="u"><segment><source>a</source><target xml:lang="tg" /></segment></unit>`,
			`<unit id="u"><segment><source>a</source><target xml:lang="tg">A</target></segment></unit>`},
		"white space in the target": {"<unit id='u'><segment><source>a</source><target>\n </target></segment></unit>",
			"<unit id='u'><segment><source>a</source><target>A</target></segment></unit>"},
		"space around a sentence": {"<unit id='u'><segment><source>a. </source></segment><ignorable><source> </source></ignorable><segment><source>\n b</source></segment></unit>",
			"<unit id='u'><segment><source>a. </source><target>A. </target></segment><ignorable><source> </source></ignorable><segment><source>\n b</source><target>\n B</target></segment></unit>"},
		"all kinds of codes": {`<unit id="u"><originalData><data id="d1">[b]</data></originalData><segment><source>a<ph id="1" dataRef="d1" equiv='x'/>b <pc id="2" type="fmt"
 subType="xlf:b">c<cp hex="001B"/></pc><mrk id="m" type="term">d</mrk><sc id="3"/>e<ec startRef="3"/><sm id="n" type="comment" value="v"/>f<em startRef="n"/></source></segment></unit>`,
			`<unit id="u"><originalData><data id="d1">[b]</data></originalData><segment><source>a<ph id="1" dataRef="d1" equiv='x'/>b <pc id="2" type="fmt"
 subType="xlf:b">c<cp hex="001B"/></pc><mrk id="m" type="term">d</mrk><sc id="3"/>e<ec startRef="3"/><sm id="n" type="comment" value="v"/>f<em startRef="n"/></source><target>A<ph id="1" dataRef="d1" equiv='x'/>B <pc id="2" type="fmt"
 subType="xlf:b">C<cp hex="001B"/></pc><mrk id="m" type="term">D</mrk><sc id="3"/>E<ec startRef="3"/><sm id="n" type="comment" value="v"/>F<em startRef="n"/></target></segment></unit>`},
		"codes that cross, and a start alone": {`<unit id="u"><segment><source><sc id="1"/>a<pc id="2">b<ec startRef="1"/>c<sc id="4"/></pc><sc id="3"/>d</source></segment></unit>`,
			`<unit id="u"><segment><source><sc id="1"/>a<pc id="2">b<ec startRef="1"/>c<sc id="4"/></pc><sc id="3"/>d</source><target><sc id="1"/>A<pc id="2">B<ec startRef="1"/>C<sc id="4"/></pc><sc id="3"/>D</target></segment></unit>`},
		"an empty pair": {`<unit id="u"><segment><source>a<pc id="2"/><pc id="3"></pc></source></segment></unit>`,
			`<unit id="u"><segment><source>a<pc id="2"/><pc id="3"></pc></source><target>A<pc id="2"/><pc id="3"></pc></target></segment></unit>`},
		"words that are not to be translated": {`<unit id="u"><segment><source>a <mrk id="m" translate="no">b <ph id="1"/></mrk></source></segment></unit>`,
			`<unit id="u"><segment><source>a <mrk id="m" translate="no">b <ph id="1"/></mrk></source><target>A <mrk id="m" translate="no">b <ph id="1"/></mrk></target></segment></unit>`},
		"URLs, look-alikes and entities": {`<unit id="u"><segment><source>a &lt;g1&gt; &#x62; http://x.tj/?a&amp;b <![CDATA[<c>]]></source></segment></unit>`,
			`<unit id="u"><segment><source>a &lt;g1&gt; &#x62; http://x.tj/?a&amp;b <![CDATA[<c>]]></source><target>A &lt;g1&gt; B http://x.tj/?a&amp;b &lt;C&gt;</target></segment></unit>`},
		"line ends that mean nothing, and some that do": {"<unit id='u'><segment><source>a\r\n   b</source></segment><segment><source xml:space=\"preserve\">c\n d</source></segment></unit>",
			"<unit id='u'><segment><source>a\r\n   b</source><target>A B</target></segment><segment><source xml:space=\"preserve\">c\n d</source><target xml:space=\"preserve\">C\n D</target></segment></unit>"},
	} {
		t.Run(name, func(t *testing.T) {
			if diff := cmp.Diff(xliff(c.is), shouted(t, xliff(c.was))); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// What is to be left as it is comes back byte for byte.
func TestFillXLIFFLeaves(t *testing.T) {
	for name, units := range map[string]string{
		"a target":                     `<unit id="u"><segment state="final"><source>a</source><target>b</target></segment></unit>`,
		"a target of a code":           `<unit id="u"><segment><source>a</source><target><ph id="1"/></target></segment></unit>`,
		"a target with a comment":      `<unit id="u"><segment><source>a</source><target><!-- later --></target></segment></unit>`,
		"what is ignorable":            `<unit id="u"><segment><source/></segment><ignorable><source>a</source></ignorable></unit>`,
		"a source without words":       `<unit id="u"><segment><source> <ph id="1"/></source></segment></unit>`,
		"a unit":                       `<unit id="u" translate="no"><segment><source>a</source></segment></unit>`,
		"a group":                      `<group id="g" translate="no"><unit id="u"><segment><source>a</source></segment></unit></group>`,
		"matches":                      `<unit id="u"><mtc:matches><mtc:match ref="#s"><source>a</source></mtc:match></mtc:matches><segment id="s"><source>a</source><target>b</target></segment></unit>`,
		"a protected span":             `<unit id="u"><segment><source>a<sm id="m" translate="no"/>b</source></segment><segment><source>c<em startRef="m"/>d</source></segment></unit>`,
		"more codes than can be meant": `<unit id="u"><segment><source>a` + strings.Repeat(`<sc id="1"/>b`, 50000) + strings.Repeat(`<ec startRef="2"/>`, 50000) + `</source></segment></unit>`,
	} {
		if file := xliff(units); shouted(t, file) != file {
			t.Errorf("%s: the file was changed", name)
		}
	}
}

func TestFillXLIFFInherits(t *testing.T) {
	file := xliff(`<group id="g" translate="no"><unit id="u" translate="yes"><segment><source>a</source></segment></unit><unit id="v"><segment><source>b</source></segment></unit></group>`)
	if got := shouted(t, file); !strings.Contains(got, "<source>a</source><target>A</target>") || strings.Contains(got, "B") {
		t.Error(got)
	}
}

// A prefix, a byte order mark and old line ends are kept.
func TestFillXLIFFAsItIsWritten(t *testing.T) {
	file := "\ufeff<x:xliff xmlns:x='urn:oasis:names:tc:xliff:document:2.2' version='2.2' srcLang='en' trgLang='fa-AF'>\r\n" +
		"<x:file id='f'><x:unit id='u'><x:segment><x:source>a</x:source></x:segment></x:unit></x:file></x:xliff><!-- end -->"
	want := strings.Replace(file, "</x:source>", "</x:source><x:target>A</x:target>", 1)
	if got := shouted(t, file); got != want {
		t.Errorf("%q", got)
	}
	x, err := OpenXLIFF("a.xlf", []byte(file))
	if err != nil || x.Target != lang.Dari || x.Article.Language != lang.English {
		t.Errorf("%v", err)
	}
}

func TestOpenXLIFFRefuses(t *testing.T) {
	wide, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String(xliff(""))
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct{ file, want string }{
		"XLIFF 1.2":            {`<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"/>`, `reading a.xlf: it is XLIFF "1.2": panj fills XLIFF 2.0, 2.1 and 2.2`},
		"another format":       {"<tmx/>", `reading a.xlf: its root is "tmx", not xliff`},
		"nothing":              {"", "reading a.xlf: it has no element"},
		"an end too early":     {xliff("")[:250], "unexpected EOF"},
		"UTF-16":               {wide, "not UTF-8"},
		"a language":           {strings.Replace(xliff(""), "en-US", "de", 1), `srcLang: reading language "de"`},
		"deep nesting":         {xliff(strings.Repeat(`<group id="g">`, 200)), "elements nest more than 100 deep"},
		"deep nesting of code": {xliff(`<unit id="u"><segment><source>` + strings.Repeat(`<pc id="1">`, 1e5)), "elements nest more than 100 deep"},
		"an entity":            {"<!DOCTYPE x [<!ENTITY e 'e'>]>" + xliff("&e;")[38:], "invalid character entity &e;"},
	} {
		if _, err := OpenXLIFF("a.xlf", []byte(c.file)); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %s", name, err, c.want)
		}
	}
}

// FuzzFillXLIFF guards that a filled file is XML where it was XML, and has
// nothing left to be filled.
func FuzzFillXLIFF(f *testing.F) {
	f.Add(`<unit id="u"><segment><source>a<pc id="1">b</pc><sc id="2"/></source></segment><segment><source> c</source><target/></segment></unit>`)
	f.Add(`<unit id="u"><segment><source>&lt;x1/> a@b.tj<ec/><mrk id="1" translate="no">d</mrk></source><target> </target></segment></unit>`)
	f.Add("<unit id='u' xml:space='preserve'><segment><source>\r\n\ta&#9;<![CDATA[\t]]> b&#xD;</source></segment></unit>")
	f.Fuzz(func(t *testing.T, units string) {
		file := xliff(units)
		if _, err := OpenXLIFF("a.xlf", []byte(file)); err != nil {
			return
		}
		filled := shouted(t, file)
		if err := wellFormed(filled); err != nil {
			t.Fatalf("%v:\n%s", err, filled)
		}
		again, err := OpenXLIFF("a.xlf", []byte(filled))
		if err != nil || len(again.Article.Blocks) > 0 {
			t.Fatalf("not all is filled, %v:\n%s", err, filled)
		}
	})
}

func wellFormed(file string) error {
	d := xml.NewDecoder(strings.NewReader(file))
	for {
		switch _, err := d.Token(); {
		case errors.Is(err, io.EOF):
			return nil
		case err != nil:
			return err
		}
	}
}
