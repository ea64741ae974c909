package desk

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"

	"panj/internal/check"
	"panj/internal/lang"
	"panj/internal/llm"
	"panj/internal/report"
	"panj/prompts"
	"panj/summarize"
	"panj/translate"
)

// service is one order under way.
type service struct {
	*Desk
	at       int // which of the orders it is
	order    Order
	meter    *llm.Meter // counts what this order's answers cost
	reviewer llm.Completer

	middle       func() step                            // through the language in between
	tajik        func() (*translate.Translation, error) // the translation into it, made once
	translations []*translate.Translation
	summaries    []*summarize.Summary
	jobs         []job
}

// job is one language of one verb.
type job struct {
	verb   string
	lang   lang.Language
	err    error
	usable bool
}

func (d *Desk) serve(ctx context.Context, m models, at int, o Order) Result {
	s := &service{
		Desk: d, at: at, order: o, meter: llm.NewMeter(m.writer),
		translations: make([]*translate.Translation, len(o.Translate)),
		summaries:    make([]*summarize.Summary, len(o.Summarize)),
		jobs:         make([]job, len(o.Translate)+len(o.Summarize)),
	}
	s.middle = s.newMiddle(ctx)
	s.tajik = sync.OnceValues(func() (*translate.Translation, error) { return s.straight(ctx, lang.Tajik) })
	if m.reviewer != nil {
		s.reviewer = s.meter.With(m.reviewer)
	}
	var group sync.WaitGroup
	for i, to := range o.Translate {
		group.Go(func() { s.jobs[i] = s.translate(ctx, i, to) })
	}
	for i, to := range o.Summarize {
		group.Go(func() { s.jobs[len(o.Translate)+i] = s.summarize(ctx, i, to) })
	}
	group.Wait()
	if ctx.Err() != nil {
		s.dropUnfinished()
	}
	return Result{Report: s.report(), Err: s.err()}
}

func (s *service) translate(ctx context.Context, i int, to lang.Language) job {
	write := s.straight
	switch {
	case to == lang.Tajik:
		write = func(context.Context, lang.Language) (*translate.Translation, error) { return s.tajik() }
	case s.order.respells(to):
		write = s.respell
	}
	result, err := write(ctx, to)
	s.translations[i] = result
	return job{verb: Translating, lang: to, err: err, usable: usable(result)}
}

// straight makes a translation, through the language in between or not.
func (s *service) straight(ctx context.Context, to lang.Language) (*translate.Translation, error) {
	switch {
	case s.order.through(to):
		return s.translateVia(ctx, to)
	case to == s.order.Via && s.leadsThrough():
		between := s.middle()
		return between.translation, between.err
	}
	return s.translator().Translate(ctx, s.order.Article, to, s.translating(to))
}

// leadsThrough says whether any target is reached through the language in between.
func (s *service) leadsThrough() bool {
	return slices.ContainsFunc(s.order.Translate, s.order.through)
}

func (s *service) translator() *translate.Translator {
	return &translate.Translator{
		Model: s.meter, Glossary: s.Glossary, Instructions: s.Instructions, SectionTokens: s.SectionTokens,
		RepairRounds: s.RepairRounds, Reviewer: s.reviewer, ReviewerName: s.ReviewerName,
		Memory: s.Memory, ModelName: s.ModelName,
	}
}

// translating passes on how far a translation is.
func (s *service) translating(to lang.Language) func(translate.Event) {
	return func(e translate.Event) {
		s.watch(Event{
			Lang: to, Verb: Translating, Done: e.Done, Total: e.Total,
			Written: e.Written, Left: e.Left, Text: e.Text, Ended: e.Ended, Note: e.Note,
		})
	}
}

// usable says whether a translation has anything that is not simply the source.
func usable(t *translate.Translation) bool {
	if t == nil {
		return false
	}
	return !slices.ContainsFunc(t.Blocks, lacks) || anyDone(t)
}

func anyDone(t *translate.Translation) bool {
	for _, b := range t.Blocks {
		if b.State == translate.Done {
			return true
		}
	}
	return false
}

func (s *service) summarize(ctx context.Context, i int, to lang.Language) job {
	s.watch(Event{Lang: to, Verb: Summarizing, Total: 1})
	result, err := s.summary(ctx, to)
	s.watch(Event{Lang: to, Verb: Summarizing, Done: 1, Total: 1})
	s.summaries[i] = result
	return job{verb: Summarizing, lang: to, err: err, usable: result != nil}
}

func (s *service) summary(ctx context.Context, to lang.Language) (*summarize.Summary, error) {
	if s.order.Extract != nil {
		return summarize.Extract(s.order.Article, s.Glossary, *s.order.Extract)
	}
	w := summarize.Summarizer{
		Model: s.meter, Glossary: s.Glossary, Instructions: s.Instructions, SectionTokens: s.SectionTokens,
		Wish: s.Wish, Valid: s.Valid, DropUnsupported: s.DropUnsupported,
		RepairRounds: s.RepairRounds, Memory: s.Memory, ModelName: s.ModelName,
		Note: func(text string) { s.watch(Event{Lang: to, Verb: Summarizing, Note: text}) },
	}
	if len(s.order.Also) > 0 {
		return w.Digest(ctx, s.order.articles(), to)
	}
	return w.Summarize(ctx, s.order.Article, to)
}

// dropUnfinished leaves the languages out of which something failed when the
// work was given up: half a language is no result. One that lacks its review is whole.
func (s *service) dropUnfinished() {
	failed := func(j job) bool { return j.err != nil && !errors.As(j.err, new(*translate.Unreviewed)) }
	for i := range s.jobs {
		if slices.ContainsFunc(s.jobs, func(j job) bool { return j.lang == s.jobs[i].lang && failed(j) }) {
			s.jobs[i].usable = false
		}
	}
}

func (s *service) watch(e Event) {
	if s.Watch != nil {
		e.Order, e.Article = s.at, s.order.Article.Name
		s.Watch(e)
	}
}

// report puts together what is usable, in the order in which it was asked for.
func (s *service) report() *report.Report {
	r := report.New(s.order.articles()...)
	for i, a := range s.order.articles() {
		r.AddSource(i, check.Source(a.Blocks, a.Language))
	}
	if s.showsMiddle() {
		r.AddTranslation(s.middle().translation)
	}
	for i, t := range s.translations {
		if s.jobs[i].usable {
			r.AddTranslation(t)
		}
	}
	for i, sum := range s.summaries {
		if s.jobs[len(s.translations)+i].usable {
			r.AddSummary(sum)
		}
	}
	r.Provenance = report.Provenance{
		Model: s.model(), Server: s.Server, Prompts: s.prompts(), Usage: s.meter.Usage(),
	}
	return r
}

// showsMiddle says whether the step between is told of, which was not asked for
// itself: where a target was reached through it.
func (s *service) showsMiddle() bool {
	if slices.Contains(s.order.Translate, s.order.Via) {
		return false
	}
	return slices.ContainsFunc(s.jobs[:len(s.translations)], func(j job) bool { return j.usable && s.order.through(j.lang) })
}

func (s *service) model() string {
	if models := s.meter.Models(); len(models) > 0 {
		return strings.Join(models, ", ")
	}
	return s.ModelName
}

// prompts are the ids of the prompts that the order's answers came from.
func (s *service) prompts() map[string]string {
	ids := map[string]string{}
	for _, name := range s.used() {
		ids[name] = prompts.ID(name)
	}
	return ids
}

// used are the names of the prompts that the results came from.
func (s *service) used() []string {
	var out []string
	translations := s.translations
	if s.showsMiddle() {
		translations = append(slices.Clone(translations), s.middle().translation)
	}
	for _, t := range translations {
		if t != nil {
			out = append(out, t.Prompts...)
		}
	}
	for _, sum := range s.summaries {
		if sum != nil {
			out = append(out, sum.Prompts...)
		}
	}
	return out
}

// err says what of the order failed.
func (s *service) err() error {
	p, any := &Partial{}, false
	for _, j := range s.jobs {
		any = any || j.usable
		if j.err != nil {
			p.Failed = append(p.Failed, j.String())
			p.Causes = append(p.Causes, j.err)
		}
	}
	switch {
	case len(p.Causes) == 0:
		return nil
	case !any:
		return p.Causes[0]
	}
	return p
}

// String says what of the job failed.
func (j job) String() string {
	var blocks *translate.Incomplete
	var review *translate.Unreviewed
	switch {
	case errors.As(j.err, &blocks):
		return fmt.Sprintf("%s: %d of %d blocks", j.lang, len(blocks.Blocks), blocks.Total)
	case errors.As(j.err, &review):
		return fmt.Sprintf("%s: the review", j.lang)
	}
	return fmt.Sprintf("%s: %s", j.lang, j.verb)
}

// Partial is the error of an order of which something usable came.
type Partial struct {
	Failed []string // "tg: 2 of 25 blocks", "ru: summarize"
	Causes []error  // of each
}

// Error names what failed, and the first cause.
func (e *Partial) Error() string {
	return fmt.Sprintf("%s: %v", strings.Join(e.Failed, "; "), e.Causes[0])
}

// Unwrap gives the causes.
func (e *Partial) Unwrap() []error { return e.Causes }
