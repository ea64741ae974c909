package main

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// noArguments refuses arguments of a command that takes none.
func noArguments(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	return usage("%s takes no arguments, and %q is one", cmd.CommandPath(), cmd.CommandPath(), args[0])
}

// between wants this many arguments; hints are what to type otherwise.
func between(least, most int, hints ...string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if least <= len(args) && len(args) <= most {
			return nil
		}
		err := fmt.Errorf("%s takes fewer than %s", cmd.CommandPath(), plural(len(args), "argument"))
		if len(args) == 0 {
			err = fmt.Errorf("%s needs an argument", cmd.CommandPath())
		}
		return &usageError{err: err, hints: hints}
	}
}

// twoArticles wants at least two articles.
func twoArticles(_ *cobra.Command, args []string) error {
	switch len(args) {
	case 0:
		return usage("a digest is of two articles at least", "panj digest ARTICLE ARTICLE… --to LANG")
	case 1:
		return usage("a digest is of two articles at least", "panj summarize "+args[0])
	}
	return nil
}

// oneOf wants one of the command's words.
func oneOf(cmd *cobra.Command, args []string) error {
	hint := cmd.CommandPath() + " " + strings.Join(cmd.ValidArgs, "|")
	switch {
	case len(args) != 1:
		return usage("%s wants one of %s", hint, cmd.CommandPath(), strings.Join(cmd.ValidArgs, ", "))
	case !slices.Contains(cmd.ValidArgs, args[0]):
		return usage("%s knows no %q", hint, cmd.CommandPath(), args[0])
	}
	return nil
}

// misread is an error about the command line, before any command has begun, with
// what to type instead.
func misread(err error, cmd *cobra.Command, args []string) error {
	var value *pflag.InvalidValueError
	switch {
	case isUsage(err):
		return err
	case errors.As(err, &value):
		return misvalued(value)
	case cmd.HasParent():
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

// misvalued says in words what strconv says of a flag's value. The hint is its default.
func misvalued(e *pflag.InvalidValueError) error {
	flag := e.GetFlag()
	name, wrong := "--"+flag.Name, "is no value"
	hint := name + " " + flag.DefValue
	switch flag.Value.Type() {
	case "int":
		wrong = "is no whole number"
	case "float32", "float64":
		wrong = "is no number"
	case "duration":
		wrong = "is no time"
	case "bool":
		wrong, hint = "is neither true nor false", name
	}
	if errors.Is(e, strconv.ErrRange) {
		wrong = "is out of range"
	}
	return usage("%s %s %s", hint, name, e.GetValue(), wrong)
}
