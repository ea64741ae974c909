package article

import "strings"

// frontMatter keeps what stands before the body between two lines of --- or
// +++ and reads Info from it. It returns where the body begins.
func (c *cutter) frontMatter() int {
	text := string(c.lines.text)
	head, end := frontMatterEnd(text)
	if end == 0 {
		return 0
	}
	c.keep(Meta, text[:end], 0, end)
	c.article.Info = readInfo(text[len(head)+1:end], head == "+++")
	return end
}

// frontMatterEnd is the end of the closing line, 0 without front matter. A
// rule at the top of an article is none: something must be named in between.
func frontMatterEnd(text string) (fence string, end int) {
	if len(text) < 4 || text[3] != '\n' {
		return "", 0
	}
	fence = text[:3]
	mark := map[string]string{"---": ":", "+++": "="}[fence]
	if mark == "" {
		return "", 0
	}
	named := false
	for at := 4; at < len(text); {
		line, _, _ := strings.Cut(text[at:], "\n")
		l := strings.TrimRight(line, " \t")
		if l == fence || fence == "---" && l == "..." {
			if named {
				return fence, at + len(line)
			}
			return "", 0
		}
		key, _, ok := strings.Cut(l, mark)
		named = named || ok && isKey(strings.TrimSpace(key))
		at += len(line) + 1
	}
	return "", 0
}

func isKey(s string) bool {
	return s != "" && strings.Trim(strings.ToLower(s), "abcdefghijklmnopqrstuvwxyz0123456789_-\"'") == ""
}

// infoKeys are the names under which static site generators keep what Info
// has, the better one first.
var infoKeys = [...]struct {
	field int
	names []string
}{
	{0, []string{"title", "headline"}},
	{1, []string{"byline", "author", "authors", "by"}},
	{2, []string{"published", "date", "publishdate", "pubdate", "published_at", "datepublished"}},
	{3, []string{"url", "link", "source", "source_url", "canonical", "canonical_url", "canonicalurl", "permalink"}},
}

func readInfo(matter string, toml bool) Info {
	values := readMatter(matter, toml)
	var found [4]string
	for _, k := range infoKeys {
		for _, name := range k.names {
			v := values[name]
			if k.field == 3 && !strings.HasPrefix(v, "http://") && !strings.HasPrefix(v, "https://") {
				continue
			}
			if v != "" {
				found[k.field] = v
				break
			}
		}
	}
	return Info{Title: found[0], Byline: found[1], Published: found[2], URL: found[3]}
}

// readMatter reads top-level scalars and short lists of YAML or TOML, which is
// all that Info needs; what it doesn't understand it leaves out.
func readMatter(matter string, toml bool) map[string]string {
	values := make(map[string]string)
	mark, key := ":", ""
	if toml {
		mark = "="
	}
	for _, line := range strings.Split(matter, "\n") {
		trimmed := strings.TrimSpace(line)
		if trimmed == "" || trimmed[0] == '#' {
			continue
		}
		if trimmed == "---" || trimmed == "..." || trimmed == "+++" || toml && trimmed[0] == '[' {
			break
		}
		if line[0] == ' ' || line[0] == '\t' || trimmed[0] == '-' {
			nested(values, key, trimmed)
			continue
		}
		name, value, ok := strings.Cut(trimmed, mark)
		if !ok || !isKey(strings.TrimSpace(name)) {
			key = ""
			continue
		}
		key = strings.ToLower(strings.Trim(strings.TrimSpace(name), `"'`))
		values[key] = scalar(value)
	}
	return values
}

// nested adds a line below a key: a list's element or the name of a person.
func nested(values map[string]string, key, line string) {
	if key == "" {
		return
	}
	v, ok := strings.CutPrefix(line, "-")
	if name, rest, pair := strings.Cut(strings.TrimSpace(v), ": "); pair {
		if strings.TrimSpace(name) != "name" {
			return
		}
		v, ok = rest, true
	}
	if v = scalar(v); !ok || v == "" {
		return
	}
	if values[key] != "" {
		v = values[key] + ", " + v
	}
	values[key] = v
}

// scalar is a value without quotes and comment; a list on one line is joined
// by commas, a block or a nested map is empty.
func scalar(s string) string {
	s = strings.TrimSpace(s)
	if s == "" || strings.IndexByte("|>{&*!", s[0]) >= 0 {
		return ""
	}
	if s[0] == '[' {
		list, _, _ := strings.Cut(s[1:], "]")
		var out []string
		for _, v := range strings.Split(list, ",") {
			if v = scalar(v); v != "" {
				out = append(out, v)
			}
		}
		return strings.Join(out, ", ")
	}
	if s[0] == '"' || s[0] == '\'' {
		return quoted(s)
	}
	s, _, _ = strings.Cut(s, " #")
	return strings.TrimSpace(s)
}

func quoted(s string) string {
	quote := s[0]
	var b strings.Builder
	for i := 1; i < len(s); i++ {
		switch {
		case s[i] == quote && quote == '\'' && i+1 < len(s) && s[i+1] == quote,
			s[i] == '\\' && quote == '"' && i+1 < len(s):
			i++
			b.WriteByte(s[i])
		case s[i] == quote:
			return b.String()
		default:
			b.WriteByte(s[i])
		}
	}
	return b.String()
}
