package panj_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// private are shapes that no recording, golden file, log or page may hold: keys,
// ids that name a customer or a request, and paths of a machine.
var private = map[string]*regexp.Regexp{
	"a key":           regexp.MustCompile(`\b(sk|pk|rk)-[A-Za-z0-9_-]*[0-9][A-Za-z0-9_-]{7,}|\b(gsk_|ghp_|hf_|xai-|AIza)[A-Za-z0-9_-]{16,}`),
	"a bearer token":  regexp.MustCompile(`(?i)\bbearer\s+[A-Za-z0-9._~+/=-]*[0-9][A-Za-z0-9._~+/=-]{5,}`),
	"an api key":      regexp.MustCompile(`(?i)\bapi[_-]?key["']?\s*[:=]\s*["']?[A-Za-z0-9_-]{12,}`),
	"a header":        regexp.MustCompile(`(?i)\b(authorization|openai-organization|openai-project|set-cookie|x-request-id)["']?\s*:`),
	"a private key":   regexp.MustCompile(`-----BEGIN [A-Z ]*PRIVATE KEY-----`),
	"an id":           regexp.MustCompile(`\b(org-|proj_|req_|chatcmpl-|fp_)[A-Za-z0-9]*[0-9][A-Za-z0-9]{7,}`),
	"a machine path":  regexp.MustCompile(`(?:^|[\s"'` + "`" + `=(<\[,:]|file://)/(home|work|tmp|root|Users|var/folders|private/var|usr/local/go)/[^\s"']`),
	"a Windows path":  regexp.MustCompile(`(?i)\b[a-z]:\\+(users|documents and settings)\\`),
	"a temporary dir": regexp.MustCompile(`(?i)\\AppData\\Local\\Temp`),
}

// leaks names the shapes that a text holds, with what matched.
func leaks(text string) map[string]string {
	found := map[string]string{}
	for what, shape := range private {
		if m := shape.FindString(text); m != "" {
			found[what] = strings.TrimSpace(m)
		}
	}
	return found
}

// published are the files that hold what a run wrote or what users read.
func published(file string) bool {
	return inTestdata(file) || strings.HasPrefix(file, "docs/") || filepath.Ext(file) == ".md" || filepath.Ext(file) == ".log"
}

func TestNoFileHoldsAKeyOrAMachinesPath(t *testing.T) {
	seen := 0
	walk(t, ".", func(file string) {
		if !published(file) {
			return
		}
		seen++
		data, err := os.ReadFile(filepath.FromSlash(file))
		if err != nil {
			t.Fatal(err)
		}
		for what, match := range leaks(string(data)) {
			t.Errorf("%s holds %s: %.60q", file, what, match)
		}
	})
	if seen == 0 {
		t.Error("no file was looked at")
	}
}

func TestShapesOfSecretsAreFound(t *testing.T) {
	samples := map[string][]string{
		"a key":           {"sk-proj-Ab12Cd34Ef56Gh78", `"sk-0123456789abcdef"`, "key=gsk_0123456789abcdefghij", "AIzaSyA0123456789abcdefg"},
		"a bearer token":  {"Bearer abc123def456", `"authorization": "bearer eyJhbGciOi0.x_y-z"`},
		"an api key":      {`api_key: "abcdefabcdef"`, "OPENAI_API_KEY=x api-key=0123456789abcdef", `"apiKey":"0123456789abcdef"`},
		"a header":        {"Authorization: x", `"Authorization": [`, "set-cookie: a=b", "X-Request-ID: 1"},
		"a private key":   {"-----BEGIN RSA PRIVATE KEY-----"},
		"an id":           {"for org-a1b2c3d4e5f6 on tokens", `"id":"chatcmpl-9Aa8Bb7Cc6Dd"`, "req_0123456789abcdef", "fp_44709d6fcb1"},
		"a machine path":  {"/home/anna/panj", `"/work/anna/x"`, "open /tmp/a: no such file", "=/root/.config", "file:///Users/a/b", "\n/var/folders/x"},
		"a Windows path":  {`C:\Users\anna`, `"c:\\users\\anna"`},
		"a temporary dir": {`D:\x\AppData\Local\Temp\y`},
	}
	for what := range private {
		if len(samples[what]) == 0 {
			t.Errorf("no sample of %s", what)
		}
		for _, s := range samples[what] {
			if leaks(s)[what] == "" {
				t.Errorf("%s is not found in %q", what, s)
			}
		}
	}
}

func TestInnocentTextIsNotTakenForASecret(t *testing.T) {
	for _, s := range []string{
		"https://example.org/home/news/1", "https://root/x", "go run ./cmd/panj", "and/or", "the bearer of good news", "Bearer of the 2026 award",
		"sk-learn", "risk-2026", "task-force", "org-wide", "OPENAI_API_KEY", "export OPENAI_API_KEY=sk-...", "an API key: set OPENAI_API_KEY",
		"authorization by the ministry", "$WORK/a.md", "1/home", "кор/work/", "в/tmp/",
	} {
		if found := leaks(s); len(found) > 0 {
			t.Errorf("%q is taken for %v", s, found)
		}
	}
}

func TestPublishedFiles(t *testing.T) {
	for file, want := range map[string]bool{
		"testdata/cases/a/recorded/x.txt": true, "internal/render/testdata/a.txt": true, "docs/a.html": true, "README.md": true, "run.log": true,
		"internal/cassette/clean_test.go": false, "go.mod": false,
	} {
		if got := published(file); got != want {
			t.Errorf("published(%s) = %v, want %v", file, got, want)
		}
	}
}
