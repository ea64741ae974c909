package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"panj/internal/article"
	"panj/internal/check"
	"panj/internal/lang"
	"panj/internal/source"
)

// reader reads the articles that a command is given.
type reader struct {
	env
	voice *voice
	input inputFlags
	found map[*article.Article][]check.Finding // what --repair did

	to    []lang.Language // that are to be written
	fills bool            // XLIFF files can be filled
}

// read reads every article before any of them is worked on. What can't be read
// is among the failures; wrong usage ends the run.
func (r *reader) read(ctx context.Context, args []string) (articles []*article.Article, failed []error, err error) {
	from, format, err := r.input.parse()
	if err != nil {
		return nil, nil, err
	}
	if args, err = r.arguments(args); err != nil {
		return nil, nil, err
	}
	r.found = map[*article.Article][]check.Finding{}
	for _, arg := range args {
		if r.isXLIFF(ctx, arg) {
			a, err := r.openXLIFF(ctx, arg, from)
			switch {
			case err == nil:
				articles = append(articles, a)
			case isUsage(err):
				return nil, nil, err
			default:
				failed = append(failed, err)
			}
			continue
		}
		doc, err := source.Read(ctx, arg, source.Options{Stdin: r.stdin, Charset: r.input.charset, Format: format, Repair: r.input.repair})
		var charset *source.CharsetError
		switch {
		case errors.As(err, &charset):
			return nil, nil, &usageError{err: err}
		case err != nil:
			failed = append(failed, err)
			continue
		}
		if err := setLanguage(doc.Article, from, "--from"); err != nil {
			return nil, nil, err
		}
		articles = append(articles, doc.Article)
		if found := repaired(doc); len(found) > 0 {
			r.found[doc.Article] = found
		}
	}
	return articles, failed, nil
}

// stdinOr is standard input where no article is named.
func stdinOr(args []string) []string {
	if len(args) == 0 {
		return []string{"-"}
	}
	return args
}

// arguments puts standard input in the place of no arguments.
func (r *reader) arguments(args []string) ([]string, error) {
	if len(args) == 0 && r.stdinTerminal {
		return nil, usage("no article", "name a file, or pipe one in: panj … < article.md")
	}
	args = stdinOr(args)
	if i := slices.Index(args, "-"); i >= 0 && slices.Contains(args[i+1:], "-") {
		return nil, usage("standard input can be read only once", "name - once")
	}
	return args, nil
}

// setLanguage takes the language that a flag named, or tells it from the text.
func setLanguage(a *article.Article, named lang.Language, flag string) error {
	if named != "" {
		a.Language = named
		return nil
	}
	guess, _ := lang.DetectParts(texts(a))
	switch {
	case guess.Language == "":
		return usage("telling the language of %s: the text is too short or too mixed", flag+" LANG", a.Name)
	case !slices.Contains(lang.Known(), guess.Language):
		return usage("%s seems to be in %s, which panj does not read", flag+" LANG, if it is in another language", a.Name, guess.Language.Name(lang.English))
	}
	a.Language = guess.Language
	return nil
}

// text is what a reader reads of an article.
func text(a *article.Article) string {
	var b strings.Builder
	for _, block := range a.Blocks {
		if block.Translatable() {
			b.WriteString(block.Text)
			b.WriteByte('\n')
		}
	}
	return b.String()
}

// texts are those of an article's blocks, empty for one that is not translated.
func texts(a *article.Article) []string {
	out := make([]string, len(a.Blocks))
	for i, block := range a.Blocks {
		if block.Translatable() {
			out[i] = block.Text
		}
	}
	return out
}

// own is the language that an article's summary is written in by default: its
// own, and Dari for a text that can't be told to be Dari or Iranian.
func (r *reader) own(a *article.Article) lang.Language {
	if a.Language != lang.Persian {
		return a.Language
	}
	r.voice.note("%s is in Persian, which can't be told to be Dari or Iranian; its summary is in Dari (fa-AF)", a.Name)
	return lang.Dari
}

// checkNames makes sure that there is something to work on.
func checkNames(articles []*article.Article, failed []error) error {
	if len(articles) == 0 && len(failed) > 0 {
		return &failures{causes: failed}
	}
	if len(articles) == 0 {
		return fmt.Errorf("reading the articles: there are none")
	}
	return nil
}
