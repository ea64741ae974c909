package exchange

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"panj/internal/article"
	"panj/internal/lang"
	"panj/translate"
)

const report = `---
title: t
---

# The bridge "again" <open>

The bridge was *closed [for **12**](http://x.tj/a?b&c)* days.\
See https://example.org/a_b.

- 340 cars

` + "```\na < b\x1b\n```\n"

// document is an article in all kinds of blocks with a translation in all states.
func document(t testing.TB) Document {
	t.Helper()
	a, err := article.Parse("отчёт \"1\".md", []byte(report), article.Markdown)
	if err != nil {
		t.Fatal(err)
	}
	a.Language = lang.English
	tr := &translate.Translation{Lang: lang.Dari}
	for _, b := range a.Blocks {
		done := translate.Block{ID: b.ID, Text: b.Text, State: translate.Kept}
		switch b.Kind {
		case article.Title:
			done = translate.Block{ID: b.ID, Text: "پل", State: translate.Failed}
		case article.Paragraph:
			m := b.Mask().Text // the codes in another order
			m = m[strings.Index(m, "<x"):] + " " + m[:strings.Index(m, "<x")]
			done = translate.Block{ID: b.ID, Text: "x", State: translate.Done, Masked: m + "\x00 پل"}
		case article.Item:
			done = translate.Block{ID: b.ID, Text: "۳۴۰ & <موتر>", State: translate.Done}
		}
		tr.Blocks = append(tr.Blocks, done)
	}
	return Document{Article: a, Translation: tr, Notes: []Note{
		{Rule: "injection", Priority: 2, Source: true, Text: "in the article"},
		{Block: "b3", Rule: "number", Priority: 1, Text: `12 & "21"`},
		{Block: "b3", Rule: "name", Priority: 99, Text: "two\nlines"},
	}}
}

func writtenXLIFF(t testing.TB, d Document) string {
	t.Helper()
	var b bytes.Buffer
	if err := WriteXLIFF(&b, d); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestWriteXLIFF(t *testing.T) {
	file := writtenXLIFF(t, document(t))
	for _, want := range []string{
		`version="2.1" srcLang="en" trgLang="fa-AF">`,
		`<file id="f1" original="отчёт &quot;1&quot;.md" canResegment="no" xml:space="preserve" trgDir="rtl">
    <notes>
      <note id="n1" appliesTo="source" category="panj:injection" priority="2">in the article</note>`,
		`<unit id="b1" type="panj:meta" translate="no">`,
		`<segment id="s1" state="initial" subState="panj:failed">
        <source>The bridge "again" <ph id="1" canCopy="no" canDelete="no" dataRef="d1"/></source>
      </segment>`,
		`<note id="n1" appliesTo="target" category="panj:number" priority="1">12 &amp; "21"</note>`,
		`priority="10">two`,
		`<data id="d1">*</data>
        <data id="d2">[</data>
        <data id="d3">**</data>
        <data id="d3e">**</data>
        <data id="d2e">](http://x.tj/a?b&amp;c)</data>
        <data id="d1e">*</data>`,
		`<source>The bridge was <pc id="1" canCopy="no" canDelete="no" dataRefStart="d1" dataRefEnd="d1e">closed <pc id="2"`,
		`<target><ph id="4"`,
		`<cp hex="0000"/> پل</target>`,
		`<source>340 cars</source>
        <target>۳۴۰ &amp; &lt;موتر&gt;</target>`,
		`<source>a &lt; b<cp hex="001B"/></source>`,
	} {
		if !strings.Contains(file, want) {
			t.Errorf("lacks %s", want)
		}
	}
	if t.Failed() {
		t.Log(file)
	}
}

// A report from elsewhere may name its blocks as it likes.
func TestWriteXLIFFNamesUnitsAnew(t *testing.T) {
	a := &article.Article{Name: "x", Blocks: []article.Block{{ID: "b1", Text: "a"}, {ID: "b1", Text: "b"}, {ID: `"`, Kind: "a b", Text: "c"}}}
	file := writtenXLIFF(t, Document{Article: a, Translation: &translate.Translation{Lang: lang.Tajik}})
	follows(t, file, xliffRules)
	for _, want := range []string{`srcLang="und"`, `<unit id="b1"`, `<unit id="panj-2"`, `<unit id="panj-3" type="panj:block"`} {
		if !strings.Contains(file, want) {
			t.Errorf("lacks %s in %s", want, file)
		}
	}
}

func TestXLIFFTellsAFullDisk(t *testing.T) {
	if err := WriteXLIFF(full{}, document(t)); err == nil || err.Error() != "writing XLIFF: disk full" {
		t.Error(err)
	}
	if err := WriteTMX(full{}, memory); err == nil || err.Error() != "writing TMX: disk full" {
		t.Error(err)
	}
}

type full struct{}

func (full) Write([]byte) (int, error) { return 0, errors.New("disk full") }

// What panj writes, it can fill: the block that failed, with its codes.
func TestXLIFFIsFilledAgain(t *testing.T) {
	file := writtenXLIFF(t, document(t))
	x, err := OpenXLIFF("a.xlf", []byte(file))
	if err != nil || len(x.Article.Blocks) != 1 || x.Article.Blocks[0].Mask().Text != `The bridge "again" <x1/>` {
		t.Fatalf("%+v, %v", x, err)
	}
	filled := shouted(t, file)
	if !strings.Contains(filled, `<target>THE BRIDGE "AGAIN" <ph id="1" canCopy="no" canDelete="no" dataRef="d1"/></target>`) {
		t.Error(filled)
	}
	follows(t, filled, xliffRules)
}

// inlines are the names that may stand in a source or a target.
var inlines = []string{"cp", "ph", "pc", "sc", "ec", "mrk", "sm", "em"}

func onlyInlines(e *element) string {
	for _, name := range e.kids() {
		if !slices.Contains(inlines, name) {
			return "has " + name
		}
	}
	return ""
}

func unique(names ...string) func(e *element) string {
	return func(e *element) string {
		seen := map[string]bool{}
		for _, name := range names {
			for _, c := range e.all(name) {
				if id := c.attrs["id"]; id != "" && seen[id] {
					return fmt.Sprintf("id %s twice", id)
				}
				seen[c.attrs["id"]] = true
			}
		}
		return ""
	}
}

const token = `[-.0-9:A-Z_a-z]+`

// xliffRules are those of XLIFF 2.1 (OASIS, 13 February 2018) that bear on what
// panj writes, by the element or attribute that they are about; K and F are the
// patterns of its Schematron file, xliff_core_2.1.sch.
var xliffRules = []clause{
	{"xliff", "the root, in the core's namespace", func(root *element) string {
		if len(root.kids()) != 1 || root.all("xliff")[0].attrs["xmlns"] != "urn:oasis:names:tc:xliff:document:2.0" {
			return "another root"
		}
		return ""
	}},
	{"xliff", "version and srcLang are required", each("xliff", has("xmlns version srcLang", "trgLang xml:space"))},
	{"xliff", "files only, at least one", each("xliff", made("(file,)+"))},
	{"version", "2.1", each("xliff", matches("version", `2\.1`))},
	{"srcLang", "a language tag", each("xliff", matches("srcLang", tag))},
	{"trgLang", "a language tag", each("xliff", matches("trgLang", tag))},
	{"trgLang", "F1: required where there are targets", func(root *element) string {
		if len(root.all("target")) > 0 && root.all("xliff")[0].attrs["trgLang"] == "" {
			return "missing"
		}
		return ""
	}},
	{"file", "id is required", each("file", has("xmlns id", "canResegment original translate srcDir trgDir xml:space"))},
	{"file", "notes, then units or groups", each("file", made("(notes,)?((unit|group),)+"))},
	{"unit", "id is required", each("unit", has("xmlns id", "name canResegment translate srcDir trgDir xml:space type"))},
	{"unit", "notes, original data, segments; F3: at least one segment", each("unit", made("(notes,)?(originalData,)?(ignorable,)*segment,((segment|ignorable),)*"))},
	{"type", "a prefix and a value", each("unit", matches("type", `[^\s:]+:[^\s:]+`))},
	{"segment", "a source, then perhaps a target", each("segment", made("source,(target,)?"))},
	{"segment", "no attribute but its own", each("segment", has("xmlns", "id canResegment state subState"))},
	{"state", "one of four", each("segment", matches("state", "initial|translated|reviewed|final"))},
	{"state", "a segment that is beyond initial has a target", each("segment", func(e *element) string {
		if s := e.attrs["state"]; s != "" && s != "initial" && len(e.all("target")) == 0 {
			return "no target"
		}
		return ""
	})},
	{"subState", "a prefix and a value", each("segment", matches("subState", `[^\s:]+:[^\s:]+`))},
	{"subState", "only beside state", each("segment", func(e *element) string {
		if e.attrs["subState"] != "" && e.attrs["state"] == "" {
			return "no state"
		}
		return ""
	})},
	{"notes", "at least one note", each("notes", made("(note,)+"))},
	{"note", "no attribute but its own, no element", each("note", func(e *element) string {
		if len(e.kids()) > 0 {
			return "has an element"
		}
		return has("xmlns", "id appliesTo category priority")(e)
	})},
	{"appliesTo", "source or target", each("note", matches("appliesTo", "source|target"))},
	{"priority", "1 to 10", each("note", matches("priority", "[1-9]|10"))},
	{"originalData", "data only, at least one", each("originalData", made("(data,)+"))},
	{"data", "id is required", each("data", has("xmlns id", "dir xml:space"))},
	{"data", "code points only", each("data", func(e *element) string {
		if n := len(slices.Compact(append(e.kids(), "cp"))); n != 1 {
			return "has other elements"
		}
		return ""
	})},
	{"source", "inline elements only", each("source", onlyInlines)},
	{"target", "inline elements only", each("target", onlyInlines)},
	{"pc", "inline elements only", each("pc", onlyInlines)},
	{"cp", "hex is required", each("cp", has("xmlns hex", ""))},
	{"hex", "a code point that XML does not hold, four to six digits in pairs", each("cp", matches("hex", "00(0[0-8BCEF]|1[0-9A-F])|FFFE|FFFF"))},
	{"ph", "id is required", each("ph", has("xmlns id", "canCopy canDelete canReorder copyOf disp equiv dataRef subFlows subType type"))},
	{"pc", "id is required", each("pc", has("xmlns id", "canCopy canDelete canOverlap canReorder copyOf dispEnd dispStart equivEnd equivStart "+
		"dataRefEnd dataRefStart subFlowsEnd subFlowsStart subType type dir"))},
	{"canCopy", "yes or no", each("ph", matches("canCopy", "yes|no"))},
	{"canDelete", "yes or no", each("pc", matches("canDelete", "yes|no"))},
	{"canResegment", "yes or no", each("file", matches("canResegment", "yes|no"))},
	{"translate", "yes or no", each("unit", matches("translate", "yes|no"))},
	{"trgDir", "ltr, rtl or auto", each("file", matches("trgDir", "ltr|rtl|auto"))},
	{"id", "a name token", func(root *element) string {
		for _, name := range []string{"file", "unit", "segment", "note", "data", "ph", "pc"} {
			if found := each(name, matches("id", token))(root); found != "" {
				return found
			}
		}
		return ""
	}},
	{"id", "K1: of a file, unique in xliff", each("xliff", unique("file"))},
	{"id", "K3: of a unit, unique in its file", each("file", unique("unit"))},
	{"id", "K4: of a note, unique in its notes", each("notes", unique("note"))},
	{"id", "K5: of data, unique in its unit", each("originalData", unique("data"))},
	{"id", "K6S: of segments and codes, unique among the sources of a unit", each("unit", func(u *element) string {
		both := &element{children: slices.Concat(u.all("source"), []*element{{name: "segment", attrs: u.all("segment")[0].attrs}})}
		return unique("segment", "ph", "pc", "mrk", "sc")(both)
	})},
	{"id", "K6T: of a target's code, that of the same code in its source, once", each("segment", func(s *element) string {
		for _, target := range s.all("target") {
			if found := unique("ph", "pc")(target); found != "" {
				return found
			}
			for _, name := range []string{"ph", "pc"} {
				for _, c := range target.all(name) {
					if !slices.ContainsFunc(s.all("source")[0].all(name), func(o *element) bool { return o.attrs["id"] == c.attrs["id"] }) {
						return name + " " + c.attrs["id"] + " is not in the source"
					}
				}
			}
		}
		return ""
	})},
	{"canDelete", "a code that may not be deleted is in the target too", each("segment", func(s *element) string {
		for _, target := range s.all("target") {
			for _, name := range []string{"ph", "pc"} {
				if len(target.all(name)) != len(s.all("source")[0].all(name)) {
					return "not as many " + name
				}
			}
		}
		return ""
	})},
	{"dataRef", "names data of its unit", each("unit", func(u *element) string {
		for _, c := range append(u.all("ph"), u.all("pc")...) {
			for _, ref := range []string{"dataRef", "dataRefStart", "dataRefEnd"} {
				if id, ok := c.attrs[ref]; ok && !slices.ContainsFunc(u.all("data"), func(d *element) bool { return d.attrs["id"] == id }) {
					return "no data " + id
				}
			}
		}
		return ""
	})},
}

func TestXLIFFFollowsTheStandard(t *testing.T) {
	follows(t, writtenXLIFF(t, document(t)), xliffRules)
}

// Each rule finds its breach.
func TestXLIFFRulesCanFail(t *testing.T) {
	good := writtenXLIFF(t, document(t))
	for _, c := range []struct{ was, is, section string }{
		{"2.0\"", "1.2\"", "xliff"},
		{`version="2.1"`, `version="2.2"`, "version"},
		{` srcLang="en"`, ``, "xliff"},
		{` trgLang="fa-AF"`, ``, "trgLang"},
		{`id="b3"`, `id="b2"`, "id"},
		{`id="b3"`, `id="b 3"`, "id"},
		{`type="panj:item"`, `type="item"`, "type"},
		{`state="translated"`, `state="done"`, "state"},
		{`state="initial" sub`, `sub`, "subState"},
		{`state="initial" sub`, `state="final" sub`, "state"},
		{`priority="10"`, `priority="11"`, "priority"},
		{`<data id="d1">*`, `<data id="d9">*`, "dataRef"},
		{`hex="0000"`, `hex="0041"`, "hex"},
		{`<target><ph id="4"`, `<target><ph id="9"`, "id"},
		{`<target>۳۴۰`, `<target><b>x</b>۳۴۰`, "target"},
		{`<source>340`, `<source><ph id="1"/>340`, "canDelete"},
		{`<notes>`, `<segment/><notes>`, "file"},
		{`canResegment="no"`, `canResegment="0"`, "canResegment"},
	} {
		if !strings.Contains(good, c.was) {
			t.Errorf("%s is not in the file", c.was)
		}
		root := parse(t, strings.Replace(good, c.was, c.is, 1))
		found := slices.ContainsFunc(xliffRules, func(r clause) bool { return r.section == c.section && r.breaks(root) != "" })
		if !found {
			t.Errorf("%s in the place of %s breaks no rule of %s", c.is, c.was, c.section)
		}
	}
}
