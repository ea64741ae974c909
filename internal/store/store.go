// Package store keeps what is of use between runs: a memory, a folder of JSON
// files that a person can read, one an entry.
//
// An entry's file is named by its key, the 64 hexadecimal digits of a SHA-256,
// below a folder of the first two:
//
//	memory.json                what the folder is
//	9f/9f2c….json              an entry
//	9f/.new-…                  an entry that is being written, or was when its process died
//
// Entries are written aside and renamed, so that any number of processes can use
// a folder at once: a reader sees an entry whole or not at all, and of two
// writers the later wins. Nothing is forced to the disk: after a power cut an
// entry may be gone or broken, and a broken one counts as not there. Files are
// for their owner only (0600, folders 0700).
//
// What an entry means and what its key is made of, its users know.
package store

import (
	"crypto/rand"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
)

// Memory is a folder of entries. It is safe for concurrent use, by several
// processes too. A nil *Memory holds nothing and keeps nothing.
type Memory struct{ dir string }

// Open names the folder. Nothing is read, and nothing is made before the first Keep.
func Open(dir string) *Memory { return &Memory{dir: dir} }

// Dir is the folder as Open was given it.
func (m *Memory) Dir() string { return m.dir }

// Recall returns what was kept last under a key. ok is false where there is
// nothing, or nothing that is a JSON object in an ordinary file.
func (m *Memory) Recall(key string) (entry []byte, ok bool) {
	if m == nil || !isKey(key) {
		return nil, false
	}
	root, err := openRoot(m.dir)
	if err != nil {
		return nil, false
	}
	defer root.Close()
	entry, _, err = load(root, key)
	return entry, err == nil
}

// attempts bound how often Keep begins anew when another process clears the
// folder under its hands.
const attempts = 20

// Keep puts an entry, a JSON object, in the place of what the key had. A folder
// that is not empty and no memory is refused with a *FolderError. On any error
// what was there stays.
func (m *Memory) Keep(key string, entry []byte) error {
	if m == nil {
		return nil
	}
	if err := m.keep(key, entry); err != nil {
		return fmt.Errorf("keeping an entry in the memory %s: %w", m.dir, cause(err))
	}
	return nil
}

func (m *Memory) keep(key string, entry []byte) error {
	if m.dir == "" {
		return errNoFolder
	}
	if !isKey(key) {
		return fmt.Errorf("%.80q is no key: it wants %d hexadecimal digits in lower case", key, keyLength)
	}
	text, err := readable(entry)
	if err != nil {
		return err
	}
	for range attempts {
		if err = m.put(key, text); !errors.Is(err, fs.ErrNotExist) {
			break
		}
	}
	return err
}

func (m *Memory) put(key string, text []byte) error {
	if err := os.MkdirAll(m.dir, 0o700); err != nil {
		return err
	}
	root, err := openRoot(m.dir)
	if err != nil {
		return err
	}
	defer root.Close()
	if err := claim(root); err != nil {
		return err
	}
	if err := root.Mkdir(key[:2], 0o700); err != nil && !errors.Is(err, fs.ErrExist) {
		return err
	}
	return replace(root, place(key), text)
}

// replace writes beside the file and renames.
func replace(root *os.Root, name string, text []byte) error {
	temp := filepath.Join(filepath.Dir(name), tempPrefix+rand.Text())
	f, err := root.OpenFile(temp, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	_, err = f.Write(text)
	if closed := f.Close(); err == nil {
		err = closed
	}
	if err == nil {
		err = root.Rename(temp, name)
	}
	if err != nil {
		root.Remove(temp)
	}
	return err
}

var errNoFolder = errors.New("no folder is named")

// openRoot bounds all that is done to the folder: no link leads out of it.
func openRoot(dir string) (*os.Root, error) {
	if dir == "" {
		return nil, errNoFolder
	}
	return os.OpenRoot(dir)
}

// cause is an error of the file system without the paths, which are the memory's
// own and say nothing.
func cause(err error) error {
	if number := syscall.Errno(0); errors.As(err, &number) {
		return number
	}
	return err
}
