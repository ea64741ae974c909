package check

import (
	"panj/internal/lang"
)

// dialect tells the words of a Dari translation that are usual in Iran and have
// another form in Afghanistan, each once a block. Afghan papers print some of
// them too, so it is a note and no more: in NTREX-128, 1.7 % of the lines by a
// Dari translator have one, and 19 % of those by an Iranian. Words in quotation
// marks and originals in titles are told as well. It can't see Iranian grammar.
func dialect(v *view) []Finding {
	if v.l.To != lang.Dari {
		return nil
	}
	var out []Finding
	told := map[string]bool{}
	for _, d := range lang.IranianWords(v.Target) {
		if told[d.Iranian] {
			continue
		}
		told[d.Iranian] = true
		f := finding("dialect", Note, v.Block, named(d.Word)+" is usual in Iran; Dari has "+named(d.Dari))
		f.Got = at(v.Block, v.Target, d.Start, d.End)
		out = append(out, f)
	}
	return out
}
