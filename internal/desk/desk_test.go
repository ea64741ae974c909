package desk

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"panj/internal/article"
	"panj/internal/glossary"
	"panj/internal/lang"
	"panj/internal/llm"
	"panj/summarize"
)

func parse(t testing.TB, name, text string) *article.Article {
	t.Helper()
	a, err := article.Parse(name, []byte(text), article.Text)
	if err != nil {
		t.Fatal(err)
	}
	a.Language = lang.English
	return a
}

var wantedLine = regexp.MustCompile(`Blocks wanted: (.*)\.`)

// answer is a good reply to any request.
func answer(req llm.Request) (llm.Response, error) {
	match := wantedLine.FindStringSubmatch(req.User)
	if match == nil {
		return llm.Response{Text: `{"headline":"h","abstract":{"text":"a","evidence":[]},"key_points":[],"events":[],
			"entities":[],"figures":[],"quotes":[],"claims":[],"differences":[],"not_stated":[],"topics":[]}`}, nil
	}
	type item struct {
		ID   string `json:"id"`
		Text string `json:"text"`
	}
	var items []item
	for _, id := range strings.Split(match[1], ", ") {
		items = append(items, item{id, "перевод"})
	}
	b, _ := json.Marshal(map[string]any{"blocks": items, "names": []string{}})
	return llm.Response{Text: string(b), Usage: llm.Usage{Requests: 1, PromptTokens: 10, CompletionTokens: 2, Reported: true}}, nil
}

func desk(m llm.Completer) *Desk {
	return &Desk{Model: m, Glossary: glossary.Builtin(), Slots: 3, Server: "test", ModelName: "asked"}
}

func work(t *testing.T, d *Desk, orders ...Order) []Result {
	t.Helper()
	var results []Result
	if err := d.Work(context.Background(), orders, func(i int, r Result) error {
		if i != len(results) {
			t.Errorf("result %d came when %d was next", i, len(results))
		}
		results = append(results, r)
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	return results
}

func TestOneOrderMakesOneReport(t *testing.T) {
	d := desk(llm.NewScript(llm.Turn{Answer: answer, Times: -1}))
	var mu sync.Mutex
	var events []string
	d.Watch = func(e Event) {
		mu.Lock()
		defer mu.Unlock()
		events = append(events, fmt.Sprintf("%s %s %s %d/%d", e.Article, e.Verb, e.Lang, e.Done, e.Total))
	}
	r := work(t, d, Order{
		Article:   parse(t, "a.txt", "One.\n\nTwo.\n"),
		Translate: []lang.Language{lang.Russian, lang.Tajik},
		Summarize: []lang.Language{lang.Tajik, lang.Russian},
	})[0]
	if r.Err != nil {
		t.Fatal(r.Err)
	}
	rep := r.Report
	if len(rep.Translations) != 2 || rep.Translations[0].Lang != lang.Russian || rep.Summaries[0].Lang != lang.Tajik {
		t.Errorf("the order of the order was not kept: %+v", rep)
	}
	p := rep.Provenance
	if p.Server != "test" || p.Model != "fake" || p.Usage.Requests != 4 || p.Usage.PromptTokens < 20 {
		t.Errorf("provenance %+v", p)
	}
	if !strings.HasPrefix(p.Prompts["translate"], "translate@") || !strings.HasPrefix(p.Prompts["summarize"], "summarize@") {
		t.Errorf("prompts %v", p.Prompts)
	}
	if !slices.Contains(events, "a.txt translate tg 2/2") || !slices.Contains(events, "a.txt summarize ru 1/1") {
		t.Errorf("events %q", events)
	}
}

func TestResultsComeInInputOrder(t *testing.T) {
	hold := make(chan struct{})
	script := llm.NewScript(
		llm.Turn{Match: "The slow one.", Answer: answer, Hold: hold},
		llm.Turn{Match: "The last one.", Answer: answer, Start: func(llm.Request) { close(hold) }},
		llm.Turn{Answer: answer, Times: -1},
	)
	to := []lang.Language{lang.Russian}
	results := work(t, desk(script),
		Order{Article: parse(t, "slow.txt", "The slow one."), Translate: to},
		Order{Article: parse(t, "b.txt", "Another one."), Translate: to},
		Order{Article: parse(t, "c.txt", "The last one."), Translate: to},
	)
	for i, name := range []string{"slow.txt", "b.txt", "c.txt"} {
		if got := results[i].Report.Articles[0].Name; got != name {
			t.Errorf("result %d is of %s", i, got)
		}
	}
}

func TestSlotsBoundRequestsInFlight(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		script := llm.NewScript(llm.Turn{Times: -1, Answer: func(r llm.Request) (llm.Response, error) {
			time.Sleep(time.Second)
			return answer(r)
		}})
		var orders []Order
		for i := range 12 {
			orders = append(orders, Order{Article: parse(t, "a", fmt.Sprintf("Article number %d.", i)), Translate: []lang.Language{lang.Russian}})
		}
		start := time.Now()
		work(t, desk(script), orders...)
		if script.Peak() != 3 {
			t.Errorf("%d requests at once, want 3", script.Peak())
		}
		if took := time.Since(start); took != 4*time.Second {
			t.Errorf("12 requests of a second in 3 slots took %s of the fake clock", took)
		}
	})
}

func TestFirstRequestOfAGroupGoesAhead(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		// The first begins to answer after a second, and ends long after that.
		var starts []time.Duration
		began := time.Now()
		var mu sync.Mutex
		pause := make(chan struct{})
		script := llm.NewScript(
			llm.Turn{Text: "x", Start: func(llm.Request) { time.Sleep(time.Second) }, Response: llm.Response{Text: strings.Repeat("x", 20)}, Pause: pause},
			llm.Turn{Times: -1, Answer: answer, Start: func(llm.Request) {
				mu.Lock()
				defer mu.Unlock()
				starts = append(starts, time.Since(began))
			}},
		)
		time.AfterFunc(time.Minute, func() { close(pause) })
		work(t, desk(script), Order{
			Article:   parse(t, "a", "One."),
			Translate: []lang.Language{lang.Russian, lang.Tajik, lang.Dari},
		})
		if len(starts) < 2 || starts[0] != time.Second || starts[1] != time.Second {
			t.Errorf("siblings left after %v, want when the first began to answer", starts)
		}
	})
}

func TestSiblingsWaitTwoSecondsAtMost(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		began := time.Now()
		hold := make(chan struct{})
		var mu sync.Mutex
		var starts []time.Duration
		script := llm.NewScript(
			llm.Turn{Match: "One.", Hold: hold, Answer: answer},
			llm.Turn{Times: -1, Answer: answer, Start: func(llm.Request) {
				mu.Lock()
				defer mu.Unlock()
				starts = append(starts, time.Since(began))
			}},
		)
		time.AfterFunc(time.Minute, func() { close(hold) })
		work(t, desk(script),
			Order{Article: parse(t, "a", "One."), Translate: []lang.Language{lang.Russian, lang.Tajik}},
			Order{Article: parse(t, "b", "Another article."), Translate: []lang.Language{lang.Russian}},
		)
		if len(starts) != 2 || starts[0] != 0 || starts[1] != headStart {
			t.Errorf("requests left after %v: want the other article at once, the sibling after %s", starts, headStart)
		}
	})
}

func TestPartOfAnOrderFails(t *testing.T) {
	script := llm.NewScript(
		llm.Turn{Match: "Task: a structured summary", Times: -1, Err: &llm.Error{Kind: llm.Refused, Message: "no"}},
		llm.Turn{Answer: answer, Times: -1},
	)
	r := work(t, desk(script), Order{
		Article: parse(t, "a", "One."), Translate: []lang.Language{lang.Russian}, Summarize: []lang.Language{lang.Tajik},
	})[0]
	var partial *Partial
	if !errors.As(r.Err, &partial) || !slices.Equal(partial.Failed, []string{"tg: summarize"}) || llm.KindOf(r.Err) != llm.Refused {
		t.Errorf("error %v", r.Err)
	}
	if len(r.Report.Translations) != 1 || len(r.Report.Summaries) != 0 {
		t.Errorf("report %+v", r.Report)
	}
}

func TestNothingUsableIsTheCauseItself(t *testing.T) {
	script := llm.NewScript(llm.Turn{Times: -1, Err: &llm.Error{Kind: llm.Unavailable, Message: "down"}})
	r := work(t, desk(script), Order{
		Article: parse(t, "a", "One."), Translate: []lang.Language{lang.Russian}, Summarize: []lang.Language{lang.Russian},
	})[0]
	var partial *Partial
	if errors.As(r.Err, &partial) || llm.KindOf(r.Err) != llm.Unavailable || len(r.Report.Translations) != 0 {
		t.Errorf("error %v, report %+v", r.Err, r.Report)
	}
}

func TestNoAccessHoldsFurtherRequestsBack(t *testing.T) {
	script := llm.NewScript(llm.Turn{Times: -1, Err: &llm.Error{Kind: llm.Auth, Message: "no"}})
	d := desk(script)
	d.Slots = 1
	var orders []Order
	for i := range 20 {
		orders = append(orders, Order{Article: parse(t, "a", fmt.Sprintf("Article %d.", i)), Translate: []lang.Language{lang.Russian}})
	}
	for _, r := range work(t, d, orders...) {
		if llm.KindOf(r.Err) != llm.Auth {
			t.Errorf("error %v", r.Err)
		}
	}
	if n := len(script.Seen()); n != 1 {
		t.Errorf("%d requests after the key was refused", n)
	}
}

func TestCancelledWorkHandsOverWhatIsWhole(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	script := llm.NewScript(
		llm.Turn{Match: "The first.", Answer: answer},
		llm.Turn{Match: "The second.", Hold: make(chan struct{})},
	)
	to := []lang.Language{lang.Russian}
	var got []int
	err := desk(script).Work(ctx, []Order{
		{Article: parse(t, "a", "The first."), Translate: to},
		{Article: parse(t, "b", "The second."), Translate: to},
	}, func(i int, r Result) error {
		got = append(got, i)
		cancel()
		return nil
	})
	if !errors.Is(err, context.Canceled) || !slices.Equal(got, []int{0}) {
		t.Errorf("results %v, error %v", got, err)
	}
}

func TestCancelledWorkKeepsFinishedLanguages(t *testing.T) {
	synctest.Test(t, cancelledWork)
}

func cancelledWork(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	script := llm.NewScript(
		llm.Turn{Match: "Task: translate into Russian", Answer: answer},
		llm.Turn{Match: "in Russian (ru).", Answer: answer},
		llm.Turn{Match: "Task: translate into Tajik", Answer: answer},
		llm.Turn{Match: "in Tajik (tg).", Hold: make(chan struct{})},
	)
	time.AfterFunc(10*time.Second, cancel)
	d := desk(script)
	d.Slots = 4
	both := []lang.Language{lang.Russian, lang.Tajik}
	var got *Result
	err := d.Work(ctx, []Order{{Article: parse(t, "a", "One."), Translate: both, Summarize: both}}, func(_ int, r Result) error {
		got = &r
		return nil
	})
	if !errors.Is(err, context.Canceled) || got == nil {
		t.Fatalf("result %v, error %v", got, err)
	}
	r := got.Report
	if len(r.Translations) != 1 || len(r.Summaries) != 1 || r.Translations[0].Lang != lang.Russian || r.Summaries[0].Lang != lang.Russian {
		t.Errorf("kept %+v and %+v, want Russian alone", r.Translations, r.Summaries)
	}
	if !errors.Is(got.Err, context.Canceled) {
		t.Errorf("error %v", got.Err)
	}
}

func TestCopyingAsksNoModel(t *testing.T) {
	a := parse(t, "a", "One.")
	for _, c := range []struct {
		order Order
		want  bool
	}{
		{Order{Article: a, Translate: []lang.Language{lang.English}}, false},
		{Order{Article: a, Translate: []lang.Language{lang.English, lang.Tajik}}, true},
		{Order{Article: a, Summarize: []lang.Language{lang.English}}, true},
		{Order{Article: &article.Article{Blocks: []article.Block{{ID: "b1", Kind: article.Code}}}, Translate: []lang.Language{lang.Tajik}}, false},
	} {
		if got := c.order.Asks(); got != c.want {
			t.Errorf("%+v asks: %t", c.order, got)
		}
	}
	if r := work(t, desk(nil), Order{Article: a, Translate: []lang.Language{lang.English}})[0]; r.Err != nil || r.Report.Translations[0].Text != "One." {
		t.Errorf("%+v", r)
	}
}

func TestErrorOfTheReceiverEndsTheWork(t *testing.T) {
	full := errors.New("disk full")
	script := llm.NewScript(llm.Turn{Answer: answer, Times: -1})
	err := desk(script).Work(context.Background(), []Order{
		{Article: parse(t, "a", "One."), Translate: []lang.Language{lang.Russian}},
		{Article: parse(t, "b", "Two."), Translate: []lang.Language{lang.Russian}},
	}, func(int, Result) error { return full })
	if err != full {
		t.Errorf("error %v", err)
	}
}

// Summaries that are taken out of the article ask no model, and the report says so.
func TestExtractAsksNobody(t *testing.T) {
	a := parse(t, "a.txt", "The road to the pass is open again.\n\nIt was shut for 12 days, the road service said.")
	o := Order{Article: a, Summarize: []lang.Language{lang.English}, Extract: &summarize.ExtractOptions{}}
	if o.Asks() {
		t.Error("it wants a model")
	}
	d := &Desk{Glossary: glossary.Builtin()}
	r := work(t, d, o)[0]
	if r.Err != nil || len(r.Report.Summaries) != 1 || r.Report.Summaries[0].Engine != "extractive" {
		t.Fatalf("%+v, %v", r.Report, r.Err)
	}
	if p := r.Report.Provenance; p.Model != "" || p.Server != "" || len(p.Prompts) != 0 || p.Usage.Requests != 0 {
		t.Errorf("provenance %+v", p)
	}
	empty := work(t, d, Order{Article: parse(t, "b.txt", ""), Summarize: []lang.Language{lang.English}, Extract: &summarize.ExtractOptions{}})[0]
	if empty.Err == nil || len(empty.Report.Summaries) != 0 {
		t.Errorf("an article without text: %+v, %v", empty.Report.Summaries, empty.Err)
	}
	o.Translate = []lang.Language{lang.Russian}
	if !o.Asks() {
		t.Error("a translation needs no model")
	}
}

func TestNoRequestGoesAheadWithoutWarming(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		began := time.Now()
		var mu sync.Mutex
		var starts []time.Duration
		script := llm.NewScript(llm.Turn{Times: -1, Start: func(llm.Request) {
			mu.Lock()
			starts = append(starts, time.Since(began))
			mu.Unlock()
			time.Sleep(time.Second)
		}, Answer: answer})
		d := desk(script)
		d.NoWarm = true
		work(t, d, Order{Article: parse(t, "a", "One."), Translate: []lang.Language{lang.Russian, lang.Tajik, lang.Dari}})
		if len(starts) != 3 || starts[2] != 0 {
			t.Errorf("requests left after %v, want all at once", starts)
		}
	})
}
