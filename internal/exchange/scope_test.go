package exchange

import (
	"strings"
	"testing"
)

// What is written fits the encoding that the file says it has.
func TestFillXLIFFInTheDeclaredEncoding(t *testing.T) {
	const unit = `<unit id="u"><segment><source>a&#xA0;&#x439; http://x.tj/&#x439; &#xE9;</source></segment></unit>`
	for _, label := range []string{"US-ASCII", "iso-8859-1", "windows-1251"} {
		file := strings.Replace(xliff(unit), "UTF-8", label, 1)
		want := strings.Replace(file, "</source>", "</source><target>A&#xA0;&#x419; http://x.tj/&#x439; &#xC9;</target>", 1)
		if got := shouted(t, file); got != want {
			t.Errorf("%s:\n got %s\nwant %s", label, got, want)
		}
	}
}

func TestOpenXLIFFRefusesAnEncodingThatIsNot(t *testing.T) {
	for _, label := range []string{"US-ASCII", "windows-1251", "utf-16"} {
		file := strings.Replace(xliff(`<unit id="u"><segment><source>й</source></segment></unit>`), "UTF-8", label, 1)
		want := `reading a.xlf: it is declared to be in "` + label + `": only UTF-8 and ASCII are filled`
		if _, err := OpenXLIFF("a.xlf", []byte(file)); err == nil || !strings.Contains(err.Error(), want[len("reading a.xlf: "):]) {
			t.Errorf("%v, want %s", err, want)
		}
	}
}

// A prefix that the source declares is one that the target's codes need.
func TestFillXLIFFKeepsDeclarations(t *testing.T) {
	const codes = `a<ph id="1" foo:x="1"/>`
	for name, c := range map[string]struct{ was, is string }{
		"no target":           {`<source xmlns:foo="u&amp;é">` + codes + `</source>`, `<target xmlns:foo="u&amp;&#xE9;">`},
		"an empty element":    {`<source xmlns:foo="u">` + codes + `</source><target order="1" />`, `<target order="1" xmlns:foo="u">`},
		"an empty target":     {`<source xmlns:foo="u">` + codes + `</source><target order='1'> </target>`, `<target order='1' xmlns:foo="u">`},
		"one that has it":     {`<source xmlns:foo="u">` + codes + `</source><target xmlns:foo='u'></target>`, `<target xmlns:foo='u'>`},
		"the default":         {`<source xmlns="urn:oasis:names:tc:xliff:document:2.0" xmlns:foo="u">` + codes + `</source>`, `<target xmlns="urn:oasis:names:tc:xliff:document:2.0" xmlns:foo="u">`},
		"two that contradict": {`<source xmlns:foo="u">` + codes + `</source><target xmlns:foo="v"></target>`, ""},
	} {
		got := shouted(t, xliff(`<unit id="u"><segment>`+c.was+`</segment></unit>`))
		source, _, _ := strings.Cut(c.was, "</source>")
		want := xliff(`<unit id="u"><segment>` + source + "</source>" + c.is + `A<ph id="1" foo:x="1"/></target></segment></unit>`)
		if c.is == "" {
			want = xliff(`<unit id="u"><segment>` + c.was + `</segment></unit>`)
		}
		if got != want {
			t.Errorf("%s:\n got %s\nwant %s", name, got, want)
		}
	}
}

// A control character in a reply becomes an element of XLIFF's own namespace.
func TestFillXLIFFWritesCodePointsWithThePrefix(t *testing.T) {
	file := `<x:xliff xmlns:x='urn:oasis:names:tc:xliff:document:2.0' version='2.0' srcLang='en' trgLang='ru'>` +
		`<x:file id='f'><x:unit id='u'><x:segment><x:source>a<x:cp hex="0001"/></x:source></x:segment></x:unit></x:file></x:xliff>`
	x, err := OpenXLIFF("a.xlf", []byte(file))
	if err != nil {
		t.Fatal(err)
	}
	u, err := x.Article.Blocks[0].Mask().Unmask("А\x02<x1/>")
	if want := `А<x:cp hex="0002"/><x:cp hex="0001"/>`; err != nil || u.Inline != want {
		t.Errorf("%s, %v, want %s", u.Inline, err, want)
	}
}

// The end of a span that crosses another pair can't go before its start.
func TestFillXLIFFRefusesReversedSpans(t *testing.T) {
	for _, c := range []struct{ source, masked, reply, want string }{
		{`<sc id="1"/>a<pc id="2">b<ec startRef="1"/>c</pc>`, "<x1/>a<g2>b<x3/>c</g2>", "<x3/>А<g2>б<x1/>в</g2>", "<x3/> before <x1/>"},
		{`<sc id="1"/>a<sc id="2"/>b<ec startRef="1"/>c<ec startRef="2"/>`, "<g1>a<x2/>b</g1>c<x3/>", "<x3/><g1>А<x2/>б</g1>в", "<x3/> before <x2/>"},
		{`<sm id="1"/>a<pc id="2">b<em startRef="1"/>c</pc>`, "<x1/>a<g2>b<x3/>c</g2>", "<x3/><x1/>А<g2>б в</g2>", "<x3/> before <x1/>"},
		{`<ec startRef="9"/>a<ph id="1"/>b`, "<x1/>a<x2/>b", "<x2/>А<x1/>б", ""},
		{`<sc id="1"/>a<pc id="2">b<ec startRef="1"/>c</pc>`, "<x1/>a<g2>b<x3/>c</g2>", "<g2>А<x1/>б</g2><x3/>в", ""},
	} {
		x, err := OpenXLIFF("a.xlf", []byte(xliff(`<unit id="u"><segment><source>`+c.source+`</source></segment></unit>`)))
		if err != nil {
			t.Fatal(err)
		}
		m := x.Article.Blocks[0].Mask()
		if m.Text != c.masked {
			t.Errorf("%s is masked as %s", c.source, m.Text)
		}
		_, err = m.Unmask(c.reply)
		if c.want == "" && err != nil || c.want != "" && (err == nil || err.Error() != "placeholders not nested: "+c.want) {
			t.Errorf("%s: %v, want %q", c.reply, err, c.want)
		}
	}
}
