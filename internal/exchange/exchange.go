// Package exchange knows the files of translators' tools: TMX 1.4b, in which
// memories travel, and XLIFF 2.1, in which documents do. It turns panj's masked
// texts into their inline codes and theirs into placeholders. Where the units
// come from and where they are kept is left to others.
//
// Files from elsewhere are untrusted. They are read as they stand: no entity is
// expanded, nothing outside is fetched, and what they may nest is bounded.
package exchange

import (
	"time"

	"panj/internal/lang"
)

// Unit is a translated segment. Its texts are masked as article.Mask writes
// them: <g1>…</g1> and <x2/> stand for markup.
type Unit struct {
	From, To       lang.Language
	Source, Target string
	Model          string    // that wrote the target; empty: a person did, or it isn't known
	Changed        time.Time // to the second; zero: unknown
}

// tool is what a file says it was made by. The version is that of the form in
// which panj writes: the same units give the same bytes, whatever panj's own.
const (
	tool        = "panj"
	toolVersion = "1"
)
