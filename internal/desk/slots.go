package desk

import (
	"context"

	"golang.org/x/sync/semaphore"

	"panj/internal/llm"
)

// slots lets a bounded number of requests be in flight, first come first served.
type slots struct {
	next llm.Completer
	free *semaphore.Weighted
}

func (s slots) Complete(ctx context.Context, req llm.Request) (llm.Response, error) {
	if err := s.free.Acquire(ctx, 1); err != nil {
		return llm.Response{}, err
	}
	defer s.free.Release(1)
	return s.next.Complete(ctx, req)
}
