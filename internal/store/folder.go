package store

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"strings"
)

// Format is the only format of memories that this version reads and writes.
const Format = "memory/1"

const markerName = "memory.json"

// marker says what the folder is. A memory that has it may also hold what others
// put there, such as a file manager's notes.
type marker struct {
	Panj  string `json:"panj"` // "memory/1"
	About string `json:"about"`
}

// FolderError is a folder that can't be used as a memory.
type FolderError struct{ Why string }

// Error says why.
func (e *FolderError) Error() string { return e.Why }

// Hint is the option to give.
func (e *FolderError) Hint() string { return "name another folder with --memory DIR" }

// contents are the names in a memory, in order.
type contents struct {
	keys    []string
	temps   []string // of entries that are being written, or were when a process died
	folders []string // that hold them
	foreign []string // what is none of ours
}

// claim makes the folder a memory, if it is one or nothing yet.
func claim(root *os.Root) error {
	format, err := formatOf(root)
	if format == Format || err != nil {
		return err
	}
	top, err := listTop(root)
	if err == nil {
		err = top.refusal()
	}
	if err != nil {
		return err
	}
	text, err := json.MarshalIndent(marker{Format, "what panj keeps between runs, one file an entry; panj memory clear removes it"}, "", "  ")
	if err != nil {
		return err
	}
	return replace(root, markerName, append(text, '\n'))
}

// formatOf reads the marker; empty where there is none that can be read.
func formatOf(root *os.Root) (string, error) {
	info, err := root.Lstat(markerName)
	if err != nil || !info.Mode().IsRegular() {
		return "", nil
	}
	text, err := root.ReadFile(markerName)
	if err != nil {
		return "", nil
	}
	var m marker
	if json.Unmarshal(text, &m) != nil || !strings.HasPrefix(m.Panj, "memory/") {
		return "", nil
	}
	if m.Panj != Format {
		return "", &FolderError{fmt.Sprintf("its format is %q, this panj reads %q", m.Panj, Format)}
	}
	return m.Panj, nil
}

// refusal is the error of a folder without a marker: empty but for what has our
// names, it may be a memory that is just being made or cleared.
func (c contents) refusal() error {
	if len(c.foreign) == 0 {
		return nil
	}
	return &FolderError{fmt.Sprintf("the folder holds %.80q and is no memory", c.foreign[0])}
}

// listTop is what lies in the folder itself.
func listTop(root *os.Root) (contents, error) {
	var c contents
	all, err := fs.ReadDir(root.FS(), ".")
	for _, e := range all {
		switch name := e.Name(); {
		case e.IsDir() && len(name) == 2 && isHex(name):
			c.folders = append(c.folders, name)
		case e.Type().IsRegular() && isTemp(name):
			c.temps = append(c.temps, name)
		case e.Type().IsRegular() && name == markerName:
		default:
			c.foreign = append(c.foreign, name)
		}
	}
	return c, err
}

// list is what lies in the folder and in those below it. A folder that is no
// memory is an error.
func list(root *os.Root) (contents, error) {
	format, err := formatOf(root)
	if err != nil {
		return contents{}, err
	}
	c, err := listTop(root)
	if err == nil && format == "" {
		err = c.refusal()
	}
	if err != nil {
		return contents{}, err
	}
	for _, folder := range c.folders {
		if err := c.listBelow(root, folder); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return contents{}, err
		}
	}
	return c, nil
}

func (c *contents) listBelow(root *os.Root, folder string) error {
	all, err := fs.ReadDir(root.FS(), folder)
	for _, e := range all {
		name := e.Name()
		key, named := strings.CutSuffix(name, extension)
		switch {
		case named && isKey(key) && key[:2] == folder && !e.IsDir():
			c.keys = append(c.keys, key)
		case e.Type().IsRegular() && isTemp(name):
			c.temps = append(c.temps, path.Join(folder, name))
		default:
			c.foreign = append(c.foreign, path.Join(folder, name))
		}
	}
	return err
}
