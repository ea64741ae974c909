// Package desk does many jobs on one article in a good order: languages side
// by side under one limit of requests in flight, the first request of a group
// ahead so that its siblings find the server's prefix cache warm.
package desk

import (
	"context"

	"panj/internal/article"
	"panj/internal/glossary"
	"panj/internal/lang"
	"panj/internal/llm"
	"panj/internal/report"
)

// Desk works on articles with one model.
type Desk struct {
	Model         llm.Completer
	Glossary      *glossary.Glossary
	Instructions  string
	SectionTokens int
	Slots         int // requests in flight in all; 0 is 4
	// Server and the model's name go into the provenance.
	Server, ModelName string
	// Watch is told of progress, from many goroutines at once; may be nil.
	Watch func(Event)
}

// Order is what to do with one article.
type Order struct {
	Article   *article.Article
	Translate []lang.Language
	Summarize []lang.Language
}

// Event is progress of one job.
type Event struct {
	Article     string // its name
	Lang        lang.Language
	Verb        string // "translate" or "summarize"
	Done, Total int    // blocks, or 0/1 and 1/1 of a summary
}

// Result of an order: the report holds what is whole; Err says what failed and why.
type Result struct {
	Report *report.Report
	Err    error
}

// Partial is the error of an order of which something usable came.
type Partial struct {
	Failed []string // "tg: 2 blocks of 25", "ru: summary"
	Causes []error
}

func (e *Partial) Error() string { panic("skeleton") }

// Unwrap gives the causes.
func (e *Partial) Unwrap() []error { return e.Causes }

// Work does the orders side by side and hands each result over as soon as it
// and all before it are done, in input order, from one goroutine. A miss in a
// recording and a cancelled context end the work.
func (d *Desk) Work(ctx context.Context, orders []Order, done func(i int, r Result) error) error {
	panic("skeleton")
}
