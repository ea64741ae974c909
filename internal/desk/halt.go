package desk

import (
	"context"
	"sync/atomic"

	"panj/internal/llm"
)

// halt keeps requests back after an error that every further one would meet
// too: no access, no such recording, no budget left. What can be done without
// ends nothing.
type halt struct {
	next  llm.Completer
	cause atomic.Pointer[error]
}

func (h *halt) Complete(ctx context.Context, req llm.Request) (llm.Response, error) {
	if cause := h.cause.Load(); cause != nil {
		return llm.Response{}, *cause
	}
	resp, err := h.next.Complete(ctx, req)
	if req.Optional && llm.KindOf(err) == llm.ReplayMiss {
		return resp, err
	}
	switch llm.KindOf(err) {
	case llm.Auth, llm.ReplayMiss, llm.Budget:
		h.cause.CompareAndSwap(nil, &err)
	}
	return resp, err
}
