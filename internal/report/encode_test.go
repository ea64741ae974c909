package report

import (
	"bytes"
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"panj/internal/lang"
	"panj/summarize"
	"panj/translate"
)

func encoded(t *testing.T, r *Report, indent bool) string {
	t.Helper()
	var out bytes.Buffer
	if err := r.Encode(&out, indent); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func TestEncodeWritesEveryEmptyField(t *testing.T) {
	r := &Report{Panj: Version, Articles: []Article{{ID: "a1"}}}
	r.AddSummary(&summarize.Summary{Lang: lang.Tajik, Events: []summarize.Event{{What: "x"}}})
	r.AddTranslation(&translate.Translation{Lang: lang.Tajik})
	got := encoded(t, r, false)
	for _, want := range []string{
		`"blocks":[]`, `"key_points":[]`, `"differences":[]`, `"extra":{}`, `"killed":null`, `"injured":null`,
		`"actors":[]`, `"not_stated":[]`, `"findings":[]`, `"prompts":{}`, `"abstract":{"text":"","evidence":[]}`,
	} {
		if !strings.Contains(got, want) {
			t.Errorf("no %s in %s", want, got)
		}
	}
	if n := strings.Count(got, "null"); n != 2 {
		t.Errorf("%d nulls, want those of killed and injured alone: %s", n, got)
	}
	if strings.Contains(got, "Findings") || strings.Contains(got, "Names") {
		t.Errorf("internal fields are written: %s", got)
	}
}

func TestEncodeLeavesTheReportAsItWas(t *testing.T) {
	r := filled()
	r.Summaries[0].Differences = nil
	encoded(t, r, true)
	if r.Summaries[0].Differences != nil {
		t.Error("Encode changed the report")
	}
}

func TestEncodeIsReadableText(t *testing.T) {
	r := filled()
	r.Articles[0].Title = `<b> & “мост”`
	if got := encoded(t, r, true); !strings.Contains(got, `  "panj": "report/1",`) || !strings.Contains(got, `<b> & “мост”`) {
		t.Errorf("not indented by two, or escaped:\n%s", got)
	}
	if got := encoded(t, r, false); strings.Count(got, "\n") != 1 || !strings.HasSuffix(got, "\n") {
		t.Errorf("not one line:\n%s", got)
	}
}

func TestDecodeGivesBackWhatEncodeWrote(t *testing.T) {
	for _, indent := range []bool{true, false} {
		want := filled()
		text := encoded(t, want, indent)
		got, err := Decode(strings.NewReader(text))
		if err != nil {
			t.Fatal(err)
		}
		if again := encoded(t, got[0], indent); again != text {
			t.Errorf("other bytes for the same values: %s", cmp.Diff(text, again))
		}
		want.Summaries[0].Extra, got[0].Summaries[0].Extra = nil, nil // its spaces may differ
		if diff := cmp.Diff(want, got[0]); diff != "" {
			t.Error(diff)
		}
	}
}

func TestDecodeIgnoresWhatItDoesNotKnow(t *testing.T) {
	got, err := Decode(strings.NewReader("\ufeff" + `{"panj":"report/1","weather":1,"articles":[{"id":"a1","x":{}}]}`))
	if err != nil || got[0].Articles[0].ID != "a1" {
		t.Errorf("got %+v, %v", got, err)
	}
}

func TestDecodeReadsReportsInARow(t *testing.T) {
	line := encoded(t, filled(), false)
	all, err := Decode(strings.NewReader(line + encoded(t, filled(), true) + line))
	if err != nil || len(all) != 3 {
		t.Errorf("%d reports, %v; want 3", len(all), err)
	}
}

func TestDecodeRefusesWithAReason(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"empty", "  \n", "reading report: the input is empty"},
		{"no report", `{"articles":[]}`, `not a report of panj: no field "panj"`},
		{"a list", `[1]`, `not a report of panj`},
		{"a text", `Hello`, `broken JSON at byte 1`},
		{"later version", `{"panj":"report/2"}`, `version "report/2" is unknown, this panj reads "report/1"`},
		{"long version", `{"panj":"` + strings.Repeat("x", 1000) + `"}`, `version "` + strings.Repeat("x", 40) + `" is unknown`},
		{"cut", `{"panj":"report/1","art`, `the JSON ends too early, at byte 23`},
		{"comma", `{"panj":"report/1",}`, `broken JSON at byte 20`},
		{"type", `{"panj":"report/1","articles":{}}`, `wrong type at byte 31: field "articles" can't be object`},
		{"deep type", `{"panj":"report/1","articles":[{"id":7}]}`, `field "articles.id" can't be number`},
		{"second is broken", `{"panj":"report/1"} {"panj":"report/1","findings":3}`, `wrong type at byte 51`},
		{"huge", strings.Repeat(" ", maxSize+1), `larger than 64 MiB`},
	} {
		_, err := Decode(strings.NewReader(c.in))
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: got %v, want %s", c.name, err, c.want)
		}
	}
}

func TestDecodeTellsOfABrokenReader(t *testing.T) {
	cause := errors.New("disk on fire")
	if _, err := Decode(failing{cause}); !errors.Is(err, cause) {
		t.Errorf("got %v", err)
	}
}

func TestEncodeTellsOfABrokenWriter(t *testing.T) {
	cause := errors.New("pipe closed")
	if err := filled().Encode(failing{cause}, true); !errors.Is(err, cause) {
		t.Errorf("got %v", err)
	}
}

type failing struct{ err error }

func (f failing) Read([]byte) (int, error)  { return 0, f.err }
func (f failing) Write([]byte) (int, error) { return 0, f.err }

func FuzzDecode(f *testing.F) {
	f.Add([]byte(`{"panj":"report/1","summaries":[{"extra":{"a":[1,null]}}]}`))
	f.Add([]byte(`{"panj":"report/1"} {"panj":"report/1"}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		r, err := Decode(bytes.NewReader(data))
		if err != nil {
			return
		}
		first := encoded(t, r[0], false)
		again, err := Decode(strings.NewReader(first))
		if err != nil {
			t.Fatalf("what Encode wrote can't be read: %v\n%s", err, first)
		}
		if second := encoded(t, again[0], false); second != first {
			t.Errorf("not stable:\n%s\n%s", first, second)
		}
		if !json.Valid([]byte(first)) {
			t.Errorf("not JSON: %s", first)
		}
	})
}
