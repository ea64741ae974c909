package translate

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"panj/internal/glossary"
	"panj/internal/llm"
)

// Reply is the shape of a model's answer; prompts holds its schema.
type Reply struct {
	Blocks []Item          `json:"blocks"`
	Names  []glossary.Name `json:"names"`
}

// Item is one translated block of a Reply, placeholders and all.
type Item struct {
	ID   string `json:"id"`
	Text string `json:"text"`
}

// decodeReply takes the whole items out of an answer, which may be cut or
// broken: an item of the wrong shape is left out, one that did not end too. The
// error says what was wrong with the answer as a whole.
func decodeReply(text string) (Reply, error) {
	var r Reply
	dec := json.NewDecoder(strings.NewReader(llm.JSONText(text)))
	if err := opens(dec, '{'); err != nil {
		return r, err
	}
	for dec.More() {
		key, err := dec.Token()
		if err != nil {
			return r, broken(err)
		}
		if err := r.decodeField(dec, key); err != nil {
			return r, broken(err)
		}
	}
	if _, err := dec.Token(); err != nil {
		return r, broken(err)
	}
	return r, nil
}

func (r *Reply) decodeField(dec *json.Decoder, key json.Token) error {
	switch key {
	case "blocks":
		return decodeList(dec, func(i Item) { r.Blocks = append(r.Blocks, i) })
	case "names":
		return decodeList(dec, func(n glossary.Name) { r.Names = append(r.Names, n) })
	}
	return fmt.Errorf("unknown field %.40q", key)
}

// decodeList hands over each item of a list that has the right shape. Only a
// list that is not JSON ends in an error.
func decodeList[T any](dec *json.Decoder, whole func(T)) error {
	if err := opens(dec, '['); err != nil {
		return err
	}
	for dec.More() {
		var raw json.RawMessage
		if err := dec.Decode(&raw); err != nil {
			return err
		}
		var item T
		if strictly(string(raw), &item) == nil {
			whole(item)
		}
	}
	_, err := dec.Token()
	return err
}

// strictly decodes a value without a field that its type lacks.
func strictly(text string, into any) error {
	dec := json.NewDecoder(strings.NewReader(text))
	dec.DisallowUnknownFields()
	return dec.Decode(into)
}

func opens(dec *json.Decoder, want json.Delim) error {
	token, err := dec.Token()
	if err != nil {
		return broken(err)
	}
	if token != want {
		return fmt.Errorf("the answer has %.20q where %q was expected", fmt.Sprint(token), want)
	}
	return nil
}

func broken(err error) error {
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return errors.New("the answer ends in the middle")
	}
	return fmt.Errorf("the answer is not the JSON that was asked for: %w", err)
}
