package llm

import "context"

// Echo is a fake model that answers with a function of the request. The
// function may be called concurrently.
type Echo func(Request) (Response, error)

// Complete calls the function, tells req.OnText the text in pieces of a few
// bytes, as a stream would, and fills what the function left open: Model
// "fake", one request in Usage and, without an error, StopDone.
func (e Echo) Complete(ctx context.Context, req Request) (Response, error) {
	if err := ctx.Err(); err != nil {
		return Response{}, err
	}
	resp, err := e(req)
	for piece := range pieces(resp.Text) {
		tell(req, piece)
	}
	return filled(resp, err), err
}

// filled gives a fake's answer what a real one has. An error without text is
// no answer, so it keeps its zero usage.
func filled(resp Response, err error) Response {
	if err != nil && resp.Text == "" {
		return resp
	}
	if resp.Model == "" {
		resp.Model = "fake"
	}
	if resp.Usage.Requests == 0 {
		resp.Usage.Requests = 1
	}
	if resp.Stop == StopUnknown && err == nil {
		resp.Stop = StopDone
	}
	return resp
}

// tell hands a piece of the answer to whoever asked for it.
func tell(req Request, piece string) {
	if req.OnText != nil && piece != "" {
		req.OnText(piece)
	}
}

// pieceBytes is small and odd, so that pieces end inside words and JSON tokens.
const pieceBytes = 7

// pieces cuts a text as a stream does, at the ends of characters.
func pieces(text string) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		start := 0
		for i := range text {
			if i-start >= pieceBytes {
				if !yield(text[start:i]) {
					return
				}
				start = i
			}
		}
		yield(text[start:])
	}
}
