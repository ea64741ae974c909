package render

import (
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"panj/internal/lang"
	"panj/internal/report"
)

// TestPagesInABrowser opens the pages in one headless Chromium: how they are laid
// out, what their script does, and whether they can be used without eyes or mouse.
func TestPagesInABrowser(t *testing.T) {
	b := newBrowser(t)
	t.Run("nothing overflows", func(t *testing.T) { fits(t, b) })
	t.Run("right to left stands right", func(t *testing.T) { standsRight(t, b) })
	t.Run("every script is rendered", func(t *testing.T) { renders(t, b) })
	t.Run("a choice marks the evidence", func(t *testing.T) { marks(t, b) })
	t.Run("the keyboard chooses", func(t *testing.T) { keys(t, b) })
	t.Run("one language at a time", func(t *testing.T) { switches(t, b) })
	t.Run("without a script", func(t *testing.T) { scriptless(t, b) })
	t.Run("a hostile report", func(t *testing.T) { disarmed(t, b) })
	t.Run("accessible", func(t *testing.T) { accessible(t, b) })
}

// briefs are golden cases whose sources are in each of the five languages.
var briefs = []string{"brief-border", "brief-dam", "brief-railway", "brief-flood", "brief-power"}

// shownPage is a page to look at.
type shownPage struct {
	name   string
	report *report.Report
	view   View
}

func pages(t *testing.T) []shownPage {
	out := []shownPage{
		{"rockfall", saved(t, "rockfall"), Translate}, {"partial", saved(t, "partial"), Translate},
		{"summary", saved(t, "summary"), Summary}, {"findings", saved(t, "rockfall"), Brief},
		{"markdown", golden(t, "markdown-all"), Translate}, {"digest", golden(t, "digest-quake"), Summary},
	}
	for _, name := range briefs {
		out = append(out, shownPage{name, golden(t, name), Brief})
	}
	return out
}

// fits wants no horizontal scrolling, with a statement chosen too, and columns
// that stack in a narrow window.
func fits(t *testing.T, b *browser) {
	for _, p := range pages(t) {
		for _, width := range []int64{390, 1280} {
			b.open(t, p.report, p.view, width)
			for _, step := range []string{`0`, `{ const a = document.querySelector('.say'); if (a) a.click(); }`, `{ const a = document.querySelector('.all a'); if (a) a.click(); }`} {
				ask[any](t, b, step)
				if wide := ask[int](t, b, `document.documentElement.scrollWidth`); wide > int(width) {
					t.Errorf("%s: %d pixels wide in a window of %d, after %s", p.name, wide, width, step)
				}
			}
			stacked := ask[bool](t, b, `(() => { const c = [...document.querySelectorAll('.row')].map((r) => r.querySelectorAll('.cell')).find((c) => c.length > 1 && c[0].offsetHeight > 0); if (!c) return false; const [s, o] = [c[0].getBoundingClientRect(), c[1].getBoundingClientRect()]; return o.top >= s.bottom })()`)
			if p.view != Summary && stacked != (width == 390) {
				t.Errorf("%s: columns stacked is %v at %d pixels", p.name, stacked, width)
			}
			b.quiet(t)
		}
	}
}

// standsRight wants the column of a right-to-left language on the right, be it
// source or translation, its text from the right edge, and a summary likewise.
func standsRight(t *testing.T, b *browser) {
	for _, c := range []struct{ name, right string }{{"brief-border", "target"}, {"brief-dam", "target"}, {"brief-flood", "source"}} {
		b.open(t, golden(t, c.name), Translate, 1280)
		rows := ask[[]string](t, b, `[...document.querySelectorAll('.row:has([dir=rtl])')].map((row) => {
			const [left, right] = [...row.querySelectorAll('.cell')].sort((a, b) => a.getBoundingClientRect().left - b.getBoundingClientRect().left);
			const text = right.querySelector('.text'), range = document.createRange();
			range.selectNodeContents(text);
			const edge = Math.max(...[...range.getClientRects()].map((r) => r.right));
			const flush = text.getBoundingClientRect().right - edge < 30;
			return right.classList.contains('`+c.right+`') && text.dir === 'rtl' && flush ? 'right' : row.id;
		})`)
		if len(rows) < 10 || slices.ContainsFunc(rows, func(s string) bool { return s != "right" }) {
			t.Errorf("%s: right-to-left columns: %v", c.name, rows)
		}
	}
	b.open(t, golden(t, "brief-border"), Brief, 1280)
	if aligned := ask[string](t, b, `{ const s = document.querySelector('.summary[lang=fa-AF]'); getComputedStyle(s).direction }`); aligned != "rtl" {
		t.Errorf("the summary in Dari runs %s", aligned)
	}
}

// renders wants a width for each language's text; a test can't say which fonts a
// reader has.
func renders(t *testing.T, b *browser) {
	b.open(t, golden(t, "brief-border"), Brief, 1280)
	widths := ask[map[string]float64](t, b, `Object.fromEntries([...document.querySelectorAll('.edition')].flatMap((e) => {
		e.hidden = false;
		return [...e.querySelectorAll('.headline, h4.text')].map((h) => {
			const range = document.createRange();
			range.selectNodeContents(h);
			return [h.lang || h.closest('[lang]').lang, range.getBoundingClientRect().width];
		});
	}))`)
	for _, l := range []string{"en", "tg", "ru", "fa-AF", "zh-Hans"} {
		if widths[l] < 100 {
			t.Errorf("text in %s is %v pixels wide", l, widths[l])
		}
	}
}

// marked is what the panel marks of the texts after a statement was chosen.
type marked struct {
	Numbers []string // of the evidence
	Quotes  []string // the marked words, by number
	Texts   []string // the sentences around them, and those of the translation
}

const readMarks = `(() => {
	const panel = document.querySelector('.panel'), chosen = document.querySelector('.chosen');
	const text = (list) => [...list].map((e) => e.textContent).join('');
	const numbers = chosen ? chosen.dataset.evidence.split(' ') : [];
	return {
		Numbers: numbers,
		Quotes: numbers.map((n) => text([...panel.querySelectorAll('.on-quote')].filter((e) => e.dataset.quote.split(' ').includes(n)))),
		Texts: [...panel.querySelectorAll('.shown .text')].map((t) => text(t.querySelectorAll('.on-quote, .on-sentence'))),
	};
})()`

// marks clicks every statement of every summary, 25 in all: the words that are marked
// are the evidence, in the source's sentences, and of a translation some are too.
func marks(t *testing.T, b *browser) {
	for _, name := range briefs {
		r := golden(t, name)
		b.open(t, r, Brief, 1280)
		for i, s := range r.Summaries {
			list := newOutline(r, &s).sources.list
			clicked := ask[[]marked](t, b, fmt.Sprintf(`(() => {
				const e = document.querySelectorAll('.edition')[%d];
				document.querySelectorAll('.switch a')[%d].click();
				return [...e.querySelectorAll('.statement > .say')].map((a) => { a.click(); return %s; });
			})()`, i, i, readMarks))
			if len(clicked) < 10 {
				t.Errorf("%s %s: %d statements", name, s.Lang, len(clicked))
			}
			for _, m := range clicked {
				agree(t, fmt.Sprintf("%s %s", name, s.Lang), list, m, translated(r, s.Lang))
			}
		}
	}
}

// translated says whether a report holds a translation beside a summary: one in
// the article's own language has none.
func translated(r *report.Report, l lang.Language) bool {
	return slices.ContainsFunc(r.Translations, func(t report.Translation) bool { return t.Lang == l })
}

func agree(t *testing.T, where string, list []source, m marked, translated bool) {
	t.Helper()
	least := 1
	if translated {
		least = 2
	}
	if len(m.Numbers) == 0 || len(m.Texts) < least || slices.Contains(m.Texts, "") {
		t.Errorf("%s: a statement marks %q", where, m)
	}
	for i, number := range m.Numbers {
		n := 0
		fmt.Sscan(number, &n)
		if want := list[n-1].evidence.Quote; m.Quotes[i] != want {
			t.Errorf("%s: evidence %d marks %q, want %q", where, n, m.Quotes[i], want)
		}
	}
	for _, quote := range m.Quotes {
		if !slices.ContainsFunc(m.Texts, func(text string) bool { return strings.Contains(text, quote) }) {
			t.Errorf("%s: %q is not within its sentence", where, quote)
		}
	}
}

// keys goes through the summary without a mouse.
func keys(t *testing.T, b *browser) {
	r := golden(t, "brief-border")
	for _, width := range []int64{390, 1280} {
		b.open(t, r, Brief, width)
		list := newOutline(r, &r.Summaries[0]).sources.list
		for range 30 {
			if ask[bool](t, b, `document.activeElement.matches('.abstract .say')`) {
				break
			}
			b.do(t, chromedp.KeyEvent(kb.Tab))
		}
		b.do(t, chromedp.KeyEvent(kb.Enter))
		first := ask[marked](t, b, readMarks)
		agree(t, "Enter", list, first, true)
		b.do(t, chromedp.KeyEvent(kb.ArrowDown), chromedp.KeyEvent(kb.ArrowDown))
		third := ask[marked](t, b, readMarks)
		agree(t, "down", list, third, true)
		if on := ask[string](t, b, `document.activeElement.closest('.statement').id + ' ' + document.querySelector('[aria-current=true].say').closest('.statement').id`); on != "r0e0s4 r0e0s4" {
			t.Errorf("%d: two statements further, focus and choice are at %s", width, on)
		}
		if said := ask[string](t, b, `document.querySelector('[role=status]').textContent`); !strings.Contains(said, "["+third.Numbers[0]+"]") {
			t.Errorf("a screen reader is told %q", said)
		}
		if seen := ask[bool](t, b, `(() => { const s = document.querySelector('.chosen').getBoundingClientRect(), p = document.querySelector('.panel').getBoundingClientRect(); return s.top >= 0 && (p.left > s.right || s.bottom <= p.top) && p.bottom <= innerHeight })()`); !seen {
			t.Errorf("at %d pixels the panel covers the statement", width)
		}
		b.do(t, chromedp.KeyEvent(kb.ArrowUp), chromedp.KeyEvent(kb.ArrowUp), chromedp.KeyEvent(kb.ArrowUp))
		if got := ask[marked](t, b, readMarks); fmt.Sprint(got) != fmt.Sprint(first) {
			t.Errorf("back at the first statement: %v, want %v", got, first)
		}
		b.do(t, chromedp.KeyEvent(kb.Escape))
		if left := ask[string](t, b, `document.querySelectorAll('.chosen, .on-quote, .on-sentence').length + ' ' + document.activeElement.className`); left != "0 say" {
			t.Errorf("after Escape: %s", left)
		}
	}
}

// switches wants one language to be seen, the one that was asked for, by its link
// and by an address, and all of them at the last.
func switches(t *testing.T, b *browser) {
	const seen = `[...document.querySelectorAll('.edition')].filter((e) => e.offsetHeight > 0).map((e) => e.id).join(' ') + ' ' + document.querySelector('[aria-current].read, .switch [aria-current]').hash`
	b.open(t, golden(t, "brief-border"), Brief, 1280)
	for _, c := range []struct{ do, want string }{
		{`0`, "r0e0 #r0e0"},
		{`document.querySelectorAll('.switch a')[2].click()`, "r0e2 #r0e2"},
		{`location.hash = '#r0e1q3'`, "r0e1 #r0e1"},
		{`document.querySelector('.all a').click()`, "r0e0 r0e1 r0e2 r0e3 r0e4 #r0"},
		{`history.back()`, "r0e1 #r0e1"},
	} {
		ask[any](t, b, c.do)
		if got := ask[string](t, b, `new Promise((r) => setTimeout(() => r(`+seen+`), 50))`); got != c.want {
			t.Errorf("%s: %s, want %s", c.do, got, c.want)
		}
	}
}

// scriptless wants all of the page to be there without its script, the marks
// leading to the evidence.
func scriptless(t *testing.T, b *browser) {
	r := golden(t, "brief-border")
	page := pageOf(t, r, Brief)
	start, end := strings.Index(page, "<script>"), strings.Index(page, "</script>")
	b.load(t, []byte(page[:start]+page[end+len("</script>"):]), 1280)
	if n := ask[int](t, b, `[...document.querySelectorAll('.edition, .sources')].filter((e) => e.offsetHeight > 0).length`); n != 10 {
		t.Errorf("%d of 10 editions and lists of sources are seen", n)
	}
	if gone := ask[string](t, b, `[...document.querySelectorAll('.panel, .all')].map((e) => e.offsetHeight).join()`); gone != "0,0" {
		t.Errorf("what needs the script is seen: %s", gone)
	}
	ask[any](t, b, `document.querySelectorAll('.edition')[2].querySelectorAll('.say')[1].click()`)
	quote := ask[string](t, b, `document.querySelector(':target q').textContent`)
	if want := r.Summaries[2].KeyPoints[0].Evidence[0].Quote; quote != want {
		t.Errorf("the statement leads to %q, want %q", quote, want)
	}
}

func disarmed(t *testing.T, b *browser) {
	for _, v := range []View{Brief, Translate} {
		b.open(t, hostileReport(), v, 390)
		if n := ask[int](t, b, `document.querySelectorAll('script, img, style').length`); n > 2 {
			t.Errorf("%d elements that the report brought", n)
		}
		if wide := ask[int](t, b, `document.documentElement.scrollWidth`); wide > 390 {
			t.Errorf("%d pixels wide", wide)
		}
	}
}

// accessible lets axe-core judge the pages in both colour schemes; PANJ_AXE names
// its script.
func accessible(t *testing.T, b *browser) {
	path := os.Getenv("PANJ_AXE")
	if path == "" {
		t.Skip("no PANJ_AXE names the script of axe-core")
	}
	axe, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range pages(t) {
		for width, dark := range map[int64]bool{390: true, 1280: false} {
			b.dark(t, dark)
			b.open(t, p.report, p.view, width)
			ask[any](t, b, `{ const a = document.querySelectorAll('.say')[1]; if (a) a.click(); }`)
			ask[any](t, b, string(axe)+"\n;0")
			for _, v := range violations(t, b) {
				t.Errorf("%s at %d, dark %v: %s", p.name, width, dark, v)
			}
		}
	}
}

func violations(t *testing.T, b *browser) []string {
	t.Helper()
	result, err := chromedp.Run(b.ctx, chromedp.Evaluate[string](`axe.run({resultTypes: ['violations']}).then((r) => JSON.stringify(r.violations))`, chromedp.EvalAwaitPromise))
	if err != nil {
		t.Fatal(err)
	}
	var all []struct {
		ID, Impact, Help string
		Nodes            []struct{ HTML, FailureSummary string }
	}
	if err := json.Unmarshal([]byte(result), &all); err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, v := range all {
		line := fmt.Sprintf("%s (%s): %s; %d times, first %.200s", v.ID, v.Impact, v.Help, len(v.Nodes), v.Nodes[0].HTML)
		if v.Impact == "serious" || v.Impact == "critical" {
			out = append(out, line+" "+v.Nodes[0].FailureSummary)
		} else {
			t.Log(line)
		}
	}
	return out
}
