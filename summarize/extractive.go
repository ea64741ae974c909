package summarize

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"panj/internal/article"
	"panj/internal/check"
	"panj/internal/glossary"
	"panj/internal/lang"
)

// ExtractOptions say how much a summary without a model takes out.
type ExtractOptions struct {
	// Words is about how many the abstract and the key points have together, and
	// never more than half of the article's; 0 is 150. A Chinese word is taken for
	// 1.6 characters. The lists grow with it.
	Words int
	Only  []string // the lists that are wanted; none: all of them
}

const defaultWords = 150

// engineExtractive is Summary.Engine of what Extract writes.
const engineExtractive = "extractive"

// Extract summarises an article without a model, in the article's own language
// (fa-AF for a fa article): nothing is put into other words and nothing is
// translated. The same article gives the same bytes, on any machine.
//
// The abstract and the key points are sentences of the article, chosen by
// LexRank (see rank) with a mild preference for what stands first; none says
// nearly what another says. Figures, quotations, dates and names are those that
// the lexers find, the first ones or those in the best sentences where there are
// too many. What they can't tell stays empty: an event is a sentence with a date
// in it, which may be a plan as well; a speaker is given only where a name of
// the glossary stands right beside the verb; claims, roles, counts of dead and
// what the article does not say are left to a reader.
//
// The error is that of an article without any text.
func Extract(a *article.Article, g *glossary.Glossary, o ExtractOptions) (*Summary, error) {
	x := &extraction{article: a, glossary: g, to: own(a.Language), words: cmp.Or(o.Words, defaultWords)}
	x.cut()
	if len(x.passages) == 0 {
		return nil, fmt.Errorf("summarizing in %s: %s has no text", x.to, a.Name)
	}
	x.rank()
	s := &Summary{
		Lang: x.to, Engine: engineExtractive, Headline: x.headline(),
		Claims: []Claim{}, Differences: []Difference{}, NotStated: []string{}, Topics: x.topics(),
	}
	s.Abstract, s.KeyPoints = x.statements()
	x.lists(s)
	s.keepOnly(o.Only)
	s.Findings = check.Summary(s.Statements(), a.Blocks, check.Languages{From: a.Language, To: x.to, Glossary: g, Published: a.Info.Published})
	return s, nil
}

// own is the language that an article is summarised in without translation.
func own(l lang.Language) lang.Language {
	if l == lang.Persian {
		return lang.Dari
	}
	return l
}

// extraction is a summary without a model under way.
type extraction struct {
	article  *article.Article
	glossary *glossary.Glossary
	to       lang.Language
	words    int
	passages []passage // in the order of the article
	inBlock  [][2]int  // by block: its passages, from and to
}

// text is a passage's words as they stand.
func (x *extraction) text(p *passage) string { return x.article.Blocks[p.block].Text[p.start:p.end] }

// evidence shows a passage of the article.
func (x *extraction) evidence(from, to *passage) []check.Evidence {
	b := x.article.Blocks[from.block]
	return []check.Evidence{check.Locate(b, b.Text[from.start:to.end])}
}

func (x *extraction) statement(p *passage) Statement {
	return Statement{Text: oneLine(x.text(p)), Evidence: x.evidence(p, p)}
}

// oneLine writes a hard break as a space.
func oneLine(s string) string { return strings.Join(strings.FieldsFunc(s, isBreak), " ") }

func isBreak(r rune) bool { return r == '\n' || r == '\r' }

// headline is the article's title, or its first sentence.
func (x *extraction) headline() string {
	if title := strings.TrimSpace(x.article.Info.Title); title != "" {
		return title
	}
	return oneLine(x.text(&x.passages[0]))
}

const (
	abstractMost  = 3   // sentences
	abstractShare = 0.4 // of the words
	alike         = 0.6 // cosine from which on two sentences say nearly the same
	filled        = 0.8 // of the words, from which on no more sentence is sought that still fits
)

// statements chooses the abstract and the key points, each in the order of the
// article. Headings and lines that announce something are taken only where there
// is nothing else.
func (x *extraction) statements() (Statement, []Statement) {
	var chosen []*passage
	abstract, words, most := 0, 0.0, x.statementWords()
	open := true // the abstract, until a sentence doesn't fit
	for _, p := range x.best() {
		if len(chosen) > 0 && (x.tier(p) >= leadIn || words >= filled*most) {
			break
		}
		if slices.ContainsFunc(chosen, func(c *passage) bool { return x.repeats(c, p) }) {
			continue
		}
		after := words + float64(p.words)
		open = open && abstract < abstractMost && (abstract == 0 || after <= abstractShare*most)
		if !open && after > most {
			continue
		}
		if open {
			abstract++
		}
		chosen, words = append(chosen, p), after
	}
	return x.abstract(inOrder(chosen[:abstract])), x.each(inOrder(chosen[abstract:]))
}

// statementWords is how long abstract and key points are together.
func (x *extraction) statementWords() float64 {
	all := 0
	for i := range x.passages {
		all += x.passages[i].words
	}
	return min(float64(x.words), float64(all)/2)
}

func inOrder(list []*passage) []*passage {
	slices.SortFunc(list, func(a, b *passage) int { return cmp.Compare(a.place, b.place) })
	return list
}

// abstract makes one statement of some sentences.
func (x *extraction) abstract(sentences []*passage) Statement {
	space := " "
	if x.chinese() {
		space = ""
	}
	var texts []string
	out := Statement{Evidence: []check.Evidence{}}
	for _, p := range sentences {
		s := x.statement(p)
		texts, out.Evidence = append(texts, s.Text), append(out.Evidence, s.Evidence...)
	}
	out.Text = strings.Join(texts, space)
	return out
}

func (x *extraction) each(sentences []*passage) []Statement {
	out := []Statement{}
	for _, p := range sentences {
		out = append(out, x.statement(p))
	}
	return out
}

// repeats says whether two passages say nearly the same.
func (x *extraction) repeats(a, b *passage) bool {
	if len(a.terms) == 0 || len(b.terms) == 0 {
		return lang.Fold(x.text(a)) == lang.Fold(x.text(b))
	}
	return cosine(a.terms, b.terms) >= alike
}

// lists fills what the lexers find.
func (x *extraction) lists(s *Summary) {
	found := x.find()
	s.Figures = x.figures(found)
	s.Events = x.events(found)
	s.Quotes = x.quotes(found)
	s.Entities = x.entities(found)
}

// shortList and longList are how many items the lists of a summary have at most.
func (x *extraction) shortList() int { return max(2, x.words/30) }
func (x *extraction) longList() int  { return max(4, x.words/10) }
