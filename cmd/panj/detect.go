package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"panj/internal/lang"
	"panj/internal/source"
)

// detector is `panj detect`.
type detector struct {
	env
	voice   *voice
	charset string
	format  string
}

// detected is what is told of one article. Its fields are those of the JSON.
type detected struct {
	Name       string        `json:"name"`
	Lang       lang.Language `json:"lang"` // empty where it can't be told
	Script     lang.Script   `json:"script"`
	Confidence float64       `json:"confidence"` // from 0 to 1
	Charset    string        `json:"charset"`
	Note       string        `json:"note"`
}

func newDetect(e env, v *voice) *cobra.Command {
	d := &detector{env: e, voice: v}
	cmd := &cobra.Command{
		Use:   "detect [ARTICLE…]",
		Short: "Tell the language, script and encoding of articles",
		Long: `Tell the language, script and encoding of each article: name, tag, confidence and
charset, a line an article. A text can't be told to be Dari or Iranian Persian:
both are fa, and the words that point to either are named. Where a text is too
short or too mixed to tell, the tag is "-" (in JSON empty), and the exit code is
still 0. What a reader should know stands at the end of the line: blocks in
another language, and letters that --repair of the other commands puts right.`,
		Example: `  panj detect *.md
  panj detect -f jsonl *.md | jq -r 'select(.lang == "tg").name'`,
		RunE: d.run,
	}
	cmd.Flags().StringVar(&d.charset, "charset", "", "encoding of the articles")
	cmd.Flags().StringVarP(&d.format, "format", "f", "text", "text, json or jsonl")
	return cmd
}

func (d *detector) run(cmd *cobra.Command, args []string) error {
	switch d.format {
	case "text", "json", "jsonl":
	default:
		return usage("-f %s is not for detect", "-f text, json or jsonl", d.format)
	}
	in := &reader{env: d.env, voice: d.voice}
	args, err := in.arguments(args)
	if err != nil {
		return err
	}
	var failed []error
	for _, arg := range args {
		doc, err := source.Read(cmd.Context(), arg, source.Options{Stdin: d.stdin, Charset: d.charset})
		var charset *source.CharsetError
		switch {
		case errors.As(err, &charset):
			return &usageError{err: err}
		case err != nil:
			failed = append(failed, err)
			continue
		}
		if err := d.print(tell(doc)); err != nil {
			return err
		}
	}
	if len(failed) > 0 {
		return &failures{causes: failed, partly: len(failed) < len(args)}
	}
	return nil
}

func tell(doc *source.Document) detected {
	whole, each := lang.DetectParts(texts(doc.Article))
	return detected{
		Name: doc.Article.Name, Lang: whole.Language, Script: whole.Script,
		Confidence: round(whole.Confidence), Charset: doc.Charset, Note: remarks(doc.Article, whole, each),
	}
}

// round keeps two digits: a confidence is no more exact than that.
func round(x float64) float64 { return float64(int(x*100+0.5)) / 100 }

func (d *detector) print(t detected) error {
	var line []byte
	var err error
	switch d.format {
	case "json":
		line, err = json.MarshalIndent(t, "", "  ")
	case "jsonl":
		line, err = json.Marshal(t)
	default:
		tag := string(t.Lang)
		if tag == "" {
			tag = "-"
		}
		line = []byte(strings.TrimRight(fmt.Sprintf("%s\t%s\t%.2f\t%s\t%s", oneLine(t.Name), tag, t.Confidence, t.Charset, t.Note), "\t"))
	}
	if err != nil {
		return err
	}
	_, err = d.stdout.Write(append(line, '\n'))
	return err
}
