package summarize

import (
	"cmp"
	"slices"

	"panj/internal/glossary"
	"panj/internal/quantity"
)

// found is what the lexers find in one block.
type found struct {
	block    int
	numbers  []quantity.Quantity // without those of the dates
	dates    []date
	quoted   []quoted
	mentions []glossary.Mention
}

// find asks the lexers, block by block.
func (x *extraction) find() []found {
	var out []found
	for i, b := range x.article.Blocks {
		if x.inBlock[i][0] == x.inBlock[i][1] {
			continue
		}
		f := found{block: i, quoted: quotations(b.Text)}
		f.dates, f.numbers = splitDates(b.Text, quantity.Find(b.Text, x.article.Language))
		f.mentions = x.glossary.Read(b.Text, x.article.Language).Mentions()
		out = append(out, f)
	}
	return out
}

// around is the passage of a block that has a place in it, nil if none has.
func (x *extraction) around(block, at int) *passage {
	list := x.passages[x.inBlock[block][0]:x.inBlock[block][1]]
	i, _ := slices.BinarySearchFunc(list, at, func(p passage, at int) int {
		if p.end <= at {
			return -1
		}
		return 1
	})
	if i == len(list) || list[i].start > at {
		return nil
	}
	return &list[i]
}

// candidate is an item for a list, with what it is chosen by. It is made when it
// is chosen: a long article has thousands.
type candidate[T any] struct {
	item  func() T
	class int   // smaller goes first
	score int64 // larger goes first
	place int   // in the order of the article
}

// choose keeps the best, in the order of the article.
func choose[T any](list []candidate[T], most int) []T {
	if len(list) > most {
		slices.SortStableFunc(list, func(a, b candidate[T]) int {
			return cmp.Or(cmp.Compare(a.class, b.class), cmp.Compare(b.score, a.score), cmp.Compare(a.place, b.place))
		})
		list = list[:most]
	}
	slices.SortStableFunc(list, func(a, b candidate[T]) int { return cmp.Compare(a.place, b.place) })
	out := []T{}
	for _, c := range list {
		out = append(out, c.item())
	}
	return out
}
