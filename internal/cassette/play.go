package cassette

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"panj/internal/llm"
)

// Player answers from a recording and never opens a connection.
type Player struct {
	// Base is the base URL that the client is given; empty is OpenAI's, as it
	// is there, so that a replay needs no setting. Set it before the first request.
	Base string

	manifest Manifest
	answers  map[string][]exchange // by key, in their order
	all      []exchange

	mu    sync.Mutex
	asked map[string]int
}

// Open reads the manifest and the exchanges of a recording.
func Open(dir string) (*Player, error) {
	p, err := open(dir)
	if err != nil {
		return nil, fmt.Errorf("reading recording %s: %w", dir, err)
	}
	return p, nil
}

func open(dir string) (*Player, error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, folderError(dir, err)
	}
	p := &Player{answers: map[string][]exchange{}, asked: map[string]int{}}
	p.manifest, err = readManifest(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("the folder has no %s; a recording is made with --record", manifestName)
	}
	if err != nil {
		return nil, err
	}
	for _, e := range entries { // in the order of their names
		if isExchange(e.Name()) {
			if err := p.load(dir, e.Name()); err != nil {
				return nil, fmt.Errorf("%s: %w", e.Name(), err)
			}
		}
	}
	for _, list := range p.answers {
		slices.SortFunc(list, func(a, b exchange) int { return cmp.Compare(a.n, b.n) })
	}
	return p, nil
}

func folderError(dir string, err error) error {
	if info, statErr := os.Stat(dir); statErr == nil && !info.IsDir() {
		return errors.New("it is a file; a recording is a folder")
	}
	if errors.Is(err, fs.ErrNotExist) {
		return errors.New("there is no such folder")
	}
	return err
}

func (p *Player) load(dir, name string) error {
	data, err := os.ReadFile(filepath.Join(dir, name))
	if err != nil {
		return err
	}
	x, err := decode(string(data))
	if err != nil {
		return err
	}
	if want := x.fileName(); want != name {
		return fmt.Errorf("its request belongs in %s: it was edited or renamed", want)
	}
	p.all = append(p.all, x)
	p.answers[x.key()] = append(p.answers[x.key()], x)
	return nil
}

// Manifest of the recording.
func (p *Player) Manifest() Manifest { return p.manifest }

// Wrap is the player itself: what lies below is never asked.
func (p *Player) Wrap(http.RoundTripper) http.RoundTripper { return p }

// RoundTrip answers from the recording; what it lacks is an *llm.Error of kind ReplayMiss.
func (p *Player) RoundTrip(req *http.Request) (*http.Response, error) {
	body, err := readBody(req)
	if err != nil {
		return nil, err
	}
	if err := req.Context().Err(); err != nil {
		return nil, err
	}
	q := request{method: req.Method, path: below(p.Base, req), body: canonical(body)}
	x, err := p.next(q)
	if err != nil {
		return nil, err
	}
	if x.status == 0 {
		return nil, &llm.Error{Kind: llm.Unavailable, Message: "the server gave no answer when this was recorded"}
	}
	return x.response(req), nil
}

// next is the answer that is due. A second request like one that has one
// answer is a miss: to answer it again would hide that the program asks more.
func (p *Player) next(q request) (exchange, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	key := q.key()
	list, i := p.answers[key], p.asked[key]
	if i >= len(list) {
		return exchange{}, &llm.Error{Kind: llm.ReplayMiss, Message: p.miss(q)}
	}
	p.asked[key]++
	return list[i], nil
}

func (x exchange) response(req *http.Request) *http.Response {
	header := http.Header{}
	if x.contentType != "" {
		header.Set("Content-Type", x.contentType)
	}
	return &http.Response{
		Status: fmt.Sprintf("%d %s", x.status, http.StatusText(x.status)), StatusCode: x.status,
		Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1,
		Header: header, Body: x.reader(), ContentLength: -1, Request: req,
	}
}

// reader ends as the answer did: a clean end, a server that fell silent (the
// same kind of error as then), or a broken connection.
func (x exchange) reader() io.ReadCloser {
	r := io.Reader(strings.NewReader(x.reply.body))
	switch x.cut {
	case "", cutEnded:
	case cutStalled:
		r = io.MultiReader(r, failing{&llm.Error{Kind: llm.Unavailable, Message: "the server fell silent when this was recorded"}})
	default:
		r = io.MultiReader(r, failing{io.ErrUnexpectedEOF})
	}
	return io.NopCloser(r)
}

type failing struct{ err error }

func (f failing) Read([]byte) (int, error) { return 0, f.err }
