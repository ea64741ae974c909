package check

import (
	"fmt"
	"strings"
	"time"

	"panj/internal/article"
	"panj/internal/lang"
	"panj/internal/quantity"
)

// Basis is an article made ready for the checks of summaries of it: what the
// rules read of the article alone is read once, for however many summaries. It is
// not for several goroutines at a time.
type Basis struct {
	blocks  []article.Block
	byID    map[string]article.Block
	locator *Locator
	numbers map[string][]quantity.Quantity // of each block, once they were asked for
	days    map[string][]quantity.Date     // the same
	day     time.Time                      // on which the article was written; zero if nobody says
	keys    []string                       // the blocks' folded texts
	words   [][]token                      // by block
	terms   map[string]bool                // terms that were looked for: whether a block names them
	roles   map[int]map[int]bool           // of each block, once they were asked for
	l       Languages
}

// summary is a summary under check, beside the article that it is about.
type summary struct {
	*Basis
	entities []*entity
	reported map[string]bool // evidence that was reported, by what it belongs to
	found    []Finding
}

// Summary checks a summary's statements against the blocks' texts, by block id.
// Findings come in the order of the statements, those about the whole at the
// end. Lang, Path, Message and the places are filled; Article is the caller's.
// What a statement means is nobody's knowledge here: each rule says what it sees.
// Who checks an article's summaries again and again makes a Basis.
func Summary(statements []Statement, blocks []article.Block, l Languages) []Finding {
	return NewBasis(blocks, l).Summary(statements)
}

// Summary checks one summary's statements, as the function Summary does.
func (b *Basis) Summary(statements []Statement) []Finding {
	s := &summary{Basis: b, entities: entitiesOf(statements), reported: make(map[string]bool)}
	judged := false
	for _, st := range statements {
		if strings.TrimSpace(st.Text) == "" && len(st.Evidence) == 0 && st.Quoted == "" {
			continue
		}
		judged = s.wording(st) || judged
		s.evidence(st)
		s.quote(st)
		s.figures(st, s.dates(st))
		s.names(st)
		s.swaps(st)
		s.speaker(st)
		s.stance(st)
	}
	if !judged {
		s.whole(statements)
	}
	for i := range s.found {
		s.found[i].Lang = s.l.To
	}
	return s.found
}

// NewBasis makes a Basis of an article's blocks.
func NewBasis(blocks []article.Block, l Languages) *Basis {
	s := &Basis{
		blocks: blocks, l: l,
		byID:    make(map[string]article.Block, len(blocks)),
		locator: NewLocator(blocks),
		numbers: make(map[string][]quantity.Quantity),
		roles:   make(map[int]map[int]bool),
		days:    make(map[string][]quantity.Date),
		day:     written(blocks, l),
		terms:   make(map[string]bool),
	}
	for i, b := range blocks {
		s.byID[b.ID] = b
		f := s.locator.fold(i)
		s.keys = append(s.keys, f.key)
		s.words = append(s.words, f.tokens())
	}
	return s
}

// report adds a finding about a statement and returns it for its places.
func (s *summary) report(rule string, sev Severity, st Statement, message string) *Finding {
	f := finding(rule, sev, "", message)
	f.Path = st.Path
	s.found = append(s.found, f)
	return &s.found[len(s.found)-1]
}

// wording applies the rules that need the text alone: preamble, control,
// language. It says whether the language was in doubt.
func (s *summary) wording(st Statement) bool {
	if statementPreamble(st.Text) {
		s.report("preamble", Error, st, "the model's own words: "+named(st.Text))
	}
	for _, f := range control(&view{Pair: Pair{Target: st.Text}, l: s.l}) {
		f.Path, f.Got = st.Path, nil
		f.Message = strings.Replace(f.Message, "translation", "summary", 1)
		s.found = append(s.found, f)
	}
	severity, message := otherLanguage(st.Text, s.l.To)
	if severity == "" {
		severity, message = s.otherScript(st)
	}
	if severity == "" {
		return false
	}
	s.report("language", severity, st, message)
	return true
}

// foreignScriptLetters is from how many letters on a sentence is doubted that has most
// of them in another script, though its language can't be told.
const foreignScriptLetters = 12

func (s *summary) otherScript(st Statement) (Severity, string) {
	guess := lang.Detect(withoutMarks(st.Text))
	if !st.Asserts && st.Quoted == "" && st.Path != "headline" || guess.Letters < foreignScriptLetters {
		return "", ""
	}
	if guess.Script == "" || alikeScripts(guess.Script, s.l.To.Script()) {
		return "", ""
	}
	return Warning, fmt.Sprintf("this is not in the letters of %s: %s", s.l.To.Name(lang.English), named(st.Text))
}

func alikeScripts(a, b lang.Script) bool {
	han := func(s lang.Script) bool { return s == lang.HansForm || s == lang.HantForm }
	return a == b || han(a) && han(b)
}

// whole judges the language of all statements together, since most are too
// short to be judged alone.
func (s *summary) whole(statements []Statement) {
	var texts []string
	for _, st := range statements {
		texts = append(texts, st.Text)
	}
	if severity, message := otherLanguage(strings.Join(texts, "\n"), s.l.To); severity != "" {
		s.report("language", severity, Statement{}, message)
	}
}
