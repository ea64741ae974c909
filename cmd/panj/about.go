package main

import (
	"encoding/json"
	"fmt"
	"io"
	"runtime"
	"runtime/debug"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"panj/internal/lang"
	"panj/internal/report"
)

func newLanguages(e env) *cobra.Command {
	var format string
	cmd := &cobra.Command{
		Use:     "languages",
		Short:   "List the languages and what is known of them",
		Example: "  panj languages\n  panj languages -f json | jq -r '.[].lang'",
		Args:    noArguments,
		RunE: func(*cobra.Command, []string) error {
			switch format {
			case "text":
				return printLanguages(e.stdout)
			case "json":
				enc := json.NewEncoder(e.stdout)
				enc.SetEscapeHTML(false)
				enc.SetIndent("", "  ")
				return enc.Encode(lang.Table())
			}
			return usage("-f %s is not for languages", "-f text or json", format)
		},
	}
	cmd.Flags().StringVarP(&format, "format", "f", "text", "text or json")
	return cmd
}

// printLanguages keeps right-to-left names in the last column, where no other
// has to be aligned after them.
func printLanguages(w io.Writer) error {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(t, "TAG\tNAME\tSCRIPT\tUSE\tALSO\tITSELF")
	for _, l := range lang.Table() {
		use := "source, target"
		switch {
		case l.Tag == lang.TajikArab:
			use = "translate --to" // no other verb's target
		case !l.Target:
			use = "source"
		}
		fmt.Fprintf(t, "%s\t%s\t%s\t%s\t%s\t%s\n", l.Tag, l.English, l.Script, use, strings.Join(ascii(l.Aliases), " "), l.Self)
	}
	return t.Flush()
}

// ascii are the aliases that any keyboard types.
func ascii(aliases []string) []string {
	var out []string
	for _, a := range aliases {
		if strings.IndexFunc(a, func(r rune) bool { return r > '~' || r == ' ' }) < 0 {
			out = append(out, a)
		}
	}
	return out
}

func newSchema(e env) *cobra.Command {
	return &cobra.Command{
		Use:       "schema report|summary|translation",
		Short:     "Print the JSON Schema of a result",
		Example:   "  panj schema report > report.schema.json",
		Args:      oneOf,
		ValidArgs: []string{"report", "summary", "translation"},
		RunE: func(_ *cobra.Command, args []string) error {
			s, err := report.Schema(args[0])
			if err != nil {
				return err
			}
			_, err = e.stdout.Write(append(s, '\n'))
			return err
		},
	}
}

func newModels(e env, v *voice) *cobra.Command {
	var f modelFlags
	cmd := &cobra.Command{
		Use:     "models",
		Short:   "List the models that the server offers",
		Example: "  OPENAI_BASE_URL=http://localhost:11434/v1 panj models",
		Args:    noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if err := f.checkServer(); err != nil {
				return err
			}
			c, err := f.config(e, v)
			if err != nil {
				return err // without the ways on that need no server
			}
			client, err := newClient(c)
			if err != nil {
				return err
			}
			models, err := client.Models(cmd.Context())
			if err != nil {
				return fmt.Errorf("looking for the server's models: %w", err)
			}
			return printModels(e, v, host(c.BaseURL), models)
		},
	}
	f.addServer(cmd, v)
	return cmd
}

func printModels(e env, v *voice, server string, models []string) error {
	if len(models) == 0 {
		v.note("%s offers no model", server)
	}
	var b strings.Builder
	for _, m := range models {
		b.WriteString(oneLine(m) + "\n")
	}
	if _, err := io.WriteString(e.stdout, b.String()); err != nil {
		return fmt.Errorf("writing the list of models: %w", err)
	}
	return nil
}

func newVersion(e env) *cobra.Command {
	return &cobra.Command{
		Use:     "version",
		Short:   "Print the version",
		Example: "  panj version",
		Args:    noArguments,
		RunE:    func(*cobra.Command, []string) error { return printVersion(e.stdout) },
	}
}

// printVersion prints the module's version, as the go command stamps it, and what
// it was built with and for.
func printVersion(w io.Writer) error {
	number := "(devel)"
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" {
		number = info.Main.Version
	}
	_, err := fmt.Fprintf(w, "panj %s %s %s/%s\n", number, runtime.Version(), runtime.GOOS, runtime.GOARCH)
	return err
}
