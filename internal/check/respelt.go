package check

// respelt sees two spellings of one name.
func respelt(pairs []Pair, l Languages) []Finding { return nil }
