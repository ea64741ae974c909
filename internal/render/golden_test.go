package render

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"panj/internal/lang"
	"panj/internal/report"
)

var update = flag.Bool("update", false, "write the golden files anew")

func saved(t testing.TB, name string) *report.Report {
	t.Helper()
	return firstOf(t, filepath.Join("testdata", name+".json"))
}

// firstOf is the report that a file holds.
func firstOf(t testing.TB, file string) *report.Report {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	r, err := report.Decode(f)
	if err != nil {
		t.Fatal(err)
	}
	return r[0]
}

func rendered(t testing.TB, r *report.Report, v View, l lang.Language, s Style) string {
	t.Helper()
	var out bytes.Buffer
	if err := Text(&out, r, v, l, s); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func markdown(t testing.TB, r *report.Report, v View, l lang.Language) string {
	t.Helper()
	var out bytes.Buffer
	if err := Markdown(&out, r, v, l); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// The golden files were read by an editor's eye; read them again when they change.
func TestGolden(t *testing.T) {
	for _, c := range []struct {
		report string
		view   View
		lang   lang.Language
		widths []int
	}{
		{"rockfall", Brief, lang.Russian, []int{80, 40, 24}},
		{"rockfall", Brief, lang.Tajik, []int{80}},
		{"rockfall", Brief, lang.Dari, []int{80, 40}},
		{"rockfall", Brief, lang.Hans, []int{80, 40, 24}},
		{"rockfall", Summary, "", []int{60}},
		{"rockfall", Check, "", []int{80}},
		{"rockfall", Check, lang.Tajik, []int{40}},
		{"partial", Brief, lang.Tajik, []int{80}},
		{"summary", Brief, "", []int{80, 40}},
	} {
		r := saved(t, c.report)
		name := strings.TrimSuffix(fmt.Sprintf("%s-%s-%s", c.report, c.view, c.lang), "-")
		for _, width := range c.widths {
			compare(t, fmt.Sprintf("%s-%d.txt", name, width), rendered(t, r, c.view, c.lang, Style{Width: width}))
		}
		compare(t, name+".md", markdown(t, r, c.view, c.lang))
	}
}

func compare(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s (-want +got; -update writes it anew):\n%s", name, diff)
	}
}
