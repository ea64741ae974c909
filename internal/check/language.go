package check

import (
	"fmt"

	"panj/internal/lang"
)

const (
	// judgedLetters is how many letters a language is judged by: with 80, the
	// detector was right on 98.5 % of the Tajik and 98.4 % of the Russian lines of
	// NTREX-128, and nearly all others were undecided.
	judgedLetters = 80
	// doubtedLetters is how many give reason for a doubt: 94 and 96 % of the same.
	doubtedLetters = 50
)

// language sees a block that is in another language than the target: an error
// from 80 letters on, a warning from 50, nothing below. Persian is right where
// Dari is asked for: no text can be told to be one or the other. Simplified
// where traditional is asked for, or the other way, is at most a warning, since
// good texts hold characters of the other. It can't see a text that mixes languages.
func language(p Pair, l Languages) []Finding {
	severity, message := otherLanguage(p.Target, l.To)
	if severity == "" {
		return nil
	}
	f := finding("language", severity, p.Block, message)
	f.Got = at(p.Block, p.Target, 0, len(p.Target))
	return []Finding{f}
}

// otherLanguage says how sure it is that a text isn't in the language; the
// severity is empty where there is no reason for doubt.
func otherLanguage(text string, want lang.Language) (Severity, string) {
	guess := lang.Detect(withoutMarks(text))
	if guess.Letters < doubtedLetters || guess.Language == "" || sameLanguage(guess.Language, want) {
		return "", ""
	}
	severity := Error
	if guess.Letters < judgedLetters {
		severity = Warning
	}
	if chinese(guess.Language) && chinese(want) {
		if guess.Confidence < clearly {
			return "", ""
		}
		severity = Warning
	}
	return severity, fmt.Sprintf("this reads as %s, not %s: %s",
		guess.Language.Name(lang.English), want.Name(lang.English), named(text))
}

// clearly is the confidence from which one form of Chinese is told from the other.
const clearly = 0.8

func sameLanguage(a, b lang.Language) bool {
	return a == b || persian(a) && persian(b)
}

func persian(l lang.Language) bool { return l == lang.Dari || l == lang.Persian }

func chinese(l lang.Language) bool { return l == lang.Hans || l == lang.Hant }
