package cassette

import (
	"net/http"
	"slices"
	"strings"
)

// What tells one run from another, or whose run it was, by its key in a reply.
var passing = map[string]bool{
	"id": true, "created": true, "system_fingerprint": true, "obfuscation": true, "request_id": true,
	"requestId": true, "user_id": true, "organization": true, "organization_id": true, "project_id": true,
}

// program is Ollama's system_fingerprint, which is that of all its answers: a
// client that reads them with other eyes must do so on replay too.
const program = "fp_ollama"

// Words in names of headers whose values are nobody's business.
var privateHeaders = []string{
	"auth", "key", "token", "cookie", "secret", "session", "org", "project", "account",
	"request-id", "requestid", "trace", "ray",
}

// keyHeaders are those of them that open a door. Their values may stand nowhere;
// those of the others, a customer's name say, may well be the model's own words.
var keyHeaders = []string{"auth", "key", "cookie", "secret", "session"}

// minSecret is the shortest header value that is looked for in bodies. Servers
// without keys are given words such as "ollama" and "lm-studio", which an
// article may hold; real keys and ids are longer.
const minSecret = 10

// secrets are the values of the headers whose name holds one of the words.
func secrets(h http.Header, words []string) []string {
	var all []string
	for name, values := range h {
		if !hasWord(name, words) {
			continue
		}
		for _, v := range values {
			if name == "Set-Cookie" {
				v, _, _ = strings.Cut(v, ";") // the rest says how long and where
			}
			all = append(all, headerWords(v)...)
		}
	}
	return all
}

// answered are the secrets and the ids of an answer's headers. What the request
// had said before is neither: a region or a customer's name may be a word of the
// article.
func answered(h http.Header, request string) (keys, ids []string) {
	said := func(s string) bool { return strings.Contains(request, s) }
	return slices.DeleteFunc(secrets(h, keyHeaders), said), slices.DeleteFunc(secrets(h, privateHeaders), said)
}

func hasWord(name string, words []string) bool {
	name = strings.ToLower(name)
	for _, word := range words {
		if strings.Contains(name, word) {
			return true
		}
	}
	return false
}

// headerWords takes "Bearer KEY" and "name=VALUE; Path=/" apart.
func headerWords(value string) []string {
	words := strings.FieldsFunc(value, func(r rune) bool { return strings.ContainsRune(" ;,=", r) })
	words = append(words, value)
	var long []string
	for _, w := range words {
		if len(w) >= minSecret {
			long = append(long, w)
		}
	}
	return long
}

// holdsAny reports whether the text holds one of the secrets.
func holdsAny(text string, secrets []string) bool {
	for _, s := range secrets {
		if strings.Contains(text, s) {
			return true
		}
	}
	return false
}

// cleaner takes out of an answer what must not be written.
type cleaner struct {
	secrets  []string
	ids      []string // masked in the server's words, not in the model's
	model    string   // the first that the answer names
	done     bool     // the stream said [DONE]
	finished bool     // a choice said why it finished
	pieces   []*node
}

// stream gives an event stream its recorded form: line ends of one kind, compact
// JSON, nothing behind [DONE]. Unfinished bytes at a cut are dropped.
func (c *cleaner) stream(raw string, whole bool) string {
	lines := strings.Split(raw, "\n")
	last := len(lines) - 1
	out := make([]any, 0, len(lines)) // string or *node
	for i, line := range lines {
		if i == last && (line == "" || !whole) {
			break
		}
		out = append(out, c.line(strings.TrimSuffix(line, "\r")))
		if c.done {
			out = append(out, "")
			return c.join(out) + "\n"
		}
	}
	text := c.join(out)
	if len(out) == last && last > 0 { // the last line had its end
		text += "\n"
	}
	return text
}

// line is a *node where it is an event with JSON, else the cleaned line.
func (c *cleaner) line(line string) any {
	data, isData := strings.CutPrefix(line, "data:")
	if !isData {
		if strings.HasPrefix(line, "id:") {
			return "id: 0"
		}
		return c.words(line)
	}
	data = strings.TrimSpace(data)
	if data == "[DONE]" {
		c.done = true
		return "data: [DONE]"
	}
	tree, err := parseTree(data)
	if err != nil {
		return "data: " + c.words(data)
	}
	c.tree(tree)
	return tree
}

// join masks what the pieces hold together before it writes them.
func (c *cleaner) join(lines []any) string {
	c.maskPieces()
	texts := make([]string, len(lines))
	for i, line := range lines {
		switch l := line.(type) {
		case string:
			texts[i] = l
		case *node:
			texts[i] = "data: " + l.compact()
		}
	}
	return strings.Join(texts, "\n")
}

// body cleans an answer that is no stream.
func (c *cleaner) body(raw string) string {
	tree, err := parseTree(raw)
	if err != nil {
		return c.words(raw)
	}
	c.tree(tree)
	c.maskPieces()
	return tree.compact()
}

// tree cleans one JSON value and notes what it says of the answer.
func (c *cleaner) tree(n *node) {
	if c.model == "" {
		c.model = n.field("model").str()
	}
	c.finished = c.finished || n.field("choices").first().field("finish_reason").str() != ""
	said := map[*node]bool{}
	for _, channel := range []string{channelText, channelReasoning} {
		if s := n.slot(channel); s != nil {
			c.pieces = append(c.pieces, s)
			said[s] = true
		}
	}
	c.walk(n, said)
}

// walk cleans all strings but those that the model said: an article may well
// speak of org-2024-report, a server's message names the customer that way.
func (c *cleaner) walk(n *node, said map[*node]bool) {
	for i, item := range n.items {
		switch {
		case n.kind == '{' && passing[n.keys[i]] && item.kind == '"' && item.text != program:
			item.text = ""
		case n.kind == '{' && passing[n.keys[i]] && item.kind == 0 && item.text != "null":
			item.text = "0"
		case item.kind == '"' && !said[item]:
			item.text = c.words(item.text)
		default:
			c.walk(item, said)
		}
	}
}

// words masks secrets and words that look like keys and ids.
func (c *cleaner) words(s string) string {
	return maskShapes(mask(mask(s, c.secrets), c.ids))
}

// mask keeps the length, so that pieces of an answer stay as long as they were.
func mask(s string, secrets []string) string {
	for _, secret := range secrets {
		s = strings.ReplaceAll(s, secret, strings.Repeat("x", len(secret)))
	}
	return s
}

// maskPieces masks secrets in the answer's text, also where one came in several events.
func (c *cleaner) maskPieces() {
	var whole strings.Builder
	for _, p := range c.pieces {
		whole.WriteString(p.text)
	}
	text := whole.String()
	if masked := mask(text, c.secrets); masked != text {
		for _, p := range c.pieces {
			p.text, masked = masked[:len(p.text)], masked[len(p.text):]
		}
	}
	c.pieces = nil
}

// keyPrefixes begin keys and ids of OpenAI and those who follow it.
var keyPrefixes = []string{"sk-", "org-", "proj_", "req_", "req-", "user-", "chatcmpl-", "gsk_", "AIza"}

const removed = "[removed]"

// maskShapes replaces words that begin like a key or an id and have a digit in
// at least eight signs behind that.
func maskShapes(s string) string {
	var b strings.Builder
	for s != "" {
		n := wordLength(s)
		if n == 0 {
			b.WriteByte(s[0])
			s = s[1:]
			continue
		}
		if looksPrivate(s[:n]) {
			b.WriteString(removed)
		} else {
			b.WriteString(s[:n])
		}
		s = s[n:]
	}
	return b.String()
}

// wordLength counts the leading bytes that keys and ids are made of.
func wordLength(s string) int {
	for i := range len(s) {
		c := s[i]
		isWord := c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '-' || c == '_'
		if !isWord {
			return i
		}
	}
	return len(s)
}

func looksPrivate(word string) bool {
	for _, prefix := range keyPrefixes {
		rest, ok := strings.CutPrefix(word, prefix)
		if ok && len(rest) >= 8 && strings.ContainsAny(rest, "0123456789") {
			return true
		}
	}
	return false
}
