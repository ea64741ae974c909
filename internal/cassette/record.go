package cassette

import (
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
)

// Recorder keeps every exchange that passes through it.
type Recorder struct {
	// Base is the base URL that the client is given; empty is OpenAI's, as it
	// is there. Set it before the first request.
	Base string

	site site

	mu     sync.Mutex
	asked  map[string]int // by key: how often
	models map[string]bool
	err    error // the first exchange that could not be kept
	closed bool
}

// Record prepares to record into dir. Exchanges are written beside it and put
// in its place by Close, so that a failed run leaves an earlier recording whole.
// A folder that holds anything else than a recording is an error.
func Record(dir string) (*Recorder, error) {
	place, err := target(dir)
	if err != nil {
		return nil, fmt.Errorf("recording into %s: %w", dir, err)
	}
	site, err := newSite(place)
	if err != nil {
		return nil, fmt.Errorf("recording into %s: %w", dir, err)
	}
	return &Recorder{site: site, asked: map[string]int{}, models: map[string]bool{}}, nil
}

// Wrap records what next answers to POST requests; others (the look-up of
// models) pass. Answers reach the caller as they come. A request whose body
// holds the key that it is sent with is refused before it is sent.
//
// An answer counts as cut where reading it failed, where the caller closed it
// before its end, or where a stream ended without [DONE] and finish_reason. It
// is not kept where the request's context was cancelled, unless the cause of
// that is an *llm.Error or a deadline: then the server was too slow. Requests
// must be over, their bodies closed, before Close.
func (r *Recorder) Wrap(next http.RoundTripper) http.RoundTripper {
	return roundTripper(func(req *http.Request) (*http.Response, error) {
		if req.Method != http.MethodPost {
			return next.RoundTrip(req)
		}
		return r.exchange(next, req)
	})
}

type roundTripper func(*http.Request) (*http.Response, error)

func (f roundTripper) RoundTrip(req *http.Request) (*http.Response, error) { return f(req) }

func (r *Recorder) exchange(next http.RoundTripper, req *http.Request) (*http.Response, error) {
	body, err := readBody(req)
	if err != nil {
		return nil, err
	}
	private := secrets(req.Header, privateHeaders)
	if holdsAny(body, private) {
		return nil, errors.New("recording a request: its text holds the key that it is sent with")
	}
	t := &tap{recorder: r, ctx: req.Context(), secrets: private}
	t.x.request = request{method: req.Method, path: below(r.Base, req), body: canonical(body)}
	t.x.n = r.count(t.x.request)
	resp, err := next.RoundTrip(withBody(req, body))
	if err != nil {
		t.finish(endOf(err))
		return nil, err
	}
	t.x.status, t.x.contentType = resp.StatusCode, contentType(resp.Header)
	keys, ids := answered(resp.Header, t.x.request.body)
	t.secrets, t.ids = append(private, keys...), ids
	t.body, resp.Body = resp.Body, t
	return resp, nil
}

// count numbers identical requests in the order in which they are sent.
func (r *Recorder) count(q request) int {
	r.mu.Lock()
	defer r.mu.Unlock()
	key := q.key()
	r.asked[key]++
	return r.asked[key]
}

func readBody(req *http.Request) (string, error) {
	if req.Body == nil {
		return "", nil
	}
	data, err := io.ReadAll(req.Body)
	if closeErr := req.Body.Close(); err == nil {
		err = closeErr
	}
	return string(data), err
}

// withBody is the request with a body that can be read again: a RoundTripper
// must not change the request it is given.
func withBody(req *http.Request, body string) *http.Request {
	again := req.Clone(req.Context())
	if req.Body == nil {
		return again
	}
	again.GetBody = func() (io.ReadCloser, error) { return io.NopCloser(strings.NewReader(body)), nil }
	again.Body, _ = again.GetBody()
	again.ContentLength = int64(len(body))
	return again
}

func contentType(h http.Header) string {
	if v := h.Get("Content-Type"); !unclean(v) {
		return strings.TrimSpace(v)
	}
	return ""
}

// keep writes an exchange that is over.
func (r *Recorder) keep(x exchange, model string, secrets []string) {
	text, err := x.encode()
	if err == nil && holdsAny(text, secrets) {
		err = errors.New("writing an exchange: a key or an id is left in it")
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.closed {
		return
	}
	if err == nil {
		err = os.WriteFile(filepath.Join(r.site.fresh(), x.fileName()), []byte(text), 0o644)
	}
	if err != nil && r.err == nil {
		r.err = err
	}
	if model != "" {
		r.models[model] = true
	}
}

// Close writes the manifest, to which it adds the models that answered, and
// puts the recording in its place. Where an exchange could not be kept it
// discards all and says why.
func (r *Recorder) Close(m Manifest) error {
	if err := r.end(); err != nil {
		return err
	}
	for model := range r.models {
		m.Models = append(slices.Clip(m.Models), model)
	}
	slices.Sort(m.Models)
	m.Models = slices.Compact(m.Models)
	err := r.err
	if err == nil {
		err = writeManifest(r.site.fresh(), m)
	}
	if err != nil {
		return errors.Join(fmt.Errorf("recording into %s: %w", r.site.dir, err), r.site.discard())
	}
	if err := r.site.put(); err != nil {
		return fmt.Errorf("recording into %s: %w", r.site.dir, err)
	}
	return nil
}

// Discard throws away what was recorded; an earlier recording stays. After
// Close it does nothing, so that it can be deferred.
func (r *Recorder) Discard() error {
	if r.end() != nil {
		return nil
	}
	return r.site.discard()
}

var errClosed = errors.New("recording: it is closed already")

func (r *Recorder) end() error {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.closed {
		return errClosed
	}
	r.closed = true
	return nil
}
