package openai

import (
	"net/http"
	"net/url"
	"time"

	"panj/internal/llm"
)

// reply is the outermost transport. What it hands to go-openai is always a
// well-formed stream (or a list of models); anything else is an *llm.Error,
// made here because here the header is still known.
type reply struct {
	next     http.RoundTripper
	patience time.Duration // how long an answer may stand still
	scrub    scrubber
}

// RoundTrip sends the request with its temperature and reads what comes.
func (r *reply) RoundTrip(req *http.Request) (*http.Response, error) {
	req, err := writeTemperature(req)
	if err != nil {
		return nil, &llm.Error{Kind: llm.BadReply, Message: err.Error(), Err: err}
	}
	resp, err := r.next.RoundTrip(req)
	if err != nil {
		return nil, err
	}
	if resp.StatusCode < 200 || resp.StatusCode > 299 {
		return nil, r.scrub.llmError(inspect(resp), resp.Header)
	}
	if req.Method == http.MethodGet {
		if err := modelList(resp); err != nil {
			return nil, err
		}
		return resp, nil
	}
	resp.Body = newEvents(resp.Body, r.patience, r.scrub)
	resp.ContentLength = -1
	return resp, nil
}

// redirect is where a server wants us to go. It isn't followed: another server
// would get the article, and the key with it where only the port differs.
func redirect(header http.Header) string {
	u, err := url.Parse(header.Get("Location"))
	if err != nil || u.Host == "" {
		return "another path"
	}
	return llm.OneLine(u.Scheme + "://" + u.Host)
}
