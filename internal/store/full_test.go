//go:build linux || darwin

package store

import (
	"errors"
	"fmt"
	"os/signal"
	"strings"
	"syscall"
	"testing"
)

func init() { roles["full"] = writeToAFullDisk }

// writeToAFullDisk has a limit on the size of files in the place of a full disk:
// writing begins, and stops half way.
func writeToAFullDisk(m *Memory, _ string) error {
	signal.Ignore(syscall.SIGXFSZ)
	if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &syscall.Rlimit{Cur: 1000, Max: 1000}); err != nil {
		return err
	}
	err := m.Keep(keyOf("a"), fmt.Appendf(nil, `{"text":%q}`, strings.Repeat("x", 5000)))
	if !errors.Is(err, syscall.EFBIG) {
		return fmt.Errorf("keeping an entry that is too long: %v", err)
	}
	fmt.Print(err)
	return nil
}

func TestAFullDiskLeavesWhatWasThere(t *testing.T) {
	m := newMemory(t)
	keep(t, m, "a", `{"n":1}`)
	out, err := process(t, "full", m, 0).CombinedOutput()
	if want := "keeping an entry in the memory " + m.Dir() + ": file too large"; err != nil || string(out) != want {
		t.Fatalf("%v: %s, want %s", err, out, want)
	}
	if entry, ok := m.Recall(keyOf("a")); !ok || !strings.Contains(string(entry), `"n": 1`) {
		t.Errorf("the earlier entry has become %q", entry)
	}
	if s, err := m.Stats(everything); err != nil || s.Entries != 1 || s.Unreadable+s.Leftover > 0 {
		t.Errorf("got %+v, %v", s, err)
	}
}
