package main

import (
	"fmt"
	"slices"
	"strings"

	"panj/internal/article"
	"panj/internal/lang"
)

// remarks are what is to be known of an article's language beside its tag.
func remarks(a *article.Article, whole lang.Guess, each []lang.Guess) string {
	body := text(a)
	var out []string
	switch whole.Language {
	case "":
		out = append(out, "too short or too mixed to tell")
	case lang.Persian:
		out = append(out, "Dari and Iranian Persian can't be told apart"+dialects(body))
	case lang.Tajik:
		if lang.MissesLetters(body) {
			out = append(out, "typed without Tajik's own letters (ғ ӣ қ ӯ ҳ ҷ), which can't be repaired")
		}
	}
	if others := blocksInOthers(a, whole.Language, each); others != "" {
		out = append(out, others)
	}
	_, changes := lang.Repair(string(a.Source))
	for _, f := range faults {
		if n, _ := countFaults(changes, f.kind); n > 0 {
			out = append(out, counted(n, f.what)+" (--repair)")
		}
	}
	return strings.Join(out, "; ")
}

// dialects says which words of a text in Persian point to Dari and to Iran.
func dialects(text string) string {
	var sides []string
	for _, side := range []struct {
		to    string
		found []lang.Dialect
	}{{"Dari", lang.DariWords(text)}, {"Iran", lang.IranianWords(text)}} {
		if n := len(side.found); n > 0 {
			sides = append(sides, pointing(n, len(sides) == 0)+fmt.Sprintf(" to %s (%s)", side.to, some(side.found)))
		}
	}
	if len(sides) == 0 {
		return ""
	}
	return "; " + strings.Join(sides, ", ")
}

func pointing(n int, first bool) string {
	switch {
	case !first:
		return fmt.Sprint(n)
	case n == 1:
		return "1 word points"
	}
	return fmt.Sprintf("%d words point", n)
}

// some are the first few different words found.
func some(found []lang.Dialect) string {
	const most = 3
	var words []string
	for _, d := range found {
		if slices.Contains(words, d.Word) {
			continue
		}
		if len(words) == most {
			return strings.Join(words, ", ") + ", …"
		}
		words = append(words, d.Word)
	}
	return strings.Join(words, ", ")
}

// blocksInOthers names the blocks that are in another language than the article.
func blocksInOthers(a *article.Article, main lang.Language, each []lang.Guess) string {
	const most = 4
	var out []string
	for i, g := range each {
		if g.Language == "" || g.Language == main {
			continue
		}
		if len(out) == most {
			out = append(out, "…")
			break
		}
		out = append(out, a.Blocks[i].ID+" in "+g.Language.Name(lang.English))
	}
	return strings.Join(out, ", ")
}
