package main

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"panj/internal/article"
	"panj/internal/check"
	"panj/internal/lang"
	"panj/internal/render"
	"panj/internal/report"
	"panj/internal/source"
	"panj/translate"
)

// checker is `panj check`: findings without a model.
type checker struct {
	env
	voice     *voice
	from, to  string
	repair    bool
	charset   string
	reference string
	terms     glossaryFlags
	output    outputFlags
}

// What panj check can be asked.
const (
	checkTexts  = "panj check SOURCE TRANSLATION"
	checkReport = "panj check REPORT.json"
)

func newCheck(e env, v *voice) *cobra.Command {
	c := &checker{env: e, voice: v}
	cmd := &cobra.Command{
		Use:   "check SOURCE TRANSLATION | check REPORT.json",
		Short: "Find what is doubtful in anyone's translation, or again in a report",
		Long: `Compare a translation with its source, or compute the findings of saved reports
again. No model is asked. The two texts are aligned by kind of block and length;
then numbers, script, language, length, links and the like are compared. No check
reads meaning: no finding means only that no check fired.`,
		Example: `  panj check article.md article.ru.md
  panj check article.md article.ru.md -f json | jq '.findings[].message'
  panj check article.md article.ru.md -f html -o check.html    both texts, marked
  panj check article.md draft.ru.md --reference published.ru.md
  panj check report.json --fail-on warning`,
		Args: between(1, 2, checkTexts, checkReport),
		RunE: c.run,
	}
	cmd.Flags().StringVar(&c.from, "from", "", "language of the source; told from the text by default")
	cmd.Flags().StringVar(&c.to, "to", "", "language of the translation; told from the text by default")
	cmd.Flags().StringVar(&c.charset, "charset", "", "encoding of both texts")
	cmd.Flags().BoolVar(&c.repair, "repair", false, repairUsage)
	cmd.Flags().StringVar(&c.reference, "reference", "", "a human translation to score the translation against (chrF2, chrF2++)")
	c.terms.add(cmd)
	c.output.add(cmd, string(check.Error))
	return cmd
}

func (c *checker) run(cmd *cobra.Command, args []string) error {
	if err := c.output.check(); err != nil {
		return err
	}
	c.output.inputs = slices.Concat(args, []string{c.reference}, c.terms.files)
	build := c.compare
	if len(args) == 1 {
		build = c.again
	}
	reports, err := build(cmd.Context(), args)
	if err != nil {
		return err
	}
	out := &output{env: c.env, voice: c.voice, flags: c.output, view: render.Check}
	if err := out.writeAll(reports); err != nil {
		return err
	}
	n := 0
	for _, r := range reports {
		n += c.output.count(r)
	}
	if n > 0 {
		return &findingsError{count: n}
	}
	return nil
}

// again computes the findings of saved reports.
func (c *checker) again(ctx context.Context, args []string) ([]*report.Report, error) {
	if c.from != "" || c.to != "" || c.charset != "" || c.repair || c.reference != "" {
		return nil, usage("--from, --to, --charset, --repair and --reference go with two texts", checkTexts)
	}
	reports, err := readReports(ctx, args[0], c.env, checkTexts, checkReport)
	if err != nil {
		return nil, err
	}
	terms, err := c.terms.load("", "")
	if err != nil {
		return nil, err
	}
	for _, r := range reports {
		r.Recheck(terms)
	}
	return reports, nil
}

// compare aligns two texts and checks one against the other.
func (c *checker) compare(ctx context.Context, args []string) ([]*report.Report, error) {
	if args[0] == "-" && args[1] == "-" {
		return nil, usage("standard input can be read only once", "name - once")
	}
	from, err := language(c.from, lang.Parse)
	if err != nil {
		return nil, err
	}
	to, err := language(c.to, lang.ParseTarget)
	if err != nil {
		return nil, err
	}
	src, repairs, err := c.read(ctx, args[0], "--from", from)
	if err != nil {
		return nil, err
	}
	got, repairsOfGot, err := c.read(ctx, args[1], "--to", to)
	if err != nil {
		return nil, err
	}
	if to = got.Language; to == lang.Persian {
		to = lang.Dari // a text can't be told to be Dari or Iranian
	}
	terms, err := c.terms.load(src.Language, to)
	if err != nil {
		return nil, err
	}
	scored, err := c.score(ctx, got)
	if err != nil {
		return nil, err
	}
	for _, f := range repairsOfGot {
		f.Message, f.Block, f.Source = "translation "+f.Message, "", nil
		scored = append(scored, f)
	}
	r := compared(src, got, check.Languages{From: src.Language, To: to, Glossary: terms}, scored)
	r.AddSource(0, repairs)
	return []*report.Report{r}, nil
}

// compared is the report of two texts: what the rules find in the source and in
// the translation, then what else is known of it.
func compared(src, got *article.Article, l check.Languages, more []check.Finding) *report.Report {
	pairs, findings := check.Compare(src, got, l)
	r := report.New(src)
	r.AddSource(0, check.Source(src.Blocks, src.Language))
	r.AddTranslation(&translate.Translation{
		Lang: l.To, Text: string(got.Source), Blocks: pairedBlocks(src, pairs), Findings: append(findings, more...),
	})
	return r
}

// score compares the translation with a human one, as a finding that says how
// alike they are and nothing about which is better.
func (c *checker) score(ctx context.Context, got *article.Article) ([]check.Finding, error) {
	if c.reference == "" {
		return nil, nil
	}
	doc, err := c.load(ctx, c.reference)
	if err != nil {
		return nil, err
	}
	human := doc.Article
	s := check.ScoreTexts([]string{text(got)}, []string{text(human)})
	return []check.Finding{{
		Rule: "reference", Severity: check.Note,
		Message: fmt.Sprintf("chrF2 %.2f, chrF2++ %.2f against %s, as sacrebleu counts; two good translations may differ much", s.ChrF, s.ChrFPP, human.Name),
	}}, nil
}

// language is the one that a flag names, empty without the flag.
func language(name string, parse func(string) (lang.Language, error)) (lang.Language, error) {
	if name == "" {
		return "", nil
	}
	return parse(name)
}

// read also gives the findings of what --repair did.
func (c *checker) read(ctx context.Context, arg, flag string, l lang.Language) (*article.Article, []check.Finding, error) {
	doc, err := c.load(ctx, arg)
	if err != nil {
		return nil, nil, err
	}
	return doc.Article, repaired(doc), setLanguage(doc.Article, l, flag)
}

func (c *checker) load(ctx context.Context, arg string) (*source.Document, error) {
	doc, err := source.Read(ctx, arg, source.Options{Stdin: c.stdin, Charset: c.charset, Repair: c.repair})
	var charset *source.CharsetError
	switch {
	case errors.As(err, &charset):
		return nil, &usageError{err: err}
	case err != nil:
		return nil, err
	}
	return doc, nil
}

// pairedBlocks are the translation's blocks under the ids of the source's.
func pairedBlocks(src *article.Article, pairs []check.Pair) []translate.Block {
	var out []translate.Block
	for _, p := range pairs {
		state := translate.Done
		if p.Target == "" {
			state = translate.Failed
		}
		out = append(out, translate.Block{ID: p.Block, Text: p.Target, State: state})
	}
	return out
}
