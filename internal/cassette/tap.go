package cassette

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"sync"

	"panj/internal/llm"
)

// tap is an answer's body on its way to the caller; it keeps what passes and
// hands the exchange over when it is known how it ended.
type tap struct {
	recorder *Recorder
	ctx      context.Context
	secrets  []string // of request and answer: what must not be written
	ids      []string // of the answer
	body     io.ReadCloser
	x        exchange

	mu   sync.Mutex // a stalled body is closed by another goroutine than reads it
	came bytes.Buffer
	over bool
}

// end says how reading an answer came to its end; endWhole is the server's own.
type end string

const endWhole end = "eof"

// endOf is how an error ends an answer.
func endOf(err error) end {
	var slow interface{ Timeout() bool }
	switch {
	case errors.Is(err, io.EOF):
		return endWhole
	case llm.KindOf(err) != 0, errors.As(err, &slow) && slow.Timeout():
		return end(cutStalled)
	}
	return end(cutBroken)
}

func (t *tap) Read(p []byte) (int, error) {
	n, err := t.body.Read(p)
	t.mu.Lock()
	t.came.Write(p[:n])
	t.mu.Unlock()
	if err != nil {
		t.finish(endOf(err))
	}
	return n, err
}

func (t *tap) Close() error {
	err := t.body.Close()
	t.finish(end(cutClosed))
	return err
}

// finish hands the exchange over once.
func (t *tap) finish(e end) {
	t.mu.Lock()
	over := t.over
	t.over = true
	raw := t.came.String()
	t.mu.Unlock()
	if over {
		return
	}
	if e != endWhole && t.ctx.Err() != nil {
		cause := context.Cause(t.ctx)
		if endOf(cause) != end(cutStalled) {
			return // we were interrupted: what the server would have said is not known
		}
		e = end(cutStalled)
	}
	c := cleaner{secrets: t.secrets, ids: t.ids}
	t.x.reply = c.reply(t.x.reply, raw, e)
	t.recorder.keep(t.x, c.model, c.secrets)
}

// reply is the answer as it is recorded, with the judgement whether it is whole.
func (c *cleaner) reply(r reply, raw string, e end) reply {
	if r.status == 0 {
		return r
	}
	r.contentType = c.words(r.contentType)
	if isStream(r.contentType, raw) {
		r.body = c.stream(raw, e == endWhole)
		r.cut = c.streamCut(e)
		return r
	}
	if e == endWhole || e == end(cutClosed) && json.Valid([]byte(raw)) {
		r.body = c.body(raw)
		return r
	}
	r.cut = cut(e) // what came of a body that is no stream is of no use without its end
	return r
}

func (c *cleaner) streamCut(e end) cut {
	switch {
	case c.done, c.finished && (e == endWhole || e == end(cutClosed)):
		return ""
	case e == endWhole:
		return cutEnded
	}
	return cut(e)
}
