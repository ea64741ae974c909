package summarize

import (
	"context"
	"encoding/json"
	"reflect"
	"slices"
	"strings"
	"testing"

	"panj/internal/article"
	"panj/internal/check"
	"panj/internal/glossary"
	"panj/internal/lang"
	"panj/internal/llm"
	"panj/prompts"
)

const news = `# Pass is open again

The road was closed for 2 days, said a [driver](https://example.org/d) who waited.

“We shared our bread,” she said.
`

func parse(t testing.TB, text string) *article.Article {
	t.Helper()
	a, err := article.Parse("news.md", []byte(text), article.Markdown)
	if err != nil {
		t.Fatal(err)
	}
	a.Language = lang.English
	return a
}

// reply is a good answer in Russian; change may spoil it.
func reply(change func(s *Summary)) string {
	cite := func(block, quote string) []check.Evidence { return []check.Evidence{{Block: block, Quote: quote}} }
	s := &Summary{
		Headline:  "Перевал снова открыт",
		Abstract:  Statement{"Дорога была закрыта 2 дня, сказала водитель.", cite("b2", "The road was closed for 2 days")},
		KeyPoints: []Statement{{"Перевал открыт.", cite("b1", "Pass is open again")}},
		Events: []Event{{
			What: "Перевал открыли", When: When{}, Where: "перевал", Actors: []string{},
			Evidence: cite("b1", "Pass is open again"),
		}},
		Entities:    []Entity{{"перевал", "Pass", "place", "", cite("b1", "Pass is open")}},
		Figures:     []Figure{{"2", "дня", "дорога была закрыта", cite("b2", "closed for 2 days, said a <g1>driver</g1> who waited")}},
		Quotes:      []Quote{{"водитель", "Мы делили хлеб", "We shared our bread", cite("b3", "We shared our bread")}},
		Claims:      []Claim{{"Дорога была закрыта 2 дня.", "водитель", "says", cite("b2", "said a driver")}},
		Differences: []Difference{}, NotStated: []string{"причина"}, Topics: []string{"дороги"},
	}
	if change != nil {
		change(s)
	}
	return encoded(s)
}

// encoded is a summary as a model answers with it.
func encoded(s *Summary) string {
	b, _ := json.Marshal(s)
	var raw map[string]json.RawMessage
	_ = json.Unmarshal(b, &raw)
	delete(raw, "lang")
	delete(raw, "engine")
	delete(raw, "extra")
	b, _ = json.Marshal(raw)
	return onlyReplyFields(string(b))
}

// onlyReplyFields takes the fields of located evidence out, which a reply has not.
func onlyReplyFields(s string) string {
	return strings.NewReplacer(
		`"article":"",`, "", `,"match":"","start":0,"end":0,"byte_start":0,"byte_end":0`, "",
	).Replace(s)
}

func summarize(t *testing.T, m llm.Completer) (*Summary, error) {
	t.Helper()
	s := &Summarizer{Model: m, Glossary: glossary.Builtin()}
	return s.Summarize(context.Background(), parse(t, news), lang.Russian)
}

func TestEvidenceIsLocatedInTheSource(t *testing.T) {
	got, err := summarize(t, llm.NewScript(llm.Turn{Text: reply(nil)}))
	if err != nil {
		t.Fatal(err)
	}
	a := parse(t, news)
	n := 0
	for e := range got.Evidences() {
		n++
		b, _ := a.Block(e.Block)
		if e.Match != check.Exact && e.Match != check.Folded {
			t.Errorf("%+v was not found", *e)
			continue
		}
		if b.Text[e.ByteStart:e.ByteEnd] != e.Quote || string([]rune(b.Text)[e.Start:e.End]) != e.Quote {
			t.Errorf("%+v is not what stands at its place", *e)
		}
	}
	if n != 7 || got.Lang != lang.Russian || got.Engine != "model" {
		t.Errorf("%d pieces of evidence in a summary in %q by %q", n, got.Lang, got.Engine)
	}
}

func TestInventedEvidenceStaysAndIsAFinding(t *testing.T) {
	got, err := summarize(t, llm.NewScript(llm.Turn{Text: reply(func(s *Summary) {
		s.KeyPoints[0].Evidence[0].Quote = "words that nobody wrote about anything"
		s.Claims[0].Evidence[0].Block = "b77"
	})}))
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range []check.Evidence{got.KeyPoints[0].Evidence[0], got.Claims[0].Evidence[0]} {
		if e.Match != check.None || e.Start != -1 || e.ByteEnd != -1 || e.Quote == "" {
			t.Errorf("evidence %+v", e)
		}
	}
	for _, path := range []string{"key_points[0]", "claims[0]"} {
		if !slices.ContainsFunc(got.Findings, func(f check.Finding) bool {
			return f.Rule == "evidence" && strings.HasPrefix(f.Path, path)
		}) {
			t.Errorf("no finding at %s: %+v", path, got.Findings)
		}
	}
}

func TestBrokenAnswersAreAskedForAgain(t *testing.T) {
	whole := reply(nil)
	for name, first := range map[string]string{
		"not JSON":        "Sure! Here is your summary.",
		"cut":             whole[:len(whole)/2],
		"no headline":     strings.Replace(whole, `"Перевал снова открыт"`, `""`, 1),
		"an item is none": strings.Replace(whole, `"key_points":[`, `"key_points":[{"text":5},`, 1),
		"an item is null": strings.Replace(whole, `"key_points":[`, `"key_points":[null,`, 1),
		"no such stance":  strings.Replace(whole, `"stance":"says"`, `"stance":"tells"`, 1),
		"no such bound":   strings.Replace(whole, `"killed":null`, `"killed":{"value":2,"bound":"maybe","by":"","part_of":""}`, 1),
		"a list is none":  strings.Replace(whole, `"topics":["дороги"]`, `"topics":"дороги"`, 1),
	} {
		script := llm.NewScript(llm.Turn{Text: first}, llm.Turn{Text: whole})
		got, err := summarize(t, script)
		if err != nil || got.Headline == "" || len(script.Seen()) != 2 {
			t.Errorf("%s: %d requests, error %v", name, len(script.Seen()), err)
		}
	}
}

func TestWholeItemsOfAnAnswerThatStaysBrokenAreKept(t *testing.T) {
	broken := strings.Replace(reply(nil), `"key_points":[`, `"key_points":[{"text":5},`, 1)
	script := llm.NewScript(llm.Turn{Text: broken, Times: -1})
	got, err := summarize(t, script)
	incomplete, ok := err.(*Incomplete)
	if !ok || incomplete.Lang != lang.Russian || !strings.Contains(err.Error(), "1 items of the answer are broken") {
		t.Fatalf("error %v", err)
	}
	if len(script.Seen()) != tries || got == nil || len(got.KeyPoints) != 1 {
		t.Errorf("%d requests, summary %+v", len(script.Seen()), got)
	}
}

// The report's schema knows five kinds; an answer may know more.
func TestKindIsOneOfTheFive(t *testing.T) {
	for kind, want := range map[string]string{"place": "place", "organization": "organisation", "country": "other", "": "other"} {
		got, err := summarize(t, llm.NewScript(llm.Turn{Text: reply(func(s *Summary) { s.Entities[0].Kind = kind })}))
		if err != nil || len(got.Entities) != 1 || got.Entities[0].Kind != want {
			t.Errorf("%q: %+v, %v", kind, got, err)
		}
	}
}

func TestAnswerWithoutHeadlineIsNoSummary(t *testing.T) {
	got, err := summarize(t, llm.NewScript(llm.Turn{Text: "{}", Times: -1}))
	if got != nil || llm.KindOf(err) != llm.BadReply || !strings.Contains(err.Error(), "lacks headline, abstract") {
		t.Errorf("got %+v, %v", got, err)
	}
}

func TestModelErrorsEndTheSummary(t *testing.T) {
	for _, kind := range []llm.Kind{llm.Auth, llm.Refused, llm.ReplayMiss, llm.Unavailable} {
		script := llm.NewScript(llm.Turn{Err: &llm.Error{Kind: kind, Message: "no"}, Times: -1})
		got, err := summarize(t, script)
		if got != nil || llm.KindOf(err) != kind || len(script.Seen()) != 1 {
			t.Errorf("%v: %d requests, %+v, %v", kind, len(script.Seen()), got, err)
		}
	}
}

func TestPromptThatIsTooLongIsHalvedAndMerged(t *testing.T) {
	tooLong := func(req llm.Request) (llm.Response, error) {
		switch {
		case strings.Contains(req.User, "section by section"):
			return llm.Response{Text: reply(func(s *Summary) { s.Headline = "Итог" })}, nil
		case strings.Contains(req.User, "[b1 ") && strings.Contains(req.User, "[b3 "):
			return llm.Response{}, &llm.Error{Kind: llm.TooLong, Message: "too long"}
		}
		return llm.Response{Text: reply(nil)}, nil
	}
	script := llm.NewScript(llm.Turn{Answer: tooLong, Times: -1})
	got, err := summarize(t, script)
	if err != nil {
		t.Fatal(err)
	}
	if n := len(script.Seen()); n != 4 || got.Headline != "Итог" {
		t.Errorf("%d requests, headline %q", n, got.Headline)
	}
	if len(got.KeyPoints) != 1 || len(got.Events) != 2 || len(got.Entities) != 1 || len(got.Entities[0].Evidence) != 2 {
		t.Errorf("lists were not merged: %+v", got)
	}
	merge := script.Seen()[3].User
	if !strings.Contains(merge, "Перевал открыт.\n    b1: Pass is open again") || !strings.Contains(merge, "[a section does not state] причина") {
		t.Errorf("the merge does not see the statements:\n%s", merge)
	}
}

// TestReplyHasTheShapeOfItsSchema pins the schema to the struct that decodes
// it: the same fields, required all, at every level.
func TestReplyHasTheShapeOfItsSchema(t *testing.T) {
	var schema map[string]any
	if err := json.Unmarshal(prompts.SummarizeSchema().JSON, &schema); err != nil {
		t.Fatal(err)
	}
	compare(t, schema, schema["$defs"].(map[string]any), reflect.TypeFor[Summary](), "summary")
}

// ours are the fields of the structs that panj fills and no reply has.
var ours = []string{"lang", "engine", "extra", "article", "match", "start", "end", "byte_start", "byte_end"}

func compare(t *testing.T, schema, defs map[string]any, typ reflect.Type, path string) {
	t.Helper()
	if ref, ok := schema["$ref"].(string); ok {
		schema = defs[strings.TrimPrefix(ref, "#/$defs/")].(map[string]any)
	}
	if options, ok := schema["anyOf"].([]any); ok {
		compare(t, options[0].(map[string]any), defs, typ.Elem(), path)
		return
	}
	switch typ.Kind() {
	case reflect.Slice:
		compare(t, schema["items"].(map[string]any), defs, typ.Elem(), path+"[]")
	case reflect.Struct:
		compareFields(t, schema, defs, typ, path)
	case reflect.Int:
		if schema["type"] != "integer" {
			t.Errorf("%s is %v", path, schema["type"])
		}
	default:
		if schema["type"] != "string" {
			t.Errorf("%s is %v", path, schema["type"])
		}
	}
}

func compareFields(t *testing.T, schema, defs map[string]any, typ reflect.Type, path string) {
	t.Helper()
	properties := schema["properties"].(map[string]any)
	seen := 0
	for i := range typ.NumField() {
		f := typ.Field(i)
		name := f.Tag.Get("json")
		if name == "-" || slices.Contains(ours, name) {
			continue
		}
		property, ok := properties[name].(map[string]any)
		if !ok {
			t.Errorf("%s.%s is not in the schema", path, name)
			continue
		}
		seen++
		compare(t, property, defs, f.Type, path+"."+name)
	}
	if seen != len(properties) || len(schema["required"].([]any)) != seen || schema["additionalProperties"] != false {
		t.Errorf("%s: the struct has %d fields, the schema %d, strict must require all", path, seen, len(properties))
	}
}

func FuzzDecodeReply(f *testing.F) {
	f.Add(reply(nil))
	f.Add(reply(nil)[:200])
	f.Add("```json\n{\"headline\":\"x\",\"abstract\":null}\n```")
	f.Fuzz(func(t *testing.T, text string) {
		s, faults := decodeReply(text)
		if !faults.any() && faults.err == nil && (s.Headline == "" || s.Abstract.Text == "") {
			t.Errorf("%q passed without a headline or an abstract", text)
		}
	})
}
