package summarize

import (
	"context"
	"strings"
	"testing"

	"panj/internal/article"
	"panj/internal/check"
	"panj/internal/glossary"
	"panj/internal/lang"
	"panj/internal/llm"
)

// two are reports of one event that differ in the number of the dead.
func two(t *testing.T) []*article.Article {
	t.Helper()
	a := parse(t, "# Bus falls into the river\n\nFive people were killed when a bus fell into the river, the rescue service said.\n")
	b := parse(t, "# Автобус упал в реку\n\nЧетыре человека погибли, когда автобус упал в реку, сообщили в больнице.\n")
	b.Language = lang.Russian
	return []*article.Article{a, b}
}

// ofOne is the summary of one of the two, in Tajik.
func ofOne(headline, text, quote, source string) string {
	return reply(func(s *Summary) {
		s.Headline, s.Abstract = headline, Statement{text, cite("b2", quote)}
		s.KeyPoints = []Statement{{text, cite("b2", quote)}}
		s.Events, s.Quotes, s.Claims = []Event{}, []Quote{}, []Claim{}
		s.Entities = []Entity{{"дарё", source, "place", "", cite("b2", source)}}
		s.Figures = []Figure{}
	})
}

// ofBoth is the digest, its evidence named with its article.
func ofBoth(change func(*Summary)) string {
	return reply(func(s *Summary) {
		five, four := cite("a1/b2", "Five people were killed"), cite("a2/b2", "Четыре человека погибли")
		s.Headline, s.Abstract = "Автобус ба дарё афтод", Statement{"Автобус ба дарё афтод.", append(cite("a1/b1", "Bus falls into the river"), cite("a2/b1", "Автобус упал в реку")...)}
		s.KeyPoints = []Statement{{"Бино ба хабари англисӣ, панҷ нафар кушта шуданд.", five}}
		s.Events, s.Entities, s.Figures, s.Quotes, s.Claims = []Event{}, []Entity{}, []Figure{}, []Quote{}, []Claim{}
		s.Differences = []Difference{{"шумори кушташудагон", []Statement{
			{"Хадамоти наҷот: панҷ нафар кушта шуданд.", five}, {"Беморхона: чор нафар кушта шуданд.", four},
		}}}
		s.NotStated, s.Topics = []string{"сабаб"}, []string{"садама"}
		if change != nil {
			change(s)
		}
	})
}

func digesting(t *testing.T, whole string) (*Summary, *llm.Script) {
	t.Helper()
	script := llm.NewScript(
		llm.Turn{Match: "Several articles report", Text: whole},
		llm.Turn{Match: "Article in English", Text: ofOne("Автобус ба дарё афтод", "Панҷ нафар кушта шуданд.", "Five people were killed", "river")},
		llm.Turn{Match: "Article in Russian", Text: ofOne("Автобус ба дарё афтод", "Чор нафар кушта шуданд.", "Четыре человека погибли", "реку")},
	)
	got, err := mender(script).Digest(context.Background(), two(t), lang.Tajik)
	if err != nil {
		t.Fatal(err)
	}
	return got, script
}

func TestDigestSaysWhoReportsWhat(t *testing.T) {
	got, script := digesting(t, ofBoth(nil))
	if len(script.Seen()) != 3 || len(got.Findings) != 0 {
		t.Fatalf("%d requests, findings %+v", len(script.Seen()), got.Findings)
	}
	versions := got.Differences[0].Versions
	for i, want := range []struct{ article, quote string }{{"a1", "Five people were killed"}, {"a2", "Четыре человека погибли"}} {
		e := versions[i].Evidence[0]
		if e.Article != want.article || e.Block != "b2" || e.Quote != want.quote || e.Match != check.Exact {
			t.Errorf("version %d stands on %+v", i, e)
		}
	}
	if len(got.Entities) != 1 || len(got.Entities[0].Evidence) != 2 || got.Entities[0].Evidence[1].Article != "a2" {
		t.Errorf("the river that both name is %+v", got.Entities)
	}
	last := script.Seen()[2].User
	for _, want := range []string{"[article a2, in Russian] Автобус упал в реку", "[statement of a1] Панҷ нафар кушта шуданд.\n    a1/b2: Five people were killed"} {
		if !strings.Contains(last, want) {
			t.Errorf("the last request lacks %q:\n%s", want, last)
		}
	}
	if got.Prompts[0] != "digest" || got.Lang != lang.Tajik {
		t.Errorf("%v, %s", got.Prompts, got.Lang)
	}
}

func TestDigestIsHeldToTheArticleThatItCites(t *testing.T) {
	for _, c := range []struct {
		name   string
		change func(*Summary)
		rule   string // "" is none
	}{
		{"evidence of another article", func(s *Summary) { s.Differences[0].Versions[0].Evidence = cite("a2/b2", "Five people were killed") }, "evidence"},
		{"evidence of no article", func(s *Summary) { s.KeyPoints[0].Evidence = cite("b2", "Five people were killed") }, "evidence"},
		{"a number of the other article", func(s *Summary) {
			s.Differences[0].Versions[1].Text = "Беморхона: панҷ нафар кушта шуданд."
		}, "figure"},
		{"a number that both bear out together", func(s *Summary) {
			s.KeyPoints[0] = Statement{"Панҷ ё чор нафар кушта шуданд.", append(cite("a1/b2", "Five people were killed"), cite("a2/b2", "Четыре человека погибли")...)}
		}, ""},
		{"a number of neither", func(s *Summary) {
			s.KeyPoints[0] = Statement{"Нӯҳ нафар кушта шуданд.", append(cite("a1/b2", "Five people were killed"), cite("a2/b2", "Четыре человека погибли")...)}
		}, "figure"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, _ := digesting(t, ofBoth(c.change))
			var rules []string
			for _, f := range got.Findings {
				rules = append(rules, f.Rule)
			}
			if c.rule == "" && len(rules) > 0 || c.rule != "" && !strings.Contains(strings.Join(rules, " "), c.rule) {
				t.Errorf("findings %+v, want %q", got.Findings, c.rule)
			}
		})
	}
}

func TestDigestOfAnArticleThatFailsFails(t *testing.T) {
	script := llm.NewScript(
		llm.Turn{Match: "Article in Russian", Err: &llm.Error{Kind: llm.Refused, Message: "no"}},
		llm.Turn{Text: reply(nil), Times: -1},
	)
	_, err := mender(script).Digest(context.Background(), two(t), lang.Tajik)
	if llm.KindOf(err) != llm.Refused || !strings.Contains(err.Error(), "summarizing news.md in tg") {
		t.Errorf("%v", err)
	}
}

func TestDoubtfulDigestIsMendedOnce(t *testing.T) {
	bad := ofBoth(func(s *Summary) { s.KeyPoints[0].Text = "Нӯҳ нафар кушта шуданд." })
	script := llm.NewScript(
		llm.Turn{Match: "An earlier answer", Text: only([]Statement{{"Панҷ нафар кушта шуданд.", cite("a1/b2", "Five people were killed")}}, nil)},
		llm.Turn{Match: "Several articles report", Text: bad},
		llm.Turn{Match: "Article in English", Text: ofOne("Автобус ба дарё афтод", "Панҷ нафар кушта шуданд.", "Five people were killed", "river")},
		llm.Turn{Match: "Article in Russian", Text: ofOne("Автобус ба дарё афтод", "Чор нафар кушта шуданд.", "Четыре человека погибли", "реку")},
	)
	got, err := mender(script).Digest(context.Background(), two(t), lang.Tajik)
	if err != nil || got.KeyPoints[0].Text != "Панҷ нафар кушта шуданд." || got.KeyPoints[0].Evidence[0].Match != check.Exact {
		t.Errorf("%+v, %v", got, err)
	}
	if strings.Join(got.Prompts, " ") != "digest mend_digest summarize" {
		t.Errorf("prompts %v", got.Prompts)
	}
}

// Where the statements of all sections of all articles are too many for the
// model, those of each article are made into fewer first. An article of one
// section has nothing to make fewer, and the error stands.
func TestDigestThatIsTooLongIsMadeOfFewerStatements(t *testing.T) {
	for _, c := range []struct {
		tokens, merges, digests int
		kind                    llm.Kind // of the error; none where it comes
	}{{1, 2, 2, 0}, {0, 0, 1, llm.TooLong}} {
		merges, digests := 0, 0
		model := llm.Echo(func(req llm.Request) (llm.Response, error) {
			switch {
			case strings.Contains(req.User, "Several articles report"):
				if digests++; digests == 1 {
					return llm.Response{}, &llm.Error{Kind: llm.TooLong, Message: "too long"}
				}
				if n := strings.Count(req.User, "[statement of a2]"); n != 2 {
					t.Errorf("%d statements of the second article:\n%s", n, req.User)
				}
				return llm.Response{Text: ofBoth(nil)}, nil
			case strings.Contains(req.User, "section by section"):
				merges++
			}
			return llm.Response{Text: ofOne("Автобус ба дарё афтод", "Чор нафар кушта шуданд.", "Четыре человека погибли", "реку")}, nil
		})
		s := &Summarizer{Model: model, SectionTokens: c.tokens}
		got, err := s.Digest(context.Background(), two(t), lang.Tajik)
		if merges != c.merges || digests != c.digests || err != nil && llm.KindOf(err) != c.kind || (err == nil) != (c.kind == 0) {
			t.Fatalf("%d merges, %d digests, %v", merges, digests, err)
		}
		if err == nil && (len(got.Differences) != 1 || got.KeyPoints[0].Evidence[0].Match != check.Exact || len(got.Entities) == 0) {
			t.Errorf("%+v", got)
		}
	}
}

// Grounded twice, a quote that was nearly the article's would count as its own words.
func TestNearQuoteOfADigestStaysNear(t *testing.T) {
	for _, drop := range []bool{false, true} {
		whole := ofBoth(func(s *Summary) {
			s.KeyPoints[0].Evidence = cite("a1/b2", "Five people were killed when a bus falls into the river")
		})
		script := llm.NewScript(
			llm.Turn{Match: "Several articles report", Text: whole, Times: -1},
			llm.Turn{Match: "Article in English", Text: ofOne("Автобус ба дарё афтод", "Панҷ нафар кушта шуданд.", "Five people were killed", "river")},
			llm.Turn{Match: "Article in Russian", Text: ofOne("Автобус ба дарё афтод", "Чор нафар кушта шуданд.", "Четыре человека погибли", "реку")},
		)
		got, err := (&Summarizer{Model: script, Glossary: glossary.Builtin(), DropUnsupported: drop}).Digest(context.Background(), two(t), lang.Tajik)
		if err != nil {
			t.Fatal(err)
		}
		if len(got.KeyPoints) != 1 || got.KeyPoints[0].Evidence[0].Match != check.Near || len(got.Findings) != 1 {
			t.Errorf("drop %t: %+v, %+v", drop, got.KeyPoints, got.Findings)
		}
	}
}
