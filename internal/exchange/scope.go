package exchange

import (
	"encoding/xml"
	"maps"
	"slices"
	"strings"
)

// namespaces are those that a tag declares, by the attribute: xmlns, xmlns:its.
type namespaces map[string]string

func declared(e xml.StartElement) namespaces {
	out := namespaces{}
	for _, a := range e.Attr {
		switch {
		case a.Name.Space == "xmlns":
			out["xmlns:"+a.Name.Local] = a.Value
		case a.Name.Space == "" && a.Name.Local == "xmlns":
			out["xmlns"] = a.Value
		}
	}
	return out
}

// lacks are the declarations that the codes of the source need and the target
// hasn't, as attributes; ok is false where the target can't have them.
func (g gap) lacks() (attributes string, ok bool) {
	for _, name := range slices.Sorted(maps.Keys(g.source.scope)) {
		value := g.source.scope[name]
		has, there := g.scope[name]
		switch {
		case there && has != value:
			return "", false
		case there:
		case g.target && name == "xmlns" && g.source.prefix != "" && elementName(g.tag) == "target":
			return "", false // the target itself would be in another namespace
		default:
			attributes += " " + name + `="` + inASCII(quoted(value)) + `"`
		}
	}
	return attributes, true
}

// opening is a start tag, or that of an empty element, with more attributes.
func opening(tag, more string) string {
	tag = strings.TrimSuffix(strings.TrimSuffix(tag, ">"), "/")
	return strings.TrimRight(tag, " \t\r\n") + more + ">"
}
