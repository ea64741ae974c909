package summarize

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"panj/internal/article"
	"panj/internal/lang"
)

// passage is a sentence of an article, or a part of one that has no end.
type passage struct {
	place      int // in the article, from 0
	block      int // index in Article.Blocks
	start, end int // bytes in the block's text
	kind       article.Kind
	words      int
	content    []lang.Word // places are those in the passage
	terms      []weight    // its tf-idf, of length 1, by ascending term; none without content
	score      int64       // see rank
}

// longest is how many words a passage has at most. Of NTREX-128's sentences none
// is as long; what is longer is a table or a text without full stops.
const longest = 80

// cut takes the article's sentences, block by block.
func (x *extraction) cut() {
	for i, b := range x.article.Blocks {
		first := len(x.passages)
		if b.Translatable() {
			x.cutBlock(i, b)
		}
		x.inBlock = append(x.inBlock, [2]int{first, len(x.passages)})
		for j := first; j < len(x.passages); j++ {
			p := &x.passages[j]
			p.content = lang.ContentWords(x.text(p), x.article.Language)
		}
	}
}

// cutBlock cuts a block into sentences. Those inside one quotation stay together,
// so that who said it is with it and no mark stands alone.
func (x *extraction) cutBlock(i int, b article.Block) {
	at, quotes := 0, quotations(b.Text)
	var open *passage
	for _, sentence := range lang.Sentences(flowing(b.Text)) {
		for part := range parts(sentence) {
			start := at + len(part) - len(strings.TrimLeftFunc(part, unicode.IsSpace))
			end := at + len(strings.TrimRightFunc(part, unicode.IsSpace))
			at += len(part)
			n := countWords(part)
			switch {
			case open != nil && start < end && open.words+n <= longest && within(quotes, open.end, start):
				open.end, open.words = end, open.words+n
			case n > 0:
				x.passages = append(x.passages, passage{place: len(x.passages), block: i, start: start, end: end, kind: b.Kind, words: n})
				open = &x.passages[len(x.passages)-1]
			}
		}
	}
}

// flowing writes a blank, of the same length, for a line end inside a sentence:
// one with a small letter behind it.
func flowing(text string) string {
	if !strings.Contains(text, "\n") {
		return text
	}
	out := []byte(text)
	for i := range out {
		if r, _ := utf8.DecodeRuneInString(text[i+1:]); out[i] == '\n' && unicode.IsLower(r) {
			out[i] = ' '
		}
	}
	return string(out)
}

// within says whether a quotation runs over a place between two sentences.
func within(list []quoted, end, start int) bool {
	return slices.ContainsFunc(list, func(q quoted) bool { return q.open < end && q.shut > start })
}

// parts cuts what is longer than a sentence can be behind a mark, or else at a
// word's end, so that no passage is longer than longest.
func parts(sentence string) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		for sentence != "" {
			n := prefix(sentence)
			if !yield(sentence[:n]) {
				return
			}
			sentence = sentence[n:]
		}
	}
}

// prefix is how many bytes of a sentence make a passage.
func prefix(s string) int {
	words, inWord, mark, gap := counter{}, false, 0, 0
	for i, r := range s {
		inWord = words.add(r, inWord)
		if words.total() > longest {
			switch {
			case mark > 0:
				return mark
			case gap > 0:
				return gap
			}
			return i
		}
		switch after := i + utf8.RuneLen(r); {
		case r == utf8.RuneError:
		case strings.ContainsRune(clauseMarks, r) && words.total() > longest/2:
			mark = after
		case unicode.IsSpace(r):
			gap = after
		}
	}
	return len(s)
}

// clauseMarks divide a sentence.
const clauseMarks = ",;:—–،؛，；：、"

// counter counts words: runs of letters and digits, and five for eight Chinese characters.
type counter struct{ runs, han int }

func (c *counter) add(r rune, inWord bool) (stillInWord bool) {
	switch {
	case unicode.Is(unicode.Han, r):
		c.han++
		return false
	case !unicode.IsLetter(r) && !unicode.IsDigit(r):
		return inWord && (unicode.Is(unicode.Mn, r) || unicode.Is(unicode.Cf, r) || r == '\'' || r == '’')
	case !inWord:
		c.runs++
	}
	return true
}

func (c *counter) total() int { return c.runs + (c.han*5+7)/8 }

func countWords(s string) int {
	c, inWord := counter{}, false
	for _, r := range s {
		inWord = c.add(r, inWord)
	}
	return c.total()
}

// The tiers of passages: how well they stand for themselves.
const (
	prose    = iota
	fragment // an item, or too short to be understood alone
	cell
	leadIn  // announces what follows
	heading // of the article or a part
	empty   // without any word of content
)

// What a sentence needs to be understood alone: words, and different ones of
// content. A dateline lacks the latter.
const (
	leastWords   = 5
	leastContent = 4
)

func (x *extraction) tier(p *passage) int {
	switch text := x.text(p); {
	case len(p.terms) == 0:
		return empty
	case p.kind == article.Heading || p.kind == article.Title:
		return heading
	case strings.HasSuffix(text, ":"), strings.HasSuffix(text, "："):
		return leadIn
	case p.kind == article.Cell:
		return cell
	case p.kind == article.Item, p.words < leastWords, len(p.terms) < leastContent:
		return fragment
	}
	return prose
}
