package main

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"panj/internal/article"
	"panj/internal/check"
	"panj/internal/desk"
	"panj/internal/glossary"
	"panj/internal/lang"
	"panj/internal/render"
	"panj/prompts"
	"panj/summarize"
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
	terms   glossaryFlags
	memory  memoryFlags
	wish    wishFlags
	// together makes one digest of all articles.
	together bool
	output   outputFlags
	// order says what the verb does with one article.
	order func(a *article.Article, to []lang.Language) desk.Order
	// extract has summaries made without a model; nil is the model.
	extract *summarize.ExtractOptions

	live     *liveOutput // where documents are written as they come
	handed   int         // articles that are done, well or not
	answered bool        // some article has a result
	failed   []error
	findings int
	found    map[*article.Article][]check.Finding // what --repair did
}

func (t *task) addFlags(cmd *cobra.Command) {
	t.targets.add(cmd)
	t.input.add(cmd)
	t.model.add(cmd, t.voice)
	t.memory.add(cmd)
	t.terms.add(cmd)
	t.output.add(cmd, "never")
}

// run does the whole verb.
func (t *task) run(cmd *cobra.Command, args []string) error {
	ctx, stop := context.WithCancelCause(cmd.Context())
	defer stop(nil)
	wish, valid, err := t.wishes()
	if err != nil {
		return err
	}
	orders, err := t.orders(ctx, cmd, args)
	if err != nil {
		return err
	}
	t.output.inputs = slices.Concat(stdinOr(args), t.terms.files, []string{t.model.instructions, t.wish.schema}, t.model.recorded())
	out := &output{env: t.env, voice: t.voice, flags: t.output, view: t.view}
	items := make([]item, len(orders))
	for i, o := range orders {
		items[i] = ordered(o)
		t.voice.total += len(o.Translate) + len(o.Summarize)
	}
	plans, err := out.plan(items)
	if err != nil {
		return err
	}
	instructions, err := t.model.readInstructions()
	if err != nil {
		return err
	}
	terms, err := t.glossary(orders)
	if err != nil {
		return err
	}
	s := &server{}
	if slices.ContainsFunc(orders, desk.Order.Asks) {
		if s, err = t.model.open(ctx, t.env, t.voice); err != nil {
			return err
		}
	}
	if out.isLive() {
		t.live = newLiveOutput(out, orders, stop)
	}
	d := desk.Desk{
		Model: s.writer, Glossary: terms, Instructions: instructions,
		SectionTokens: t.model.sectionTokens, Slots: t.model.jobs,
		Wish: wish, Valid: valid, DropUnsupported: t.wish.dropUnsupported,
		RepairRounds: t.model.repairRounds, NoWarm: t.model.noWarm,
		Reviewer: s.reviewer, ReviewerName: s.reviewerName, Memory: t.memory.of(t.env, t.voice, &t.model),
		Server: s.name, ModelName: s.model, Watch: t.watch,
	}
	err = d.Work(ctx, orders, func(i int, r desk.Result) error { return t.take(out, i, orders[i], plans[i], r) })
	return t.outcome(err, s.close(t.answered && t.handed == len(orders)))
}

// glossary is panj's with the user's terms over it.
func (t *task) glossary(orders []desk.Order) (*glossary.Glossary, error) {
	var from, to []lang.Language
	for _, o := range orders {
		from = append(from, o.Article.Language)
		for _, l := range slices.Concat(o.Translate, o.Summarize) {
			to = append(to, l.Base())
		}
	}
	return t.terms.load(only(unique(from)), only(unique(to)))
}

// orders reads the articles and says what to do with each.
func (t *task) orders(ctx context.Context, cmd *cobra.Command, args []string) ([]desk.Order, error) {
	if err := errors.Join(t.model.check(cmd), t.memory.check(&t.model), t.output.check()); err != nil {
		return nil, err
	}
	to, via, err := t.languages()
	if err != nil {
		return nil, err
	}
	in := &reader{env: t.env, voice: t.voice, input: t.input, to: to, fills: t.view == render.Translate}
	articles, failed, err := in.read(ctx, args)
	if err != nil {
		return nil, err
	}
	t.failed, t.found = failed, in.found
	if err := checkNames(articles, failed); err != nil {
		return nil, err
	}
	if err := t.wish.date(articles); err != nil {
		return nil, err
	}
	if t.together {
		return digestOrder(t.unlike(articles), failed, to)
	}
	orders := make([]desk.Order, len(articles))
	for i, a := range articles {
		languages := to
		if len(languages) == 0 {
			languages = []lang.Language{in.own(a)}
			t.voice.note("no --to: %s is summarised in its own language, %s", a.Name, languages[0])
		}
		if t.extract != nil {
			if err := checkOwn(a, languages); err != nil {
				return nil, err
			}
		}
		orders[i] = t.order(a, languages)
		orders[i].Via = via
		if via != "" && a.Format == article.XLIFF {
			return nil, usage("--via can't fill %s: an XLIFF file has one target", "leave --via out", a.Name)
		}
		t.tellVia(a, orders[i])
	}
	return orders, nil
}

// tellVia says where --via changes nothing.
func (t *task) tellVia(a *article.Article, o desk.Order) {
	straight := func(l lang.Language) bool { return l == o.Via || l == a.Language }
	switch {
	case o.Via == "":
	case o.Via == a.Language:
		t.voice.note("%s is in %s already: it is translated straight", a.Name, o.Via)
	case !slices.ContainsFunc(o.Translate, func(l lang.Language) bool { return !straight(l) }):
		t.voice.note("%s: there is nothing to go through %s for", a.Name, o.Via)
	}
}

// languages are those to write, none for the articles' own, and the one in between.
func (t *task) languages() (to []lang.Language, via lang.Language, err error) {
	read := lang.ParseTarget
	if t.view == render.Translate {
		read = lang.ParseTranslation
	}
	if to, err = t.targets.parse(t.defaultTargets(), read); err != nil {
		return nil, "", err
	}
	if via, err = t.targets.middle(); err != nil {
		return nil, "", err
	}
	for _, note := range t.targets.notes {
		t.voice.note("%s", note)
	}
	if len(to) == 0 && (t.view != render.Summary || t.together) {
		hint := "--to LANG[,LANG…]"
		if t.model.replay == "" { // which takes nothing from the environment
			hint += ", or export PANJ_TO=LANG"
		}
		return nil, "", usage("no language to write", hint)
	}
	return to, via, nil
}

// unlike leaves out an article whose text came before: that it says the same as
// itself is no news.
func (t *task) unlike(articles []*article.Article) []*article.Article {
	var out []*article.Article
	first := map[string]string{} // names by the text's SHA-256
	for _, a := range articles {
		if name, again := first[a.SHA256()]; again {
			t.voice.note("%s has the same text as %s and is left out", a.Name, name)
			continue
		}
		first[a.SHA256()] = a.Name
		out = append(out, a)
	}
	return out
}

// digestOrder puts all articles into one order.
func digestOrder(articles []*article.Article, failed []error, to []lang.Language) ([]desk.Order, error) {
	switch {
	case len(articles) < 2 && len(failed) > 0:
		return nil, &failures{causes: failed}
	case len(articles) < 2:
		return nil, usage("a digest is of two articles at least", "panj summarize "+articles[0].Name)
	}
	return []desk.Order{{Article: articles[0], Also: articles[1:], Summarize: to}}, nil
}

// wishes are what is wanted of summaries, where the verb writes any.
func (t *task) wishes() (prompts.Wish, func([]byte) error, error) {
	if t.view == render.Translate {
		return prompts.Wish{}, nil, nil
	}
	return t.wish.wish()
}

// watch hears of everything that happens on the desk.
func (t *task) watch(e desk.Event) {
	t.voice.watch(e)
	if t.live != nil {
		t.live.watch(e)
	}
}

// defaultTargets is what stands in for --to. What only takes sentences out of an
// article has no choice of language that a setting could make.
func (t *task) defaultTargets() string {
	if t.extract != nil {
		return ""
	}
	return t.model.setting(t.env, "PANJ_TO")
}

// take writes a result, and keeps its error for the end.
func (t *task) take(out *output, at int, o desk.Order, plan []destination, r desk.Result) error {
	t.handed++
	if t.live != nil {
		if err := t.live.finish(at, r.Report); err != nil {
			return err
		}
	}
	if r.Err != nil {
		t.failed = append(t.failed, fmt.Errorf("%s: %w", orderName(o), r.Err))
	}
	if r.Report == nil || len(r.Report.Translations)+len(r.Report.Summaries) == 0 {
		return nil
	}
	t.answered = true
	r.Report.AddSource(0, t.found[o.Article])
	for i, a := range o.Also {
		r.Report.AddSource(i+1, t.found[a])
	}
	t.findings += t.output.count(r.Report)
	if t.live != nil {
		return out.tellFindings(r.Report)
	}
	if errors.Is(r.Err, context.Canceled) {
		plan = out.whole(plan, r.Report)
	}
	return out.write(r.Report, o.Article, plan)
}

// outcome is the error of the run as a whole. What ended it, a full disk say,
// goes before what failed in it.
func (t *task) outcome(ended ...error) error {
	ended = slices.DeleteFunc(ended, func(err error) bool { return err == nil })
	switch {
	case len(ended) > 0:
		return &failures{causes: ended}
	case len(t.failed) > 0:
		return &failures{causes: t.failed, partly: t.answered}
	case t.findings > 0:
		return &findingsError{count: t.findings}
	}
	return nil
}
