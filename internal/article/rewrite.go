package article

import (
	"bytes"
	"fmt"
	"slices"
)

// Rewriting writes an article anew while its blocks come, in their order. All
// that it gave, one after another, is what Replace gives.
type Rewriting struct {
	article *Article
	at      int // in the source: what was given up to here
}

// Rewrite begins at the article's start.
func (a *Article) Rewrite() *Rewriting { return &Rewriting{article: a} }

// Replace gives what stands before a block, new inline text in its place, and
// the ends of lines behind it. An error is a text that would take the block
// away; nothing is given then.
func (w *Rewriting) Replace(b Block, inline string) ([]byte, error) {
	if inline == string(w.article.Source[b.Span.Start:b.Span.End]) {
		return w.Keep(b), nil // it means there what it meant
	}
	inline, err := b.fit(inline, w.article.Format)
	if err != nil {
		return nil, fmt.Errorf("replacing block %s of %s: %w", b.ID, w.article.Name, err)
	}
	head := w.guard()
	between := w.article.Source[w.at:b.Span.Start]
	w.at = b.Span.End
	return slices.Concat(head, between, []byte(inline), w.lineEnds()), nil
}

// guard is an empty line before a rule that opens the document: with other text
// below it, it could begin front matter.
func (w *Rewriting) guard() []byte {
	const mark = "\ufeff" // a byte order mark stays first
	if w.at > 0 || w.article.Format != Markdown || w.article.Blocks[0].Kind == Meta {
		return nil
	}
	source := w.article.Source
	body := bytes.TrimPrefix(source, []byte(mark))
	if !bytes.HasPrefix(body, []byte("---")) && !bytes.HasPrefix(body, []byte("+++")) {
		return nil
	}
	w.at = len(source) - len(body)
	return slices.Concat(source[:w.at], []byte("\n"))
}

// Keep gives the source up to a block's end, and the ends of lines behind it.
func (w *Rewriting) Keep(b Block) []byte {
	text := w.article.Source[w.at:b.Span.End]
	w.at = b.Span.End
	return slices.Concat(text, w.lineEnds())
}

func (w *Rewriting) lineEnds() []byte {
	rest := w.Rest()
	n := len(rest) - len(bytes.TrimLeft(rest, "\r\n"))
	w.at += n
	return rest[:n]
}

// Rest is the source behind the last block that was given.
func (w *Rewriting) Rest() []byte { return w.article.Source[w.at:] }
