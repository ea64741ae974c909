package main

import (
	"bytes"
	"context"
	"errors"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// TestMain lets the scripts run panj as a program of its own: the test binary
// under that name, or under that of one which tells its peak memory too.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"panj": main})
}

// TestScripts runs panj end to end, a script a topic. A script's environment is
// clean; in it $SERVER is a fake (see model_test.go) whose models are chosen with
// --model, and bridge.md is an article that it can translate. Beside
// testscript's own commands there are
//
//	exits CODE COMMAND…   runs the command and wants this exit code
//	requests N            the server was asked for N answers so far
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "../../testdata/scripts",
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup:               setUpScript,
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"exits":    cmdExits,
			"requests": cmdRequests,
		},
	})
}

type fakeKey struct{}

func setUpScript(e *testscript.Env) error {
	f := newFake(0)
	e.Defer(f.close)
	e.Values[fakeKey{}] = f
	e.Setenv("SERVER", f.URL)
	e.Setenv("HOME", "") // no memory, unless a script wants one
	return os.WriteFile(e.WorkDir+"/bridge.md", []byte(bridge), 0o666)
}

func cmdExits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits CODE COMMAND…")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	if got := exitCode(ts, ts.Exec(args[1], args[2:]...)); got != want {
		ts.Fatalf("exit code %d, want %d", got, want)
	}
}

func exitCode(ts *testscript.TestScript, err error) int {
	var exit *exec.ExitError
	switch {
	case err == nil:
		return 0
	case errors.As(err, &exit):
		return exit.ExitCode()
	}
	ts.Fatalf("running: %v", err)
	return -1
}

func cmdRequests(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: requests N")
	}
	if got := ts.Value(fakeKey{}).(*fake).requests(); strconv.Itoa(got) != args[0] {
		ts.Fatalf("the server was asked for %d answers, want %s", got, args[0])
	}
}

// ran is what a run did.
type ran struct {
	code           int
	stdout, stderr string
}

// inProcess runs panj in this process, with no terminal and these variables; set
// may change the rest.
func inProcess(t testing.TB, vars map[string]string, set func(*env), args ...string) ran {
	t.Helper()
	var stdout, stderr bytes.Buffer
	e := env{
		stdin: strings.NewReader(""), stdout: &stdout, stderr: &stderr,
		getenv: func(name string) string { return vars[name] },
	}
	if set != nil {
		set(&e)
	}
	code := run(context.Background(), args, e)
	return ran{code, stdout.String(), stderr.String()}
}
