package main

import "github.com/spf13/cobra"

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

// newRoot builds the whole command, anew for each run.
func newRoot(e env, v *voice) *cobra.Command {
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
	root.AddCommand(
		newTranslate(e, v), newSummarize(e, v), newBrief(e, v), newDigest(e, v),
		newCheck(e, v), newDetect(e, v), newLanguages(e), newRender(e, v),
		newMemory(e, v), newSchema(e), newModels(e, v), newCompletion(e), newVersion(e),
	)
	root.SetHelpCommand(newHelp())
	root.InitDefaultHelpCmd()
	return root
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
