package lang

import (
	"fmt"
	"strings"

	"golang.org/x/text/language"
)

// UnknownError is what Parse and ParseTarget answer where the words asked
// for name no language that panj knows, or one that it doesn't write.
type UnknownError struct {
	Asked string     // as given
	Known []Language // what could have been asked for
	Hint  string     // what to do instead; may be empty
}

func (e *UnknownError) Error() string {
	tags := make([]string, len(e.Known))
	for i, l := range e.Known {
		tags[i] = string(l)
	}
	hint := e.Hint
	if hint == "" {
		hint = "not a language that panj knows"
	}
	return fmt.Sprintf("reading language %q: %s (known: %s)", e.Asked, hint, strings.Join(tags, ", "))
}

// Parse understands a BCP 47 tag, a locale such as tg_TJ.UTF-8, or a name in
// English, in the language itself or in another one of the table, whatever the
// case. The error is an *UnknownError.
//
// Tags are read by x/text, but what they mean is our own table: x/text maps
// prs to nothing and its Matcher takes it for English and Uzbek for Russian.
// A script that panj doesn't write in that language is refused, never replaced.
func Parse(s string) (Language, error) {
	key := tagKey(s)
	if l := byAlias(key); l != "" {
		return l, nil
	}
	l, hint := byTag(key)
	if l == "" {
		return "", &UnknownError{Asked: s, Known: Known(), Hint: hint}
	}
	return l, nil
}

// ParseTarget is Parse for a language to write in; it refuses fa with a word
// about fa-AF. The error is an *UnknownError.
func ParseTarget(s string) (Language, error) {
	l, err := Parse(s)
	if e, ok := err.(*UnknownError); ok {
		e.Known = Targets()
		return "", e
	}
	if !l.entry().target {
		return "", &UnknownError{
			Asked: s, Known: Targets(),
			Hint: "not a language to write in: a text can't be told to be Dari or Iranian; use fa-AF",
		}
	}
	return l, nil
}

// ParseTranslation is ParseTarget for a translation, which may also be written in
// another script: tg-Arab.
func ParseTranslation(s string) (Language, error) {
	if tagKey(s) == strings.ToLower(string(TajikArab)) {
		return TajikArab, nil
	}
	return ParseTarget(s)
}

// Note is what a user should know of a tag that Parse maps to something less
// exact; empty where there is nothing to say.
func Note(s string) string {
	tag, err := language.Parse(tagKey(s))
	if err != nil {
		return ""
	}
	base, _, region := tag.Raw()
	switch region.String() {
	case "HK", "MO":
		if base.String() == "zh" {
			return "zh-" + region.String() + " is written as zh-Hant; names follow Taiwan's usage, which differs there"
		}
	}
	return ""
}

// unsaid is how x/text prints a script that a tag leaves out.
const unsaid = "Zzzz"

// tagKey is the form in which tags and aliases are compared: folded, with
// hyphens, without the charset and modifier of a locale.
func tagKey(s string) string {
	key := Fold(s)
	if i := strings.IndexAny(key, ".@"); i > 0 {
		key = key[:i]
	}
	return strings.ReplaceAll(key, "_", "-")
}

func byAlias(key string) Language {
	for i := range table {
		e := &table[i]
		if key == strings.ToLower(string(e.tag)) {
			return e.tag
		}
		for _, a := range e.aliases {
			if key == a {
				return e.tag
			}
		}
		for _, n := range e.names {
			if key == Fold(n.name) {
				return e.tag
			}
		}
	}
	return ""
}

// byTag reads what no alias stands for; the hint says why a tag is refused.
func byTag(key string) (l Language, hint string) {
	tag, err := language.Parse(key)
	if err != nil {
		return "", ""
	}
	if len(tag.Variants()) > 0 || len(tag.Extensions()) > 0 {
		return "", "a tag with variants or extensions, which panj would not heed; leave them out"
	}
	base, script, region := tag.Raw()
	switch base.String() {
	case "fa", "pes", "prs":
		l = Persian
		if base.String() == "prs" || region.String() == "AF" {
			l = Dari
		}
	case "zh", "cmn":
		return chinese(tag, script, region)
	default:
		l = Language(base.String())
	}
	if l.entry() == nil {
		return "", ""
	}
	if l == Tajik && script.String() == "Arab" {
		return "", "a reader's aid that only panj translate --to tg-Arab writes; all else is for Tajik in Cyrl, --to tg"
	}
	if s := script.String(); s != unsaid && Script(s) != l.Script() {
		return "", fmt.Sprintf("%s in %s script is not what panj reads and writes, which is %s", l.Name(English), script, l.Script())
	}
	return l, ""
}

// chinese chooses the script by what is said of it, else by the region.
func chinese(tag language.Tag, script language.Script, region language.Region) (Language, string) {
	switch {
	case script.String() == "Hans":
		return Hans, ""
	case script.String() == "Hant":
		return Hant, ""
	case script.String() != unsaid:
		return "", fmt.Sprintf("Chinese in %s script is not what panj reads and writes, which is Hans or Hant", script)
	case region.String() == "MY":
		return Hans, ""
	}
	if likely, _ := tag.Script(); likely.String() == "Hant" {
		return Hant, ""
	}
	return Hans, ""
}
