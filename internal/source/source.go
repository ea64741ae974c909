// Package source says where documents come from: files and standard input,
// decoded to UTF-8 and handed to article.Parse.
package source

import (
	"context"
	"io"

	"panj/internal/article"
)

// Options of Read.
type Options struct {
	Stdin   io.Reader
	Charset string         // a label like windows-1251; empty for UTF-8
	Format  article.Format // Auto tells by content
}

// Document is an article and how its bytes were read.
type Document struct {
	Article *article.Article
	Charset string // the WHATWG name of the encoding: utf-8, windows-1251, gb18030
}

// Read reads a path or "-" into an article. Invalid bytes are an *EncodingError;
// a URL or HTML is an *UnsupportedError until it can be read.
func Read(ctx context.Context, arg string, o Options) (*Document, error) { panic("skeleton") }
