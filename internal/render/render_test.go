package render

import (
	"bytes"
	"errors"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"panj/internal/check"
	"panj/internal/lang"
	"panj/internal/report"
)

func TestTranslateGivesTheDocumentAsItIs(t *testing.T) {
	const document = "\ufeff# Сурат\r\n\r\n*Мост*\x1b  \r\n"
	r := saved(t, "partial")
	r.Translations[0].Text = document
	if got := rendered(t, r, Translate, lang.Tajik, Style{Width: 20, Color: true}); got != document {
		t.Errorf("got %q", got)
	}
	if got := markdown(t, r, Translate, ""); got != document {
		t.Errorf("got %q", got)
	}
}

func TestTranslateTellsSeveralDocumentsApart(t *testing.T) {
	r := saved(t, "rockfall")
	r.Translations = r.Translations[:2]
	r.Translations[0].Text, r.Translations[1].Text = "Мост", "Пул\n"
	want := "==> rockfall.md [ru] <==\nМост\n\n==> rockfall.md [tg] <==\nПул\n"
	if got := rendered(t, r, Translate, "", Style{}); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestViewsWithNothingToShowAreErrors(t *testing.T) {
	for _, c := range []struct {
		report string
		view   View
		lang   lang.Language
		want   string
	}{
		{"partial", Summary, "", "rendering report: it holds no summary"},
		{"partial", Brief, lang.Russian, "rendering report: it holds no summary or translation in ru"},
		{"summary", Translate, lang.Dari, "rendering report: it holds no translation in fa-AF"},
		{"summary", "weather", "", `rendering report: there is no view "weather"`},
	} {
		var out bytes.Buffer
		err := Text(&out, saved(t, c.report), c.view, c.lang, Style{})
		if err == nil || err.Error() != c.want || out.Len() > 0 {
			t.Errorf("%s %s: got %v, want %s", c.report, c.view, err, c.want)
		}
		if err := Markdown(&out, saved(t, c.report), c.view, c.lang); err == nil || err.Error() != c.want {
			t.Errorf("%s %s as Markdown: got %v", c.report, c.view, err)
		}
	}
}

func TestCheckOfAnEmptyReport(t *testing.T) {
	want := "\n\nCHECK BEFORE USE: no check fired, which is no proof\n No check reads meaning.\n"
	got := rendered(t, &report.Report{Articles: []report.Article{{Name: "a.md"}}}, Check, "", Style{})
	if got != "a.md  ?"+want {
		t.Errorf("got %q", got)
	}
}

func TestAReportWithoutNamesIsNoList(t *testing.T) {
	r := &report.Report{Articles: []report.Article{{Lang: lang.English}}}
	if got := markdown(t, r, Check, ""); !strings.HasPrefix(got, "*en*\n\n") {
		t.Errorf("got %q", got)
	}
	r.Articles, r.Summaries = nil, []report.Summary{{Lang: lang.Russian}}
	if got := markdown(t, r, Check, ""); !strings.HasPrefix(got, "*ru*\n\n") {
		t.Errorf("got %q", got)
	}
}

func TestFiguresAreGrouped(t *testing.T) {
	for n, want := range map[int]string{0: "0", 999: "999", -123: "-123", 1357: "1,357", -1234567: "-1,234,567"} {
		if got := figure(n, lang.English); got != want {
			t.Errorf("%d is %q, want %q", n, got, want)
		}
	}
}

func TestFindingsAreThoseOfTheLanguageAndTheSource(t *testing.T) {
	r := saved(t, "rockfall")
	r.Findings = append(r.Findings, check.Finding{
		Rule: "charset", Severity: check.Note, Lang: lang.English, Article: "a1", Message: "read as windows-1251",
	})
	var out strings.Builder
	if err := Findings(&out, r, lang.Hans, Style{Width: 120}); err != nil {
		t.Fatal(err)
	}
	want := `CHECK BEFORE USE: 1 error, 1 warning, 1 note
 × evidence key_points[2]: the article does not say "Heavy vehicles must not wait"
 ! figure b3: 14 is not in the source words of the statement
 i charset: read as windows-1251
 9 of 10 quotes found verbatim, 1 not at all. No check reads meaning.
`
	if diff := cmp.Diff(want, out.String()); diff != "" {
		t.Error(diff)
	}
}

func TestSeveralArticlesAreNamedWithTheirBlocks(t *testing.T) {
	r := saved(t, "rockfall")
	second := r.Articles[0]
	second.ID, second.Name, second.Lang = "a2", "второй.md", lang.Russian
	r.Articles = append(r.Articles, second)
	r.Summaries[1].KeyPoints[0].Evidence[0].Article = "a2"
	got := rendered(t, r, Summary, lang.Tajik, Style{})
	for _, want := range []string{"rockfall.md, второй.md  en, ru → tg\n", `[3] a2 b3 "Two of`, `[4] a1 b3 "the only`, "Манбаъ (en, ru)", "number a1 b3:"} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in\n%s", want, got)
		}
	}
}

var ansi = regexp.MustCompile("\x1b\\[[0-9]*m")

func TestColourChangesNoWord(t *testing.T) {
	for _, name := range []string{"rockfall", "partial", "summary"} {
		r := saved(t, name)
		coloured := rendered(t, r, Brief, "", Style{Color: true})
		if !strings.Contains(coloured, "\x1b[1m") {
			t.Errorf("%s: nothing is bold", name)
		}
		if diff := cmp.Diff(rendered(t, r, Brief, "", Style{}), ansi.ReplaceAllString(coloured, "")); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
	if got := rendered(t, saved(t, "rockfall"), Check, "", Style{Color: true}); !strings.Contains(got, "\x1b[31m × number") || !strings.Contains(got, "\x1b[33m ! computed") {
		t.Errorf("findings have no colour:\n%s", got)
	}
}

// Only what can't be broken may be wider than the terminal.
func TestLinesFitTheTerminal(t *testing.T) {
	for _, name := range []string{"rockfall", "partial", "summary"} {
		r := saved(t, name)
		for _, width := range []int{16, 24, 40, 60, 80, 120, 200} {
			for line := range strings.Lines(rendered(t, r, Brief, "", Style{Width: width})) {
				line = strings.TrimSuffix(line, "\n")
				if strings.TrimRight(line, " ") != line {
					t.Errorf("%s at %d: space at the end of %q", name, width, line)
				}
				if line == "    road 7: closed" || line == "      foot path: open" {
					continue // code is not wrapped
				}
				if widthOf(line) > width && len(units(line)) > 2 {
					t.Errorf("%s at %d: %q is too wide", name, width, line)
				}
			}
		}
	}
}

func TestRightToLeftTextHasNoColumns(t *testing.T) {
	for line := range strings.Lines(rendered(t, saved(t, "rockfall"), Brief, lang.Dari, Style{})) {
		rtl := strings.ContainsAny(line, "اوهنی") && !strings.Contains(line, " → ")
		if rtl && (strings.HasPrefix(line, " ") || strings.Contains(line, "  ")) {
			t.Errorf("spaces in %q", line)
		}
	}
}

func TestNothingTurnsTextAround(t *testing.T) {
	for _, got := range []string{
		rendered(t, saved(t, "rockfall"), Brief, "", Style{}), markdown(t, saved(t, "rockfall"), Brief, ""),
	} {
		if i := strings.IndexFunc(got, func(c rune) bool { return bidiControl(c) || c == 0x200e || c == 0x200f || c == 0x61c }); i >= 0 {
			t.Errorf("a bidi control before %.40q", got[i:])
		}
	}
}

// The saved reports are made by hand: their evidence must stand where it says.
func TestSavedReportsAreRight(t *testing.T) {
	for _, name := range []string{"rockfall", "partial", "summary"} {
		r := saved(t, name)
		for i := range r.Summaries {
			for e := range r.Summaries[i].Evidences() {
				if e.Match != check.None && textAt(r, *e) != e.Quote {
					t.Errorf("%s: %q is not at %d of %s", name, e.Quote, e.Start, e.Block)
				}
			}
		}
	}
}

func textAt(r *report.Report, e check.Evidence) string {
	for _, b := range articleOf(r, e.Article).Blocks {
		if b.ID == e.Block && string([]rune(b.Text)[e.Start:e.End]) == b.Text[e.ByteStart:e.ByteEnd] {
			return b.Text[e.ByteStart:e.ByteEnd]
		}
	}
	return ""
}

type closedPipe struct{}

var errClosed = errors.New("pipe closed")

func (closedPipe) Write([]byte) (int, error) { return 0, errClosed }

func TestAClosedPipeIsTold(t *testing.T) {
	r := saved(t, "rockfall")
	for name, err := range map[string]error{
		"text":      Text(closedPipe{}, r, Brief, "", Style{}),
		"translate": Text(closedPipe{}, r, Translate, "", Style{}),
		"markdown":  Markdown(closedPipe{}, r, Check, ""),
		"findings":  Findings(closedPipe{}, r, "", Style{}),
	} {
		if !errors.Is(err, errClosed) {
			t.Errorf("%s: got %v", name, err)
		}
	}
}
