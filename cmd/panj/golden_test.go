package main

import (
	"flag"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"panj/internal/check"
	"panj/internal/report"
	"panj/translate"
)

var update = flag.Bool("update", false, "write the wanted files of the golden cases anew")

// golden are the cases under testdata/cases: an article or several, the recording
// of a run on them, and what the run prints. The command goes without articles,
// format and recording.
var golden = []struct {
	folder  string
	command []string
	text    string // the wanted file of the text; want.json is that of the report
}{
	{"brief-border", []string{"brief", "--to", "tg,ru,fa-AF,zh-Hans,en"}, "want.txt"},
	{"brief-dam", []string{"brief", "--to", "tg,en,ru,fa-AF,zh-Hans"}, "want.txt"},
	{"brief-railway", []string{"brief", "--to", "ru,en,tg,fa-AF,zh-Hans"}, "want.txt"},
	{"brief-flood", []string{"brief", "--from", "fa-AF", "--to", "fa-AF,en,tg,ru,zh-Hans"}, "want.txt"},
	{"brief-power", []string{"brief", "--to", "zh-Hans,en,tg,ru,fa-AF"}, "want.txt"},
	{"brief-noquote", []string{"summarize", "--to", "tg"}, "want.txt"},
	{"brief-nonumber", []string{"summarize", "--to", "en"}, "want.txt"},
	{"digest-quake", []string{"digest", "--to", "en,tg"}, "want.txt"},
	{"markdown-all", []string{"translate", "--to", "fa-AF"}, "want.md"},
	{"long", []string{"brief", "--to", "ru", "--section-tokens", "700"}, "want.txt"},
	{"long-report", []string{"summarize", "--to", "ru", "--section-tokens", "5000"}, "want.txt"},
}

const cases = "../../testdata/cases"

// TestGolden replays each case and compares what it prints, byte for byte; after
// a change that is meant, run it with -update and read the difference.
func TestGolden(t *testing.T) {
	vars := trap(t)
	s := schema(t)
	for _, c := range golden {
		t.Run(c.folder, func(t *testing.T) {
			t.Parallel()
			dir := filepath.Join(cases, c.folder)
			args := append(slices.Clone(c.command), "--replay", filepath.Join(dir, "recorded"), "-q")
			args = append(args, articlesOf(t, dir)...)
			text := inProcess(t, vars, nil, args...)
			whole := inProcess(t, vars, nil, append(args, "-f", "json")...)
			if text.code != 0 || whole.code != 0 || whole.stderr != "" {
				t.Fatalf("exit codes %d and %d: %s%s", text.code, whole.code, text.stderr, whole.stderr)
			}
			if again := inProcess(t, vars, nil, append(args, "-f", "json", "-j", "1")...); again.stdout != whole.stdout {
				t.Errorf("a second replay, one request at a time, differs from line %s", parting(whole.stdout, again.stdout))
			}
			wanted(t, filepath.Join(dir, c.text), text.stdout)
			wanted(t, filepath.Join(dir, "want.json"), whole.stdout)
			validate(t, s, c.folder, whole.stdout)
			sound(t, whole.stdout)
		})
	}
}

// articlesOf are the articles in a case's folder, in the order of their names.
func articlesOf(t *testing.T, dir string) []string {
	all, err := filepath.Glob(filepath.Join(dir, "*.md"))
	if err != nil {
		t.Fatal(err)
	}
	return slices.DeleteFunc(all, func(name string) bool { return filepath.Base(name) == "want.md" })
}

// trap gives variables that mean nothing, or lead to a server that fails the
// test where it is asked for anything: a replay heeds none of them.
func trap(t *testing.T) map[string]string {
	server := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		t.Errorf("a replay opened a connection: %s %s", r.Method, r.URL)
	}))
	t.Cleanup(server.Close)
	return map[string]string{
		"OPENAI_BASE_URL": server.URL + "/v1", "OPENAI_API_KEY": "nonsense", "OPENAI_MODEL": "nonsense",
		"PANJ_MODEL": "nonsense", "PANJ_TO": "nonsense", "HTTP_PROXY": server.URL,
	}
}

func wanted(t *testing.T, file, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatalf("%v (go test ./cmd/panj -run TestGolden -update writes it)", err)
	}
	if string(want) != got {
		t.Errorf("%s differs from its line %s", file, parting(string(want), got))
	}
}

// parting shows where two texts part: the number of the line, and some lines of each.
func parting(want, got string) string {
	w, g := strings.Split(want, "\n"), strings.Split(got, "\n")
	same := 0
	for same < min(len(w), len(g)) && w[same] == g[same] {
		same++
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%d on:\n", same+1)
	for _, side := range []struct {
		sign  string
		lines []string
	}{{"-", w}, {"+", g}} {
		for _, line := range side.lines[same:min(same+4, len(side.lines))] {
			fmt.Fprintf(&b, "%s %s\n", side.sign, line)
		}
	}
	return b.String()
}

// sound holds for every golden report: all blocks are there, every quote is found
// verbatim, and no check found an error.
func sound(t *testing.T, text string) {
	t.Helper()
	all, err := report.Decode(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	r := all[0]
	for _, tr := range r.Translations {
		if len(tr.Blocks) != len(r.Articles[0].Blocks) { // translations are of one article
			t.Errorf("%s: %d blocks of %d", tr.Lang, len(tr.Blocks), len(r.Articles[0].Blocks))
		}
		for _, b := range tr.Blocks {
			if b.State != translate.Done && b.State != translate.Kept {
				t.Errorf("%s %s is %s", tr.Lang, b.ID, b.State)
			}
		}
	}
	for _, s := range r.Summaries {
		found := 0
		for e := range s.Evidences() {
			if found++; e.Match != check.Exact && e.Match != check.Folded {
				t.Errorf("%s: evidence %q in %s: %s", s.Lang, e.Quote, e.Block, e.Match)
			}
		}
		if found == 0 {
			t.Errorf("the summary in %s has no evidence", s.Lang)
		}
	}
	for _, f := range r.Findings {
		if f.Severity == check.Error {
			t.Errorf("%s %s %s %s: %s", f.Rule, f.Lang, f.Block, f.Path, f.Message)
		}
	}
}

// Each folder with a recording is a case of the table, and each case has one.
func TestEveryCaseIsGolden(t *testing.T) {
	var folders, listed []string
	entries, err := os.ReadDir(cases)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		folders = append(folders, e.Name())
	}
	for _, c := range golden {
		listed = append(listed, c.folder)
	}
	slices.Sort(listed)
	if diff := cmp.Diff(folders, listed); diff != "" {
		t.Errorf("folders and table (-folders +table):\n%s", diff)
	}
}
