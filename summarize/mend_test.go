package summarize

import (
	"context"
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"panj/internal/check"
	"panj/internal/glossary"
	"panj/internal/lang"
	"panj/internal/llm"
)

// only is a second answer: some figures and key points, nothing else.
func only(points []Statement, figures []Figure) string {
	return reply(func(s *Summary) {
		*s = Summary{
			KeyPoints: points, Figures: figures, Abstract: Statement{Evidence: []check.Evidence{}},
			Events: []Event{}, Entities: []Entity{}, Quotes: []Quote{}, Claims: []Claim{},
			Differences: []Difference{}, NotStated: []string{}, Topics: []string{},
		}
		if s.KeyPoints == nil {
			s.KeyPoints = []Statement{}
		}
		if s.Figures == nil {
			s.Figures = []Figure{}
		}
	})
}

func mender(m llm.Completer) *Summarizer {
	return &Summarizer{Model: m, Glossary: glossary.Builtin(), RepairRounds: 1}
}

func cite(block, quote string) []check.Evidence {
	return []check.Evidence{{Block: block, Quote: quote}}
}

// wrong is a summary with an invented quotation in a key point and a wrong figure.
func wrong(s *Summary) {
	s.KeyPoints = append(s.KeyPoints, Statement{"Водитель ждала.", cite("b2", "words that nobody wrote about anything here")})
	s.Figures[0].Value = "9"
}

func TestDoubtfulItemsAreMendedOnce(t *testing.T) {
	point := Statement{"Водитель ждала.", cite("b2", "said a driver who waited")}
	figure := Figure{"2", "дня", "дорога была закрыта", cite("b2", "closed for 2 days")}
	for _, c := range []struct {
		name, second  string
		point, figure bool // which of them are right in the end
	}{
		{"both are mended", only([]Statement{point}, []Figure{figure}), true, true},
		{"one is", only([]Statement{point}, []Figure{{"8", "дней", "дорога", cite("b2", "closed for 2 days")}}), true, false},
		{"a list that is too long can't be told apart", only([]Statement{point, point}, []Figure{figure}), false, true},
		{"a list that is missing", only(nil, []Figure{figure}), false, true},
		{"no answer at all", "Sorry", false, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			script := llm.NewScript(llm.Turn{Text: reply(wrong)}, llm.Turn{Text: c.second})
			got, err := mender(script).Summarize(context.Background(), parse(t, news), lang.Russian)
			if err != nil {
				t.Fatal(err)
			}
			if ok := got.KeyPoints[1].Evidence[0].Match == check.Exact; ok != c.point {
				t.Errorf("the key point's evidence is %+v", got.KeyPoints[1].Evidence)
			}
			if ok := got.Figures[0].Value == "2"; ok != c.figure {
				t.Errorf("the figure is %+v", got.Figures[0])
			}
			if len(got.KeyPoints) != 2 || got.Headline == "" || len(got.Quotes) != 1 || got.KeyPoints[0].Text != "Перевал открыт." {
				t.Errorf("what was not doubted has changed: %+v", got)
			}
			asked := script.Seen()[1]
			for _, want := range []string{"[key_points[1]] {", "[figures[0]] {", "doubt: evidence: ", "doubt: figure: 9"} {
				if !strings.Contains(asked.User, want) {
					t.Errorf("the second request lacks %q:\n%s", want, asked.User)
				}
			}
			if strings.Contains(asked.User, "key_points[0]]") || !asked.Optional || strings.Contains(asked.User, "byte_start") {
				t.Errorf("the second request:\n%s", asked.User)
			}
			if strings.Join(got.Prompts, " ") != "mend summarize" {
				t.Errorf("prompts %v", got.Prompts)
			}
		})
	}
}

func TestNothingIsMendedWhereNothingIsDoubted(t *testing.T) {
	script := llm.NewScript(llm.Turn{Text: reply(nil)})
	got, err := mender(script).Summarize(context.Background(), parse(t, news), lang.Russian)
	if err != nil || len(script.Seen()) != 1 || strings.Join(got.Prompts, " ") != "summarize" {
		t.Errorf("%d requests, %v, findings %+v", len(script.Seen()), err, got.Findings)
	}
}

func TestSecondTryThatFailsIsTold(t *testing.T) {
	for _, kind := range []llm.Kind{llm.ReplayMiss, llm.Refused, llm.Unavailable} {
		script := llm.NewScript(llm.Turn{Text: reply(wrong)}, llm.Turn{Err: &llm.Error{Kind: kind, Message: "no"}})
		s := mender(script)
		note := ""
		s.Note = func(text string) { note += text }
		got, err := s.Summarize(context.Background(), parse(t, news), lang.Russian)
		if err != nil || got.Figures[0].Value != "9" || !strings.Contains(note, "second try of key_points[1], figures[0]") {
			t.Errorf("%v: note %q, %v", kind, note, err)
		}
	}
}

// shelf is a Memory in memory.
type shelf struct {
	entries map[string][]byte
	full    bool
}

func (s *shelf) Recall(key string) ([]byte, bool) { e, ok := s.entries[key]; return e, ok }

func (s *shelf) Keep(key string, entry []byte) error {
	if s.full {
		return errors.New("disk full")
	}
	if s.entries == nil {
		s.entries = map[string][]byte{}
	}
	s.entries[key] = entry
	return nil
}

func TestSecondRunAsksNothing(t *testing.T) {
	memory := &shelf{}
	point := Statement{"Водитель ждала.", cite("b2", "said a driver who waited")}
	var first string
	for run, turns := range [][]llm.Turn{{{Text: reply(wrong)}, {Text: only([]Statement{point}, nil)}}, nil} {
		script := llm.NewScript(turns...)
		s := mender(script)
		s.Memory, s.ModelName = memory, "m"
		got, err := s.Summarize(context.Background(), parse(t, news), lang.Russian)
		if err != nil || len(script.Seen()) != len(turns) {
			t.Fatalf("run %d: %d requests, %v", run, len(script.Seen()), err)
		}
		text, _ := json.Marshal(got)
		if first != "" && string(text) != first {
			t.Errorf("the second run gave\n%s\nthe first\n%s", text, first)
		}
		first = string(text)
	}
	for key := range memory.entries {
		memory.entries[key] = []byte(`{"panj":"memory/1","answer":"{\"headline\":"}`)
	}
	script := llm.NewScript(llm.Turn{Text: reply(nil)})
	s := mender(script)
	s.Memory, s.ModelName = memory, "m"
	if _, err := s.Summarize(context.Background(), parse(t, news), lang.Russian); err != nil || len(script.Seen()) != 1 {
		t.Errorf("of a spoilt memory: %d requests, %v", len(script.Seen()), err)
	}
}

func TestMemoryGoesByTheWholeRequest(t *testing.T) {
	memory := &shelf{}
	for i, change := range []func(*Summarizer){
		func(*Summarizer) {}, func(s *Summarizer) { s.ModelName = "n" }, func(s *Summarizer) { s.Instructions = "short" },
	} {
		script := llm.NewScript(llm.Turn{Text: reply(nil)})
		s := mender(script)
		s.Memory, s.ModelName = memory, "m"
		change(s)
		if _, err := s.Summarize(context.Background(), parse(t, news), lang.Russian); err != nil || len(script.Seen()) != 1 {
			t.Errorf("change %d: %d requests, %v", i, len(script.Seen()), err)
		}
	}
}

func TestAnswerThatIsNotWholeIsNotKept(t *testing.T) {
	memory := &shelf{}
	s := &Summarizer{Model: llm.NewScript(llm.Turn{Text: `{"headline":"h","abstract":{"text":"a","evidence":[]}}`, Times: -1}), Memory: memory}
	if _, err := s.Summarize(context.Background(), parse(t, news), lang.Russian); err == nil || len(memory.entries) != 0 {
		t.Errorf("%d entries, %v", len(memory.entries), err)
	}
	full := &Summarizer{Model: llm.NewScript(llm.Turn{Text: reply(nil)}), Memory: &shelf{full: true}}
	note := ""
	full.Note = func(text string) { note += text }
	if _, err := full.Summarize(context.Background(), parse(t, news), lang.Russian); err != nil || !strings.Contains(note, "disk full") {
		t.Errorf("note %q, %v", note, err)
	}
}

func TestRefusedSummaryGoesToTheFallback(t *testing.T) {
	first := llm.NewScript(llm.Turn{Err: &llm.Error{Kind: llm.Refused, Message: "no"}, Times: -1})
	second := llm.NewScript(llm.Turn{Text: reply(nil)})
	if _, err := summarize(t, llm.Fallback{First: first, Second: second}); err != nil {
		t.Error(err)
	}
}

// A summary taken apart and put together is the same.
func TestItemsMakeTheReplyAgain(t *testing.T) {
	s, f := decodeReply(reply(nil))
	if f.any() || f.err != nil {
		t.Fatal(f)
	}
	again, f := decodeReply(s.reply())
	a, _ := json.Marshal(s)
	b, _ := json.Marshal(again)
	if f.any() || f.err != nil || string(a) != string(b) {
		t.Errorf("%v:\n%s\n%s", f, a, b)
	}
}

func TestBrokenStreamIsAskedForAgainAndALongAnswerIsNot(t *testing.T) {
	cut := &llm.Error{Kind: llm.Truncated, Message: "cut"}
	script := llm.NewScript(llm.Turn{Text: `{"headline":"h`, Err: cut}, llm.Turn{Text: reply(nil)})
	if _, err := summarize(t, script); err != nil || len(script.Seen()) != 2 || script.Seen()[0].User != script.Seen()[1].User {
		t.Errorf("%d requests, %v", len(script.Seen()), err)
	}
	script = llm.NewScript(
		llm.Turn{Response: llm.Response{Text: `{"headline":"h`, Stop: llm.StopLength}, Err: cut},
		llm.Turn{Text: reply(nil), Times: -1},
	)
	if _, err := summarize(t, script); err != nil || script.Seen()[0].User == script.Seen()[1].User {
		t.Errorf("a summary that is too long was asked for again as it was: %v", err)
	}
}

// The top of a summary of several sections is mended as a section's summary is.
func TestDoubtfulTopIsMendedOnce(t *testing.T) {
	asked := 0
	model := llm.Echo(func(req llm.Request) (llm.Response, error) {
		switch {
		case strings.Contains(req.User, "An earlier answer"):
			asked++
			if !strings.Contains(req.User, "[key_points[0]] {") || !strings.Contains(req.User, "section by section") || !req.Optional {
				t.Errorf("the second request:\n%s", req.User)
			}
			return llm.Response{Text: only([]Statement{{"Дорога была закрыта 2 дня.", cite("b2", "closed for 2 days")}}, nil)}, nil
		case strings.Contains(req.User, "section by section"):
			return llm.Response{Text: reply(func(s *Summary) {
				s.KeyPoints = []Statement{{"Дорога была закрыта 9 дней.", cite("b2", "closed for 2 days")}}
			})}, nil
		}
		return llm.Response{Text: reply(nil)}, nil
	})
	s := mender(model)
	s.SectionTokens = 20
	got, err := s.Summarize(context.Background(), parse(t, news), lang.Russian)
	if err != nil || asked != 1 || got.KeyPoints[0].Text != "Дорога была закрыта 2 дня." {
		t.Errorf("asked %d times, %+v, %v", asked, got.KeyPoints, err)
	}
	if strings.Join(got.Prompts, " ") != "mend_merge merge summarize" {
		t.Errorf("prompts %v", got.Prompts)
	}
}

// Where the statements of all sections are too many for the model, or what it
// makes of them is, the halves are merged first, and nothing is lost on the way.
func TestMergeThatIsTooLongIsMadeOfHalves(t *testing.T) {
	for _, kind := range []llm.Kind{llm.TooLong, llm.Truncated} {
		merges := 0
		model := llm.Echo(func(req llm.Request) (llm.Response, error) {
			if !strings.Contains(req.User, "section by section") {
				return llm.Response{Text: reply(nil)}, nil
			}
			if strings.Count(req.User, "[statement ") > 4 {
				return llm.Response{Stop: llm.StopLength}, &llm.Error{Kind: kind, Message: "too long"}
			}
			merges++
			return llm.Response{Text: reply(nil)}, nil
		})
		s := &Summarizer{Model: model, SectionTokens: 1}
		got, err := s.Summarize(context.Background(), parse(t, strings.Repeat("The road was closed for 2 days, said a driver who waited.\n\n", 4)), lang.Russian)
		if err != nil || merges != 3 || len(got.Events) != 4 {
			t.Errorf("%v: %d merges, %v", kind, merges, err)
		}
	}
}

// Of a list with fewer items than were asked for, or with one that is broken,
// nobody can say which stands for which: a good one in the wrong place would be
// a claim said twice and another lost.
func TestListThatCannotBeToldApartMendsNothing(t *testing.T) {
	claim := func(text, by, stance, quote string) Claim { return Claim{text, by, stance, cite("b2", quote)} }
	first := reply(func(s *Summary) {
		s.Claims = []Claim{
			claim("Дорога была закрыта 8 дней.", "водитель", "says", "closed for 2 days"),
			claim("Водитель ждала.", "водитель", "says", "said a driver who waited"),
			claim("Водитель ждала 9 дней.", "водитель", "says", "said a driver who waited"),
		}
	})
	good := claim("Водитель ждала.", "водитель", "says", "said a driver who waited")
	for name, claims := range map[string][]Claim{
		"one of two":           {good},
		"one of two is broken": {claim("Дорога была закрыта 2 дня.", "водитель", "suggests", "closed for 2 days"), good},
	} {
		second := reply(func(s *Summary) { *s = Summary{Claims: claims} })
		script := llm.NewScript(llm.Turn{Text: first}, llm.Turn{Text: second})
		got, err := mender(script).Summarize(context.Background(), parse(t, news), lang.Russian)
		if err != nil || len(script.Seen()) != 2 {
			t.Fatalf("%s: %d requests, %v", name, len(script.Seen()), err)
		}
		if got.Claims[0].Text != "Дорога была закрыта 8 дней." || got.Claims[2].Text != "Водитель ждала 9 дней." {
			t.Errorf("%s: %+v", name, got.Claims)
		}
	}
}

func TestSecondAnswerThatCannotBeReadIsAskedForAgain(t *testing.T) {
	memory := &shelf{}
	point := Statement{"Водитель ждала.", cite("b2", "said a driver who waited")}
	for _, c := range []struct {
		second string
		asked  int // in all, the first answer being remembered
		want   check.Match
	}{{"As an assistant I cannot", 2, check.None}, {only([]Statement{point}, nil), 1, check.Exact}, {"unasked", 0, check.Exact}} {
		requests := 0
		s := mender(llm.Echo(func(req llm.Request) (llm.Response, error) {
			requests++
			if strings.Contains(req.User, "An earlier answer") {
				return llm.Response{Text: c.second}, nil
			}
			return llm.Response{Text: reply(wrong)}, nil
		}))
		s.Memory, s.ModelName = memory, "m"
		got, err := s.Summarize(context.Background(), parse(t, news), lang.Russian)
		if err != nil || requests != c.asked || got.KeyPoints[1].Evidence[0].Match != c.want {
			t.Errorf("%q: %d requests, %+v, %v", c.second, requests, got.KeyPoints[1], err)
		}
	}
}

// What is found in a summary is asked once for it and once for each candidate:
// twice as often for each would be quadratic in its items.
func TestFindingsOfASummaryAreComputedOnce(t *testing.T) {
	a := parse(t, news)
	r := mender(nil).newRun(a, lang.Russian)
	s, _ := decodeReply(reply(wrong))
	answer := only([]Statement{{"Водитель ждала.", cite("b2", "said a driver who waited")}}, []Figure{{"2", "дня", "дорога была закрыта", cite("b2", "closed for 2 days")}})
	asked := 0
	find := finder(func(s *Summary) []check.Finding {
		asked++
		return r.ofPart(s)
	})
	found := find(s)
	_, places := doubts(s, found)
	if got := find.better(s, found, answer, places); got.Figures[0].Value != "2" || len(places) != 2 || asked != 3 {
		t.Errorf("asked %d times for %v, %+v", asked, places, got.Figures)
	}
}
