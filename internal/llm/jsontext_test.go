package llm

import "testing"

func TestJSONTextTakesOffWhatModelsPutAround(t *testing.T) {
	for in, want := range map[string]string{
		`{"a":1}`:                               `{"a":1}`,
		"  {\"a\":1}\n":                         `{"a":1}`,
		"```json\n{\"a\":1}\n```":               `{"a":1}`,
		"```\n{\"a\":1}":                        `{"a":1}`,
		"<think>{no}</think>\n{\"a\":1}":        `{"a":1}`,
		"Okay, {no}\n</think>\n\n{\"a\":1}":     `{"a":1}`,
		"{\"a\":\"</think>\"}":                  "{\"a\":\"</think>\"}",
		"<think>never ends {\"a\":1}":           `<think>never ends {"a":1}`,
		"Here it is: {\"a\":1}":                 `Here it is: {"a":1}`,
		"{\"a\":\"```\"}":                       "{\"a\":\"```\"}",
		"<think>\nhm\n</think>\n```json\n{}```": "{}",
	} {
		if got := JSONText(in); got != want {
			t.Errorf("JSONText(%q) = %q, want %q", in, got, want)
		}
	}
}
