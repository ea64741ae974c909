package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"os/signal"
	"sync/atomic"
	"syscall"
	"time"

	"golang.org/x/term"

	"panj/internal/llm"
)

// env is all that a run knows of the process it is in, so that tests can run
// panj twice in one process.
type env struct {
	stdin  io.Reader
	stdout io.Writer
	stderr io.Writer
	getenv func(string) string
	// Which of the streams is a terminal, and how wide stdout is (0: unknown).
	stdinTerminal, stdoutTerminal, stderrTerminal bool
	width                                         int
	// retryDelay is how long to wait before a second attempt; 0 is openai's own.
	retryDelay time.Duration
	// kept tells whether anything of the run lasts: it was written or remembered.
	// A test may leave it nil.
	kept *atomic.Bool
}

// keep says that something of the run lasts.
func (e env) keep() {
	if e.kept != nil {
		e.kept.Store(true)
	}
}

func processEnv() env {
	out := int(os.Stdout.Fd())
	width, _, err := term.GetSize(out)
	if err != nil {
		width = 0
	}
	return env{
		stdin: os.Stdin, stdout: os.Stdout, stderr: os.Stderr, getenv: os.Getenv,
		stdinTerminal:  term.IsTerminal(int(os.Stdin.Fd())),
		stdoutTerminal: term.IsTerminal(out),
		stderrTerminal: term.IsTerminal(int(os.Stderr.Fd())),
		width:          width,
	}
}

// run does what the arguments say and returns the exit code. It is the only
// place where errors and findings become one.
func run(ctx context.Context, args []string, e env) int {
	e.kept = new(atomic.Bool)
	v := &voice{env: e}
	first := ""
	if len(args) > 0 {
		first = args[0]
	}
	root := newRoot(e, v, first)
	root.SetArgs(args)
	help := &errorKeeper{Writer: e.stdout}
	root.SetOut(help)
	started := false
	markStarted(root, &started)
	cmd, err := root.ExecuteContextC(ctx)
	if err != nil && !started {
		err = misread(err, cmd, args)
	}
	if err == nil && help.err != nil {
		err = fmt.Errorf("writing the help: %w", help.err)
	}
	if cause := context.Cause(ctx); cause != nil && !kind(llm.ReplayMiss)(err) {
		err = cause
		if i, ok := cause.(*interrupted); ok {
			err = &interrupted{signal: i.signal, kept: e.kept.Load()}
		}
	}
	code, hints := outcome(err)
	v.failed(err, code, hints)
	return code
}

// errorKeeper keeps the first error of its writer for the end: cobra, which writes
// the help, looks at none.
type errorKeeper struct {
	io.Writer
	err error
}

func (k *errorKeeper) Write(b []byte) (int, error) {
	if k.err == nil {
		_, k.err = k.Writer.Write(b)
	}
	return len(b), nil
}

// interrupted is the cause of a context that a signal ended.
type interrupted struct {
	signal syscall.Signal
	kept   bool // something was written or remembered
}

func (i *interrupted) Error() string {
	word := "interrupted"
	if i.signal == syscall.SIGTERM {
		word = "terminated"
	}
	if i.kept {
		return word + ": what was finished is kept"
	}
	return word
}

// untilSignal is a context that Ctrl-C or SIGTERM ends; a second signal ends
// the process at once. A closed pipe is an error of the write to it, no signal.
func untilSignal() (context.Context, context.CancelFunc) {
	signal.Ignore(syscall.SIGPIPE)
	ctx, cancel := context.WithCancelCause(context.Background())
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM)
	go func() {
		s, ok := (<-signals).(syscall.Signal)
		signal.Stop(signals)
		if ok {
			cancel(&interrupted{signal: s})
		}
	}()
	return ctx, func() { signal.Stop(signals); cancel(nil) }
}
