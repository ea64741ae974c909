package translate

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
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

The road was closed for 2 days, said a [driver](https://example.org/d).

- Chains are needed.
- Lorries must wait.

` + "```\ncode stays\n```\n"

func parse(t *testing.T, text string) *article.Article {
	t.Helper()
	a, err := article.Parse("news.md", []byte(text), article.Markdown)
	if err != nil {
		t.Fatal(err)
	}
	a.Language = lang.English
	return a
}

var wantedLine = regexp.MustCompile(`Blocks wanted: (.*)\.`)

// wanted are the ids that a request asks for.
func wanted(req llm.Request) []string {
	return strings.Split(wantedLine.FindStringSubmatch(req.User)[1], ", ")
}

// shown is the masked text of a block in a request.
func shown(req llm.Request, id string) string {
	for line := range strings.Lines(req.User) {
		if rest, ok := strings.CutPrefix(line, "["+id+" "); ok {
			_, text, _ := strings.Cut(rest, "] ")
			return strings.TrimSpace(text)
		}
	}
	return ""
}

// answer is a good reply: every block in capitals, placeholders as they are.
func answer(req llm.Request, change func(items []Item) []Item) llm.Response {
	var r Reply
	for _, id := range wanted(req) {
		r.Blocks = append(r.Blocks, Item{ID: id, Text: "Перевод " + shown(req, id)})
	}
	if change != nil {
		r.Blocks = change(r.Blocks)
	}
	r.Names = []glossary.Name{}
	b, _ := json.Marshal(r)
	return llm.Response{Text: string(b)}
}

func good(req llm.Request) (llm.Response, error) { return answer(req, nil), nil }

func translator(m llm.Completer) *Translator {
	return &Translator{Model: m, Glossary: glossary.Builtin()}
}

func TestWholeArticleInOneRequest(t *testing.T) {
	script := llm.NewScript(llm.Turn{Answer: good})
	got, err := translator(script).Translate(context.Background(), parse(t, news), lang.Russian, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"# Перевод Pass is open", "[driver](https://example.org/d)", "- Перевод Chains", "```\ncode stays\n```"} {
		if !strings.Contains(got.Text, want) {
			t.Errorf("the translation lacks %q:\n%s", want, got.Text)
		}
	}
	if n := len(got.Blocks); n != 5 || got.Blocks[n-1].State != Kept || got.Blocks[0].State != Done || got.Blocks[0].Model == "" {
		t.Errorf("blocks: %+v", got.Blocks)
	}
}

// TestBadAnswersAreAskedForAgain guards rule 1: what is wrong as a value never
// passes, what is whole is kept, and only the rest is asked for again.
func TestBadAnswersAreAskedForAgain(t *testing.T) {
	tests := map[string]struct {
		first func(llm.Request) (llm.Response, error)
		again string // the blocks that the second request wants
	}{
		"block lost": {func(req llm.Request) (llm.Response, error) {
			return answer(req, func(i []Item) []Item { return append(i[:1:1], i[2:]...) }), nil
		}, "b2"},
		"block doubled in an answer out of order": {func(req llm.Request) (llm.Response, error) {
			return answer(req, func(i []Item) []Item { return []Item{i[3], i[2], i[0], i[2], i[1]} }), nil
		}, "b3"},
		"block said again in the place of the next": {func(req llm.Request) (llm.Response, error) {
			return answer(req, func(i []Item) []Item {
				i[2] = Item{ID: "b2", Text: "не то"}
				return i
			}), nil
		}, "b3"},
		"wrong id": {func(req llm.Request) (llm.Response, error) {
			return answer(req, func(i []Item) []Item { i[3].ID = "b99"; return i }), nil
		}, "b4"},
		"placeholder lost": {func(req llm.Request) (llm.Response, error) {
			return answer(req, func(i []Item) []Item { i[1].Text = "без ссылки"; return i }), nil
		}, "b2"},
		"empty text": {func(req llm.Request) (llm.Response, error) {
			return answer(req, func(i []Item) []Item { i[0].Text = " "; return i }), nil
		}, "b1"},
		"item of another shape": {func(req llm.Request) (llm.Response, error) {
			r := answer(req, nil)
			r.Text = strings.Replace(r.Text, `"id":"b3"`, `"id":3`, 1)
			return r, nil
		}, "b3"},
		"cut by length": {func(req llm.Request) (llm.Response, error) {
			r := answer(req, nil)
			r.Text = r.Text[:strings.Index(r.Text, `"id":"b4"`)+14]
			return r, &llm.Error{Kind: llm.Truncated, Message: "cut"}
		}, "b4"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			script := llm.NewScript(llm.Turn{Answer: tt.first}, llm.Turn{Answer: good})
			got, err := translator(script).Translate(context.Background(), parse(t, news), lang.Russian, nil)
			if err != nil {
				t.Fatal(err)
			}
			seen := script.Seen()
			if len(seen) != 2 || strings.Join(wanted(seen[1]), ", ") != tt.again {
				t.Fatalf("%d requests, the second for %v, want %s", len(seen), wanted(seen[len(seen)-1]), tt.again)
			}
			for _, b := range got.Blocks[:4] {
				if b.State != Done || !strings.HasPrefix(b.Text, "Перевод ") {
					t.Errorf("block %+v", b)
				}
			}
		})
	}
}

func TestBrokenAnswerIsHalvedAndBounded(t *testing.T) {
	script := llm.NewScript(llm.Turn{Text: "Here is your translation!", Times: -1})
	got, err := translator(script).Translate(context.Background(), parse(t, news), lang.Russian, nil)
	var incomplete *Incomplete
	if !errors.As(err, &incomplete) || len(incomplete.Blocks) != 4 || incomplete.Total != 4 || llm.KindOf(err) != llm.BadReply {
		t.Fatalf("error %v", err)
	}
	// 4 blocks twice, 2 + 2 twice, and each alone three times.
	if n := len(script.Seen()); n != 2+2*2+4*triesAlone {
		t.Errorf("%d requests", n)
	}
	if got.Text != news {
		t.Errorf("the source did not stay:\n%s", got.Text)
	}
	missing := 0
	for _, f := range got.Findings {
		if f.Rule == "missing" && f.Severity == check.Error {
			missing++
		}
	}
	if missing != 4 {
		t.Errorf("%d findings of rule missing, want 4: %+v", missing, got.Findings)
	}
}

func TestRefusedBlockIsNotAskedForAgain(t *testing.T) {
	refuse := func(req llm.Request) (llm.Response, error) {
		for _, id := range wanted(req) {
			if id == "b3" {
				return llm.Response{}, &llm.Error{Kind: llm.Refused, Message: "no"}
			}
		}
		return good(req)
	}
	script := llm.NewScript(llm.Turn{Answer: refuse, Times: -1})
	got, err := translator(script).Translate(context.Background(), parse(t, news), lang.Russian, nil)
	if llm.KindOf(err) != llm.Refused {
		t.Fatalf("error %v", err)
	}
	var states []string
	for _, b := range got.Blocks {
		states = append(states, string(b.State))
	}
	if s := strings.Join(states, " "); s != "done done refused done kept" {
		t.Errorf("states: %s", s)
	}
	alone := 0
	for _, req := range script.Seen() {
		if w := wanted(req); len(w) == 1 && w[0] == "b3" {
			alone++
		}
	}
	if alone != 1 {
		t.Errorf("the refused block was asked for alone %d times", alone)
	}
}

func TestSectionShrinksOnlyWhenThePromptIsTooLong(t *testing.T) {
	tooLong := func(req llm.Request) (llm.Response, error) {
		if shown(req, "b1") != "" && shown(req, "b4") != "" {
			return llm.Response{}, &llm.Error{Kind: llm.TooLong, Message: "too long"}
		}
		return good(req)
	}
	script := llm.NewScript(llm.Turn{Answer: tooLong, Times: -1})
	if _, err := translator(script).Translate(context.Background(), parse(t, news), lang.Russian, nil); err != nil {
		t.Fatal(err)
	}
	if n := len(script.Seen()); n != 3 {
		t.Errorf("%d requests, want the whole and two halves", n)
	}
}

func TestNoAccessEndsAtOnce(t *testing.T) {
	for _, kind := range []llm.Kind{llm.Auth, llm.ReplayMiss, llm.Unavailable, llm.RateLimit} {
		script := llm.NewScript(llm.Turn{Err: &llm.Error{Kind: kind, Message: "no"}, Times: -1})
		_, err := translator(script).Translate(context.Background(), parse(t, news), lang.Russian, nil)
		if llm.KindOf(err) != kind || len(script.Seen()) != 1 {
			t.Errorf("%v: %d requests, error %v", kind, len(script.Seen()), err)
		}
	}
}

func TestCancelledRunKeepsWhatIsWhole(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	a := parse(t, strings.Repeat("A paragraph of a long article that is cut into sections.\n\n", 120))
	first := func(req llm.Request) (llm.Response, error) { defer cancel(); return good(req) }
	tr := translator(llm.NewScript(llm.Turn{Answer: first}, llm.Turn{Answer: good, Times: -1}))
	tr.SectionTokens = 200
	got, err := tr.Translate(ctx, a, lang.Russian, nil)
	if !errors.Is(err, context.Canceled) {
		t.Fatalf("error %v", err)
	}
	if got.Blocks[0].State != Done || got.Blocks[119].State != Failed {
		t.Errorf("first %+v last %+v", got.Blocks[0], got.Blocks[119])
	}
}

func TestNamesAreHandedToTheNextBatch(t *testing.T) {
	a := parse(t, "Qurbon Test lives in Upper Village.\n\nQurbon Test was there.\n\nNobody came.\n")
	named := func(req llm.Request) (llm.Response, error) {
		r := answer(req, nil)
		r.Text = strings.Replace(r.Text, `"names":[]`, `"names":[
			{"source":"Qurbon Test","target":"Қурбон Тест"},
			{"source":"Qurbon Test","target":"Курбон Тест"},
			{"source":"Not There","target":"Нест"},
			{"source":"","target":"x"}]`, 1)
		return r, nil
	}
	script := llm.NewScript(llm.Turn{Answer: named, Times: -1})
	tr := translator(script)
	tr.SectionTokens = 1 // every block is a section of its own
	got, err := tr.Translate(context.Background(), a, lang.Tajik, nil)
	if err != nil {
		t.Fatal(err)
	}
	seen := script.Seen()
	const line = "- Qurbon Test = Қурбон Тест\n"
	if strings.Contains(seen[0].User, line) || !strings.Contains(seen[1].User, line) || strings.Contains(seen[2].User, line) {
		t.Error("the name is not handed on where it occurs, or elsewhere too")
	}
	if len(got.Names) != 1 || got.Names[0].Target != "Қурбон Тест" {
		t.Errorf("names: %+v", got.Names)
	}
}

func TestArticleInItsOwnLanguageIsCopied(t *testing.T) {
	script := llm.NewScript()
	got, err := translator(script).Translate(context.Background(), parse(t, news), lang.English, nil)
	if err != nil || got.Text != news || got.Blocks[0].State != Kept || len(script.Seen()) != 0 {
		t.Errorf("got %+v, %v", got, err)
	}
}

func TestBatchesGoInOrderAndReportProgress(t *testing.T) {
	a := parse(t, strings.Repeat("A paragraph of a long article that is cut into several sections.\n\n", 60))
	script := llm.NewScript(llm.Turn{Answer: good, Times: -1})
	tr := translator(script)
	tr.SectionTokens = 300
	last, calls := 0, 0
	if _, err := tr.Translate(context.Background(), a, lang.Russian, func(e Event) {
		if e.Done < last || e.Total != 60 {
			t.Errorf("progress %d of %d after %d", e.Done, e.Total, last)
		}
		last = e.Done
		calls++
	}); err != nil {
		t.Fatal(err)
	}
	if last != 60 || calls < 3 {
		t.Errorf("ended at %d after %d calls", last, calls)
	}
	next := 1
	for _, req := range script.Seen() {
		for _, id := range wanted(req) {
			if id != fmt.Sprintf("b%d", next) {
				t.Fatalf("%s was asked for when b%d was next", id, next)
			}
			next++
		}
	}
}

func TestIncompleteNamesAFewBlocks(t *testing.T) {
	cause := errors.New("no")
	for want, blocks := range map[string][]string{
		"translating b4: no":                                {"b4"},
		"translating b1, b2, b3, b4, b5, b6: no":            {"b1", "b2", "b3", "b4", "b5", "b6"},
		"translating b1, b2, b3, b4, b5, b6 and 2 more: no": {"b1", "b2", "b3", "b4", "b5", "b6", "b7", "b8"},
	} {
		if got := (&Incomplete{Blocks: blocks, Cause: cause}).Error(); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

// TestReplyHasTheShapeOfItsSchema pins the schema to the struct that decodes it.
func TestReplyHasTheShapeOfItsSchema(t *testing.T) {
	var schema struct {
		Required   []string `json:"required"`
		Properties map[string]struct {
			Items struct {
				Required []string `json:"required"`
			} `json:"items"`
		} `json:"properties"`
	}
	if err := json.Unmarshal(prompts.TranslateSchema().JSON, &schema); err != nil {
		t.Fatal(err)
	}
	b, _ := json.Marshal(Reply{Blocks: []Item{{}}, Names: []glossary.Name{{}}})
	var fields map[string][]map[string]any
	if err := json.Unmarshal(b, &fields); err != nil {
		t.Fatal(err)
	}
	if len(schema.Required) != len(fields) {
		t.Errorf("schema requires %v, the struct has %v", schema.Required, fields)
	}
	for name, items := range fields {
		required := schema.Properties[name].Items.Required
		if len(required) != len(items[0]) {
			t.Errorf("%s: schema requires %v, the struct has %v", name, required, items[0])
		}
		for _, field := range required {
			if _, ok := items[0][field]; !ok {
				t.Errorf("%s: the struct lacks %s", name, field)
			}
		}
	}
}

func FuzzDecodeReply(f *testing.F) {
	f.Add(`{"blocks":[{"id":"b1","text":"x"}],"names":[]}`)
	f.Add(`{"blocks":[{"id":"b1","text":"x"},{"id":`)
	f.Add("```json\n{\"blocks\":[{\"id\":1}]}\n```")
	f.Fuzz(func(t *testing.T, text string) {
		r, err := decodeReply(text)
		if err == nil && !strings.HasPrefix(llm.JSONText(text), "{") {
			t.Errorf("%q passed as an object: %+v", text, r)
		}
		// What is whole is whole on its own: said again, it is the same.
		said, _ := json.Marshal(r)
		if r.Blocks == nil || r.Names == nil {
			return
		}
		again, err := decodeReply(string(said))
		if err != nil || !slices.Equal(again.Blocks, r.Blocks) || !slices.Equal(again.Names, r.Names) {
			t.Errorf("%q gave %+v, which reads %+v, %v", text, r, again, err)
		}
	})
}
