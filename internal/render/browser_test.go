package render

import (
	"bytes"
	"context"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"panj/internal/report"
)

// browser is one headless Chromium, in which the tests open one page after another.
type browser struct {
	ctx     context.Context
	dir     string
	address string // of the page that is open

	mu       sync.Mutex
	requests []string // what the page asked for, itself among it
	trouble  []string // what the page complained of
}

// newBrowser starts Chromium, or skips where there is none.
func newBrowser(t *testing.T) *browser {
	t.Helper()
	if testing.Short() {
		t.Skip("a browser is too slow for -short")
	}
	path, err := exec.LookPath("chromium")
	if err != nil {
		t.Skip("chromium is not installed (Debian's package of that name)")
	}
	options := []chromedp.ExecAllocatorOption{chromedp.ExecPath(path), chromedp.UserDataDir(profile(t))}
	for _, flag := range []string{
		"headless", "no-sandbox", "disable-gpu", "disable-quic", "no-first-run",
		"disable-background-networking", "disable-component-update", "disable-sync", "disable-dev-shm-usage",
	} {
		options = append(options, chromedp.Flag(flag, true))
	}
	ctx, cancel := context.WithTimeout(context.Background(), 3*time.Minute)
	t.Cleanup(cancel)
	ctx, stop := chromedp.NewExecAllocator(ctx, options...)
	t.Cleanup(stop)
	ctx, leave := chromedp.NewContext(ctx)
	t.Cleanup(leave)
	b := &browser{ctx: ctx, dir: t.TempDir()}
	if err := chromedp.Listen(ctx, b.hear); err != nil {
		t.Fatal(err)
	}
	return b
}

// profile is a fresh folder. That a helper of the browser's still writes there at
// the end is no reason to fail.
func profile(t *testing.T) string {
	dir, err := os.MkdirTemp("", "panj-chromium-")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	return dir
}

func (b *browser) hear(event any) {
	b.mu.Lock()
	defer b.mu.Unlock()
	switch e := event.(type) {
	case *network.EventRequestWillBeSent:
		b.requests = append(b.requests, e.Request.URL)
	case *runtime.EventConsoleAPICalled:
		b.trouble = append(b.trouble, "console: "+string(e.Type))
	case *runtime.EventExceptionThrown:
		b.trouble = append(b.trouble, e.ExceptionDetails.Text+" "+e.ExceptionDetails.Exception.Description)
	case *log.EventEntryAdded:
		b.trouble = append(b.trouble, e.Entry.Text)
	}
}

// do runs steps and fails the test where one fails.
func (b *browser) do(t *testing.T, steps ...chromedp.Action[chromedp.Void]) {
	t.Helper()
	if err := chromedp.Do(b.ctx, steps...); err != nil {
		t.Fatal(err)
	}
}

// ask evaluates an expression in the page.
func ask[T any](t *testing.T, b *browser, expression string) T {
	t.Helper()
	v, err := chromedp.Run(b.ctx, chromedp.Evaluate[T](expression, chromedp.EvalAwaitPromise))
	if err != nil {
		t.Fatalf("%v in %s", err, expression)
	}
	return v
}

// open writes a report as a page, loads it from its file at a width, and checks
// that it asks for nothing and complains of nothing.
func (b *browser) open(t *testing.T, r *report.Report, v View, width int64) {
	t.Helper()
	var page bytes.Buffer
	if err := HTML(&page, r, v, 0); err != nil {
		t.Fatal(err)
	}
	b.load(t, page.Bytes(), width)
}

func (b *browser) load(t *testing.T, page []byte, width int64) {
	t.Helper()
	file := filepath.Join(b.dir, "page.html")
	if err := os.WriteFile(file, page, 0o666); err != nil {
		t.Fatal(err)
	}
	b.mu.Lock()
	b.requests, b.trouble = nil, nil
	b.mu.Unlock()
	b.address = (&url.URL{Scheme: "file", Path: filepath.ToSlash(file)}).String()
	b.do(t, chromedp.Navigate("about:blank"), chromedp.EmulateViewport(width, 900), chromedp.Navigate(b.address))
	b.quiet(t)
}

// quiet checks what was heard since the page was opened.
func (b *browser) quiet(t *testing.T) {
	t.Helper()
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, asked := range b.requests {
		if asked != b.address && asked != "about:blank" {
			t.Errorf("the page asked for %s", asked)
		}
	}
	for _, said := range b.trouble {
		t.Errorf("the page complained: %s", said)
	}
}

// dark sets what prefers-color-scheme answers.
func (b *browser) dark(t *testing.T, on bool) {
	t.Helper()
	scheme := map[bool]string{true: "dark", false: "light"}[on]
	b.do(t, chromedp.Func(func(ctx context.Context, target *chromedp.Target) error {
		_, err := chromedp.Call(ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
			Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}},
		})
		return err
	}))
}

// TestScreenshots writes pictures into the folder that PANJ_SCREENSHOTS names, to
// be looked at after a change of the page.
func TestScreenshots(t *testing.T) {
	folder := os.Getenv("PANJ_SCREENSHOTS")
	if folder == "" {
		t.Skip("no PANJ_SCREENSHOTS names a folder for the pictures")
	}
	b := newBrowser(t)
	for _, p := range pages(t) {
		for _, width := range []int64{390, 1280} {
			b.open(t, p.report, p.view, width)
			b.shoot(t, folder, p.name, width)
		}
	}
}

// shoot takes pictures of each language in both schemes: as it opens, with a
// statement chosen, at the texts and at the end.
func (b *browser) shoot(t *testing.T, folder, name string, width int64) {
	t.Helper()
	for i := range ask[int](t, b, `document.querySelectorAll('.edition').length`) {
		of := func(selector string) string { return fmt.Sprintf(`document.querySelectorAll('%s')[%d]`, selector, i) }
		for _, dark := range []bool{false, true} {
			b.dark(t, dark)
			for _, step := range []struct{ name, do string }{
				{"opened", fmt.Sprintf(`%s?.click(); scrollTo(0, 0)`, of(".switch a"))},
				{"chosen", of(".edition") + `.querySelectorAll('.say')[2]?.click()`},
				{"texts", of(".parallel") + `.scrollIntoView()`},
				{"end", of(".findings") + `.scrollIntoView()`},
			} {
				ask[any](t, b, step.do)
				file := fmt.Sprintf("%s-%d-%d-%s-%s.png", name, i, width, map[bool]string{true: "dark", false: "light"}[dark], step.name)
				b.picture(t, filepath.Join(folder, file))
			}
			b.do(t, chromedp.KeyEvent(kb.Escape))
		}
	}
}

func (b *browser) picture(t *testing.T, file string) {
	t.Helper()
	png, err := chromedp.Run(b.ctx, chromedp.CaptureScreenshot())
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, png, 0o666); err != nil {
		t.Fatal(err)
	}
}
