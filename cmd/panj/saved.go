package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"

	"panj/internal/report"
	"panj/internal/source"
)

// readReports reads what a run wrote with -f json or jsonl, from a file or from
// standard input. What is no JSON at all was named by mistake: wrong usage, with
// these hints.
func readReports(ctx context.Context, name string, e env, hints ...string) ([]*report.Report, error) {
	in, shown := io.NopCloser(e.stdin), "stdin"
	if name != "-" {
		f, err := os.Open(name)
		if err != nil {
			return nil, fmt.Errorf("reading %s: %w", name, pathless(err))
		}
		in, shown = f, name
	}
	defer in.Close()
	opening := &opening{Reader: in}
	all, err := decode(ctx, opening)
	switch {
	case err != nil && context.Cause(ctx) == nil && opening.isText():
		return nil, &usageError{err: fmt.Errorf("reading %s: it is no report in JSON", shown), hints: hints}
	case err != nil:
		return nil, fmt.Errorf("reading %s: %w", shown, err)
	}
	return all, nil
}

// opening remembers with which character what is read begins, white space and a
// byte order mark apart.
type opening struct {
	io.Reader
	first byte // 0 so far
}

func (o *opening) Read(b []byte) (int, error) {
	n, err := o.Reader.Read(b)
	if o.first == 0 {
		if text := bytes.TrimLeft(b[:n], " \t\r\n\xef\xbb\xbf"); len(text) > 0 {
			o.first = text[0]
		}
	}
	return n, err
}

// isText says whether it can't be a report, which begins with a brace.
func (o *opening) isText() bool { return o.first != 0 && o.first != '{' }

// decode reads beside the context.
func decode(ctx context.Context, in io.Reader) ([]*report.Report, error) {
	return source.Await(ctx, func() ([]*report.Report, error) { return report.Decode(in) })
}

// pathless is an error of a file without its path, which the message has already.
func pathless(err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	return err
}

// writeAll writes reports that are whole.
func (o *output) writeAll(reports []*report.Report) error {
	items := make([]item, len(reports))
	for i, r := range reports {
		items[i] = saved(r)
		if !o.flags.forTools() {
			continue
		}
		if items[i].languages = targetsIn(r); len(items[i].languages) == 0 {
			return usage("the report of %s has no translation", "-f text, md, html, json or jsonl", nameOf(r))
		}
		if o.flags.format == "xliff" && len(r.Articles) > 1 {
			return usage("an XLIFF file is of one article, and the report of %s has %d", "-f tmx", nameOf(r), len(r.Articles))
		}
	}
	plans, err := o.plan(items)
	if err != nil {
		return err
	}
	for i, r := range reports {
		if err := o.write(r, nil, plans[i]); err != nil {
			return err
		}
	}
	return nil
}
