package main

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"

	"panj/internal/exchange"
)

// What is XML in a pipe is XML on a terminal, with nothing that it would obey.
func TestToolsFormatsDisarmTheTerminal(t *testing.T) {
	path := inFile(t, "bridge.md", bridge)
	saved := inProcess(t, serve(t, "rogue"), nil, "brief", "-q", "--to", "ru", path, "-f", "json")
	report := inFile(t, "report.json", saved.stdout)
	for _, args := range [][]string{
		{"translate", "-q", "--to", "ru", path, "-f", "tmx"},
		{"translate", "-q", "--to", "ru", path, "-f", "xliff"},
		{"render", report, "-f", "tmx"},
		{"render", report, "-f", "xliff"},
	} {
		got := inProcess(t, serve(t, "rogue"), terminal, args...)
		if got.code != exitDone || !strings.Contains(got.stdout, "Мост") || strings.ContainsAny(got.stdout, "\x1b\u202e\u009b") {
			t.Errorf("%q: %+v", args, got)
		}
		if err := wellFormed(got.stdout); err != nil {
			t.Errorf("%q: %v", args, err)
		}
	}
}

func wellFormed(file string) error {
	d := xml.NewDecoder(strings.NewReader(file))
	for {
		switch _, err := d.Token(); {
		case errors.Is(err, io.EOF):
			return nil
		case err != nil:
			return err
		}
	}
}

// A memory that panj wrote is one that panj reads.
func TestTMXOfARunCanBeRead(t *testing.T) {
	got := inProcess(t, serve(t, "good"), nil, "translate", "--to", "ru,fa-AF", inFile(t, "bridge.md", bridge), "-f", "tmx")
	units, skipped, err := exchange.ReadTMX(strings.NewReader(got.stdout))
	if err != nil || skipped != 0 || len(units) != 6 {
		t.Fatalf("%d units, %d skipped, %v", len(units), skipped, err)
	}
	if u := units[5]; u.Source != "<g1>340 cars</g1> crossed it on Tuesday" || u.Target != "روز سه‌شنبه <g1>۳۴۰ موتر</g1> از آن گذشت" || u.Model != "fake-1" {
		t.Errorf("%+v", u)
	}
}

// digested is a report of two articles, of which each has a block b1.
const digested = `{"panj":"report/1","articles":[
 {"id":"a1","name":"a.md","lang":"en","blocks":[{"id":"b1","kind":"paragraph","text":"The bridge"}]},
 {"id":"a2","name":"b.md","lang":"ru","blocks":[{"id":"b1","kind":"paragraph","text":"Дорога"}]}],
"translations":[
 {"article":"a2","lang":"tg","blocks":[{"id":"b1","text":"Роҳ","state":"done"}],"text":"Роҳ"},
 {"article":"a1","lang":"tg","blocks":[{"id":"b1","text":"Пул","state":"done"}],"text":"Пул"}],
"summaries":[],"findings":[],"provenance":{"model":"","server":"","prompts":{},"usage":{}}}`

// In a report of several articles each translation stands beside its own.
func TestToolsFormatsOfSeveralArticles(t *testing.T) {
	got := inProcess(t, nil, nil, "render", inFile(t, "report.json", digested), "-f", "tmx")
	units, skipped, err := exchange.ReadTMX(strings.NewReader(got.stdout))
	if err != nil || skipped != 0 || len(units) != 2 {
		t.Fatalf("%+v: %d units, %d skipped, %v", got, len(units), skipped, err)
	}
	for i, want := range []exchange.Unit{{From: "ru", To: "tg", Source: "Дорога", Target: "Роҳ"}, {From: "en", To: "tg", Source: "The bridge", Target: "Пул"}} {
		if units[i] != want {
			t.Errorf("%+v, want %+v", units[i], want)
		}
	}
	got = inProcess(t, nil, nil, "render", inFile(t, "report.json", digested), "-f", "xliff")
	if got.code != exitUsage || !strings.Contains(got.stderr, "an XLIFF file is of one article, and the report of digest has 2") {
		t.Errorf("%+v", got)
	}
	stray := strings.Replace(digested, `"article":"a2"`, `"article":"a3"`, 1)
	got = inProcess(t, nil, nil, "render", inFile(t, "report.json", stray), "-f", "tmx")
	if got.code != exitFailed || !strings.Contains(got.stderr, `it lacks the article "a3" of a translation`) {
		t.Errorf("%+v", got)
	}
}
