package check

import (
	"fmt"
	"strings"

	"panj/internal/lang"
)

// evidence sees a statement that cites nothing where it must, and a cited quote
// that the named block doesn't hold, or only nearly. It can't see whether the
// statement follows from the quote.
func (s *summary) evidence(st Statement) {
	if len(st.Evidence) == 0 && !st.Claimless {
		if s.once(st, "") {
			s.report("evidence", Warning, st, "no words of the source are cited for "+named(st.Text))
		}
		return
	}
	for _, e := range st.Evidence {
		if (e.Match == None || e.Match == Near) && s.once(st, e.Block+"\x00"+e.Quote) {
			s.doubt(st, e)
		}
	}
}

// once says whether a piece of evidence is new for what it belongs to:
// events[0] and events[0].killed share theirs.
func (s *summary) once(st Statement, key string) bool {
	owner, _, _ := strings.Cut(st.Path, ".")
	key = owner + "\x00" + key
	if s.reported[key] {
		return false
	}
	s.reported[key] = true
	return true
}

func (s *summary) doubt(st Statement, e Evidence) {
	if e.Match == Near {
		f := s.report("evidence", Warning, st, fmt.Sprintf("the quote is not verbatim; %s has %s", e.Block, named(e.Quote)))
		f.Block, f.Source = e.Block, e.place()
		return
	}
	if other := s.locator.Elsewhere(e.Block, e.Quote); other.Match != None {
		f := s.report("evidence", Error, st, fmt.Sprintf("%s does not hold %s, but %s does", blockName(e.Block), named(e.Quote), other.Block))
		f.Block, f.Source = e.Block, other.place()
		return
	}
	message := "the article does not hold " + named(e.Quote)
	if l := s.foreign(e.Quote); l != "" {
		message = fmt.Sprintf("the cited words are %s, not the article's %s: they are translated, not verbatim: %s",
			l.Name(lang.English), s.l.From.Name(lang.English), named(e.Quote))
	}
	f := s.report("evidence", Error, st, message)
	f.Block = e.Block
}

// foreignLetters is from how many letters on words are taken for those of
// another language in the same script; they are in no block, so that a wrong
// guess only words the finding otherwise.
const foreignLetters = 25

// foreign is the language of cited words that is not the article's, else empty.
func (s *summary) foreign(quote string) lang.Language {
	guess := lang.Detect(quote)
	switch {
	case guess.Script != "" && !alikeScripts(guess.Script, s.l.From.Script()):
		if guess.Language == "" && alikeScripts(guess.Script, s.l.To.Script()) {
			return s.l.To
		}
		return guess.Language
	case guess.Language == "" || sameLanguage(guess.Language, s.l.From) || chinese(guess.Language) && chinese(s.l.From):
		return ""
	case guess.Letters >= foreignLetters:
		return guess.Language
	}
	return ""
}

func blockName(id string) string {
	if id == "" {
		return "no block"
	}
	return cut(id)
}

// said is where a quotation stands: in the cited blocks, else in any.
func (s *summary) said(st Statement) Evidence {
	if found := s.inCited(st); found.Match != None {
		return found
	}
	return s.locator.Elsewhere("", st.Quoted)
}

// quote sees a quotation whose source wording the article doesn't have: an
// error, or a warning where the article has nearly that. It is sought in the
// cited blocks first. Who said it is speaker's.
func (s *summary) quote(st Statement) {
	if strings.TrimSpace(st.Quoted) == "" {
		return
	}
	found := s.said(st)
	switch found.Match {
	case None:
		message := "the article does not hold the quotation " + named(st.Quoted)
		if l := s.foreign(st.Quoted); l != "" {
			message = fmt.Sprintf("the quotation's source words are %s, not the article's %s: %s",
				l.Name(lang.English), s.l.From.Name(lang.English), named(st.Quoted))
		}
		s.report("quote", Error, st, message)
	case Near:
		f := s.report("quote", Warning, st, fmt.Sprintf("the quotation is not verbatim; %s has %s", found.Block, named(found.Quote)))
		f.Block, f.Source = found.Block, found.place()
	}
}

func (s *summary) inCited(st Statement) Evidence {
	best := notFound("", st.Quoted)
	for _, e := range st.Evidence {
		if found := s.locator.Locate(e.Block, st.Quoted); found.Match == Exact || found.Match == Folded {
			return found
		} else if found.Match == Near && best.Match == None {
			best = found
		}
	}
	return best
}
