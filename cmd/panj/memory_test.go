package main

import (
	"context"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/spf13/cobra"

	"panj/internal/lang"
	"panj/internal/store"
	"panj/translate"
)

func TestTheMemoryIsInTheUsersCache(t *testing.T) {
	for _, tt := range []struct {
		system string
		vars   map[string]string
		want   string
	}{
		{"linux", map[string]string{"HOME": "/h", "XDG_CACHE_HOME": "/c"}, "/c"},
		{"linux", map[string]string{"HOME": "/h"}, "/h/.cache"},
		{"linux", map[string]string{"HOME": "/h", "XDG_CACHE_HOME": "relative"}, "/h/.cache"},
		{"linux", nil, ""},
		{"darwin", map[string]string{"HOME": "/h", "XDG_CACHE_HOME": "/c"}, "/h/Library/Caches"},
		{"darwin", nil, ""},
		{"windows", map[string]string{"HOME": "/h", "LocalAppData": "/l"}, "/l"},
	} {
		if got := filepath.ToSlash(cacheFolder(tt.system, func(name string) string { return tt.vars[name] })); got != tt.want {
			t.Errorf("%s with %v: %q, want %q", tt.system, tt.vars, got, tt.want)
		}
	}
}

// What os says of this process's own environment is what panj says of it.
func TestTheCacheFolderIsThatOfTheSystem(t *testing.T) {
	want, err := os.UserCacheDir()
	if err != nil {
		t.Skip("this user has none:", err)
	}
	if got := cacheFolder(runtime.GOOS, os.Getenv); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestWhenThereIsNoMemory(t *testing.T) {
	home := map[string]string{"HOME": t.TempDir()}
	for _, tt := range []struct {
		name  string
		vars  map[string]string
		flags memoryFlags
		model modelFlags
		want  bool
	}{
		{"by default there is one", home, memoryFlags{}, modelFlags{}, true},
		{"a folder is named", nil, memoryFlags{dir: "m"}, modelFlags{}, true},
		{"--no-memory", home, memoryFlags{off: true}, modelFlags{}, false},
		{"--record", home, memoryFlags{dir: "m"}, modelFlags{record: "r"}, false},
		{"--replay", home, memoryFlags{dir: "m"}, modelFlags{replay: "r"}, false},
		{"no place for it", nil, memoryFlags{}, modelFlags{}, false},
	} {
		m := tt.flags.open(env{getenv: func(name string) string { return tt.vars[name] }}, &tt.model)
		if got := m != nil; got != tt.want {
			t.Errorf("%s: %v", tt.name, got)
		}
	}
}

func TestMemoryFlags(t *testing.T) {
	var f memoryFlags
	cmd := &cobra.Command{}
	f.add(cmd)
	if err := cmd.ParseFlags([]string{"--memory", "m", "--no-memory"}); err != nil {
		t.Fatal(err)
	}
	if err := f.check(&modelFlags{}); !isUsage(err) {
		t.Errorf("both flags at once: %v", err)
	}
	f.dir = ""
	if err := f.check(&modelFlags{}); err != nil {
		t.Error(err)
	}
}

// kept is a memory in a new folder with one translation by a model.
func kept(t *testing.T) *store.Memory {
	t.Helper()
	m := store.Open(filepath.Join(t.TempDir(), "memory"))
	entry := `{"panj":"memory/1","from":"en","to":"ru","source":"a \u009b bridge","target":"мост","model":"m","prompt":"p","names":[]}`
	if err := m.Keep(translate.PersonKey(lang.English, lang.Russian, "another"), []byte(entry)); err != nil {
		t.Fatal(err)
	}
	return m
}

func TestClearAsksOnATerminal(t *testing.T) {
	for _, tt := range []struct {
		name, answer string
		args         []string
		asked, gone  bool
	}{
		{"y", "y\n", nil, true, true},
		{"Yes", " Yes \n", nil, true, true},
		{"no", "n\n", nil, true, false},
		{"return alone", "\n", nil, true, false},
		{"the end", "", nil, true, false},
		{"something else", "yesterday\n", nil, true, false},
		{"--yes", "", []string{"--yes"}, false, true},
	} {
		t.Run(tt.name, func(t *testing.T) {
			m := kept(t)
			got := inProcess(t, nil, func(e *env) { terminal(e); e.stdin = strings.NewReader(tt.answer) },
				append([]string{"memory", "clear", "--memory", m.Dir()}, tt.args...)...)
			_, err := os.Stat(m.Dir())
			if asked := strings.Contains(got.stderr, "remove 1 entry, "); asked != tt.asked || os.IsNotExist(err) != tt.gone {
				t.Errorf("asked %v, folder: %v: %+v", asked, err, got)
			}
			if want := map[bool]int{true: exitDone, false: exitFailed}[tt.gone]; got.code != want {
				t.Errorf("exit code %d, want %d", got.code, want)
			}
		})
	}
	m := kept(t)
	if got := inProcess(t, nil, nil, "memory", "clear", "--memory", m.Dir()); got.code != exitDone || got.stderr != "" {
		t.Errorf("a script was asked, or refused: %+v", got)
	}
	if got := inProcess(t, nil, terminal, "memory", "clear", "--memory", m.Dir()); got.code != exitDone || got.stderr != "" {
		t.Errorf("asked about nothing: %+v", got)
	}
}

// Ctrl-C at the question ends the run, and removes nothing.
func TestClearIsInterruptedAtTheQuestion(t *testing.T) {
	m := kept(t)
	in, out := io.Pipe() // nobody writes
	defer out.Close()
	ctx, cancel := context.WithCancelCause(context.Background())
	e := env{stdin: in, stdout: io.Discard, getenv: func(string) string { return "" }}
	terminal(&e)
	e.stderr = writerFunc(func(b []byte) (int, error) {
		if strings.Contains(string(b), "[y/N]") {
			cancel(context.Canceled)
		}
		return len(b), nil
	})
	if code := run(ctx, []string{"memory", "clear", "--memory", m.Dir()}, e); code != exitInterrupted {
		t.Errorf("exit code %d", code)
	}
	if s, err := m.Stats(func([]byte) bool { return true }); err != nil || s.Entries != 1 {
		t.Errorf("left %+v, %v", s, err)
	}
}

type writerFunc func([]byte) (int, error)

func (f writerFunc) Write(b []byte) (int, error) { return f(b) }

// The text is a stranger's; a terminal must not obey it.
func TestExportIsSafeForATerminal(t *testing.T) {
	m := kept(t)
	for _, tt := range []struct {
		name string
		set  func(*env)
		raw  bool
	}{{"terminal", terminal, false}, {"pipe", nil, true}} {
		got := inProcess(t, nil, tt.set, "memory", "export", "--memory", m.Dir())
		if got.code != exitDone || strings.Contains(got.stdout, "\u009b") != tt.raw || !strings.Contains(got.stdout, " bridge") {
			t.Errorf("%s: %d %q %s", tt.name, got.code, got.stdout, got.stderr)
		}
	}
}

// A person's translation is exported once where a model wrote the same, and first
// where it wrote another.
func TestExportPutsPersonsFirst(t *testing.T) {
	m := kept(t)
	for n, entry := range []string{
		`{"panj":"memory/1","from":"en","to":"ru","source":"b","target":"же","model":"m","prompt":"p1","names":[]}`,
		`{"panj":"memory/1","from":"en","to":"ru","source":"b","target":"же","model":"","prompt":"","names":[]}`,
		`{"panj":"memory/1","from":"en","to":"ru","source":"b","target":"же","model":"m","prompt":"p2","names":[]}`,
		`{"panj":"memory/1","from":"en","to":"ru","source":"b","target":"а","model":"m","prompt":"p3","names":[]}`,
	} {
		if err := m.Keep(translate.PersonKey("en", "ru", string(rune('b'+n))), []byte(entry)); err != nil {
			t.Fatal(err)
		}
	}
	all, err := units(m)
	if err != nil || len(all) != 3 || all[1].Target != "же" || all[1].Model != "" || all[2].Target != "а" {
		t.Errorf("got %+v, %v", all, err)
	}
}
