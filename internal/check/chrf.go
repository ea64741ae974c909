package check

import "unicode"

const (
	chrfOrder = 6 // the longest n-grams
	chrfBeta  = 2 // recall counts twice as much as precision
)

// chrF is the character n-gram F-score of a text against a reference, from 0 to
// 100: Popović 2015 as sacrebleu computes it (chrF2, sentence level, effective
// order, white space removed).
func chrF(text, reference string) float64 {
	a, b := unspaced(text), unspaced(reference)
	var precision, recall float64
	orders := 0
	for n := 1; n <= chrfOrder; n++ {
		if len(a) < n || len(b) < n {
			break
		}
		common := overlap(a, b, n)
		precision += float64(common) / float64(len(a)-n+1)
		recall += float64(common) / float64(len(b)-n+1)
		orders++
	}
	if orders == 0 || precision+recall == 0 {
		return 0
	}
	precision, recall = precision/float64(orders), recall/float64(orders)
	square := float64(chrfBeta * chrfBeta)
	return 100 * (1 + square) * precision * recall / (square*precision + recall)
}

func unspaced(text string) []rune {
	var out []rune
	for _, r := range text {
		if !unicode.IsSpace(r) {
			out = append(out, r)
		}
	}
	return out
}

// overlap counts the n-grams that both texts have, each as often as both have it.
func overlap(a, b []rune, n int) int {
	seen := make(map[[chrfOrder]rune]int, len(b))
	var gram [chrfOrder]rune
	for i := 0; i+n <= len(b); i++ {
		copy(gram[:], b[i:i+n])
		seen[gram]++
	}
	common := 0
	for i := 0; i+n <= len(a); i++ {
		copy(gram[:], a[i:i+n])
		if seen[gram] > 0 {
			seen[gram]--
			common++
		}
	}
	return common
}
