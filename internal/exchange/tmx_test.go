package exchange

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/unicode"

	"panj/internal/lang"
)

// memory are units as panj keeps them, with all that has to survive.
var memory = []Unit{
	{From: lang.English, To: lang.Tajik, Source: "The bridge is open again", Target: "Пул аз нав кушода шуд",
		Model: "fake-1", Changed: time.Date(2026, 2, 3, 4, 5, 6, 0, time.UTC)},
	{From: lang.English, To: lang.Dari, Source: "<g1>340 cars</g1> crossed it & paid 5 < 6 <x2/>",
		Target: "<x2/> <g1>۳۴۰ موتر</g1> از آن گذشت"},
	{From: lang.English, To: lang.Hans, Source: "<g1>one <g2>two</g2></g1><x3/>", Target: "<g2>二</g2><g1>一</g1><x3/>", Model: `a "model" & <co>`},
	{From: lang.Persian, To: lang.Hant, Source: "پل", Target: "橋"},
}

func written(t testing.TB, units []Unit) string {
	t.Helper()
	var b bytes.Buffer
	if err := WriteTMX(&b, units); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestTMXRoundTrip(t *testing.T) {
	units, skipped, err := ReadTMX(strings.NewReader(written(t, memory)))
	if err != nil || skipped != 0 {
		t.Fatalf("skipped %d, %v", skipped, err)
	}
	if diff := cmp.Diff(memory, units); diff != "" {
		t.Errorf("written and read again (-want +got):\n%s", diff)
	}
}

func TestTMXOfNothing(t *testing.T) {
	units, skipped, err := ReadTMX(strings.NewReader(written(t, nil)))
	if err != nil || skipped != 0 || len(units) != 0 {
		t.Errorf("got %v, skipped %d, %v", units, skipped, err)
	}
}

func TestTMXDropsWhatXMLCannotHold(t *testing.T) {
	u := Unit{From: lang.English, To: lang.Russian, Source: "a\x00b\x1b[31m\ufffe\xff", Target: "в\u0085г\u202e"}
	units, _, err := ReadTMX(strings.NewReader(written(t, []Unit{u})))
	if err != nil || len(units) != 1 {
		t.Fatalf("%v, %v", units, err)
	}
	if units[0].Source != "ab[31m" || units[0].Target != "в\u0085г\u202e" {
		t.Errorf("got %q, %q", units[0].Source, units[0].Target)
	}
}

// tmx puts translation units into a file as other tools write them.
func tmx(srclang, units string) string {
	return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE tmx SYSTEM "tmx14.dtd">
<tmx version="1.4"><header creationtool="Other" creationtoolversion="3" segtype="sentence" o-tmf="x" adminlang="EN-US" srclang="` +
		srclang + `" datatype="html"><note>n</note><prop type="p">v</prop></header><body>` + units + `</body></tmx>`
}

// The codes are written as OmegaT, Trados and memoQ write them.
func TestReadTMXOfOtherTools(t *testing.T) {
	for name, c := range map[string]struct {
		file string
		want []Unit
		skip int
	}{
		"OmegaT level 2": {tmx("en-US", `<tu><prop type="file">a.html</prop>
			<tuv xml:lang="en-US"><seg><bpt i="0" x="0">&lt;b0&gt;</bpt>Bridge<ept i="0">&lt;/b0&gt;</ept> open<ph x="1">&lt;br1/&gt;</ph></seg></tuv>
			<tuv xml:lang="tg-TJ" changeid="someone" changedate="20250102T030405Z"><seg>Пули <bpt i="0" x="0">&lt;b0&gt;</bpt>кушода<ept i="0">&lt;/b0&gt;</ept><ph x="1">&lt;br1/&gt;</ph></seg></tuv></tu>`),
			[]Unit{{From: lang.English, To: lang.Tajik, Source: "<g1>Bridge</g1> open<x2/>", Target: "Пули <g1>кушода</g1><x2/>",
				Changed: time.Date(2025, 1, 2, 3, 4, 5, 0, time.UTC)}}, 0},
		"Trados, codes without content": {tmx("en-GB", `<tu creationdate="20240506T070809Z" creationid="X">
			<tuv xml:lang="en-GB"><seg>a <ph x="1" type="9"/><bpt i="1" type="23" x="2" />b<ept i="1" /></seg></tuv>
			<tuv xml:lang="ru-RU"><seg><bpt i="4" type="23" x="2" />б<ept i="4" /> а <ph x="1" type="9"/></seg></tuv></tu>`),
			[]Unit{{From: lang.English, To: lang.Russian, Source: "a <x1/><g2>b</g2>", Target: "<g2>б</g2> а <x1/>",
				Changed: time.Date(2024, 5, 6, 7, 8, 9, 0, time.UTC)}}, 0},
		"memoQ, no x; the old attribute": {tmx("en", `<tu><tuv lang="EN"><seg><bpt i='1'>{b}</bpt>a<ept i='1'>{}</ept><ph>&lt;br/&gt;</ph></seg></tuv>
			<tuv lang="prs"><seg><bpt i='1'>{b}</bpt>الف<ept i='1'>{}</ept><ph>&lt;br/&gt;</ph></seg></tuv></tu>`),
			[]Unit{{From: lang.English, To: lang.Dari, Source: "<g1>a</g1><x2/>", Target: "<g1>الف</g1><x2/>"}}, 0},
		"isolated, unknown, highlighted, with a text inside a code": {tmx("en", `<tu><tuv xml:lang="en"><seg><it pos="begin" x="1">[b]</it>a<ut>{u}</ut><hi type="t" x="3">b</hi><ph x="2">[img alt=<sub>a cat</sub>]</ph></seg></tuv>
			<tuv xml:lang="fa-AF"><seg><it pos="begin" x="1">[b]</it>الف<ut>{u}</ut><hi type="t" x="3">ب</hi><ph x="2">[img alt=<sub>پشک</sub>]</ph></seg></tuv></tu>`),
			[]Unit{{From: lang.English, To: lang.Dari, Source: "<x1/>a<x2/><g3>b</g3><x4/>", Target: "<x1/>الف<x2/><g3>ب</g3><x4/>"}}, 0},
		"URLs and look-alikes in the words are masked, as an article's are": {tmx("en", `<tu><tuv xml:lang="en"><seg> see https://example.org/a, &lt;g1> and <ph x="1"/></seg></tuv>
			<tuv xml:lang="zh-CN"><seg>见<ph x="1"/>&lt;g1> https://example.org/a ！</seg></tuv></tu>`),
			[]Unit{{From: lang.English, To: lang.Hans, Source: "see <x1/>, <x2/> and <x3/>", Target: "见<x3/><x2/> <x1/> ！"}}, 0},
		"three languages, from the source": {tmx("en", `<tu><tuv xml:lang="ru"><seg>мост</seg></tuv><tuv xml:lang="en"><seg>bridge</seg></tuv><tuv xml:lang="tg"><seg>пул</seg></tuv></tu>`),
			[]Unit{{From: lang.English, To: lang.Russian, Source: "bridge", Target: "мост"}, {From: lang.English, To: lang.Tajik, Source: "bridge", Target: "пул"}}, 0},
		"two languages, from any": {tmx("en", `<tu srclang="*all*"><tuv xml:lang="ru"><seg>мост</seg></tuv><tuv xml:lang="tg"><seg>пул</seg></tuv></tu>`),
			[]Unit{{From: lang.Russian, To: lang.Tajik, Source: "мост", Target: "пул"}, {From: lang.Tajik, To: lang.Russian, Source: "пул", Target: "мост"}}, 0},
		"of two texts in a language the first": {tmx("en", `<tu><tuv xml:lang="en"><seg>a</seg></tuv><tuv xml:lang="ru"><seg>а</seg></tuv><tuv xml:lang="ru-RU"><seg>б</seg></tuv></tu>`),
			[]Unit{{From: lang.English, To: lang.Russian, Source: "a", Target: "а"}}, 0},
		"of two texts in a language the newer": {tmx("en", `<tu changedate="20250101T000000Z"><tuv xml:lang="en"><seg>a</seg></tuv>
			<tuv xml:lang="ru" changedate="20240101T000000Z"><seg>а</seg></tuv><tuv xml:lang="ru"><seg>б</seg></tuv><tuv xml:lang="ru" creationdate="20241231T000000Z"><seg>в</seg></tuv>
			<tuv xml:lang="ru" changedate="20260101T000000Z"></tuv></tu>`),
			[]Unit{{From: lang.English, To: lang.Russian, Source: "a", Target: "б", Changed: time.Date(2025, 1, 1, 0, 0, 0, 0, time.UTC)}}, 0},
		"lines that were broken for the eye": {tmx("en", "<tu><tuv xml:lang='en'><seg>\r\n\t\tThe bridge \n\t\tis&#10;<ph x='1'/>\n  open  again\n</seg></tuv><tuv xml:lang='ru'><seg>\n<ph x='1'/>\nМост\n\tоткрыт\n</seg></tuv></tu>"),
			[]Unit{{From: lang.English, To: lang.Russian, Source: "The bridge is <x1/> open  again", Target: "<x1/> Мост открыт"}}, 0},
		"lines that were not": {tmx("en", "<tu xml:space='preserve'><tuv xml:lang='en'><seg>a\n b</seg></tuv><tuv xml:lang='ru'><seg>а\n б</seg></tuv><tuv xml:lang='tg'><seg xml:space='default'>а\n б</seg></tuv></tu>"),
			[]Unit{{From: lang.English, To: lang.Russian, Source: "a<x1/>b", Target: "а<x1/>б"}}, 0},
		"comments and CDATA cut no word": {tmx("en", `<tu><tuv xml:lang="en"><seg>exa<!-- c -->mple<![CDATA[.org & <b>]]></seg></tuv><tuv xml:lang="ru"><seg>а</seg></tuv></tu>`),
			[]Unit{{From: lang.English, To: lang.Russian, Source: "example.org & <b>", Target: "а"}}, 0},
		"no language of panj's":         {tmx("en", `<tu><tuv xml:lang="en"><seg>a</seg></tuv><tuv xml:lang="de"><seg>b</seg></tuv></tu>`), nil, 1},
		"no source":                     {tmx("en", `<tu><tuv xml:lang="tg"><seg>a</seg></tuv><tuv xml:lang="ru"><seg>b</seg></tuv></tu>`), nil, 1},
		"no text":                       {tmx("en", `<tu><tuv xml:lang="en"><seg>a</seg></tuv><tuv xml:lang="ru"><seg> <ph x="1"/></seg></tuv></tu>`), nil, 1},
		"a code that the target lacks":  {tmx("en", `<tu><tuv xml:lang="en"><seg>a<ph x="1"/></seg></tuv><tuv xml:lang="ru"><seg>b</seg></tuv></tu>`), nil, 1},
		"a code that the target adds":   {tmx("en", `<tu><tuv xml:lang="en"><seg>a</seg></tuv><tuv xml:lang="ru"><seg>b<ph x="1"/></seg></tuv></tu>`), nil, 1},
		"another code":                  {tmx("en", `<tu><tuv xml:lang="en"><seg>a<ph x="1"/></seg></tuv><tuv xml:lang="ru"><seg>b<ph x="2"/></seg></tuv></tu>`), nil, 1},
		"pairs that cross in one":       {tmx("en", `<tu><tuv xml:lang="en"><seg><bpt i="1" x="1"/>a<bpt i="2" x="2"/>b<ept i="1"/>c<ept i="2"/></seg></tuv><tuv xml:lang="ru"><seg><bpt i="1" x="1"/>a<bpt i="2" x="2"/>b<ept i="2"/>c<ept i="1"/></seg></tuv></tu>`), nil, 1},
		"a pair in one, its end in the": {tmx("en", `<tu><tuv xml:lang="en"><seg><bpt i="1" x="1"/>a<ept i="1"/></seg></tuv><tuv xml:lang="ru"><seg>a<ept i="1"/></seg></tuv></tu>`), nil, 1},
	} {
		t.Run(name, func(t *testing.T) {
			got, skipped, err := ReadTMX(strings.NewReader(c.file))
			if err != nil || skipped != c.skip {
				t.Errorf("skipped %d, want %d; %v", skipped, c.skip, err)
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestReadTMXEncodings(t *testing.T) {
	file := tmx("en", `<tu><tuv xml:lang="en"><seg>bridge</seg></tuv><tuv xml:lang="tg"><seg>пул</seg></tuv></tu>`)
	wide := strings.Replace(file, "UTF-8", "UTF-16", 1)
	for name, encode := range map[string]func() (string, error){
		"UTF-8 with a byte order mark": func() (string, error) { return "\ufeff" + file, nil },
		"UTF-16LE": func() (string, error) {
			return unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String(wide)
		},
		"UTF-16BE": func() (string, error) {
			return unicode.UTF16(unicode.BigEndian, unicode.UseBOM).NewEncoder().String(wide)
		},
	} {
		text, err := encode()
		if err != nil {
			t.Fatal(err)
		}
		units, _, err := ReadTMX(strings.NewReader(text))
		if err != nil || len(units) != 1 || units[0].Target != "пул" {
			t.Errorf("%s: %v, %v", name, units, err)
		}
	}
}

func TestReadTMXRefuses(t *testing.T) {
	for name, c := range map[string]struct{ file, want string }{
		"nothing":             {"", "reading TMX: it has no element"},
		"another format":      {"<html/>", `reading TMX: its root is "html", not tmx`},
		"no XML":              {"tmx", "reading TMX: it has no element"},
		"an end too early":    {tmx("en", "<tu>")[:250], "unexpected EOF"},
		"another encoding":    {strings.Replace(tmx("en", ""), "UTF-8", "windows-1251", 1), `encoding "windows-1251": only UTF-8 and UTF-16 are read`},
		"deep nesting":        {tmx("en", strings.Repeat("<tu>", 200)), "elements nest more than 100 deep"},
		"deep nesting inside": {tmx("en", `<tu><tuv xml:lang="en"><seg>`+strings.Repeat("<hi>", 1e6)), "elements nest more than 100 deep"},
		"an entity of its own": {`<!DOCTYPE tmx [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>
			<tmx version="1.4"><body><tu><tuv xml:lang="en"><seg>&b;</seg></tuv></tu></body></tmx>`, "invalid character entity &b;"},
	} {
		_, _, err := ReadTMX(strings.NewReader(c.file))
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %s", name, err, c.want)
		}
	}
}

// FuzzReadTMX guards that no file makes the reader panic, and that what was read
// once, written and read again is the same.
func FuzzReadTMX(f *testing.F) {
	var b bytes.Buffer
	WriteTMX(&b, memory)
	f.Add(b.String())
	f.Add(tmx("*all*", `<tu><tuv xml:lang="en"><seg>a <hi>b</hi> https://a.tj/ &lt;x1/></seg></tuv><tuv lang="prs"><seg>ب<hi/> &lt;x1/> https://a.tj/</seg></tuv></tu>`))
	f.Fuzz(func(t *testing.T, file string) {
		once, _, err := ReadTMX(strings.NewReader(file))
		if err != nil {
			return
		}
		twice, skipped, err := ReadTMX(strings.NewReader(written(t, once)))
		if err != nil || skipped > 0 {
			t.Fatalf("skipped %d, %v", skipped, err)
		}
		if diff := cmp.Diff(once, twice); diff != "" {
			t.Fatalf("read once and again (-once +again):\n%s", diff)
		}
	})
}
