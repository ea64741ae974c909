package main

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// soon bounds a wait that ends at once unless the code is wrong.
const soon = 30 * time.Second

// process starts panj as a program, in a clean environment with a fake that
// never answers.
func process(t *testing.T, f *fake, stdout *os.File, args ...string) (*exec.Cmd, *bytes.Buffer) {
	t.Helper()
	cmd := exec.Command("panj", args...)
	cmd.Env = []string{"PATH=" + os.Getenv("PATH"), "HOME=" + t.TempDir(), "PANJ_MODEL=silent"}
	if f != nil {
		cmd.Env = append(cmd.Env, "OPENAI_BASE_URL="+f.URL+"/v1")
	}
	if stdout != nil {
		cmd.Stdout = stdout
	}
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	return cmd, &stderr
}

// exited waits for a program and gives its exit code.
func exited(t *testing.T, cmd *exec.Cmd) int {
	t.Helper()
	late := time.AfterFunc(soon, func() { cmd.Process.Kill() })
	defer late.Stop()
	err := cmd.Wait()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	return cmd.ProcessState.ExitCode()
}

func TestASignalEndsTheRunAtOnce(t *testing.T) {
	for _, tt := range []struct {
		signal  syscall.Signal
		code    int
		message string
	}{
		{syscall.SIGINT, 130, "panj: interrupted\n"},
		{syscall.SIGTERM, 143, "panj: terminated\n"},
	} {
		t.Run(tt.signal.String(), func(t *testing.T) {
			f := newFake(0)
			t.Cleanup(f.close)
			old := inFile(t, "old.md", "old\n")
			cmd, stderr := process(t, f, nil, "translate", "--to", "ru,tg", "-o", old, inFile(t, "bridge.md", bridge))
			select {
			case <-f.begun:
			case <-time.After(soon):
				t.Fatal("nothing was asked")
			}
			cmd.Process.Signal(tt.signal)
			if code := exited(t, cmd); code != tt.code || stderr.String() != tt.message {
				t.Errorf("exit code %d, %q", code, stderr)
			}
			if b, _ := os.ReadFile(old); string(b) != "old\n" {
				t.Errorf("the file that was there is now %q", b)
			}
		})
	}
}

// What was finished before Ctrl-C is on stdout.
func TestAnInterruptedRunKeepsWhatIsFinished(t *testing.T) {
	f := newFake(0)
	t.Cleanup(f.close)
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	// An article in the target language is copied, the other is never answered.
	copied := inFile(t, "ru.txt", "Мост через реку снова открыли во вторник после двенадцати дней ремонта.\n")
	cmd, stderr := process(t, f, w, "translate", "-q", "--to", "ru", copied, inFile(t, "bridge.md", bridge))
	w.Close()
	r.SetReadDeadline(time.Now().Add(soon))
	b := make([]byte, 4096)
	n, err := r.Read(b)
	if err != nil || !bytes.Contains(b[:n], []byte("Мост через реку")) {
		t.Fatalf("read %q, %v", b[:n], err)
	}
	cmd.Process.Signal(os.Interrupt)
	if code := exited(t, cmd); code != 130 || stderr.String() != "panj: interrupted: what was finished is kept\n" {
		t.Errorf("exit code %d, %q", code, stderr)
	}
}

// Of one article the languages that are finished are kept, each in its file.
func TestAnInterruptedRunKeepsFinishedLanguages(t *testing.T) {
	f := newFake(0)
	t.Cleanup(f.close)
	source := inFile(t, "ru.txt", "Мост через реку снова открыли во вторник после двенадцати дней ремонта.\n")
	pattern := filepath.Join(t.TempDir(), "{lang}.{ext}")
	cmd, stderr := process(t, f, nil, "translate", "-q", "--to", "ru,tg", "-o", pattern, source)
	select {
	case <-f.begun:
	case <-time.After(soon):
		t.Fatal("nothing was asked")
	}
	cmd.Process.Signal(os.Interrupt)
	if code := exited(t, cmd); code != 130 {
		t.Errorf("exit code %d, %s", code, stderr)
	}
	if b, err := os.ReadFile(filepath.Join(filepath.Dir(pattern), "ru.txt")); err != nil || !bytes.Contains(b, []byte("Мост")) {
		t.Errorf("the finished language: %q, %v", b, err)
	}
	if b, err := os.ReadFile(filepath.Join(filepath.Dir(pattern), "tg.txt")); err == nil {
		t.Errorf("the unfinished language: %q", b)
	}
}

// What is finished of a report that is not is kept where it is remembered, and
// nowhere else: panj doesn't say more.
func TestAnInterruptedRunSaysWhetherAnythingIsKept(t *testing.T) {
	for _, tt := range []struct {
		memory, message string
	}{
		{"--no-memory", "panj: interrupted\n"},
		{"--memory=" + t.TempDir() + "/memory", "panj: interrupted: what was finished is kept\n"},
	} {
		ctx, cancel := context.WithCancelCause(context.Background())
		s := slowly(t, make(chan struct{})) // its second block never comes
		vars := map[string]string{"OPENAI_BASE_URL": s.URL + "/v1", "PANJ_MODEL": "m"}
		path := inFile(t, "a.md", "# The bridge is open again\n\nIt was closed for 12 days.\n")
		// Progress says that the first block is there.
		stderr := &waiting{want: "1/2", seen: make(chan struct{})}
		go func() {
			select {
			case <-stderr.seen:
			case <-time.After(soon):
			}
			cancel(&interrupted{signal: syscall.SIGINT})
		}()
		code := run(ctx, []string{"translate", "--to", "ru", "--from", "en", "-f", "json", "--progress", tt.memory, path}, env{
			stdin: strings.NewReader(""), stdout: io.Discard, stderr: stderr, stderrTerminal: true, getenv: func(k string) string { return vars[k] },
		})
		if text := stderr.text.String(); code != 130 || !strings.HasSuffix(text, tt.message) {
			t.Errorf("%s: exit code %d, %q", tt.memory, code, text)
		}
	}
}

// Ctrl-C ends also a run that waits for its input.
func TestASignalEndsTheWaitForInput(t *testing.T) {
	for _, args := range [][]string{{"detect"}, {"render", "-"}, {"check", "-"}, {"translate", "--to", "ru"}} {
		stdin, w, err := os.Pipe()
		if err != nil {
			t.Fatal(err)
		}
		defer w.Close()
		cmd := exec.Command("panj", args...)
		cmd.Env = []string{"PATH=" + os.Getenv("PATH")}
		cmd.Stdin = stdin
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		stdin.Close()
		// More than a pipe holds: when it is written, panj is reading, and watches
		// for signals.
		w.SetWriteDeadline(time.Now().Add(soon))
		if _, err := w.Write(make([]byte, 1<<18)); err != nil {
			t.Fatal(err)
		}
		cmd.Process.Signal(os.Interrupt)
		if code := exited(t, cmd); code != 130 {
			t.Errorf("%q: exit code %d", args, code)
		}
	}
}

// Whoever reads stdout may go away: head does when it has seen enough.
func TestAClosedPipeEndsTheRunQuietly(t *testing.T) {
	f := newFake(0)
	t.Cleanup(f.close)
	path := inFile(t, "bridge.md", bridge)
	for _, args := range [][]string{
		{"translate", "--model", "good", "--to", "ru,tg", path},
		{"brief", "--model", "good", "--to", "ru", "-f", "json", path},
		{"detect", path}, {"languages"}, {"schema", "report"}, {"version"},
	} {
		r, w, err := os.Pipe()
		if err != nil {
			t.Fatal(err)
		}
		r.Close()
		cmd, stderr := process(t, f, w, args...)
		w.Close()
		if code := exited(t, cmd); code != 0 || stderr.Len() > 0 {
			t.Errorf("%q: exit code %d, %q", args, code, stderr)
		}
	}
}
