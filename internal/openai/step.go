package openai

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"

	"panj/internal/llm"
)

// Step is a way of asking for JSON that a server may or may not take.
type Step string

// The steps, tried in this order.
const (
	StepSchema Step = "json_schema"
	StepObject Step = "json_object"
	StepPrompt Step = "prompt"
)

// next is the step below s, or s itself.
func (s Step) next() Step {
	if s == StepSchema {
		return StepObject
	}
	return StepPrompt
}

// dialect is how a server wants to be asked.
type dialect struct {
	step             Step
	noUsage          bool // it refuses stream_options
	completionTokens bool // it refuses max_tokens
}

const (
	traitNoUsage          = "no_usage"
	traitCompletionTokens = "max_completion_tokens"
)

func (d dialect) String() string {
	s := string(d.step)
	if d.noUsage {
		s += "," + traitNoUsage
	}
	if d.completionTokens {
		s += "," + traitCompletionTokens
	}
	return s
}

// parseDialect reads what String wrote; empty is the first step.
func parseDialect(s string) (dialect, error) {
	step, traits, _ := strings.Cut(s, ",")
	d := dialect{step: Step(step)}
	switch d.step {
	case "":
		d.step = StepSchema
	case StepSchema, StepObject, StepPrompt:
	default:
		return d, fmt.Errorf("reading the reply format: %q is none of json_schema, json_object, prompt", step)
	}
	for trait := range strings.SplitSeq(traits, ",") {
		switch trait {
		case "":
		case traitNoUsage:
			d.noUsage = true
		case traitCompletionTokens:
			d.completionTokens = true
		default:
			return d, fmt.Errorf("reading the reply format: %q is unknown", trait)
		}
	}
	return d, nil
}

// without is the dialect that leaves out what the server refused, if the error
// says so. The order matters: a message that names a field is about that field.
func (d dialect) without(e *serverError, req llm.Request) (dialect, bool) {
	switch {
	case !d.noUsage && e.mentions("stream_options", "include_usage"):
		d.noUsage = true
	case !d.completionTokens && req.MaxTokens > 0 && e.mentions("max_completion_tokens"):
		d.completionTokens = true
	case d.step != StepPrompt && req.Schema.Name != "" && e.refusesFormat():
		d.step = d.step.next()
	default:
		return d, false
	}
	return d, true
}

// agreement is what client and server have found out about each other.
type agreement struct {
	settle bool
	notify func(Event)
	seat   chan struct{} // held by the request that settles
	done   chan struct{} // closed once settled

	mu  sync.Mutex
	now dialect
}

func newAgreement(c Config) (*agreement, error) {
	d, err := parseDialect(string(c.Start))
	if err != nil {
		return nil, err
	}
	return &agreement{
		settle: c.Settle, notify: c.Notify, now: d,
		seat: make(chan struct{}, 1), done: make(chan struct{}),
	}, nil
}

func (a *agreement) step() Step {
	a.mu.Lock()
	defer a.mu.Unlock()
	return Step(a.now.String())
}

// turn is one request's part in the agreement.
type turn struct {
	dialect
	a       *agreement
	req     llm.Request
	leads   bool
	refused int // status of the last refusal
}

// begin waits, with Settle, for the request that finds the step; the first that
// wants JSON is that one, and the next if it fails.
func (a *agreement) begin(ctx context.Context, req llm.Request) (*turn, error) {
	t := &turn{a: a, req: req}
	if a.settle && req.Schema.Name != "" && !a.settled() {
		select {
		case <-a.done:
		case a.seat <- struct{}{}:
			t.leads = true
			if a.settled() {
				t.end()
			}
		case <-ctx.Done():
			return nil, ctx.Err()
		}
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	t.dialect = a.now
	return t, nil
}

func (a *agreement) settled() bool {
	select {
	case <-a.done:
		return true
	default:
		return false
	}
}

// end gives the seat to the next request if this one held it.
func (t *turn) end() {
	if t.leads {
		t.leads = false
		<-t.a.seat
	}
}

// lower says whether err refused something that can be left out, and leaves it out.
func (t *turn) lower(err error) bool {
	e, ok := errors.AsType[*serverError](err)
	if !ok || !e.badRequest() {
		return false
	}
	d, ok := t.without(e, t.req)
	t.dialect, t.refused = d, e.status
	return ok
}

// accepted is called when the server has begun to answer. With Settle the
// agreement is made once: what one later request has to leave out, it leaves out
// alone, since a replay in another order must send the same requests.
func (t *turn) accepted() {
	a := t.a
	if a.settle && !t.leads {
		return
	}
	a.mu.Lock()
	before := a.now
	a.now = before.join(t.dialect)
	after := a.now
	a.mu.Unlock()
	if t.leads {
		close(a.done)
		t.end()
	}
	if after.step != before.step && a.notify != nil {
		a.notify(Event{Status: t.refused, Step: after.step})
	}
}

// join leaves out what either leaves out, so that of two requests side by side
// the later doesn't undo what the other found.
func (d dialect) join(e dialect) dialect {
	rank := map[Step]int{StepSchema: 0, StepObject: 1, StepPrompt: 2}
	if rank[e.step] > rank[d.step] {
		d.step = e.step
	}
	d.noUsage = d.noUsage || e.noUsage
	d.completionTokens = d.completionTokens || e.completionTokens
	return d
}
