package check

import (
	"strconv"
	"strings"

	"panj/internal/article"
)

// Compare is Translation for two whole articles: it aligns their blocks and
// checks what stands beside each other. There is a pair for each bead, in
// reading order, with the id and the kind of the bead's first source block and
// the texts of its blocks joined by line ends; a block that only the
// translation has is a pair without source named t1, t2, …. So a report that
// keeps the pairs' targets can be checked again by Translation. Where a
// translator joined two blocks, the second one's id is in no pair.
func Compare(source, target *article.Article, l Languages) (pairs []Pair, findings []Finding) {
	added := 0
	for _, b := range Align(source.Blocks, target.Blocks, l.From, l.To) {
		p := Pair{Source: joined(b.Source), Target: joined(b.Target)}
		if len(b.Source) > 0 {
			p.Block, p.Kind = b.Source[0].ID, b.Source[0].Kind
		} else {
			added++
			p.Block, p.Kind = "t"+strconv.Itoa(added), b.Target[0].Kind
		}
		pairs = append(pairs, p)
	}
	return pairs, Translation(pairs, l)
}

func joined(blocks []article.Block) string {
	var texts []string
	for _, b := range blocks {
		texts = append(texts, b.Text)
	}
	return strings.Join(texts, "\n")
}
