package report

import (
	"bytes"
	"encoding/json"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"panj/internal/lang"
	"panj/summarize"
	"panj/translate"
)

func compiled(t *testing.T, name string) *jsonschema.Schema {
	t.Helper()
	text, err := Schema(name)
	if err != nil {
		t.Fatal(err)
	}
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	c.DefaultDraft(jsonschema.Draft2020)
	if err := c.AddResource(name+".json", doc); err != nil {
		t.Fatal(err)
	}
	return c.MustCompile(name + ".json")
}

func instance(t *testing.T, text string) map[string]any {
	t.Helper()
	v, err := jsonschema.UnmarshalJSON(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	return v.(map[string]any)
}

func TestSchemaAcceptsWhatEncodeWrites(t *testing.T) {
	full := filled()
	bare := one()
	bare.Articles[0].SHA256 = full.Articles[0].SHA256
	bare.AddSummary(&summarize.Summary{Lang: lang.Tajik, Events: []summarize.Event{{What: "x"}}})
	bare.AddTranslation(&translate.Translation{Lang: lang.Tajik})
	for _, r := range []*Report{full, bare} {
		doc := instance(t, encoded(t, r, true))
		if err := compiled(t, "report").Validate(doc); err != nil {
			t.Error(err)
		}
		for name, list := range map[string]string{"summary": "summaries", "translation": "translations"} {
			if err := compiled(t, name).Validate(doc[list].([]any)[0]); err != nil {
				t.Errorf("%s: %v", name, err)
			}
		}
	}
}

func TestSchemaAllowsAddedFields(t *testing.T) {
	doc := instance(t, encoded(t, filled(), true))
	doc["weather"] = "rain"
	doc["articles"].([]any)[0].(map[string]any)["mood"] = "good"
	if err := compiled(t, "report").Validate(doc); err != nil {
		t.Error(err)
	}
}

// Every field of the contract is required, wherever it stands: take each one
// away in turn.
func TestSchemaMissesEachField(t *testing.T) {
	schema := compiled(t, "report")
	doc := instance(t, encoded(t, filled(), true))
	taken := 0
	walk(doc, "", func(path string, object map[string]any, key string) {
		if strings.Contains(path, ".extra") || strings.HasSuffix(path, ".prompts") {
			return
		}
		value := object[key]
		delete(object, key)
		if schema.Validate(doc) == nil {
			t.Errorf("%s.%s may be absent", path, key)
		}
		object[key] = value
		taken++
	})
	if taken < 100 {
		t.Errorf("only %d fields were taken away", taken)
	}
}

// Every field has a type: put something of another type in each.
func TestSchemaMissesEachWrongType(t *testing.T) {
	schema := compiled(t, "report")
	doc := instance(t, encoded(t, filled(), true))
	walk(doc, "", func(path string, object map[string]any, key string) {
		if strings.Contains(path, ".extra") {
			return
		}
		value := object[key]
		object[key] = json.Number("1.5")
		if schema.Validate(doc) == nil {
			t.Errorf("%s.%s may be a fraction", path, key)
		}
		object[key] = value
	})
}

func walk(v any, path string, visit func(path string, object map[string]any, key string)) {
	switch v := v.(type) {
	case map[string]any:
		for key, value := range v {
			visit(path, v, key)
			walk(value, path+"."+key, visit)
		}
	case []any:
		for _, value := range v {
			walk(value, path+"[]", visit)
		}
	}
}

func TestSchemaRefusesWordsThatAreNone(t *testing.T) {
	for _, c := range []struct{ name, old, broken string }{
		{"version", `"report/1"`, `"report/9"`},
		{"severity", `"severity":"error"`, `"severity":"fatal"`},
		{"match", `"match":"exact"`, `"match":"maybe"`},
		{"state", `"state":"done"`, `"state":"half"`},
		{"kind of block", `"kind":"paragraph"`, `"kind":"poem"`},
		{"kind of name", `"kind":"organisation"`, `"kind":"organization"`},
		{"bound", `"bound":"at_least"`, `"bound":">="`},
		{"stance", `"stance":"no_comment"`, `"stance":"silent"`},
		{"offset", `"byte_start":4`, `"byte_start":-2`},
		{"hash", strings.Repeat("0f", 32), "0f"},
		{"tokens", `"cached_tokens":3`, `"cached_tokens":-3`},
	} {
		text := encoded(t, filled(), false)
		if !strings.Contains(text, c.old) {
			t.Errorf("%s: the report has no %s", c.name, c.old)
		}
		doc := instance(t, strings.ReplaceAll(text, c.old, c.broken))
		if compiled(t, "report").Validate(doc) == nil {
			t.Errorf("%s: %s passes", c.name, c.broken)
		}
	}
}

func TestSchemaOfNothing(t *testing.T) {
	_, err := Schema("weather")
	if err == nil || err.Error() != `finding schema: no "weather", there are report, summary and translation` {
		t.Errorf("got %v", err)
	}
}

func TestSchemaIsTheSameTwice(t *testing.T) {
	for _, name := range []string{"report", "summary", "translation"} {
		first, _ := Schema(name)
		second, _ := Schema(name)
		if !bytes.Equal(first, second) || !bytes.Contains(first, []byte("\n  \"title\": \"panj "+name+"\"")) {
			t.Errorf("%s differs, or is not indented:\n%s", name, first)
		}
	}
}

// A fact whose field was renamed would be lost in silence.
func TestEveryFactHasItsPlace(t *testing.T) {
	d := describer{facts: map[string]members{}}
	d.refer(reflect.TypeFor[Report]())
	d.definitions()
	known := []string{"check.Severity", "check.Match", "translate.State", "article.Kind"}
	for _, of := range d.order {
		known = append(known, definition(of))
		for i := range of.NumField() {
			known = append(known, definition(of)+"."+jsonName(of.Field(i)))
		}
	}
	for key := range facts() {
		if !slices.Contains(known, key) {
			t.Errorf("no field for %s", key)
		}
	}
	if len(d.order) != len(slices.Compact(slices.Sorted(func(yield func(string) bool) {
		for _, of := range d.order {
			if !yield(definition(of)) {
				return
			}
		}
	}))) {
		t.Error("two types have one definition")
	}
}
