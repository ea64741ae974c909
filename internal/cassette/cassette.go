// Package cassette records exchanges with a model server and plays them back,
// as an http.RoundTripper.
package cassette

import "net/http"

// Manifest says what a replay needs beside the exchanges.
type Manifest struct {
	Format      string   `json:"format"` // "cassette/1"
	Server      string   `json:"server"` // host of the base URL
	Model       string   `json:"model"`  // the model asked for
	Models      []string `json:"models"` // the models that answered
	ReplyFormat string   `json:"reply_format"`
}

// Recorder keeps every exchange that passes through it.
type Recorder struct{}

// Record prepares to record into dir. Exchanges are written beside it and put
// in its place by Close, so that a failed run leaves an earlier recording whole.
func Record(dir string) (*Recorder, error) { panic("skeleton") }

// Wrap records what next answers.
func (r *Recorder) Wrap(next http.RoundTripper) http.RoundTripper { panic("skeleton") }

// Close writes the manifest and puts the recording in its place.
func (r *Recorder) Close(m Manifest) error { panic("skeleton") }

// Player answers from a recording and never opens a connection.
type Player struct{}

// Open reads the manifest and the exchanges of a recording.
func Open(dir string) (*Player, error) { panic("skeleton") }

// Manifest of the recording.
func (p *Player) Manifest() Manifest { panic("skeleton") }

// RoundTrip answers from the recording; what it lacks is an *llm.Error of kind ReplayMiss.
func (p *Player) RoundTrip(req *http.Request) (*http.Response, error) { panic("skeleton") }
