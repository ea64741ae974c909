package translate

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"panj/internal/check"
	"panj/internal/lang"
	"panj/internal/llm"
)

func TestReviewMarksSpansOfTheTranslation(t *testing.T) {
	marks := `{"errors":[
		{"block":"b2","span":"62 дня","category":"number","severity":"critical","note":"says \u001b[31m who"},
		{"block":"b3","span":"километров","category":"spelling","severity":"minor","note":"n"},
		{"block":"b3","span":"not in it","category":"style","severity":"major","note":"n"},
		{"block":"b9","span":"Дорога","category":"style","severity":"major","note":"n"},
		{"block":"b1","span":"","category":"style","severity":"major","note":"n"},
		{"block":"b1"}, 7]}`
	memory := &shelf{}
	for run, turns := range [][]llm.Turn{{{Text: marks}}, nil} {
		tr := translator(llm.NewScript(llm.Turn{Answer: says(russian)}))
		script := llm.NewScript(turns...)
		tr.Reviewer, tr.ReviewerName, tr.Memory = script, "r", memory
		got, err := tr.Translate(context.Background(), parse(t, road), lang.Russian, nil)
		if err != nil || len(script.Seen()) != len(turns) {
			t.Fatalf("run %d: %d requests, %v", run, len(script.Seen()), err)
		}
		if len(got.Findings) != 2 {
			t.Fatalf("run %d: %+v", run, got.Findings)
		}
		first, second := got.Findings[0], got.Findings[1]
		if first.Rule != "review" || first.Severity != check.Warning || first.Block != "b2" || first.Message != "number (critical): says [31m who" {
			t.Errorf("%+v", first)
		}
		if p := first.Got; p.Text != "62 дня" || string([]rune(russian["b2"])[p.Start:p.End]) != p.Text || russian["b2"][p.ByteStart:p.ByteEnd] != p.Text {
			t.Errorf("%+v", first.Got)
		}
		if second.Severity != check.Note {
			t.Errorf("%+v", second)
		}
	}
}

func TestReviewThatFailsIsTold(t *testing.T) {
	for _, turn := range []llm.Turn{{Text: "looks good!"}, {Err: &llm.Error{Kind: llm.Refused, Message: "no"}}} {
		tr := translator(llm.NewScript(llm.Turn{Answer: says(russian)}))
		tr.Reviewer = llm.NewScript(turn)
		got, err := tr.Translate(context.Background(), parse(t, road), lang.Russian, nil)
		if err != nil || slices.Contains(got.Prompts, "review") || len(got.Findings) != 1 {
			t.Fatalf("%+v, %v", got, err)
		}
		f := got.Findings[0]
		if f.Rule != "review" || f.Severity != check.Note || f.Block != "b1" || !strings.Contains(f.Message, "the blocks from here to b3 are not reviewed") {
			t.Errorf("%+v", f)
		}
	}
}

// A key that doesn't hold fails every review: that is an error beside the whole translation.
func TestReviewThatCanNotGoOnIsAnError(t *testing.T) {
	tr := translator(llm.NewScript(llm.Turn{Answer: says(russian)}))
	tr.Reviewer = llm.NewScript(llm.Turn{Err: &llm.Error{Kind: llm.Auth, Message: "no such key"}})
	got, err := tr.Translate(context.Background(), parse(t, road), lang.Russian, nil)
	var unreviewed *Unreviewed
	if !errors.As(err, &unreviewed) || llm.KindOf(err) != llm.Auth || got == nil || got.Blocks[2].State != Done || len(got.Findings) != 0 {
		t.Errorf("%+v, %v", got, err)
	}
}

// A memory that is full costs the memory, not the review.
func TestReviewThatIsNotRememberedCounts(t *testing.T) {
	tr := translator(llm.NewScript(llm.Turn{Answer: says(russian)}))
	tr.Reviewer = llm.NewScript(llm.Turn{Text: `{"errors":[{"block":"b2","span":"62 дня","category":"number","severity":"major","note":"n"}]}`})
	tr.Memory = &shelf{full: true}
	got, err := tr.Translate(context.Background(), parse(t, road), lang.Russian, nil)
	if err != nil || len(got.Findings) != 1 || got.Findings[0].Severity != check.Warning {
		t.Errorf("%+v, %v", got, err)
	}
}

// A paragraph that was asked for in parts is reviewed by its parts; the places are the block's.
func TestReviewOfAPartFindsItsPlaceInTheBlock(t *testing.T) {
	sentence := "This is a sentence about the road. "
	a := parse(t, strings.Repeat(sentence, 700))
	tr := translator(llm.NewScript(llm.Turn{Answer: good, Times: -1}))
	tr.Reviewer = llm.Echo(func(req llm.Request) (llm.Response, error) {
		if !strings.Contains(req.User, "\n[b1.2] ") {
			return llm.Response{Text: `{"errors":[]}`}, nil
		}
		return llm.Response{Text: `{"errors":[{"block":"b1.2","span":"Перевод This","category":"style","severity":"minor","note":"n"}]}`}, nil
	})
	got, err := tr.Translate(context.Background(), a, lang.Russian, nil)
	if err != nil {
		t.Fatal(err)
	}
	last := got.Findings[len(got.Findings)-1]
	if last.Rule != "review" || last.Block != "b1" {
		t.Fatalf("%+v", last)
	}
	if p := last.Got; p.Block != "b1" || got.Blocks[0].Text[p.ByteStart:p.ByteEnd] != "Перевод This" {
		t.Errorf("%+v", p)
	}
}
