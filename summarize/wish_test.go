package summarize

import (
	"context"
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"sync"
	"testing"

	"panj/internal/article"
	"panj/internal/check"
	"panj/internal/lang"
	"panj/internal/llm"
	"panj/prompts"
)

func TestOnlyTheListsThatAreWantedStay(t *testing.T) {
	for _, c := range []struct {
		only string
		want string // the lists that have something
	}{
		{"", "key_points events entities figures quotes claims not_stated topics"},
		{"figures", "figures"},
		{"key_points,topics", "key_points topics"},
	} {
		script := llm.NewScript(llm.Turn{Text: reply(nil)})
		s := mender(script)
		if c.only != "" {
			s.Wish.Only = strings.Split(c.only, ",")
		}
		got, err := s.Summarize(context.Background(), parse(t, news), lang.Russian)
		if err != nil || got.Headline == "" || got.Abstract.Text == "" {
			t.Fatal(err)
		}
		var have []string
		for _, l := range got.lists() {
			if len(l.items) > 0 {
				have = append(have, l.name)
			}
		}
		if s := strings.Join(have, " "); s != c.want {
			t.Errorf("of %q came %s", c.only, s)
		}
	}
}

func TestEveryListCanBeAskedForAlone(t *testing.T) {
	for _, name := range Lists() {
		s, _ := decodeReply(reply(nil))
		s.keepOnly([]string{name})
		n := 0
		for _, l := range s.lists() {
			if len(l.items) > 0 && l.name != name {
				t.Errorf("of %s alone came %s", name, l.name)
			}
			n += len(l.items)
		}
		if n == 0 {
			t.Errorf("of %s nothing came", name)
		}
	}
}

// withExtra is a good reply with fields of the user's own.
func withExtra(extra string) string {
	return strings.Replace(reply(nil), `"topics":`, `"extra":`+extra+`,"topics":`, 1)
}

// moody wants a field mood that is good or bad.
func moody(m llm.Completer) *Summarizer {
	s := mender(m)
	s.Wish = prompts.Wish{Extra: json.RawMessage(`{"type":"object"}`)}
	s.Valid = func(extra []byte) error {
		var v struct{ Mood string }
		if json.Unmarshal(extra, &v) != nil || v.Mood != "good" && v.Mood != "bad" {
			return errors.New("mood is neither good nor bad")
		}
		return nil
	}
	return s
}

func TestUsersFieldsAreHeldToTheirSchema(t *testing.T) {
	second := func(extra string) string {
		return strings.Replace(only(nil, nil), `"topics":`, `"extra":`+extra+`,"topics":`, 1)
	}
	for _, c := range []struct {
		name, first, second, want string
		fits                      bool
	}{
		{"right at once", withExtra(`{"mood":"good"}`), "", `"good"`, true},
		{"right the second time", withExtra(`{"mood":"so so"}`), second(`{"mood":"bad"}`), `"bad"`, true},
		{"left out at first", reply(nil), second(`{"mood":"bad"}`), `"bad"`, true},
		{"never right", withExtra(`{"mood":"so so"}`), second(`{"mood":"hm"}`), `"so so"`, false},
		{"no object", withExtra(`7`), second(`7`), "", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			turns := []llm.Turn{{Text: c.first}}
			if c.second != "" {
				turns = append(turns, llm.Turn{Text: c.second})
			}
			script := llm.NewScript(turns...)
			got, err := moody(script).Summarize(context.Background(), parse(t, news), lang.Russian)
			if err != nil || len(script.Seen()) != len(turns) {
				t.Fatalf("%d requests, %v", len(script.Seen()), err)
			}
			if string(got.Extra["mood"]) != c.want {
				t.Errorf("extra is %s", got.Extra)
			}
			if fits := len(got.Findings) == 0; fits != c.fits {
				t.Errorf("findings %+v", got.Findings)
			}
			for _, f := range got.Findings {
				if f.Rule != "schema" || f.Severity != check.Error || f.Path != "extra" || !strings.Contains(f.Message, "mood is neither") {
					t.Errorf("%+v", f)
				}
			}
		})
	}
}

// Of several sections the user's fields are filled once, from all together.
func TestUsersFieldsAreAskedForOnce(t *testing.T) {
	answer := func(req llm.Request) (llm.Response, error) {
		asked := strings.Contains(req.User, `- "extra":`)
		if merge := strings.Contains(req.User, "section by section"); asked != merge {
			t.Errorf("fields asked for: %t, of the whole: %t", asked, merge)
		}
		if asked {
			return llm.Response{Text: withExtra(`{"mood":"good"}`)}, nil
		}
		return llm.Response{Text: reply(nil)}, nil
	}
	s := moody(llm.NewScript(llm.Turn{Answer: answer, Times: -1}))
	s.SectionTokens = 20
	got, err := s.Summarize(context.Background(), parse(t, news), lang.Russian)
	if err != nil || string(got.Extra["mood"]) != `"good"` {
		t.Errorf("extra %s, %v", got.Extra, err)
	}
}

func TestUnsupportedIsShownOrDroppedAloud(t *testing.T) {
	invented := func(s *Summary) {
		s.KeyPoints = append(s.KeyPoints, Statement{"Водитель ждала.", cite("b2", "words that nobody wrote about anything here")})
		s.Claims[0].Evidence = cite("b77", "nothing of the kind stands anywhere at all")
	}
	for _, drop := range []bool{false, true} {
		s := mender(llm.NewScript(llm.Turn{Text: reply(invented)}, llm.Turn{Text: "no"}))
		s.DropUnsupported = drop
		got, err := s.Summarize(context.Background(), parse(t, news), lang.Russian)
		if err != nil {
			t.Fatal(err)
		}
		if dropped := len(got.KeyPoints) == 1 && len(got.Claims) == 0; dropped != drop || len(got.Quotes) != 1 {
			t.Errorf("with --drop-unsupported %t: %d key points, %d claims", drop, len(got.KeyPoints), len(got.Claims))
		}
		said := 0
		for _, f := range got.Findings {
			if f.Severity == check.Note && f.Rule == "dropped" && strings.Contains(f.Message, "the source holds none of the words") {
				said++
			} else if drop {
				t.Errorf("%+v", f)
			}
		}
		if want := map[bool]int{true: 2}[drop]; said != want {
			t.Errorf("%d findings tell of what was dropped, want %d", said, want)
		}
	}
}

func TestWishesReachThePrompt(t *testing.T) {
	script := llm.NewScript(llm.Turn{Text: reply(nil)})
	s := mender(script)
	s.Wish = prompts.Wish{Length: "short", Style: "wire", Only: []string{"quotes"}}
	if _, err := s.Summarize(context.Background(), parse(t, news), lang.Russian); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"about 60 words", "Style of the wire", "only these are wanted: quotes"} {
		if !strings.Contains(script.Seen()[0].User, want) {
			t.Errorf("the prompt lacks %q", want)
		}
	}
}

// Mending another item leaves the user's own fields to the letter: their
// numbers may be longer than a float holds.
func TestUsersFieldsAreTheSameWhenAnotherItemIsMended(t *testing.T) {
	const extra = `{"who":"<b> & co","id":12345678901234567890,"x":1.0,"evidence":null,"list":[{"versions":null}],"mood":"good"}`
	first := strings.Replace(reply(wrong), `"topics":`, `"extra":`+extra+`,"topics":`, 1)
	script := llm.NewScript(llm.Turn{Text: first}, llm.Turn{Text: only([]Statement{{"Водитель ждала.", cite("b2", "said a driver who waited")}}, nil)})
	got, err := moody(script).Summarize(context.Background(), parse(t, news), lang.Russian)
	if err != nil || got.KeyPoints[1].Evidence[0].Match != check.Exact {
		t.Fatalf("nothing was mended: %+v, %v", got, err)
	}
	for name, want := range map[string]string{
		"who": `"<b> & co"`, "id": "12345678901234567890", "x": "1.0", "evidence": "null", "list": `[{"versions":null}]`, "mood": `"good"`,
	} {
		if string(got.Extra[name]) != want {
			t.Errorf("%s is %s, want %s", name, got.Extra[name], want)
		}
	}
}

func TestOwnFieldsAreWrittenInOrder(t *testing.T) {
	for in, want := range map[string]string{`null`: "null", `{}`: "{}", `{"b":1,"a":[ 2 ]}`: `{"a":[ 2 ],"b":1}`, `{"\"":0}`: `{"\"":0}`} {
		s, _ := decodeReply(withExtra(in))
		if got := s.ownFields(); got != want {
			t.Errorf("%s is written as %s", in, got)
		}
	}
}

func TestFieldsThatNobodyAskedForAreDropped(t *testing.T) {
	got, err := mender(llm.NewScript(llm.Turn{Text: withExtra(`{"mood":"good"}`)})).Summarize(context.Background(), parse(t, news), lang.Russian)
	if err != nil || got.Extra != nil {
		t.Errorf("extra %s, %v", got.Extra, err)
	}
}

// A difference needs two versions; what cites nothing is told otherwise than
// what cites invented words.
func TestDifferenceThatLosesAVersionIsDropped(t *testing.T) {
	held, not := []check.Evidence{{Match: check.Exact}}, []check.Evidence{{Match: check.None}}
	s := &Summary{Differences: []Difference{
		{"the dead", []Statement{{"five", held}, {"four", not}}},
		{"the day", []Statement{{"Monday", held}, {"Tuesday", held}, {"Sunday", nil}}},
		{"the cause", []Statement{{"rain", held}}},
	}}
	var said []string
	for _, f := range s.dropUnsupported() {
		said = append(said, f.Message)
	}
	want := []string{
		`dropped, since the source holds none of the words cited for it: "four"`,
		`dropped, since it cites no words of the source: "Sunday"`,
		`dropped, since fewer than two versions of it are left: "the dead"`,
		`dropped, since fewer than two versions of it are left: "the cause"`,
	}
	if !slices.Equal(said, want) {
		t.Errorf("told: %s", strings.Join(said, "\n"))
	}
	if len(s.Differences) != 1 || len(s.Differences[0].Versions) != 2 || s.Differences[0].What != "the day" {
		t.Errorf("left: %+v", s.Differences)
	}
}

// What is said of several sections or articles together is made of their key
// points, whether those are wanted in the end or not.
func TestWholeIsMadeOfKeyPointsThatNobodyWants(t *testing.T) {
	sections, wholes := 0, 0
	var mu sync.Mutex
	model := llm.Echo(func(req llm.Request) (llm.Response, error) {
		mu.Lock()
		defer mu.Unlock()
		switch {
		case strings.Contains(req.User, "section by section") || strings.Contains(req.User, "Several articles report"):
			if wholes++; strings.Count(req.User, "Перевал открыт.") < 2 {
				t.Errorf("the whole is made without the key points:\n%s", req.User)
			}
		default:
			if sections++; !strings.Contains(req.User, "only these are wanted: key_points, figures") {
				t.Errorf("a section is asked for:\n%s", req.User)
			}
		}
		return llm.Response{Text: reply(nil)}, nil
	})
	s := &Summarizer{Model: model, Wish: prompts.Wish{Only: []string{"figures"}}}
	a := parse(t, news)
	check := func(got *Summary, err error, asked int) {
		t.Helper()
		if err != nil || wholes != 1 || sections != asked || len(got.KeyPoints) > 0 || len(got.Events) > 0 || len(got.Figures) == 0 {
			t.Errorf("%d sections, %d wholes, %+v, %v", sections, wholes, got, err)
		}
		sections, wholes = 0, 0
	}
	got, err := s.Digest(context.Background(), []*article.Article{a, a}, lang.Russian)
	check(got, err, 2)
	s.SectionTokens = 20
	got, err = s.Summarize(context.Background(), a, lang.Russian)
	check(got, err, 2)
}
