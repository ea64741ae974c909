// Package lang knows what a language is: its tag and names, its script and
// direction, its digits and quotation marks, how to tell it from its
// neighbours, where its sentences end and what its text costs in tokens.
package lang

// Language is a canonical BCP 47 tag. The empty Language is "can't be told".
// Beside the languages of the table (see Known) only Detect names others.
type Language string

// The languages of the table.
const (
	English Language = "en"
	Tajik   Language = "tg"
	Russian Language = "ru"
	Dari    Language = "fa-AF"
	Persian Language = "fa" // a source only: a text can't be told to be Dari or Iranian
	Hans    Language = "zh-Hans"
	Hant    Language = "zh-Hant"
)

// Script is an ISO 15924 code: Latn, Cyrl, Arab, Hans, Hant.
type Script string

// Guess is what Detect makes of a text.
type Guess struct {
	Language   Language // empty where the text is too short or too mixed to tell
	Script     Script
	Confidence float64 // from 0 to 1
	Letters    int     // letters counted, each one code point
}

// Detect says which language a text is written in.
func Detect(text string) Guess { panic("skeleton") }

// Parse understands a BCP 47 tag or a name in English or in the language itself.
func Parse(s string) (Language, error) { panic("skeleton") }

// ParseTarget is Parse for a language to write in; it refuses fa with a word about fa-AF.
func ParseTarget(s string) (Language, error) { panic("skeleton") }

// Known lists the languages of the table in its order.
func Known() []Language { panic("skeleton") }

// Name is the language's name in another language of the table, English if that is unknown.
func (l Language) Name(in Language) string { panic("skeleton") }

// RightToLeft says whether the language is written from right to left.
func (l Language) RightToLeft() bool { panic("skeleton") }

// Tokens estimates what a text in the language costs a model.
func (l Language) Tokens(text string) int { panic("skeleton") }

// Expansion estimates the tokens of a translation for each token of its source.
func Expansion(from, to Language) float64 { panic("skeleton") }

// Sentences cuts a text into sentences; joined, they are the text again.
func Sentences(text string) []string { panic("skeleton") }
