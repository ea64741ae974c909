package store

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// TestMain lets tests run this binary as other processes that use a memory: what
// it is to do is in the variable, its folder and number are the arguments.
func TestMain(m *testing.M) {
	do, ok := roles[os.Getenv(roleVariable)]
	if !ok {
		os.Exit(m.Run())
	}
	if err := do(Open(os.Args[1]), os.Args[2]); err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
}

const roleVariable = "PANJ_STORE_TEST_ROLE"

var roles = map[string]func(m *Memory, number string) error{"writer": writeMany, "endless": writeForEver}

// process is this test binary in a role.
func process(t *testing.T, role string, m *Memory, number int) *exec.Cmd {
	t.Helper()
	binary, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(binary, m.Dir(), strconv.Itoa(number))
	cmd.Env = append(os.Environ(), roleVariable+"="+role)
	return cmd
}

const (
	processes = 8
	writes    = 2000 // of each process, half of them to keys that all share
)

// payload is an entry that shows by itself whether it is whole, of a length that
// differs by its writer.
type payload struct {
	By    string
	Name  string
	Words []string
}

func newPayload(by, name string) payload {
	length := 1 + (len(name)*7+int(by[0]))%40
	return payload{by, name, slices.Repeat([]string{"сӯз " + by}, length)}
}

// whole says what is wrong with an entry of a name.
func whole(entry []byte, name string) (by string, err error) {
	var p payload
	if err := json.Unmarshal(entry, &p); err != nil {
		return "", err
	}
	if p.By == "" || p.Name != name {
		return "", fmt.Errorf("%s holds the entry of %q by %q", name, p.Name, p.By)
	}
	want, err := json.Marshal(newPayload(p.By, name))
	if got, _ := json.Marshal(p); err != nil || !bytes.Equal(got, want) {
		return "", fmt.Errorf("%s is torn: %s, want %s", name, got, want)
	}
	return p.By, nil
}

// nameOf is what a process writes as its n-th entry: in turn its own, and what all write.
func nameOf(number string, n int) string {
	if n%2 == 0 {
		return fmt.Sprint("shared ", n)
	}
	return fmt.Sprint("of ", number, " ", n)
}

// writeMany reads each entry again as soon as it is written, while others write
// it too: it is there, and whole, whoever wrote it.
func writeMany(m *Memory, number string) error {
	for n := range writes {
		name := nameOf(number, n)
		entry, err := json.Marshal(newPayload(number, name))
		if err != nil {
			return err
		}
		if err := m.Keep(keyOf(name), entry); err != nil {
			return err
		}
		entry, ok := m.Recall(keyOf(name))
		if !ok {
			return fmt.Errorf("%s is not there", name)
		}
		if _, err := whole(entry, name); err != nil {
			return err
		}
	}
	return nil
}

func TestManyProcessesShareAMemory(t *testing.T) {
	m := newMemory(t)
	var all []*exec.Cmd
	said := make([]bytes.Buffer, processes)
	for i := range processes {
		cmd := process(t, "writer", m, i)
		cmd.Stdout, cmd.Stderr = &said[i], &said[i]
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		all = append(all, cmd)
	}
	for i, cmd := range all {
		if err := cmd.Wait(); err != nil {
			t.Errorf("process %d: %v: %s", i, err, said[i].String())
		}
	}
	winners := map[string]int{}
	for i := range processes {
		number := strconv.Itoa(i)
		for n := range writes {
			name := nameOf(number, n)
			entry, ok := m.Recall(keyOf(name))
			if !ok {
				t.Fatalf("%s is lost", name)
			}
			by, err := whole(entry, name)
			if err != nil {
				t.Fatal(err)
			}
			if n%2 == 1 && by != number {
				t.Fatalf("%s was written by %s", name, by)
			}
			winners[by]++
		}
	}
	s, err := m.Stats(everything)
	if want := writes/2 + processes*writes/2; err != nil || s.Entries != want || s.Unreadable+s.Leftover > 0 {
		t.Errorf("got %+v, %v, want %d entries", s, err, want)
	}
	t.Logf("entries by their writers: %v", winners)
}

// writeForEver tells of each entry when it is kept.
func writeForEver(m *Memory, number string) error {
	for n := 0; ; n++ {
		name := nameOf(number, n)
		entry, err := json.Marshal(newPayload(number, name))
		if err != nil {
			return err
		}
		if err := m.Keep(keyOf(name), entry); err != nil {
			return err
		}
		fmt.Println(name)
	}
}

// Whatever a process had kept when it was killed is there, whole.
func TestAKilledProcessLeavesWhatItKept(t *testing.T) {
	m := newMemory(t)
	for round := range 5 {
		cmd := process(t, "endless", m, round)
		out, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		var kept []string
		for lines := bufio.NewScanner(out); lines.Scan(); {
			if kept = append(kept, lines.Text()); len(kept) == 50+round {
				cmd.Process.Kill()
				break
			}
		}
		io.Copy(io.Discard, out) // so that no write of its stops it before the end
		cmd.Wait()
		if len(kept) != 50+round {
			t.Fatalf("it ended by itself after %q", kept)
		}
		for _, name := range kept {
			entry, _ := m.Recall(keyOf(name))
			if _, err := whole(entry, name); err != nil {
				t.Error(err)
			}
		}
	}
	put(t, m.Dir(), "00/"+tempPrefix+strings.Repeat("B", tempLength), `{"By":`) // a kill rarely hits so well
	s, err := m.Stats(everything)
	if err != nil || s.Unreadable > 0 || s.Leftover == 0 {
		t.Errorf("got %+v, %v", s, err)
	}
	if _, err := m.Clear(); err != nil {
		t.Error(err)
	}
	if left := files(t, m.Dir()); left != nil {
		t.Errorf("left are %q", left)
	}
}
