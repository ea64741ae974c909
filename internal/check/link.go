package check

import (
	"strings"
	"unicode"

	"panj/internal/lang"
)

// link sees a URL, an e-mail address or a footnote mark ([1], [^a], ¹) of the
// source that the target doesn't have. A trailing slash and the brackets' width
// are nobody's loss. It can't see a link whose words were changed.
func link(v *view) []Finding {
	p := v.Pair
	var out []Finding
	for _, s := range append(addresses(p.Source), footnotes(p.Source)...) {
		text := p.Source[s.start:s.end]
		if strings.Contains(v.targetKey(), strings.TrimSuffix(lang.Fold(text), "/")) || strings.Contains(p.Target, text) {
			continue
		}
		f := finding("link", Warning, p.Block, cut(text)+" is missing in the translation")
		f.Source = at(p.Block, p.Source, s.start, s.end)
		out = append(out, f)
	}
	return out
}

// stretch is a part of a text, in bytes.
type stretch struct{ start, end int }

// addresses finds URLs and e-mail addresses.
func addresses(text string) []stretch {
	if !strings.Contains(text, "://") && !strings.Contains(text, "www.") && strings.IndexByte(text, '@') < 0 {
		return nil
	}
	var out []stretch
	for i := 0; i < len(text); {
		if !addressByte(text[i]) {
			i++
			continue
		}
		j := i
		for j < len(text) && addressByte(text[j]) {
			j++
		}
		if s, ok := address(text, i, j); ok {
			out = append(out, s)
		}
		i = j
	}
	return out
}

func addressByte(b byte) bool {
	return b > ' ' && b < 0x7F && !strings.ContainsRune("<>\"`{}|\\^()[]", rune(b))
}

// address takes the URL or e-mail address out of a run of their characters.
func address(text string, i, j int) (stretch, bool) {
	run := text[i:j]
	for _, opening := range []string{"https://", "http://", "www."} {
		if k := strings.Index(run, opening); k >= 0 {
			body := strings.TrimRight(run[k:], ".,;:!?'*_")
			return stretch{i + k, i + k + len(body)}, len(body) > len(opening)
		}
	}
	body := strings.TrimRight(run, ".,;:!?'*_")
	user, host, ok := strings.Cut(body, "@")
	if !ok || user == "" || !dotted(host) {
		return stretch{}, false
	}
	return stretch{i, i + len(body)}, true
}

// footnotes finds marks like [1], [^note] and ¹ that point at a note.
func footnotes(text string) []stretch {
	var out []stretch
	for i, r := range text {
		switch {
		case r == '[':
			if n := bracketMark(text[i:]); n > 0 {
				out = append(out, stretch{i, i + n})
			}
		case superscript(r):
			out = append(out, stretch{i, i + len(string(r))})
		}
	}
	return out
}

// longestMark is the length in bytes up to which brackets hold a mark, not a remark.
const longestMark = 14

// bracketMark is the length of a footnote mark in square brackets, 0 if it is none.
func bracketMark(text string) int {
	end := strings.IndexByte(text[:min(len(text), longestMark)], ']')
	if end < 2 {
		return 0
	}
	inside := text[1:end]
	if rest, ok := strings.CutPrefix(inside, "^"); ok {
		if rest == "" || strings.ContainsFunc(rest, unicode.IsSpace) {
			return 0
		}
		return end + 1
	}
	if len(inside) > 3 || strings.Trim(inside, "0123456789") != "" {
		return 0
	}
	return end + 1
}

// superscript digits are footnote marks, but for the two of square and cubic measures.
func superscript(r rune) bool {
	return r == '¹' || r >= '⁴' && r <= '⁹'
}
