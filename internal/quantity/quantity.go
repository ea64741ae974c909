// Package quantity knows what a number means: it finds numbers, dates and units
// in a text of any of panj's languages, as values with their place.
package quantity

import "panj/internal/lang"

// Kind is what a quantity measures.
type Kind string

// The kinds.
const (
	Number  Kind = "number"
	Percent Kind = "percent"
	Money   Kind = "money"
	Ordinal Kind = "ordinal"
	Year    Kind = "year"
	Month   Kind = "month"
	Clock   Kind = "clock"
	Measure Kind = "measure"
)

// Quantity is one number in a text.
type Quantity struct {
	Start, End int       // bytes in the text
	Text       string    // text[Start:End]
	Values     []float64 // more than one where the notation is ambiguous ("1.234")
	Kind       Kind
	Unit       string // canonical: km, MW, USD, …
	Word       bool   // written in words
	// Counted is what people the number counts: dead, injured, detained,
	// missing, displaced; else empty.
	Counted string
}

// Find lists the quantities of a text in the order of their places.
func Find(text string, l lang.Language) []Quantity { panic("skeleton") }

// Meets says whether two quantities can stand for the same value.
func Meets(a, b Quantity) bool { panic("skeleton") }

// Change is a difference between a source and a target.
type Change struct {
	Kind           ChangeKind
	Source, Target *Quantity // nil where there is none
}

// ChangeKind is what happened to a number.
type ChangeKind string

// The kinds of changes.
const (
	Changed ChangeKind = "changed"
	Missing ChangeKind = "missing"
	Added   ChangeKind = "added"
)

// Compare aligns the quantities of a source text with those of its translation.
func Compare(source string, from lang.Language, target string, to lang.Language) []Change {
	panic("skeleton")
}
