package translate

import (
	"context"
	"encoding/json"
	"strings"
	"testing"

	"panj/internal/lang"
	"panj/internal/llm"
)

// told are the items that a stream finds in an answer that comes in pieces of n bytes.
func told(answer string, n int) []Item {
	var got []Item
	s := stream{whole: func(i Item) { got = append(got, i) }}
	for i := 0; i < len(answer); i += n {
		s.write(answer[i:min(i+n, len(answer))])
	}
	return got
}

func TestStreamFindsItemsAsTheyClose(t *testing.T) {
	const two = `{"blocks":[{"id":"b1","text":"a \"}]\\"},{"id":"b2","text":"б"}],"names":[{"source":"x","target":"y"}]}`
	for _, c := range []struct {
		name, answer string
		want         string // ids
	}{
		{"bare", two, "b1 b2"},
		{"with blanks before it", "\n\n " + two, "b1 b2"},
		{"in a code fence", "```json\n" + two + "\n```", "b1 b2"},
		{"behind reasoning, which may hold drafts", "<think>" + two + "</think>" + two, ""},
		{"behind words", "Here it is: " + two, ""},
		{"cut inside the second", two[:strings.Index(two, "б")], "b1"},
		{"cut at the end of the first", two[:strings.Index(two, `,{"id":"b2"`)], "b1"},
		{"an item of another shape", `{"blocks":[{"id":1,"text":"a"},{"id":"b2","text":"b","more":1},{"id":"b3","text":"c"}]}`, "b3"},
		{"an item without an id", `{"blocks":[{"text":"a"}]}`, ""},
		{"a list alone", `[{"id":"b1","text":"a"}]`, ""},
		{"nothing", "", ""},
		{"a fence alone", "```", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			for _, n := range []int{1, 2, 7, 1000} {
				var ids []string
				for _, i := range told(c.answer, n) {
					ids = append(ids, i.ID)
				}
				if got := strings.Join(ids, " "); got != c.want {
					t.Errorf("in pieces of %d: %q, want %q", n, got, c.want)
				}
			}
		})
	}
	if got := told(two, 3); got[0].Text != `a "}]\` {
		t.Errorf("the first item's text is %q", got[0].Text)
	}
}

// FuzzStream: what the stream finds in an answer, the strict decoder finds too.
func FuzzStream(f *testing.F) {
	f.Add(`{"blocks":[{"id":"b1","text":"x"}],"names":[]}`, 3)
	f.Add("```json\n{\"blocks\":[{\"id\":\"b1\",\"text\":\"{[\\\"\"}]}", 1)
	f.Add(`{"names":[{"id":"b1","text":"x"}],"blocks":[]}`, 2)
	f.Fuzz(func(t *testing.T, answer string, n int) {
		got := told(answer, max(n%64, 1))
		reply, err := decodeReply(answer)
		if err != nil {
			return // broken further on
		}
		for _, item := range got {
			found := false
			for _, b := range reply.Blocks {
				found = found || b == item
			}
			if !found {
				t.Errorf("%q: the stream found %+v, the decoder %+v", answer, item, reply.Blocks)
			}
		}
	})
}

// The document is given away in order while the answers come, and is the
// translation's text in the end.
func TestDocumentIsGivenAwayInOrder(t *testing.T) {
	const text = "---\ntitle: x\n---\n# One is here\n\nTwo is *there*.\n\n```\ncode\n```\n\n- three\n- four\n\nfive\n"
	a := parse(t, text)
	var given strings.Builder
	var first string // what was given before the first answer had ended
	model := telling(func(req llm.Request) (llm.Response, error) {
		resp := answer(req, nil)
		half := strings.Index(resp.Text, `{"id":"b5"`)
		req.OnText(resp.Text[:half])
		first = given.String()
		req.OnText(resp.Text[half:])
		return resp, nil
	})
	ended := false
	got, err := translator(model).Translate(context.Background(), a, lang.Russian, func(e Event) {
		given.WriteString(e.Text)
		ended = ended || e.Ended
	})
	if err != nil || given.String() != got.Text || !ended {
		t.Errorf("given %q, the text is %q, %v", given.String(), got.Text, err)
	}
	if want := "---\ntitle: x\n---\n# Перевод One is here\n"; !strings.HasPrefix(first, want) || !strings.Contains(first, "there") || strings.Contains(first, "three") {
		t.Errorf("while the answer came, %q was given", first)
	}
}

// telling is a model that tells its text itself.
type telling func(llm.Request) (llm.Response, error)

func (f telling) Complete(_ context.Context, req llm.Request) (llm.Response, error) { return f(req) }

func TestNothingIsGivenAwayOfATranslationThatDidNotCome(t *testing.T) {
	script := llm.NewScript(llm.Turn{Times: -1, Err: &llm.Error{Kind: llm.Unavailable}})
	given := ""
	if _, err := translator(script).Translate(context.Background(), parse(t, news), lang.Russian, func(e Event) { given += e.Text }); err == nil {
		t.Error("no error")
	}
	if given != "" {
		t.Errorf("given %q", given)
	}
}

// What broke off in the middle is not asked for again as far as it had come.
func TestBrokenStreamKeepsItsWholeBlocks(t *testing.T) {
	brk := func(req llm.Request) (llm.Response, error) {
		r := answer(req, nil)
		r.Text = r.Text[:strings.Index(r.Text, `"id":"b3"`)]
		return r, &llm.Error{Kind: llm.Truncated, Message: "the stream broke"}
	}
	script := llm.NewScript(llm.Turn{Answer: brk}, llm.Turn{Answer: good})
	got, err := translator(script).Translate(context.Background(), parse(t, news), lang.Russian, nil)
	if err != nil || strings.Join(wanted(script.Seen()[1]), " ") != "b3 b4" {
		t.Errorf("second request for %v, %v", wanted(script.Seen()[1]), err)
	}
	for _, b := range got.Blocks[:4] {
		if b.Model != "fake" {
			t.Errorf("%s was written by %q", b.ID, b.Model)
		}
	}
}

func TestReplyThatCanNotBeReadGetsASecondChance(t *testing.T) {
	script := llm.NewScript(llm.Turn{Text: "Sorry, here:"}, llm.Turn{Answer: good})
	if _, err := translator(script).Translate(context.Background(), parse(t, news), lang.Russian, nil); err != nil {
		t.Fatal(err)
	}
	seen := script.Seen()
	if len(seen) != 2 || seen[0].User != seen[1].User || seen[1].Failed != 1 {
		t.Errorf("%d requests, the second failed %d times before", len(seen), seen[1].Failed)
	}
}

func TestLongParagraphIsAskedForInParts(t *testing.T) {
	sentence := "This is a sentence about *the road* to the pass, which was closed. "
	a := parse(t, "# Title\n\n"+strings.Repeat(sentence, 400)+"\n\nShort.\n")
	script := llm.NewScript(llm.Turn{Times: -1, Answer: good})
	given := ""
	got, err := translator(script).Translate(context.Background(), a, lang.Russian, func(e Event) { given += e.Text })
	if err != nil {
		t.Fatal(err)
	}
	if len(got.Blocks) != 3 || got.Blocks[1].State != Done || got.Blocks[2].Text != "Перевод Short." {
		t.Fatalf("blocks %+v", got.Blocks)
	}
	if n := strings.Count(got.Text, "*the road*"); n != 400 || strings.Contains(got.Text, "<g") || given != got.Text {
		t.Errorf("%d of 400 sentences kept their emphasis", n)
	}
	if n := strings.Count(got.Blocks[1].Text, "Перевод"); n < 3 {
		t.Errorf("the paragraph was asked for in %d parts", n)
	}
	for _, req := range script.Seen() {
		if n := lang.Russian.Tokens(strings.Join(texts(req), " ")); n > 2*batchTokens {
			t.Errorf("a request wants %d tokens", n)
		}
	}
}

func texts(req llm.Request) []string {
	var out []string
	for _, id := range wanted(req) {
		out = append(out, shown(req, id))
	}
	return out
}

// A block that alone is too long for the model's context goes in halves.
func TestBlockThatIsTooLongIsHalved(t *testing.T) {
	a := parse(t, strings.Repeat("This is a sentence about the road. ", 40))
	tooLong := func(req llm.Request) (llm.Response, error) {
		if len(strings.Join(texts(req), "")) > 700 {
			return llm.Response{}, &llm.Error{Kind: llm.TooLong, Message: "4096 tokens"}
		}
		return good(req)
	}
	script := llm.NewScript(llm.Turn{Times: -1, Answer: tooLong})
	got, err := translator(script).Translate(context.Background(), a, lang.Russian, nil)
	if err != nil || strings.Count(got.Text, "about the road.") != 40 {
		t.Errorf("%v: %q", err, got.Text)
	}
}

func TestPartThatFailsFailsItsBlock(t *testing.T) {
	a := parse(t, "One.\n\n"+strings.Repeat("This is a sentence about the road. ", 700))
	script := llm.NewScript(llm.Turn{Times: -1, Answer: func(req llm.Request) (llm.Response, error) {
		for _, id := range wanted(req) {
			if id == "b2.2" {
				return llm.Response{}, &llm.Error{Kind: llm.Refused, Message: "no"}
			}
		}
		return good(req)
	}})
	got, err := translator(script).Translate(context.Background(), a, lang.Russian, nil)
	if llm.KindOf(err) != llm.Refused || got.Blocks[1].State != Refused || got.Blocks[1].Text != a.Blocks[1].Text {
		t.Errorf("%v, state %s", err, got.Blocks[1].State)
	}
	if got.Blocks[0].State != Done {
		t.Errorf("%+v", got.Blocks[0])
	}
}

func TestFallbackWritesWhatTheFirstCanNot(t *testing.T) {
	first := llm.NewScript(llm.Turn{Times: -1, Answer: func(req llm.Request) (llm.Response, error) {
		for _, id := range wanted(req) {
			switch id {
			case "b2":
				return llm.Response{}, &llm.Error{Kind: llm.Refused, Message: "no"}
			}
		}
		r := answer(req, func(items []Item) []Item {
			for i := range items {
				if items[i].ID == "b4" {
					items[i].Text = ""
				}
			}
			return items
		})
		r.Model = "first"
		return r, nil
	}})
	second := llm.NewScript(llm.Turn{Times: -1, Answer: func(req llm.Request) (llm.Response, error) {
		r, err := good(req)
		r.Model = "second"
		return r, err
	}})
	got, err := translator(llm.Fallback{First: first, Second: second}).Translate(context.Background(), parse(t, news), lang.Russian, nil)
	if err != nil {
		t.Fatal(err)
	}
	var models []string
	for _, b := range got.Blocks[:4] {
		models = append(models, b.Model)
	}
	if s := strings.Join(models, " "); s != "first second first second" {
		t.Errorf("written by %s", s)
	}
	for _, req := range second.Seen() {
		if w := wanted(req); len(w) != 1 || w[0] != "b2" && w[0] != "b4" {
			t.Errorf("the second model was asked for %v", w)
		}
	}
}

func TestEventsEstimateWhatIsLeft(t *testing.T) {
	script := llm.NewScript(llm.Turn{Times: -1, Answer: good})
	tr := translator(script)
	tr.SectionTokens = 10
	var written, left []int
	if _, err := tr.Translate(context.Background(), parse(t, news), lang.Russian, func(e Event) {
		written, left = append(written, e.Written), append(left, e.Left)
	}); err != nil {
		t.Fatal(err)
	}
	last := len(written) - 1
	if written[last] == 0 || left[last] != 0 || left[0] == 0 || written[0] >= written[last] {
		t.Errorf("written %v, left %v", written, left)
	}
	text, _ := json.Marshal(written)
	for i := 1; i < len(written); i++ {
		if written[i] < written[i-1] || left[i] > left[i-1] {
			t.Errorf("went back: %s, %v", text, left)
		}
	}
}
