package translate

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"unicode/utf8"

	"panj/internal/article"
	"panj/internal/check"
	"panj/internal/llm"
	"panj/prompts"
)

// Mark is an error that a reviewer sees in a translation, in the manner of MQM.
type Mark struct {
	Block    string `json:"block"`
	Span     string `json:"span"` // the translation's own words
	Category string `json:"category"`
	Severity string `json:"severity"` // critical, major or minor
	Note     string `json:"note"`
}

// Unreviewed says that a translation is whole but that its review broke off.
type Unreviewed struct{ Cause error }

// Error names the cause.
func (e *Unreviewed) Error() string { return "reviewing it: " + e.Cause.Error() }

// Unwrap gives the cause.
func (e *Unreviewed) Unwrap() error { return e.Cause }

// review has a second model, or the same one, mark the errors of a batch. Its
// marks are findings, never above warning. Without a review no translation is
// lost, but that a batch has none is a finding too, and where no further request
// has a chance, an error.
func (r *run) review(ctx context.Context, section, batch []article.Block) {
	if r.Reviewer == nil || r.stopped != nil || r.unreviewed != nil {
		return
	}
	in := prompts.ReviewInput{Section: prompts.Section{Article: r.article, Blocks: section}, To: r.to}
	for _, b := range batch {
		if res := r.results[b.ID]; res.state == Done {
			in.Translated = append(in.Translated, prompts.Earlier{ID: b.ID, Text: res.masked})
		}
	}
	if len(in.Translated) == 0 {
		return
	}
	marks, err := r.reviewed(ctx, prompts.Review(in))
	switch {
	case err == nil:
		r.asked["review"] = true
		r.marks = append(r.marks, marks...)
	case ends(err):
		r.unreviewed = err
	default:
		r.lacking = append(r.lacking, r.notReviewed(in.Translated, err))
	}
}

// notReviewed is the finding of a batch that has no review.
func (r *run) notReviewed(batch []prompts.Earlier, err error) check.Finding {
	first, last := blockOf(batch[0].ID), blockOf(batch[len(batch)-1].ID)
	which := "this block is"
	if first != last {
		which = fmt.Sprintf("the blocks from here to %s are", last)
	}
	return check.Finding{
		Rule: "review", Severity: check.Note, Lang: r.to, Block: first,
		Message: llm.OneLine(fmt.Sprintf("%s not reviewed: %v", which, err)),
	}
}

// reviewed asks the reviewer, or the memory.
func (r *run) reviewed(ctx context.Context, req llm.Request) ([]Mark, error) {
	key := req.Key(r.ReviewerName)
	if r.Memory != nil {
		if text, ok := r.Memory.Recall(key); ok {
			var kept Answer
			if json.Unmarshal(text, &kept) == nil {
				if marks, err := decodeMarks(kept.Answer); err == nil {
					return marks, nil
				}
			}
		}
	}
	resp, err := r.Reviewer.Complete(ctx, req)
	if err != nil {
		return nil, err
	}
	marks, err := decodeMarks(resp.Text)
	if err == nil && r.Memory != nil {
		text, _ := json.Marshal(Answer{Panj: EntryFormat, Answer: resp.Text, Model: resp.Model})
		r.forgets(r.Memory.Keep(key, text))
	}
	return marks, err
}

// decodeMarks reads a review; a mark of another shape is left out.
func decodeMarks(text string) ([]Mark, error) {
	var reply struct {
		Errors []json.RawMessage `json:"errors"`
	}
	if err := json.Unmarshal([]byte(llm.JSONText(text)), &reply); err != nil {
		return nil, &llm.Error{Kind: llm.BadReply, Message: "the review is not the JSON that was asked for", Err: err}
	}
	var marks []Mark
	for _, raw := range reply.Errors {
		var m Mark
		if strictly(string(raw), &m) == nil {
			marks = append(marks, m)
		}
	}
	return marks, nil
}

// marked are findings of the marks whose span their block's translation holds;
// the others are dropped.
func (r *run) marked() []check.Finding {
	out := r.lacking
	for _, m := range r.marks {
		block := blockOf(m.Block)
		target := r.results[block].Text
		span := strings.TrimSpace(r.masked[m.Block].Reveal(m.Span))
		start := strings.Index(target, span)
		if span == "" || start < 0 {
			continue
		}
		out = append(out, check.Finding{
			Rule: "review", Severity: severityOf(m), Lang: r.to, Block: block,
			Message: llm.OneLine(m.Category + " (" + m.Severity + "): " + m.Note),
			Got:     placeIn(block, target, start, start+len(span)),
		})
	}
	return out
}

func severityOf(m Mark) check.Severity {
	if m.Severity == "critical" || m.Severity == "major" {
		return check.Warning
	}
	return check.Note
}

// placeIn is a stretch of a text, given in bytes.
func placeIn(block, text string, start, end int) *check.Place {
	from := utf8.RuneCountInString(text[:start])
	return &check.Place{
		Block: block, Text: text[start:end], Start: from, End: from + utf8.RuneCountInString(text[start:end]),
		ByteStart: start, ByteEnd: end,
	}
}

// blockOf is the block that a part belongs to, or the block itself.
func blockOf(id string) string {
	whole, _, _ := strings.Cut(id, ".")
	return whole
}
