package article

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"
)

// Replace puts new inline source text, markup included, in the place of the
// blocks whose ids are keys; Replace(nil) is Source, byte for byte. A block
// that was wrapped over several lines becomes one, but for its hard breaks.
// What would begin another block, or end the cell of a table, is escaped. An
// error is an id that the article does not have, a block that is never
// translated, and a text without a word: it would take the block away.
func (a *Article) Replace(with map[string]string) ([]byte, error) {
	for id := range with {
		if b, ok := a.Block(id); !ok {
			return nil, fmt.Errorf("replacing block %s of %s: no such block", id, a.Name)
		} else if !b.Translatable() {
			return nil, fmt.Errorf("replacing block %s of %s: %s is kept as it is", id, a.Name, b.Kind)
		}
	}
	var out bytes.Buffer
	w := a.Rewrite()
	for _, b := range a.Blocks {
		inline, ok := with[b.ID]
		if !ok {
			continue
		}
		text, err := w.Replace(b, inline)
		if err != nil {
			return nil, err
		}
		out.Write(text)
	}
	out.Write(w.Rest())
	return out.Bytes(), nil
}

// fit makes inline source stand where the block stood.
func (b Block) fit(inline string, f Format) (string, error) {
	var p place
	if b.inner != nil {
		p = b.inner.place
	}
	lines := breaks(inline, p.next != "" && f == Markdown)
	if len(lines) == 1 && lines[0] == "" {
		return "", errors.New("empty text")
	}
	switch f {
	case Text:
		return lines[0], nil
	case XLIFF:
		return p.before + inline + p.after, nil
	}
	return strings.Join(b.guarded(lines), p.next), nil
}

func (p place) escapeAll(lines []string) []string {
	out := make([]string, len(lines))
	for i, l := range lines {
		out[i] = p.escape(l, i == 0)
	}
	return out
}

// guarded are lines of inline source that can't be anything but words. Where
// what guards them would make them read otherwise (a star less that opens
// emphasis), they are written in the most cautious manner.
func (b Block) guarded(lines []string) []string {
	if b.inner == nil {
		return place{}.escapeAll(lines)
	}
	p := b.inner.place
	out := p.escapeAll(lines)
	if slices.Equal(out, lines) {
		return out
	}
	reads := func(lines []string) []item { return tidy(b.inner.syntax.parse(strings.Join(lines, "\n"))) }
	items := reads(lines)
	if want := outline(items); outline(reads(out)) != want {
		cautious := p.escapeAll(breaks(manner{all, false}.write(items), p.next != ""))
		if outline(reads(cautious)) == want {
			return cautious
		}
	}
	return out
}

// breaks cuts inline source at its hard breaks if the block may have them; all
// other line ends are spaces.
func breaks(inline string, hard bool) []string {
	inline = strings.ReplaceAll(inline, "\r\n", "\n")
	inline = strings.ReplaceAll(inline, "\r", "\n")
	parts := strings.Split(strings.Trim(inline, " \t\n"), "\n")
	var out []string
	line := ""
	for i, part := range parts {
		line = strings.TrimLeft(line+" "+strings.TrimLeft(part, " \t"), " \t")
		if i == len(parts)-1 {
			break
		}
		mark := breakMark(line)
		line = strings.TrimRight(strings.TrimSuffix(line, mark), " \t")
		if mark != "" && hard {
			out = append(out, line+mark)
			line = ""
		}
	}
	return append(out, line)
}

func breakMark(line string) string {
	if strings.HasSuffix(line, "  ") {
		return "  "
	}
	n := len(line) - len(strings.TrimRight(line, `\`))
	if n%2 == 1 {
		return `\`
	}
	return ""
}

// escape guards one line of a replacement against being anything but words.
func (p place) escape(line string, first bool) string {
	if p.cell {
		line = escapePipes(line)
	}
	if p.atx {
		return escapeClosing(line)
	}
	if !p.lineHead {
		return line
	}
	if first && p.task && taskLen([]byte(line+" ")) > 0 {
		return `\` + line
	}
	return escapeHead(line)
}

// escapePipes keeps a cell from ending early; a backslash at its end would
// take the pipe behind it away.
func escapePipes(line string) string {
	line = strings.ReplaceAll(line, `|`, `\|`)
	if strings.HasSuffix(line, `\`) {
		line += " "
	}
	return line
}

// escapeClosing keeps the number signs at the end of a heading's text.
func escapeClosing(line string) string {
	rest := strings.TrimRight(line, "#")
	if rest == line || rest != "" && !strings.HasSuffix(rest, " ") {
		return line
	}
	return rest + `\` + line[len(rest):]
}

// zeroWidthSpace stands before an inline tag that would open an HTML block at
// the head of a line: a tag can't be escaped.
const zeroWidthSpace = "\u200b"

// escapeHead escapes what would begin a block at the head of a line.
func escapeHead(line string) string {
	if line == "" {
		return line
	}
	switch c := line[0]; {
	case isRule(line) && (c == '*' || c == '_'):
		return strings.NewReplacer("*", `\*`, "_", `\_`).Replace(line) // or the second could close emphasis
	case c == '>', opensHeading(line), isRule(line), opensFence(line), opensItem(line):
		return `\` + line
	case c == '[':
		return escapeDefinition(line)
	case c == '<' && opensHTML(line):
		return zeroWidthSpace + line
	}
	if n := numberLen(line); n > 0 {
		return line[:n] + `\` + line[n:]
	}
	return line
}

func opensHeading(line string) bool {
	rest := strings.TrimLeft(line, "#")
	n := len(line) - len(rest)
	return n > 0 && n <= 6 && (rest == "" || rest[0] == ' ' || rest[0] == '\t')
}

// isRule finds rules, underlines of headings, rows of dashes of a table and
// the fences of front matter.
func isRule(line string) bool {
	return strings.IndexByte("-=+*_|:", line[0]) >= 0 && strings.Trim(line, "-=+*_|: \t") == ""
}

func opensFence(line string) bool {
	return strings.HasPrefix(line, "~~~") ||
		strings.HasPrefix(line, "```") && !strings.Contains(strings.TrimLeft(line, "`"), "`")
}

func opensItem(line string) bool {
	return strings.IndexByte("-+*", line[0]) >= 0 && (len(line) == 1 || line[1] == ' ' || line[1] == '\t')
}

// numberLen is the length of the digits of an ordered item's number.
func numberLen(line string) int {
	n := len(line) - len(strings.TrimLeft(line, "0123456789"))
	if n == 0 || n > 9 || n == len(line) || line[n] != '.' && line[n] != ')' {
		return 0
	}
	if n+1 < len(line) && line[n+1] != ' ' && line[n+1] != '\t' {
		return 0
	}
	return n
}

// escapeDefinition keeps "[name]: …" from defining a link or a footnote.
func escapeDefinition(line string) string {
	for i := 1; i+1 < len(line); i++ {
		switch {
		case line[i] == '\\':
			i++
		case line[i] == '[':
			return line
		case line[i] == ']' && line[i+1] == ':':
			return line[:i+1] + `\` + line[i+1:]
		case line[i] == ']':
			return line
		}
	}
	return line
}

// opensHTML asks the parser itself: the rules for HTML blocks are many.
func opensHTML(line string) bool {
	root := blockParser().Parse(text.NewReader([]byte(line)))
	return root.FirstChild() != nil && root.FirstChild().Kind() == ast.KindHTMLBlock
}
