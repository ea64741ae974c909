package main

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"panj/internal/article"
	"panj/internal/desk"
	"panj/internal/glossary"
	"panj/internal/lang"
	"panj/internal/render"
)

// task is what translate, summarize and brief have in common: articles in,
// orders to the desk, results out.
type task struct {
	env
	voice   *voice
	view    render.View
	input   inputFlags
	targets targetFlags
	model   modelFlags
	output  outputFlags
	// order says what the verb does with one article.
	order func(a *article.Article, to []lang.Language) desk.Order

	answered bool // some article has a result
	failed   []error
	findings int
}

func (t *task) addFlags(cmd *cobra.Command) {
	t.targets.add(cmd)
	t.input.add(cmd)
	t.model.add(cmd)
	t.output.add(cmd, "never")
}

// run does the whole verb.
func (t *task) run(cmd *cobra.Command, args []string) error {
	ctx := cmd.Context()
	orders, err := t.orders(ctx, cmd, args)
	if err != nil {
		return err
	}
	out := &output{env: t.env, voice: t.voice, flags: t.output, view: t.view}
	plans, err := out.plan(orders)
	if err != nil {
		return err
	}
	instructions, err := t.model.readInstructions()
	if err != nil {
		return err
	}
	s, err := t.model.open(ctx, t.env, t.voice)
	if err != nil {
		return err
	}
	d := desk.Desk{
		Model: s.client, Glossary: glossary.Builtin(), Instructions: instructions,
		SectionTokens: t.model.sectionTokens, Slots: t.model.jobs,
		Server: s.name, ModelName: s.model, Watch: t.voice.watch,
	}
	err = d.Work(ctx, orders, func(i int, r desk.Result) error { return t.take(out, orders[i], plans[i], r) })
	return errors.Join(err, s.close(ctx, t.answered), t.outcome(err))
}

// orders reads the articles and says what to do with each.
func (t *task) orders(ctx context.Context, cmd *cobra.Command, args []string) ([]desk.Order, error) {
	if err := errors.Join(t.model.check(cmd), t.output.check()); err != nil {
		return nil, err
	}
	to, err := t.targets.parse(t.model.setting(t.env, "PANJ_TO"))
	if err != nil {
		return nil, err
	}
	t.noteTargets()
	if len(to) == 0 && t.view != render.Summary {
		return nil, usage("no language to write", "--to LANG[,LANG…], or export PANJ_TO=LANG")
	}
	in := &reader{env: t.env, voice: t.voice, input: t.input}
	articles, failed, err := in.read(ctx, args)
	if err != nil {
		return nil, err
	}
	t.failed = failed
	if err := checkNames(articles, failed); err != nil {
		return nil, err
	}
	orders := make([]desk.Order, len(articles))
	for i, a := range articles {
		languages := to
		if len(languages) == 0 {
			languages = []lang.Language{in.own(a)}
			t.voice.note("no --to: %s is summarised in its own language, %s", a.Name, languages[0])
		}
		orders[i] = t.order(a, languages)
	}
	return orders, nil
}

// noteTargets says what is to be known of a tag that stands for something less exact.
func (t *task) noteTargets() {
	for _, name := range t.targets.to {
		if note := lang.Note(name); note != "" {
			t.voice.note("%s: %s", name, note)
		}
	}
}

// take writes a result, and keeps its error for the end.
func (t *task) take(out *output, o desk.Order, plan []destination, r desk.Result) error {
	if r.Err != nil {
		t.failed = append(t.failed, fmt.Errorf("%s: %w", o.Article.Name, r.Err))
	}
	if r.Report == nil || len(r.Report.Translations)+len(r.Report.Summaries) == 0 {
		return nil
	}
	t.answered = true
	t.findings += t.output.count(r.Report)
	return out.write(r.Report, plan)
}

// outcome is the error of the run as a whole.
func (t *task) outcome(err error) error {
	switch {
	case err != nil:
		return nil // it says itself
	case len(t.failed) > 0:
		return &failures{causes: t.failed, partly: t.answered}
	case t.findings > 0:
		return &findingsError{count: t.findings}
	}
	return nil
}

// languagesOf are the languages of an order's results, each once.
func languagesOf(o desk.Order) []lang.Language {
	var out []lang.Language
	for _, l := range slices.Concat(o.Summarize, o.Translate) {
		if !slices.Contains(out, l) {
			out = append(out, l)
		}
	}
	return out
}
