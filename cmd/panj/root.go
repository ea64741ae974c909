package main

import (
	"maps"
	"slices"

	"github.com/spf13/cobra"
)

const rootLong = `panj translates news articles among English, Tajik, Russian, Dari and Chinese
through any OpenAI-compatible model server, writes summaries that show the
source's own words for each statement, and finds in plain code what in the
answer is doubtful. No check reads meaning: reading stays with you.

What was translated or summarised is kept on this computer's disk and not asked
for again: panj memory --help, --no-memory.

Exit codes:
  0  done                                   run again?
  1  failed: input, reply or disk            no
  2  wrong usage                             no
  3  done, with findings (--fail-on)         no
  4  partly done, the rest is written        yes
  5  no access: key or model                 no
  6  the model or its filter refused         no
  7  unavailable: rate limit or outage       yes, later
  8  the request is not in the recording     no
  130, 143  interrupted, terminated          yes`

const rootExample = `  panj brief article.md --to tg,ru
  panj translate --to ru a.md > a.ru.md
  curl -s … | panj summarize --to en -f json | jq -r '.summaries[0].key_points[].text'`

// newRoot builds the command anew for each run: with all its verbs, or with the one
// that the first argument names.
func newRoot(e env, v *voice, first string) *cobra.Command {
	var showVersion bool
	root := &cobra.Command{
		Use:           "panj",
		Short:         "Translate and summarise news in Tajik, Russian, Dari, Chinese and English",
		Long:          rootLong,
		Example:       rootExample,
		SilenceUsage:  true,
		SilenceErrors: true,
		Args:          cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if showVersion {
				return printVersion(e.stdout)
			}
			return cmd.Help()
		},
		SuggestionsMinimumDistance: 2,
	}
	root.Flags().BoolVar(&showVersion, "version", false, "print the version")
	root.SetIn(e.stdin)
	root.SetOut(e.stdout)
	root.SetErr(e.stderr)
	root.CompletionOptions.DisableDefaultCmd = true // there is our own
	if verb := verbs[first]; verb != nil {
		root.AddCommand(verb(e, v))
		return root
	}
	for _, name := range slices.Sorted(maps.Keys(verbs)) {
		root.AddCommand(verbs[name](e, v))
	}
	root.AddCommand(newCompletion(e))
	root.SetHelpCommand(newHelp())
	root.InitDefaultHelpCmd()
	return root
}

// verbs make the commands. A command and its flags are made only where they may
// be asked for: that is a third of panj's own part of the start.
var verbs = map[string]func(e env, v *voice) *cobra.Command{
	"translate": newTranslate, "summarize": newSummarize, "brief": newBrief, "digest": newDigest,
	"check": newCheck, "detect": newDetect, "render": newRender, "memory": newMemory, "models": newModels,
	"languages": func(e env, _ *voice) *cobra.Command { return newLanguages(e) },
	"schema":    func(e env, _ *voice) *cobra.Command { return newSchema(e) },
	"version":   func(e env, _ *voice) *cobra.Command { return newVersion(e) },
}

// markStarted tells, by *started, whether a command got so far as to run: what
// fails before is cobra's word about the command line.
func markStarted(cmd *cobra.Command, started *bool) {
	if work := cmd.RunE; work != nil {
		cmd.RunE = func(cmd *cobra.Command, args []string) error {
			*started = true
			return work(cmd, args)
		}
	}
	for _, sub := range cmd.Commands() {
		markStarted(sub, started)
	}
}
