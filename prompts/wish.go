package prompts

import (
	"encoding/json"
	"strings"

	"panj/internal/llm"
)

// Wish is what a user wants of a summary beside its language.
type Wish struct {
	Length string   // short, medium or long; empty is medium
	Style  string   // wire, brief or background; empty is brief
	Only   []string // the lists that are wanted; none: all of them
	// Extra is a JSON Schema of fields of the user's own; nil: none are asked for.
	Extra json.RawMessage
}

// size is how long a summary is: words of headline, abstract and key points.
// Chinese takes about two characters for an English word (NTREX-128: a third of
// the code points of the English text).
type size struct {
	words, characters int
	abstract, points  string
}

var sizes = map[string]size{
	"short":  {60, 120, "one or two sentences", "one or two statements"},
	"medium": {150, 300, "two or three sentences", "three to five statements"},
	"long":   {350, 700, "three to five sentences", "six to ten statements"},
}

var styles = map[string]string{
	"wire":       "Style of the wire: the newest fact first, its source in the same sentence, then the rest by weight.",
	"brief":      "Style of an editor's brief: what happened, who says so, what is disputed, in plain sentences.",
	"background": "Style of a backgrounder: what led here and in which order, as far as it is told; today's news in one sentence.",
}

// Words is about how many words of headline, abstract and key points a length means.
func Words(length string) int { return sizeOf(length).words }

func sizeOf(length string) size {
	if s, ok := sizes[length]; ok {
		return s
	}
	return sizes["medium"]
}

// wishView is what the templates show of a wish.
type wishView struct {
	Abstract, Points  string
	Words, Characters int
	Style, Only       string
	Extra             bool
}

func (w Wish) view() wishView {
	s := sizeOf(w.Length)
	style, ok := styles[w.Style]
	if !ok {
		style = styles["brief"]
	}
	return wishView{
		Abstract: s.abstract, Points: s.points, Words: s.words, Characters: s.characters,
		Style: style, Only: strings.Join(w.Only, ", "), Extra: w.Extra != nil,
	}
}

// summarizeSchema is SummarizeSchema with the user's own fields in "extra".
func summarizeSchema(w Wish) llm.Schema {
	s := SummarizeSchema()
	if w.Extra == nil {
		return s
	}
	text := string(s.JSON)
	text = strings.Replace(text, `"topics": {`, `"extra": `+string(w.Extra)+`,
    "topics": {`, 1)
	text = strings.Replace(text, `"topics"
  ],`, `"extra",
    "topics"
  ],`, 1)
	return llm.Schema{Name: s.Name, JSON: json.RawMessage(text), Words: words([]byte(text))}
}
