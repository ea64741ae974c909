package check

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"panj/internal/article"
	"panj/internal/lang"
)

// Compare is Translation for two whole articles: it aligns their blocks and
// checks what stands beside each other. There is a pair for each source block,
// in reading order and under its id. A block that was cut in two has both
// parts, joined by a line end; where two were joined, the translation is
// divided between them at the end of the sentence that leaves least in doubt
// (one sentence for both can't be: then they are one pair, under the first id).
// A block that only the translation has is a pair without source named t1, t2,
// …. So a report that keeps the pairs' targets by id can be checked again by
// Translation, with the same findings.
func Compare(source, target *article.Article, l Languages) (pairs []Pair, findings []Finding) {
	added := 0
	for _, b := range Align(source.Blocks, target.Blocks, l.From, l.To) {
		switch len(b.Source) {
		case 0:
			added++
			pairs = append(pairs, Pair{Block: "t" + strconv.Itoa(added), Kind: b.Target[0].Kind, Target: joined(b.Target)})
		case 1:
			pairs = append(pairs, pairOf(b.Source, joined(b.Target)))
		default:
			pairs = append(pairs, divide(b, l)...)
		}
	}
	return pairs, Translation(pairs, l)
}

func pairOf(source []article.Block, target string) Pair {
	return Pair{Block: source[0].ID, Kind: source[0].Kind, Source: joined(source), Target: target}
}

// divisions is how many sentences' ends are tried.
const divisions = 64

// divide gives each of two source blocks its part of their one translation:
// the fewest findings decide, then the likeliest lengths.
func divide(b Bead, l Languages) []Pair {
	text := joined(b.Target)
	best := []Pair{pairOf(b.Source, text)}
	if !says(b.Source[0].Text) || !says(b.Source[1].Text) {
		return best
	}
	fewest, likeliest, cut := 0, 0.0, 0
	for i, s := range lang.Sentences(text) {
		cut += len(s)
		first, second := strings.TrimSpace(text[:cut]), strings.TrimSpace(text[cut:])
		if i == divisions || !says(second) {
			break
		}
		two := []Pair{pairOf(b.Source[:1], first), pairOf(b.Source[1:], second)}
		doubts, price := len(Translation(two, l)), divisionPrice(two)
		if len(best) == 1 || doubts < fewest || doubts == fewest && price < likeliest {
			best, fewest, likeliest = two, doubts, price
		}
	}
	return best
}

// divisionPrice compares the parts' shares of their text's length.
func divisionPrice(p []Pair) float64 {
	length := func(s string) float64 { return float64(utf8.RuneCountInString(s)) }
	source := length(p[0].Source) + length(p[1].Source)
	target := length(p[0].Target) + length(p[1].Target)
	return lengthPrice(length(p[0].Source), length(p[0].Target)*source/target)
}

func joined(blocks []article.Block) string {
	var texts []string
	for _, b := range blocks {
		texts = append(texts, b.Text)
	}
	return strings.Join(texts, "\n")
}
