package llm

import "strings"

// JSONText takes away what models without a schema put around a JSON answer: a
// block of reasoning before it and a Markdown code fence about it. The template
// of some models opens the block itself: then the answer only closes it. What
// it returns is still to be decoded strictly.
func JSONText(answer string) string {
	s := strings.TrimSpace(answer)
	if s != "" && !strings.ContainsRune("{[`", rune(s[0])) {
		if _, after, ok := strings.Cut(s, "</think>"); ok {
			s = strings.TrimSpace(after)
		}
	}
	if !strings.HasPrefix(s, "```") {
		return s
	}
	_, s, _ = strings.Cut(s, "\n")
	return strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(s), "```"))
}
