package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"panj/internal/article"
	"panj/internal/exchange"
	"panj/internal/lang"
	"panj/internal/source"
)

// headBytes are enough of a file to find its root element in.
const headBytes = 64 << 10

// isXLIFF says whether an argument is a translator's file: by its name, or by its
// root element. --input-format says that it is to be read as text.
func (r *reader) isXLIFF(ctx context.Context, arg string) bool {
	switch {
	case strings.Contains(arg, "://"):
		return false
	case namedXLIFF(arg):
		return true
	case r.input.format != "":
		return false
	case arg == "-":
		return exchange.IsXLIFF(r.peek(ctx))
	}
	return exchange.IsXLIFF(head(arg))
}

func namedXLIFF(name string) bool {
	switch strings.ToLower(filepath.Ext(name)) {
	case ".xlf", ".xliff":
		return true
	}
	return false
}

// peek is how standard input begins; it can still be read whole.
func (r *reader) peek(ctx context.Context) string {
	if r.stdin == nil {
		return ""
	}
	in := bufio.NewReaderSize(r.stdin, headBytes)
	begin, err := source.Await(ctx, func() (string, error) {
		b, _ := in.Peek(headBytes) // what stops it stops who reads on
		return string(b), nil
	})
	if err != nil {
		return ""
	}
	r.stdin = in
	return begin
}

// head is how a file begins. A pipe is not touched: it can be read only once.
func head(file string) string {
	if info, err := os.Stat(file); err != nil || !info.Mode().IsRegular() {
		return ""
	}
	f, err := os.Open(file)
	if err != nil {
		return ""
	}
	defer f.Close()
	b, _ := io.ReadAll(io.LimitReader(f, headBytes))
	return string(b)
}

// checkXLIFF refuses options that say how an article is to be read: a translator's
// file says it itself.
func (f *inputFlags) checkXLIFF(file string) error {
	option := ""
	switch {
	case f.charset != "":
		option = "--charset"
	case f.repair:
		option = "--repair"
	case f.format != "":
		option = "--input-format"
	default:
		return nil
	}
	return usage("%s is an XLIFF file, and %s is for articles", "leave "+option+" out", shown(file), option)
}

// load reads a translator's file whole.
func (r *reader) load(ctx context.Context, file string) ([]byte, error) {
	return source.Await(ctx, func() ([]byte, error) {
		if file == "-" {
			return io.ReadAll(r.stdin)
		}
		return os.ReadFile(file)
	})
}

// openXLIFF reads a file whose targets are to be filled. What it says of its
// languages goes before the text: a flag that says otherwise is wrong usage.
func (r *reader) openXLIFF(ctx context.Context, file string, from lang.Language) (*article.Article, error) {
	if !r.fills {
		return nil, usage("%s is an XLIFF file, which can only be translated", "panj translate FILE.xlf --to LANG", shown(file))
	}
	if err := r.input.checkXLIFF(file); err != nil {
		return nil, err
	}
	src, err := r.load(ctx, file)
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", shown(file), pathless(err))
	}
	x, err := exchange.OpenXLIFF(filepath.Base(shown(file)), src)
	if err != nil {
		return nil, err
	}
	switch {
	case x.Target == "":
		return nil, usage("%s does not name its target language, and panj changes nothing but targets",
			fmt.Sprintf("give its root element the attribute trgLang=%q", r.to[0]), shown(file))
	case len(r.to) > 1 || r.to[0] != x.Target:
		return nil, usage("%s is to be in %s", fmt.Sprintf("--to %s", x.Target), shown(file), x.Target)
	case from != "" && from != x.Article.Language:
		return nil, usage("%s says that it is in %s", "leave --from out", shown(file), x.Article.Language)
	}
	r.tellGaps(x)
	return x.Article, nil
}

// tellGaps says what of a file is left alone, if anything is.
func (r *reader) tellGaps(x *exchange.XLIFF) {
	var left []string
	if x.Filled > 0 {
		left = append(left, fmt.Sprintf("%d filled already", x.Filled))
	}
	if x.Kept > 0 {
		left = append(left, fmt.Sprintf("%d not to be filled", x.Kept))
	}
	others := ""
	if len(left) > 0 {
		others = " (" + strings.Join(left, ", ") + ")"
	}
	switch n := len(x.Article.Blocks); {
	case n == 0:
		r.voice.note("%s: no target to fill%s, it stays as it is", x.Article.Name, others)
	case others != "":
		r.voice.note("%s: %s to fill%s", x.Article.Name, plural(n, "target"), others)
	}
}
