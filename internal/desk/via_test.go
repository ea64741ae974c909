package desk

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"panj/internal/glossary"
	"panj/internal/lang"
	"panj/internal/llm"
	"panj/translate"
)

// speaking is a model that writes the language it is asked for, by a dictionary.
func speaking(texts map[string]string) llm.Turn {
	return llm.Turn{Times: -1, Answer: func(req llm.Request) (llm.Response, error) {
		to := regexp.MustCompile(`translate into (\w+)`).FindStringSubmatch(req.User)[1]
		var items []string
		for _, id := range strings.Split(wantedLine.FindStringSubmatch(req.User)[1], ", ") {
			items = append(items, fmt.Sprintf(`{"id":%q,"text":%q}`, id, texts[to+" "+id]))
		}
		return llm.Response{Text: `{"blocks":[` + strings.Join(items, ",") + `],"names":[]}`}, nil
	}}
}

func TestTranslationThroughAnotherLanguageKeepsBothSteps(t *testing.T) {
	texts := map[string]string{
		"Russian b1": "Дорога была закрыта 62 дня.", "Russian b2": "Два.",
		"Tajik b1": "Роҳ 26 рӯз баста буд.", "Tajik b2": "Ду.", "Dari b1": "سرک ۶۲ روز بسته بود.", "Dari b2": "دو.",
	}
	script := llm.NewScript(speaking(texts))
	r := work(t, desk(script), Order{
		Article: parse(t, "a.txt", "The road was closed for 62 days.\n\nTwo.\n"), Via: lang.Russian,
		Translate: []lang.Language{lang.Tajik, lang.Dari},
	})[0]
	if r.Err != nil {
		t.Fatal(r.Err)
	}
	var got []string
	for _, tr := range r.Report.Translations {
		got = append(got, fmt.Sprintf("%s via %q: %s", tr.Lang, tr.Via, tr.Blocks[0].Text))
	}
	want := []string{`ru via "": Дорога была закрыта 62 дня.`, `tg via "ru": Роҳ 26 рӯз баста буд.`, `fa-AF via "ru": سرک ۶۲ روز بسته بود.`}
	if !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
	if n := len(script.Seen()); n != 3 {
		t.Errorf("%d requests, want one for each step", n)
	}
	if !strings.Contains(script.Seen()[1].User, "Article in Russian.") {
		t.Errorf("the second step's source is\n%s", script.Seen()[1].User)
	}
	// What is doubted is measured on the article itself.
	if f := r.Report.Findings; len(f) != 1 || f[0].Lang != lang.Tajik || f[0].Source.Text != "62" {
		t.Errorf("findings %+v", f)
	}
}

// What the step between lacks stays in the article's language; the rest goes on.
func TestStepBetweenThatLacksABlockLosesThatBlockAlone(t *testing.T) {
	script := llm.NewScript(speaking(map[string]string{"Russian b1": "Дорога открыта.", "Tajik b1": "Роҳ кушода аст.", "Tajik b2": "Ду."}))
	r := work(t, desk(script), Order{
		Article: parse(t, "a.txt", "The road is open.\n\nTwo.\n"), Via: lang.Russian, Translate: []lang.Language{lang.Tajik},
	})[0]
	var partial *Partial
	if !errors.As(r.Err, &partial) || partial.Failed[0] != "tg: 1 of 2 blocks" || len(r.Report.Translations) != 2 {
		t.Fatalf("%v, %+v", r.Err, r.Report.Translations)
	}
	tg := r.Report.Translations[1]
	if tg.Text != "Роҳ кушода аст.\n\nTwo.\n" || tg.Blocks[0].State != translate.Done || tg.Blocks[1].State != translate.Failed {
		t.Errorf("%+v", tg)
	}
}

func TestReviewOfTheSecondStepIsTold(t *testing.T) {
	d := desk(llm.NewScript(speaking(map[string]string{"Russian b1": "Дорога открыта.", "Tajik b1": "Роҳ кушода аст."})))
	d.Reviewer = llm.NewScript(llm.Turn{Times: -1, Text: `{"errors":[{"block":"b1","span":"кушода","category":"style","severity":"major","note":"n"}]}`})
	r := work(t, d, Order{Article: parse(t, "a.txt", "The road is open."), Via: lang.Russian, Translate: []lang.Language{lang.Tajik}})[0]
	if f := r.Report.Findings; r.Err != nil || len(f) != 1 || f[0].Rule != "review" || f[0].Lang != lang.Tajik {
		t.Errorf("%v, %+v", r.Err, f)
	}
}

// A step between alone is nothing that was asked for.
func TestStepBetweenWithoutATargetIsNoResult(t *testing.T) {
	script := llm.NewScript(
		llm.Turn{Match: "translate into Tajik", Times: -1, Err: &llm.Error{Kind: llm.Refused, Message: "no"}},
		speaking(map[string]string{"Russian b1": "Дорога."}),
	)
	r := work(t, desk(script), Order{
		Article: parse(t, "a.txt", "The road."), Via: lang.Russian, Translate: []lang.Language{lang.Tajik},
	})[0]
	if llm.KindOf(r.Err) != llm.Refused || len(r.Report.Translations) != 0 {
		t.Errorf("%v, %+v", r.Err, r.Report.Translations)
	}
}

// Tajik in Persian script is no other text: beside Tajik it is asked for once, and
// no check reads it.
func TestPersianScriptBesideTajikAsksOnce(t *testing.T) {
	for _, via := range []lang.Language{"", lang.Tajik} {
		persianScriptBesideTajik(t, via)
	}
}

func persianScriptBesideTajik(t *testing.T, via lang.Language) {
	script := llm.NewScript(speaking(map[string]string{"Tajik b1": "Роҳ 26 рӯз баста буд.", "Tajik b2": "Ду."}))
	r := work(t, desk(script), Order{
		Article: parse(t, "a.txt", "The road was closed for 62 days.\n\nTwo.\n"), Via: via,
		Translate: []lang.Language{lang.Tajik, lang.TajikArab},
	})[0]
	if r.Err != nil || len(script.Seen()) != 1 || len(r.Report.Translations) != 2 {
		t.Fatalf("%v, %d requests, %+v", r.Err, len(script.Seen()), r.Report.Translations)
	}
	if tr := r.Report.Translations[1]; tr.Lang != lang.TajikArab || tr.Via != lang.Tajik || tr.Blocks[0].Text != "راه ۲۶ روز بسته بود." {
		t.Errorf("%+v", tr)
	}
	if f := r.Report.Findings; len(f) != 1 || f[0].Lang != lang.Tajik {
		t.Errorf("findings %+v", f)
	}
}

func TestTajikInPersianScriptWantsNoModel(t *testing.T) {
	a := parse(t, "a.txt", "Ду рӯз гузашт.")
	a.Language = lang.Tajik
	for _, via := range []lang.Language{"", lang.Russian} {
		o := Order{Article: a, Via: via, Translate: []lang.Language{lang.TajikArab}}
		r := work(t, &Desk{Glossary: glossary.Builtin()}, o)[0]
		if o.Asks() || r.Err != nil || r.Report.Translations[0].Text != "دو روز گذشت." {
			t.Errorf("via %q: asks %v, %v, %+v", via, o.Asks(), r.Err, r.Report.Translations)
		}
	}
}

func TestStepBetweenThatFailsFailsItsTargetsAlone(t *testing.T) {
	script := llm.NewScript(
		llm.Turn{Match: "translate into Russian", Times: -1, Err: &llm.Error{Kind: llm.Refused, Message: "no"}},
		speaking(map[string]string{"Tajik b1": "Роҳ.", "Dari b1": "سرک."}),
	)
	r := work(t, desk(script), Order{
		Article: parse(t, "a.txt", "The road."), Via: lang.Russian, Translate: []lang.Language{lang.Tajik, lang.English},
	})[0]
	var partial *Partial
	if !errors.As(r.Err, &partial) || llm.KindOf(r.Err) != llm.Refused || !strings.Contains(r.Err.Error(), "translating into ru first") {
		t.Errorf("error %v", r.Err)
	}
	if len(r.Report.Translations) != 1 || r.Report.Translations[0].Lang != lang.English {
		t.Errorf("%+v", r.Report.Translations)
	}
}
