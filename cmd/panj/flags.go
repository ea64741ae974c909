package main

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"panj/internal/article"
	"panj/internal/check"
	"panj/internal/lang"
	"panj/internal/report"
)

// inputFlags say what the articles are.
type inputFlags struct {
	from, charset, format string
	repair                bool
}

func (f *inputFlags) add(cmd *cobra.Command) {
	flags := cmd.Flags()
	flags.StringVar(&f.from, "from", "", "language of the articles; told from the text by default")
	flags.StringVar(&f.charset, "charset", "", "encoding of the articles: utf-8 (default), windows-1251, gb18030, …")
	flags.BoolVar(&f.repair, "repair", false, repairUsage)
	flags.StringVar(&f.format, "input-format", "", "text or md; told from the text by default")
}

func (f *inputFlags) parse() (from lang.Language, format article.Format, err error) {
	if from, err = language(f.from, lang.Parse); err != nil {
		return "", "", err
	}
	switch article.Format(f.format) {
	case article.Auto, article.Text, article.Markdown:
		return from, article.Format(f.format), nil
	}
	return "", "", usage("--input-format %s is not known", "--input-format text, or md", f.format)
}

// targetFlags say which languages to write.
type targetFlags struct {
	to    names
	via   string
	notes []string // what is to be known of tags that stand for something less exact
}

func (f *targetFlags) add(cmd *cobra.Command) {
	cmd.Flags().Var(&f.to, "to", "languages to write: en, tg, ru, fa-AF, zh-Hans, zh-Hant; also by name (PANJ_TO)")
}

// addVia adds what only translations can have: a language in between.
func (f *targetFlags) addVia(cmd *cobra.Command) {
	cmd.Flags().StringVar(&f.via, "via", "", "translate through this language; the report keeps both steps")
}

// middle is the language to translate through, empty if there is none.
func (f *targetFlags) middle() (lang.Language, error) {
	if f.via == "" {
		return "", nil
	}
	return lang.ParseTarget(f.via)
}

// names are a list between commas; a flag that is given again adds to it.
// (pflag's own reads CSV, which costs more at each start than all other flags.)
type names []string

// Set adds names to the list.
func (n *names) Set(list string) error {
	for name := range strings.SplitSeq(list, ",") {
		if name = strings.TrimSpace(name); name != "" {
			*n = append(*n, name)
		}
	}
	return nil
}

// String is the list as it would be given.
func (n *names) String() string { return strings.Join(*n, ",") }

// Type is what help calls a value.
func (n *names) Type() string { return "languages" }

// parse lists the languages, each once, in the order in which they were named.
func (f *targetFlags) parse(fallback string, read func(string) (lang.Language, error)) ([]lang.Language, error) {
	asked := f.to
	if len(asked) == 0 && fallback != "" {
		asked.Set(fallback)
	}
	var out []lang.Language
	for _, name := range asked {
		l, err := read(name)
		if err != nil {
			return nil, err
		}
		if note := lang.Note(name); note != "" {
			f.notes = append(f.notes, note)
		}
		out = append(out, l)
	}
	return unique(out), nil
}

// modelFlags say which model answers, and how.
type modelFlags struct {
	baseURL, model, record, replay, instructions string
	temperature                                  float32
	temperatureSet                               bool
	idle                                         time.Duration
	jobs, sectionTokens, repairRounds            int
	rpm                                          float64
	fallback, reviewer                           string
	review, noWarm                               bool
}

func (f *modelFlags) add(cmd *cobra.Command, v *voice) {
	f.addServer(cmd, v)
	flags := cmd.Flags()
	flags.BoolVar(&v.progress, "progress", false, "show progress also where stderr is no terminal")
	flags.StringVar(&f.model, "model", "", "model's name; the server's only one by default (PANJ_MODEL)")
	flags.StringVar(&f.record, "record", "", "call the model and keep every exchange in this folder")
	flags.StringVar(&f.replay, "replay", "", "answer from this folder; open no connection")
	flags.StringVar(&f.instructions, "instructions", "", "file with house style for the model")
	flags.Float32Var(&f.temperature, "temperature", 0, "sampling temperature; not sent unless given")
	flags.IntVarP(&f.jobs, "jobs", "j", 4, "requests in flight")
	flags.IntVar(&f.sectionTokens, "section-tokens", 3000, "estimated tokens in a section of an article")
	flags.Float64Var(&f.rpm, "rpm", 0, "requests a minute at most; 0 is no limit")
	flags.StringVar(&f.fallback, "fallback-model", "", "model for what the first one refuses or fails at twice")
	flags.IntVar(&f.repairRounds, "repair-rounds", 1, "how often to ask again for what a check doubts")
	flags.BoolVar(&f.noWarm, "no-warm", false, "don't send one request of a group ahead for the server's cache")
}

// addReview adds what only translations can have: a second opinion.
func (f *modelFlags) addReview(cmd *cobra.Command) {
	flags := cmd.Flags()
	flags.BoolVar(&f.review, "review", false, "have the model mark errors in the translation; its marks are findings")
	flags.StringVar(&f.reviewer, "review-model", "", "another model for --review")
}

// addServer adds what any talk with a server needs.
func (f *modelFlags) addServer(cmd *cobra.Command, v *voice) {
	flags := cmd.Flags()
	flags.BoolVarP(&v.quiet, "quiet", "q", false, "no notes and no progress")
	flags.StringVar(&f.baseURL, "base-url", "", "server's URL with /v1; OpenAI's by default (OPENAI_BASE_URL)")
	flags.DurationVar(&f.idle, "idle-timeout", time.Minute, "longest silence between pieces of an answer; 0 is no limit")
}

func (f *modelFlags) check(cmd *cobra.Command) error {
	f.temperatureSet = cmd.Flags().Changed("temperature")
	if err := f.checkServer(); err != nil {
		return err
	}
	switch {
	case f.record != "" && f.replay != "":
		return usage("--record calls the model and --replay does not", "--record DIR, or --replay DIR")
	case f.jobs < 1:
		return usage("-j %d is no number of requests", "-j 4", f.jobs)
	case f.sectionTokens < 100:
		return usage("--section-tokens %d is too small for a section", "--section-tokens 3000", f.sectionTokens)
	case f.repairRounds < 0 || f.repairRounds > mostRepairs:
		return usage("--repair-rounds %d is not between 0 and %d", "--repair-rounds 1", f.repairRounds, mostRepairs)
	case f.reviewer != "" && !f.review:
		return usage("--review-model %s has nothing to do", "--review --review-model "+f.reviewer, f.reviewer)
	case !(f.rpm >= 0): // NaN too
		return usage("--rpm %g is no rate", "--rpm 60", f.rpm)
	case !(f.temperature >= 0 && f.temperature <= 2): // NaN too
		return usage("--temperature %g is not between 0 and 2", "--temperature 0", f.temperature)
	}
	return nil
}

// mostRepairs bounds what a stubborn model can cost.
const mostRepairs = 3

func (f *modelFlags) checkServer() error {
	if f.idle < 0 {
		return usage("--idle-timeout %s is in the past", "--idle-timeout 60s", f.idle)
	}
	return nil
}

// outputFlags say where the result goes and in which form.
type outputFlags struct {
	format, file, failOn string
	tools                bool // translators' formats are possible

	// inputs are the files that the run reads, - for standard input: no result is
	// written over them.
	inputs []string
}

// formats are those that are possible.
func (f *outputFlags) formats() string {
	if f.tools {
		return "text, md, html, json, jsonl, tmx or xliff"
	}
	return "text, md, html, json or jsonl"
}

func (f *outputFlags) add(cmd *cobra.Command, failOn string) {
	flags := cmd.Flags()
	flags.StringVarP(&f.format, "format", "f", "text", f.formats())
	flags.StringVarP(&f.file, "output", "o", "", outputUsage)
	flags.StringVar(&f.failOn, "fail-on", failOn, "exit 3 for findings of this severity and above: error, warning, never")
}

// outputUsage is what help says of -o.
const outputUsage = "file to write, or a pattern with {name}, {lang}, {ext}; - is stdout"

func (f *outputFlags) check() error {
	if f.file == "-" {
		f.file = ""
	}
	if err := checkPattern(f.file); err != nil {
		return err
	}
	switch {
	case slices.Contains([]string{"text", "md", "html", "json", "jsonl"}, f.format), f.forTools() && f.tools:
	case f.forTools():
		return usage("-f %s holds translations alone", "panj translate -f "+f.format+"; here -f "+f.formats(), f.format)
	default:
		return usage("-f %s is not known", "-f "+f.formats(), f.format)
	}
	switch f.failOn {
	case string(check.Error), string(check.Warning), "never":
		return nil
	}
	return usage("--fail-on %s is not known", "--fail-on error, warning or never", f.failOn)
}

// fails says whether a severity is at or above --fail-on.
func (f *outputFlags) fails(s check.Severity) bool {
	switch f.failOn {
	case string(check.Error):
		return s == check.Error
	case string(check.Warning):
		return s == check.Error || s == check.Warning
	}
	return false
}

// count is how many findings of a report are at or above --fail-on.
func (f *outputFlags) count(r *report.Report) int {
	n := 0
	for _, finding := range r.Findings {
		if f.fails(finding.Severity) {
			n++
		}
	}
	return n
}

// usage is an error of the command line with something to type instead. The
// hint stands before the arguments of the format.
func usage(format, hint string, args ...any) error {
	return &usageError{err: fmt.Errorf(format, args...), hints: []string{hint}}
}
