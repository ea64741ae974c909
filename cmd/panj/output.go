package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"panj/internal/article"
	"panj/internal/desk"
	"panj/internal/lang"
	"panj/internal/render"
	"panj/internal/report"
)

// output writes results to stdout or to files.
type output struct {
	env
	voice *voice
	flags outputFlags
	view  render.View
	// several says that stdout gets more than one result, each after a line that names it.
	several bool
	titled  bool // one has been
}

// destination is where a result goes, and which languages of the report it has.
type destination struct {
	file      string // empty: stdout
	languages []lang.Language
}

func (o *output) json() bool { return o.flags.format == "json" || o.flags.format == "jsonl" }

// plan names the results of every article before anything is asked. Two results
// with one name are wrong usage.
func (o *output) plan(orders []desk.Order) ([][]destination, error) {
	var plans [][]destination
	taken := map[string]bool{}
	count := 0
	for _, order := range orders {
		var plan []destination
		for _, languages := range o.parts(languagesOf(order)) {
			d := destination{file: o.fileName(order.Article.Name, languages[0], o.extension(order.Article.Format)), languages: languages}
			if d.file != "" && taken[d.file] {
				return nil, usage("two results would be written to %s", "-o with {name} and {lang} in it: -o '{name}.{lang}.{ext}'", d.file)
			}
			taken[d.file] = true
			plan = append(plan, d)
			count += len(languages)
		}
		plans = append(plans, plan)
	}
	o.several = count > 1 && !o.json()
	return plans, nil
}

// parts are the languages that share a destination: all of them, but for one
// file a language.
func (o *output) parts(languages []lang.Language) [][]lang.Language {
	if strings.Contains(o.flags.file, "{lang}") {
		return slices.Collect(slices.Chunk(languages, 1))
	}
	return [][]lang.Language{languages}
}

// fileName fills the pattern. What an article is called can't lead out of the folder.
func (o *output) fileName(name string, l lang.Language, ext string) string {
	if o.flags.file == "" {
		return ""
	}
	return strings.NewReplacer("{name}", safeName(name), "{lang}", string(l), "{ext}", ext).Replace(o.flags.file)
}

// safeName is an article's name without its extension and without what could
// make it a path.
func safeName(name string) string {
	name = strings.TrimSuffix(name, filepath.Ext(name))
	name = strings.Map(func(r rune) rune {
		if r < ' ' || strings.ContainsRune(`/\:*?"<>|`, r) {
			return '_'
		}
		return r
	}, name)
	if name = strings.TrimLeft(name, "."); name == "" {
		return "article"
	}
	return name
}

// extension is that of the result: a translation's is the source's.
func (o *output) extension(source article.Format) string {
	switch {
	case o.flags.format != "text":
		return o.flags.format
	case o.view == render.Translate && source == article.Markdown:
		return "md"
	}
	return "txt"
}

// write renders a report to its destinations.
func (o *output) write(r *report.Report, plan []destination) error {
	for _, d := range plan {
		var b bytes.Buffer
		if err := o.render(&b, r, d); err != nil {
			return err
		}
		if b.Len() == 0 {
			continue // nothing came in this language
		}
		if err := o.put(d.file, b.Bytes()); err != nil {
			return err
		}
		if err := o.tellFindings(r, d.languages); err != nil {
			return err
		}
	}
	return nil
}

// render writes what came in the destination's languages.
func (o *output) render(w io.Writer, r *report.Report, d destination) error {
	if o.json() {
		if len(d.languages) == 1 {
			r = r.In(d.languages[0])
		}
		return r.Encode(w, o.flags.format == "json")
	}
	for _, l := range d.languages {
		one := r.In(l)
		if len(one.Translations)+len(one.Summaries) == 0 {
			continue
		}
		if d.file == "" && o.several || len(d.languages) > 1 {
			o.title(w, r.Articles[0].Name, l)
		}
		if err := o.renderOne(w, one, l, d.file == ""); err != nil {
			return err
		}
	}
	return nil
}

// title parts one result from the next, as head and tail do.
func (o *output) title(w io.Writer, name string, l lang.Language) {
	if o.titled {
		fmt.Fprintln(w)
	}
	o.titled = true
	fmt.Fprintf(w, "==> %s [%s] <==\n", oneLine(name), l)
}

func (o *output) renderOne(w io.Writer, r *report.Report, l lang.Language, stdout bool) error {
	if o.flags.format == "md" {
		return render.Markdown(w, r, o.view, l)
	}
	return render.Text(w, r, o.view, l, o.style(stdout))
}

// style is how text is laid out: for stdout's terminal, or for a file.
func (o *output) style(stdout bool) render.Style {
	if !stdout || !o.stdoutTerminal {
		return render.Style{}
	}
	return render.Style{Width: o.width, Color: o.getenv("NO_COLOR") == ""}
}

// put writes a result to stdout at once, or to its file.
func (o *output) put(file string, b []byte) error {
	if file != "" {
		return writeFile(file, b)
	}
	if o.stdoutTerminal {
		o.voice.finish()
		b = o.forTerminal(b)
	}
	_, err := o.stdout.Write(b)
	return err
}

// forTerminal takes the control characters out of a translated document, which
// is otherwise written as it is; other text is clean already.
func (o *output) forTerminal(b []byte) []byte {
	if o.view == render.Translate && !o.json() {
		return []byte(render.Clean(string(b)))
	}
	return b
}

// writeWhole writes a report that is not divided by language.
func (o *output) writeWhole(r *report.Report) error {
	var b bytes.Buffer
	var err error
	switch o.flags.format {
	case "json", "jsonl":
		err = r.Encode(&b, o.flags.format == "json")
	case "md":
		err = render.Markdown(&b, r, o.view, "")
	default:
		err = render.Text(&b, r, o.view, "", o.style(o.flags.file == ""))
	}
	if err != nil {
		return err
	}
	return o.put(o.fileName(reportName(r), "", o.extension(article.Text)), b.Bytes())
}

// reportName is what a report is called in a file name.
func reportName(r *report.Report) string {
	if len(r.Articles) == 0 {
		return "report"
	}
	return r.Articles[0].Name
}

// tellFindings writes the findings of a translation to stderr: in text and
// Markdown the result is the translation alone.
func (o *output) tellFindings(r *report.Report, languages []lang.Language) error {
	if o.view != render.Translate || o.json() {
		return nil
	}
	style := render.Style{Color: o.stderrTerminal && o.getenv("NO_COLOR") == ""}
	for _, l := range languages {
		one := r.In(l)
		if len(one.Findings) == 0 {
			continue
		}
		var b bytes.Buffer
		if err := render.Findings(&b, one, l, style); err != nil {
			return err
		}
		o.voice.findings(b.String())
	}
	return nil
}

// writeFile writes beside the file and renames, so that a failed run leaves what was there.
func writeFile(name string, b []byte) error {
	temp, err := os.CreateTemp(filepath.Dir(name), "."+filepath.Base(name)+".*")
	if err != nil {
		return fmt.Errorf("writing %s: %w", name, err)
	}
	defer os.Remove(temp.Name()) // gone already where all went well
	_, err = temp.Write(b)
	if err == nil {
		err = temp.Chmod(0o644)
	}
	if closed := temp.Close(); err == nil {
		err = closed
	}
	if err == nil {
		err = os.Rename(temp.Name(), name)
	}
	if err != nil {
		return fmt.Errorf("writing %s: %w", name, err)
	}
	return nil
}
