package main

import (
	"github.com/spf13/cobra"

	"panj/internal/article"
	"panj/internal/desk"
	"panj/internal/lang"
	"panj/internal/render"
)

func newSummarize(e env, v *voice) *cobra.Command {
	t := &task{env: e, voice: v, view: render.Summary}
	engine := &engineFlag{}
	t.order = func(a *article.Article, to []lang.Language) desk.Order {
		return desk.Order{Article: a, Summarize: to, Extract: t.extract}
	}
	cmd := &cobra.Command{
		Use:     "summarize [ARTICLE…] [--to LANG[,LANG…]]",
		Aliases: []string{"summarise"},
		Short:   "Summarise articles, each statement beside the source's own words",
		Long: `Write structured summaries: headline, abstract, key points, events, names,
figures, quotations, claims, and what the article does not say. Each statement
shows source words that were found verbatim; whether it follows from them is
yours to judge. Without --to the summary is in the article's own language.

With --engine extractive no model is asked and nothing leaves the machine: the
summary is sentences of the article as they stand, the figures, quotations, dates
and known names that are found in it, in the same form. It is a first look, and
what a model has to beat; it translates nothing and can't tell what a sentence
means.`,
		Example: `  panj summarize article.md
  panj summarize --to tg,ru article.md -f md
  panj summarize --length short --only key_points,figures article.md
  panj summarize --engine extractive article.md
  panj summarize --to tg,ru article.md -f html -o summary.html
  curl -s … | panj summarize --to en -f json | jq -r '.summaries[0].key_points[].text'`,
		RunE: func(cmd *cobra.Command, args []string) (err error) {
			if t.extract, err = engine.parse(cmd, &t.wish); err != nil {
				return err
			}
			return t.run(cmd, args)
		},
	}
	t.addFlags(cmd)
	t.wish.add(cmd)
	engine.add(cmd)
	return cmd
}
