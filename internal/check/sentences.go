package check

import "fmt"

const (
	// manySentences is the number from which a ratio of sentences says anything.
	manySentences = 6
	// In documents of NTREX-128 translations have 0.74 to 1.45 times the source's sentences.
	fewestSentences, mostSentences = 0.7, 1.5
)

// sentences sees a block in which a sentence of the source has no counterpart:
// the two texts' lengths, sentence by sentence, fit far better without it. Where
// it can't point at one, it sees a long block that has far fewer or more
// sentences than its source. Translators split and join sentences freely: of
// 1,000 good blocks of NTREX-128 10.5 are reported, and with what number, name
// and length see, 82 of 100 dropped sentences are caught, in sample. It
// can't see a short one that was dropped, nor half of one.
func sentences(v *view) []Finding {
	source, target := v.sentences()
	if i := dropped(source, target, v.l); i >= 0 {
		f := finding("sentences", Warning, v.Block, named(source[i].text)+" seems to be missing in the translation")
		f.Source = at(v.Block, v.Source, source[i].start, source[i].start+len(source[i].text))
		return []Finding{f}
	}
	if len(source) < manySentences {
		return nil
	}
	ratio := float64(len(target)) / float64(len(source))
	if ratio >= fewestSentences && ratio <= mostSentences {
		return nil
	}
	message := fmt.Sprintf("%d sentences are %d in the translation", len(source), len(target))
	return []Finding{finding("sentences", Warning, v.Block, message)}
}
