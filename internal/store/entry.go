package store

import (
	"bytes"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

const (
	keyLength  = 64 // hexadecimal digits of a SHA-256
	extension  = ".json"
	tempPrefix = ".new-"
	tempLength = 26 // of what crypto/rand.Text gives
)

// isKey keeps everything else from becoming a path.
func isKey(key string) bool { return len(key) == keyLength && isHex(key) }

func isHex(s string) bool { return strings.Trim(s, "0123456789abcdef") == "" }

// place is where a key's entry is.
func place(key string) string { return filepath.Join(key[:2], key+extension) }

// isTemp goes by the name that replace gives.
func isTemp(name string) bool {
	rest, ok := strings.CutPrefix(name, tempPrefix)
	return ok && len(rest) == tempLength && strings.Trim(rest, "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567") == ""
}

// errBroken is a file in an entry's place that is none.
var errBroken = errors.New("it is no JSON object in an ordinary file")

// load reads an entry. Of a file that can't be read it still tells the size.
func load(root *os.Root, key string) ([]byte, fs.FileInfo, error) {
	info, err := root.Lstat(place(key)) // opening a pipe would wait for its writer
	if err != nil {
		return nil, nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, info, errBroken
	}
	text, err := root.ReadFile(place(key))
	if err == nil && !isObject(text) {
		err = errBroken
	}
	return text, info, err
}

func isObject(text []byte) bool {
	return bytes.HasPrefix(bytes.TrimLeft(text, " \t\r\n"), []byte("{")) && json.Valid(text)
}

// readable lays an entry out for a person.
func readable(entry []byte) ([]byte, error) {
	if !isObject(entry) {
		return nil, errors.New("it is no JSON object")
	}
	var b bytes.Buffer
	if err := json.Indent(&b, plain(entry), "", "  "); err != nil {
		return nil, err
	}
	b.WriteByte('\n')
	return b.Bytes(), nil
}

// plain writes <, > and &, which encoding/json escapes for the sake of HTML, as
// themselves: placeholders are full of them.
func plain(entry []byte) []byte {
	out := make([]byte, 0, len(entry))
	for i := 0; i < len(entry); i++ {
		c := entry[i]
		if c != '\\' || i+1 == len(entry) {
			out = append(out, c)
			continue
		}
		if sign := signs[strings.ToLower(string(entry[i:min(i+6, len(entry))]))]; sign != 0 {
			out = append(out, sign)
			i += 5
			continue
		}
		out = append(out, c, entry[i+1]) // the second \ of \\ begins nothing
		i++
	}
	return out
}

var signs = map[string]byte{`\u003c`: '<', `\u003e`: '>', `\u0026`: '&'}
