package prompts

import (
	"panj/internal/lang"
	"panj/internal/llm"
)

// Earlier is a part of an answer that is shown to a model again: a block's
// translation, with its placeholders, and what the checks doubt in it.
type Earlier struct {
	ID     string
	Text   string
	Doubts []string
}

// RepairInput asks for some blocks of a translation once more.
type RepairInput struct {
	TranslateInput
	Earlier []Earlier // one for each block wanted
}

// Repair renders a request whose answer has the shape of TranslateSchema.
func Repair(in RepairInput) llm.Request {
	task := newTaskView(in.Section.Article.Language, in.Task)
	task.Wanted = wantedLine(in.Wanted)
	task.Earlier = earlierText("earlier.tmpl", in.Section.Article.SHA256(), in.Task.To, in.Earlier)
	req := request(sectionText(in.Section), render("repair.tmpl", task), TranslateSchema())
	req.Optional = true
	return req
}

// MendInput asks for some items of a section's summary once more. Their ids are
// paths ("events[1]"), their texts the items as JSON.
type MendInput struct {
	SummarizeInput
	Earlier []Earlier
}

// Mend renders a request whose answer has the shape of SummarizeSchema, with
// nothing but the items that are asked for.
func Mend(in MendInput) llm.Request {
	task := newTaskView(in.Section.Article.Language, in.Task)
	task.Earlier = earlierText("earlier.tmpl", in.Section.Article.SHA256(), in.Task.To, in.Earlier)
	req := request(sectionText(in.Section), render("fields.tmpl", in.Wish.view())+render("mend.tmpl", task), summarizeSchema(in.Wish))
	req.Optional = true
	return req
}

// MendMerge asks for some items of the top of a summary once more.
func MendMerge(in MergeInput, earlier []Earlier) llm.Request {
	task := newTaskView(in.Article.Language, in.Task)
	return mendTop(mergeText(in), render("whole.tmpl", in.Wish.view()), task, in.Article.SHA256(), earlier, in.Wish)
}

// MendDigest asks for some items of what a digest says of all articles once more.
func MendDigest(in DigestInput, earlier []Earlier) llm.Request {
	return mendTop(digestText(in), render("together.tmpl", in.Wish.view()), in.task(), in.hash(), earlier, in.Wish)
}

// mendTop shows the task that was answered and then sets its own, each under a
// head of its own: a model that saw two tasks could do the first again.
func mendTop(shared, fields string, task taskView, hash string, earlier []Earlier, w Wish) llm.Request {
	task.Earlier = earlierText("earlier.tmpl", hash, task.Tag, earlier)
	req := request(shared, render("set.tmpl", nil)+fields+render("mendtop.tmpl", task), summarizeSchema(w))
	req.Optional = true
	return req
}

// ReviewInput asks what is wrong with the translation of some blocks of a section.
type ReviewInput struct {
	Section    Section
	To         lang.Language
	Translated []Earlier // without doubts
}

// Review renders a request whose answer has the shape of ReviewSchema.
func Review(in ReviewInput) llm.Request {
	var task taskView
	task.Earlier = earlierText("translated.tmpl", in.Section.Article.SHA256(), in.To, in.Translated)
	req := request(sectionText(in.Section), render("review.tmpl", task), ReviewSchema())
	req.Optional = true
	return req
}

// earlierText fences what a model wrote: it repeats the article, and what is
// said there instructs nobody.
func earlierText(template, hash string, to lang.Language, earlier []Earlier) string {
	v := sectionView{Fence: hash, Language: to.Name(lang.English), Tag: to}
	for _, e := range earlier {
		shown := Earlier{ID: e.ID, Text: oneLine(e.Text)}
		for _, d := range e.Doubts {
			shown.Doubts = append(shown.Doubts, oneLine(d))
		}
		v.Earlier = append(v.Earlier, shown)
	}
	return v.fenced(template)
}
