package main

import (
	"github.com/spf13/cobra"

	"panj/internal/article"
	"panj/internal/desk"
	"panj/internal/lang"
	"panj/internal/render"
)

func newBrief(e env, v *voice) *cobra.Command {
	t := &task{env: e, voice: v, view: render.Brief}
	t.order = func(a *article.Article, to []lang.Language) desk.Order {
		o := desk.Order{Article: a, Summarize: to}
		for _, l := range to {
			if l == a.Language {
				v.note("%s is in %s already: it is summarised, not translated", a.Name, l)
				continue
			}
			o.Translate = append(o.Translate, l)
		}
		return o
	}
	cmd := &cobra.Command{
		Use:   "brief [ARTICLE…] --to LANG[,LANG…]",
		Short: "Summary and translation in every language, in one report",
		Long: `Write, in every language asked for, a summary and a translation of each article,
with what the checks found doubtful at the end. With -f html it is one page for the
editor who signs it off: each statement leads to the source's words for it and to
the same place in the translation. The page needs no network.`,
		Example: `  panj brief article.md --to tg,ru,fa-AF,zh-Hans
  panj brief article.md --to tg -f json > report.json
  panj brief article.md --to tg,ru -f html -o brief.html
  panj brief article.md --to ru --record recorded    keep the model's answers
  panj brief article.md --to ru --replay recorded    the same without a model`,
		RunE: t.run,
	}
	t.addFlags(cmd)
	t.wish.add(cmd)
	t.model.addReview(cmd)
	t.targets.addVia(cmd)
	return cmd
}
