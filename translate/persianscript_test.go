package translate

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"panj/internal/lang"
	"panj/internal/llm"
)

const tajikNews = "# Сел дар Рашт\n\nДар **деҳа** 3 нафар [омаданд](https://example.org/a?b=1,2).\n\n```\nкод\n```\n"

func TestTajikArticleInPersianScriptAsksNobody(t *testing.T) {
	a := parse(t, tajikNews)
	a.Language = lang.Tajik
	var events []Event
	got, err := translator(nil).Translate(context.Background(), a, lang.TajikArab, func(e Event) { events = append(events, e) })
	if err != nil {
		t.Fatal(err)
	}
	want := "# سیل در رشت\n\nدر **ده** ۳ نفر [آمدند](https://example.org/a?b=1,2).\n\n```\nкод\n```\n"
	if got.Text != want || got.Lang != lang.TajikArab || got.Via != "" || len(got.Findings) != 0 {
		t.Errorf("lang %s, via %q, %d findings, text\n%s", got.Lang, got.Via, len(got.Findings), got.Text)
	}
	if b := got.Blocks[1]; b.State != Done || b.Model != "" || b.Text != "در ده ۳ نفر آمدند." || got.Blocks[2].State != Kept {
		t.Errorf("%+v", got.Blocks)
	}
	if len(events) != 1 || events[0].Text != want || !events[0].Ended || events[0].Done != 2 || events[0].Total != 2 {
		t.Errorf("%+v", events)
	}
}

// inTajik is an answer to news with another number than the source's.
func inTajik(req llm.Request) (llm.Response, error) {
	return answer(req, func(items []Item) []Item {
		for i := range items {
			if strings.Contains(items[i].Text, "<g1>") {
				items[i].Text = "Роҳ 21 рӯз баста буд, гуфт <g1>ронанда</g1>."
				continue
			}
			items[i].Text = "Роҳ боз аст."
		}
		return items
	}), nil
}

func TestOtherArticlesAreTranslatedIntoTajikFirst(t *testing.T) {
	script, plain := llm.NewScript(llm.Turn{Answer: inTajik}), llm.NewScript(llm.Turn{Answer: inTajik})
	var events []Event
	got, err := translator(script).Translate(context.Background(), parse(t, news), lang.TajikArab, func(e Event) { events = append(events, e) })
	if err != nil {
		t.Fatal(err)
	}
	tajik, err := translator(plain).Translate(context.Background(), parse(t, news), lang.Tajik, nil)
	if err != nil {
		t.Fatal(err)
	}
	if a, b := script.Seen(), plain.Seen(); len(a) != 1 || len(b) != 1 || a[0].User != b[0].User {
		t.Error("the request is another than for Tajik")
	}
	if got.Via != lang.Tajik || !strings.Contains(got.Text, "راه ۲۱ روز بسته بود، گفت [راننده](https://example.org/d).") {
		t.Errorf("via %q\n%s", got.Via, got.Text)
	}
	// The checks read the Tajik text, and no other: the number is what they found there.
	if len(got.Findings) != len(tajik.Findings) || got.Findings[0].Rule != "number" || got.Findings[0].Got != nil {
		t.Errorf("%+v, of the Tajik %+v", got.Findings, tajik.Findings)
	}
	if slices.ContainsFunc(events[:len(events)-1], func(e Event) bool { return e.Text != "" || e.Ended }) || events[len(events)-1].Text != got.Text {
		t.Errorf("%+v", events)
	}
}

func TestWhatFailsInTajikStaysInTheSourcesScript(t *testing.T) {
	refuse := llm.Turn{Err: &llm.Error{Kind: llm.Auth, Message: "no"}}
	var events []Event
	got, err := translator(llm.NewScript(refuse)).Translate(context.Background(), parse(t, news), lang.TajikArab, func(e Event) { events = append(events, e) })
	var incomplete *Incomplete
	if !errors.As(err, &incomplete) || got.Text != news || got.Lang != lang.TajikArab || events[len(events)-1].Text != "" {
		t.Errorf("%v\n%s", err, got.Text)
	}
}
