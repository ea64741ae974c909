package translate

import (
	"context"
	"encoding/json"
	"errors"
	"maps"
	"strings"
	"sync"
	"testing"

	"panj/internal/glossary"
	"panj/internal/lang"
	"panj/internal/llm"
)

const road = "# The road is open\n\nIt was closed for 62 days, a driver said.\n\nIt is 17 kilometres long.\n"

// russian are right translations of road's blocks.
var russian = map[string]string{
	"b1": "Дорога открыта", "b2": "Она была закрыта 62 дня, сказал водитель.", "b3": "Её длина — 17 километров.",
}

// says is an answer with these texts for the blocks that are wanted.
func says(texts map[string]string) func(llm.Request) (llm.Response, error) {
	return func(req llm.Request) (llm.Response, error) {
		return answer(req, func(items []Item) []Item {
			for i := range items {
				items[i].Text = texts[items[i].ID]
			}
			return items
		}), nil
	}
}

func with(texts map[string]string, id, text string) map[string]string {
	out := maps.Clone(texts)
	out[id] = text
	return out
}

func mender(m llm.Completer) *Translator {
	t := translator(m)
	t.RepairRounds = 1
	return t
}

func TestDoubtfulBlockIsMendedOnce(t *testing.T) {
	wrong := with(russian, "b2", "Она была закрыта 26 дней, сказал водитель.")
	for _, c := range []struct {
		name     string
		again    map[string]string
		want     string
		findings int
	}{
		{"the second answer is right", russian, russian["b2"], 0},
		{"the second answer is as wrong", with(russian, "b2", "Она была закрыта 28 дней."), wrong["b2"], 1},
		{"the second answer is worse", with(russian, "b2", "It was closed for 28 days, a driver said."), wrong["b2"], 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			script := llm.NewScript(llm.Turn{Answer: says(wrong)}, llm.Turn{Answer: says(c.again)})
			got, err := mender(script).Translate(context.Background(), parse(t, road), lang.Russian, nil)
			if err != nil || got.Blocks[1].Text != c.want || len(got.Findings) != c.findings {
				t.Errorf("%q, findings %+v, %v", got.Blocks[1].Text, got.Findings, err)
			}
			seen := script.Seen()
			if len(seen) != 2 || strings.Join(wanted(seen[1]), " ") != "b2" || !strings.Contains(seen[1].User, "doubt: number: 62 is 26") {
				t.Errorf("%d requests, the second:\n%s", len(seen), seen[len(seen)-1].User)
			}
			if !seen[1].Optional || seen[1].User[:seen[1].Shared] != seen[0].User[:seen[0].Shared] {
				t.Error("the second request does not begin as the first, or can't be done without")
			}
			if s := strings.Join(got.Prompts, " "); s != "repair translate" {
				t.Errorf("prompts %s", s)
			}
		})
	}
}

func TestNothingIsMendedWhereNothingIsDoubted(t *testing.T) {
	script := llm.NewScript(llm.Turn{Answer: says(russian)})
	if _, err := mender(script).Translate(context.Background(), parse(t, road), lang.Russian, nil); err != nil || len(script.Seen()) != 1 {
		t.Errorf("%d requests, %v", len(script.Seen()), err)
	}
}

func TestMendedBlockWaitsAndTheOthersDoNot(t *testing.T) {
	wrong := with(russian, "b2", "Она была закрыта 26 дней, сказал водитель.")
	var given strings.Builder
	var before string
	again := func(req llm.Request) (llm.Response, error) { before = given.String(); return says(russian)(req) }
	script := llm.NewScript(llm.Turn{Answer: says(wrong)}, llm.Turn{Answer: again})
	got, err := mender(script).Translate(context.Background(), parse(t, road), lang.Russian, func(e Event) { given.WriteString(e.Text) })
	if err != nil || before != "# Дорога открыта\n\n" || given.String() != got.Text {
		t.Errorf("before the second answer %q, in the end %q, %v", before, given.String(), err)
	}
}

func TestSecondTryThatFailsChangesNothing(t *testing.T) {
	wrong := with(russian, "b2", "Она была закрыта 26 дней, сказал водитель.")
	for _, kind := range []llm.Kind{llm.ReplayMiss, llm.BadReply, llm.Refused, llm.TooLong} {
		script := llm.NewScript(llm.Turn{Answer: says(wrong)}, llm.Turn{Err: &llm.Error{Kind: kind, Message: "no"}})
		var notes []string
		got, err := mender(script).Translate(context.Background(), parse(t, road), lang.Russian, func(e Event) {
			if e.Note != "" {
				notes = append(notes, e.Note)
			}
		})
		if err != nil || got.Blocks[1].Text != wrong["b2"] || got.Blocks[2].State != Done {
			t.Errorf("%v: %+v, %v", kind, got.Blocks, err)
		}
		if told := len(notes) == 1; told != (kind == llm.ReplayMiss) {
			t.Errorf("%v: notes %q", kind, notes)
		}
	}
}

// shelf is a Memory in memory.
type shelf struct {
	mu      sync.Mutex
	entries map[string][]byte
	full    bool
	kept    int
}

func (s *shelf) Recall(key string) ([]byte, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	e, ok := s.entries[key]
	return e, ok
}

func (s *shelf) Keep(key string, entry []byte) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.full {
		return errors.New("disk full")
	}
	if s.entries == nil {
		s.entries = map[string][]byte{}
	}
	s.kept++
	s.entries[key] = entry
	return nil
}

// remembering translates road's text and says which blocks were asked for.
func remembering(t *testing.T, text string, change func(*Translator)) (*Translation, string) {
	t.Helper()
	script := llm.NewScript(llm.Turn{Answer: good, Times: -1})
	tr := translator(script)
	tr.ModelName = "m"
	change(tr)
	got, err := tr.Translate(context.Background(), parse(t, text), lang.Russian, nil)
	if err != nil {
		t.Fatal(err)
	}
	var asked []string
	for _, req := range script.Seen() {
		asked = append(asked, strings.Join(wanted(req), " "))
	}
	return got, strings.Join(asked, "; ")
}

// TestMemoryAsksOnlyForWhatChanged guards what a block's translation depends on.
func TestMemoryAsksOnlyForWhatChanged(t *testing.T) {
	const text = "# The road in Tajikistan\n\nIt is *open*, see [here](https://example.org).\n\nLast block.\n"
	terms := glossary.Builtin()
	for _, c := range []struct {
		name, text string
		change     func(*Translator)
		want       string
	}{
		{"the same again", text, func(*Translator) {}, ""},
		{"one paragraph edited", strings.Replace(text, "open", "shut", 1), func(*Translator) {}, "b2"},
		{"one paragraph more", strings.Replace(text, "Last", "New one.\n\nLast", 1), func(*Translator) {}, "b3"},
		{"markup of the same shape elsewhere", strings.Replace(text, "https://example.org", "https://example.org/2", 1), func(*Translator) {}, ""},
		{"another model", text, func(tr *Translator) { tr.ModelName = "n" }, "b1 b2 b3"},
		{"another style", text, func(tr *Translator) { tr.Instructions = "short" }, "b1 b2 b3"},
		{"a term less", text, func(tr *Translator) { tr.Glossary = nil }, "b1"},
		{"sections of another size", text, func(tr *Translator) { tr.SectionTokens = 1 }, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			memory := &shelf{}
			set := func(tr *Translator) { tr.Memory, tr.Glossary = memory, terms }
			first, asked := remembering(t, text, set)
			if asked != "b1 b2 b3" {
				t.Fatalf("at first %q was asked for", asked)
			}
			again, asked := remembering(t, c.text, func(tr *Translator) { set(tr); c.change(tr) })
			if asked != c.want {
				t.Errorf("%q was asked for, want %q", asked, c.want)
			}
			if c.text == text && again.Text != first.Text {
				t.Errorf("%q became %q", first.Text, again.Text)
			}
		})
	}
}

func TestRememberedBlocksAreGivenAwayAndSayTheirModel(t *testing.T) {
	memory := &shelf{}
	first, _ := remembering(t, road, func(tr *Translator) { tr.Memory = memory })
	tr := translator(llm.NewScript())
	tr.Memory, tr.ModelName = memory, "m"
	given := ""
	got, err := tr.Translate(context.Background(), parse(t, road), lang.Russian, func(e Event) {
		given += e.Text
		if e.Written != 0 {
			t.Errorf("the model wrote %d tokens", e.Written)
		}
	})
	if err != nil || given != first.Text || got.Blocks[0].Model != "fake" {
		t.Errorf("%q, %+v, %v", given, got.Blocks[0], err)
	}
}

// A block that was mended is not doubted again in the next run, whatever stayed doubtful.
func TestSecondRunAsksNothing(t *testing.T) {
	wrong := with(russian, "b2", "Она была закрыта 26 дней, сказал водитель.")
	memory := &shelf{}
	for run, turns := range [][]llm.Turn{{{Answer: says(wrong)}, {Answer: says(wrong)}}, nil} {
		script := llm.NewScript(turns...)
		tr := mender(script)
		tr.Memory, tr.ModelName = memory, "m"
		got, err := tr.Translate(context.Background(), parse(t, road), lang.Russian, nil)
		if err != nil || len(script.Seen()) != len(turns) || len(got.Findings) != 1 {
			t.Errorf("run %d: %d requests, %+v, %v", run, len(script.Seen()), got.Findings, err)
		}
	}
}

func TestNameThatIsCalledOtherwiseNowIsAskedForAgain(t *testing.T) {
	memory := &shelf{}
	naming := func(target string) llm.Turn {
		return llm.Turn{Times: -1, Answer: func(req llm.Request) (llm.Response, error) {
			r := answer(req, nil)
			r.Text = strings.Replace(r.Text, `"names":[]`, `"names":[{"source":"Upper Village","target":"`+target+`"}]`, 1)
			return r, nil
		}}
	}
	translate := func(text, target string) (*Translation, string) {
		script := llm.NewScript(naming(target))
		tr := translator(script)
		tr.Memory, tr.ModelName, tr.SectionTokens = memory, "m", 1
		got, err := tr.Translate(context.Background(), parse(t, text), lang.Russian, nil)
		if err != nil {
			t.Fatal(err)
		}
		var asked []string
		for _, req := range script.Seen() {
			asked = append(asked, wanted(req)...)
		}
		return got, strings.Join(asked, " ")
	}
	const text = "Upper Village is here.\n\nUpper Village is there.\n\nNothing is anywhere.\n"
	if _, asked := translate(text, "Верхнее"); asked != "b1 b2 b3" {
		t.Fatalf("at first %s", asked)
	}
	got, asked := translate(text, "Верхнее")
	if asked != "" || len(got.Names) != 1 {
		t.Errorf("again %q, names %+v", asked, got.Names)
	}
	// The first block is new and calls the village otherwise: the second goes by that.
	if _, asked := translate(strings.Replace(text, "is here", "was here", 1), "Боло"); asked != "b1 b2" {
		t.Errorf("with another name %q", asked)
	}
}

func TestPersonsTranslationGoesBeforeAModels(t *testing.T) {
	memory := &shelf{}
	entry, _ := json.Marshal(Entry{Panj: EntryFormat, From: lang.English, To: lang.Russian, Source: "The road is open", Target: "Дорогу открыли"})
	if err := memory.Keep(PersonKey(lang.English, lang.Russian, "The road is open"), entry); err != nil {
		t.Fatal(err)
	}
	got, asked := remembering(t, road, func(tr *Translator) { tr.Memory = memory })
	if asked != "b2 b3" || got.Blocks[0].Text != "Дорогу открыли" || got.Blocks[0].Model != "" {
		t.Errorf("%q was asked for, %+v", asked, got.Blocks[0])
	}
}

func TestSpoiltMemoryIsNone(t *testing.T) {
	memory := &shelf{}
	remembering(t, road, func(tr *Translator) { tr.Memory = memory })
	n := 0
	for key := range memory.entries {
		memory.entries[key] = []byte([]string{"not JSON", `{"panj":"memory/9"}`, `{"panj":"memory/1","target":"lost <g7>"}`}[n%3])
		n++
	}
	if _, asked := remembering(t, road, func(tr *Translator) { tr.Memory = memory }); asked != "b1 b2 b3" {
		t.Errorf("%q was asked for", asked)
	}
}

func TestMemoryThatFailsEndsNothing(t *testing.T) {
	tr := translator(llm.NewScript(llm.Turn{Answer: good, Times: -1}))
	tr.Memory = &shelf{full: true}
	notes := 0
	_, err := tr.Translate(context.Background(), parse(t, road), lang.Russian, func(e Event) {
		if strings.Contains(e.Note, "disk full") {
			notes++
		}
	})
	if err != nil || notes != 1 {
		t.Errorf("%d notes, %v", notes, err)
	}
}

// What was finished before a run ended is there for the next, also of an
// answer that never ended.
func TestCutRunGoesOnFromItsFinishedBlocks(t *testing.T) {
	memory := &shelf{}
	tr := translator(telling(func(req llm.Request) (llm.Response, error) {
		r := answer(req, nil)
		r.Text = r.Text[:strings.Index(r.Text, `{"id":"b3"`)]
		req.OnText(r.Text)
		if len(memory.entries) != 2 {
			t.Errorf("%d blocks are kept while the answer comes, want 2", len(memory.entries))
		}
		return r, context.Canceled
	}))
	tr.Memory, tr.ModelName = memory, "m"
	if _, err := tr.Translate(context.Background(), parse(t, road), lang.Russian, nil); !errors.Is(err, context.Canceled) {
		t.Fatal(err)
	}
	if _, asked := remembering(t, road, func(tr *Translator) { tr.Memory = memory }); asked != "b3" {
		t.Errorf("%q was asked for", asked)
	}
}
