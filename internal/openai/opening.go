package openai

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"net/http"
	"time"
)

// opening reads a stream until it gets on, and leaves what it read to be read
// again. It returns the error that the stream begins with: one that an event
// tells with status 200, a connection that breaks before the first word. So
// what may pass is tried again like any other outage, before anyone has seen a
// part of the answer. What it can't read is for others to judge.
func opening(resp *http.Response, patience time.Duration) error {
	body := &progress{body: resp.Body, most: patience}
	in := bufio.NewReader(body)
	var head bytes.Buffer
	err := readOpening(in, &head)
	body.most = 0 // from here on others watch
	var rest io.Reader = in
	if _, told := errors.AsType[*serverError](err); err != nil && !told {
		rest = broken{err} // what broke may tell another cause when it is read again
	}
	resp.Body = struct {
		io.Reader
		io.Closer
	}{io.MultiReader(&head, rest), body}
	return err
}

type broken struct{ err error }

func (b broken) Read([]byte) (int, error) { return 0, b.err }

// readOpening copies to head what it reads.
func readOpening(in *bufio.Reader, head *bytes.Buffer) error {
	for head.Len() < maxErrorBody {
		line, err := in.ReadSlice('\n')
		head.Write(line)
		if err != nil {
			if errors.Is(err, io.EOF) || errors.Is(err, bufio.ErrBufferFull) {
				return nil
			}
			return err
		}
		if begun, err := opens(bytes.TrimSpace(line)); begun {
			return err
		}
	}
	return nil
}

// opens says whether a line is where looking ends; the error is the one that
// the line tells.
func opens(line []byte) (bool, error) {
	data, isData := bytes.CutPrefix(line, []byte("data:"))
	if !isData && (len(line) == 0 || line[0] != '{' && line[0] != '[' && line[0] != '<') {
		return false, nil // an empty line, a comment, an id, an event's name
	}
	c, err := readChunk(bytes.TrimSpace(data))
	if refusal, ok := errors.AsType[*serverError](err); ok {
		return true, refusal
	}
	return err != nil || c.moves(), nil
}
