package openai

import (
	"context"
	"errors"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"panj/internal/llm"
)

const (
	noSchema   = `{"error":{"message":"This response_format type is unavailable now","type":"invalid_request_error"}}`
	noUsage    = `{"detail":[{"type":"extra_forbidden","loc":["body","stream_options"],"msg":"Extra inputs are not permitted"}]}`
	groqSpoilt = `{"error":{"message":"Generated JSON does not match the expected schema. Please adjust your prompt.","type":"invalid_request_error","code":"json_validate_failed","failed_generation":""}}`
	ollamaBad  = `{"error":{"message":"invalid JSON schema in format","type":"api_error"}}`
)

func TestSchemaIsSentStrictAndInItsOrder(t *testing.T) {
	s := serve(t, said{body: stream("{}")})
	if _, err := s.client().Complete(ctxb(), askJSON("q")); err != nil {
		t.Fatal(err)
	}
	want := `{"type":"json_schema","json_schema":{"name":"reply","schema":` + string(askJSON("").Schema.JSON) + `,"strict":true}}`
	if got := s.field(0, "response_format"); got != want {
		t.Errorf("got %s\nwant %s", got, want)
	}
	if got := messageOf(t, s.requests()[0].body); got != "q" {
		t.Errorf("the schema's words were sent beside it: %q", got)
	}
}

func TestNoSchemaNoFormat(t *testing.T) {
	s := serve(t, said{body: stream("a")})
	if _, err := s.client().Complete(ctxb(), ask("q")); err != nil {
		t.Fatal(err)
	}
	if got := s.field(0, "response_format"); got != "" {
		t.Errorf("sent %s", got)
	}
}

func TestStepsDown(t *testing.T) {
	ok := said{body: stream("{}")}
	for _, c := range []struct {
		name   string
		script []said
		step   Step
		kind   llm.Kind
	}{
		{"taken", []said{ok}, "json_schema", 0},
		{"DeepSeek has no schemas", []said{{status: 400, body: noSchema}, ok}, "json_object", 0},
		{"Ollama's 500 for a schema", []said{{status: 500, body: ollamaBad}, ok}, "json_object", 0},
		{"llama.cpp's grammar", []said{{status: 400, body: `{"error":{"code":400,"message":"failed to parse grammar","type":"invalid_request_error"}}`}, ok}, "json_object", 0},
		{"a 422 without words", []said{{status: 422, body: `{"detail":"Unprocessable"}`}, ok}, "json_object", 0},
		{"an event in a stream", []said{{body: `data: {"error":{"message":"invalid json_schema","code":400}}` + "\n\n"}, ok}, "json_object", 0},
		{"neither", []said{{status: 400, body: noSchema}, {status: 400, body: `{"error":"'response_format.type' must be 'json_schema' or 'text'"}`}, ok}, "prompt", 0},
		{"no stream_options", []said{{status: 422, body: noUsage}, ok}, "json_schema,no_usage", 0},
		{"no stream_options, no schema", []said{{status: 422, body: noUsage}, {status: 400, body: noSchema}, ok}, "json_object,no_usage", 0},
		{"max_tokens", []said{{status: 400, body: `{"error":{"message":"Unsupported parameter: 'max_tokens'. Use 'max_completion_tokens' instead."}}`}, ok}, "json_schema,max_completion_tokens", 0},
		{"refused to the end", []said{{status: 422}, {status: 422}, {status: 422}}, "json_schema", llm.BadReply},
		{"a bad request of another sort", []said{{status: 400, body: `{"error":"bad seed"}`}}, "json_schema", llm.BadReply},
		{"Groq's answer that is not as the schema wants it", []said{{status: 400, body: groqSpoilt}}, "json_schema", llm.BadReply},
		{"the same as an event", []said{{body: "event: error\ndata: " + groqSpoilt + "\n\n"}}, "json_schema", llm.BadReply},
		{"an outage", []said{{status: 500, body: `{"error":"boom"}`}}, "json_schema", llm.Unavailable},
		{"too long", []said{{status: 400, body: `{"error":{"message":"maximum context length is 10 with this schema"}}`}}, "json_schema", llm.TooLong},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := serve(t, c.script...)
			client := s.client()
			req := askJSON("q")
			req.MaxTokens = 5
			resp, err := client.Complete(ctxb(), req)
			if llm.KindOf(err) != c.kind || err == nil && resp.Text != "{}" {
				t.Errorf("got %+v, %v", resp, err)
			}
			if client.Step() != c.step || len(s.requests()) != len(c.script) {
				t.Errorf("step %q after %d requests, want %q after %d", client.Step(), len(s.requests()), c.step, len(c.script))
			}
			if err == nil && resp.Usage.Requests != 1 {
				t.Errorf("refused requests were counted: %+v", resp.Usage)
			}
		})
	}
}

func TestWhatIsSentAtEachStep(t *testing.T) {
	s := serve(t, said{status: 400, body: noSchema}, said{status: 400, body: noSchema}, said{status: 422, body: noUsage}, said{body: stream("{}")}, said{body: stream("{}")})
	var events []Event
	client := s.client(func(c *Config) { c.Notify = func(e Event) { events = append(events, e) } })
	for range 2 {
		if _, err := client.Complete(ctxb(), askJSON("q")); err != nil {
			t.Fatal(err)
		}
	}
	if got := s.field(1, "response_format"); got != `{"type":"json_object"}` {
		t.Errorf("second: %s", got)
	}
	for _, n := range []int{1, 2, 3, 4} {
		if got := messageOf(t, s.requests()[n].body); got != "q\n\nAnswer in JSON: b, a." {
			t.Errorf("request %d lacks the schema's words behind the question: %q", n, got)
		}
	}
	if got := s.field(2, "response_format") + s.field(3, "stream_options") + s.field(4, "response_format") + s.field(4, "stream_options"); got != "" {
		t.Errorf("what was refused was sent again: %s", got)
	}
	if !slices.Equal(events, []Event{{Status: 422, Step: StepPrompt}}) {
		t.Errorf("events %+v", events)
	}
}

func TestTextThatCameIsNotAskedForAgain(t *testing.T) {
	s := serve(t, said{body: event(`{"b":`) + `data: {"error":{"message":"grammar stack is empty","code":500}}` + "\n\n"}, said{body: stream("{}")})
	resp, err := s.client().Complete(ctxb(), askJSON("q"))
	if llm.KindOf(err) != llm.Truncated || resp.Text != `{"b":` || len(s.requests()) != 1 {
		t.Errorf("got %+v, %v after %d requests", resp, err, len(s.requests()))
	}
}

// However the two meet, the agreement is made once.
func TestSettleIsMadeOnceUnderLoad(t *testing.T) {
	for range 200 {
		a, err := newAgreement(Config{Settle: true})
		if err != nil {
			t.Fatal(err)
		}
		var wg sync.WaitGroup
		var mu sync.Mutex
		led := 0
		for range 8 {
			wg.Go(func() {
				turn, err := a.begin(ctxb(), askJSON("q"))
				if err != nil {
					t.Error(err)
					return
				}
				defer turn.end()
				if turn.leads {
					mu.Lock()
					led++
					mu.Unlock()
				}
				turn.accepted()
			})
		}
		wg.Wait()
		if led != 1 {
			t.Fatalf("%d requests settled", led)
		}
	}
}

func TestStartAtAStep(t *testing.T) {
	for start, want := range map[Step]Step{"": StepSchema, StepObject: StepObject, "prompt,no_usage": "prompt,no_usage", "json_schema,max_completion_tokens": "json_schema,max_completion_tokens"} {
		s := serve(t, said{body: stream("{}")})
		client := s.client(func(c *Config) { c.Start = start })
		if _, err := client.Complete(ctxb(), askJSON("q")); err != nil || client.Step() != want {
			t.Errorf("start %q: step %q, %v", start, client.Step(), err)
		}
		if n := s.field(0, "stream_options"); (n == "") != strings.Contains(string(start), "no_usage") {
			t.Errorf("start %q: stream_options %q", start, n)
		}
	}
	for _, start := range []Step{"xml", "json_schema,fast"} {
		if _, err := New(Config{Start: start}); err == nil {
			t.Errorf("step %q is taken", start)
		}
	}
}

// With Settle, the first request runs through all refusals while the others wait.
func TestSettleLetsTheFirstRequestGoAlone(t *testing.T) {
	script := []said{{status: 500, body: `{"error":"first one fails"}`}, {status: 400, body: noSchema}, {status: 400, body: noSchema}}
	for range 7 {
		script = append(script, said{body: stream("{}"), slow: true})
	}
	s := serve(t, script...)
	client := s.client(func(c *Config) { c.Settle = true })
	var wg sync.WaitGroup
	var mu sync.Mutex
	failed := 0
	for range 8 {
		wg.Go(func() {
			if _, err := client.Complete(ctxb(), askJSON("q")); err != nil {
				mu.Lock()
				failed++
				mu.Unlock()
			}
		})
	}
	wg.Wait()
	if failed != 1 || client.Step() != StepPrompt {
		t.Errorf("%d failed, step %q", failed, client.Step())
	}
	if n := len(s.requests()); n != len(script) {
		t.Errorf("asked %d times, want %d", n, len(script))
	}
	for n := 3; n < len(script); n++ {
		if got := s.field(n, "response_format"); got != "" {
			t.Errorf("request %d left before the step was found: %s", n, got)
		}
	}
}

func TestSettledStepStaysWhenOneRequestIsRefused(t *testing.T) {
	ok := said{body: stream("{}")}
	s := serve(t, ok, said{status: 500, body: ollamaBad}, ok, ok)
	client := s.client(func(c *Config) { c.Settle = true })
	for range 3 {
		if _, err := client.Complete(ctxb(), askJSON("q")); err != nil {
			t.Fatal(err)
		}
	}
	if client.Step() != StepSchema || !strings.Contains(s.field(3, "response_format"), "json_schema") {
		t.Errorf("step %q, third request %s", client.Step(), s.field(3, "response_format"))
	}
}

func TestSettleWatchesTheContext(t *testing.T) {
	s := serve(t, said{hang: true})
	client := s.client(func(c *Config) { c.Settle = true })
	ctx, cancel := context.WithCancel(ctxb())
	var wg sync.WaitGroup
	for range 3 {
		wg.Go(func() {
			if _, err := client.Complete(ctx, askJSON("q")); !errors.Is(err, context.Canceled) {
				t.Errorf("got %v", err)
			}
		})
	}
	for len(s.requests()) == 0 {
		time.Sleep(time.Millisecond)
	}
	cancel()
	wg.Wait()
	if n := len(s.requests()); n != 1 {
		t.Errorf("asked %d times", n)
	}
}

func TestSideBySideRequestsDoNotUndoAStep(t *testing.T) {
	d := dialect{step: StepObject, noUsage: true}
	if got := d.join(dialect{step: StepSchema, completionTokens: true}); got != (dialect{StepObject, true, true}) {
		t.Errorf("got %v", got)
	}
}
