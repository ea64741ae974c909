package main

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"panj/internal/article"
	"panj/internal/check"
	"panj/internal/lang"
	"panj/internal/source"
)

const repairUsage = "put wrong letters right as the text is read: a Tajik font of before Unicode, look-alikes; a finding says so"

// faults say in what order, how and by which rule a repair is told of.
var faults = [...]struct {
	kind     lang.Fault
	rule     string
	severity check.Severity
	what     string
}{
	{lang.LegacyFont, "encoding", check.Warning, "of a Tajik font of before Unicode"},
	{lang.LookAlike, "spelling", check.Note, "that only look like the right ones"},
	{lang.Decomposed, "spelling", check.Note, "written as two characters"},
}

// repaired are the findings of what was put right in a document as it was read:
// one for each kind, with how many letters and the place of the first.
func repaired(doc *source.Document) []check.Finding {
	var out []check.Finding
	for _, f := range faults {
		n, first := countFaults(doc.Changes, f.kind)
		if n == 0 {
			continue
		}
		source := string(doc.Article.Source)
		place := placeOf(doc.Article, first.Is)
		out = append(out, check.Finding{
			Rule: f.rule, Severity: f.severity, Block: place.Block, Source: place,
			Message: fmt.Sprintf("%s %s put right; the first, in %q, was at byte %d of the text as it came",
				letters(n), f.what, wordAt(source, first.Is), first.Was.Start),
		})
	}
	return out
}

func letters(n int) string {
	if n == 1 {
		return "1 letter"
	}
	return fmt.Sprintf("%d letters", n)
}

func countFaults(changes []lang.Change, kind lang.Fault) (n int, first lang.Change) {
	for _, c := range changes {
		if c.Kind == kind {
			if n == 0 {
				first = c
			}
			n++
		}
	}
	return n, first
}

// placeOf finds the word at a place of the source in the text of its block,
// which lacks the source's marks.
func placeOf(a *article.Article, at lang.Stretch) *check.Place {
	word := wordAt(string(a.Source), at)
	for _, b := range a.Blocks {
		if at.Start < b.Span.Start || at.Start >= b.Span.End {
			continue
		}
		i := strings.Index(b.Text, word)
		if i < 0 {
			return &check.Place{Block: b.ID, Text: word, Start: -1, End: -1, ByteStart: -1, ByteEnd: -1}
		}
		start := utf8.RuneCountInString(b.Text[:i])
		return &check.Place{
			Block: b.ID, Text: word, Start: start, End: start + utf8.RuneCountInString(word),
			ByteStart: i, ByteEnd: i + len(word),
		}
	}
	return &check.Place{Text: word, Start: -1, End: -1, ByteStart: -1, ByteEnd: -1}
}

func wordAt(text string, at lang.Stretch) string {
	space := func(r rune) bool { return !unicode.IsLetter(r) && !unicode.Is(unicode.Mn, r) }
	start := strings.LastIndexFunc(text[:at.Start], space)
	if start < 0 {
		start = 0
	} else {
		_, size := utf8.DecodeRuneInString(text[start:])
		start += size
	}
	if n := strings.IndexFunc(text[at.End:], space); n >= 0 {
		return text[start : at.End+n]
	}
	return text[start:]
}
