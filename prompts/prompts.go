// Package prompts holds every word that panj says to a model: embedded
// templates and typed inputs, rendered into an llm.Request. Each prompt has an
// id, a number and a hash of its words, that is stamped into every result.
//
// Every request about a section begins with the same system message and the
// same numbered section, byte for byte; only then comes what is asked. Servers
// that cache prefixes read the section once for all languages and tasks.
package prompts

import (
	"embed"
	"strings"
	"sync"
	"text/template"

	"panj/internal/article"
	"panj/internal/glossary"
	"panj/internal/lang"
	"panj/internal/llm"
)

//go:embed *.tmpl *.json rules/*.tmpl
var files embed.FS

// parsed reads the templates when the first prompt is rendered, not at start-up.
var parsed = sync.OnceValue(func() *template.Template {
	t := template.New("").Funcs(template.FuncMap{"inc": func(i int) int { return i + 1 }})
	return template.Must(t.ParseFS(files, "*.tmpl"))
})

// Section is what every request about a part of an article begins with.
type Section struct {
	Article *article.Article
	Blocks  []article.Block
}

// Task is what all tasks share: the language to write in, the terms that occur,
// the names chosen before and the user's house style.
type Task struct {
	To           lang.Language
	Terms        []glossary.Term
	Names        []glossary.Name
	Instructions string
}

// TranslateInput asks for some blocks of a section in another language.
type TranslateInput struct {
	Section Section
	Task    Task
	Wanted  []string // block ids
}

// Translate renders a request whose answer has the shape of TranslateSchema.
func Translate(in TranslateInput) llm.Request {
	task := newTaskView(in.Section.Article.Language, in.Task)
	task.Wanted = wantedLine(in.Wanted)
	return request(sectionText(in.Section), render("translate.tmpl", task), TranslateSchema())
}

func wantedLine(ids []string) string { return strings.Join(ids, ", ") }

// SummarizeInput asks for a summary of a section.
type SummarizeInput struct {
	Section Section
	Task    Task
	Wish    Wish
}

// Summarize renders a request whose answer has the shape of SummarizeSchema.
func Summarize(in SummarizeInput) llm.Request {
	task := render("fields.tmpl", in.Wish.view()) + render("summarize.tmpl", newTaskView(in.Section.Article.Language, in.Task))
	return request(sectionText(in.Section), task, summarizeSchema(in.Wish))
}

// Point is a statement of a section's summary with what it stands on.
type Point struct {
	Text  string
	Cited []Cited
}

// Cited is a block's own words.
type Cited struct{ Block, Quote string }

// MergeInput asks for the top of one summary out of the sections' statements.
type MergeInput struct {
	Article   *article.Article
	Points    []Point
	NotStated []string
	Task      Task
	Wish      Wish
}

// Merge renders a request whose answer has the shape of SummarizeSchema, with
// empty lists but for the topics and what is not stated.
func Merge(in MergeInput) llm.Request {
	task := render("whole.tmpl", in.Wish.view()) + render("summarize.tmpl", newTaskView(in.Article.Language, in.Task))
	return request(mergeText(in), task, summarizeSchema(in.Wish))
}

// Report is one article of a digest with the statements of its summary.
type Report struct {
	ID      string // a1, a2, …; blocks are cited as a1/b3
	Article *article.Article
	Points  []Point
	Terms   []glossary.Term // that the article names
}

// DigestInput asks for one summary of several articles.
type DigestInput struct {
	Reports []Report
	Task    Task // without terms: each report has its own
	Wish    Wish
}

// Digest renders a request whose answer has the shape of SummarizeSchema,
// blocks named with their articles.
func Digest(in DigestInput) llm.Request {
	words := render("together.tmpl", in.Wish.view()) + render("summarize.tmpl", in.task())
	return request(digestText(in), words, summarizeSchema(in.Wish))
}

func (in DigestInput) task() taskView {
	task := newTaskView("", in.Task)
	for _, r := range in.Reports {
		for _, term := range r.Terms {
			task.addTerm(term, r.Article.Language, in.Task.To)
		}
	}
	return task
}

func request(shared, task string, schema llm.Schema) llm.Request {
	return llm.Request{
		System: render("system.tmpl", nil),
		User:   shared + task,
		Shared: len(shared),
		Schema: schema,
	}
}

// render fills a template. The templates are embedded and the views are ours,
// so an error is a mistake in panj that every test of a prompt shows.
func render(name string, view any) string {
	var b strings.Builder
	if err := parsed().ExecuteTemplate(&b, name, view); err != nil {
		panic(err)
	}
	return b.String()
}
