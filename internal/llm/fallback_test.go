package llm

import (
	"context"
	"testing"
)

func TestFallbackTakesWhatTheFirstCanNotDo(t *testing.T) {
	refusal := &Error{Kind: Refused}
	for _, c := range []struct {
		name  string
		first Turn
		req   Request
		want  string
		kind  Kind
		cost  int // answers counted
	}{
		{"the first answers", Turn{Text: "one"}, Request{Alone: true}, "one", 0, 1},
		{"refused, and can be made smaller", Turn{Err: refusal}, Request{}, "", Refused, 0},
		{"refused, and can't", Turn{Err: refusal}, Request{Alone: true}, "two", 0, 1},
		{"refused with words of its own", Turn{Text: "no", Err: refusal}, Request{Alone: true}, "two", 0, 2},
		{"failed once", Turn{Text: "one"}, Request{Alone: true, Failed: 1}, "one", 0, 1},
		{"failed twice", Turn{Text: "one"}, Request{Alone: true, Failed: 2}, "two", 0, 1},
		{"an outage is nobody's fault", Turn{Err: &Error{Kind: Unavailable}}, Request{Alone: true}, "", Unavailable, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := Fallback{First: NewScript(c.first), Second: NewScript(Turn{Response: Response{Text: "two", Model: "second"}})}
			resp, err := f.Complete(context.Background(), c.req)
			if resp.Text != c.want || KindOf(err) != c.kind || resp.Usage.Requests != c.cost {
				t.Errorf("got %+v, %v", resp, err)
			}
			if resp.Text == "two" && resp.Model != "second" {
				t.Errorf("the answer says that %q wrote it", resp.Model)
			}
		})
	}
}

// What First said before it refused is nobody's answer.
func TestFallbackTellsTheWordsOfOneModelAlone(t *testing.T) {
	for _, c := range []struct {
		first Turn
		alone bool
		want  string
	}{
		{Turn{Text: "whole"}, true, "whole"},
		{Turn{Text: "whole"}, false, "whole"},
		{Turn{Text: "half of it", Err: &Error{Kind: Refused}}, true, "second"},
		{Turn{Text: "half of it", Err: &Error{Kind: Truncated}}, true, "half of it"},
	} {
		told := ""
		begun := 0
		f := Fallback{First: NewScript(c.first), Second: NewScript(Turn{Text: "second"})}
		resp, _ := f.Complete(context.Background(), Request{Alone: c.alone, OnText: func(d string) { told += d; begun++ }})
		if told != c.want || resp.Text != c.want || begun == 0 {
			t.Errorf("told %q, answered %q, want %q", told, resp.Text, c.want)
		}
	}
}
