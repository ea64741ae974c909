package report

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"

	"panj/internal/article"
	"panj/internal/check"
	"panj/internal/lang"
	"panj/internal/llm"
	"panj/summarize"
	"panj/translate"
)

// filled is a report in which every field of the contract holds something.
func filled() *Report {
	evidence := []check.Evidence{{
		Article: "a1", Block: "b2", Quote: "Two people were injured", Match: check.Exact,
		Start: 4, End: 27, ByteStart: 4, ByteEnd: 27,
	}}
	place := &check.Place{Block: "b2", Text: "Two", Start: 4, End: 7, ByteStart: 4, ByteEnd: 7}
	statement := summarize.Statement{Text: "Двое пострадали", Evidence: evidence}
	count := &summarize.Count{Value: 2, Bound: "at_least", By: "полиция", PartOf: "пятеро пассажиров"}
	return &Report{
		Panj: Version,
		Articles: []Article{{
			ID: "a1", Name: "bridge.md", Title: "Bridge", Byline: "A. Writer", Published: "2026-03-02",
			URL: "https://example.org/bridge", Lang: lang.English, SHA256: strings.Repeat("0f", 32),
			Blocks: []Block{{ID: "b2", Kind: article.Paragraph, Text: "On Monday. Two people were injured", Start: 9, End: 43}},
		}},
		Translations: []translate.Translation{{
			Article: "a1", Lang: lang.Russian, Via: lang.Tajik, Text: "Мост",
			Blocks: []translate.Block{{ID: "b2", Text: "Мост", State: translate.Done, Model: "m"}},
		}},
		Summaries: []summarize.Summary{{
			Lang: lang.Russian, Engine: "model", Headline: "Мост", Abstract: statement,
			KeyPoints: []summarize.Statement{statement},
			Events: []summarize.Event{{
				What: "Обвал", When: summarize.When{Text: "в понедельник", Date: "2026-03-02"}, Where: "на мосту",
				Actors: []string{"полиция"}, Killed: count, Injured: count, Evidence: evidence,
			}},
			Entities: []summarize.Entity{{
				Name: "Полиция", SourceName: "police", Kind: "organisation", Role: "считает", Evidence: evidence,
			}},
			Figures:     []summarize.Figure{{Value: "2", Unit: "чел.", What: "раненые", Evidence: evidence}},
			Quotes:      []summarize.Quote{{Speaker: "водитель", Text: "слова", SourceText: "words", Evidence: evidence}},
			Claims:      []summarize.Claim{{Text: "Отрицает", By: "компания", Stance: "no_comment", Evidence: evidence}},
			Differences: []summarize.Difference{{What: "число", Versions: []summarize.Statement{statement}}},
			NotStated:   []string{"имена"}, Topics: []string{"дороги"},
			Extra: map[string]json.RawMessage{"desk": json.RawMessage(`{"urgent":true}`)},
		}},
		Findings: []check.Finding{{
			Rule: "number", Severity: check.Error, Lang: lang.Russian, Article: "a1", Block: "b2",
			Path: "summaries[0].abstract", Message: "2 is missing", Source: place, Got: place,
		}},
		Provenance: Provenance{
			Model: "m", Server: "s", Prompts: map[string]string{"translate": "translate@1-000000"},
			Usage: llm.Usage{Requests: 1, PromptTokens: 2, CachedTokens: 3, CompletionTokens: 4, Reported: true},
		},
	}
}

// A field that is added to a type has to be added here, or the tests that use
// filled would no longer see every field.
func TestFilledReportLeavesNoFieldEmpty(t *testing.T) {
	findZero(t, "report", reflect.ValueOf(*filled()))
}

func findZero(t *testing.T, path string, v reflect.Value) {
	t.Helper()
	if v.IsZero() || (v.Kind() == reflect.Slice || v.Kind() == reflect.Map) && v.Len() == 0 {
		t.Errorf("%s is empty", path)
		return
	}
	switch v.Kind() {
	case reflect.Pointer:
		findZero(t, path, v.Elem())
	case reflect.Slice:
		findZero(t, path+"[0]", v.Index(0))
	case reflect.Struct:
		for i := range v.NumField() {
			if name := jsonName(v.Type().Field(i)); name != "" {
				findZero(t, path+"."+name, v.Field(i))
			}
		}
	}
}
