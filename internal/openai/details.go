package openai

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
)

// details collects what an error's JSON says, whatever its shape.
type details struct {
	message []string
	words   []string // codes, types, fields: not shown, but decided by
	status  int
}

// maxNesting bounds how deep errors inside errors are read.
const maxNesting = 6

func (d *details) add(v any, depth int) {
	if depth > maxNesting {
		return
	}
	switch v := v.(type) {
	case string:
		d.addText(v, depth)
	case []any:
		for _, item := range v {
			d.add(item, depth+1)
		}
	case map[string]any:
		d.addObject(v, depth)
	}
}

// addText takes a message, or the JSON that proxies put into a message.
func (d *details) addText(s string, depth int) {
	s = strings.TrimSpace(s)
	var v any
	if strings.HasPrefix(s, "{") && json.Unmarshal([]byte(s), &v) == nil {
		d.add(v, depth+1)
	} else if s != "" {
		d.message = append(d.message, s)
	}
}

func (d *details) addObject(m map[string]any, depth int) {
	for _, key := range []string{"code", "type", "status", "param"} {
		d.addWord(m[key])
	}
	if m["contentFilter"] != nil { // Zhipu says it by the field alone
		d.addWord("contentfilter")
	}
	if meta, ok := m["metadata"].(map[string]any); ok { // OpenRouter: what the provider behind it said
		d.addWord(meta["raw"])
	}
	for _, key := range []string{"error", "message", "detail", "errors"} {
		if v, ok := m[key]; ok && v != nil {
			d.add(v, depth+1)
			if len(d.message) > 0 {
				return
			}
		}
	}
	if msg, ok := m["msg"].(string); ok { // FastAPI: where and what; its "input" repeats ours
		d.message = append(d.message, strings.TrimPrefix(place(m["loc"])+": "+msg, ": "))
	}
}

func (d *details) addWord(v any) {
	switch v := v.(type) {
	case string:
		d.words = append(d.words, v)
	case float64:
		d.words = append(d.words, strconv.FormatFloat(v, 'f', -1, 64))
		if d.status == 0 {
			d.status = int(v)
		}
	}
}

// place joins a FastAPI location such as ["body","response_format","type"].
func place(v any) string {
	list, _ := v.([]any)
	var parts []string
	for _, p := range list {
		parts = append(parts, fmt.Sprint(p))
	}
	return strings.Join(parts, ".")
}
