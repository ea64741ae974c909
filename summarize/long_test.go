package summarize

import (
	"context"
	"encoding/json"
	"fmt"
	"regexp"
	"strings"
	"testing"

	"panj/internal/check"
	"panj/internal/lang"
	"panj/internal/llm"
)

var (
	shownBlock = regexp.MustCompile(`(?m)^\[(b\d+) paragraph\] (.*)$`)
	citedBlock = regexp.MustCompile(`(?m)^    (b\d+): (.*)$`)
)

// citing is a model whose summary cites the first words of blocks that it is
// shown, its own words being a number that stands there.
func citing(t *testing.T) llm.Echo {
	return func(req llm.Request) (llm.Response, error) {
		shown := shownBlock.FindAllStringSubmatch(req.User, -1)
		if len(shown) == 0 {
			shown = citedBlock.FindAllStringSubmatch(req.User, -1)
		}
		if len(shown) < 2 {
			t.Errorf("a request shows %d blocks", len(shown))
			return llm.Response{}, &llm.Error{Kind: llm.BadReply}
		}
		point := func(m []string) Statement {
			words := strings.Fields(m[2])
			quote := strings.Join(words[:min(9, len(words))], " ")
			return Statement{"Больница номер " + words[2] + " открыта.", cite(m[1], quote)}
		}
		s := &Summary{
			Headline: "Больницы открыты", Abstract: point(shown[0]), KeyPoints: []Statement{point(shown[0]), point(shown[len(shown)-1])},
			Events: []Event{}, Entities: []Entity{}, Quotes: []Quote{}, Claims: []Claim{},
			Figures:     []Figure{{strings.Fields(shown[1][2])[2], "", "номер больницы", point(shown[1]).Evidence}},
			Differences: []Difference{}, NotStated: []string{}, Topics: []string{},
		}
		text, _ := json.Marshal(map[string]json.RawMessage{
			"headline": raw(s.Headline), "abstract": raw(s.Abstract), "key_points": raw(s.KeyPoints), "events": raw(s.Events),
			"entities": raw(s.Entities), "figures": raw(s.Figures), "quotes": raw(s.Quotes), "claims": raw(s.Claims),
			"differences": raw(s.Differences), "not_stated": raw(s.NotStated), "topics": raw(s.Topics),
		})
		return llm.Response{Text: string(text)}, nil
	}
}

func raw(v any) json.RawMessage { return json.RawMessage(inReply(v)) }

// fiftyThousand is an article of about that many words, each block with a number of its own.
func fiftyThousand() string {
	var b strings.Builder
	for i := range 1000 {
		fmt.Fprintf(&b, "Hospital number %d was opened again after the repairs", 1000+i)
		b.WriteString(strings.Repeat(" of its roof and the road that leads to it", 5))
		b.WriteString(".\n\n")
	}
	return b.String()
}

func TestFiftyThousandWords(t *testing.T) {
	s := mender(citing(t))
	a := parse(t, fiftyThousand())
	got, err := s.Summarize(context.Background(), a, lang.Russian)
	if err != nil {
		t.Fatal(err)
	}
	if len(got.Figures) < 10 || len(got.KeyPoints) != 2 {
		t.Errorf("%d figures, %d key points", len(got.Figures), len(got.KeyPoints))
	}
	for e := range got.Evidences() {
		if b, _ := a.Block(e.Block); e.Match != check.Exact || b.Text[e.ByteStart:e.ByteEnd] != e.Quote {
			t.Fatalf("%+v", *e)
		}
	}
	if len(got.Findings) > 0 {
		t.Errorf("findings %+v", got.Findings[0])
	}
}
