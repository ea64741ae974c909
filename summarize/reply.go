package summarize

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"panj/internal/llm"
)

// fields are the parts of a reply in the order in which a reply has them.
func (s *Summary) fields() []field {
	return []field{
		text("headline", &s.Headline),
		one("abstract", &s.Abstract),
		list("key_points", &s.KeyPoints),
		list("events", &s.Events),
		list("entities", &s.Entities),
		list("figures", &s.Figures),
		list("quotes", &s.Quotes),
		list("claims", &s.Claims),
		list("differences", &s.Differences),
		list("not_stated", &s.NotStated),
		list("topics", &s.Topics),
	}
}

// field decodes one part of a reply. It keeps what is whole and says what is not.
type field struct {
	name   string
	decode func(raw json.RawMessage) (broken int, err error)
}

func text(name string, into *string) field {
	return field{name, func(raw json.RawMessage) (int, error) {
		if err := strict(raw, into); err != nil {
			return 0, err
		}
		if strings.TrimSpace(*into) == "" {
			return 0, fmt.Errorf("it is empty")
		}
		return 0, nil
	}}
}

func one(name string, into *Statement) field {
	return field{name, func(raw json.RawMessage) (int, error) {
		if err := strict(raw, into); err != nil {
			return 0, err
		}
		if strings.TrimSpace(into.Text) == "" {
			return 0, fmt.Errorf("it is empty")
		}
		return 0, nil
	}}
}

// list keeps the items of a list that are whole.
func list[T any](name string, into *[]T) field {
	return field{name, func(raw json.RawMessage) (int, error) {
		var items []json.RawMessage
		if err := json.Unmarshal(raw, &items); err != nil {
			return 0, err
		}
		*into = make([]T, 0, len(items))
		broken := 0
		for _, item := range items {
			var v T
			if string(item) == "null" || strict(item, &v) != nil || !settle(&v) {
				broken++
				continue
			}
			*into = append(*into, v)
		}
		return broken, nil
	}}
}

// settle holds an item to the words that its schema lists, since a server that
// takes no schema lets others pass. A kind that is none of them is "other"; which
// stance or bound was meant can't be told, and the item is not whole.
func settle(item any) (whole bool) {
	switch v := item.(type) {
	case *Event:
		return v.Killed.whole() && v.Injured.whole()
	case *Entity:
		switch v.Kind {
		case "person", "organisation", "place", "group":
		case "organization":
			v.Kind = "organisation"
		default:
			v.Kind = "other"
		}
	case *Claim:
		return slices.Contains([]string{
			"says", "denies", "accuses", "confirms", "condemns", "orders",
			"demands", "warns", "promises", "estimates", "no_comment",
		}, v.Stance)
	}
	return true
}

func (c *Count) whole() bool {
	return c == nil || slices.Contains([]string{"exact", "at_least", "at_most", "about"}, c.Bound)
}

func strict(raw json.RawMessage, into any) error {
	dec := json.NewDecoder(strings.NewReader(string(raw)))
	dec.DisallowUnknownFields()
	return dec.Decode(into)
}

// faults are what a reply lacks: fields that did not come or not in their
// shape, and how many items of lists were dropped.
type faults struct {
	fields []string
	items  int
	lists  []string // those that items were dropped of
	err    error    // of the answer as a whole
}

func (f faults) any() bool { return len(f.fields) > 0 || f.items > 0 }

// Error says what is wrong in one line.
func (f faults) Error() string {
	switch {
	case f.err != nil:
		return f.err.Error()
	case len(f.fields) > 0:
		return "the answer lacks " + strings.Join(f.fields, ", ")
	}
	return fmt.Sprintf("%d items of the answer are broken", f.items)
}

// decodeReply takes out of an answer what is whole, field by field and item by
// item; an answer that was cut gives the fields before the cut.
func decodeReply(answer string) (*Summary, faults) {
	raw, err := topFields(llm.JSONText(answer))
	s, f := &Summary{}, faults{err: err}
	for _, field := range s.fields() {
		text, ok := raw[field.name]
		if !ok {
			f.fields = append(f.fields, field.name)
			continue
		}
		broken, err := field.decode(text)
		if err != nil {
			f.fields = append(f.fields, field.name)
		}
		if broken > 0 {
			f.items += broken
			f.lists = append(f.lists, field.name)
		}
	}
	if text, ok := raw["extra"]; ok {
		_ = json.Unmarshal(text, &s.Extra) // what is no object is none; Valid says so
	}
	return s, f
}

// topFields reads the fields of an object that came whole.
func topFields(text string) (map[string]json.RawMessage, error) {
	fields := map[string]json.RawMessage{}
	dec := json.NewDecoder(strings.NewReader(text))
	token, err := dec.Token()
	if err != nil || token != json.Delim('{') {
		return fields, fmt.Errorf("the answer is not the JSON object that was asked for")
	}
	for dec.More() {
		key, err := dec.Token()
		if err != nil {
			return fields, fmt.Errorf("the answer is broken: %w", err)
		}
		var raw json.RawMessage
		if err := dec.Decode(&raw); err != nil {
			return fields, fmt.Errorf("the answer ends in %q: %w", key, err)
		}
		fields[fmt.Sprint(key)] = raw
	}
	_, err = dec.Token()
	return fields, err
}

// better says whether a reply with faults f is to be preferred to one with g.
func (f faults) better(g faults) bool {
	if len(f.fields) != len(g.fields) {
		return len(f.fields) < len(g.fields)
	}
	return f.items < g.items
}

// usable says whether the reply has what a summary can't be without.
func (f faults) usable() bool {
	return !slices.Contains(f.fields, "headline") && !slices.Contains(f.fields, "abstract")
}
