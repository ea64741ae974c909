package llm

import (
	"context"
	"errors"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
)

func TestEchoTellsTheTextInPieces(t *testing.T) {
	echo := Echo(func(r Request) (Response, error) { return Response{Text: "«" + r.User + "»"}, nil })
	var told []string
	resp, err := echo.Complete(context.Background(), Request{User: "ҷумҳурии 共和国", OnText: func(d string) { told = append(told, d) }})
	if err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(told, ""); got != resp.Text || resp.Text != "«ҷумҳурии 共和国»" {
		t.Errorf("told %q, answered %q", got, resp.Text)
	}
	if len(told) < 3 {
		t.Errorf("told in %d pieces", len(told))
	}
	if resp.Stop != StopDone || resp.Model != "fake" || resp.Usage.Requests != 1 {
		t.Errorf("left open: %+v", resp)
	}
}

func TestEchoOfAnErrorCostsNothing(t *testing.T) {
	echo := Echo(func(Request) (Response, error) { return Response{}, &Error{Kind: Refused} })
	resp, err := echo.Complete(context.Background(), Request{})
	if resp != (Response{}) || KindOf(err) != Refused {
		t.Errorf("got %+v, %v", resp, err)
	}
}

func TestFakesWatchTheContext(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	for name, c := range map[string]Completer{
		"echo":   Echo(func(Request) (Response, error) { return Response{Text: "x"}, nil }),
		"script": NewScript(Turn{Text: "x"}),
	} {
		if resp, err := c.Complete(ctx, Request{}); !errors.Is(err, context.Canceled) || resp.Text != "" {
			t.Errorf("%s: got %+v, %v", name, resp, err)
		}
	}
}

func TestScriptAnswersInTurnAndByMatch(t *testing.T) {
	s := NewScript(
		Turn{Match: "ru", Text: "да"},
		Turn{Match: "ru", Text: "нет"},
		Turn{Match: "tg", Text: "ҳа", Times: -1},
		Turn{Text: "any"},
	)
	for _, c := range []struct{ system, user, want string }{
		{"", "to tg", "ҳа"}, {"", "to ru", "да"}, {"in ru", "", "нет"}, {"", "to tg", "ҳа"}, {"", "to zh", "any"},
	} {
		resp, err := s.Complete(context.Background(), Request{System: c.system, User: c.user})
		if err != nil || resp.Text != c.want {
			t.Errorf("%q %q: got %q, %v, want %q", c.system, c.user, resp.Text, err, c.want)
		}
	}
	if s.Left() != 0 || len(s.Seen()) != 5 || s.Seen()[3].User != "to tg" {
		t.Errorf("left %d, seen %+v", s.Left(), s.Seen())
	}
	_, err := s.Complete(context.Background(), Request{User: "to zh"})
	if KindOf(err) != BadReply || !strings.Contains(err.Error(), "to zh") {
		t.Errorf("a request too many: %v", err)
	}
}

func TestScriptGivesPartOfAnAnswerWithItsError(t *testing.T) {
	s := NewScript(Turn{Text: `{"blocks":[{"id":"b1"`, Err: &Error{Kind: Truncated}, Response: Response{Stop: StopLength}})
	var told strings.Builder
	resp, err := s.Complete(context.Background(), Request{OnText: func(d string) { told.WriteString(d) }})
	if KindOf(err) != Truncated || resp.Text != `{"blocks":[{"id":"b1"` || told.String() != resp.Text {
		t.Errorf("got %+v, %v, told %q", resp, err, told.String())
	}
	if resp.Stop != StopLength || resp.Usage.Requests != 1 {
		t.Errorf("got %+v", resp)
	}
}

func TestScriptComputesAnAnswer(t *testing.T) {
	s := NewScript(Turn{Answer: func(r Request) (Response, error) { return Response{Text: r.User + "!"}, nil }, Times: -1})
	resp, err := s.Complete(context.Background(), Request{User: "a"})
	if err != nil || resp.Text != "a!" {
		t.Errorf("got %+v, %v", resp, err)
	}
}

func TestScriptHoldsAndCountsRequestsInFlight(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		hold := make(chan struct{})
		started := 0
		var mu sync.Mutex
		s := NewScript(Turn{Text: "x", Times: -1, Hold: hold, Start: func(Request) { mu.Lock(); started++; mu.Unlock() }})
		var wg sync.WaitGroup
		for range 3 {
			wg.Go(func() { s.Complete(context.Background(), Request{}) })
		}
		synctest.Wait()
		if s.InFlight() != 3 || started != 3 {
			t.Errorf("%d in flight, %d started", s.InFlight(), started)
		}
		close(hold)
		wg.Wait()
		if s.InFlight() != 0 || s.Peak() != 3 {
			t.Errorf("%d in flight, peak %d", s.InFlight(), s.Peak())
		}
	})
}

func TestScriptPausesAfterTheFirstBytes(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		pause := make(chan struct{})
		s := NewScript(Turn{Text: "a longer answer", Pause: pause})
		var told strings.Builder
		ctx, cancel := context.WithCancel(context.Background())
		var resp Response
		var err error
		done := make(chan struct{})
		go func() {
			defer close(done)
			resp, err = s.Complete(ctx, Request{OnText: func(d string) { told.WriteString(d) }})
		}()
		synctest.Wait()
		if got := told.String(); got == "" || got == "a longer answer" {
			t.Errorf("told %q while paused", got)
		}
		cancel()
		<-done
		if !errors.Is(err, context.Canceled) || resp.Text != told.String() {
			t.Errorf("got %+v, %v, told %q", resp, err, told.String())
		}
	})
}
