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
	{lang.LegacyFont, "encoding", check.Warning, "letters of a Tajik font of before Unicode"},
	{lang.LookAlike, "spelling", check.Note, "look-alike letters"},
	{lang.Decomposed, "spelling", check.Note, "letters written as two characters"},
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
		place := placeOf(doc.Article, first.Is)
		out = append(out, check.Finding{
			Rule: f.rule, Severity: f.severity, Block: place.Block, Source: place,
			Message: fmt.Sprintf("put right: %s; the first, in %q, was at byte %d of the text as it came",
				counted(n, f.what), place.Text, first.Was.Start),
		})
	}
	return out
}

func counted(n int, letters string) string {
	if n == 1 {
		letters = strings.Replace(letters, "letters", "letter", 1)
	}
	return fmt.Sprintf("%d %s", n, letters)
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
// which lacks the source's marks: the same word, met as often before it.
func placeOf(a *article.Article, at lang.Stretch) *check.Place {
	start, end := wordAround(string(a.Source), at)
	word := string(a.Source[start:end])
	p := &check.Place{Text: word, Start: -1, End: -1, ByteStart: -1, ByteEnd: -1}
	for _, b := range a.Blocks {
		if at.Start < b.Span.Start || at.Start >= b.Span.End {
			continue
		}
		p.Block = b.ID
		before := strings.Count(string(a.Source[b.Span.Start:max(start, b.Span.Start)]), word)
		if i := occurrence(b.Text, word, before); i >= 0 {
			p.ByteStart, p.ByteEnd = i, i+len(word)
			p.Start = utf8.RuneCountInString(b.Text[:i])
			p.End = p.Start + utf8.RuneCountInString(word)
		}
		return p
	}
	return p
}

// occurrence is where a word stands in a text that has it n times before, -1
// where it isn't there.
func occurrence(text, word string, n int) int {
	from := 0
	for {
		i := strings.Index(text[from:], word)
		if i < 0 {
			return -1
		}
		if from += i; n == 0 {
			return from
		}
		from += len(word)
		n--
	}
}

// wordAround is the run of letters around a place.
func wordAround(text string, at lang.Stretch) (start, end int) {
	no := func(r rune) bool { return !unicode.IsLetter(r) && !unicode.Is(unicode.Mn, r) }
	if i := strings.LastIndexFunc(text[:at.Start], no); i >= 0 {
		_, size := utf8.DecodeRuneInString(text[i:])
		start = i + size
	}
	if n := strings.IndexFunc(text[at.End:], no); n >= 0 {
		return start, at.End + n
	}
	return start, len(text)
}
