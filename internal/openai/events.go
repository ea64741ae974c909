package openai

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"time"

	"panj/internal/llm"
)

// events rewrites what a server streams into what go-openai reads without a
// slip: comments, ids and event names are dropped, an error event ends the
// stream with an *llm.Error, an event over several lines becomes one, a plain
// JSON answer becomes a stream of one event.
type events struct {
	body    *progress
	in      *bufio.Reader
	scrub   scrubber
	out     bytes.Buffer
	pending []byte // the lines so far of an event that isn't whole
	begun   bool
	done    bool // [DONE] has come
	thought int  // bytes of reasoning so far
	err     error
}

// The most of one line, and of one plain answer, that is kept in memory.
const (
	maxLine  = 8 << 20
	maxPlain = 32 << 20
)

// newEvents reads a body; patience is how long the answer may stand still, 0 for ever.
func newEvents(body io.ReadCloser, patience time.Duration, scrub scrubber) *events {
	p := &progress{body: body, most: patience}
	return &events{body: p, in: bufio.NewReader(p), scrub: scrub}
}

// Read hands out rewritten events.
func (e *events) Read(p []byte) (int, error) {
	for e.out.Len() == 0 {
		if e.err != nil {
			return 0, e.err
		}
		e.err = e.fill()
	}
	return e.out.Read(p)
}

// Close closes the server's body. After [DONE] there is little left to read; once
// that is read the connection serves the next request. A server that doesn't end
// its answer then isn't waited for.
func (e *events) Close() error {
	const patience, most = 100 * time.Millisecond, 4 << 10
	if e.done && e.err == nil {
		timer := time.AfterFunc(patience, func() { e.body.Close() })
		io.CopyN(io.Discard, e.in, most)
		timer.Stop()
	}
	return e.body.Close()
}

// fill reads one line, or the whole of a plain answer.
func (e *events) fill() error {
	if !e.begun {
		e.begun = true
		return e.begin()
	}
	line, err := readLine(e.in)
	if lineErr := e.line(line); lineErr != nil {
		return lineErr
	}
	return err
}

// begin looks at the first byte: what servers say of their content type is
// wrong too often.
func (e *events) begin() error {
	for {
		b, err := e.in.ReadByte()
		if err != nil {
			return err
		}
		switch b {
		case ' ', '\t', '\r', '\n', 0xEF, 0xBB, 0xBF: // white space, or a byte order mark
			continue
		}
		if err := e.in.UnreadByte(); err != nil {
			return err
		}
		switch b {
		case '{', '[':
			return e.plain()
		case '<':
			return &llm.Error{Kind: llm.BadReply, Message: "the server sent a web page: does the base URL end in /v1?"}
		}
		return nil
	}
}

// plain reads a JSON answer to a request for a stream. Lines of JSON are a
// stream after all.
func (e *events) plain() error {
	b, err := io.ReadAll(io.LimitReader(e.in, maxPlain))
	if err != nil {
		return err
	}
	if len(b) == maxPlain {
		return tooLarge()
	}
	if json.Valid(b) {
		if err := e.event(b); err != nil {
			return err
		}
		e.out.WriteString("data: [DONE]\n\n")
		return io.EOF
	}
	for line := range bytes.Lines(b) {
		if err := e.line(line); err != nil {
			return err
		}
	}
	if len(e.pending) > 0 {
		return e.notJSON(e.pending)
	}
	return io.EOF
}

// line takes one line of a stream. A data line is an event as soon as it is
// JSON: not every server puts an empty line between events.
func (e *events) line(line []byte) error {
	line = bytes.TrimSpace(line)
	if len(line) == 0 {
		if len(e.pending) > 0 {
			return e.notJSON(e.pending)
		}
		return nil
	}
	data, ok := bytes.CutPrefix(line, []byte("data:"))
	if !ok {
		if line[0] != '{' { // a comment, an id, an event's name
			return nil
		}
		data = line
	}
	data = bytes.TrimSpace(data)
	if bytes.Equal(data, []byte("[DONE]")) {
		e.done = true
		e.out.WriteString("data: [DONE]\n\n")
		return nil
	}
	if len(e.pending)+len(data) > maxLine {
		return tooLarge()
	}
	if len(e.pending) > 0 {
		e.pending = append(e.pending, '\n')
	}
	e.pending = append(e.pending, data...)
	if len(e.pending) == 0 || !json.Valid(e.pending) {
		return nil
	}
	whole := e.pending
	e.pending = e.pending[:0]
	return e.event(whole)
}

// event writes one whole event, or is the error that it tells.
func (e *events) event(data []byte) error {
	c, err := readChunk(data)
	if refusal, ok := errors.AsType[*serverError](err); ok {
		return e.scrub.llmError(refusal, nil)
	}
	if err != nil {
		return e.notJSON(data)
	}
	if c.moves() {
		e.body.moved()
	}
	if e.thought += c.thought; e.thought > maxThought {
		return &llm.Error{Kind: llm.Truncated, Message: fmt.Sprintf("the model reasoned for more than %d bytes", maxThought)}
	}
	b, err := json.Marshal(c)
	if err != nil {
		return e.notJSON(data)
	}
	e.out.WriteString("data: ")
	e.out.Write(b)
	e.out.WriteString("\n\n")
	return nil
}

// readLine is the next line, with what came before an error.
func readLine(r *bufio.Reader) ([]byte, error) {
	var line []byte
	for {
		part, err := r.ReadSlice('\n')
		line = append(line, part...)
		if len(line) > maxLine {
			return nil, tooLarge()
		}
		if !errors.Is(err, bufio.ErrBufferFull) {
			return line, err
		}
	}
}

func tooLarge() error {
	return &llm.Error{Kind: llm.BadReply, Message: "the server's answer is larger than any that panj asks for"}
}

func (e *events) notJSON(data []byte) error {
	begin := e.scrub.text(string(data[:min(len(data), maxErrorBody)])) // before it is cut: half a key is one too
	return &llm.Error{Kind: llm.BadReply, Message: llm.OneLine("the server sent an event that is no JSON of a chat completion: " + begin)}
}
