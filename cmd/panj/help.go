package main

import (
	"strings"

	"github.com/spf13/cobra"
)

func newHelp() *cobra.Command {
	return &cobra.Command{
		Use:     "help [COMMAND]",
		Short:   "Show what a command does",
		Example: "  panj help translate",
		Args:    cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			about, rest, err := cmd.Root().Find(args)
			if err != nil || len(rest) > 0 {
				return usage("there is no command %q", "panj help", strings.Join(args, " "))
			}
			about.InitDefaultHelpFlag()
			about.InitDefaultVersionFlag()
			return about.Help()
		},
	}
}

// helpHints are what to type where cobra did not understand the command line.
func helpHints(cmd *cobra.Command) []string {
	if cmd.HasParent() {
		return []string{cmd.CommandPath() + " --help"}
	}
	var hints []string
	for _, name := range cmd.SuggestionsFor(cmd.Flags().Arg(0)) {
		hints = append(hints, "panj "+name)
	}
	if len(hints) == 0 {
		return []string{"panj help"}
	}
	return hints
}

func newCompletion(e env) *cobra.Command {
	return &cobra.Command{
		Use:   "completion bash|zsh|fish|powershell",
		Short: "Print a shell's completion of panj",
		Example: `  source <(panj completion bash)
  panj completion fish > ~/.config/fish/completions/panj.fish`,
		Args:      cobra.MatchAll(cobra.ExactArgs(1), cobra.OnlyValidArgs),
		ValidArgs: []string{"bash", "zsh", "fish", "powershell"},
		RunE: func(cmd *cobra.Command, args []string) error {
			root := cmd.Root()
			switch args[0] {
			case "bash":
				return root.GenBashCompletionV2(e.stdout, true)
			case "zsh":
				return root.GenZshCompletion(e.stdout)
			case "fish":
				return root.GenFishCompletion(e.stdout, true)
			}
			return root.GenPowerShellCompletionWithDesc(e.stdout)
		},
	}
}
