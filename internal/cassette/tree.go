package cassette

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"
)

// node is a JSON value that keeps what a map would lose: the order of keys,
// keys that occur twice, and numbers as they were written.
type node struct {
	kind  byte   // '{', '[', '"', or 0 for a number, true, false and null
	text  string // of a string its value, of a number or word its literal
	keys  []string
	items []*node
}

var errNotJSON = errors.New("not one JSON value")

// parseTree reads exactly one JSON value.
func parseTree(data string) (*node, error) {
	if !json.Valid([]byte(data)) { // also bounds the depth
		return nil, errNotJSON
	}
	dec := json.NewDecoder(bytes.NewReader([]byte(data)))
	dec.UseNumber()
	return readNode(dec)
}

func readNode(dec *json.Decoder) (*node, error) {
	token, err := dec.Token()
	if err != nil {
		return nil, err
	}
	switch t := token.(type) {
	case json.Delim:
		return readItems(dec, &node{kind: byte(t)})
	case string:
		return &node{kind: '"', text: t}, nil
	case nil:
		return &node{text: "null"}, nil
	default: // json.Number or bool
		return &node{text: fmt.Sprint(t)}, nil
	}
}

func readItems(dec *json.Decoder, n *node) (*node, error) {
	for dec.More() {
		if n.kind == '{' {
			key, err := dec.Token()
			if err != nil {
				return nil, err
			}
			n.keys = append(n.keys, fmt.Sprint(key))
		}
		item, err := readNode(dec)
		if err != nil {
			return nil, err
		}
		n.items = append(n.items, item)
	}
	_, err := dec.Token() // the closing delimiter
	return n, err
}

// compact writes the value in the one form that keys and recordings use: no
// space, and every string with as few escapes as JSON allows, so that Cyrillic,
// Arabic and <g1> read as themselves whoever wrote them.
func (n *node) compact() string { return string(n.append(nil)) }

func (n *node) append(b []byte) []byte {
	switch n.kind {
	case '"':
		return appendString(b, n.text)
	case 0:
		return append(b, n.text...)
	}
	b = append(b, n.kind)
	for i, item := range n.items {
		if i > 0 {
			b = append(b, ',')
		}
		if n.kind == '{' {
			b = append(appendString(b, n.keys[i]), ':')
		}
		b = item.append(b)
	}
	return append(b, n.kind+2) // in ASCII '}' is '{'+2 and ']' is '['+2
}

func appendString(b []byte, s string) []byte {
	if strings.IndexFunc(s, escaped) < 0 { // most strings, and much faster
		return append(append(append(b, '"'), s...), '"')
	}
	buf := bytes.NewBuffer(b)
	enc := json.NewEncoder(buf)
	enc.SetEscapeHTML(false)
	_ = enc.Encode(s) // a string into a buffer can't fail
	return bytes.TrimSuffix(buf.Bytes(), []byte("\n"))
}

// escaped is true of what encoding/json may write otherwise than it is.
func escaped(r rune) bool {
	return r < ' ' || r == '"' || r == '\\' || r == utf8.RuneError || r == '\u2028' || r == '\u2029' || r == 0x7f
}

// pretty is the compact form of a JSON text, indented.
func pretty(compact string) string {
	var b bytes.Buffer
	if err := json.Indent(&b, []byte(compact), "", "  "); err != nil {
		return compact
	}
	return b.String()
}

// canonical is the compact form of data, or data itself where it is not JSON.
func canonical(data string) string {
	if tree, err := parseTree(data); err == nil {
		return tree.compact()
	}
	return data
}

// field is the value of the first such key, nil where there is none; it may be
// called on nil, so that paths can be walked without looking at each step.
func (n *node) field(key string) *node {
	if n == nil {
		return nil
	}
	for i, k := range n.keys {
		if k == key {
			return n.items[i]
		}
	}
	return nil
}

// first is the first item of an array, nil where there is none.
func (n *node) first() *node {
	if n == nil || n.kind != '[' || len(n.items) == 0 {
		return nil
	}
	return n.items[0]
}

// str is a string's value, empty for any other value.
func (n *node) str() string {
	if n == nil || n.kind != '"' {
		return ""
	}
	return n.text
}

// The pieces of an answer that are kept as text of their own.
const (
	channelText      = "text"
	channelReasoning = "reasoning"
)

// slot is the string that holds a channel's piece in an event or a reply: of
// the first choice the delta's or the message's. vLLM says "reasoning" where
// DeepSeek says "reasoning_content".
func (n *node) slot(channel string) *node {
	choice := n.field("choices").first()
	part := choice.field("delta")
	if part == nil {
		part = choice.field("message")
	}
	names := []string{"content"}
	if channel == channelReasoning {
		names = []string{"reasoning", "reasoning_content"}
	}
	for _, name := range names {
		if s := part.field(name); s != nil && s.kind == '"' {
			return s
		}
	}
	return nil
}
