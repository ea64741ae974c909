package prompts

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
)

// fenceDigits is how much of a hash a fence shows: 64 bits, which no text holds by chance.
const fenceDigits = 16

// fenced renders a view between fence lines that its text can't close: the
// fence is the article's hash, hashed again while the text holds it. The same
// article has the same fence in every run, so that a replay matches.
func (v sectionView) fenced(template string) string {
	hash := v.Fence
	v.Fence = ""
	open := render(template, v)
	for v.Fence = cut(hash); strings.Contains(open, v.Fence); v.Fence = cut(hash) {
		sum := sha256.Sum256([]byte(hash))
		hash = hex.EncodeToString(sum[:])
	}
	return render(template, v)
}

func cut(hash string) string { return hash[:fenceDigits] }
