package check

import (
	"runtime"
	"strings"
	"sync"
	"unicode"

	"panj/internal/article"
	"panj/internal/lang"
)

// rule looks at one pair whose source and target both have text.
type rule func(*view) []Finding

// rules in the order in which their findings stand within a block: what makes
// the block unusable first.
func rules() []rule {
	return []rule{
		preamble, language, script, mixture, untranslated, copied, number, naming, terms, link,
		length, sentences, repeated, quotes, control, dialect, spelling,
	}
}

// Translation checks a translation's blocks; findings come in the order of pairs.
// Lang, Block, Source and Got are filled; Article and Path are the caller's.
// What is about several blocks stands at the later one of them.
// A pair without a target is missing, one without a source was added; code and
// metadata, which nobody translates, are only looked at for that.
func Translation(pairs []Pair, l Languages) []Finding {
	var out []Finding
	whole := document(pairs, l)
	found := checkPairs(pairs, l)
	for i, p := range pairs {
		out = append(out, found[i]...)
		out = append(out, whole[p.Block]...)
		delete(whole, p.Block)
	}
	for i := range out {
		out[i].Lang = l.To
	}
	return out
}

// share is how many pairs are worth a goroutine of their own.
const share = 32

// checkPairs checks each pair for itself, several at a time.
func checkPairs(pairs []Pair, l Languages) [][]Finding {
	found := make([][]Finding, len(pairs))
	workers := min(runtime.GOMAXPROCS(0), 1+len(pairs)/share)
	var wait sync.WaitGroup
	for w := range workers {
		wait.Add(1)
		go func() {
			defer wait.Done()
			for i := w; i < len(pairs); i += workers {
				found[i] = checkPair(pairs[i], l)
			}
		}()
	}
	wait.Wait()
	return found
}

// document applies the rules that compare blocks with one another, and gives
// what they found by block.
func document(pairs []Pair, l Languages) map[string][]Finding {
	found := map[string][]Finding{}
	for _, f := range append(doubled(pairs), respelt(pairs, l)...) {
		found[f.Block] = append(found[f.Block], f)
	}
	return found
}

// translated says whether a pair has both sides and is not kept as it is.
func translated(p Pair) bool {
	return says(p.Source) && says(p.Target) && p.Kind != article.Code && p.Kind != article.Meta
}

func checkPair(p Pair, l Languages) []Finding {
	if found, done := missing(p, l.To); done {
		return found
	}
	if p.Kind == article.Code || p.Kind == article.Meta {
		return nil
	}
	var out []Finding
	v := &view{Pair: p, l: l}
	for _, r := range rules() {
		out = append(out, r(v)...)
	}
	return out
}

func finding(rule string, s Severity, block, message string) Finding {
	return Finding{Rule: rule, Severity: s, Block: block, Message: message}
}

// says tells whether a text has anything to translate: a letter or a digit.
func says(text string) bool {
	return strings.ContainsFunc(text, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
}

// missing sees a pair with one side only. The other rules have nothing to
// compare then, so done is true. It can't see a block that is there but says
// only half; length sees some of those.
func missing(p Pair, to lang.Language) (found []Finding, done bool) {
	source, target := says(p.Source), says(p.Target)
	switch {
	case source && target:
		return nil, false
	case source:
		return []Finding{missingBlock(p.Block, p.Source, to)}, true
	case target:
		f := finding("added", Warning, p.Block, "the source has no block for "+named(p.Target))
		f.Got = at(p.Block, p.Target, 0, len(p.Target))
		return []Finding{f}, true
	}
	return nil, true
}

// missingBlock is the finding about a block that has no translation into a
// language, because none was given or because it failed.
func missingBlock(id, source string, to lang.Language) Finding {
	f := finding("missing", Error, id, named(source)+" is not translated")
	f.Lang = to
	f.Source = at(id, source, 0, len(source))
	return f
}
