package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"panj/internal/article"
	"panj/internal/lang"
	"panj/prompts"
	"panj/summarize"
)

// The engines that write summaries.
const (
	engineModel      = "model"
	engineExtractive = "extractive"
)

// forModels are the flags that mean nothing where no model is asked.
var forModels = []string{"model", "base-url", "fallback-model", "record", "replay", "instructions", "temperature",
	"repair-rounds", "no-warm", "memory", "style", "schema", "drop-unsupported", "published"}

// engineFlag says what writes the summaries.
type engineFlag struct{ name string }

func (f *engineFlag) add(cmd *cobra.Command) {
	cmd.Flags().StringVar(&f.name, "engine", engineModel, "what writes the summary: model, or extractive (the article's own sentences)")
}

// parse is nil for a model.
func (f *engineFlag) parse(cmd *cobra.Command, wish *wishFlags) (*summarize.ExtractOptions, error) {
	switch f.name {
	case engineModel:
		return nil, nil
	case engineExtractive:
	default:
		return nil, usage("--engine %s is not known", "--engine model, or extractive", f.name)
	}
	for _, name := range forModels {
		if cmd.Flags().Changed(name) {
			return nil, usage("--engine extractive asks no model, and --%s is for one", "leave one of them out", name)
		}
	}
	w, _, err := wish.wish()
	return &summarize.ExtractOptions{Words: prompts.Words(w.Length), Only: w.Only}, err
}

// checkOwn refuses to write an article's own sentences in another language.
func checkOwn(a *article.Article, to []lang.Language) error {
	for _, l := range to {
		if l == a.Language || l == lang.Dari && a.Language == lang.Persian {
			continue
		}
		return &usageError{
			err: fmt.Errorf("--engine extractive takes sentences of %s as they are, in %s: it writes no %s", a.Name, a.Language, l),
			hints: []string{
				fmt.Sprintf("panj translate --to %s … | panj summarize --engine extractive --from %[1]s", l),
				"leave --engine extractive out   a model writes any language",
			},
		}
	}
	return nil
}
