// Package check finds, in plain code, what is doubtful in a translation or a
// summary. It asks no model and opens no connection. A finding is a value: it
// says which rule fired and where; no finding means only that no check fired.
package check

import (
	"panj/internal/article"
	"panj/internal/glossary"
	"panj/internal/lang"
)

// Severity of a finding.
type Severity string

// The severities, worst first.
const (
	Error   Severity = "error"
	Warning Severity = "warning"
	Note    Severity = "info"
)

// Place is a stretch of a block's text. Start and End count Unicode code
// points, ByteStart and ByteEnd bytes; all are -1 where the place is unknown.
type Place struct {
	Block     string `json:"block"`
	Text      string `json:"text"`
	Start     int    `json:"start"`
	End       int    `json:"end"`
	ByteStart int    `json:"byte_start"`
	ByteEnd   int    `json:"byte_end"`
}

// Finding is one doubt.
type Finding struct {
	Rule     string        `json:"rule"`
	Severity Severity      `json:"severity"`
	Lang     lang.Language `json:"lang"`
	Article  string        `json:"article"`
	Block    string        `json:"block"`
	Path     string        `json:"path"` // from the report's root, for summaries
	Message  string        `json:"message"`
	Source   *Place        `json:"source"`
	Got      *Place        `json:"got"`
}

// Match is how an evidence quote was found.
type Match string

// The matches.
const (
	Exact  Match = "exact"
	Folded Match = "folded"
	Near   Match = "near"
	None   Match = "none"
)

// Evidence is a source's own words for a statement. Quote is verbatim text of
// the block, in the source's language; the model's own words only at match
// none, where all offsets are -1.
type Evidence struct {
	Article   string `json:"article"`
	Block     string `json:"block"`
	Quote     string `json:"quote"`
	Match     Match  `json:"match"`
	Start     int    `json:"start"`
	End       int    `json:"end"`
	ByteStart int    `json:"byte_start"`
	ByteEnd   int    `json:"byte_end"`
}

// Pair is a block of a source and its translation, as a reader reads them.
type Pair struct {
	Block          string
	Kind           article.Kind
	Source, Target string
}

// Languages of a comparison, and the glossary to compare names by.
type Languages struct {
	From, To lang.Language
	Glossary *glossary.Glossary
	// Names are what the translator said that it calls a source's names. Two
	// spellings of a name are looked for beside them, and beside words with a
	// capital where the source's language has them.
	Names []glossary.Name
	// Published is when the source came out, as its head has it: YYYY-MM-DD with
	// or without a time, or a date in the source's language. Empty is unknown.
	Published string
}

// Statement is one thing a summary says. Path is relative to the summary
// ("key_points[0]").
type Statement struct {
	Path     string
	Text     string
	Names    []string // source_name of an entity: must occur in the source
	Evidence []Evidence
	// Quoted is the source wording that a quotation claims to render; else empty.
	Quoted string
	// Claimless statements (headline, topics, not_stated) need no evidence.
	Claimless bool
	// Asserts says that the text tells what happened or what somebody says, in
	// whole sentences: the source's doubts, denials and orders must come with it.
	Asserts bool
	// Called and Kind are an entity's name in the summary and its kind.
	Called, Kind string
	// Speaker is who is said to have said it, in the summary's language.
	Speaker string
	// Stance is a claim's, one of the contract's words; else empty.
	Stance string
	// Date is an event's, YYYY-MM-DD; empty where the summary gives none.
	Date string
}
