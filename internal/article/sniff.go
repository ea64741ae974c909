package article

import "strings"

// looksLikeMarkdown asks for a construct that plain news text doesn't have. A
// hyphen, an asterisk or a number at the start of a line is not enough.
func looksLikeMarkdown(text string) bool {
	if _, end := frontMatterEnd(text); end > 0 {
		return true
	}
	before, meet, list := "", false, false
	for line := range strings.Lines(text) {
		line = strings.TrimRight(line, "\n")
		if lineIsMarkdown(before, line) || hasLink(line) || hasStrong(line) {
			return true
		}
		list = list || inList(before, line)
		meet = meet || len(before) > 2*wrapColumns && len(line) > 2*wrapColumns
		before = line
	}
	// In Markdown lines that meet are one paragraph. Where long ones do, a list
	// is no proof of it.
	return list && !meet
}

// inList finds quotations and neighbouring items of one kind of list.
func inList(before, line string) bool {
	return strings.HasPrefix(line, "> ") || listMark(before) != 0 && listMark(before) == listMark(line)
}

func lineIsMarkdown(before, line string) bool {
	trimmed := strings.TrimSpace(line)
	switch {
	case trimmed == "":
		return false
	case isHeading(line), strings.HasPrefix(line, "```"), strings.HasPrefix(line, "~~~"):
		return true
	case isDefinition(line):
		return true
	case strings.TrimSpace(before) == "":
		return false
	case len(trimmed) > 2 && strings.Trim(trimmed, "=") == "":
		return true
	case dashes(trimmed) > 0 && len(cells(before)) == dashes(trimmed):
		return true
	}
	return false
}

// isDefinition finds that of a link or a footnote.
func isDefinition(line string) bool {
	label, to, ok := strings.Cut(line, "]: ")
	return ok && strings.HasPrefix(label, "[") &&
		(strings.HasPrefix(label, "[^") || urlLen(strings.TrimLeft(to, " <")) > 0)
}

func isHeading(line string) bool {
	rest := strings.TrimLeft(line, "#")
	return len(rest) < len(line) && len(line)-len(rest) <= 6 && strings.HasPrefix(rest, " ") && strings.TrimSpace(rest) != ""
}

// listMark is the bullet of a list item, '1' for a number, 0 for neither.
func listMark(line string) byte {
	line = strings.TrimLeft(line, " ")
	if len(line) > 2 && strings.IndexByte("-*+", line[0]) >= 0 && line[1] == ' ' {
		return line[0]
	}
	n := len(line) - len(strings.TrimLeft(line, "0123456789"))
	if n > 0 && n < 3 && strings.HasPrefix(line[n:], ". ") {
		return '1'
	}
	return 0
}

// hasLink finds [text](destination) and footnote marks.
func hasLink(line string) bool {
	if i := strings.Index(line, "[^"); i >= 0 && footnoteLen([]byte(line[i:])) > 0 {
		return true
	}
	_, rest, opened := strings.Cut(line, "[")
	for opened {
		_, after, ok := strings.Cut(rest, "](")
		if !ok {
			return false
		}
		to, _, closed := strings.Cut(after, ")")
		if closed && strings.ContainsAny(to, "/.#") && !strings.ContainsAny(to, " \t") {
			return true
		}
		rest = after
	}
	return false
}

// hasStrong finds **words**, with nothing but words inside.
func hasStrong(line string) bool {
	parts := strings.Split(line, "**")
	for i := 1; i+1 < len(parts); i += 2 {
		s := parts[i]
		if s != "" && strings.TrimSpace(s) == s && !strings.HasPrefix(s, "*") {
			return true
		}
	}
	return false
}
