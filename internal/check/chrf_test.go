package check

import (
	"encoding/json"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// sacrebleu is what sacrebleu 2.6.0 says of a pair of the corpus's files: of the
// whole, and of the first lines.
type sacrebleu struct {
	ChrF       float64   `json:"chrF2"`
	ChrFPP     float64   `json:"chrF2++"`
	SegmentsF  []float64 `json:"segment_chrF2"`
	SegmentsPP []float64 `json:"segment_chrF2++"`
}

// TestCorpusChrF holds both scores to sacrebleu's, to six digits behind the mark.
func TestCorpusChrF(t *testing.T) {
	folder := os.Getenv("PANJ_CORPUS")
	if folder == "" {
		t.Skip("PANJ_CORPUS names no folder with chrf-golden.json: nothing is compared")
	}
	data, err := os.ReadFile(filepath.Join(folder, "chrf-golden.json"))
	if err != nil {
		t.Fatal(err)
	}
	var golden map[string]json.RawMessage
	if err := json.Unmarshal(data, &golden); err != nil {
		t.Fatal(err)
	}
	compared := 0
	same := func(what string, got, want float64) {
		compared++
		if math.Abs(got-want) > 5.1e-7 {
			t.Errorf("%s: %.7f, want %.7f", what, got, want)
		}
	}
	for key, raw := range golden {
		hypothesis, reference, ok := strings.Cut(key, "|")
		if !ok {
			continue
		}
		var want sacrebleu
		if err := json.Unmarshal(raw, &want); err != nil {
			t.Fatal(err)
		}
		a, b := corpus(t, hypothesis), corpus(t, reference)
		whole := ScoreTexts(a, b)
		same(key+" chrF2", whole.ChrF, want.ChrF)
		same(key+" chrF2++", whole.ChrFPP, want.ChrFPP)
		for i := range want.SegmentsF {
			one := ScoreTexts(a[i:i+1], b[i:i+1])
			same(key+" chrF2 of a line", one.ChrF, want.SegmentsF[i])
			same(key+" chrF2++ of a line", one.ChrFPP, want.SegmentsPP[i])
			same(key+" chrF2 of the copy check", chrF(a[i], b[i]), want.SegmentsF[i])
		}
	}
	if compared < 200 {
		t.Errorf("only %d scores compared", compared)
	}
}

func TestScoreTexts(t *testing.T) {
	for name, c := range map[string]struct {
		text, reference string
		least, most     float64
	}{
		"the same":            {"Пул баста аст.", "Пул баста аст.", 100, 100},
		"nothing in common":   {"abc", "где", 0, 0},
		"no text":             {"", "где", 0, 0},
		"no reference":        {"abc", "", 0, 0},
		"spaces don't count":  {"桥 已 关闭", "桥已关闭", 100, 100},
		"half":                {"The bridge is closed.", "The bridge is open.", 50, 90},
		"shorter than orders": {"аб", "аб", 100, 100},
	} {
		t.Run(name, func(t *testing.T) {
			if got := ScoreTexts([]string{c.text}, []string{c.reference}).ChrF; got < c.least-1e-9 || got > c.most+1e-9 {
				t.Errorf("%.3f, want %.0f to %.0f", got, c.least, c.most)
			}
		})
	}
	if got := ScoreTexts([]string{"(hi) there"}, []string{"(hi) there."}); got.ChrFPP >= got.ChrF {
		t.Errorf("the words of chrF2++ don't count: %+v", got)
	}
	if got := ScoreTexts(nil, []string{"a"}); got != (Score{}) {
		t.Errorf("%+v", got)
	}
}

// Marks are cut from words as sacrebleu does it: from the end, else from the beginning.
func TestWordsOfChrF(t *testing.T) {
	ids := map[string]rune{}
	wordIDs("(hi) -so a ? «ҷ» x.", ids)
	for _, w := range []string{"(hi", ")", "-", "so", "a", "?", "«ҷ»", "x", "."} {
		if _, ok := ids[w]; !ok {
			t.Errorf("%q is no word of %v", w, ids)
		}
	}
	if len(ids) != 9 {
		t.Errorf("%v", ids)
	}
}
