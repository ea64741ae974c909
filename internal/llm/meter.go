package llm

import (
	"context"
	"maps"
	"slices"
	"sync"
)

// Meter is a Completer that counts what another one uses: every answer that
// came, whether it could be used or not. It is safe for concurrent use.
type Meter struct {
	next Completer

	mu     sync.Mutex
	usage  Usage
	models map[string]bool
}

// NewMeter returns a Meter of c that has counted nothing yet.
func NewMeter(c Completer) *Meter {
	return &Meter{next: c, models: map[string]bool{}}
}

// Complete is the wrapped Completer's.
func (m *Meter) Complete(ctx context.Context, req Request) (Response, error) {
	resp, err := m.next.Complete(ctx, req)
	m.count(resp)
	return resp, err
}

// With is another Completer whose answers are counted here too.
func (m *Meter) With(c Completer) Completer { return counted{c, m} }

type counted struct {
	Completer
	meter *Meter
}

func (c counted) Complete(ctx context.Context, req Request) (Response, error) {
	resp, err := c.Completer.Complete(ctx, req)
	c.meter.count(resp)
	return resp, err
}

func (m *Meter) count(resp Response) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.usage = m.usage.Add(resp.Usage)
	if resp.Model != "" {
		m.models[resp.Model] = true
	}
}

// Usage is the sum over all answers so far.
func (m *Meter) Usage() Usage {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.usage
}

// Models are the names of the models that answered, sorted, each once.
func (m *Meter) Models() []string {
	m.mu.Lock()
	defer m.mu.Unlock()
	return slices.Sorted(maps.Keys(m.models))
}
