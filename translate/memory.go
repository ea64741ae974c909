package translate

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"time"

	"panj/internal/glossary"
	"panj/internal/lang"
)

// Memory keeps translated blocks between runs. Keys are 64 hexadecimal digits,
// entries JSON. It is safe for concurrent use, by several processes too.
type Memory interface {
	// Recall returns what was kept last under a key; ok is false where there is
	// nothing, or nothing that can be read.
	Recall(key string) (entry []byte, ok bool)
	Keep(key string, entry []byte) error
}

// EntryFormat is the value of an Entry's field "panj".
const EntryFormat = "memory/1"

// Entry is a translated block as a Memory keeps it. Source and Target are
// masked: placeholders (<g1>…</g1>, <x2/>) stand for markup, links and code.
type Entry struct {
	Panj   string          `json:"panj"`
	From   lang.Language   `json:"from"`
	To     lang.Language   `json:"to"`
	Source string          `json:"source"`
	Target string          `json:"target"`
	Model  string          `json:"model"`  // that wrote it; empty: a person did
	Prompt string          `json:"prompt"` // the id of the prompt; empty: a person's
	Names  []glossary.Name `json:"names"`  // that the translation of the block goes by
	Rounds int             `json:"rounds"` // of repair that it went through
	// Changed is when a person wrote it; zero: it isn't known, or a model did.
	Changed time.Time `json:"changed,omitzero"`
}

// Answer is a whole answer of a model as a Memory keeps it, under the key of its request.
type Answer struct {
	Panj   string `json:"panj"`
	Answer string `json:"answer"`
	Model  string `json:"model"`
}

// PersonKey is the key of what a person translated: it depends on the languages
// and the masked source alone, and goes before anything a model wrote.
func PersonKey(from, to lang.Language, source string) string {
	return key("person", string(from), string(to), source)
}

// key hashes its parts, each bounded, so that no two lists are alike.
func key(parts ...string) string {
	text, _ := json.Marshal(parts) // strings always marshal
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:])
}
