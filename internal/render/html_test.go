package render

import (
	"bytes"
	"encoding/json"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"panj/internal/article"
	"panj/internal/check"
	"panj/internal/lang"
	"panj/internal/report"
)

func pageOf(t testing.TB, r *report.Report, v View) string {
	t.Helper()
	var out bytes.Buffer
	if err := HTML(&out, r, v, 0); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

var (
	idAttribute  = regexp.MustCompile(` id="([^"]*)"`)
	hrefInPage   = regexp.MustCompile(` href="#([^"]*)"`)
	hrefElse     = regexp.MustCompile(` href="([^#"][^"]*)"`)
	dataRow      = regexp.MustCompile(` data-row="([^"]*)"`)
	value        = regexp.MustCompile(`="[^"]*"`)
	loading      = regexp.MustCompile(`<[a-z][^>]* (src|style|on[a-z]+)=[^>]*>`)
	labelledBy   = regexp.MustCompile(` aria-labelledby="([^"]*)"`)
	wholeReports = []string{"rockfall", "partial", "summary"}
)

func found(re *regexp.Regexp, page string) []string {
	var out []string
	for _, m := range re.FindAllStringSubmatch(page, -1) {
		out = append(out, m[1])
	}
	return out
}

// sane checks what holds for every page: ids are there once, links within it lead
// somewhere, it loads nothing, and its style and script are all that may run.
func sane(t *testing.T, page string) {
	t.Helper()
	ids := found(idAttribute, page)
	if all := slices.Compact(slices.Sorted(slices.Values(ids))); len(all) != len(ids) {
		t.Errorf("%d ids, %d of them different", len(ids), len(all))
	}
	for _, re := range []*regexp.Regexp{hrefInPage, dataRow, labelledBy} {
		for _, to := range found(re, page) {
			if !slices.Contains(ids, to) {
				t.Errorf("%s leads to %q, which is not there", re, to)
			}
		}
	}
	for _, no := range []string{"@import", "url(", "<link", "<base", "<iframe", "<form", "<img"} {
		if strings.Contains(page, no) {
			t.Errorf("the page has %s", no)
		}
	}
	if tag := loading.FindString(value.ReplaceAllString(page, `=""`)); tag != "" {
		t.Errorf("the page has %s", tag)
	}
	if strings.Count(page, "<script>") > 1 || strings.Count(page, "<style>") != 1 {
		t.Error("more scripts or styles than one")
	}
}

func TestPagesAreSane(t *testing.T) {
	for _, name := range wholeReports {
		r := saved(t, name)
		for _, v := range []View{Brief, Summary, Translate, Check} {
			var out bytes.Buffer
			if err := HTML(&out, r, v, 0); err != nil {
				continue // of this view it has nothing: TestViewsWithNothingToShowAreErrors
			}
			sane(t, out.String())
		}
	}
	for _, name := range cases {
		sane(t, pageOf(t, golden(t, name), Check))
	}
}

// cases are the golden ones of the repository.
var cases = []string{"brief-border", "brief-dam", "brief-railway", "brief-flood", "brief-power", "markdown-all", "long", "long-report", "digest-quake"}

// golden is the report of one of the golden cases.
func golden(t *testing.T, name string) *report.Report {
	t.Helper()
	return firstOf(t, filepath.Join("..", "..", "testdata", "cases", name, "want.json"))
}

// The limit is 300 KB for the border article in five languages.
func TestAPageIsSmallAndTheSameTwice(t *testing.T) {
	page := pageOf(t, golden(t, "brief-border"), Brief)
	if len(page) >= 300_000 {
		t.Errorf("%d bytes, want under 300,000", len(page))
	}
	t.Logf("border article in five languages: %d bytes", len(page))
	if again := pageOf(t, golden(t, "brief-border"), Brief); again != page {
		t.Error("another page of the same report")
	}
}

func TestReportsOfOnePage(t *testing.T) {
	var out bytes.Buffer
	for n, name := range []string{"partial", "rockfall"} {
		if err := HTML(&out, saved(t, name), Translate, n); err != nil {
			t.Fatal(err)
		}
	}
	sane(t, out.String())
	if strings.Count(out.String(), "<!doctype") != 1 || strings.Count(out.String(), "<main ") != 1 {
		t.Error("not one document")
	}
}

func TestViewsWithNothingToShowAreNoPages(t *testing.T) {
	for _, c := range []struct {
		report string
		view   View
		want   string
	}{
		{"partial", Summary, "rendering report: it holds no summary"},
		{"summary", Translate, "rendering report: it holds no translation"},
		{"summary", "weather", `rendering report: there is no view "weather"`},
	} {
		var out bytes.Buffer
		err := HTML(&out, saved(t, c.report), c.view, 0)
		if err == nil || err.Error() != c.want || out.Len() > 0 {
			t.Errorf("%s %s: got %v, want %s", c.report, c.view, err, c.want)
		}
	}
	page := pageOf(t, &report.Report{Articles: []report.Article{{Name: "a.md"}}}, Check)
	if !strings.Contains(page, "CHECK BEFORE USE: no check fired, which is no proof") {
		t.Error("a check of an empty report says nothing")
	}
}

// hostileReport is a report in which every text tries to be markup, a script, a link or
// a command to a terminal, and no id or place can be relied on.
func hostileReport() *report.Report {
	const evil = "\"><script>alert(1)</script><img src=x onerror=alert(1)>'</style>`{{.}}" + hostile
	evidence := []check.Evidence{
		{Article: evil, Block: evil, Quote: evil, Match: check.Exact, Start: 1 << 40, End: -5, ByteStart: -1, ByteEnd: 1 << 40},
		{Article: "a1", Block: "b1", Quote: evil, Match: evil, ByteStart: 1, ByteEnd: 3},
	}
	statement := report.Statement{Text: evil, Evidence: evidence}
	place := &check.Place{Block: "b1", Text: evil, Start: 0, End: 1, ByteStart: 0, ByteEnd: len(evil)}
	return &report.Report{
		Panj: evil,
		Articles: []report.Article{{
			ID: "a1", Name: evil, Title: evil, Byline: evil, Published: evil, URL: "javascript:alert(1)", Lang: evil,
			Blocks: []report.Block{{ID: "b1", Kind: evil, Text: evil + "x"}, {ID: "b1", Kind: article.Code, Text: evil}},
		}},
		Translations: []report.Translation{
			{Article: "a1", Lang: evil, Blocks: []report.TranslatedBlock{
				{ID: "b1", Text: evil, State: evil, Model: evil}, {ID: "b1", Text: evil, State: "failed"}, {ID: evil, Text: evil},
			}},
			{Article: evil, Lang: evil, Blocks: []report.TranslatedBlock{{ID: evil, Text: evil, State: "kept"}}},
		},
		Summaries: []report.Summary{{
			Lang: evil, Headline: evil, Abstract: statement, KeyPoints: []report.Statement{statement, {Text: evil}},
			Figures:     []report.Figure{{Value: evil, Unit: evil, What: evil, Evidence: evidence}},
			Quotes:      []report.Quote{{Speaker: evil, Text: evil, SourceText: evil + "y", Evidence: evidence}},
			Events:      []report.Event{{What: evil, Where: evil, Actors: []string{evil}, Killed: &report.Count{By: evil, Bound: evil}, Evidence: evidence}},
			Differences: []report.Difference{{What: evil, Versions: []report.Statement{statement}}},
			NotStated:   []string{evil}, Topics: []string{evil}, Extra: map[string]json.RawMessage{"x": nil},
		}},
		Findings: []check.Finding{
			{Rule: evil, Severity: evil, Lang: evil, Article: evil, Block: evil, Path: "summaries[0]." + evil, Message: evil},
			{Rule: evil, Severity: check.Error, Lang: evil, Article: "a1", Block: "b1", Message: evil, Source: place, Got: place},
		},
		Provenance: report.Provenance{Model: evil, Server: evil, Prompts: map[string]string{evil: evil}},
	}
}

func TestNoTextIsMarkup(t *testing.T) {
	for _, v := range []View{Brief, Summary, Translate, Check} {
		page := pageOf(t, hostileReport(), v)
		sane(t, page)
		for _, no := range []string{"<script>alert", "<img", "\u202e", "\u2066", "\x1b", "javascript:alert(1)\""} {
			if strings.Contains(page, no) {
				t.Errorf("%s: the page has %q", v, no)
			}
		}
		if strings.Count(page, "</style>") != 1 || strings.Count(page, "</script>") > 1 {
			t.Errorf("%s: a text ends the style or the script", v)
		}
		if !strings.Contains(page, "&lt;script&gt;alert(1)") {
			t.Errorf("%s: the text is lost", v)
		}
	}
}

func TestOnlyTheArticlesAddressIsALink(t *testing.T) {
	for address, followed := range map[string]bool{
		"https://example.org/a?b=1&c=2": true, "http://example.org": true,
		"javascript:alert(1)": false, "data:text/html,x": false, "//example.org/": false, "https://": false,
		"ftp://example.org/": false, "https://example.org/\u202egnp": false, "https://example.org/ x\n": false,
	} {
		r := saved(t, "partial")
		r.Articles[0].URL = address
		if got := len(found(hrefElse, pageOf(t, r, Translate))) > 0; got != followed {
			t.Errorf("%q: followed %v, want %v", address, got, followed)
		}
	}
}

func TestPiecesAreCutAtEachMarking(t *testing.T) {
	doubt, worse := &ref{Number: 1, Severity: check.Warning}, &ref{Number: 2, Severity: check.Error}
	loud := &ref{Number: 3, Severity: "loud"}
	got := pieces("Рӯзи якшанбе\r\n5 кас", []marking{
		{span: span{0, 8}, quote: 2}, {span: span{4, 23}, sentence: 3}, {span: span{9, 23}, sentence: 1},
		{span: span{4, 8}, doubt: doubt}, {span: span{6, 8}, doubt: worse}, {span: span{27, 33}, doubt: loud},
		// Within a character, between CR and LF, outside, backwards, empty.
		{span: span{1, 8}, quote: 9}, {span: span{0, 24}, quote: 9}, {span: span{9, 99}, quote: 9}, {span: span{-1, 8}, quote: 9},
		{span: span{8, 4}, quote: 9}, {span: span{8, 8}, quote: 9},
	})
	want := []piece{
		{Text: "Рӯ", Quotes: "2"},
		{Text: "з", Quotes: "2", Sentences: "3", Severity: check.Warning},
		{Text: "и", Quotes: "2", Sentences: "3", Severity: check.Error, Refs: []ref{*doubt, *worse}},
		{Text: " ", Sentences: "3"},
		{Text: "якшанбе", Sentences: "1 3"},
		{Text: "\n5 "},
		{Text: "кас", Severity: check.Note, Refs: []ref{*loud}},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestPlacesAreFoundByBytesOrCodePoints(t *testing.T) {
	const text = "در ۵ مه 🌊 سیل"
	for _, c := range []struct {
		words        string
		bytes, runes span
		want         span
		ok           bool
	}{
		{"۵", span{5, 7}, span{3, 4}, span{5, 7}, true},
		{"۵", span{6, 8}, span{3, 4}, span{5, 7}, true}, // bytes of another text
		{"سیل", span{-1, -1}, span{10, 13}, span{18, 24}, true},
		{"سیل", span{18, 24}, span{-1, -1}, span{18, 24}, true},
		{"سیل", span{-1, -1}, span{-1, -1}, span{}, false},
		{"سیل", span{0, 6}, span{99, 102}, span{}, false},
		{"", span{0, 0}, span{0, 0}, span{}, false},
	} {
		if got, ok := located(text, c.words, c.bytes, c.runes); got != c.want || ok != c.ok {
			t.Errorf("%q %v %v: got %v %v, want %v %v", c.words, c.bytes, c.runes, got, ok, c.want, c.ok)
		}
	}
}

func TestSentencesStandSideBySide(t *testing.T) {
	const source = "The dam broke. Five people died. Nobody was warned."
	for _, c := range []struct {
		name, target, quote, here, there string
	}{
		{"as many", "Плотина прорвалась. Погибли пять человек. Никого не предупредили.", "Five people", "Five people died.", "Погибли пять человек."},
		{"two of them", "大坝决口。五人死亡。无人得到警告。", "broke. Five", "The dam broke. Five people died.", "大坝决口。五人死亡。"},
		{"right to left", "بند شکست. پنج تن جان باختند. به هیچ‌کس هشدار داده نشد.", "Nobody was warned", "Nobody was warned.", "به هیچ‌کس هشدار داده نشد."},
		{"fewer", "Сарбанд шикаст ва панҷ нафар ҳалок шуд. Касе огоҳ нашуда буд. ", "Five people", "Five people died.", "Сарбанд шикаст ва панҷ нафар ҳалок шуд. Касе огоҳ нашуда буд."},
		{"nothing", "", "Five people", "Five people died.", ""},
	} {
		at := strings.Index(source, c.quote)
		here, there := sideBySide(lang.Sentences(source), lang.Sentences(c.target), span{at, at + len(c.quote)})
		if got := source[here.start:here.end]; got != c.here {
			t.Errorf("%s: %q in the source, want %q", c.name, got, c.here)
		}
		if got := c.target[there.start:there.end]; got != c.there {
			t.Errorf("%s: %q in the translation, want %q", c.name, got, c.there)
		}
	}
}

func FuzzPieces(f *testing.F) {
	f.Add("در ۵ مه 🌊 سیل\r\n", 0, 3, 5, 7)
	f.Fuzz(func(t *testing.T, text string, a, b, c, d int) {
		text = strings.ToValidUTF8(text, "?")
		doubt := &ref{Number: 1}
		var joined strings.Builder
		for _, p := range pieces(text, []marking{{span: span{a, b}, quote: 1}, {span: span{c, d}, doubt: doubt}, {span: span{a, d}, sentence: 2}}) {
			joined.WriteString(p.Text)
		}
		if joined.String() != Clean(text) {
			t.Errorf("got %q, want %q", joined.String(), Clean(text))
		}
	})
}

// What a translation adds or lacks has its row, in the order of both.
func TestBlocksStandBeside(t *testing.T) {
	a := &report.Article{Blocks: []report.Block{{ID: "b1"}, {ID: "b2"}, {ID: "b3"}}}
	tr := &report.Translation{Blocks: []report.TranslatedBlock{{ID: "t1"}, {ID: "b1"}, {ID: "b3"}, {ID: "t2"}, {ID: "b3"}}}
	var got []string
	for _, p := range beside(a, tr) {
		s, x := "-", "-"
		if p.source != nil {
			s = p.source.ID
		}
		if p.target != nil {
			x = p.target.ID
		}
		got = append(got, s+" "+x)
	}
	if diff := cmp.Diff([]string{"- t1", "b1 b1", "b2 -", "b3 b3", "- t2", "- b3"}, got); diff != "" {
		t.Error(diff)
	}
}

func TestStatesOfBlocksAreShown(t *testing.T) {
	r := saved(t, "partial")
	r.Translations[0].Blocks[0].Model, r.Translations[0].Via = "another", lang.Russian
	page := pageOf(t, r, Translate)
	for _, want := range []string{
		`<p class="state">not translated: the source’s words</p><p class="text read" lang="en" dir="ltr">`,
		`<p class="state">refused by the model: the source’s words</p>`,
		`<p class="state">kept as it is</p><pre class="text" lang="" dir="ltr">`,
		`<p class="state">by another</p>`, `dir="ltr">by way of Russian</span></h3>`,
	} {
		if !strings.Contains(page, want) {
			t.Errorf("no %s", want)
		}
	}
	r.Translations[0].Blocks = r.Translations[0].Blocks[1:]
	if page := pageOf(t, r, Translate); !strings.Contains(page, `<p class="state">no translation</p></div>`) {
		t.Error("a block that is not there is not shown as missing")
	}
}

// A summary that no model wrote says so; a figure's value is told from a number
// that its text begins with.
func TestSummariesSayWhoWroteThem(t *testing.T) {
	r := saved(t, "rockfall")
	r.Summaries[0].Engine = "extractive"
	r.Summaries[0].Figures[0].What, r.Summaries[0].Figures[0].Unit = "2 марта", ""
	page := pageOf(t, r, Summary)
	if strings.Count(page, "("+ownSentencesEscaped+")") != 1 {
		t.Error("it is not said once that there was no model")
	}
	if !strings.Contains(page, `</b> — 2 марта</a>`) {
		t.Error("two numbers run into one another")
	}
}

const ownSentencesEscaped = "the article&#39;s own sentences, no model"

func TestFindingsLeadToTheirPlaces(t *testing.T) {
	page := pageOf(t, saved(t, "rockfall"), Brief)
	for _, want := range []string{
		// Marked in both texts, and listed with a way to the row.
		`<mark class="error">(<span[^>]*>)?1,200(</span>)?</mark><a class="ref error" href="#r0e1f1"`,
		`<mark class="error">(<span[^>]*>)?1\x{a0}300(</span>)?</mark><a class="ref error" href="#r0e1f1"`,
		`<li id="r0e1f1" class="error"><span class="sign">× <span class="unseen">error</span></span> <span class="rule">number</span> <a href="#r0e1b3">b3</a>:`,
		// Of a statement: at it, and with a way to it.
		`<li class="said statement" id="r0e0s3".*третий погибший.*<a class="ref warning" href="#r0e0f1"`,
		`<a href="#r0e0s3">key_points\[0\]</a> <a href="#r0e0b3">b3</a>: <bdi>&#34;третий погибший&#34;`,
	} {
		if !regexp.MustCompile(want).MatchString(page) {
			t.Errorf("no %s", want)
		}
	}
}
