package summarize

// entities lists the names of the glossary that occur, with the sentence that
// has them first; those that occur more often where there are too many. A name is
// the glossary's form of what the article writes: Казахстан of Казахстану.
func (x *extraction) entities(list []found) []Entity {
	var all []candidate[Entity]
	index := map[string]int{}
	for _, f := range list {
		text := x.article.Blocks[f.block].Text
		for _, m := range f.mentions {
			if i, known := index[m.Term.ID]; known {
				all[i].score++
				continue
			}
			p := x.around(f.block, m.Start)
			if p == nil || m.Term.Kind == "other" { // money, languages
				continue
			}
			index[m.Term.ID] = len(all)
			item := func() Entity {
				e := Entity{Name: m.Form.Text, SourceName: oneLine(text[m.Start:m.End]), Kind: m.Term.Kind, Evidence: x.evidence(p, p)}
				settle(&e)
				return e
			}
			all = append(all, candidate[Entity]{item, 0, 1, len(all)})
		}
	}
	return choose(all, x.longList())
}
