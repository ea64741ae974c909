package cassette

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// target is the folder that dir names, links resolved, if a recording may be put there.
func target(dir string) (string, error) {
	if dir == "" {
		return dir, errors.New("no folder is named")
	}
	abs, err := filepath.Abs(dir)
	if err != nil {
		return dir, err
	}
	if real, err := filepath.EvalSymlinks(abs); err == nil {
		abs = real // renaming would replace the link, not the folder
	}
	if err := replaceable(abs); err != nil {
		return dir, err
	}
	return abs, nil
}

// replaceable refuses whatever a recording must not destroy.
func replaceable(dir string) error {
	entries, err := os.ReadDir(dir)
	if errors.Is(err, fs.ErrNotExist) || err == nil && len(entries) == 0 {
		return nil
	}
	if info, statErr := os.Stat(dir); statErr == nil && !info.IsDir() {
		return errors.New("it is a file; name a folder")
	}
	if err != nil {
		return err
	}
	if !isRecording(dir) {
		return errors.New("the folder is not empty and not a recording; name another")
	}
	for _, e := range entries {
		if e.Name() != manifestName && !isExchange(e.Name()) {
			return fmt.Errorf("it holds %s, which is no part of a recording; move it away", e.Name())
		}
	}
	return nil
}

// isRecording is true of recordings in any format: one that can't be replayed
// any more may still be replaced.
func isRecording(dir string) bool {
	m, _ := readManifest(dir)
	return strings.HasPrefix(m.Format, "cassette/")
}

// isExchange goes by the name that fileName gives.
func isExchange(name string) bool {
	stem, ok := strings.CutSuffix(name, ".txt")
	hash, n, dash := strings.Cut(stem, "-")
	return ok && dash && len(hash) == 12 && strings.Trim(hash, "0123456789abcdef") == "" &&
		n != "" && strings.Trim(n, "0123456789") == ""
}

// A recording is made in a folder beside its place, on the same disk: "new" in
// there becomes the recording, "old" is what it replaces.
type site struct{ dir, holder string }

func newSite(dir string) (site, error) {
	s := site{dir: dir}
	parent, name := filepath.Split(dir)
	err := os.MkdirAll(parent, 0o755)
	if err == nil {
		s.holder, err = os.MkdirTemp(parent, "."+name+".recording-")
	}
	if err == nil {
		err = os.Mkdir(s.fresh(), 0o755)
	}
	return s, err
}

func (s site) fresh() string { return filepath.Join(s.holder, "new") }

func (s site) discard() error { return os.RemoveAll(s.holder) }

// put moves the earlier recording aside and the new one in its place; if that
// fails, the earlier one comes back and the new one stays where it was made.
func (s site) put() error {
	err := replaceable(s.dir)
	if err == nil {
		err = s.swap()
	}
	if err != nil {
		return fmt.Errorf("%w; the new recording is in %s", err, s.fresh())
	}
	return s.discard()
}

func (s site) swap() error {
	old := filepath.Join(s.holder, "old")
	err := os.Rename(s.dir, old)
	if errors.Is(err, fs.ErrNotExist) {
		return os.Rename(s.fresh(), s.dir)
	}
	if err != nil {
		return err
	}
	if err := os.Rename(s.fresh(), s.dir); err != nil {
		return errors.Join(err, os.Rename(old, s.dir))
	}
	return nil
}
