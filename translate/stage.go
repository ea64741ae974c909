package translate

import "panj/internal/article"

// Event is how far a translation is.
type Event struct {
	Done, Total int // blocks
	// Written and Left estimate the tokens that the model wrote and those that
	// are still to come; what came from the memory is in neither.
	Written, Left int
	// Text is what follows the texts of the events before in the translated
	// document. It will not change: its blocks are checked and mended.
	Text  string
	Ended bool   // it comes no further
	Note  string // something a person may want to know
}

// stage gives the document away in order, as its blocks become final.
type stage struct {
	watch   func(Event)
	article *article.Article
	rewrite *article.Rewriting
	next    int    // the first block that was not given
	held    []byte // kept back until there is a translated block
	begun   bool
}

func newStage(a *article.Article, watch func(Event)) stage {
	return stage{watch: watch, article: a, rewrite: a.Rewrite()}
}

func (s *stage) tell(e Event) {
	if s.watch != nil {
		s.watch(e)
	}
}

// give writes a block's place in the document: translated, or as the source has it.
func (s *stage) give(b article.Block, res result) {
	s.next++
	if res.state == Done {
		if text, err := s.rewrite.Replace(b, res.Inline); err == nil {
			s.held, s.begun = append(s.held, text...), true
			return
		}
	}
	s.held = append(s.held, s.rewrite.Keep(b)...)
}

// text is what can be given away now.
func (s *stage) text() string {
	if !s.begun {
		return ""
	}
	text := string(s.held)
	s.held = s.held[:0]
	return text
}

// progress tells how far the run is, and gives away the blocks that are final.
func (r *run) progress() {
	if r.out.watch == nil {
		return
	}
	blocks := r.article.Blocks
	for r.out.next < len(blocks) {
		b := blocks[r.out.next]
		res, ok := r.results[b.ID]
		if b.Translatable() && (!ok || !res.final) {
			break
		}
		r.out.give(b, res)
	}
	r.out.tell(r.event(r.out.text()))
}

// conclude gives away the rest of a document that will come no further.
func (r *run) conclude() {
	if r.out.watch == nil {
		return
	}
	for _, b := range r.article.Blocks[r.out.next:] {
		r.out.give(b, r.results[b.ID])
	}
	r.out.held = append(r.out.held, r.out.rewrite.Rest()...)
	r.out.begun = r.out.begun || len(r.masked) == 0 // with nothing to translate it is whole
	e := r.event(r.out.text())
	e.Ended = true
	r.out.tell(e)
}

func (r *run) event(text string) Event {
	return Event{Done: r.counts.done, Total: r.counts.total, Written: r.written, Left: r.counts.left, Text: text}
}

func (r *run) note(text string) { r.out.tell(Event{Note: text}) }
