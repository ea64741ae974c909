package store

import (
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"os"
	"time"
)

// Entry is what was kept under a key.
type Entry struct {
	Key     string
	JSON    []byte    // an object, laid out for a person
	Changed time.Time // when it was kept
}

// All are the entries in the order of their keys, without those that can't be
// read. An error, such as a *FolderError, is the last that comes; a folder that
// isn't there holds nothing.
func (m *Memory) All() iter.Seq2[Entry, error] {
	return func(yield func(Entry, error) bool) {
		err := m.visit(func(root *os.Root, c contents) error {
			for _, key := range c.keys {
				text, info, err := load(root, key)
				if err == nil && !yield(Entry{key, text, info.ModTime()}, nil) {
					return errStopped
				}
			}
			return nil
		})
		if err != nil && err != errStopped {
			yield(Entry{}, fmt.Errorf("reading the memory %s: %w", m.dir, cause(err)))
		}
	}
}

var errStopped = errors.New("whoever asked has enough")

// Stats say how much a memory holds.
type Stats struct {
	Entries    int   // that can be read
	Bytes      int64 // of all entries' files
	Unreadable int   // files in an entry's place that are none, or that known doesn't know
	Leftover   int   // entries that are just being written, or that a killed process left
}

// Stats count what is there. known looks at each entry and says whether it is of
// use, so that whoever asks can tell its kinds.
func (m *Memory) Stats(known func(entry []byte) bool) (Stats, error) {
	var s Stats
	err := m.visit(func(root *os.Root, c contents) error {
		s.Leftover = len(c.temps)
		for _, key := range c.keys {
			text, info, err := load(root, key)
			switch {
			case errors.Is(err, fs.ErrNotExist):
				continue // cleared meanwhile
			case err == nil && known(text):
				s.Entries++
			default:
				s.Unreadable++
			}
			if info != nil {
				s.Bytes += info.Size()
			}
		}
		return nil
	})
	if err != nil {
		return s, fmt.Errorf("reading the memory %s: %w", m.dir, cause(err))
	}
	return s, nil
}

// Cleared is what Clear removed, and what it did not.
type Cleared struct {
	Entries  int      // those that could not be read among them
	Bytes    int64    // of their files
	Leftover int      // of killed processes
	Foreign  []string // what lies in the folder and is none of the memory's; it stays
}

// Clear removes the memory's own files, and its folders if nothing else is in
// them. A folder that is no memory is refused with a *FolderError. What other
// processes keep meanwhile may be removed or stay, whole either way.
func (m *Memory) Clear() (Cleared, error) {
	var out Cleared
	err := m.visit(func(root *os.Root, c contents) error {
		out.Foreign = c.foreign
		return out.remove(root, c)
	})
	if err != nil {
		return out, fmt.Errorf("clearing the memory %s: %w", m.dir, cause(err))
	}
	if info, err := os.Lstat(m.dir); err == nil && info.IsDir() {
		os.Remove(m.dir) // fails where others have put something there, or a link leads there
	}
	return out, nil
}

func (out *Cleared) remove(root *os.Root, c contents) error {
	for _, key := range c.keys {
		info, err := root.Lstat(place(key))
		if err == nil {
			err = root.Remove(place(key))
		}
		switch {
		case errors.Is(err, fs.ErrNotExist): // another process clears too
		case err != nil:
			return err
		default:
			out.Entries++
			out.Bytes += info.Size()
		}
	}
	for _, temp := range c.temps {
		switch err := root.Remove(temp); {
		case errors.Is(err, fs.ErrNotExist): // it has become an entry
		case err != nil:
			return err
		default:
			out.Leftover++
		}
	}
	for _, folder := range c.folders {
		root.Remove(folder) // fails where it is not empty
	}
	if len(c.foreign) == 0 {
		root.Remove(markerName)
	}
	return nil
}

// visit lists a memory that is there.
func (m *Memory) visit(do func(*os.Root, contents) error) error {
	root, err := openRoot(m.dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	defer root.Close()
	c, err := list(root)
	if err != nil {
		return err
	}
	return do(root, c)
}
