package llm

import "context"

// failedTwice is how often First may fail at a request before Second gets it.
const failedTwice = 2

// Fallback is a Completer that asks First, and Second for what First could not
// do: a request that can't be made smaller and was refused, or one whose answer
// was of no use twice. Response.Model says who answered; Usage counts both. The
// words of a First that may be followed by Second are told when it has ended.
type Fallback struct{ First, Second Completer }

// Complete asks whoever's turn it is.
func (f Fallback) Complete(ctx context.Context, req Request) (Response, error) {
	if req.Failed >= failedTwice {
		return f.Second.Complete(ctx, req)
	}
	first := req
	if req.Alone && req.OnText != nil {
		first.OnText = func(string) { req.OnText("") } // it has begun; its words wait, for it may yet refuse
	}
	resp, err := f.First.Complete(ctx, first)
	if !req.Alone || KindOf(err) != Refused {
		if req.Alone && resp.Text != "" {
			tell(req, resp.Text)
		}
		return resp, err
	}
	second, err := f.Second.Complete(ctx, req)
	second.Usage = resp.Usage.Add(second.Usage)
	return second, err
}
