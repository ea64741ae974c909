package translate

import "strings"

// stream finds the items of an answer while it is still coming, by counting
// brackets: an item is an object in the list "blocks" of the answer's object. It reads
// only an answer that is a bare JSON object from its first sign, or one in a
// code fence: what a model thinks aloud may hold drafts. The whole answer is
// decoded strictly at its end whatever the stream found.
type stream struct {
	whole func(Item) // told each item of the right shape

	head    strings.Builder // until it is known what the answer is
	started bool
	deaf    bool // the answer is something else

	key             strings.Builder // of the list that is open
	item            strings.Builder // the item that is open
	depth           int
	quoted, escaped bool
}

// itemDepth is how many brackets are open inside an item: {"blocks":[{
const itemDepth = 3

func (s *stream) write(delta string) {
	if s.deaf {
		return
	}
	if !s.started {
		s.head.WriteString(delta)
		if delta = s.start(); delta == "" {
			return
		}
	}
	for i := range len(delta) {
		s.step(delta[i])
	}
}

// start decides what the answer is, and returns it from its first bracket on.
func (s *stream) start() string {
	text := strings.TrimLeft(s.head.String(), " \t\r\n")
	if strings.HasPrefix("```", text) { // nothing yet, or the fence's first signs
		return ""
	}
	if rest, ok := strings.CutPrefix(text, "```"); ok {
		_, body, ended := strings.Cut(rest, "\n")
		if body = strings.TrimLeft(body, " \t\r\n"); !ended || body == "" {
			return ""
		}
		text = body
	}
	s.started, s.deaf = true, text[0] != '{'
	if s.deaf {
		return ""
	}
	return text
}

func (s *stream) step(c byte) {
	switch {
	case s.depth >= itemDepth:
		s.item.WriteByte(c)
	case s.depth == 1 && s.quoted && c != '"':
		s.key.WriteByte(c)
	}
	switch {
	case s.escaped:
		s.escaped = false
	case s.quoted:
		s.escaped = c == '\\'
		s.quoted = c != '"'
	case c == '"':
		s.quoted = true
		if s.depth == 1 {
			s.key.Reset()
		}
	case c == '{' || c == '[':
		if s.depth++; s.depth == itemDepth {
			s.item.Reset()
			s.item.WriteByte(c)
		}
	case c == '}' || c == ']':
		if s.depth--; s.depth == itemDepth-1 {
			s.close()
		}
	}
}

// close reads the item that has ended.
func (s *stream) close() {
	var item Item
	if s.key.String() == "blocks" && strictly(s.item.String(), &item) == nil && item.ID != "" {
		s.whole(item)
	}
}
