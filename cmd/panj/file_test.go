package main

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"unicode"

	"panj/internal/article"
	"panj/internal/lang"
	"panj/internal/render"
	"panj/internal/report"
)

func TestSafeNameStaysInItsFolder(t *testing.T) {
	for name, want := range map[string]string{
		"a.md": "a", "stdin": "stdin", "шаҳр.txt": "шаҳр", "a.b.md": "a.b",
		"..": "article", "...md": "article", ".md": "article", ".hidden.md": "hidden", "": "article",
		"../../etc/passwd": "_.._etc_passwd", `..\up.md`: "_up", "c:evil.md": "c_evil", "a\x00\nb.md": "a__b", "a*?.md": "a__",
	} {
		if got := safeName(name); got != want {
			t.Errorf("safeName(%q) = %q, want %q", name, got, want)
		}
	}
}

func FuzzSafeName(f *testing.F) {
	f.Add("../../etc/passwd")
	f.Add("..")
	f.Fuzz(func(t *testing.T, name string) {
		dir := t.TempDir()
		if got := filepath.Join(dir, safeName(name)); filepath.Dir(got) != dir {
			t.Errorf("%q leads to %q", name, got)
		}
	})
}

// A saved report may be anybody's: its languages are no more trusted than its names.
func TestLanguageOfASavedReportLeadsNowhere(t *testing.T) {
	for tag, want := range map[lang.Language]string{
		"ru": "out/ru/a", "../../etc": "out/_.._etc/a", "..": "out/und/a", "/x": "out/_x/a", "x\x1b[2J": "out/x_[2J/a",
	} {
		o := &output{flags: outputFlags{file: "out/{lang}/{name}"}}
		if got := o.fileName(item{name: "a.md"}, []lang.Language{tag}); got != want {
			t.Errorf("%q: %q, want %q", tag, got, want)
		}
		r := &report.Report{Articles: []report.Article{{Name: "a.md"}}}
		if got := label(r, tag); strings.ContainsFunc(got, unicode.IsControl) {
			t.Errorf("label of %q: %q", tag, got)
		}
	}
	o := &output{flags: outputFlags{file: "{lang}/{name}"}}
	if got := o.fileName(item{name: "a.md"}, nil); filepath.IsAbs(got) {
		t.Errorf("without a language: %q", got)
	}
}

func TestPlanOfFileNames(t *testing.T) {
	items := []item{
		{"a.md", article.Markdown, []lang.Language{lang.Russian, lang.Tajik}},
		{"b.txt", article.Text, []lang.Language{lang.Russian}},
	}
	for _, tt := range []struct {
		view                  render.View
		format, pattern, want string
		results               int
	}{
		{render.Translate, "text", "{name}.{lang}.{ext}", "a.ru.md a.tg.md b.ru.txt", 3},
		{render.Brief, "text", "{name}.{ext}", "a.txt b.txt", 3},
		{render.Brief, "md", "{lang}-{name}.{ext}", "ru-a.md tg-a.md ru-b.md", 3},
		{render.Summary, "jsonl", "x/{name}.{ext}", "x/a.jsonl x/b.jsonl", 3},
		{render.Check, "json", "{name}.{lang}.{ext}", "a.ru.json a.tg.json b.ru.json", 3},
		{render.Check, "text", "{name}", "a b", 2},
		{render.Translate, "text", "", " ", 3},
		{render.Translate, "text", "{lang}", "", 0},
		{render.Translate, "text", "one", "", 0},
	} {
		o := &output{view: tt.view, flags: outputFlags{format: tt.format, file: tt.pattern}}
		plans, err := o.plan(items)
		var names []string
		for _, plan := range plans {
			for _, d := range plan {
				names = append(names, d.file)
			}
		}
		if got := strings.Join(names, " "); got != tt.want {
			t.Errorf("%s %s %s: %q, want %q", tt.view, tt.format, tt.pattern, got, tt.want)
		}
		if clash := tt.results == 0; clash != (err != nil) || clash && !isUsage(err) || !clash && o.results != tt.results {
			t.Errorf("%s: %d results, %v", tt.pattern, o.results, err)
		}
	}
}

func TestWriteFileReplacesAsAWhole(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("modes and links are those of Unix")
	}
	dir := t.TempDir()
	name := filepath.Join(dir, strings.Repeat("д", 120)) // 240 bytes: nothing longer fits
	for _, text := range []string{"one", "two", ""} {
		if err := writeFile(name, []byte(text)); err != nil {
			t.Fatal(err)
		}
		if b, _ := os.ReadFile(name); string(b) != text {
			t.Errorf("%q, want %q", b, text)
		}
	}
	if files, _ := os.ReadDir(dir); len(files) != 1 {
		t.Errorf("left behind: %v", files)
	}
	err := writeFile(filepath.Join(name, "x"), nil)
	if err == nil || strings.Contains(err.Error(), ".panj-") {
		t.Errorf("error %v", err)
	}
}
