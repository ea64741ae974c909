package store

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
)

// keyOf is the key of a name.
func keyOf(name string) string {
	sum := sha256.Sum256([]byte(name))
	return hex.EncodeToString(sum[:])
}

// newMemory is one that isn't there yet.
func newMemory(t testing.TB) *Memory { return Open(filepath.Join(t.TempDir(), "panj", "memory")) }

// keep puts an entry in a memory under the key of its name.
func keep(t testing.TB, m *Memory, name, entry string) {
	t.Helper()
	if err := m.Keep(keyOf(name), []byte(entry)); err != nil {
		t.Fatal(err)
	}
}

// put writes a file below a folder.
func put(t testing.TB, dir, name, text string) {
	t.Helper()
	file := filepath.Join(dir, name)
	if err := os.MkdirAll(filepath.Dir(file), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

// files are all below a folder, by their paths in it.
func files(t testing.TB, dir string) []string {
	t.Helper()
	var out []string
	err := filepath.WalkDir(dir, func(file string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		name, err := filepath.Rel(dir, file)
		out = append(out, filepath.ToSlash(name))
		return err
	})
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		t.Fatal(err)
	}
	return out
}

func everything([]byte) bool { return true }

func TestRecallGivesWhatWasKept(t *testing.T) {
	m := newMemory(t)
	if entry, ok := m.Recall(keyOf("a")); ok {
		t.Errorf("a memory that isn't there recalls %s", entry)
	}
	if _, err := os.Stat(m.Dir()); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("looking for an entry made the folder: %v", err)
	}
	keep(t, m, "a", `{"target":"Пул","n":1}`)
	keep(t, m, "a", `{"target":"Кӯпрук","n":2}`)
	entry, ok := Open(m.Dir()).Recall(keyOf("a"))
	if want := "{\n  \"target\": \"Кӯпрук\",\n  \"n\": 2\n}\n"; !ok || string(entry) != want {
		t.Errorf("got %q, %v, want the last: %q", entry, ok, want)
	}
	if _, ok := m.Recall(keyOf("b")); ok {
		t.Error("another key recalls it too")
	}
}

func TestEntriesAreForAPerson(t *testing.T) {
	m := newMemory(t)
	in := map[string]string{"source": `a <g1>b</g1> & "c" \u003c \ ` + "\u2028"}
	text, err := json.Marshal(in)
	if err != nil {
		t.Fatal(err)
	}
	keep(t, m, "a", string(text))
	entry, _ := m.Recall(keyOf("a"))
	if want := `a <g1>b</g1> & \"c\" \\u003c \\ \u2028`; !bytes.Contains(entry, []byte(want)) {
		t.Errorf("%s does not hold %s", entry, want)
	}
	var out map[string]string
	if err := json.Unmarshal(entry, &out); err != nil || out["source"] != in["source"] {
		t.Errorf("%q has become %q, %v", in, out, err)
	}
}

func TestOnlyTheOwnerReads(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("Windows has no such modes")
	}
	m := newMemory(t)
	keep(t, m, "a", `{}`)
	err := filepath.WalkDir(filepath.Dir(m.Dir()), func(file string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := e.Info()
		want := fs.FileMode(0o600)
		if e.IsDir() {
			want = 0o700
		}
		if err == nil && info.Mode().Perm() != want {
			t.Errorf("%s has mode %o, want %o", file, info.Mode().Perm(), want)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// A key from outside must never become a path.
func TestWhatIsNoKeyIsRefused(t *testing.T) {
	m := newMemory(t)
	good := keyOf("a")
	for _, key := range []string{"", "a", good[1:], good + "0", strings.ToUpper(good), strings.Repeat("../", 22)[:64],
		"/" + good[1:], good[:63] + "g", good[:62] + "\u0660", good[:63] + "\x00"} {
		err := m.Keep(key, []byte(`{}`))
		if err == nil || !strings.Contains(err.Error(), "is no key") {
			t.Errorf("%q: %v", key, err)
		}
		if _, ok := m.Recall(key); ok {
			t.Errorf("%q is recalled", key)
		}
	}
	if got := files(t, filepath.Dir(filepath.Dir(m.Dir()))); got != nil {
		t.Errorf("%q were made", got)
	}
}

func TestWhatIsNoObjectIsRefused(t *testing.T) {
	m := newMemory(t)
	for _, entry := range []string{"", "null", `"text"`, "[]", `{"a":1`, `{} {}`, "{a:1}"} {
		if err := m.Keep(keyOf("a"), []byte(entry)); err == nil || !strings.HasSuffix(err.Error(), ": it is no JSON object") {
			t.Errorf("%q: %v", entry, err)
		}
	}
}

func TestANilMemoryHoldsNothing(t *testing.T) {
	var m *Memory
	if err := m.Keep(keyOf("a"), []byte(`{}`)); err != nil {
		t.Error(err)
	}
	if _, ok := m.Recall(keyOf("a")); ok {
		t.Error("it recalls something")
	}
}

func TestBrokenAndForeignFilesAreNotThere(t *testing.T) {
	m := newMemory(t)
	keep(t, m, "whole", `{"a":"b"}`)
	other := filepath.Join(t.TempDir(), "other.json")
	put(t, filepath.Dir(other), "other.json", `{"secret":true}`)
	for name, text := range map[string]string{"cut": `{"a":"b`, "empty": "", "list": "[1]", "html": "<html>"} {
		put(t, m.Dir(), place(keyOf(name)), text)
	}
	link := keyOf("link")
	if err := os.MkdirAll(filepath.Join(m.Dir(), link[:2]), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(other, filepath.Join(m.Dir(), place(link))); err != nil {
		t.Skip("this system makes no links:", err)
	}
	for _, name := range []string{"cut", "empty", "list", "html", "link"} {
		if entry, ok := m.Recall(keyOf(name)); ok {
			t.Errorf("%s recalls %q", name, entry)
		}
	}
	s, err := m.Stats(everything)
	if err != nil || s.Entries != 1 || s.Unreadable != 5 {
		t.Errorf("got %+v, %v, want 1 entry and 5 that can't be read", s, err)
	}
	keep(t, m, "cut", `{"a":"c"}`)
	if entry, ok := m.Recall(keyOf("cut")); !ok || !bytes.Contains(entry, []byte(`"c"`)) {
		t.Errorf("a broken entry is not replaced: %q", entry)
	}
	keep(t, m, "link", `{"a":"d"}`)
	if text, err := os.ReadFile(other); err != nil || string(text) != `{"secret":true}` {
		t.Errorf("keeping an entry wrote through a link: %q, %v", text, err)
	}
}

func TestFoldersThatAreLinksLeadNowhere(t *testing.T) {
	m := newMemory(t)
	keep(t, m, "a", `{}`)
	outside := t.TempDir()
	key := "00" + keyOf("b")[2:]
	put(t, outside, key+extension, `{"secret":true}`)
	if err := os.Symlink(outside, filepath.Join(m.Dir(), "00")); err != nil {
		t.Skip("this system makes no links:", err)
	}
	if entry, ok := m.Recall(key); ok {
		t.Errorf("recalled from outside: %q", entry)
	}
	if err := m.Keep(key, []byte(`{}`)); err == nil {
		t.Error("an entry was kept outside")
	}
	cleared, err := m.Clear()
	if err != nil || cleared.Entries != 1 || !slices.Equal(cleared.Foreign, []string{"00"}) {
		t.Errorf("got %+v, %v", cleared, err)
	}
	if got := files(t, outside); !slices.Equal(got, []string{key + extension}) {
		t.Errorf("outside there are %q", got)
	}
}

// What a user must not lose is never taken for a memory.
func TestAFolderOfOthersIsRefused(t *testing.T) {
	dir := t.TempDir()
	put(t, dir, "article.md", "text")
	key := keyOf("a")
	put(t, dir, place(key), `{}`)
	m := Open(dir)
	_, statsErr := m.Stats(everything)
	_, clearErr := m.Clear()
	var allErr error
	for _, err := range m.All() {
		allErr = err
	}
	for does, err := range map[string]error{"Keep": m.Keep(key, []byte(`{}`)), "Stats": statsErr, "Clear": clearErr, "All": allErr} {
		var refused *FolderError
		if !errors.As(err, &refused) || !strings.HasSuffix(err.Error(), `: the folder holds "article.md" and is no memory`) || refused.Hint() == "" {
			t.Errorf("%s: %v", does, err)
		}
	}
	if got := files(t, dir); len(got) != 2 {
		t.Errorf("left are %q", got)
	}
}

func TestFoldersThatCannotBe(t *testing.T) {
	dir := t.TempDir()
	put(t, dir, "file", "text")
	put(t, dir, "later/memory.json", `{"panj":"memory/2"}`)
	put(t, dir, "way/"+keyOf("a")[:2], "a file in the way")
	for _, tt := range []struct{ dir, want string }{
		{"", "no folder is named"},
		{filepath.Join(dir, "file"), "not a directory"},
		{filepath.Join(dir, "file", "below"), "not a directory"},
		{filepath.Join(dir, "later"), `its format is "memory/2", this panj reads "memory/1"`},
		{filepath.Join(dir, "way"), `and is no memory`},
	} {
		if err := Open(tt.dir).Keep(keyOf("a"), []byte(`{}`)); err == nil || !strings.HasSuffix(err.Error(), tt.want) {
			t.Errorf("%s: %v, want %s", tt.dir, err, tt.want)
		}
	}
}

func TestAFolderThatCannotBeWrittenIsAnError(t *testing.T) {
	if runtime.GOOS == "windows" || os.Geteuid() == 0 {
		t.Skip("for this user every folder can be written")
	}
	m := newMemory(t)
	keep(t, m, "a", `{}`)
	folder := filepath.Join(m.Dir(), keyOf("a")[:2])
	if err := os.Chmod(folder, 0o500); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.Chmod(folder, 0o700) })
	if err := m.Keep(keyOf("a"), []byte(`{"n":1}`)); !errors.Is(err, fs.ErrPermission) {
		t.Errorf("got %v", err)
	}
	if entry, ok := m.Recall(keyOf("a")); !ok || string(entry) != "{}\n" {
		t.Errorf("the earlier entry has become %q", entry)
	}
}

func TestAllComeInTheOrderOfTheirKeys(t *testing.T) {
	m := newMemory(t)
	var want []string
	for n := range 300 {
		name := fmt.Sprint(n)
		keep(t, m, name, `{"n":`+name+`}`)
		want = append(want, keyOf(name))
	}
	put(t, m.Dir(), place(keyOf("cut")), `{"`)
	slices.Sort(want)
	var got []string
	for e, err := range m.All() {
		if err != nil {
			t.Fatal(err)
		}
		if kept, _ := m.Recall(e.Key); !bytes.Equal(kept, e.JSON) || e.Changed.IsZero() {
			t.Fatalf("%+v is not what is recalled: %s", e, kept)
		}
		got = append(got, e.Key)
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %d keys, want %d in order", len(got), len(want))
	}
	for range m.All() {
		break // early: no second call of the loop's body
	}
	for e, err := range newMemory(t).All() {
		t.Errorf("a memory that isn't there has %v, %v", e, err)
	}
}

func TestClearRemovesTheMemorysOwnFiles(t *testing.T) {
	m := newMemory(t)
	if got, err := m.Clear(); err != nil || got.Entries != 0 {
		t.Errorf("a memory that isn't there: %+v, %v", got, err)
	}
	keep(t, m, "a", `{}`)
	keep(t, m, "b", `{}`)
	put(t, m.Dir(), place(keyOf("cut")), `{"`)
	put(t, m.Dir(), "ab/"+tempPrefix+strings.Repeat("A", tempLength), `{"n`)
	s, err := m.Stats(everything)
	if want := (Stats{Entries: 2, Bytes: 8, Unreadable: 1, Leftover: 1}); err != nil || s != want {
		t.Errorf("stats are %+v, %v, want %+v", s, err, want)
	}
	got, err := m.Clear()
	if err != nil || got.Entries != 3 || got.Bytes != 8 || got.Leftover != 1 || got.Foreign != nil {
		t.Errorf("cleared %+v, %v", got, err)
	}
	if _, err := os.Stat(m.Dir()); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("the folder is still there: %v", err)
	}
}

// A file manager's notes do not make a memory useless, and are not ours to remove.
func TestClearLeavesWhatOthersPutThere(t *testing.T) {
	m := newMemory(t)
	keep(t, m, "a", `{}`)
	folder := keyOf("a")[:2]
	put(t, m.Dir(), ".DS_Store", "x")
	put(t, m.Dir(), folder+"/notes.txt", "x")
	wrong := map[bool]string{true: "ff", false: "00"}[folder == "00"]
	put(t, m.Dir(), wrong+"/"+keyOf("a")+extension, `{}`) // in another key's folder
	for range 2 {
		keep(t, m, "b", `{}`)
		got, err := m.Clear()
		if err != nil || len(got.Foreign) != 3 {
			t.Errorf("cleared %+v, %v", got, err)
		}
		if left := files(t, m.Dir()); len(left) != 4 || !slices.Contains(left, markerName) {
			t.Errorf("left are %q, want three and the marker", left)
		}
	}
}

// Clearing while others write loses entries, but neither fails nor tears one.
func TestClearWhileOthersKeep(t *testing.T) {
	m := newMemory(t)
	var writers sync.WaitGroup
	for w := range 4 {
		writers.Go(func() {
			for n := range 200 {
				if err := m.Keep(keyOf(fmt.Sprint(w, n)), []byte(`{"n":1}`)); err != nil {
					t.Error(err)
				}
			}
		})
	}
	for range 20 {
		if _, err := m.Clear(); err != nil {
			t.Error(err)
		}
	}
	writers.Wait()
	keep(t, m, "last", `{}`)
	if s, err := m.Stats(everything); err != nil || s.Entries == 0 || s.Unreadable+s.Leftover > 0 {
		t.Errorf("got %+v, %v", s, err)
	}
	if _, err := m.Clear(); err != nil {
		t.Error(err)
	}
	if got := files(t, m.Dir()); got != nil {
		t.Errorf("left are %q", got)
	}
}
