package source

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// UnsupportedError is a source that can't be read as an article.
type UnsupportedError struct {
	Name    string // base name or URL
	What    string // "HTML", "a URL", "a PDF"
	Instead string // what to do instead
}

// Error names the source and what it is.
func (e *UnsupportedError) Error() string {
	return fmt.Sprintf("reading %s: %s can't be read yet", e.Name, e.What)
}

// Hint is what to do instead.
func (e *UnsupportedError) Hint() string { return e.Instead }

// CharsetError is a label that names no encoding.
type CharsetError struct {
	Label string
	Known []string // some WHATWG names that are
}

// Error names the label and some that are known.
func (e *CharsetError) Error() string {
	return fmt.Sprintf("unknown charset %q: known are %s and the others that browsers know", e.Label, strings.Join(e.Known, ", "))
}

// EncodingError is the first place where the bytes are not in the charset.
type EncodingError struct {
	Name    string
	Charset string // WHATWG name of the encoding that was tried
	Offset  int    // in the bytes of the source, from 0
	Likely  string // WHATWG name of an encoding in which the bytes are text, empty after a byte order mark
}

// Error names the source, the encoding and the offset.
func (e *EncodingError) Error() string {
	return fmt.Sprintf("reading %s: byte %d is not %s", e.Name, e.Offset, e.Charset)
}

// Hint is the option to try; after a byte order mark, which decides over it, none helps.
func (e *EncodingError) Hint() string {
	if e.Likely == "" {
		return "save it again as utf-8: its byte order mark says " + e.Charset + ", whatever --charset says"
	}
	return "--charset " + e.Likely
}

func encodingError(name string, c charset, data []byte, at int) *EncodingError {
	e := &EncodingError{Name: name, Charset: c.name, Offset: at}
	if !hasMark(data) {
		e.Likely = likely(data, c.name)
	}
	return e
}

// likely guesses what bytes above ASCII are: Chinese text pairs them,
// which words of one-byte encodings don't; Cyrillic small letters are in the
// upper half of windows-1251 and in the lower of KOI8-R.
func likely(data []byte, tried string) string {
	data = data[:min(len(data), 64<<10)]
	if tried != "utf-8" && utf8.Valid(data) {
		return "utf-8"
	}
	if tried != "gb18030" && tried != "gbk" && pairs(data) {
		return "gb18030"
	}
	low, high := 0, 0
	for _, b := range data {
		switch {
		case b >= 0xe0:
			high++
		case b >= 0xc0:
			low++
		}
	}
	if (low > high || tried == "windows-1251") && tried != "koi8-r" {
		return "koi8-r"
	}
	return "windows-1251"
}

// pairs says whether nine in ten of the bytes are pairs of GB 2312's
// punctuation (rows A1 to A3) and its common characters (rows B0 to D7).
func pairs(data []byte) bool {
	good, bad := 0, 0
	for i := 0; i < len(data); i++ {
		if data[i] < 0x80 {
			continue
		}
		lead := data[i] >= 0xa1 && data[i] <= 0xa3 || data[i] >= 0xb0 && data[i] <= 0xd7
		if i+1 < len(data) && data[i+1] > 0xa0 {
			i++
		} else {
			lead = false
		}
		if lead {
			good++
		} else {
			bad++
		}
	}
	return good > 9*bad
}
