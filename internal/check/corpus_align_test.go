package check

import (
	"strconv"
	"testing"

	"panj/internal/article"
	"panj/internal/lang"
)

// TestCorpusAlignment aligns whole documents, a line a block, complete and with
// one line in thirty lost: how many blocks stand beside their own translation,
// and how many that have none are left alone.
func TestCorpusAlignment(t *testing.T) {
	for name, c := range map[string]struct {
		lost  func(line int) bool
		least float64
	}{
		"complete":           {func(int) bool { return false }, 0.99},
		"one in thirty lost": {func(line int) bool { return line%30 == 7 }, 0.95},
	} {
		right, all := 0, 0
		for _, from := range corpusLanguages() {
			for _, to := range corpusLanguages() {
				if from == to || chinese(from) && chinese(to) {
					continue
				}
				r, n := alignDocuments(t, from, to, c.lost)
				right, all = right+r, all+n
			}
		}
		share := float64(right) / float64(all)
		t.Logf("%s: %.1f %% of %d blocks", name, 100*share, all)
		if share < c.least {
			t.Errorf("%s: %.3f of the blocks are where they belong, less than %.2f", name, share, c.least)
		}
	}
}

func alignDocuments(t *testing.T, from, to lang.Language, lost func(int) bool) (right, all int) {
	source, target := corpus(t, string(from)), corpus(t, string(to))
	documents := corpus(t, "documents")
	for i := 0; i < len(source); {
		var a, b []article.Block
		for first := i; i < len(source) && documents[i] == documents[first]; i++ {
			a = append(a, article.Block{ID: strconv.Itoa(i), Kind: article.Paragraph, Text: source[i]})
			if !lost(i) {
				b = append(b, article.Block{ID: strconv.Itoa(i), Kind: article.Paragraph, Text: target[i]})
			}
		}
		right += rightBlocks(Align(a, b, from, to), lost)
		all += len(a)
	}
	return right, all
}

// rightBlocks counts source blocks whose bead has their translation, or nothing where they have none.
func rightBlocks(beads []Bead, lost func(int) bool) int {
	right := 0
	for _, b := range beads {
		for _, s := range b.Source {
			n, _ := strconv.Atoi(s.ID)
			if lost(n) && len(b.Target) == 0 || !lost(n) && hasBlock(b.Target, s.ID) {
				right++
			}
		}
	}
	return right
}

func hasBlock(list []article.Block, id string) bool {
	for _, b := range list {
		if b.ID == id {
			return true
		}
	}
	return false
}
