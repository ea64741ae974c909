package main

import (
	"bytes"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// schema is what `panj schema report` prints, compiled.
func schema(t *testing.T) *jsonschema.Schema {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(strings.NewReader(inProcess(t, nil, nil, "schema", "report").stdout))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("report.json", doc); err != nil {
		t.Fatal(err)
	}
	return c.MustCompile("report.json")
}

func validate(t *testing.T, s *jsonschema.Schema, name, text string) {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(strings.NewReader(text))
	if err != nil {
		t.Fatalf("%s: %v in %.80q", name, err, text)
	}
	if err := s.Validate(doc); err != nil {
		t.Errorf("%s: %v", name, err)
	}
}

// Whatever prints a report prints what its schema describes: whole results, some
// with findings, and parts of them.
func TestReportsAreAsTheSchemaSays(t *testing.T) {
	s := schema(t)
	path := inFile(t, "bridge.md", bridge)
	for _, tt := range []struct {
		name, model string
		args        []string
		code        int
	}{
		{"a brief", "good", []string{"brief", "--to", "ru,fa-AF,zh-Hans"}, 0},
		{"a translation with findings", "number", []string{"translate", "--to", "ru,tg"}, 0},
		{"a copy", "good", []string{"translate", "--to", "en"}, 0},
		{"a summary", "good", []string{"summarize"}, 0},
		{"blocks that failed", "lost", []string{"translate", "--to", "ru"}, 4},
		{"a language that was refused", "no-tajik", []string{"brief", "--to", "ru,tg"}, 4},
		{"a check", "", []string{"check", "--to", "ru", path}, 3},
	} {
		got := inProcess(t, serve(t, tt.model), nil, append(tt.args, "-f", "json", path)...)
		if got.code != tt.code {
			t.Errorf("%s: %+v", tt.name, got)
			continue
		}
		validate(t, s, tt.name, got.stdout)
		line := inProcess(t, serve(t, tt.model), nil, append(tt.args, "-f", "jsonl", path)...)
		if strings.Count(line.stdout, "\n") != 1 {
			t.Errorf("%s: not one line: %q", tt.name, line.stdout)
		}
		validate(t, s, tt.name+" as a line", line.stdout)
	}
}

// A copy of an article is the article, whatever its line ends and its mark.
func TestACopyHasTheSourcesBytes(t *testing.T) {
	text := []byte("\ufeff# The bridge is open again\r\n\r\nIt was closed for 12 days, said the district's road office.\r\n")
	got := inProcess(t, serve(t, "good"), func(e *env) { e.stdin = bytes.NewReader(text) }, "translate", "-q", "--to", "en")
	if got.stdout != string(text) || got.code != 0 {
		t.Errorf("%+v", got)
	}
}
