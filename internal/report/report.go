// Package report is the result of a run as a value and as versioned JSON.
package report

import (
	"io"

	"panj/internal/article"
	"panj/internal/check"
	"panj/internal/lang"
	"panj/internal/llm"
	"panj/summarize"
	"panj/translate"
)

// Version is the value of a report's field "panj".
const Version = "report/1"

// Report is everything that one run says about its articles.
type Report struct {
	Panj         string                  `json:"panj"`
	Articles     []Article               `json:"articles"`
	Translations []translate.Translation `json:"translations"`
	Summaries    []summarize.Summary     `json:"summaries"`
	Findings     []check.Finding         `json:"findings"`
	Provenance   Provenance              `json:"provenance"`
}

// Article is the source as it was read.
type Article struct {
	ID        string        `json:"id"`
	Name      string        `json:"name"`
	Title     string        `json:"title"`
	Byline    string        `json:"byline"`
	Published string        `json:"published"`
	URL       string        `json:"url"`
	Lang      lang.Language `json:"lang"`
	SHA256    string        `json:"sha256"`
	Blocks    []Block       `json:"blocks"`
}

// Block is a block of the source; Start and End are bytes in the decoded source.
type Block struct {
	ID    string       `json:"id"`
	Kind  article.Kind `json:"kind"`
	Text  string       `json:"text"`
	Start int          `json:"start"`
	End   int          `json:"end"`
}

// Provenance says what wrote the report.
type Provenance struct {
	Model   string            `json:"model"`
	Server  string            `json:"server"`
	Prompts map[string]string `json:"prompts"`
	Usage   llm.Usage         `json:"usage"`
}

// New starts a report of one article, with id a1.
func New(a *article.Article) *Report { panic("skeleton") }

// AddTranslation takes a translation and its findings over.
func (r *Report) AddTranslation(t *translate.Translation) { panic("skeleton") }

// AddSummary takes a summary and its findings over, their paths made from the report's root.
func (r *Report) AddSummary(s *summarize.Summary) { panic("skeleton") }

// Worst is the highest severity among the findings, empty if there are none.
func (r *Report) Worst() check.Severity { panic("skeleton") }

// Encode writes JSON: indented, or on one line for jsonl.
func (r *Report) Encode(w io.Writer, indent bool) error { panic("skeleton") }

// Decode reads a report of a known version; unknown fields are ignored.
func Decode(rd io.Reader) (*Report, error) { panic("skeleton") }

// Recheck computes the findings of a saved report again: of its translations
// from the block texts, of its summaries from the statements and evidence.
func (r *Report) Recheck() { panic("skeleton") }

// Schema is the JSON Schema (2020-12) of "report", "summary" or "translation".
func Schema(name string) ([]byte, error) { panic("skeleton") }
