package report

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
)

// maxSize bounds what is read of a saved report. The report of a 50,000-word
// article in five languages is about five megabytes.
const maxSize = 64 << 20

// Decode reads the reports of a known version that a run wrote one after another,
// as JSON or as JSON lines; at least one. Its limit, 64 MiB, is that of all of
// them together. Unknown fields are ignored. No report is trusted: its evidence
// may name blocks that it does not hold.
func Decode(rd io.Reader) ([]*Report, error) {
	data, err := io.ReadAll(io.LimitReader(rd, maxSize+1))
	if err != nil {
		return nil, fmt.Errorf("reading report: %w", err)
	}
	if len(data) > maxSize {
		return nil, fmt.Errorf("reading report: larger than %d MiB", maxSize>>20)
	}
	return decodeStream(bytes.TrimPrefix(data, []byte("\ufeff")))
}

func decodeStream(data []byte) ([]*Report, error) {
	var all []*Report
	dec := json.NewDecoder(bytes.NewReader(data))
	for {
		var raw json.RawMessage
		switch err := dec.Decode(&raw); {
		case err == io.EOF && len(all) == 0:
			return nil, errors.New("reading report: the input is empty")
		case err == io.EOF:
			return all, nil
		case err != nil:
			return nil, malformed(err, 0, len(data))
		}
		r, err := decodeOne(raw, dec.InputOffset()-int64(len(raw)))
		if err != nil {
			return nil, err
		}
		all = append(all, r)
	}
}

func decodeOne(data []byte, at int64) (*Report, error) {
	var head struct {
		Panj *string `json:"panj"`
	}
	if err := json.Unmarshal(data, &head); err != nil || head.Panj == nil {
		return nil, errors.New(`reading report: not a report of panj: no field "panj"`)
	}
	if *head.Panj != Version {
		return nil, fmt.Errorf("reading report: version %.40q is unknown, this panj reads %q", *head.Panj, Version)
	}
	r := &Report{}
	if err := json.Unmarshal(data, r); err != nil {
		return nil, malformed(err, at, len(data))
	}
	return r, nil
}

// malformed says where JSON is broken, in bytes from the start of the input.
func malformed(err error, at int64, size int) error {
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	switch {
	case errors.Is(err, io.ErrUnexpectedEOF):
		return fmt.Errorf("reading report: the JSON ends too early, at byte %d", at+int64(size))
	case errors.As(err, &syntax):
		return fmt.Errorf("reading report: broken JSON at byte %d: %w", at+syntax.Offset, err)
	case errors.As(err, &kind):
		return fmt.Errorf("reading report: wrong type at byte %d: field %q can't be %s", at+kind.Offset, kind.Field, kind.Value)
	}
	return fmt.Errorf("reading report: %w", err)
}
