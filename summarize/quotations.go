package summarize

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"panj/internal/glossary"
	"panj/internal/lang"
)

// quoted is what stands between two quotation marks, in bytes of the block's text.
type quoted struct {
	open, shut int // of the words
	after      int // behind the closing mark
}

// quotePairs are the marks around a quotation: each opening one with those that
// may close it.
var quotePairs = map[rune]string{'“': "”", '„': "“”", '«': "»", '「': "」", '『': "』", '"': `"”`}

// quotations finds the outermost pairs of quotation marks. A mark that nothing
// closes opens nothing.
func quotations(text string) []quoted {
	var out []quoted
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		i += size
		if shut, ok := closing(text[i:], r); ok {
			_, size := utf8.DecodeRuneInString(text[i+shut:])
			out = append(out, quoted{i, i + shut, i + shut + size})
			i += shut + size
		}
	}
	return out
}

// quoteMost is how many bytes are looked through for a closing mark; a longer
// quotation is a text of its own.
const quoteMost = 4000

// closing finds the mark that closes what a rune opens.
func closing(text string, open rune) (at int, ok bool) {
	marks, opens := quotePairs[open]
	depth := 0
	for i, r := range text {
		switch {
		case !opens || i > quoteMost:
			return 0, false
		case strings.ContainsRune(marks, r) && depth == 0:
			return i, true
		case strings.ContainsRune(marks, r):
			depth--
		case r == open:
			depth++
		}
	}
	return 0, false
}

// quoteWords is how many words somebody said, at least: with fewer between the
// marks it is a title or a term more often.
const quoteWords = 4

// quotes lists what stands between quotation marks where the sentence, or one
// beside it, has a verb of speech outside of them. The evidence has that, too.
func (x *extraction) quotes(list []found) []Quote {
	var all []candidate[Quote]
	for _, f := range list {
		text := x.article.Blocks[f.block].Text
		for _, q := range f.quoted {
			words := strings.TrimRight(strings.TrimSpace(text[q.open:q.shut]), ",،，")
			from, to := x.around(f.block, q.open), x.around(f.block, max(q.open, q.shut-1))
			if from == nil || to == nil || countWords(words) < quoteWords {
				continue
			}
			if from, to = x.reported(f, from, to); from != nil {
				item := func() Quote {
					return Quote{Speaker: x.speaker(f, from, to), Text: oneLine(words), SourceText: words, Evidence: x.evidence(from, to)}
				}
				all = append(all, candidate[Quote]{item, 0, max(from.score, to.score), len(all)})
			}
		}
	}
	return choose(all, x.shortList())
}

// reported are the passages of a quotation with a verb of speech outside the
// marks: its own, or with the one behind or before; nil where there is none.
func (x *extraction) reported(f found, from, to *passage) (first, last *passage) {
	block := x.inBlock[f.block]
	behind := &x.passages[min(block[1]-1, to.place+1)]
	before := &x.passages[max(block[0], from.place-1)]
	for _, try := range [][2]*passage{{from, to}, {from, behind}, {before, to}} {
		if x.tells(f, try[0], try[1]) {
			return try[0], try[1]
		}
	}
	return nil, nil
}

// tells says whether a verb of speech stands in passages outside the marks.
func (x *extraction) tells(f found, from, to *passage) bool {
	text := x.article.Blocks[f.block].Text
	return slices.ContainsFunc(outside(text, from.start, to.end, f.quoted), func(s string) bool {
		if x.chinese() {
			return x.article.Language.Says(s)
		}
		return slices.ContainsFunc(strings.FieldsFunc(s, notInWord), x.article.Language.Says)
	})
}

func (x *extraction) chinese() bool { return x.to == lang.Hans || x.to == lang.Hant }

// notInWord keeps a ZWNJ inside its word.
func notInWord(r rune) bool {
	return !unicode.IsLetter(r) && !unicode.Is(unicode.Mn, r) && r != '\u200c'
}

// outside are the stretches from start to end that no quotation has.
func outside(text string, start, end int, list []quoted) []string {
	var out []string
	for _, q := range list {
		if q.after <= start || q.open >= end {
			continue
		}
		if q.open > start {
			out = append(out, text[start:q.open])
		}
		start = min(q.after, end)
	}
	return append(out, text[start:end])
}

// speaker is the person, organisation or group of the glossary that stands right
// beside a verb of speech, as the text writes it: “said Rahmon,” at a clause's
// end, or Rahmon said at its beginning, so that a spokesman of Rahmon is nobody's
// name. Empty where there is none, or more than one.
func (x *extraction) speaker(f found, from, to *passage) string {
	text, name := x.article.Blocks[f.block].Text, ""
	for _, m := range f.mentions {
		if m.Start < from.start || m.End > to.end || m.Term.Kind == "place" || m.Term.Kind == "other" || !uninflected(text, m) ||
			slices.ContainsFunc(f.quoted, func(q quoted) bool { return m.Start < q.after && m.End > q.open }) || !x.speaks(text, m) {
			continue
		}
		if name != "" && name != text[m.Start:m.End] {
			return ""
		}
		name = text[m.Start:m.End]
	}
	return name
}

// uninflected says whether a name stands in the form that a subject has.
func uninflected(text string, m glossary.Mention) bool {
	name, form := lang.Fold(text[m.Start:m.End]), lang.Fold(m.Form.Text)
	return name == form || strings.HasSuffix(form, " "+name) || strings.HasSuffix(form, "·"+name)
}

// speaks says whether a name stands as the subject beside a verb of speech.
func (x *extraction) speaks(text string, m glossary.Mention) bool {
	before := strings.TrimRightFunc(text[:m.Start], unicode.IsSpace)
	behind := strings.TrimLeftFunc(text[m.End:], unicode.IsSpace)
	if the := lastWord(before); x.to == lang.English && strings.EqualFold(the, "the") {
		before = strings.TrimRightFunc(strings.TrimSuffix(before, the), unicode.IsSpace)
	}
	begins := before == "" || !inPhrase(utf8.DecodeLastRuneInString(before))
	ends := behind == "" || !inPhrase(utf8.DecodeRuneInString(behind))
	if x.chinese() {
		return begins && !epithet(before) && x.article.Language.Says(firstRunes(behind, 2))
	}
	return ends && x.article.Language.Says(lastWord(before)) || begins && x.article.Language.Says(firstWord(behind))
}

// epithet says whether a Chinese text ends with a quotation that is no sentence:
// “邪恶的总统先生”特朗普 is what somebody calls him.
func epithet(before string) bool {
	r, size := utf8.DecodeLastRuneInString(before)
	if r != '”' && r != '」' {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(before[:len(before)-size])
	return !unicode.IsPunct(last)
}

func firstWord(s string) string {
	if i := strings.IndexFunc(s, notInWord); i >= 0 {
		return s[:i]
	}
	return s
}

func lastWord(s string) string {
	i := strings.LastIndexFunc(s, notInWord)
	if i < 0 {
		return s
	}
	return s[i+runeAt(s[i:]):]
}

// inPhrase says whether a rune beside a name belongs to the same phrase: a letter,
// a digit, an apostrophe, a bracket.
func inPhrase(r rune, _ int) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r) || strings.ContainsRune("'’(（", r)
}

func firstRunes(s string, n int) string {
	end := 0
	for range n {
		_, size := utf8.DecodeRuneInString(s[end:])
		end += size
	}
	return s[:end]
}
