package main

import (
	"github.com/spf13/cobra"

	"panj/internal/render"
	"panj/internal/report"
)

func newRender(e env) *cobra.Command {
	var out outputFlags
	cmd := &cobra.Command{
		Use:   "render REPORT.json -f FORMAT",
		Short: "Show a saved report in another format",
		Long: `Show a saved report in another format, without a model and without computing
anything again. A report that has only translations is shown as translate shows
it, one that has only summaries as summarize does.`,
		Example: `  panj brief article.md --to ru -f json > report.json
  panj render report.json -f md > brief.md`,
		Args: cobra.ExactArgs(1),
	}
	cmd.Flags().StringVarP(&out.format, "format", "f", "text", "text, md, json or jsonl")
	cmd.Flags().StringVarP(&out.file, "output", "o", "", "file to write")
	cmd.RunE = func(_ *cobra.Command, args []string) error {
		out.failOn = "never"
		if err := out.check(); err != nil {
			return err
		}
		r, err := readReport(args[0], e)
		if err != nil {
			return err
		}
		return (&output{env: e, voice: &voice{env: e}, flags: out, view: viewOf(r)}).writeWhole(r)
	}
	return cmd
}

// viewOf is the view in which a report was made, by what it has.
func viewOf(r *report.Report) render.View {
	switch {
	case len(r.Summaries) > 0 && len(r.Translations) > 0:
		return render.Brief
	case len(r.Summaries) > 0:
		return render.Summary
	}
	return render.Translate
}
