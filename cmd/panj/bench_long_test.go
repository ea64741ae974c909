package main

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"testing"
	"time"
)

// peakOf runs a command and says the most memory that its process held, in
// bytes, 0 where the system does not tell: Linux alone does, while it runs.
func peakOf(b *testing.B, cmd *exec.Cmd) int {
	var out bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &out
	if err := cmd.Start(); err != nil {
		b.Fatal(err)
	}
	peak := 0
	ended := make(chan error, 1)
	go func() { ended <- cmd.Wait() }()
	for {
		select {
		case err := <-ended:
			if err != nil {
				b.Fatalf("%v: %s", err, out.Bytes())
			}
			return peak
		case <-time.After(time.Millisecond):
			status, _ := os.ReadFile(fmt.Sprintf("/proc/%d/status", cmd.Process.Pid))
			if m := peakLine.FindSubmatch(status); m != nil {
				kB, _ := strconv.Atoi(string(m[1]))
				peak = max(peak, kB<<10)
			}
		}
	}
}

var peakLine = regexp.MustCompile(`VmHWM:\s+(\d+) kB`)

// BenchmarkPeakMemory translates an article of 30,000 words into two languages
// in a process of its own. "MB-peak" is the most memory that it held; the aim is
// under 60.
func BenchmarkPeakMemory(b *testing.B) {
	article := long(30_000, 1, "ru", "tg")
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		q, err := readQuestion(r.Body)
		if err != nil {
			http.Error(w, err.Error(), http.StatusBadRequest)
			return
		}
		finished(w, r, scripted(q.translate()).text)
	}))
	b.Cleanup(s.Close)
	source := inFile(b, "long.md", article["en"])
	panj := filepath.Join(b.TempDir(), "panj")
	if out, err := exec.Command("go", "build", "-o", panj, ".").CombinedOutput(); err != nil {
		b.Fatalf("%v: %s", err, out)
	}
	peak := 0
	for b.Loop() {
		cmd := exec.Command(panj, "translate", "--from", "en", "--to", "ru,tg", "-o", filepath.Join(filepath.Dir(source), "{lang}.md"), source)
		cmd.Env = []string{"HOME=" + b.TempDir(), "PATH=" + os.Getenv("PATH"), "PANJ_MODEL=m", "OPENAI_BASE_URL=" + s.URL + "/v1"}
		peak = max(peak, peakOf(b, cmd))
	}
	if peak == 0 {
		b.Skip("this system does not tell a process's peak memory")
	}
	got, err := os.ReadFile(filepath.Join(filepath.Dir(source), "tg.md"))
	if err != nil || string(got) != article["tg"] {
		b.Fatalf("what was measured is no translation: %v", err)
	}
	b.ReportMetric(float64(peak)/(1<<20), "MB-peak")
}

// BenchmarkDelay measures how long after the last byte of a block has left the
// server its translation stands on stdout, for an article of ten blocks which
// the server sends one at a time. Where a block doesn't come before the server
// goes on, translations are not written as they come, and there is nothing to measure.
func BenchmarkDelay(b *testing.B) {
	const blocks, patience = 10, 2 * time.Second
	var source bytes.Buffer
	for n := range blocks {
		fmt.Fprintf(&source, "On Tuesday %d cars crossed the river.\n\n", 10*n+15)
	}
	path := inFile(b, "short.md", source.String())
	var all []time.Duration
	for b.Loop() {
		seen := make(chan time.Time)
		s := httptest.NewServer(oneByOne(func(sent time.Time) bool {
			select {
			case at := <-seen:
				all = append(all, at.Sub(sent))
				return true
			case <-time.After(patience):
				return false
			}
		}))
		stdout, lines := io.Pipe()
		go watchLines(stdout, seen)
		got := inProcess(b, map[string]string{"OPENAI_BASE_URL": s.URL + "/v1", "PANJ_MODEL": "m"},
			func(e *env) { e.stdout = lines }, "translate", "--from", "en", "--to", "ru", "-f", "text", path)
		lines.Close()
		s.Close()
		if got.code != 0 {
			b.Fatal(got.stderr)
		}
		if len(all)%blocks != 0 || len(all) == 0 {
			b.Skipf("%d of %d blocks were written before the server went on", len(all)%blocks, blocks)
		}
	}
	b.ReportMetric(float64(median(all).Microseconds())/1000, "ms/block")
}

// oneByOne sends an item, and the next when the caller has seen it. Once one is
// not seen in time, none is waited for.
func oneByOne(saw func(sent time.Time) bool) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		q, err := readQuestion(r.Body)
		if err != nil {
			http.Error(w, err.Error(), http.StatusBadRequest)
			return
		}
		answer, from, waits := scripted(q.translate()), 0, true
		for _, end := range answer.ends {
			events("", "")(w, r, answer.text[from:end-1])
			last := time.Now()
			events("", "")(w, r, answer.text[end-1:end])
			from = end
			waits = waits && saw(last)
		}
		finished(w, r, answer.text[from:])
	}
}

// watchLines tells when each line that is not empty has come, if someone waits for it.
func watchLines(r io.Reader, seen chan<- time.Time) {
	for in := bufio.NewScanner(r); in.Scan(); {
		if len(in.Bytes()) == 0 {
			continue
		}
		select {
		case seen <- time.Now():
		case <-time.After(time.Second):
		}
	}
}
