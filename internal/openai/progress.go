package openai

import (
	"fmt"
	"io"
	"time"

	"panj/internal/llm"
)

// maxThought bounds an answer's reasoning, in bytes. No model that we know
// writes more than 128,000 tokens in one answer; one that goes round in circles
// would go on until its context is full, or for ever where the context shifts.
const maxThought = 1 << 20

// standstill is how many idle timeouts an answer may go without a word, while
// bytes still come.
const standstill = 10

// progress is the body of an answer that must get on: an idle timeout alone is
// satisfied by a byte a minute, or by events that say nothing. Only the time
// spent waiting for the server counts.
type progress struct {
	body   io.ReadCloser
	most   time.Duration // without a word of text or reasoning; 0 is no limit
	waited time.Duration
}

// patience is how long an answer may stand still: never less than the time that
// the first event has. Where either limit is off there is none.
func (c Config) patience() time.Duration {
	if c.IdleTimeout <= 0 || c.FirstEvent <= 0 {
		return 0
	}
	return max(standstill*c.IdleTimeout, c.FirstEvent)
}

// Read reads from the server, until it has stood still for too long.
func (p *progress) Read(b []byte) (int, error) {
	start := time.Now()
	n, err := p.body.Read(b)
	p.waited += time.Since(start)
	if err == nil && p.most > 0 && p.waited > p.most {
		err = &llm.Error{Kind: llm.Unavailable, Message: fmt.Sprintf("the server sent no word of an answer for %s", p.most)}
	}
	return n, err
}

// moved is called when the answer has got on.
func (p *progress) moved() { p.waited = 0 }

// Close closes the server's body.
func (p *progress) Close() error { return p.body.Close() }
