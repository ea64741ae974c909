package summarize

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"

	"panj/internal/article"
	"panj/internal/check"
	"panj/internal/lang"
	"panj/internal/llm"
	"panj/prompts"
)

// Digest writes one summary of several articles about one event, in any of our
// languages: who reports what, where they agree and where they differ. Evidence
// names its article as a1, a2, … in the order of the articles. With an
// *Incomplete the summary holds what is whole; with any other error it is nil.
func (s *Summarizer) Digest(ctx context.Context, articles []*article.Article, to lang.Language) (*Summary, error) {
	runs := make([]*run, len(articles))
	parts := make([][]*Summary, len(articles))
	errs := make([]error, len(articles))
	var group sync.WaitGroup
	for i, a := range articles {
		runs[i] = s.newRun(a, to)
		runs[i].part = true
		group.Go(func() { parts[i], errs[i] = runs[i].parts(ctx) })
	}
	group.Wait()
	d := &digest{Summarizer: s, to: to, runs: runs, parts: parts}
	for i, err := range errs {
		if err != nil {
			return nil, fmt.Errorf("summarizing %s in %s: %w", articles[i].Name, to, err)
		}
	}
	whole, err := d.merge(ctx)
	if err != nil {
		return nil, fmt.Errorf("making a digest in %s: %w", to, err)
	}
	return d.finish(whole), d.incomplete()
}

// digest is one summary of several articles under way.
type digest struct {
	*Summarizer
	to    lang.Language
	runs  []*run       // one an article
	parts [][]*Summary // of each
	top   run          // of what is asked for of them all
	bases *check.Bases // made for the first check
}

// ArticleID is the id of the n-th article, from 0, in a digest and its report.
func ArticleID(n int) string { return fmt.Sprintf("a%d", n+1) }

// merge puts the articles' lists together and asks for what is said of all.
func (d *digest) merge(ctx context.Context) (*Summary, error) {
	d.top = run{Summarizer: d.Summarizer, to: d.to, prompts: map[string]bool{}}
	top, err := d.crown(ctx, d.parts)
	if llm.KindOf(err) == llm.TooLong && slices.ContainsFunc(d.parts, func(p []*Summary) bool { return len(p) > 1 }) {
		top, err = d.condensed(ctx)
	}
	if err != nil {
		return nil, err
	}
	named(top)
	whole := &Summary{}
	for i, parts := range d.parts {
		one := concat(parts)
		one.KeyPoints, one.Events = nil, nil // these are said of all together
		for e := range one.Evidences() {
			e.Article = ArticleID(i)
		}
		whole = whole.beside(one)
	}
	whole.crown(top)
	whole.Events, whole.Differences = top.Events, top.Differences
	return whole.fit(d.Wish), nil
}

// crown asks for what is said of all articles, out of the statements of each.
func (d *digest) crown(ctx context.Context, parts [][]*Summary) (*Summary, error) {
	in := prompts.DigestInput{Task: prompts.Task{To: d.to, Instructions: d.Instructions}, Wish: d.Wish}
	for i, r := range d.runs {
		in.Reports = append(in.Reports, prompts.Report{
			ID: ArticleID(i), Article: r.article, Points: points(parts[i]), Terms: r.terms(texts(r.article.Blocks)),
		})
	}
	top, err := d.top.ask(ctx, "digest", prompts.Digest(in), d.Wish)
	if err != nil {
		return nil, err
	}
	return d.top.mend(ctx, top, "mend_digest", d.ofTop, func(earlier []prompts.Earlier) llm.Request {
		return prompts.MendDigest(in, earlier)
	}), nil
}

// condensed is crown where the statements of all sections are too many for the
// model: those of each article are made into fewer first.
func (d *digest) condensed(ctx context.Context) (*Summary, error) {
	w := withPoints(d.Wish)
	w.Extra = nil
	fewer := make([][]*Summary, len(d.parts))
	for i, r := range d.runs {
		one, err := r.merge(ctx, d.parts[i], w)
		if err != nil {
			return nil, fmt.Errorf("merging the sections of %s: %w", r.article.Name, err)
		}
		fewer[i] = []*Summary{one}
	}
	return d.crown(ctx, fewer)
}

// named takes the articles out of the ids of blocks: a2/b3.
func named(s *Summary) {
	for e := range s.Evidences() {
		e.Article, e.Block, _ = strings.Cut(e.Block, "/")
	}
}

// ofTop finds what is doubtful in what is said of all articles.
func (d *digest) ofTop(s *Summary) []check.Finding {
	grounded, _ := decodeReply(s.reply())
	named(grounded)
	d.ground(grounded)
	return append(d.check(grounded), d.top.extra(s)...)
}

// beside puts the lists of another article behind these. What both name or
// count alike is one, with the evidence of both. Entities go by their names in the
// summary's language: the articles' own are in several.
func (s *Summary) beside(other *Summary) *Summary {
	for _, e := range other.Entities {
		s.addEntity(e, func(e Entity) string { return e.Name })
	}
	for _, f := range other.Figures {
		s.joinFigure(f)
	}
	s.Quotes = append(s.Quotes, other.Quotes...)
	s.Claims = append(s.Claims, other.Claims...)
	return s
}

func (s *Summary) joinFigure(f Figure) {
	for i := range s.Figures {
		if known := &s.Figures[i]; known.Value == f.Value && known.Unit == f.Unit && strings.EqualFold(known.What, f.What) {
			known.Evidence = append(known.Evidence, f.Evidence...)
			return
		}
	}
	s.Figures = append(s.Figures, f)
}

// finish grounds and checks the digest, each statement by the articles it cites.
func (d *digest) finish(s *Summary) *Summary {
	s.Lang, s.Engine = d.to, "model"
	d.ground(s)
	var dropped []check.Finding
	if d.DropUnsupported {
		dropped = s.dropUnsupported()
	}
	s.Findings = slices.Concat(d.check(s), d.top.extra(s), dropped)
	used := map[string]bool{}
	for _, r := range append(d.runs, &d.top) {
		maps.Copy(used, r.prompts)
	}
	s.Prompts = slices.Sorted(maps.Keys(used))
	return s
}

// ground finds every cited quote in the article that it names. A second time would
// find what the first put in its place.
func (d *digest) ground(s *Summary) {
	for e := range s.Evidences() {
		*e = d.locate(*e)
	}
}

// check applies the rules to a grounded summary.
func (d *digest) check(s *Summary) []check.Finding {
	if d.bases == nil {
		d.bases = check.NewBases(d.sources(), check.Languages{To: d.to, Glossary: d.Glossary})
	}
	return d.bases.Digest(s.Statements())
}

func (d *digest) locate(e check.Evidence) check.Evidence {
	for i, r := range d.runs {
		if ArticleID(i) == e.Article {
			found := r.locate(e)
			found.Article = e.Article
			return found
		}
	}
	e.Match, e.Start, e.End, e.ByteStart, e.ByteEnd = check.None, -1, -1, -1, -1
	return e
}

func (d *digest) sources() []check.Article {
	var out []check.Article
	for i, r := range d.runs {
		out = append(out, check.Article{
			ID: ArticleID(i), Language: r.article.Language, Published: r.article.Info.Published, Blocks: r.article.Blocks,
		})
	}
	return out
}

// incomplete is the first error of a part that did not come whole.
func (d *digest) incomplete() error {
	for _, r := range append(d.runs, &d.top) {
		if err := r.incomplete(); err != nil {
			return err
		}
	}
	return nil
}
