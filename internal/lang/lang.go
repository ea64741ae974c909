// Package lang knows what a language is: its tag and names, its script and
// direction, its digits and quotation marks, how to tell it from its
// neighbours, where its sentences end and what its text costs in tokens.
//
// Everything about a language of panj stands in one entry of the table
// (table.go); a further language is one entry more, a letter profile if Detect
// shall know it, and the test data of both. What a number or a name means in a
// language is left to quantity and glossary.
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

// TajikArab is Tajik in Persian script, an aid for readers of Dari and Persian. It
// is no language of the table, and only translate writes it.
const TajikArab Language = "tg-Arab"

// Base is the language that is asked of a model and checked: Tajik for
// TajikArab, and otherwise the language itself.
func (l Language) Base() Language {
	if l == TajikArab {
		return Tajik
	}
	return l
}

// Script is an ISO 15924 code.
type Script string

// The scripts of the table.
const (
	Latn     Script = "Latn"
	Cyrl     Script = "Cyrl"
	Arab     Script = "Arab"
	HansForm Script = "Hans"
	HantForm Script = "Hant"
)

// Known lists the languages of the table in its order.
func Known() []Language {
	all := make([]Language, len(table))
	for i := range table {
		all[i] = table[i].tag
	}
	return all
}

// Targets lists the languages that panj writes, in the table's order.
func Targets() []Language {
	var all []Language
	for i := range table {
		if table[i].target {
			all = append(all, table[i].tag)
		}
	}
	return all
}

// Name is the language's name in another language of the table, English if
// that is unknown. A language that only Detect knows has its English name; any
// other is its tag.
func (l Language) Name(in Language) string {
	if l == TajikArab && in.RightToLeft() {
		return "تاجکی به خط فارسی"
	}
	e := l.entry()
	if e == nil {
		return neighbourName(l)
	}
	if name := e.name(in); name != "" {
		return name
	}
	return e.name(English)
}

// Self is the language's name in itself: тоҷикӣ, دری, 简体中文.
func (l Language) Self() string { return l.Name(l) }

// Script is what the language is written in; empty where it is not in the table.
func (l Language) Script() Script {
	if l == TajikArab {
		return Arab
	}
	if e := l.entry(); e != nil {
		return e.script
	}
	return ""
}

// RightToLeft says whether the language is written from right to left.
func (l Language) RightToLeft() bool {
	switch l {
	case TajikArab, "ps", "ur", "ar":
		return true
	}
	return l.Script() == Arab
}

// Digits are the ten digits that the language's news is written in, from nil
// to nine. Dari papers print both these and ASCII's, so neither is a mistake.
func (l Language) Digits() string {
	if e := l.entry(); e != nil {
		return e.digits
	}
	return latinDigits
}

// Quotes are the language's quotation marks, as CLDR 48 gives them.
func (l Language) Quotes() Quotes {
	if e := l.entry(); e != nil {
		return e.quotes
	}
	return table[0].quotes
}

// Quotes are the marks around a quotation and around one inside it.
type Quotes struct {
	Outer [2]string `json:"outer"`
	Inner [2]string `json:"inner"`
}

func (l Language) entry() *entry {
	for i := range table {
		if table[i].tag == l {
			return &table[i]
		}
	}
	return nil
}
