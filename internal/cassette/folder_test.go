package cassette

import (
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// recordAnswer makes a recording of one exchange.
func recordAnswer(t *testing.T, dir, answer string) *Recorder {
	t.Helper()
	base := server(t, func(w http.ResponseWriter, _ string) { sse(w, events(answer)) })
	r := record(t, dir, base)
	ask(t, r.Wrap(http.DefaultTransport), newRequest(t, base+"/chat/completions", question))
	return r
}

// siblings are what stands beside a recording.
func siblings(t *testing.T, dir string) []string {
	t.Helper()
	entries, err := os.ReadDir(filepath.Dir(dir))
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}

func TestRecordingReplacesAnEarlierOneOnlyOnClose(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "case", "recorded")
	closeIt(t, recordAnswer(t, dir, "first"))
	before := files(t, dir)
	second := recordAnswer(t, dir, "second")
	if diff := cmp.Diff(before, files(t, dir)); diff != "" {
		t.Errorf("changed before Close:\n%s", diff)
	}
	closeIt(t, second)
	if got := onlyExchange(t, dir); !strings.Contains(got, "second") {
		t.Errorf("not replaced:\n%s", got)
	}
	if diff := cmp.Diff([]string{"recorded"}, siblings(t, dir)); diff != "" {
		t.Errorf("left beside it:\n%s", diff)
	}
}

func TestDiscardLeavesTheEarlierRecording(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "case", "recorded")
	closeIt(t, recordAnswer(t, dir, "first"))
	before := files(t, dir)
	r := recordAnswer(t, dir, "second")
	for range 2 { // it may be deferred
		if err := r.Discard(); err != nil {
			t.Fatal(err)
		}
	}
	if err := r.Close(Manifest{}); err == nil {
		t.Error("a discarded recording can be closed")
	}
	if diff := cmp.Diff(before, files(t, dir)); diff != "" {
		t.Errorf("changed by a discarded run:\n%s", diff)
	}
	if diff := cmp.Diff([]string{"recorded"}, siblings(t, dir)); diff != "" {
		t.Errorf("left beside it:\n%s", diff)
	}
}

func TestDiscardAfterCloseDoesNothing(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "recorded")
	r := recordAnswer(t, dir, "first")
	closeIt(t, r)
	if err := r.Discard(); err != nil {
		t.Fatal(err)
	}
	onlyExchange(t, dir)
}

func TestRecordRefusesWhatItWouldDestroy(t *testing.T) {
	tests := []struct {
		name, file, text, want string
	}{
		{"another's folder", "notes.md", "notes", "not empty and not a recording"},
		{"another's manifest", manifestName, `{"name":"a web page"}`, "not empty and not a recording"},
		{"a broken manifest", manifestName, `{`, "not empty and not a recording"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "recorded")
			write(t, filepath.Join(dir, tt.file), tt.text)
			if _, err := Record(dir); err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("got %v, want %q", err, tt.want)
			}
			if got := files(t, dir)[tt.file]; got != tt.text {
				t.Errorf("the folder changed: %q", got)
			}
		})
	}
}

func TestRecordRefusesAFileAndAForeignFileAmongExchanges(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	write(t, file, "x")
	if _, err := Record(file); err == nil || !strings.Contains(err.Error(), "it is a file") {
		t.Errorf("into a file: %v", err)
	}
	if _, err := Record(""); err == nil || !strings.Contains(err.Error(), "no folder is named") {
		t.Errorf("into nothing: %v", err)
	}
	dir := filepath.Join(t.TempDir(), "recorded")
	closeIt(t, recordAnswer(t, dir, "first"))
	write(t, filepath.Join(dir, "notes.md"), "mine")
	if _, err := Record(dir); err == nil || !strings.Contains(err.Error(), "notes.md") {
		t.Errorf("over a note: %v", err)
	}
}

func TestRecordReplacesOtherFormatsAndEmptyFolders(t *testing.T) {
	for _, manifest := range []string{`{"format":"cassette/0"}`, ""} {
		dir := filepath.Join(t.TempDir(), "recorded")
		if err := os.Mkdir(dir, 0o755); err != nil {
			t.Fatal(err)
		}
		if manifest != "" {
			write(t, filepath.Join(dir, manifestName), manifest)
		}
		closeIt(t, recordAnswer(t, dir, "now"))
		onlyExchange(t, dir)
	}
}

func TestCloseGoesThroughALink(t *testing.T) {
	root := t.TempDir()
	real, link := filepath.Join(root, "real"), filepath.Join(root, "link")
	closeIt(t, recordAnswer(t, real, "first"))
	if err := os.Symlink(real, link); err != nil {
		t.Skip("no links here:", err)
	}
	closeIt(t, recordAnswer(t, link, "second"))
	if got := onlyExchange(t, real); !strings.Contains(got, "second") {
		t.Errorf("the link was replaced, not its folder:\n%s", got)
	}
}

func TestWhatCanNotBeReplacedKeepsBoth(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "recorded")
	r := recordAnswer(t, dir, "first")
	write(t, filepath.Join(dir, "notes.md"), "came meanwhile")
	err := r.Close(Manifest{})
	if err == nil || !strings.Contains(err.Error(), "the new recording is in ") {
		t.Fatalf("got %v", err)
	}
	if files(t, dir)["notes.md"] != "came meanwhile" {
		t.Error("the folder changed")
	}
	_, place, _ := strings.Cut(err.Error(), "the new recording is in ")
	onlyExchange(t, place)
}

func TestExchangeThatCanNotBeWrittenFailsTheRecording(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "case", "recorded")
	closeIt(t, recordAnswer(t, dir, "first"))
	before := files(t, dir)
	r := recordAnswer(t, dir, "second")
	r.keep(exchange{request{"POST", "/a\nb", ""}, 1, reply{}}, "", nil)
	if err := r.Close(Manifest{}); err == nil || !strings.Contains(err.Error(), "does not read back the same") {
		t.Errorf("got %v", err)
	}
	if diff := cmp.Diff(before, files(t, dir)); diff != "" {
		t.Errorf("changed by a failed run:\n%s", diff)
	}
	if diff := cmp.Diff([]string{"recorded"}, siblings(t, dir)); diff != "" {
		t.Errorf("left beside it:\n%s", diff)
	}
}

func TestOpenSaysWhatIsWrong(t *testing.T) {
	good := filepath.Join(t.TempDir(), "recorded")
	closeIt(t, recordAnswer(t, good, "first"))
	var name string
	for n := range files(t, good) {
		if n != manifestName {
			name = n
		}
	}
	tests := []struct {
		name, want string
		spoil      func(dir string)
	}{
		{"missing", "there is no such folder", func(dir string) { must(t, os.RemoveAll(dir)) }},
		{"a file", "it is a file", func(dir string) { must(t, os.RemoveAll(dir)); write(t, dir, "x") }},
		{"no manifest", "no manifest.json", func(dir string) { must(t, os.Remove(filepath.Join(dir, manifestName))) }},
		{"another format", `"cassette/2", this panj reads "cassette/1"`, func(dir string) { write(t, filepath.Join(dir, manifestName), `{"format":"cassette/2"}`) }},
		{"a broken manifest", "is not a recording's", func(dir string) { write(t, filepath.Join(dir, manifestName), `[`) }},
		{"a broken exchange", name, func(dir string) { write(t, filepath.Join(dir, name), "?") }},
		{"a renamed exchange", "its request belongs in " + name, func(dir string) {
			must(t, os.Rename(filepath.Join(dir, name), filepath.Join(dir, "0123456789ab-1.txt")))
		}},
		{"an edited prompt", "was edited or renamed", func(dir string) {
			write(t, filepath.Join(dir, name), strings.Replace(files(t, dir)[name], "Хатлон", "Суғд", 1))
		}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "recorded")
			must(t, os.CopyFS(dir, os.DirFS(good)))
			if _, err := Open(dir); err != nil {
				t.Fatal(err)
			}
			tt.spoil(dir)
			if _, err := Open(dir); err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("got %v, want %q", err, tt.want)
			}
		})
	}
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// A replay needs no setting: which other models were asked stands in the
// manifest, and a recording that asked none says nothing of them.
func TestManifestNamesFurtherModels(t *testing.T) {
	for _, tt := range []struct {
		name string
		m    Manifest
		want string // of the file
	}{
		{"none", Manifest{Model: "first"}, `"reply_format": ""`},
		{"a fallback", Manifest{Model: "first", Fallback: Further{"second", "json_object"}}, `"fallback": {
    "model": "second",
    "reply_format": "json_object"
  }`},
		{"a reviewer", Manifest{Model: "first", Review: Further{"third", "prompt,no_usage"}}, `"review": {
    "model": "third",
    "reply_format": "prompt,no_usage"
  }`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "recorded")
			if err := record(t, dir, "").Close(tt.m); err != nil {
				t.Fatal(err)
			}
			tt.m.Format = Format
			if diff := cmp.Diff(tt.m, play(t, dir).Manifest()); diff != "" {
				t.Errorf("the manifest (-want +got):\n%s", diff)
			}
			data, err := os.ReadFile(filepath.Join(dir, manifestName))
			if err != nil || !strings.HasSuffix(string(data), tt.want+"\n}\n") {
				t.Errorf("the file is %s, %v", data, err)
			}
		})
	}
}
