package main

import (
	"fmt"
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
			return about.Help()
		},
	}
}

// misread is cobra's own error about the command line, an unknown command or flag
// or a wrong count of arguments, with what to type instead.
func misread(err error, cmd *cobra.Command, args []string) error {
	if cmd.HasParent() {
		return &usageError{err: err, hints: []string{cmd.CommandPath() + " --help"}}
	}
	hints := []string{"panj help"}
	if len(args) > 0 && !strings.HasPrefix(args[0], "-") {
		err = fmt.Errorf("unknown command %q", args[0]) // cobra complains of its flags first
		if like := cmd.SuggestionsFor(args[0]); len(like) > 0 {
			hints = []string{"panj " + strings.Join(like, ", panj ")}
		}
	}
	return &usageError{err: err, hints: hints}
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
