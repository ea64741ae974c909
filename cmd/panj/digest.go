package main

import (
	"github.com/spf13/cobra"

	"panj/internal/render"
)

func newDigest(e env, v *voice) *cobra.Command {
	t := &task{env: e, voice: v, view: render.Summary, together: true}
	cmd := &cobra.Command{
		Use:   "digest ARTICLE ARTICLE… --to LANG[,LANG…]",
		Short: "One summary of several articles about one event",
		Long: `Write one summary of several articles, in any of the languages, about one event:
who reports what, where they agree and where they differ, each statement beside
the words of the article it comes from. The articles are called a1, a2, … in
their order.`,
		Example: `  panj digest a.en.md b.ru.md c.fa.md --to en,tg
  panj digest a.md b.md c.md --to tg -f json > digest.json`,
		Args: twoArticles,
		RunE: t.run,
	}
	t.addFlags(cmd)
	t.wish.add(cmd)
	return cmd
}
