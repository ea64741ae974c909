package render

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"panj/internal/check"
)

// digestion is a summary for the screen: statements that lead to their evidence.
type digestion struct {
	tongue
	Headline  *statement
	Abstract  *statement
	Sections  []chapter
	NotStated *statement
	Topics    *statement
	Sources   string // heading
	From      tongue // of the sources
	Evidence  []footnote
	Unsourced string // explains the mark of a statement without evidence
}

// chapter is a list of statements under a heading.
type chapter struct {
	Heading string
	Figures bool
	Items   []statement
}

// statement is one thing that a summary says.
type statement struct {
	ID, Value, Joint, Text, Original string

	Numbers string // of its evidence, between spaces
	First   string // id of the first evidence
	Marks   []mark
	Bare    bool // it should have evidence and has none
	Refs    []ref
	Details []statement
}

// mark is a reference to a footnote.
type mark struct{ To, Words string }

// footnote is an evidence in the list.
type footnote struct {
	ID, Mark, Place, Row, Note, Quote string
	Number                            int
	tongue
}

// teller makes statements and remembers where they stand.
type teller struct {
	bench  *bench
	labels labels
	list   []source
	doubts map[string][]ref // by the path of their statement
	ids    map[string]string
}

// digest makes a summary from its outline; ids gets the statements' ids by path.
func (b *bench) digest(o *outline, l labels, doubts []*doubtful, ids map[string]string) *digestion {
	t := &teller{bench: b, labels: l, list: o.sources.list, ids: ids, doubts: map[string][]ref{}}
	for _, d := range doubts {
		if _, path, ok := strings.Cut(d.Path, "]."); ok {
			t.doubts[owner(path)] = append(t.doubts[owner(path)], d.ref)
		}
	}
	out := &digestion{Sources: l.sourceHeading(o.sources)}
	out.Headline = t.claimless("headline", o.headline)
	if o.abstract.text != "" {
		s := t.statement("abstract", o.abstract)
		out.Abstract = &s
	}
	for _, s := range o.sections {
		if len(s.items) > 0 {
			out.Sections = append(out.Sections, t.chapter(s))
		}
	}
	out.NotStated = t.claimless("not_stated", o.notStated)
	if o.topics != "" {
		out.Topics = t.claimless("topics", l.topics+l.colon+o.topics)
	}
	out.Evidence = b.footnotes(o.sources.list)
	if languages := sourceLanguages(b.report); len(languages) > 0 {
		out.From = tongueOf(languages[0])
	}
	if o.sources.missing {
		out.Unsourced = noSource
	}
	return out
}

func (t *teller) claimless(path, text string) *statement {
	if text == "" {
		return nil
	}
	return &statement{ID: t.id(path), Text: text, Refs: t.doubts[path]}
}

// id is the one of the statement at a path, which is new.
func (t *teller) id(path string) string {
	id := t.bench.id + "s" + strconv.Itoa(len(t.ids)+1)
	t.ids[path] = id
	return id
}

func (t *teller) chapter(s section) chapter {
	c := chapter{Heading: s.heading, Figures: s.figures}
	for i, it := range s.items {
		c.Items = append(c.Items, t.statement(s.path+"["+strconv.Itoa(i)+"]", it))
	}
	return c
}

func (t *teller) statement(path string, it item) statement {
	s := statement{ID: t.id(path), Value: it.value, Joint: it.joint(t.labels), Text: it.text, Original: it.original, Refs: t.doubts[path]}
	if s.Text == "" {
		s.Value, s.Text = "", it.value
	}
	s.Numbers = spaced(each(it.refs, func(n int) int { return n + 1 }))
	for _, n := range it.refs {
		s.Marks = append(s.Marks, mark{t.bench.evidence(n), t.list[n].mark})
	}
	if len(s.Marks) > 0 {
		s.First = s.Marks[0].To
	}
	s.Bare = it.marks == unsourced
	for i, d := range it.details {
		if d.marks == "" {
			s.Details = append(s.Details, statement{Text: d.text})
			continue
		}
		s.Details = append(s.Details, t.statement(path+".versions["+strconv.Itoa(i)+"]", d))
	}
	return s
}

// evidence is the id of a source in the list.
func (b *bench) evidence(n int) string { return b.id + "q" + strconv.Itoa(n+1) }

func (b *bench) footnotes(list []source) []footnote {
	var out []footnote
	for i, s := range list {
		f := footnote{ID: b.evidence(i), Number: i + 1, Mark: s.mark, Place: s.place, Note: s.note(), Quote: s.quote}
		if s.match != check.None {
			f.Row = b.rows[b.key(s.evidence.Article, s.evidence.Block)]
		}
		if a := articleOf(b.report, b.key(s.evidence.Article, "").article); a != nil {
			f.tongue = tongueOf(a.Lang)
		}
		out = append(out, f)
	}
	return out
}

// promptIDs are those of the prompts, in the order of their names.
func promptIDs(prompts map[string]string) string {
	var ids []string
	for _, name := range slices.Sorted(maps.Keys(prompts)) {
		ids = append(ids, prompts[name])
	}
	return strings.Join(ids, ", ")
}
