package check

import (
	"slices"
	"strings"

	"panj/internal/lang"
)

// stance sees three things that a summary may lose of the sentences it cites: a
// reserve ("reportedly", "according to"), a denial, and that something was
// ordered, not done. It looks for the words of each in the source's sentence and
// for any that keep it in the statement. And it sees a claim that is called a
// denial or an order where the cited sentences have neither.
//
// It can't see what else of the cited words a reserve is about, nor doubt that lies
// in a verb's form: Tajik and Dari tell hearsay by the perfect, which keeps a
// reserve in Tajik (кушта шудааст), but whose absence proves nothing.
func (s *summary) stance(st Statement) {
	if !st.Asserts {
		return
	}
	sentences := s.citedSentences(st)
	if len(sentences) == 0 {
		return
	}
	said := phraseKey(st.Text+" "+st.Speaker, s.l.To)
	for _, a := range attitudes() {
		if word, ok := s.drops(a, st, sentences, said); ok {
			s.report("stance", Warning, st, "the source "+a.name+" ("+named(word)+"), the summary doesn't: "+named(st.Text))
		}
	}
	s.claimed(st, sentences)
}

// drops says whether an attitude of the cited sentences is lost, and by which
// of their words it was known.
func (s *summary) drops(a attitude, st Statement, sentences []citedSentence, said string) (string, bool) {
	switch st.Stance {
	case "", "says", "confirms": // the others say what they take of a sentence
	default:
		return "", false
	}
	if a.attributed && strings.TrimSpace(st.Speaker) != "" {
		return "", false
	}
	for _, c := range sentences {
		word, ok := a.cue[s.l.From].in(c.upTo)
		if !ok {
			word, ok = a.cue[s.l.From].begin(c.behind)
		}
		if ok && a.stance == "orders" && s.l.From == lang.English && bought().MatchString(c.whole) {
			continue
		}
		if ok && !a.kept.in(said, s.l.To) && !(a.attributed && hearsay(said, s.l.To)) {
			return word, true
		}
	}
	return "", false
}

// hearsay says whether a Tajik text has a verb in the perfect, by which it tells
// what the writer didn't see. Dari has the same, but writes it as it writes
// "is closed" (بسته است).
func hearsay(key string, l lang.Language) bool {
	return l == lang.Tajik && (strings.Contains(key, "ааст ") || strings.Contains(key, "аанд "))
}

// claimed holds a claim's stance against its sentences.
func (s *summary) claimed(st Statement, sentences []citedSentence) {
	for _, a := range attitudes() {
		if a.stance == "" || a.stance != st.Stance {
			continue
		}
		if !slices.ContainsFunc(sentences, func(c citedSentence) bool { return a.kept.in(c.whole, s.l.From) }) {
			s.report("stance", Warning, st, "the claim is called "+st.Stance+", which the cited words don't say: "+named(st.Text))
		}
	}
}

// citedSentence is a sentence of which words are cited, as keys: the whole, up
// to the end of those words, and behind them. What stands off from the words
// stands before or among them, or directly behind: of "the work stopped, and the
// cause, he claims, is unknown" it is the cause that he claims.
type citedSentence struct{ text, whole, upTo, behind string }

func (s *summary) citedSentences(st Statement) []citedSentence {
	var out []citedSentence
	for _, e := range st.Evidence {
		b, ok := s.byID[e.Block]
		if !ok || e.Match == None {
			continue
		}
		start := 0
		for _, text := range lang.Sentences(b.Text) {
			end := start + len(text)
			if start < e.ByteEnd && end > e.ByteStart {
				cut := min(end, e.ByteEnd)
				out = append(out, citedSentence{
					text, phraseKey(text, s.l.From), phraseKey(b.Text[start:cut], s.l.From), phraseKey(b.Text[cut:end], s.l.From),
				})
			}
			start = end
		}
	}
	return out
}
