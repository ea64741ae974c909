package desk

import (
	"context"
	"crypto/sha256"
	"sync"
	"time"

	"panj/internal/llm"
)

// headStart is how long the siblings of a group's first request wait at most
// for it to begin answering.
const headStart = 2 * time.Second

// ahead lets the first request of a group, those with the same shared prefix,
// begin answering before its siblings leave, so that they find the server's
// prefix cache warm. A waiting request holds no slot.
type ahead struct {
	next llm.Completer

	mu     sync.Mutex
	groups map[[sha256.Size]byte]chan struct{} // closed when siblings may leave
}

func newAhead(next llm.Completer) *ahead {
	return &ahead{next: next, groups: map[[sha256.Size]byte]chan struct{}{}}
}

// Complete waits for the group's first request, or is it.
func (a *ahead) Complete(ctx context.Context, req llm.Request) (llm.Response, error) {
	begun, first := a.group(req)
	if !first {
		if err := wait(ctx, begun); err != nil {
			return llm.Response{}, err
		}
		return a.next.Complete(ctx, req)
	}
	open := sync.OnceFunc(func() { close(begun) })
	defer open()
	tell := req.OnText
	req.OnText = func(delta string) {
		open()
		if tell != nil {
			tell(delta)
		}
	}
	return a.next.Complete(ctx, req)
}

// group finds the gate of a request's group and says whether it is the first there.
func (a *ahead) group(req llm.Request) (begun chan struct{}, first bool) {
	key := sha256.Sum256([]byte(req.System + "\x00" + req.User[:req.Shared]))
	a.mu.Lock()
	defer a.mu.Unlock()
	if begun, ok := a.groups[key]; ok {
		return begun, false
	}
	begun = make(chan struct{})
	a.groups[key] = begun
	return begun, true
}

func wait(ctx context.Context, begun <-chan struct{}) error {
	timer := time.NewTimer(headStart)
	defer timer.Stop()
	select {
	case <-begun:
	case <-timer.C:
	case <-ctx.Done():
		return context.Cause(ctx)
	}
	return nil
}
