package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestReadme runs what README.md shows. A block that is fenced as ```console
// holds commands and what they print:
//
//	$ panj detect article.md
//	article.md	en	0.99	utf-8
//
// A line that begins with "$ " is a command of a shell, run at the root of the
// repository (of a copy of its testdata) in a clean environment, without key and
// network; `go run ./cmd/panj` is the same as `panj`. A line that ends in \ goes
// on in the next. What follows is what it prints on stdout and stderr together;
// "…" alone on a line stands for any number of lines, and "…" at a line's end for
// the rest of the line. Blocks of another tag, or of none, are not run.
func TestReadme(t *testing.T) {
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	runs := consoleRuns(string(readme))
	if len(runs) == 0 {
		t.Fatal("README.md has no console block with a command")
	}
	root := t.TempDir()
	if err := os.CopyFS(filepath.Join(root, "testdata"), os.DirFS("../../testdata")); err != nil {
		t.Fatal(err)
	}
	for _, r := range runs {
		t.Run(fmt.Sprintf("line %d", r.line), func(t *testing.T) {
			got := r.output(t, root)
			if !printed(r.want, got) {
				t.Errorf("$ %s\nprints something else (-README +printed):\n%s", r.command, cmp.Diff(r.want, got))
			}
		})
	}
}

// consoleRun is a command of a console block.
type consoleRun struct {
	line    int // of README.md, where the command stands
	command string
	want    []string
}

func consoleRuns(readme string) []consoleRun {
	var runs []consoleRun
	inside, goesOn := false, false
	for i, line := range strings.Split(readme, "\n") {
		last := len(runs) - 1
		switch {
		case !inside:
			inside = strings.TrimSpace(line) == "```console"
		case strings.HasPrefix(line, "```"):
			inside = false
		case goesOn:
			runs[last].command += " " + strings.TrimSuffix(strings.TrimSpace(line), `\`)
			goesOn = strings.HasSuffix(line, `\`)
		case strings.HasPrefix(line, "$ "):
			goesOn = strings.HasSuffix(line, `\`)
			runs = append(runs, consoleRun{line: i + 1, command: strings.TrimSuffix(line[2:], `\`)})
		case last >= 0:
			runs[last].want = append(runs[last].want, line)
		}
	}
	return runs
}

// output runs the command; of its exit code README says nothing.
func (r consoleRun) output(t *testing.T, root string) []string {
	t.Helper()
	cmd := exec.Command("sh", "-c", strings.ReplaceAll(r.command, "go run ./cmd/panj", "panj"))
	cmd.Dir = root
	cmd.Env = []string{"PATH=" + os.Getenv("PATH"), "HOME=" + root}
	var out bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &out
	if err := cmd.Run(); err != nil && cmd.ProcessState == nil {
		t.Fatal(err)
	}
	return strings.Split(strings.TrimRight(out.String(), "\n"), "\n")
}

// printed says whether the lines are those wanted; see TestReadme.
func printed(want, got []string) bool {
	for i, w := range want {
		if w == "…" {
			for skip := i; skip <= len(got); skip++ {
				if printed(want[i+1:], got[skip:]) {
					return true
				}
			}
			return false
		}
		if i >= len(got) {
			return false
		}
		begin, open := strings.CutSuffix(w, "…")
		if w != got[i] && !(open && strings.HasPrefix(got[i], begin)) {
			return false
		}
	}
	return len(got) == len(want)
}

func TestReadmeLinesAreCompared(t *testing.T) {
	for _, tt := range []struct {
		want, got string
		same      bool
	}{
		{"a|b", "a|b", true}, {"a|b", "a|c", false}, {"a", "a|b", false}, {"a|b", "a", false},
		{"a|…|d", "a|b|c|d", true}, {"a|…|d", "a|d", true}, {"a|…|d", "a|b", false}, {"a|…", "a", true}, {"…|b|…|d", "a|b|c|b|d", true},
		{"ab…|c", "abc|c", true}, {"ab…|c", "axc|c", false}, {"…", "", true},
	} {
		if got := printed(strings.Split(tt.want, "|"), strings.Split(tt.got, "|")); got != tt.same {
			t.Errorf("%q and %q: %v", tt.want, tt.got, got)
		}
	}
	runs := consoleRuns("x\n```console\n$ panj a \\\n  b\none\n…\n$ panj c\n```\n```\n$ panj d\n```\n")
	want := []consoleRun{{3, "panj a  b", []string{"one", "…"}}, {7, "panj c", nil}}
	if diff := cmp.Diff(want, runs, cmp.AllowUnexported(consoleRun{})); diff != "" {
		t.Error(diff)
	}
}
