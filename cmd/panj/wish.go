package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/google/jsonschema-go/jsonschema"
	"github.com/spf13/cobra"

	"panj/internal/article"
	"panj/prompts"
	"panj/summarize"
)

// wishFlags say what kind of summary is wanted.
type wishFlags struct {
	length, style, schema string
	only                  names
	published             string
	dropUnsupported       bool
}

func (f *wishFlags) add(cmd *cobra.Command) {
	flags := cmd.Flags()
	flags.StringVar(&f.length, "length", "medium", "short, medium or long: about 60, 150 or 350 words")
	flags.StringVar(&f.style, "style", "brief", "wire, brief or background")
	flags.Var(&listFlag{&f.only}, "only", "lists that are wanted: "+strings.Join(summarize.Lists(), ", "))
	flags.StringVar(&f.schema, "schema", "", "file with a JSON Schema of fields of your own, filled into extra")
	flags.StringVar(&f.published, "published", "", "day on which the articles came out, YYYY-MM-DD; dates are reckoned from it")
	flags.BoolVar(&f.dropUnsupported, "drop-unsupported", false, "leave out what the source bears out in no word, and say so")
}

// listFlag is a list between commas that help calls one of lists.
type listFlag struct{ *names }

// Type is what help calls a value.
func (*listFlag) Type() string { return "lists" }

// wish is what the flags ask for, and how the user's own fields are checked.
func (f *wishFlags) wish() (prompts.Wish, func([]byte) error, error) {
	w := prompts.Wish{Length: f.length, Style: f.style, Only: f.only}
	switch {
	case !slices.Contains([]string{"short", "medium", "long"}, f.length):
		return w, nil, usage("--length %s is not known", "--length short, medium or long", f.length)
	case !slices.Contains([]string{"wire", "brief", "background"}, f.style):
		return w, nil, usage("--style %s is not known", "--style wire, brief or background", f.style)
	}
	for _, name := range f.only {
		if !slices.Contains(summarize.Lists(), name) {
			return w, nil, usage("--only %s: there is no such list", "--only "+strings.Join(summarize.Lists(), ","), name)
		}
	}
	if f.schema == "" {
		return w, nil, nil
	}
	schema, valid, err := readSchema(f.schema)
	w.Extra = schema
	return w, valid, err
}

// readSchema reads a user's JSON Schema: of an object, and without references,
// since it is put into a greater one.
func readSchema(file string) (json.RawMessage, func([]byte) error, error) {
	text, err := os.ReadFile(file)
	if err != nil {
		return nil, nil, fmt.Errorf("reading the schema %s: %w", file, pathless(err))
	}
	var top any
	if err := json.Unmarshal(text, &top); err != nil {
		return nil, nil, fmt.Errorf("reading the schema %s: %w", file, err)
	}
	if object, ok := top.(map[string]any); !ok || object["type"] != "object" {
		return nil, nil, usage("the schema %s is not that of an object", `"type": "object" at its top`, file)
	}
	if keyword := reference(top); keyword != "" {
		return nil, nil, usage("the schema %s refers to other schemas", fmt.Sprintf("write what %q refers to in its place", keyword), file)
	}
	var schema jsonschema.Schema
	if err := json.Unmarshal(text, &schema); err != nil {
		return nil, nil, usage("the schema %s is no JSON Schema", "the words of one: https://json-schema.org/understanding-json-schema", file)
	}
	resolved, err := schema.Resolve(nil)
	if err != nil {
		return nil, nil, fmt.Errorf("reading the schema %s: %w", file, err)
	}
	var compact bytes.Buffer
	if err := json.Compact(&compact, text); err != nil {
		return nil, nil, fmt.Errorf("reading the schema %s: %w", file, err)
	}
	return compact.Bytes(), func(extra []byte) error {
		var value any
		if err := json.Unmarshal(extra, &value); err != nil {
			return err
		}
		if value == nil {
			return errors.New("there are none")
		}
		return resolved.Validate(value)
	}, nil
}

// reference is the keyword by which a schema refers to another, empty if none
// does. What a property is called and what a value may be is no keyword.
func reference(schema any) string {
	switch v := schema.(type) {
	case []any:
		for _, s := range v {
			if found := reference(s); found != "" {
				return found
			}
		}
	case map[string]any:
		for _, key := range slices.Sorted(maps.Keys(v)) {
			if found := referenceAt(key, v[key]); found != "" {
				return found
			}
		}
	}
	return ""
}

func referenceAt(keyword string, value any) string {
	switch keyword {
	case "$ref", "$dynamicRef":
		return keyword
	case "enum", "const", "default", "examples":
		return ""
	case "properties", "patternProperties", "$defs", "definitions", "dependentSchemas":
		named, _ := value.(map[string]any)
		for _, name := range slices.Sorted(maps.Keys(named)) {
			if found := reference(named[name]); found != "" {
				return found
			}
		}
		return ""
	}
	return reference(value)
}

// date gives the articles the day that was named.
func (f *wishFlags) date(articles []*article.Article) error {
	if f.published == "" {
		return nil
	}
	if _, err := time.Parse(time.DateOnly, f.published); err != nil {
		return usage("--published %s is no day", "--published 2026-11-27", f.published)
	}
	for _, a := range articles {
		a.Info.Published = f.published
	}
	return nil
}
