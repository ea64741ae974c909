package summarize

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// with is the summary with another item at a place; nil if it does not fit there.
func (s *Summary) with(items map[string]string, place, item string) *Summary {
	changed := maps.Clone(items)
	changed[place] = item
	out, f := decodeReply(compose(changed, s.places()))
	if f.any() || f.err != nil {
		return nil
	}
	return out
}

// reply is the summary as a model would answer it.
func (s *Summary) reply() string { return compose(s.items(), s.places()) }

// places are the items of a summary in the order of a reply.
func (s *Summary) places() []string {
	out := []string{"headline", "abstract", "extra"}
	for _, l := range s.lists() {
		for i := range l.items {
			out = append(out, at(l.name, i))
		}
	}
	return out
}

// items are the summary's items as JSON, by place, as a reply has them.
func (s *Summary) items() map[string]string {
	out := map[string]string{"headline": inReply(s.Headline), "abstract": inReply(s.Abstract), "extra": s.ownFields()}
	for _, l := range s.lists() {
		for i, item := range l.items {
			out[at(l.name, i)] = inReply(item)
		}
	}
	return out
}

// ownFields are the user's own fields as JSON, their values to the letter: a
// number may be longer than a float holds, and null is theirs to use.
func (s *Summary) ownFields() string {
	if s.Extra == nil {
		return "null"
	}
	var b strings.Builder
	for i, name := range slices.Sorted(maps.Keys(s.Extra)) {
		b.WriteByte("{,"[min(i, 1)])
		key, _ := json.Marshal(name) // strings always marshal
		fmt.Fprintf(&b, "%s:%s", key, s.Extra[name])
	}
	if len(s.Extra) == 0 {
		b.WriteByte('{')
	}
	return b.String() + "}"
}

// listed is one list of a summary.
type listed struct {
	name  string
	items []any
}

func (s *Summary) lists() []listed {
	return []listed{
		{"key_points", anys(s.KeyPoints)}, {"events", anys(s.Events)}, {"entities", anys(s.Entities)},
		{"figures", anys(s.Figures)}, {"quotes", anys(s.Quotes)}, {"claims", anys(s.Claims)},
		{"differences", anys(s.Differences)}, {"not_stated", anys(s.NotStated)}, {"topics", anys(s.Topics)},
	}
}

func anys[T any](list []T) []any {
	out := make([]any, len(list))
	for i, v := range list {
		out[i] = v
	}
	return out
}

// compose writes a reply of its items.
func compose(items map[string]string, places []string) string {
	var b strings.Builder
	fmt.Fprintf(&b, `{"headline":%s,"abstract":%s,"extra":%s`, items["headline"], items["abstract"], items["extra"])
	for _, l := range (&Summary{}).lists() {
		fmt.Fprintf(&b, `,%q:[`, l.name)
		n := 0
		for _, p := range places {
			if name, _, _ := strings.Cut(p, "["); name != l.name {
				continue
			}
			if n++; n > 1 {
				b.WriteByte(',')
			}
			b.WriteString(items[p])
		}
		b.WriteByte(']')
	}
	b.WriteByte('}')
	return b.String()
}

// inReply is a value as JSON, with no more of its evidence than a reply has.
func inReply(v any) string {
	text, _ := json.Marshal(v) // plain structs always marshal
	var tree any
	_ = json.Unmarshal(text, &tree)
	prune(tree)
	text, _ = json.Marshal(tree)
	return string(text)
}

func prune(tree any) {
	switch v := tree.(type) {
	case []any:
		for _, item := range v {
			prune(item)
		}
	case map[string]any:
		if _, ok := v["byte_start"]; ok {
			for _, field := range []string{"article", "match", "start", "end", "byte_start", "byte_end"} {
				delete(v, field)
			}
		}
		for key, item := range v {
			if item == nil && (key == "actors" || key == "evidence" || key == "versions") {
				v[key] = []any{}
			}
			prune(item)
		}
	}
}
