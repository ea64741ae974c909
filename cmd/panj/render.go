package main

import (
	"github.com/spf13/cobra"

	"panj/internal/render"
	"panj/internal/report"
)

func newRender(e env, v *voice) *cobra.Command {
	out := outputFlags{tools: true}
	cmd := &cobra.Command{
		Use:   "render REPORT.json -f FORMAT",
		Short: "Show saved reports in another format",
		Long: `Show what a run wrote with -f json or jsonl in another format, without a model and
without computing anything again. Reports that have only translations are shown
as translate shows them, those that have only summaries as summarize does. For
translators' tools (-f tmx, xliff) a report has the plain texts of its translations,
without their markup.`,
		Example: `  panj brief article.md --to ru -f json > report.json
  panj render report.json -f md > brief.md
  panj render report.json -f html -o brief.html
  panj render report.json -f xliff -o '{name}.{lang}.xlf'`,
		Args: between(1, 1, "panj render REPORT.json -f FORMAT"),
	}
	cmd.Flags().StringVarP(&out.format, "format", "f", "text", out.formats())
	cmd.Flags().StringVarP(&out.file, "output", "o", "", outputUsage)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		out.failOn, out.inputs = "never", args
		if err := out.check(); err != nil {
			return err
		}
		reports, err := readReports(cmd.Context(), args[0], e, "panj brief … -f json > report.json")
		if err != nil {
			return err
		}
		return (&output{env: e, voice: v, flags: out, view: viewOf(reports)}).writeAll(reports)
	}
	return cmd
}

// viewOf is the view in which reports were made, by what they have.
func viewOf(reports []*report.Report) render.View {
	summaries, translations := 0, 0
	for _, r := range reports {
		summaries += len(r.Summaries)
		translations += len(r.Translations)
	}
	switch {
	case summaries > 0 && translations > 0:
		return render.Brief
	case summaries > 0:
		return render.Summary
	}
	return render.Translate
}
