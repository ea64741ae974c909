// Package source says where documents come from: files and standard input,
// decoded to UTF-8 and handed to article.Parse. What a document is, article
// knows; what language it is in, nobody asks here.
package source

import (
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"panj/internal/article"
	"panj/internal/lang"
)

// Options of Read.
type Options struct {
	Stdin   io.Reader
	Charset string         // a label like windows-1251; empty for UTF-8
	Format  article.Format // Auto tells by content
	Repair  bool           // put wrong letters right, as lang.Repair does
}

// Document is an article and how its bytes were read.
type Document struct {
	Article *article.Article
	Charset string // the WHATWG name of the encoding: utf-8, windows-1251, gb18030
	// Changes are what Options.Repair put right in the decoded text; Article.Source
	// is the result, and lang.Original leads from there to what was read.
	Changes []lang.Change
}

// Read reads a path or "-" into an article; its language is left empty. A byte
// order mark is believed before Charset. Invalid bytes are an *EncodingError,
// a charset that isn't known is a *CharsetError; a URL, HTML (unless Format
// says text or md) and what is no text is an *UnsupportedError. What is empty
// or larger than 32 MiB is an error too. When ctx ends while bytes are awaited,
// Read returns its error at once and gives the reader up.
func Read(ctx context.Context, arg string, o Options) (*Document, error) {
	if isURL(arg) {
		return nil, &UnsupportedError{Name: arg, What: "a URL", Instead: "save the page's text to a file"}
	}
	charset, err := lookUp(o.Charset)
	if err != nil {
		return nil, err
	}
	data, err := load(ctx, arg, o.Stdin)
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", shown(arg), err)
	}
	name := base(arg)
	text, charset, err := decode(name, data, charset)
	if err != nil {
		return nil, err
	}
	if err := refuse(name, text, o.Format); err != nil {
		return nil, err
	}
	doc := &Document{Charset: charset.name}
	if o.Repair {
		var repaired string
		repaired, doc.Changes = lang.Repair(string(text))
		text = []byte(repaired)
	}
	doc.Article, err = article.Parse(name, text, o.Format)
	if err != nil {
		return nil, err
	}
	return doc, nil
}

func isURL(arg string) bool {
	scheme, _, ok := strings.Cut(arg, "://")
	return ok && (strings.EqualFold(scheme, "http") || strings.EqualFold(scheme, "https"))
}

// base is the name under which a document is known: no path of a machine.
func base(arg string) string {
	if arg == "-" {
		return "stdin"
	}
	return filepath.Base(arg)
}

func shown(arg string) string {
	if arg == "-" {
		return "stdin"
	}
	return arg
}

// refuse says what decoded text is no article's.
func refuse(name string, text []byte, f article.Format) error {
	s := strings.TrimSpace(strings.TrimPrefix(string(text), byteOrderMark))
	if s == "" {
		return fmt.Errorf("reading %s: %w", name, errEmpty)
	}
	if strings.IndexByte(s, 0) >= 0 {
		return &UnsupportedError{Name: name, What: "binary data", Instead: "save its text to a file; for UTF-16 without a byte order mark: --charset utf-16le"}
	}
	if f == article.Auto && isHTML(name, s) {
		return &UnsupportedError{Name: name, What: "HTML", Instead: "save the page's text to a file; as it is: --input-format text"}
	}
	return nil
}

var errEmpty = errors.New("there is no text in it")

func isHTML(name, text string) bool {
	switch strings.ToLower(filepath.Ext(name)) {
	case ".html", ".htm", ".xhtml":
		return true
	}
	head := strings.ToLower(text[:min(len(text), 1000)])
	for _, tag := range [...]string{"<!doctype html", "<html", "<head>", "<body", "<?xml"} {
		if strings.HasPrefix(head, tag) {
			return true
		}
	}
	return strings.HasPrefix(head, "<!--") && strings.Contains(head, "<html")
}
