package llm

import (
	"context"
	"errors"
	"slices"
	"sync"
	"testing"
)

func TestUsageAdd(t *testing.T) {
	known := Usage{Requests: 2, PromptTokens: 10, CachedTokens: 4, CompletionTokens: 3, Reported: true}
	silent := Usage{Requests: 1}
	for _, c := range []struct {
		name       string
		a, b, want Usage
	}{
		{"nothing is not reported", Usage{}, Usage{}, Usage{}},
		{"nothing changes nothing", Usage{}, known, known},
		{"two known", known, known, Usage{Requests: 4, PromptTokens: 20, CachedTokens: 8, CompletionTokens: 6, Reported: true}},
		{"one silent", known, silent, Usage{Requests: 3, PromptTokens: 10, CachedTokens: 4, CompletionTokens: 3}},
		{"only silent", silent, Usage{}, silent},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := c.a.Add(c.b); got != c.want {
				t.Errorf("got %+v, want %+v", got, c.want)
			}
			if got := c.b.Add(c.a); got != c.want {
				t.Errorf("the other way round: got %+v, want %+v", got, c.want)
			}
		})
	}
}

func TestMeterCountsEveryAnswer(t *testing.T) {
	usage := Usage{Requests: 1, PromptTokens: 7, CompletionTokens: 2, Reported: true}
	script := NewScript(
		Turn{Match: "whole", Response: Response{Text: "yes", Model: "b", Usage: usage}, Times: 10},
		Turn{Match: "cut", Response: Response{Text: "ye", Model: "a", Usage: usage}, Err: &Error{Kind: Truncated}},
		Turn{Match: "lost", Err: &Error{Kind: Unavailable}},
	)
	m := NewMeter(script)
	var wg sync.WaitGroup
	for range 10 {
		wg.Go(func() { m.Complete(context.Background(), Request{User: "whole"}) })
	}
	wg.Wait()
	if _, err := m.Complete(context.Background(), Request{User: "cut"}); KindOf(err) != Truncated {
		t.Errorf("the cut answer's error is %v", err)
	}
	if _, err := m.Complete(context.Background(), Request{User: "lost"}); KindOf(err) != Unavailable {
		t.Errorf("the lost answer's error is %v", err)
	}
	want := Usage{Requests: 11, PromptTokens: 77, CompletionTokens: 22, Reported: true}
	if got := m.Usage(); got != want {
		t.Errorf("usage %+v, want %+v", got, want)
	}
	if got := m.Models(); !slices.Equal(got, []string{"a", "b"}) {
		t.Errorf("models %q", got)
	}
}

func TestMeterPassesAnswersOn(t *testing.T) {
	cause := errors.New("cause")
	m := NewMeter(Echo(func(r Request) (Response, error) { return Response{Text: r.User}, cause }))
	resp, err := m.Complete(context.Background(), Request{User: "сад"})
	if resp.Text != "сад" || !errors.Is(err, cause) {
		t.Errorf("got %+v, %v", resp, err)
	}
}
