package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"time"

	"panj/internal/cassette"
	"panj/internal/llm"
	"panj/internal/openai"
)

const (
	firstEvent = 10 * time.Minute // a local model may have to be loaded first
	retries    = 5
	offered    = 5 // models named in an error
	openaiHost = "api.openai.com"
)

// server is the model that a run talks to, or the recording in its place.
type server struct {
	client           *openai.Client
	fallback, second *openai.Client // second gives its opinion; either may be nil
	writer, reviewer llm.Completer  // what the desk is given; reviewer may be nil
	reviewerName     string
	recorder         *cassette.Recorder
	name             string // host, for the provenance and the first line of progress
	model            string
}

// setting reads an environment variable, which a replay ignores.
func (f *modelFlags) setting(e env, name string) string {
	if f.replay != "" {
		return ""
	}
	return e.getenv(name)
}

// open connects nothing yet: it settles who will answer.
func (f *modelFlags) open(ctx context.Context, e env, v *voice) (*server, error) {
	if f.replay != "" {
		return f.openReplay(v)
	}
	c, err := f.config(e, v)
	var none *accessError
	if errors.As(err, &none) {
		none.hints = append(none.hints, withoutServer...)
	}
	if err != nil {
		return nil, err
	}
	s := &server{name: host(c.BaseURL)}
	if c.Model, err = f.chooseModel(ctx, e, c); err != nil {
		return nil, err
	}
	s.model = c.Model
	if f.record != "" {
		if s.recorder, err = cassette.Record(f.record); err != nil {
			return nil, err
		}
		s.recorder.Base = c.BaseURL
		c.Wrap, c.Settle = s.recorder.Wrap, true
	}
	if err := s.connect(f, c, cassette.Manifest{}, newClient); err != nil {
		return nil, errors.Join(err, s.discard())
	}
	v.sending(s.name)
	return s, nil
}

// connect makes the clients: all talk to one server. m names the models that a
// recording has; a fallback that was there is asked again without a flag.
func (s *server) connect(f *modelFlags, c openai.Config, m cassette.Manifest, open func(openai.Config) (*openai.Client, error)) (err error) {
	if s.client, err = open(c); err != nil {
		return err
	}
	s.writer = s.client
	if name := cmp.Or(f.fallback, m.Fallback.Model); name != "" {
		if s.fallback, err = open(withModel(c, name, m.Fallback.ReplyFormat)); err != nil {
			return err
		}
		s.writer = llm.Fallback{First: s.client, Second: s.fallback}
	}
	if f.review {
		s.reviewerName = cmp.Or(f.reviewer, m.Review.Model, c.Model)
		s.second, err = open(withModel(c, s.reviewerName, m.Review.ReplyFormat))
		s.reviewer = s.second
	}
	return err
}

func withModel(c openai.Config, model, step string) openai.Config {
	c.Model, c.Start = model, openai.Step(step)
	return c
}

func (f *modelFlags) openReplay(v *voice) (*server, error) {
	player, err := cassette.Open(f.replay)
	if err != nil {
		return nil, err
	}
	m := player.Manifest()
	s := &server{name: m.Server, model: m.Model}
	c := openai.Config{
		Model: cmp.Or(f.model, m.Model), Temperature: f.asked(), Wrap: player.Wrap,
		Start: openai.Step(m.ReplyFormat), Settle: true, Notify: v.model,
	}
	return s, s.connect(f, c, m, openai.New)
}

// config is how to reach the server. Without a key and without a URL there is none.
func (f *modelFlags) config(e env, v *voice) (openai.Config, error) {
	c := openai.Config{
		BaseURL: cmp.Or(f.baseURL, e.getenv("OPENAI_BASE_URL")), Key: strings.TrimSpace(e.getenv("OPENAI_API_KEY")),
		Temperature: f.asked(), IdleTimeout: f.idle, FirstEvent: firstEvent,
		Retries: retries, RetryDelay: e.retryDelay, RPM: f.rpm, Notify: v.model,
	}
	if f.idle == 0 {
		c.FirstEvent = 0
	}
	if c.Key == "" && c.BaseURL == "" {
		return c, &accessError{err: errors.New("choosing a model: there is neither a key nor a server nor a recording"), hints: []string{
			"export OPENAI_API_KEY=…                             OpenAI, or with OPENAI_BASE_URL any other service",
			"export OPENAI_BASE_URL=http://localhost:11434/v1    Ollama; llama.cpp and vLLM likewise, no key needed",
		}}
	}
	return c, nil
}

// withoutServer are the ways on that need no server, for what is more than a
// question about one.
var withoutServer = []string{
	"--replay DIR                                        a recording, no connection",
	"panj summarize --engine extractive …                no model: the article's own sentences",
}

// asked is the temperature, nil where none was asked for.
func (f *modelFlags) asked() *float32 {
	if !f.temperatureSet {
		return nil
	}
	return &f.temperature
}

// chooseModel takes the model that was named, or else the server's only one.
func (f *modelFlags) chooseModel(ctx context.Context, e env, c openai.Config) (string, error) {
	if name := cmp.Or(f.model, e.getenv("PANJ_MODEL")); name != "" {
		return name, nil
	}
	if f.record != "" {
		return "", &accessError{
			err:   errors.New("choosing a model: a recording needs its name"),
			hints: []string{"--model NAME, or export PANJ_MODEL=NAME", "panj models   lists what the server offers"},
		}
	}
	client, err := newClient(c)
	if err != nil {
		return "", err
	}
	models, err := client.Models(ctx)
	if err != nil {
		return "", fmt.Errorf("looking for the server's models: %w", err)
	}
	if len(models) == 1 {
		return models[0], nil
	}
	return "", &accessError{
		err:   fmt.Errorf("choosing a model: %s offers %s", host(c.BaseURL), plural(len(models), "model")),
		hints: modelHints(models),
	}
}

func modelHints(models []string) []string {
	if len(models) == 0 {
		return []string{"--model NAME   it may answer to a name that it doesn't list"}
	}
	var hints []string
	for _, m := range models[:min(offered, len(models))] {
		hints = append(hints, "--model "+m)
	}
	if len(models) > offered {
		hints = append(hints, "panj models   lists all")
	}
	return hints
}

// newClient takes settings that can't be used for wrong usage.
func newClient(c openai.Config) (*openai.Client, error) {
	client, err := openai.New(c)
	if err != nil {
		return nil, &usageError{err: err}
	}
	return client, nil
}

// close puts a recording in its place; that of a run that did not come to its
// end or got no answer is dropped, and an earlier one stays.
func (s *server) close(whole bool) error {
	if s.recorder == nil || !whole {
		return s.discard()
	}
	return s.recorder.Close(cassette.Manifest{
		Server: s.name, Model: s.model, ReplyFormat: string(s.client.Step()),
		Fallback: further(s.fallback), Review: further(s.second),
	})
}

// further is how a recording names a client that may not be there.
func further(c *openai.Client) cassette.Further {
	if c == nil {
		return cassette.Further{}
	}
	return cassette.Further{Model: c.Model(), ReplyFormat: string(c.Step())}
}

func (s *server) discard() error {
	if s.recorder == nil {
		return nil
	}
	return s.recorder.Discard()
}

// host is whom the text is sent to.
func host(baseURL string) string {
	if u, err := url.Parse(baseURL); err == nil && u.Host != "" {
		return u.Host
	}
	return openaiHost
}

// readInstructions reads the file of house style.
func (f *modelFlags) readInstructions() (string, error) {
	if f.instructions == "" {
		return "", nil
	}
	b, err := os.ReadFile(f.instructions)
	if err != nil {
		return "", fmt.Errorf("reading the instructions %s: %w", f.instructions, pathless(err))
	}
	return string(b), nil
}

// recorded are the files of the recording that is replayed.
func (f *modelFlags) recorded() []string {
	files, _ := os.ReadDir(f.replay) // what can't be read is told where it is opened
	var out []string
	for _, file := range files {
		out = append(out, filepath.Join(f.replay, file.Name()))
	}
	return out
}
