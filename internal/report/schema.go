package report

import (
	"bytes"
	"encoding/json"
	"fmt"
	"reflect"
	"strings"

	"panj/summarize"
	"panj/translate"
)

// Schema is the JSON Schema (2020-12) of "report", "summary" or "translation",
// derived from the Go types. Every field of the contract is required; others may
// be added, so none is forbidden.
func Schema(name string) ([]byte, error) {
	roots := map[string]reflect.Type{
		"report":      reflect.TypeFor[Report](),
		"summary":     reflect.TypeFor[summarize.Summary](),
		"translation": reflect.TypeFor[translate.Translation](),
	}
	root, ok := roots[name]
	if !ok {
		return nil, fmt.Errorf("finding schema: no %.40q, there are report, summary and translation", name)
	}
	d := describer{facts: facts()}
	doc := members{{"$schema", "https://json-schema.org/draft/2020-12/schema"}, {"title", "panj " + name}}
	doc = append(doc, d.object(root)...)
	doc = append(doc, member{"$defs", d.definitions()})
	return printed(doc)
}

func printed(doc members) ([]byte, error) {
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(doc); err != nil {
		return nil, fmt.Errorf("writing schema: %w", err)
	}
	return out.Bytes(), nil
}

// members is a JSON object that keeps its order.
type members []member

type member struct {
	name  string
	value any
}

// MarshalJSON writes the members in order.
func (m members) MarshalJSON() ([]byte, error) {
	var out bytes.Buffer
	for i, f := range m {
		value, err := json.Marshal(f.value)
		if err != nil {
			return nil, err
		}
		sep := ","
		if i == 0 {
			sep = "{"
		}
		fmt.Fprintf(&out, "%s%q:%s", sep, f.name, value)
	}
	if len(m) == 0 {
		out.WriteByte('{')
	}
	out.WriteByte('}')
	return out.Bytes(), nil
}

// describer turns Go types into schemas, each struct once.
type describer struct {
	facts map[string]members
	order []reflect.Type
}

// definitions describes what was referred to, and what that refers to.
func (d *describer) definitions() members {
	defs := members{}
	for i := 0; i < len(d.order); i++ {
		defs = append(defs, member{definition(d.order[i]), d.object(d.order[i])})
	}
	return defs
}

// definition is a struct's name under $defs. The source's and the translation's
// blocks are different things of one name.
func definition(t reflect.Type) string {
	if t == reflect.TypeFor[translate.Block]() {
		return "TranslatedBlock"
	}
	return t.Name()
}

func (d *describer) object(t reflect.Type) members {
	properties, required := members{}, []string{}
	for i := range t.NumField() {
		f := t.Field(i)
		name := jsonName(f)
		if name == "" {
			continue
		}
		required = append(required, name)
		of := d.schema(f.Type)
		properties = append(properties, member{name, append(of, d.facts[definition(t)+"."+name]...)})
	}
	of := members{{"type", "object"}, {"properties", properties}, {"required", required}}
	return append(of, d.facts[definition(t)]...)
}

func (d *describer) schema(t reflect.Type) members {
	switch t.Kind() {
	case reflect.Struct:
		return d.refer(t)
	case reflect.Pointer:
		return members{{"anyOf", []members{d.schema(t.Elem()), {{"type", "null"}}}}}
	case reflect.Slice:
		return members{{"type", "array"}, {"items", d.schema(t.Elem())}}
	case reflect.Map:
		of := members{{"type", "object"}}
		if t.Elem().Kind() == reflect.String {
			of = append(of, member{"additionalProperties", members{{"type", "string"}}})
		}
		return of
	case reflect.Int:
		return members{{"type", "integer"}}
	case reflect.Bool:
		return members{{"type", "boolean"}}
	}
	return append(members{{"type", "string"}}, d.facts[t.String()]...)
}

func (d *describer) refer(t reflect.Type) members {
	known := false
	for _, seen := range d.order {
		known = known || seen == t
	}
	if !known {
		d.order = append(d.order, t)
	}
	return members{{"$ref", "#/$defs/" + definition(t)}}
}

// jsonName is a field's name in JSON, empty if it has none.
func jsonName(f reflect.StructField) string {
	name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
	if name == "-" {
		return ""
	}
	return name
}
