package glossary

import (
	"strings"

	"panj/internal/lang"
)

// surnames makes, for each person, patterns of the last word alone, as news
// write from the second mention on. A word that two persons have is left out:
// Massoud may be the father or the son, and Emomali is a first name as well.
// Where a script has no capitals the pattern is weak, since رحمان or مسعود may
// be anybody.
func surnames(terms []Term, l lang.Language) map[string][]*pattern {
	owners := partOwners(terms, l)
	out := map[string][]*pattern{}
	for i, t := range terms {
		if t.Kind != "person" {
			continue
		}
		seen := map[string]bool{}
		for _, f := range t.Forms[l] {
			parts := nameParts(f.Text)
			last := parts[len(parts)-1]
			if len(parts) < 2 || seen[last] || len(owners[lang.Fold(last)]) > 1 {
				continue
			}
			seen[last] = true
			out[t.ID] = append(out[t.ID], &pattern{term: i, words: stems(last, l), weak: f.Weak || l == lang.Dari, form: f})
		}
	}
	return out
}

// partOwners says which persons have a word in one of their names.
func partOwners(terms []Term, l lang.Language) map[string]map[string]bool {
	owners := map[string]map[string]bool{}
	for _, t := range terms {
		if t.Kind != "person" {
			continue
		}
		for _, f := range t.Forms[l] {
			for _, part := range nameParts(f.Text) {
				k := lang.Fold(part)
				if owners[k] == nil {
					owners[k] = map[string]bool{}
				}
				owners[k][t.ID] = true
			}
		}
	}
	return owners
}

// nameParts cuts at spaces and at the dot of Chinese renderings.
func nameParts(name string) []string {
	return strings.FieldsFunc(name, func(r rune) bool { return r == ' ' || r == '·' })
}
