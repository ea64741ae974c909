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
	t.order = func(a *article.Article, to []lang.Language) desk.Order {
		return desk.Order{Article: a, Summarize: to}
	}
	cmd := &cobra.Command{
		Use:     "summarize [ARTICLE…] [--to LANG[,LANG…]]",
		Aliases: []string{"summarise"},
		Short:   "Summarise articles, each statement beside the source's own words",
		Long: `Write structured summaries: headline, abstract, key points, events, names,
figures, quotations, claims, and what the article does not say. Each statement
shows source words that were found verbatim; whether it follows from them is
yours to judge. Without --to the summary is in the article's own language.`,
		Example: `  panj summarize article.md
  panj summarize --to tg,ru article.md -f md
  curl -s … | panj summarize --to en -f json | jq -r '.summaries[0].key_points[].text'`,
		RunE: t.run,
	}
	t.addFlags(cmd)
	return cmd
}
