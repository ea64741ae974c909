package check

import (
	"strings"
	"unicode"
)

// word is a run of letters of a text, apostrophes within it included; each
// Chinese character is a word.
type word struct {
	runes      []rune
	start, end int  // bytes in the text
	bracketed  bool // between brackets, those of Chinese titles included
	address    bool // part of a URL, an e-mail address, a handle or a file name
	apart      bool // something other than space, hyphen or comma stands before it
}

func (w word) capital() bool { return unicode.IsUpper(w.runes[0]) }

// words lists the words of a text in order.
func words(text string) []word {
	var out []word
	depth := 0
	apart := false
	var open *word
	flush := func() {
		if open != nil {
			out = append(out, *open)
			open = nil
		}
	}
	for i, r := range text {
		end := i + len(string(r))
		letter := unicode.IsLetter(r) || unicode.Is(unicode.Mn, r)
		if open != nil && (!letter && !inner(r) || han(r) || han(open.runes[0])) {
			flush()
		}
		if letter {
			if open == nil {
				open = &word{start: i, bracketed: depth > 0, apart: apart}
				apart = false
			}
			open.runes, open.end = append(open.runes, r), end
			continue
		}
		if open != nil && inner(r) {
			continue
		}
		depth = max(0, depth+bracket(r))
		apart = apart || parts(r)
	}
	flush()
	markAddresses(text, out)
	return out
}

// parts says whether words on both sides of a rune belong to different phrases.
func parts(r rune) bool {
	return !unicode.IsSpace(r) && !unicode.IsDigit(r) && !strings.ContainsRune("-‐‑–'’,،、，", r)
}

// inner runes may stand within a word: apostrophes and the Persian joiner.
func inner(r rune) bool { return r == '\'' || r == '’' || r == 0x200C || r == 0x200D }

func bracket(r rune) int {
	switch r {
	case '(', '[', '（', '［', '【', '〔', '《':
		return 1
	case ')', ']', '）', '］', '】', '〕', '》':
		return -1
	}
	return 0
}

// markAddresses sets address on the words of each chunk of ASCII without space
// that is a URL, an e-mail address or a name with a dot or an @ or _ in it.
func markAddresses(text string, list []word) {
	end, is := 0, false
	for i := range list {
		if list[i].start >= end {
			var chunk string
			chunk, end = chunkAround(text, list[i].start, list[i].end)
			is = strings.Contains(chunk, "://") || strings.ContainsAny(chunk, "@_/\\") || dotted(chunk)
		}
		list[i].address = is
	}
}

// chunkAround widens a word to the ASCII characters without space around it,
// and says where they end.
func chunkAround(text string, start, end int) (string, int) {
	for start > 0 && text[start-1] > ' ' && text[start-1] < 0x80 {
		start--
	}
	for end < len(text) && text[end] > ' ' && text[end] < 0x80 {
		end++
	}
	return text[start:end], end
}

// dotted says whether a dot stands between two letters, as in example.org.
func dotted(chunk string) bool {
	for i := 1; i+1 < len(chunk); i++ {
		if chunk[i] == '.' && asciiLetter(chunk[i-1]) && asciiLetter(chunk[i+1]) {
			return true
		}
	}
	return false
}

func asciiLetter(b byte) bool { return b|0x20 >= 'a' && b|0x20 <= 'z' }
