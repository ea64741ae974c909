package main

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"panj/internal/article"
	"panj/internal/desk"
	"panj/internal/exchange"
	"panj/internal/lang"
	"panj/internal/render"
	"panj/internal/report"
)

// item is a report to come, as far as its destinations depend on it.
type item struct {
	name      string
	format    article.Format // of the source
	languages []lang.Language
}

func ordered(o desk.Order) item {
	return item{orderName(o), o.Article.Format, unique(slices.Concat(o.Summarize, o.Translate))}
}

// digestName is what a report about several articles is called.
const digestName = "digest"

func orderName(o desk.Order) string {
	if len(o.Also) > 0 {
		return digestName
	}
	return o.Article.Name
}

// saved is the item of a report that was read; what form the source had, only
// its name says, or a translation that is a whole file.
func saved(r *report.Report) item {
	out := item{nameOf(r), article.Text, languagesIn(r)}
	switch strings.ToLower(filepath.Ext(out.name)) {
	case ".md", ".markdown":
		out.format = article.Markdown
	}
	if len(r.Translations) > 0 && exchange.IsXLIFF(r.Translations[0].Text) {
		out.format = article.XLIFF
	}
	return out
}

// destination is where a result goes, and which languages of the report it has.
type destination struct {
	file      string // empty: stdout
	languages []lang.Language
}

// plan names the results of every article before anything is asked. Two results
// with one name are wrong usage.
func (o *output) plan(items []item) ([][]destination, error) {
	plans := make([][]destination, len(items))
	taken := map[string]bool{}
	read := o.stats()
	for i, it := range items {
		for _, languages := range o.parts(it.languages) {
			d := destination{file: o.fileName(it, languages), languages: languages}
			if d.file != "" && taken[d.file] {
				return nil, usage("two results would be written to %s", "-o '{name}.{lang}.{ext}'", d.file)
			}
			if err := checkInputs(d.file, read); err != nil {
				return nil, err
			}
			if err := checkPlace(d.file); err != nil {
				return nil, err
			}
			taken[d.file] = true
			plans[i] = append(plans[i], d)
			o.results += o.countIn(languages)
		}
	}
	return plans, o.checkTools(plans)
}

// checkInputs refuses to write over a file that the run reads, by whatever name.
// What is no ordinary file, such as /dev/null, can be both.
func checkInputs(file string, read []fs.FileInfo) error {
	info, err := os.Stat(file)
	if err != nil || !info.Mode().IsRegular() {
		return nil
	}
	if slices.ContainsFunc(read, func(input fs.FileInfo) bool { return os.SameFile(info, input) }) {
		return usage("the result would be written over %s, which is read", "-o '{name}.{lang}.{ext}'", file)
	}
	return nil
}

// stats looks at the inputs, where files are written beside them.
func (o *output) stats() []fs.FileInfo {
	if o.flags.file == "" {
		return nil
	}
	var out []fs.FileInfo
	for _, input := range o.flags.inputs {
		if info, err := o.stat(input); err == nil {
			out = append(out, info)
		}
	}
	return out
}

// stat looks at an input; - is what standard input was redirected from.
func (o *output) stat(input string) (fs.FileInfo, error) {
	if input != "-" {
		return os.Stat(input)
	}
	if f, ok := o.stdin.(*os.File); ok {
		return f.Stat()
	}
	return nil, fs.ErrNotExist
}

// checkPattern refuses a placeholder that is none: a misspelt one would be part
// of the name.
func checkPattern(pattern string) error {
	for {
		_, after, _ := strings.Cut(pattern, "{")
		name, rest, found := strings.Cut(after, "}")
		if !found {
			return nil
		}
		pattern = rest
		if !slices.Contains([]string{"name", "lang", "ext"}, name) {
			return usage("-o has {%s}, which is none of {name}, {lang}, {ext}", "-o '{name}.{lang}.{ext}'", name)
		}
	}
}

// countIn is how many results the languages of one destination are.
func (o *output) countIn(languages []lang.Language) int {
	if o.view == render.Check {
		return 1
	}
	return len(languages)
}

// parts are the languages that share a destination: all of them, but for one
// file a language.
func (o *output) parts(languages []lang.Language) [][]lang.Language {
	if strings.Contains(o.flags.file, "{lang}") && len(languages) > 0 {
		return slices.Collect(slices.Chunk(languages, 1))
	}
	return [][]lang.Language{languages}
}

// fileName fills the pattern. What an article is called can't lead out of the folder.
func (o *output) fileName(it item, languages []lang.Language) string {
	if o.flags.file == "" {
		return ""
	}
	l := ""
	if len(languages) > 0 {
		l = inPath(string(languages[0])) // of a saved report it may be anything
	}
	l = cmp.Or(l, "und") // as BCP 47 has it; nothing at all would make {lang}/… a path from the root
	return strings.NewReplacer("{name}", safeName(it.name), "{lang}", l, "{ext}", o.extension(it.format)).Replace(o.flags.file)
}

// safeName is an article's name without its extension and without what could
// make it a path.
func safeName(name string) string {
	if name = inPath(strings.TrimSuffix(name, filepath.Ext(name))); name == "" {
		return "article"
	}
	return name
}

// inPath is a text without what could lead to another folder.
func inPath(text string) string {
	return strings.TrimLeft(strings.Map(func(r rune) rune {
		if r < ' ' || strings.ContainsRune(`/\:*?"<>|`, r) {
			return '_'
		}
		return r
	}, text), ".")
}

// extension is that of the result: a translation's is the source's.
func (o *output) extension(source article.Format) string {
	switch {
	case o.flags.format == "xliff", source == article.XLIFF && (o.flags.format == "text" || o.flags.format == "md"):
		return "xlf"
	case o.flags.format != "text":
		return o.flags.format
	case o.view == render.Translate && source == article.Markdown:
		return "md"
	}
	return "txt"
}

// checkPlace finds out, before the model is asked, that a file can't be written
// there: it is a folder, or on the way to it there is a file. Folders that are
// missing are made when there is something to put there.
func checkPlace(file string) error {
	if file == "" {
		return nil
	}
	if info, err := os.Stat(file); err == nil && info.IsDir() {
		pattern := filepath.Join(file, "{name}.{lang}.{ext}")
		return usage("-o %s is a folder", "-o '"+pattern+"'", file)
	}
	for dir := filepath.Dir(file); ; dir = filepath.Dir(dir) {
		info, err := os.Stat(dir)
		switch {
		case err == nil && info.IsDir():
			return nil
		case err == nil:
			return fmt.Errorf("writing %s: %s is not a folder", file, dir)
		case !errors.Is(err, fs.ErrNotExist), dir == filepath.Dir(dir):
			return fmt.Errorf("writing %s: %w", file, err)
		}
	}
}

// writeFile writes beside the file and renames, so that a failed run leaves what
// was there. What is no ordinary file, such as /dev/null, is written to.
func writeFile(name string, b []byte) error {
	if err := replaceFile(name, b); err != nil {
		return fmt.Errorf("writing %s: %w", name, pathless(err)) // the temporary file's path says nothing
	}
	return nil
}

func replaceFile(name string, b []byte) error {
	if to, err := filepath.EvalSymlinks(name); err == nil {
		name = to // a link stays one
	}
	mode := fs.FileMode(0o666)
	switch info, err := os.Stat(name); {
	case err == nil && !info.Mode().IsRegular():
		return os.WriteFile(name, b, mode)
	case err == nil:
		mode = info.Mode().Perm()
	}
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		return err
	}
	// The name is short, since the other one may be as long as the disk allows.
	temp := filepath.Join(filepath.Dir(name), fmt.Sprintf(".panj-%d.tmp", os.Getpid()))
	os.Remove(temp)       // of a run that was killed
	defer os.Remove(temp) // gone already where all went well
	if err := createFile(temp, b, mode); err != nil {
		return err
	}
	return os.Rename(temp, name)
}

func createFile(name string, b []byte, mode fs.FileMode) error {
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
	if err != nil {
		return err
	}
	_, err = f.Write(b)
	return errors.Join(err, f.Close())
}
