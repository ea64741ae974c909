package render

import (
	"cmp"
	"encoding/json"
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"panj/internal/check"
	"panj/internal/lang"
	"panj/internal/report"
)

// outline is a summary as lines to be laid out.
type outline struct {
	headline  string
	abstract  item
	sections  []section
	notStated string
	topics    string
	sources   *sources
}

// section is a list under a heading; an empty one is not shown.
type section struct {
	heading string
	path    string // of its list in the report's summary
	figures bool   // its items have values, to stand in a column
	items   []item
}

// item is a line with the marks of its evidence.
type item struct {
	value    string // a figure's, with the text being what it measures
	text     string
	original string // a quotation in the source's words
	marks    string
	refs     []int // of its evidence, in the list of sources
	details  []item
}

// outlineOf is the outline of the first summary in a language, nil if there is none.
func outlineOf(r *report.Report, l lang.Language) *outline {
	for i := range r.Summaries {
		if r.Summaries[i].Lang == l {
			return newOutline(r, &r.Summaries[i])
		}
	}
	return nil
}

func newOutline(r *report.Report, s *report.Summary) *outline {
	b := outliner{labels: labelsOf(s.Lang), lang: s.Lang, own: ownLanguage(r, s.Lang), several: len(r.Articles) > 1, sources: newSources(r)}
	o := &outline{headline: words(s.Headline), sources: b.sources}
	o.abstract = b.item(words(s.Abstract.Text), s.Abstract.Evidence)
	o.sections = []section{
		{heading: b.keyPoints, path: "key_points", items: each(s.KeyPoints, b.statement)},
		{heading: b.figures, path: "figures", figures: true, items: each(s.Figures, b.figure)},
		{heading: b.events, path: "events", items: each(s.Events, b.event)},
		{heading: b.quotes, path: "quotes", items: each(s.Quotes, b.quote)},
		{heading: b.claims, path: "claims", items: each(s.Claims, b.claim)},
		{heading: b.entities, path: "entities", items: each(s.Entities, b.entity)},
		{heading: b.differences, path: "differences", items: each(s.Differences, b.difference)},
		{heading: "Extra", path: "extra", items: extra(s.Extra)}, // the user's own fields, so tool talk
	}
	o.notStated = b.sentence(s.NotStated)
	o.topics = strings.Join(each(s.Topics, words), b.comma)
	return o
}

// ownLanguage says whether all articles of a report are in a language; Dari is the
// own language of a text that can't be told to be Dari or Iranian.
func ownLanguage(r *report.Report, l lang.Language) bool {
	return !slices.ContainsFunc(r.Articles, func(a report.Article) bool {
		return a.Lang != l && (a.Lang != lang.Persian || l != lang.Dari)
	})
}

func each[T, U any](list []T, f func(T) U) []U {
	var out []U
	for _, v := range list {
		out = append(out, f(v))
	}
	return out
}

// outliner makes items of a summary's parts and numbers their sources on the way.
type outliner struct {
	labels
	lang    lang.Language
	own     bool // the summary is in its article's own language
	several bool // it is of several articles
	sources *sources
}

func (b outliner) item(text string, e []check.Evidence) item {
	refs := b.sources.refs(e)
	return item{text: text, refs: refs, marks: b.sources.marks(refs)}
}

func (b outliner) statement(s report.Statement) item { return b.item(words(s.Text), s.Evidence) }

func (b outliner) figure(f report.Figure) item {
	value, unit := b.signed(words(f.Value), words(f.Unit))
	out := b.item(b.dashed(unit, words(f.What)), f.Evidence)
	out.value = value
	return out
}

// inLine puts a figure's value before its text where they are not in columns; a
// number that the text begins with is not to be read as its end.
func (it item) inLine(l labels) string {
	return strings.TrimSpace(it.value + it.joint(l) + it.text)
}

// joint stands between a figure's value and its text.
func (it item) joint(l labels) string {
	if first, _ := utf8.DecodeRuneInString(it.text); it.value != "" && unicode.IsDigit(first) {
		return l.dash
	}
	return " "
}

// signed joins a unit that is a sign to its value: 85%, as news agencies write it
// in Russian too; $96 million.
func (b outliner) signed(value, unit string) (string, string) {
	switch unit {
	case "%", "٪", "‰", "％":
		return value + unit, ""
	case "$", "€", "£", "¥", "₽":
		return unit + value, ""
	}
	return value, unit
}

func (b outliner) event(e report.Event) item {
	out := b.item(words(e.What), e.Evidence)
	out.detail(dotted(b.when(e), words(e.Where), strings.Join(each(e.Actors, words), b.comma)))
	out.detail(b.losses(e.Killed, e.Injured))
	return out
}

func (it *item) detail(line string) {
	if line != "" {
		it.details = append(it.details, item{text: line})
	}
}

// when is the article's words for a date, and the date where it says more.
func (b outliner) when(e report.Event) string {
	told, date := words(e.When.Text), words(e.When.Date)
	if told == "" || date == "" || told == date {
		return cmp.Or(told, date)
	}
	return told + b.bracketed(date)
}

func (b outliner) entity(e report.Entity) item {
	name, source := words(e.Name), words(e.SourceName)
	if source != "" && !strings.EqualFold(source, name) && !b.own {
		name += b.bracketed(source)
	}
	return b.item(b.dashed(name, words(e.Role)), e.Evidence)
}

func (b outliner) quote(q report.Quote) item {
	out := b.item(b.dashed(b.quoted(words(q.Text)), words(q.Speaker)), q.Evidence)
	if source := words(q.SourceText); source != words(q.Text) && !shown(source, q.Evidence) {
		out.original = source
	}
	return out
}

// shown says whether the list of sources gives a quotation's words already.
func shown(source string, list []check.Evidence) bool {
	for _, e := range list {
		if strings.Contains(words(e.Quote), source) {
			return true
		}
	}
	return source == ""
}

func (b outliner) claim(c report.Claim) item {
	out := b.item(words(c.Text), c.Evidence)
	if by := words(c.By); by != "" || c.Stance != "says" {
		out.detail(dotted(by, b.stance(c.Stance)))
	}
	return out
}

func (b outliner) difference(d report.Difference) item {
	return item{text: words(d.What), details: each(d.Versions, b.statement)}
}

// extra are the user's own fields, each as JSON behind its name.
func extra(fields map[string]json.RawMessage) []item {
	var out []item
	for _, name := range slices.Sorted(maps.Keys(fields)) {
		value := string(fields[name])
		if text := ""; json.Unmarshal(fields[name], &text) == nil {
			value = text
		}
		out = append(out, item{text: words(name + ": " + value)})
	}
	return out
}

// sentence makes one of a list of noun phrases.
func (b outliner) sentence(list []string) string {
	parts := each(list, func(s string) string { return strings.TrimRight(words(s), ".。;；؛ ") })
	if len(parts) == 0 {
		return ""
	}
	label := b.notStated
	if b.several {
		label = b.noneStates
	}
	return label + b.colon + strings.Join(parts, b.semicolon) + b.stop
}

// dotted joins what is there of a line's parts.
func dotted(parts ...string) string {
	var there []string
	for _, p := range parts {
		if p != "" {
			there = append(there, p)
		}
	}
	return strings.Join(there, " · ")
}
