package check

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"panj/internal/article"
	"panj/internal/lang"
)

// Source checks an article itself, before anything is made of it: orders to a
// model (injection), letters of a legacy font or look-alikes (encoding),
// characters that nobody sees (control), and blocks in another language
// (language). Findings come in the order of the blocks. Lang is the article's
// language, Block, Message and Source are filled, Article is the caller's.
// Whether an order is one or is only reported about is the reader's to judge.
func Source(blocks []article.Block, l lang.Language) []Finding {
	var out []Finding
	for _, b := range blocks {
		out = append(out, injection(b)...)
		out = append(out, encoding(b)...)
		out = append(out, hidden(b)...)
		if b.Kind != article.Code && b.Kind != article.Meta {
			out = append(out, foreignBlock(b, l)...)
		}
	}
	for i := range out {
		out[i].Lang = l
	}
	return out
}

// encoding sees letters that mean others: Tajik in a font of before Unicode
// (Љумњурї), which a model and a search misread, is a warning; a look-alike or a
// letter of two characters is a note. One finding a kind and block. No line of
// NTREX-128 in Russian, Dari, English or Chinese has the first; its Tajik has ⱪ for қ
// 168 times. It can't see Tajik that was typed without its letters.
func encoding(b article.Block) []Finding {
	var out []Finding
	for _, f := range misspelt(b.ID, b.Text) {
		f.Rule, f.Source = "encoding", f.Got
		f.Got = nil
		if strings.Contains(f.Message, string(lang.LegacyFont)) {
			f.Severity = Warning
		}
		out = append(out, f)
	}
	return out
}

// hidden sees control characters, overrides of the writing direction, letters lost
// by a broken encoding and pieces that look like panj's placeholders in a source: warnings;
// zero-width characters are notes, since good texts have them. One finding a character and block.
func hidden(b article.Block) []Finding {
	var out []Finding
	var told []rune
	for i, r := range b.Text {
		what := unwanted(b.Text, i, r)
		if what == "" || slices.Contains(told, r) || r == 0x202C || r == 0x2069 { // what they end is told
			continue
		}
		told = append(told, r)
		severity := Warning
		if strings.HasPrefix(what, "zero-width") || strings.HasPrefix(what, "private") {
			severity = Note
		}
		_, size := utf8.DecodeRuneInString(b.Text[i:])
		f := finding("control", severity, b.ID, fmt.Sprintf("%s %U in the article", what, r))
		f.Source = at(b.ID, b.Text, i, i+size)
		out = append(out, f)
	}
	return out
}

// foreignBlock sees a block of 80 letters and more in another language than the
// article's: a note, since interviews and statements are printed so. Persian and
// Dari are one here, and so are the two forms of Chinese.
func foreignBlock(b article.Block, l lang.Language) []Finding {
	if l == "" || utf8.RuneCountInString(b.Text) < judgedLetters {
		return nil
	}
	guess := lang.Detect(withoutMarks(b.Text))
	if guess.Letters < judgedLetters || guess.Language == "" || sameLanguage(guess.Language, l) || chinese(guess.Language) && chinese(l) {
		return nil
	}
	f := finding("language", Note, b.ID, fmt.Sprintf("this block reads as %s in an article in %s: %s",
		guess.Language.Name(lang.English), l.Name(lang.English), named(b.Text)))
	f.Source = at(b.ID, b.Text, 0, len(b.Text))
	return []Finding{f}
}
