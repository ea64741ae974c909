package render

import (
	"bytes"
	"crypto/sha256"
	"embed"
	"encoding/base64"
	"fmt"
	"html/template"
	"io"
	"strings"
	"sync"

	"panj/internal/report"
)

//go:embed html
var files embed.FS

// pageTemplates are read when a page is first asked for: most runs ask for none.
var pageTemplates = sync.OnceValue(func() *template.Template {
	return template.Must(template.ParseFS(files, "html/*.tmpl"))
})

// HTML writes a report as a page of its own: one file without a request, with
// the source beside its translations, block by block, findings marked in place,
// and where the view has summaries, these first, each statement leading to its
// source's words. A page of several reports is written one after another, n
// being 0 for the first: HTML needs no end. Everything of the report is escaped
// and clean (see Clean); only an article's own http(s) address becomes a link.
//
// The content security policy lets nothing run or load but the page's own style
// and script, by their hashes. The script is a convenience; without it marks lead
// to the evidence as footnotes.
func HTML(w io.Writer, r *report.Report, v View, n int) error {
	if kindOf(v) == "" {
		return fmt.Errorf("rendering report: there is no view %q", v)
	}
	s, err := newSheet(r, v, n)
	if err != nil {
		return err
	}
	var out bytes.Buffer
	if n == 0 {
		err = writeHead(&out, s, v == Brief || v == Summary || s.Scripted)
	}
	if err == nil {
		err = pageTemplates().ExecuteTemplate(&out, "sheet", s)
	}
	if err != nil {
		return fmt.Errorf("rendering report: %w", err)
	}
	return flush(w, &out)
}

// writeHead opens a page. A page of reports without a summary has no script.
func writeHead(out *bytes.Buffer, s *sheet, scripted bool) error {
	title := s.Kind
	if len(s.Heads) > 0 {
		title = s.Heads[0].Title + " – " + s.Kind
	}
	style, script := asset("html/page.css"), ""
	scripts := "'none'"
	if scripted {
		script = asset("html/page.js")
		scripts = digestOf(script)
	}
	return pageTemplates().ExecuteTemplate(out, "head", map[string]any{
		"Title":  title,
		"Policy": "default-src 'none'; style-src " + digestOf(style) + "; script-src " + scripts + "; base-uri 'none'; form-action 'none'",
		"Style":  template.HTML(enclosed("style", style)),
		"Script": template.HTML(enclosed("script", script)),
	})
}

// asset is a part of the page that we wrote.
func asset(name string) string {
	b, err := files.ReadFile(name)
	if err != nil {
		panic(err) // it is a part of the program
	}
	return strings.TrimSpace(string(b))
}

func enclosed(element, content string) string {
	if content == "" {
		return ""
	}
	return "<" + element + ">" + content + "</" + element + ">"
}

// digestOf is how a content security policy names an inline text.
func digestOf(text string) string {
	sum := sha256.Sum256([]byte(text))
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}
