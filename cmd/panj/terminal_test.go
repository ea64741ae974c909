package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// serve starts a fake and gives the variables that lead to it, with a model.
func serve(t *testing.T, model string) map[string]string {
	f := newFake(0)
	t.Cleanup(f.close)
	return map[string]string{"OPENAI_BASE_URL": f.URL + "/v1", "PANJ_MODEL": model}
}

// inFile writes a text to a file and gives its path.
func inFile(t testing.TB, name, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
	return path
}

func terminal(e *env) {
	e.stdinTerminal, e.stdoutTerminal, e.stderrTerminal, e.width = true, true, true, 60
}

func TestColourOnlyOnATerminalAndWithoutNoColor(t *testing.T) {
	path := inFile(t, "bridge.md", bridge)
	for _, tt := range []struct {
		name    string
		noColor string
		set     func(*env)
		want    bool
	}{
		{"on a terminal", "", terminal, true},
		{"with NO_COLOR", "1", terminal, false},
		{"in a pipe", "", nil, false},
		{"stderr alone is one", "", func(e *env) { e.stderrTerminal = true }, false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			vars := serve(t, "number")
			vars["NO_COLOR"] = tt.noColor
			got := inProcess(t, vars, tt.set, "brief", "--to", "ru", path)
			if got.code != exitDone || strings.Contains(got.stdout, "\x1b[") != tt.want {
				t.Errorf("colour is not %v, or the code not 0: %+v", tt.want, got)
			}
		})
	}
}

func TestFindingsOnStderrHaveColourByStderr(t *testing.T) {
	path := inFile(t, "bridge.md", bridge)
	for _, colour := range []bool{true, false} {
		got := inProcess(t, serve(t, "number"), func(e *env) { e.stderrTerminal = colour }, "translate", "-q", "--to", "ru", path)
		if !strings.Contains(got.stderr, "CHECK BEFORE USE") || strings.Contains(got.stderr, "\x1b[") != colour {
			t.Errorf("want colour %v: %q", colour, got.stderr)
		}
	}
}

// What a model or an article says can't act on a terminal, in any format; in a
// file and in a pipe a document stays what it is.
func TestForeignTextCannotActOnATerminal(t *testing.T) {
	evil := "\x1b]0;owned\x07 \u202eevil\u009b2J "
	path := inFile(t, "a\x1b[2Jb.md", strings.Replace(bridge, "closed", evil+"closed", 1))
	for _, args := range [][]string{
		{"translate", "--to", "ru"}, {"translate", "--to", "en"}, {"translate", "--to", "ru,tg", "-f", "md"}, {"summarize"}, {"brief", "--to", "ru,tg"},
		{"brief", "--to", "ru", "-f", "md"}, {"brief", "--to", "ru", "-f", "json"}, {"brief", "--to", "ru", "-f", "jsonl"}, {"detect"}, {"detect", "-f", "json"},
	} {
		vars := serve(t, "rogue")
		vars["NO_COLOR"] = "1"
		got := inProcess(t, vars, terminal, append(args, path)...)
		drawn := strings.NewReplacer("\r\x1b[K", "").Replace(got.stderr) // our own progress line
		for _, stream := range []string{got.stdout, drawn} {
			if i := strings.IndexAny(stream, "\x1b\x07\u202e\u009b"); i >= 0 {
				t.Errorf("%q lets through %q", args, stream[i:min(len(stream), i+20)])
			}
		}
	}
	got := inProcess(t, serve(t, "rogue"), nil, "translate", "--to", "en", path)
	if !strings.Contains(got.stdout, evil) {
		t.Errorf("a copy in a pipe is changed: %q", got.stdout)
	}
}

func TestJSONOnATerminalHasTheSameValue(t *testing.T) {
	for _, s := range []string{"a\u009bb\u202e", "plain, тоҷикӣ, دری‌ها, 中文", "\x7f\n\t\x00\x1b", "\u2028", "\U0001F600"} {
		plain, _ := json.Marshal(map[string]string{"k": s})
		var got, want map[string]string
		escaped := escapeJSON(plain)
		if err := json.Unmarshal(escaped, &got); err != nil {
			t.Fatalf("%q: %v", escaped, err)
		}
		if err := json.Unmarshal(plain, &want); err != nil || got["k"] != want["k"] {
			t.Errorf("%q became %q", want["k"], got["k"])
		}
		if bytes.ContainsAny(escaped, "\u009b\u202e\x7f\u2028") {
			t.Errorf("%q can act", escaped)
		}
	}
}

func TestProgressNamesTheHostFirst(t *testing.T) {
	path := inFile(t, "bridge.md", bridge)
	vars := serve(t, "good")
	got := inProcess(t, vars, terminal, "brief", "--to", "ru,tg", path)
	host := strings.TrimSuffix(strings.TrimPrefix(vars["OPENAI_BASE_URL"], "http://"), "/v1")
	if first, _, _ := strings.Cut(got.stderr, "\n"); first != "sending the text to "+host {
		t.Errorf("the first line is %q", first)
	}
	if !strings.Contains(got.stderr, "of 4 jobs done") {
		t.Errorf("no line of progress: %q", got.stderr)
	}
	if !strings.HasSuffix(got.stderr, "\r\x1b[K") {
		t.Errorf("a line of progress is left: %q", got.stderr)
	}
	for _, line := range strings.Split(got.stderr, "\r\x1b[K") {
		if len([]rune(line)) > 59 && !strings.HasPrefix(line, "sending") {
			t.Errorf("a line of progress is wider than the terminal: %q", line)
		}
	}
	if quiet := inProcess(t, vars, terminal, "brief", "-q", "--to", "ru", path); quiet.stderr != "" {
		t.Errorf("-q says %q", quiet.stderr)
	}
}

func TestTheTextFitsTheTerminal(t *testing.T) {
	path := inFile(t, "bridge.md", bridge)
	narrow := inProcess(t, serve(t, "good"), func(e *env) { terminal(e); e.width = 40 }, "summarize", "-q", "--to", "ru", path)
	for line := range strings.Lines(narrow.stdout) {
		if strings.HasPrefix(line, " [") {
			continue // evidence is not broken
		}
		if n := len([]rune(strings.NewReplacer("\x1b[1m", "", "\x1b[0m", "", "\x1b[2m", "").Replace(strings.TrimSpace(line)))); n > 40 {
			t.Errorf("%d columns in 40: %q", n, line)
		}
	}
}

func TestATerminalAloneIsNoArticle(t *testing.T) {
	for _, args := range [][]string{{"translate", "--to", "ru"}, {"detect"}, {"summarize"}} {
		got := inProcess(t, nil, terminal, args...)
		if got.code != exitUsage || !strings.Contains(got.stderr, "panj: no article\n  name a file, or pipe one in: ") {
			t.Errorf("%q: %+v", args, got)
		}
	}
}

func TestPanjRunsTwiceInOneProcess(t *testing.T) {
	first := inProcess(t, nil, nil, "detect", "-f", "jsonl", inFile(t, "bridge.md", bridge))
	again := inProcess(t, nil, nil, "detect", inFile(t, "bridge.md", bridge))
	if first.code != 0 || !strings.HasPrefix(first.stdout, "{") || strings.HasPrefix(again.stdout, "{") {
		t.Errorf("a flag outlived its run: %+v, %+v", first, again)
	}
}
