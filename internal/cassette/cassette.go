// Package cassette records exchanges with a model server and plays them back,
// as an http.RoundTripper.
//
// An exchange is keyed by its method, its path below the base URL and its whole
// body, without host, query and headers; the n-th identical request gets the
// n-th answer. A recording is a folder: a manifest and one text file for each
// exchange, made to be read in a review. Keys, organisations, cookies and ids of
// requests are never written.
//
// What is asked, and what an answer is worth, is for others to know.
package cassette

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strings"
)

// Format is the only format of recordings that this version reads and writes.
const Format = "cassette/1"

const manifestName = "manifest.json"

// defaultBase stands for an empty base URL: OpenAI's, whose path most servers share.
const defaultBase = "https://api.openai.com/v1"

// Manifest says what a replay needs beside the exchanges.
type Manifest struct {
	Format      string   `json:"format"` // "cassette/1"
	Server      string   `json:"server"` // host of the base URL
	Model       string   `json:"model"`  // the model asked for
	Models      []string `json:"models"` // the models that answered
	ReplyFormat string   `json:"reply_format"`
	Fallback    Further  `json:"fallback,omitzero"` // asked for what Model could not do
	Review      Further  `json:"review,omitzero"`   // asked for its opinion
}

// Further is another model that was asked, and the reply format that worked
// with it: which request finds that out depends on the order of a run.
type Further struct {
	Model       string `json:"model"`
	ReplyFormat string `json:"reply_format"`
}

func readManifest(dir string) (Manifest, error) {
	var m Manifest
	data, err := os.ReadFile(filepath.Join(dir, manifestName))
	if err != nil {
		return m, err
	}
	if err := json.Unmarshal(data, &m); err != nil {
		return m, fmt.Errorf("%s is not a recording's: %w", manifestName, err)
	}
	if m.Format != Format {
		return m, fmt.Errorf("its format is %q, this panj reads %q", m.Format, Format)
	}
	return m, nil
}

func writeManifest(dir string, m Manifest) error {
	m.Format = Format
	data, err := json.MarshalIndent(m, "", "  ")
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(dir, manifestName), append(data, '\n'), 0o644)
}

// below is the request's path below the base URL. The query is left out: it
// names an API version at best and holds a key at worst.
func below(base string, req *http.Request) string {
	if base = strings.TrimSpace(base); base == "" {
		base = defaultBase
	}
	u, err := url.Parse(base)
	if err != nil {
		return req.URL.EscapedPath()
	}
	rest, ok := strings.CutPrefix(req.URL.EscapedPath(), strings.TrimRight(u.EscapedPath(), "/"))
	if !ok || !strings.HasPrefix(rest, "/") {
		return req.URL.EscapedPath()
	}
	return rest
}
