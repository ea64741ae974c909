package exchange

import (
	"panj/internal/article"
	"panj/translate"
)

// Units are the blocks of a translation that are done. Where it has no masked
// forms, as in a report that was read again, the texts are those of a reader, in
// which URLs are masked if both have the same.
func Units(a *article.Article, t *translate.Translation) []Unit {
	sources := map[string]article.Block{}
	for _, b := range a.Blocks {
		sources[b.ID] = b
	}
	var out []Unit
	for _, b := range t.Blocks {
		source, ok := sources[b.ID]
		if !ok || b.State != translate.Done {
			continue
		}
		u := Unit{From: a.Language, To: t.Lang, Source: source.Mask().Text, Target: b.Masked, Model: b.Model}
		if b.Masked == "" {
			u.Source, u.Target = plain(source.Text, b.Text)
		}
		if !blank(u.Source) && !blank(u.Target) {
			out = append(out, u)
		}
	}
	return out
}

func plain(source, target string) (string, string) {
	s, t := guard(appendWords(nil, source)), guard(appendWords(nil, target))
	if !enumerate(s) || !adopt(t, s) {
		return source, target
	}
	return write(s), write(t)
}
