package cassette

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A recording's file is a head line and sections, each after a line
// "-- name --". So that content can hold anything, a content line that begins
// with "--", "+" or a backslash is written behind a backslash; and so that long
// lines can be read and compared, a line that begins with + goes on from the one before.

// folder says where a line may be broken: before line[i].
type folder func(line string, i int) bool

func writeSection(b *strings.Builder, name, content string, fold folder) {
	fmt.Fprintf(b, "-- %s --\n", name)
	for line := range strings.SplitSeq(content, "\n") {
		writeLine(b, line, fold)
	}
}

func writeLine(b *strings.Builder, line string, fold folder) {
	if strings.HasPrefix(line, `\`) || strings.HasPrefix(line, "+") || strings.HasPrefix(line, "--") {
		b.WriteByte('\\')
	}
	from := 0
	for i := 1; fold != nil && i < len(line); i++ {
		if fold(line, i) {
			b.WriteString(line[from:i] + "\n+")
			from = i
		}
	}
	b.WriteString(line[from:] + "\n")
}

// section is one named part of a file.
type section struct {
	name, content string
}

// readSections undoes writeSection for a whole file behind its head.
func readSections(text string) ([]section, error) {
	var all []section
	var lines []string
	flush := func() {
		if len(all) > 0 {
			all[len(all)-1].content = strings.Join(lines, "\n")
		}
		lines = nil
	}
	for line := range strings.SplitSeq(strings.TrimSuffix(text, "\n"), "\n") {
		switch {
		case strings.HasPrefix(line, "--"):
			name, ok := sectionName(line)
			if !ok {
				return nil, fmt.Errorf("%.40q is no section's head", line)
			}
			flush()
			all = append(all, section{name: name})
		case len(all) == 0:
			return nil, fmt.Errorf("%.40q stands before the first section", line)
		case strings.HasPrefix(line, "+"):
			if len(lines) == 0 {
				return nil, fmt.Errorf("%.40q goes on from nothing", line)
			}
			lines[len(lines)-1] += line[1:]
		default:
			lines = append(lines, strings.TrimPrefix(line, `\`))
		}
	}
	flush()
	return all, nil
}

func sectionName(line string) (string, bool) {
	name, ok := strings.CutPrefix(line, "-- ")
	if !ok {
		return "", false
	}
	return strings.CutSuffix(name, " --")
}

// foldEscapes breaks a line of pretty JSON behind each line end of a string, so
// that a prompt reads as the lines it has.
func foldEscapes(line string, i int) bool {
	if i < 2 || line[i-1] != 'n' || line[i] == '"' {
		return false
	}
	slashes := 0
	for j := i - 2; j >= 0 && line[j] == '\\'; j-- {
		slashes++
	}
	return slashes%2 == 1
}

// foldItems breaks an answer in compact JSON before each object of a list and
// each list of an object.
func foldItems(line string, i int) bool {
	if line[0] != '{' && line[0] != '[' {
		return false
	}
	switch line[i-1] {
	case '[':
		return line[i] == '{'
	case ',':
		return line[i] == '{' || (i > 1 && (line[i-2] == ']' || line[i-2] == '}'))
	}
	return false
}

// unclean reports whether a text would not survive as plain text in a file:
// bytes that are no UTF-8, or control characters beside line end and tab.
func unclean(s string) bool {
	if !utf8.ValidString(s) {
		return true
	}
	return strings.ContainsFunc(s, func(r rune) bool {
		return r != '\n' && r != '\t' && unicode.IsControl(r)
	})
}

// quoted is s itself, or a Go string where s is unclean or looks like one.
func quoted(s string) string {
	if strings.HasPrefix(s, `"`) || unclean(s) {
		return strconv.QuoteToASCII(s)
	}
	return s
}

func unquoted(s string) (string, error) {
	if !strings.HasPrefix(s, `"`) {
		return s, nil
	}
	u, err := strconv.Unquote(s)
	if err != nil {
		return "", fmt.Errorf("reading the quoted text %.40q: %w", s, err)
	}
	return u, nil
}
