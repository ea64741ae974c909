package source

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/transform"
)

const byteOrderMark = "\ufeff"

// charset is an encoding of the WHATWG Encoding Standard; UTF-8 needs none.
type charset struct {
	name     string
	encoding encoding.Encoding
}

// lookUp finds a charset by one of its labels.
func lookUp(label string) (charset, error) {
	if label == "" {
		return charset{name: "utf-8"}, nil
	}
	e, err := htmlindex.Get(label)
	if err != nil || e == encoding.Replacement {
		return charset{}, &CharsetError{Label: label, Known: knownCharsets()}
	}
	name, err := htmlindex.Name(e)
	if err != nil {
		return charset{}, &CharsetError{Label: label, Known: knownCharsets()}
	}
	if name == "utf-8" {
		return charset{name: name}, nil
	}
	return charset{name, e}, nil
}

// knownCharsets are those in which news in our languages is found.
func knownCharsets() []string {
	return []string{"utf-8", "utf-16le", "windows-1251", "koi8-r", "windows-1256", "gb18030", "gbk", "big5"}
}

// decode makes UTF-8 of data. A byte order mark decides over the charset asked
// for, as in browsers; that of UTF-8 stays, since output may need it too.
func decode(name string, data []byte, c charset) ([]byte, charset, error) {
	if what := magic(data); what != "" {
		return nil, c, &UnsupportedError{Name: name, What: what, Instead: "save its text to a file"}
	}
	skip := 0
	switch {
	case bytes.HasPrefix(data, []byte(byteOrderMark)):
		c = charset{name: "utf-8"}
	case bytes.HasPrefix(data, []byte("\xff\xfe")):
		c, _ = lookUp("utf-16le")
		skip = 2
	case bytes.HasPrefix(data, []byte("\xfe\xff")):
		c, _ = lookUp("utf-16be")
		skip = 2
	}
	if c.encoding == nil {
		if at := invalidUTF8(data); at >= 0 {
			return nil, c, encodingError(name, c, data, at)
		}
		return data, c, nil
	}
	text, err := c.encoding.NewDecoder().Bytes(data[skip:])
	if err != nil || bytes.ContainsRune(text, utf8.RuneError) {
		if at := invalidIn(data[skip:], c.encoding); at >= 0 {
			return nil, c, encodingError(name, c, data, skip+at)
		}
	}
	return text, c, nil
}

// hasMark says whether a byte order mark decides what the bytes are.
func hasMark(data []byte) bool {
	for _, mark := range [...]string{byteOrderMark, "\xff\xfe", "\xfe\xff"} {
		if bytes.HasPrefix(data, []byte(mark)) {
			return true
		}
	}
	return false
}

func invalidUTF8(data []byte) int {
	if utf8.Valid(data) {
		return -1
	}
	for i := 0; i < len(data); {
		r, n := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && n == 1 {
			return i
		}
		i += n
	}
	return -1
}

// invalidIn decodes anew in the smallest steps to find the first bytes that
// the encoding has no character for. Three bytes hold U+FFFD and nothing else
// before it, so that a step that yields it begins at the offending byte.
func invalidIn(data []byte, e encoding.Encoding) int {
	d := e.NewDecoder().Transformer
	genuine, _ := e.NewEncoder().Bytes([]byte(string(utf8.RuneError))) // U+FFFD that the source really has
	var buf [utf8.UTFMax]byte
	for at := 0; at < len(data); {
		n, read, err := d.Transform(buf[:3], data[at:], true)
		if err == transform.ErrShortDst && n == 0 && read == 0 {
			n, read, err = d.Transform(buf[:], data[at:], true)
		}
		if string(buf[:n]) == string(utf8.RuneError) && !bytes.Equal(data[at:at+read], genuine) {
			return at
		}
		if read == 0 || err != nil && err != transform.ErrShortDst {
			return at
		}
		at += read
	}
	return -1
}

// magic names the kinds of files that people take for text.
func magic(data []byte) string {
	for _, m := range [...]struct{ head, what string }{
		{"%PDF-", "a PDF"}, {"PK\x03\x04", "a Word or OpenDocument file or a zip archive"},
		{"\xd0\xcf\x11\xe0", "an old Word file"}, {`{\rtf`, "an RTF file"},
		{"\x89PNG", "an image"}, {"\xff\xd8\xff", "an image"}, {"GIF8", "an image"},
		{"\x1f\x8b", "compressed data"},
	} {
		if strings.HasPrefix(string(data[:min(len(data), 8)]), m.head) {
			return m.what
		}
	}
	return ""
}
