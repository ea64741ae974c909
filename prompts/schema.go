package prompts

import (
	"encoding/json"
	"strings"

	"panj/internal/llm"
)

// TranslateSchema is the shape of an answer to Translate.
func TranslateSchema() llm.Schema { return schema("translate") }

// SummarizeSchema is the shape of an answer to Summarize and to Merge: the
// lists of a summary, evidence as block id and verbatim quote.
func SummarizeSchema() llm.Schema { return schema("summarize") }

// ReviewSchema is the shape of an answer to Review: the errors of a translation,
// each a span with its category and severity in the manner of MQM.
func ReviewSchema() llm.Schema { return schema("review") }

// schema reads an embedded JSON Schema. As JSON text its properties keep their
// order, in which a model writes its answer.
func schema(name string) llm.Schema {
	text, err := files.ReadFile(name + ".schema.json")
	if err != nil {
		panic(err) // embedded
	}
	return llm.Schema{Name: name, JSON: json.RawMessage(text), Words: words(text)}
}

// words tells a server that takes no schema the same.
func words(schema []byte) string {
	return "\nAnswer with one JSON object that this JSON Schema describes, without a code fence:\n" +
		strings.TrimSpace(string(schema)) + "\n"
}
