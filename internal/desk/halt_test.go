package desk

import (
	"fmt"
	"sync"
	"testing"

	"panj/internal/lang"
	"panj/internal/llm"
)

// What a replay lacks and can be done without ends nothing else.
func TestMissOfASecondTryHoldsNothingBack(t *testing.T) {
	script := llm.NewScript(
		llm.Turn{Match: "once more", Times: -1, Err: &llm.Error{Kind: llm.ReplayMiss, Message: "no"}},
		llm.Turn{Times: -1, Answer: func(req llm.Request) (llm.Response, error) {
			return llm.Response{Text: `{"blocks":[{"id":"b1","text":"Дорога была закрыта 26 дней."}],"names":[]}`}, nil
		}},
	)
	d := desk(script)
	d.RepairRounds, d.Slots = 1, 1
	var notes []string
	var mu sync.Mutex
	d.Watch = func(e Event) {
		mu.Lock()
		defer mu.Unlock()
		if e.Note != "" {
			notes = append(notes, fmt.Sprint(e.Order, e.Note))
		}
	}
	order := Order{Article: parse(t, "a", "The road was closed for 62 days."), Translate: []lang.Language{lang.Russian}}
	for i, r := range work(t, d, order, order) {
		if r.Err != nil || len(r.Report.Translations) != 1 {
			t.Errorf("order %d: %v", i, r.Err)
		}
	}
	if len(notes) != 2 {
		t.Errorf("notes %q", notes)
	}
}
