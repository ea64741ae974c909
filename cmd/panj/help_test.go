package main

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// commands are all that a user can type, the root among them.
func commands(t *testing.T) []*cobra.Command {
	t.Helper()
	e := env{getenv: func(string) string { return "" }}
	root := newRoot(e, &voice{env: e}, "")
	all := []*cobra.Command{root}
	for i := 0; i < len(all); i++ {
		all = append(all, all[i].Commands()...)
	}
	if len(all) < 13 {
		t.Fatalf("only %d commands were found", len(all))
	}
	return all
}

func TestEveryCommandHasAnExampleOfItself(t *testing.T) {
	for _, c := range commands(t) {
		if !strings.Contains(c.Example, "panj ") || c.HasParent() && !strings.Contains(c.Example, c.CommandPath()) {
			t.Errorf("%s has no example of itself: %q", c.CommandPath(), c.Example)
		}
		if c.Short == "" || strings.HasSuffix(c.Short, ".") {
			t.Errorf("%s: %q is no headline", c.CommandPath(), c.Short)
		}
		for line := range strings.Lines(c.Long + "\n" + c.Example) {
			if n := len([]rune(strings.TrimRight(line, "\n"))); n > 88 {
				t.Errorf("%s: a line of %d columns: %q", c.CommandPath(), n, line)
			}
		}
	}
}

// Each example parses: its flags are there and its arguments are as many as the
// command takes.
func TestExamplesParse(t *testing.T) {
	for _, c := range commands(t) {
		for line := range strings.Lines(c.Example) {
			_, args, ok := strings.Cut(line, "panj ")
			if !ok {
				continue
			}
			words := exampleWords(args)
			target, rest, err := c.Root().Find(words)
			if err == nil {
				err = target.ParseFlags(rest)
			}
			if err == nil {
				err = target.ValidateArgs(target.Flags().Args())
			}
			if err != nil {
				t.Errorf("%s: %q: %v", c.CommandPath(), strings.TrimSpace(line), err)
			}
		}
	}
}

// exampleWords are the words of one command of a shell line, up to a pipe, a
// redirection, a parenthesis or the explanation behind it.
func exampleWords(line string) []string {
	line, _, _ = strings.Cut(strings.TrimSpace(line), "    ")
	var out []string
	for _, w := range strings.Fields(line) {
		if w == "|" || w == ">" {
			break
		}
		out = append(out, strings.Trim(w, `'")`))
	}
	return out
}

// TestEveryFlagDoesSomething pins the flags to the commands that heed them; a new
// flag has to be put here, and tested in a script.
func TestEveryFlagDoesSomething(t *testing.T) {
	const output = "format output "
	const model = "base-url charset fail-on fallback-model format from glossary idle-timeout input-format instructions jobs memory model " +
		"no-memory no-warm output progress quiet record repair repair-rounds replay rpm section-tokens temperature to "
	const translation, summary = "review review-model via ", "drop-unsupported length only published schema style "
	want := map[string]string{
		"panj": "version ", "panj translate": model + translation, "panj summarize": model + summary + "engine ",
		"panj brief": model + translation + summary, "panj digest": model + summary,
		"panj check":     "charset fail-on format from glossary output reference repair to ",
		"panj detect":    "charset format ",
		"panj languages": "format ", "panj render": output, "panj models": "base-url idle-timeout quiet ",
		"panj memory": "", "panj memory stats": "format memory ", "panj memory clear": "memory yes ",
		"panj memory export": "memory output ", "panj memory import": "memory ",
		"panj schema": "", "panj completion": "", "panj version": "", "panj help": "",
	}
	for _, c := range commands(t) {
		got := ""
		c.NonInheritedFlags().VisitAll(func(f *pflag.Flag) {
			if f.Name != "help" {
				got += f.Name + " "
			}
		})
		wanted, ok := want[c.CommandPath()]
		names := strings.Fields(wanted)
		slices.Sort(names)
		if wanted = strings.Join(names, " "); !ok || strings.TrimSpace(got) != wanted {
			t.Errorf("%s has the flags %q, want %q", c.CommandPath(), got, wanted)
		}
	}
}

// Both switches that end at an exit code are told of in the root's help.
func TestHelpHasTheExitCodes(t *testing.T) {
	for _, r := range rules {
		if r.code == exitBudget {
			continue // its option comes with a later version
		}
		if !strings.Contains(rootLong, "\n  "+strconv.Itoa(r.code)) && !strings.Contains(rootLong, ", "+strconv.Itoa(r.code)+" ") {
			t.Errorf("exit code %d is not in the help", r.code)
		}
	}
}
