package exchange

import (
	"encoding/xml"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// element is a node of a parsed file; text stands in nodes without a name.
type element struct {
	name     string
	attrs    map[string]string // by name, with the prefixes xml: and none
	text     string
	children []*element
	parent   *element
}

// parse reads a file whole; prefixes but xml: are resolved to namespaces.
func parse(t *testing.T, file string) *element {
	t.Helper()
	root := &element{}
	at := root
	d := xml.NewDecoder(strings.NewReader(file))
	for {
		token, err := d.Token()
		if token == nil {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		switch token := token.(type) {
		case xml.StartElement:
			e := &element{name: token.Name.Local, attrs: map[string]string{}, parent: at}
			for _, a := range token.Attr {
				name := a.Name.Local
				if strings.HasSuffix(a.Name.Space, "XML/1998/namespace") {
					name = "xml:" + name
				}
				e.attrs[name] = a.Value
			}
			if token.Name.Space != "" {
				e.attrs["xmlns"] = token.Name.Space
			}
			at.children = append(at.children, e)
			at = e
		case xml.EndElement:
			at = at.parent
		case xml.CharData:
			at.children = append(at.children, &element{text: string(token), parent: at})
		}
	}
	return root
}

// all are the elements of a name in an element, in document order.
func (e *element) all(name string) []*element {
	var out []*element
	for _, c := range e.children {
		if c.name == name {
			out = append(out, c)
		}
		out = append(out, c.all(name)...)
	}
	return out
}

// kids are the names of an element's child elements.
func (e *element) kids() []string {
	var out []string
	for _, c := range e.children {
		if c.name != "" {
			out = append(out, c.name)
		}
	}
	return out
}

// words says whether text other than white space stands right in the element.
func (e *element) words() bool {
	return slices.ContainsFunc(e.children, func(c *element) bool { return c.name == "" && strings.TrimSpace(c.text) != "" })
}

// clause is a rule of a standard; it returns what breaks it.
type clause struct {
	section, says string
	breaks        func(root *element) string
}

func follows(t *testing.T, file string, rules []clause) {
	t.Helper()
	root := parse(t, file)
	for _, r := range rules {
		if found := r.breaks(root); found != "" {
			t.Errorf("%s: %s: %s", r.section, r.says, found)
		}
	}
}

// each looks at all elements of a name.
func each(name string, bad func(e *element) string) func(*element) string {
	return func(root *element) string {
		for _, e := range root.all(name) {
			if found := bad(e); found != "" {
				return fmt.Sprintf("<%s %v>: %s", name, e.attrs, found)
			}
		}
		return ""
	}
}

// has wants attributes, and allows no others than these and the optional ones.
func has(required, optional string) func(e *element) string {
	return func(e *element) string {
		for _, name := range strings.Fields(required) {
			if _, ok := e.attrs[name]; !ok {
				return "lacks " + name
			}
		}
		for name := range e.attrs {
			if !slices.Contains(strings.Fields(required+" "+optional), name) {
				return "may not have " + name
			}
		}
		return ""
	}
}

// made wants the child elements to be in an order, given as a pattern of names
// that each end in a comma, and no words between them.
func made(pattern string) func(e *element) string {
	form := regexp.MustCompile("^(?:" + pattern + ")$")
	return func(e *element) string {
		if list := strings.Join(append(e.kids(), ""), ","); !form.MatchString(list) {
			return "has " + list
		}
		if e.words() {
			return "has words"
		}
		return ""
	}
}

func matches(attr, pattern string) func(e *element) string {
	form := regexp.MustCompile("^(?:" + pattern + ")$")
	return func(e *element) string {
		if v, ok := e.attrs[attr]; ok && !form.MatchString(v) {
			return fmt.Sprintf("%s=%q", attr, v)
		}
		return ""
	}
}

const tag = `[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*`

// tmxRules are those of TMX 1.4b (LISA, 26 April 2005) that bear on what panj
// writes, by the names of its sections.
var tmxRules = []clause{
	{"XML Compliance", "the root is tmx", made("tmx,")},
	{"<tmx>", "a header, then a body", each("tmx", made("header,body,"))},
	{"<tmx>", "version is required, and 1.4 for 1.4b", each("tmx", has("version", ""))},
	{"version", "the number of the standard", each("tmx", matches("version", `1\.4`))},
	{"<header>", "its required attributes", each("header", has("creationtool creationtoolversion segtype o-tmf adminlang srclang datatype",
		"o-encoding creationdate creationid changedate changeid"))},
	{"<header>", "notes, user-defined encodings and properties only", each("header", made("((note|ude|prop),)*"))},
	{"segtype", "block, paragraph, sentence or phrase", each("header", matches("segtype", "block|paragraph|sentence|phrase"))},
	{"adminlang", "a language tag", each("header", matches("adminlang", tag))},
	{"srclang", "a language tag or *all*", each("header", matches("srclang", tag+`|\*all\*`))},
	{"srclang", "a language tag or *all*, in a unit too", each("tu", matches("srclang", tag+`|\*all\*`))},
	{"<body>", "units only", each("body", made("(tu,)*"))},
	{"<tu>", "notes and properties, then at least one variant", each("tu", made("((note|prop),)*(tuv,)+"))},
	{"<tu>", "no attribute but its own", each("tu", has("", "tuid o-encoding datatype usagecount lastusagedate creationtool creationtoolversion "+
		"creationdate creationid changedate segtype changeid o-tmf srclang"))},
	{"<tu>", "a variant in the source language", func(root *element) string {
		return each("tu", func(tu *element) string {
			for _, v := range tu.all("tuv") {
				if v.attrs["xml:lang"] == tu.attrs["srclang"] {
					return ""
				}
			}
			return "none"
		})(root)
	}},
	{"Date attributes", "YYYYMMDDThhmmssZ", each("tu", matches("changedate", `\d{8}T\d{6}Z`))},
	{"type", "a property that is not published begins with x-", each("prop", matches("type", "x-.+"))},
	{"<prop>", "type is required", each("prop", has("type", "xml:lang o-encoding"))},
	{"<tuv>", "xml:lang is required", each("tuv", has("xml:lang", "o-encoding datatype usagecount lastusagedate creationtool creationtoolversion "+
		"creationdate creationid changedate changeid o-tmf"))},
	{"<tuv>", "one segment, behind notes and properties", each("tuv", made("((note|prop),)*seg,"))},
	{"xml:lang", "a language tag", each("tuv", matches("xml:lang", tag))},
	{"<seg>", "no attribute", each("seg", has("", ""))},
	{"<seg>", "inline codes only", each("seg", func(e *element) string {
		for _, name := range e.kids() {
			if !slices.Contains([]string{"bpt", "ept", "it", "ph", "hi", "ut"}, name) {
				return "has " + name
			}
		}
		return ""
	})},
	{"<bpt>", "i is required", each("bpt", has("i", "x type"))},
	{"<ept>", "i is required", each("ept", has("i", ""))},
	{"<ph>", "nothing is required", each("ph", has("", "x assoc type"))},
	{"i", "a number", each("bpt", matches("i", `\d+`))},
	{"x", "a number", each("ph", matches("x", `\d+`))},
	{"x", "a number, of pairs too", each("bpt", matches("x", `\d+`))},
	{"i", "each bpt of a segment has its own, and one ept behind it", each("seg", func(seg *element) string {
		opened, closed := map[string]bool{}, map[string]bool{}
		for _, c := range seg.children {
			i := c.attrs["i"]
			switch {
			case c.name == "bpt" && opened[i], c.name == "ept" && (!opened[i] || closed[i]):
				return "i=" + i
			case c.name == "bpt":
				opened[i] = true
			case c.name == "ept":
				closed[i] = true
			}
		}
		if len(opened) != len(closed) {
			return "a bpt without ept"
		}
		return ""
	})},
	{"x", "the codes of a unit's variants are the same", each("tu", func(tu *element) string {
		var lists []string
		for _, v := range tu.all("tuv") {
			var xs []string
			for _, c := range append(v.all("bpt"), v.all("ph")...) {
				xs = append(xs, c.name+c.attrs["x"])
			}
			slices.Sort(xs)
			lists = append(lists, strings.Join(xs, " "))
		}
		if len(slices.Compact(lists)) != 1 {
			return strings.Join(lists, " against ")
		}
		return ""
	})},
}

func TestTMXFollowsTheStandard(t *testing.T) {
	follows(t, written(t, memory), tmxRules)
	follows(t, written(t, memory[:3]), tmxRules)
	follows(t, written(t, nil), tmxRules)
	if file := written(t, memory); !strings.HasPrefix(file, `<?xml version="1.0" encoding="UTF-8"?>`) {
		t.Errorf("XML Compliance: the encoding is declared: %.60s", file)
	}
}

// Each rule finds its breach.
func TestTMXRulesCanFail(t *testing.T) {
	good := written(t, memory)
	for _, c := range []struct{ was, is, section string }{
		{"<tmx version=\"1.4\">", "<tmx>", "<tmx>"},
		{`version="1.4"`, `version="1.5"`, "version"},
		{`segtype="block"`, `segtype="cell"`, "segtype"},
		{` o-tmf="panj"`, ``, "<header>"},
		{`srclang="*all*"`, `srclang="all of them"`, "srclang"},
		{`<seg>The`, `<seg><b>x</b>The`, "<seg>"},
		{`<ept i="1">`, `<ept i="7">`, "i"},
		{`<ph x="2">`, `<ph x="9">`, "x"},
		{`20260203T040506Z`, `2026-02-03`, "Date attributes"},
		{`type="x-panj-model"`, `type="model"`, "type"},
		{`<tuv xml:lang="tg">`, `<tuv>`, "<tuv>"},
	} {
		root := parse(t, strings.Replace(good, c.was, c.is, 1))
		found := slices.ContainsFunc(tmxRules, func(r clause) bool { return r.section == c.section && r.breaks(root) != "" })
		if !found {
			t.Errorf("%s in the place of %s breaks no rule of %s", c.is, c.was, c.section)
		}
	}
}
