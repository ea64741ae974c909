package source

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/encoding/htmlindex"

	"panj/internal/article"
	"panj/internal/lang"
)

func encoded(t *testing.T, label, text string) []byte {
	t.Helper()
	e, err := htmlindex.Get(label)
	if err != nil {
		t.Fatal(err)
	}
	b, err := e.NewEncoder().Bytes([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func write(t *testing.T, name string, data []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestReadDecodes(t *testing.T) {
	const tajik, chinese = "Оби дарё баланд шуд.\n", "河水上涨了。\n"
	const russian = "Вода в реке поднялась на два метра.\n"
	for _, c := range []struct {
		what, charset string
		data          []byte
		want, name    string
	}{
		{"UTF-8", "", []byte(tajik), tajik, "utf-8"},
		{"UTF-8 by label", "UTF8", []byte(tajik), tajik, "utf-8"},
		{"UTF-8 with a mark keeps it", "", []byte("\ufeff" + tajik), "\ufeff" + tajik, "utf-8"},
		{"a mark decides over the label", "windows-1251", []byte("\ufeff" + tajik), "\ufeff" + tajik, "utf-8"},
		{"CRLF stays", "", []byte("a\r\n\r\nb\r\n"), "a\r\n\r\nb\r\n", "utf-8"},
		{"UTF-16 little endian", "", append([]byte("\xff\xfe"), encoded(t, "utf-16le", chinese)...), chinese, "utf-16le"},
		{"UTF-16 big endian", "", append([]byte("\xfe\xff"), encoded(t, "utf-16be", chinese)...), chinese, "utf-16be"},
		{"windows-1251", "windows-1251", encoded(t, "windows-1251", russian), russian, "windows-1251"},
		{"an alias of it", "CP1251", encoded(t, "windows-1251", russian), russian, "windows-1251"},
		{"KOI8-R", "koi8-r", encoded(t, "koi8-r", russian), russian, "koi8-r"},
		{"GB18030 beyond GBK", "gb18030", encoded(t, "gb18030", "河水🌊\ufffd"), "河水🌊\ufffd", "gb18030"},
		{"GBK by the older label", "gb2312", encoded(t, "gbk", chinese), chinese, "gbk"},
		{"Big5", "big5", encoded(t, "big5", "河水上漲了。"), "河水上漲了。", "big5"},
	} {
		d, err := Read(context.Background(), write(t, "a.txt", c.data), Options{Charset: c.charset})
		if err != nil {
			t.Errorf("%s: %v", c.what, err)
			continue
		}
		if got := string(d.Article.Source); got != c.want || d.Charset != c.name {
			t.Errorf("%s: %q as %s, want %q as %s", c.what, got, d.Charset, c.want, c.name)
		}
	}
}

func TestReadNamesTheOffsetOfInvalidBytes(t *testing.T) {
	for _, c := range []struct {
		charset, data string
		offset        int
		hint          string
	}{
		{"", string(encoded(t, "windows-1251", "ok: вода поднялась")), 4, "--charset windows-1251"},
		{"", string(encoded(t, "koi8-r", "ok: вода поднялась")), 4, "--charset koi8-r"},
		{"", string(encoded(t, "gb18030", "塔吉克斯坦的河水上涨了。")), 0, "--charset gb18030"},
		{"", "ab\xe2\x82", 2, "--charset windows-1251"},
		{"windows-1251", "abc\x98d", 3, "--charset koi8-r"},
		{"windows-1251", "Об И", 6, "--charset utf-8"},
		{"gb18030", "ab\xba\xd3\xff!", 4, "--charset windows-1251"},
		{"gbk", "ab\xfd\xff!", 2, "--charset windows-1251"},
		{"", "\xff\xfea\x00\x00\xd8b\x00", 4, "save it again as utf-8: its byte order mark says utf-16le, whatever --charset says"},
		{"windows-1251", "\ufeffab\xe9d", 5, "save it again as utf-8: its byte order mark says utf-8, whatever --charset says"},
	} {
		_, err := Read(context.Background(), "-", Options{Stdin: strings.NewReader(c.data), Charset: c.charset})
		var e *EncodingError
		if !errors.As(err, &e) {
			t.Errorf("%q as %q: %v", c.data, c.charset, err)
			continue
		}
		if e.Offset != c.offset || e.Hint() != c.hint {
			t.Errorf("%q as %q: %v, %s; want byte %d, %s", c.data, c.charset, e, e.Hint(), c.offset, c.hint)
		}
	}
}

func TestReadRefuses(t *testing.T) {
	for _, c := range []struct {
		what, arg, data string
		o               Options
		want            string
	}{
		{"a URL", "https://example.org/a", "", Options{}, "a URL can't be read yet"},
		{"a URL in capitals", "HTTP://example.org", "", Options{}, "a URL can't be read yet"},
		{"HTML", "-", " <!DOCTYPE html><p>x", Options{}, "HTML can't be read yet"},
		{"nothing", "-", "", Options{}, "there is no text"},
		{"white space", "-", "\ufeff \r\n", Options{}, "there is no text"},
		{"NUL", "-", "a\x00b", Options{}, "binary data"},
		{"a PDF", "-", "%PDF-1.7 x", Options{}, "a PDF"},
		{"a PDF as windows-1251", "-", "%PDF-1.7 x", Options{Charset: "windows-1251"}, "a PDF"},
		{"an image", "-", "\xff\xd8\xff\xe0", Options{}, "an image"},
		{"a docx", "-", "PK\x03\x04..", Options{}, "a Word"},
		{"a charset", "-", "x", Options{Charset: "cp-1251x"}, `unknown charset "cp-1251x": known are utf-8`},
		{"an encoding that only replaces", "-", "x", Options{Charset: "iso-2022-kr"}, "unknown charset"},
		{"a format", "-", "x", Options{Format: "rtf"}, "unknown format"},
	} {
		c.o.Stdin = strings.NewReader(c.data)
		_, err := Read(context.Background(), c.arg, c.o)
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %q", c.what, err, c.want)
		}
		var e *UnsupportedError
		if errors.As(err, &e) && e.Hint() == "" {
			t.Errorf("%s: no word about what to do", c.what)
		}
	}
}

func TestReadFiles(t *testing.T) {
	ctx := context.Background()
	_, err := Read(ctx, filepath.Join(t.TempDir(), "none.md"), Options{})
	if !errors.Is(err, fs.ErrNotExist) || strings.Count(err.Error(), "none.md") != 1 {
		t.Errorf("missing file: %v", err)
	}
	if _, err = Read(ctx, t.TempDir(), Options{}); err == nil || !strings.Contains(err.Error(), "is a directory") {
		t.Errorf("directory: %v", err)
	}
	if _, err = Read(ctx, "-", Options{}); err == nil || !strings.Contains(err.Error(), "no standard input") {
		t.Errorf("no stdin: %v", err)
	}
	if _, err = Read(ctx, "-", Options{Stdin: io.LimitReader(endless{}, maxBytes+10)}); err == nil || !strings.Contains(err.Error(), "larger than 32 MiB") {
		t.Errorf("large: %v", err)
	}
	d, err := Read(ctx, write(t, "page.html", []byte("<p>x</p>")), Options{Format: article.Text})
	if err != nil || d.Article.Name != "page.html" || d.Article.Format != article.Text {
		t.Errorf("HTML that is asked to be text: %+v, %v", d, err)
	}
	if d, err = Read(ctx, "-", Options{Stdin: strings.NewReader("# T\n")}); err != nil || d.Article.Name != "stdin" || d.Article.Format != article.Markdown {
		t.Errorf("stdin: %+v, %v", d, err)
	}
}

type endless struct{}

func (endless) Read(p []byte) (int, error) { return len(p), nil }

func TestReadEndsWithItsContext(t *testing.T) {
	r, w := io.Pipe()
	defer w.Close()
	ctx, cancel := context.WithCancel(context.Background())
	go func() {
		_, _ = w.Write([]byte("half an"))
		cancel()
	}()
	if _, err := Read(ctx, "-", Options{Stdin: r}); !errors.Is(err, context.Canceled) {
		t.Errorf("Read of a pipe that stays open: %v", err)
	}
}

// FuzzDecode guards that what is decoded is UTF-8 without a character lost,
// and that what can't be is named by an offset inside the source.
func FuzzDecode(f *testing.F) {
	f.Add([]byte("вода"), "")
	f.Add([]byte("\xff\xfea\x00\x00\xd8"), "")
	f.Add([]byte("\xba\xd3\x98\x81\x30\x81"), "gb18030")
	f.Add([]byte("\xe2\x98"), "windows-1251")
	f.Add([]byte("\x1b$B\xff"), "iso-2022-jp")
	f.Fuzz(func(t *testing.T, data []byte, label string) {
		c, err := lookUp(label)
		if err != nil {
			return
		}
		text, _, err := decode("x", data, c)
		var e *EncodingError
		switch {
		case errors.As(err, &e):
			if e.Offset < 0 || e.Offset >= len(data) {
				t.Errorf("offset %d in %d bytes", e.Offset, len(data))
			}
		case err == nil && !utf8.Valid(text):
			t.Errorf("%q as %s is %q", data, label, text)
		}
	})
}

func TestRepairIsOfTheDecodedTextAndListed(t *testing.T) {
	text := "\ufeff# Рўзи нав\r\n\r\nДар љамъомади имрўза раиси ноњия гуфт, ки ќарори нав барои роњсозї ќабул шуд.\r\n"
	path := write(t, "a.md", []byte(text))
	asIs, err := Read(context.Background(), path, Options{})
	if err != nil || string(asIs.Article.Source) != text || asIs.Changes != nil {
		t.Fatalf("without Repair: %v, %v", asIs, err)
	}
	doc, err := Read(context.Background(), path, Options{Repair: true})
	if err != nil {
		t.Fatal(err)
	}
	got := string(doc.Article.Source)
	if !strings.HasPrefix(got, "\ufeff# Рӯзи нав\r\n\r\nДар ҷамъомади имрӯза раиси ноҳия") || len(doc.Changes) != 8 {
		t.Errorf("%d changes: %q", len(doc.Changes), got)
	}
	for _, c := range doc.Changes {
		if at := lang.Original(doc.Changes, c.Is.Start); at != c.Was.Start || text[c.Was.Start:c.Was.End] == got[c.Is.Start:c.Is.End] {
			t.Errorf("%+v came from %d", c, at)
		}
	}
}
