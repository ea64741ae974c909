package article

import "strings"

// looksLikeMarkdown asks for a construct that plain news text doesn't have. A
// hyphen, an asterisk or a number at the start of a line is not enough.
func looksLikeMarkdown(text string) bool {
	if _, end := frontMatterEnd(text); end > 0 {
		return true
	}
	lines := strings.Split(text, "\n")
	before := ""
	for i, line := range lines {
		if i > 0 {
			before = lines[i-1]
		}
		if lineIsMarkdown(before, line) || hasLink(line) || hasStrong(line) {
			return true
		}
	}
	return false
}

func lineIsMarkdown(before, line string) bool {
	trimmed := strings.TrimSpace(line)
	switch {
	case trimmed == "":
		return false
	case isHeading(line), strings.HasPrefix(line, "```"), strings.HasPrefix(line, "~~~"):
		return true
	case strings.HasPrefix(line, "> "):
		return true
	case strings.HasPrefix(line, "[") && strings.Contains(line, "]: "):
		return true
	case strings.TrimSpace(before) == "":
		return false
	case len(trimmed) > 2 && strings.Trim(trimmed, "=") == "":
		return true
	case dashes(trimmed) > 0 && len(cells(before)) == dashes(trimmed):
		return true
	}
	return listMark(before) != 0 && listMark(before) == listMark(line)
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
	for at := 0; ; {
		i := strings.Index(line[at:], "](")
		if i < 0 {
			break
		}
		at += i + 2
		to, _, ok := strings.Cut(line[at:], ")")
		if ok && strings.Contains(line[:at], "[") && to != "" && strings.ContainsAny(to, "/.#") && !strings.Contains(to, " ") {
			return true
		}
	}
	i := strings.Index(line, "[^")
	return i >= 0 && footnoteLen([]byte(line[i:])) > 0
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
