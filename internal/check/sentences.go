package check

import (
	"fmt"

	"panj/internal/lang"
)

const (
	// manySentences is the number from which a ratio of sentences says anything.
	manySentences = 6
	// In documents of NTREX-128 translations have 0.74 to 1.45 times the source's sentences.
	fewestSentences, mostSentences = 0.7, 1.5
)

// sentences sees a long block that has far fewer or more sentences in the
// translation. Translators split and join sentences freely; it can't see one
// that was dropped where another was split.
func sentences(p Pair, _ Languages) []Finding {
	source := countSentences(p.Source)
	if source < manySentences {
		return nil
	}
	target := countSentences(p.Target)
	ratio := float64(target) / float64(source)
	if ratio >= fewestSentences && ratio <= mostSentences {
		return nil
	}
	message := fmt.Sprintf("%d sentences are %d in the translation", source, target)
	return []Finding{finding("sentences", Warning, p.Block, message)}
}

func countSentences(text string) int {
	n := 0
	for _, s := range lang.Sentences(text) {
		if says(s) {
			n++
		}
	}
	return n
}
