package main

import (
	"github.com/spf13/cobra"

	"panj/internal/article"
	"panj/internal/desk"
	"panj/internal/lang"
	"panj/internal/render"
)

func newTranslate(e env, v *voice) *cobra.Command {
	t := &task{env: e, voice: v, view: render.Translate, output: outputFlags{tools: true}}
	t.order = func(a *article.Article, to []lang.Language) desk.Order {
		for _, l := range to {
			if l == a.Language {
				v.note("%s is in %s already: it is copied", a.Name, l)
			}
		}
		return desk.Order{Article: a, Translate: to}
	}
	cmd := &cobra.Command{
		Use:   "translate [ARTICLE…] --to LANG[,LANG…]",
		Short: "Translate articles",
		Long: `Translate articles, in the form they came in: Markdown stays Markdown, and code,
links and numbers stay what they are. The result is the translation alone; what
the checks found doubtful goes to stderr, or into the report with -f json. With
-f html source and translation stand side by side, findings marked in place.
--to tg-Arab writes Tajik in Persian script, as an aid for readers of Dari; an
article in Tajik needs no model for that.

For translators' tools there are TMX 1.4b (-f tmx: a memory of all targets) and
XLIFF 2.1 (-f xliff: one target a file; findings are notes in it). Of an XLIFF 2.x
file, FILE.xlf, the empty targets are filled, and nothing else in it is changed; its
trgLang and --to must agree.`,
		Example: `  panj translate --to ru a.md > a.ru.md
  panj translate --to tg,fa-AF a.md b.md -o 'out/{name}.{lang}.{ext}'
  panj translate --to en --charset windows-1251 old.txt
  panj translate --to ru,fa-AF a.md -f html -o a.html
  panj translate --to tg,ru a.md -f xliff -o '{name}.{lang}.xlf'
  panj translate --to tg job.xlf -o job.tg.xlf`,
		RunE: t.run,
	}
	t.addFlags(cmd)
	t.model.addReview(cmd)
	t.targets.addVia(cmd)
	return cmd
}
