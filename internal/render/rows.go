package render

import (
	"cmp"
	"slices"

	"panj/internal/article"
	"panj/internal/check"
	"panj/internal/lang"
	"panj/internal/report"
)

// parallel is an article and its translation, block beside block.
type parallel struct {
	Name    string // of the article, where there are several
	Via     string // the language in between, by name
	Heading heading
	From    tongue
	Both    bool // there is a translation
	Rows    []row
}

// heading is one in a language of its own.
type heading struct {
	tongue
	Words string
}

// row is a block: its source, its translation, or both.
type row struct {
	ID, Label      string
	Kind           article.Kind
	Source, Target *cell
	Refs           []ref // findings about the block that have no place in it
}

// cell is a block's text on one side.
type cell struct {
	tongue
	Side     string // "source" or "target"
	Kind     article.Kind
	Pieces   []piece
	State    string // what is to be said of the text, in tool talk
	Severity check.Severity
	Loose    bool // its sentences are not as many as the source's
}

// tongue is what HTML says of a text's language.
type tongue struct{ Lang, Dir string }

func tongueOf(l lang.Language) tongue {
	switch {
	case l.RightToLeft():
		return tongue{words(string(l)), "rtl"}
	case l.Script() == "":
		return tongue{words(string(l)), "auto"}
	}
	return tongue{words(string(l)), "ltr"}
}

// key names a block of a report.
type key struct{ article, block string }

// bench is what is known of the blocks in a language before they are laid out.
type bench struct {
	report  *report.Report
	id      string // of the edition; those of its rows begin with it
	quotes  map[key][]quoted
	doubts  map[key][]*doubtful
	rows    map[key]string // ids of the rows that were made
	counter int
}

// quoted is an evidence under its number.
type quoted struct {
	number int
	check.Evidence
}

// doubtful is a finding with the way to it.
type doubtful struct {
	ref
	check.Finding
}

// texts are the articles beside their translations into a language; those
// without one stand alone, unless translations are all that is wanted.
func (b *bench) texts(l lang.Language, alone bool) []parallel {
	var out []parallel
	seen := map[string]bool{}
	for i := range b.report.Translations {
		if t := &b.report.Translations[i]; t.Lang == l {
			seen[t.Article] = true
			out = append(out, b.parallel(articleOf(b.report, t.Article), t, l))
		}
	}
	for i := range b.report.Articles {
		if a := &b.report.Articles[i]; alone && !seen[a.ID] && len(a.Blocks) > 0 {
			out = append(out, b.parallel(a, nil, l))
		}
	}
	return out
}

func (b *bench) parallel(a *report.Article, t *report.Translation, l lang.Language) parallel {
	if a == nil {
		a = &report.Article{ID: t.Article}
	}
	p := parallel{From: tongueOf(a.Lang), Both: t != nil, Heading: heading{tongueOf(l), labelsOf(l).source}}
	if len(b.report.Articles) > 1 {
		p.Name = words(a.Name)
	}
	if t == nil {
		for i := range a.Blocks {
			p.Rows = append(p.Rows, b.row(a, &a.Blocks[i], nil, nil))
		}
		return p
	}
	p.Heading.Words = labelsOf(l).translation
	if t.Via != "" {
		p.Via = nameOf(t.Via)
	}
	for _, two := range beside(a, t) {
		p.Rows = append(p.Rows, b.row(a, two.source, t, two.target))
	}
	return p
}

// two is a block of the source, one of the translation, or both.
type two struct {
	source *report.Block
	target *report.TranslatedBlock
}

// beside puts blocks of one id together, in the source's order; those that a
// translation adds stand behind the block that they follow in it.
func beside(a *report.Article, t *report.Translation) []two {
	known := map[string]bool{}
	for _, s := range a.Blocks {
		known[s.ID] = true
	}
	byID := map[string]*report.TranslatedBlock{}
	added := map[string][]two{} // by the block before
	before := ""
	for i := range t.Blocks {
		block := &t.Blocks[i]
		if known[block.ID] && byID[block.ID] == nil {
			byID[block.ID], before = block, block.ID
			continue
		}
		added[before] = append(added[before], two{target: block})
	}
	out := added[""]
	for i := range a.Blocks {
		s := &a.Blocks[i]
		out = append(append(out, two{s, byID[s.ID]}), added[s.ID]...)
		delete(byID, s.ID)
		delete(added, s.ID)
	}
	return out
}

func (b *bench) row(a *report.Article, s *report.Block, t *report.Translation, target *report.TranslatedBlock) row {
	r := row{ID: b.nextID(), Kind: article.Paragraph, Source: &cell{Side: "source"}}
	var in key
	if s != nil {
		in, r.Kind = key{a.ID, s.ID}, kindOfBlock(s.Kind)
	} else {
		in = key{a.ID, target.ID}
	}
	if b.rows[in] == "" {
		b.rows[in] = r.ID
	}
	r.Label = place(b.report, in.article, in.block)
	here, there := b.markings(in, s, target)
	if s != nil {
		r.Source = newCell("source", a.Lang, r.Kind, s.Text, here)
	}
	if t != nil {
		r.Target = b.target(a, s, t, target, there)
		r.Target.Loose = s != nil && target != nil && len(lang.Sentences(s.Text)) != len(lang.Sentences(target.Text))
	}
	for _, d := range b.doubts[in] {
		if !placed(d, here) && !placed(d, there) {
			r.Refs = append(r.Refs, d.ref)
		}
	}
	return r
}

// kindOfBlock is a kind that the page knows: a saved report's may be anything.
func kindOfBlock(k article.Kind) article.Kind {
	switch k {
	case article.Title, article.Heading, article.Item, article.Quotation, article.Cell, article.Code, article.Meta:
		return k
	}
	return article.Paragraph
}

// placed says whether a finding is marked within the text; one about all of it is
// shown at the block.
func placed(d *doubtful, list []marking) bool {
	return slices.ContainsFunc(list, func(m marking) bool { return m.doubt == &d.ref })
}

func newCell(side string, l lang.Language, kind article.Kind, text string, list []marking) *cell {
	c := &cell{Side: side, tongue: tongueOf(l), Kind: kind, Pieces: pieces(text, list)}
	if kind == article.Code || kind == article.Meta {
		c.tongue = tongue{"", "ltr"}
	}
	return c
}

// target is the translation's side. Where there is none, the source's text
// stands there, and says so.
func (b *bench) target(a *report.Article, s *report.Block, t *report.Translation, block *report.TranslatedBlock, list []marking) *cell {
	kind := article.Paragraph
	if s != nil {
		kind = kindOfBlock(s.Kind)
	}
	if block == nil {
		return &cell{Side: "target", State: "no translation", Severity: check.Error}
	}
	c := newCell("target", t.Lang, kind, block.Text, list)
	switch string(block.State) {
	case failed:
		c = newCell("target", a.Lang, kind, block.Text, nil)
		c.State, c.Severity = "not translated: the source’s words", check.Error
		if block.Text == "" {
			c.State = "no translation"
		}
	case refused:
		c = newCell("target", a.Lang, kind, block.Text, nil)
		c.State, c.Severity = "refused by the model: the source’s words", check.Error
	case kept:
		c.State = "kept as it is"
	default:
		if block.Model != "" && block.Model != b.report.Provenance.Model {
			c.State = "by " + words(block.Model)
		}
	}
	if s == nil {
		c.State = "not in the source"
	}
	return c
}

// markings are what is said of a block's two texts.
func (b *bench) markings(in key, s *report.Block, target *report.TranslatedBlock) (here, there []marking) {
	source, other := "", ""
	if s != nil {
		source = s.Text
	}
	if target != nil {
		other = target.Text
	}
	ours, theirs := lang.Sentences(source), lang.Sentences(other)
	for _, q := range b.quotes[in] {
		at, ok := located(source, q.Quote, span{q.ByteStart, q.ByteEnd}, span{q.Start, q.End})
		if !ok {
			continue
		}
		own, same := sideBySide(ours, theirs, at)
		here = append(here, marking{span: at, quote: q.number}, marking{span: own, sentence: q.number})
		there = append(there, marking{span: same, sentence: q.number})
	}
	for _, d := range b.doubts[in] {
		if at, ok := within(source, d.Source, in.block); ok {
			here = append(here, marking{span: at, doubt: &d.ref})
		}
		if at, ok := within(other, d.Got, in.block); ok && d.Path == "" {
			there = append(there, marking{span: at, doubt: &d.ref})
		}
	}
	return here, there
}

// within is a finding's place in a block's text, unless it is all of it.
func within(text string, p *check.Place, block string) (span, bool) {
	if p == nil || cmp.Or(p.Block, block) != block {
		return span{}, false
	}
	at, ok := located(text, p.Text, span{p.ByteStart, p.ByteEnd}, span{p.Start, p.End})
	return at, ok && at != span{0, len(text)}
}
