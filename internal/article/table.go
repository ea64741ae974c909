package article

import "strings"

// tableOr finds a pipe table among a paragraph's lines, as GitHub does: a
// header, a row of dashes with as many cells, rows up to the end. Without
// one, all lines are prose; lines before the header are.
func (c *cutter) tableOr(lines []Span, kind Kind, p place) {
	for i := 1; i < len(lines); i++ {
		columns := dashes(c.line(lines[i]))
		if columns == 0 {
			continue
		}
		if len(cells(c.line(lines[i-1]))) != columns {
			break
		}
		if i > 1 {
			c.prose(lines[:i-1], kind, p)
		}
		c.row(lines[i-1], columns)
		for _, l := range lines[i+1:] {
			c.row(l, columns)
		}
		return
	}
	c.prose(lines, kind, p)
}

func (c *cutter) line(s Span) string {
	return strings.TrimRight(string(c.lines.text[s.Start:s.End]), " \t\n")
}

// dashes is how many columns the row under a header has, 0 if it is none.
func dashes(line string) int {
	if !strings.ContainsAny(line, "|:") || strings.Trim(line, "|:- \t") != "" {
		return 0
	}
	all := cells(line)
	for _, c := range all {
		s := strings.TrimSuffix(strings.TrimPrefix(line[c.Start:c.End], ":"), ":")
		if s == "" || strings.Trim(s, "-") != "" {
			return 0
		}
	}
	return len(all)
}

// cells are the places of a row's cells in it, without the space around them.
func cells(line string) []Span {
	var out []Span
	start := len(line) - len(strings.TrimLeft(line, " \t"))
	if start < len(line) && line[start] == '|' {
		start++
	}
	for i := start; i <= len(line); i++ {
		if i < len(line) && (line[i] != '|' || i > 0 && line[i-1] == '\\') {
			continue
		}
		if i == len(line) && strings.TrimSpace(line[start:]) == "" {
			break
		}
		cell := line[start:i]
		cell = strings.TrimLeft(cell, " \t\v\f")
		out = append(out, Span{i - len(cell), i - len(cell) + len(strings.TrimRight(cell, " \t\v\f"))})
		start = i + 1
	}
	return out
}

func (c *cutter) row(s Span, columns int) {
	line := c.line(s)
	for i, at := range cells(line) {
		if i >= columns {
			return
		}
		if at.End <= at.Start {
			continue
		}
		inline := strings.ReplaceAll(line[at.Start:at.End], `\|`, `|`)
		p := place{cell: true, lineHead: at.Start == 0}
		c.leaf(Cell, inline, s.Start+at.Start, s.Start+at.End, p)
	}
}
