package prompts

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"sync"
)

// A prompt is the files that make its words, and the number under which those
// words are known. Whoever changes the words raises the number.
type prompt struct {
	name   string
	number int
	files  []string
}

var (
	common = []string{"system.tmpl", "names.tmpl", "house.tmpl", "rules/*.tmpl"}
	all    = []prompt{
		{"translate", 2, []string{"section.tmpl", "translate.tmpl", "translate.schema.json"}},
		{"repair", 1, []string{"section.tmpl", "earlier.tmpl", "repair.tmpl", "translate.schema.json"}},
		{"review", 1, []string{"section.tmpl", "translated.tmpl", "review.tmpl", "review.schema.json"}},
		{"summarize", 3, []string{"section.tmpl", "fields.tmpl", "summarize.tmpl", "summarize.schema.json"}},
		{"mend", 2, []string{"section.tmpl", "fields.tmpl", "earlier.tmpl", "mend.tmpl", "summarize.schema.json"}},
		{"merge", 3, []string{"merge.tmpl", "whole.tmpl", "summarize.tmpl", "summarize.schema.json"}},
		{"mend_merge", 2, []string{"merge.tmpl", "set.tmpl", "whole.tmpl", "earlier.tmpl", "mendtop.tmpl", "summarize.schema.json"}},
		{"mend_digest", 2, []string{"digest.tmpl", "set.tmpl", "together.tmpl", "earlier.tmpl", "mendtop.tmpl", "summarize.schema.json"}},
		{"digest", 1, []string{"digest.tmpl", "together.tmpl", "summarize.tmpl", "summarize.schema.json"}},
	}
)

// IDs of all prompts by name: "translate" -> "translate@1-9f2c1a", a number and
// the first six hexadecimal digits of the SHA-256 of all the prompt's words.
func IDs() map[string]string { return maps.Clone(ids()) }

// ID is the id of one prompt.
func ID(name string) string { return ids()[name] }

// ids are hashed once: a memory asks for one at every block.
var ids = sync.OnceValue(func() map[string]string {
	out := map[string]string{}
	for _, p := range all {
		out[p.name] = p.id()
	}
	return out
})

func (p prompt) id() string {
	hash := sha256.New()
	for _, pattern := range slices.Concat(common, p.files) {
		names, _ := fs.Glob(files, pattern) // the patterns are well formed
		for _, name := range names {
			text, _ := files.ReadFile(name)
			fmt.Fprintf(hash, "%s %d\n%s", name, len(text), text)
		}
	}
	return fmt.Sprintf("%s@%d-%s", p.name, p.number, hex.EncodeToString(hash.Sum(nil))[:6])
}
