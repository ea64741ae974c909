// Package desk does many jobs on one article in a good order: languages side
// by side under one limit of requests in flight, the first request of a group
// ahead so that its siblings find the server's prefix cache warm.
package desk

import (
	"context"
	"errors"
	"slices"
	"sync"

	"golang.org/x/sync/semaphore"

	"panj/internal/article"
	"panj/internal/glossary"
	"panj/internal/lang"
	"panj/internal/llm"
	"panj/internal/report"
	"panj/prompts"
	"panj/summarize"
	"panj/translate"
)

const defaultSlots = 4

// Desk works on articles with one model.
type Desk struct {
	Model         llm.Completer
	Glossary      *glossary.Glossary
	Instructions  string
	SectionTokens int
	Slots         int // requests in flight in all; 0 is 4
	// Wish, Valid and DropUnsupported are the summaries', as summarize.Summarizer
	// has them.
	Wish            prompts.Wish
	Valid           func(extra []byte) error
	DropUnsupported bool
	// RepairRounds is how often what a check doubts is asked for again.
	RepairRounds int
	// Reviewer marks errors in translations; nil: nobody does. ReviewerName is
	// what that model is asked for by.
	Reviewer     llm.Completer
	ReviewerName string
	// Memory holds finished work from run to run; nil: none does.
	Memory Memory
	// NoWarm lets all requests of a group leave at once.
	NoWarm bool
	// Server and ModelName go into the provenance; a model that the answers
	// name goes before ModelName.
	Server, ModelName string
	// Watch is told of progress, from many goroutines at once; may be nil.
	Watch func(Event)
}

// Memory is what translate and summarize want kept between runs.
type Memory interface {
	translate.Memory
	summarize.Memory
}

// Order is what to do with one article, or with several in a digest.
type Order struct {
	Article *article.Article
	// Also are further articles: a summary is then a digest of them all.
	Also      []*article.Article
	Translate []lang.Language
	Summarize []lang.Language
	// Via is a language to translate through; empty: straight to each target.
	Via lang.Language
	// Extract has the summaries made of the article's own sentences, without a
	// model; Summarize must then be the article's own language. Nil is the model.
	Extract *summarize.ExtractOptions
}

// The verbs of an Event.
const (
	Translating = "translate"
	Summarizing = "summarize"
)

// Event is progress of one job.
type Event struct {
	Order       int    // which of the orders, from 0
	Article     string // its name
	Lang        lang.Language
	Verb        string
	Done, Total int // blocks; of a summary 0 of 1, then 1 of 1
	// Of a translation: the tokens that the model wrote and those to come, as
	// estimated; and text of the translated document that is final, and follows
	// that of the events before. Ended says that no more comes.
	Written, Left int
	Text          string
	Ended         bool
	// Note is something a person may want to know; the event says nothing else then.
	Note string
}

// Result of an order: the report holds what is whole; Err says what failed and
// why: a *Partial if something is usable, else the cause.
type Result struct {
	Report *report.Report
	Err    error
}

func (o Order) articles() []*article.Article {
	return append([]*article.Article{o.Article}, o.Also...)
}

// Asks says whether the order needs a model: an article is only copied into its
// own language or written in its other script, sentences are taken out of it
// without one, and there may be nothing to translate in it.
func (o Order) Asks() bool {
	if !slices.ContainsFunc(o.Article.Blocks, article.Block.Translatable) && len(o.Summarize) == 0 {
		return false
	}
	return len(o.Summarize) > 0 && o.Extract == nil ||
		slices.ContainsFunc(o.Translate, func(l lang.Language) bool { return l.Base() != o.Article.Language })
}

// Work does the orders side by side and hands each result over as soon as it
// and all before it are done, in input order, from the calling goroutine. It
// returns done's first error; the work under way is then given up. Where ctx
// ends, the languages that are finished by then are still handed over.
func (d *Desk) Work(ctx context.Context, orders []Order, done func(i int, r Result) error) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	var jobs sync.WaitGroup
	defer jobs.Wait()
	defer cancel()

	models := d.models()
	results := make([]chan Result, len(orders))
	for i := range results {
		results[i] = make(chan Result, 1)
	}
	jobs.Go(func() {
		// Twice as many articles as slots: enough that none stays free while the
		// languages of one wait for its first request, and no more is held in memory.
		room := semaphore.NewWeighted(int64(2 * d.slots()))
		for i, o := range orders {
			if room.Acquire(ctx, 1) != nil {
				return
			}
			jobs.Go(func() {
				defer room.Release(1)
				results[i] <- d.serve(ctx, models, i, o)
			})
		}
	})
	return hand(ctx, results, done, jobs.Wait)
}

// hand passes the results on in order. When the work is given up, it waits for
// what is under way to stop, and passes on what is finished.
func hand(ctx context.Context, results []chan Result, done func(i int, r Result) error, stopped func()) error {
	for i, c := range results {
		select {
		case r := <-c:
			if err := pass(ctx, i, r, done); err != nil {
				return err
			}
		case <-ctx.Done():
			stopped()
			err, cause := drain(ctx, i, results[i:], done), context.Cause(ctx)
			if errors.Is(err, cause) {
				return err // what ended the work was met again while it ended
			}
			return errors.Join(err, cause)
		}
	}
	return nil
}

// drain passes on what has come, without waiting.
func drain(ctx context.Context, first int, results []chan Result, done func(i int, r Result) error) error {
	for i, c := range results {
		select {
		case r := <-c:
			if err := pass(ctx, first+i, r, done); err != nil {
				return err
			}
		default:
		}
	}
	return nil
}

// pass hands a result over, but for one of which nothing was finished when the
// work was given up.
func pass(ctx context.Context, i int, r Result, done func(i int, r Result) error) error {
	if ctx.Err() != nil && len(r.Report.Translations)+len(r.Report.Summaries) == 0 {
		return nil
	}
	return done(i, r)
}

func (d *Desk) slots() int {
	if d.Slots > 0 {
		return d.Slots
	}
	return defaultSlots
}

// models are who answers, under one order of service.
type models struct{ writer, reviewer llm.Completer }

func (d *Desk) models() models {
	free := semaphore.NewWeighted(int64(d.slots()))
	m := models{writer: d.inOrder(d.Model, free)}
	if d.Reviewer != nil {
		m.reviewer = d.inOrder(d.Reviewer, free)
	}
	return m
}

func (d *Desk) inOrder(model llm.Completer, free *semaphore.Weighted) llm.Completer {
	s := slots{next: &halt{next: model}, free: free}
	if d.NoWarm {
		return s
	}
	return newAhead(s)
}
