package article

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// scanBare finds the first thing at or after from that a model must not
// touch and that is no markup: a URL, an e-mail address, or what looks like
// one of our own placeholders. Without one, start is negative.
func scanBare(s string, from int) (start, end int) {
	for i := from; i < len(s); i++ {
		switch c := s[i]; {
		case c == '<':
			if n := placeholderLen(s[i:]); n > 0 {
				return i, i + n
			}
		case c == 'h' || c == 'H' || c == 'f' || c == 'F' || c == 'w' || c == 'W':
			if !urlMayFollow(s[:i]) {
				continue // asked first: the length of a URL takes reading to its end
			}
			if n := urlLen(s[i:]); n > 0 {
				return i, i + n
			}
		case c == '@':
			if b, e := emailAround(s, i); b >= from && e > i {
				return b, e
			}
		}
	}
	return -1, -1
}

func urlMayFollow(before string) bool {
	if before == "" {
		return true
	}
	c := before[len(before)-1]
	return !isAlnum(c) && c != '@'
}

// urlLen is the length of the URL that s begins with, 0 if there is none.
// What closes the sentence or the bracket around it is not part of it.
func urlLen(s string) int {
	head := 0
	for _, scheme := range [...]string{"https://", "http://", "ftp://", "www."} {
		if len(s) > len(scheme) && strings.EqualFold(s[:len(scheme)], scheme) {
			head = len(scheme)
			break
		}
	}
	if head == 0 {
		return 0
	}
	if r, _ := utf8.DecodeRuneInString(s[head:]); !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '[' {
		return 0
	}
	if s[head-1] == '.' && !strings.Contains(s[head:urlStop(s, head)], ".") {
		return 0
	}
	end := trimURL(s, urlStop(s, head))
	if end <= head {
		return 0
	}
	return end
}

// urlStop is where the characters that a URL may have end.
func urlStop(s string, i int) int {
	for i < len(s) {
		r, n := utf8.DecodeRuneInString(s[i:])
		if r < utf8.RuneSelf {
			if r <= ' ' || r == 0x7f || strings.ContainsRune("<>\"`{}|\\^[]", r) {
				return i
			}
		} else if !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) || r == utf8.RuneError {
			return i
		} else if isHan(r) && hanEndsURL(s[:i]) {
			return i
		}
		i += n
	}
	return i
}

// hanEndsURL tells running Chinese text, which follows a URL without a space,
// from a path of Chinese characters, which begins after a separator.
func hanEndsURL(before string) bool {
	return isAlnum(before[len(before)-1])
}

// trimURL drops the punctuation of the sentence, and closing brackets that the
// URL didn't open.
func trimURL(s string, end int) int {
	extra := strings.Count(s[:end], ")") - strings.Count(s[:end], "(")
	for end > 0 {
		c := s[end-1]
		switch {
		case strings.IndexByte("?!.,:;*_~'", c) >= 0:
			end--
		case c == ')' && extra > 0:
			extra--
			end--
		default:
			return end
		}
	}
	return end
}

// emailAround returns the e-mail address whose @ stands at i.
func emailAround(s string, i int) (start, end int) {
	start, end = i, i+1
	for start > 0 && (isAlnum(s[start-1]) || strings.IndexByte("._%+-", s[start-1]) >= 0) {
		start--
	}
	for start < i && !isAlnum(s[start]) {
		start++
	}
	for end < len(s) && (isAlnum(s[end]) || s[end] == '.' || s[end] == '-') {
		end++
	}
	for end > i+1 && !isAlnum(s[end-1]) {
		end--
	}
	dot := strings.LastIndexByte(s[i+1:end], '.')
	if start == i || dot < 1 || end-(i+1+dot+1) < 2 {
		return -1, -1
	}
	return start, end
}

// placeholderLen is the length of what looks like a placeholder at the start
// of s, in whatever spacing and case a source or a model may write it.
func placeholderLen(s string) int {
	i := skipSpaces(s, 1)
	if i < len(s) && s[i] == '/' {
		i = skipSpaces(s, i+1)
	}
	if i >= len(s) || strings.IndexByte("gGxX", s[i]) < 0 {
		return 0
	}
	i++
	digits := i
	for i < len(s) && s[i] >= '0' && s[i] <= '9' {
		i++
	}
	if i == digits {
		return 0
	}
	i = skipSpaces(s, i)
	if i < len(s) && s[i] == '/' {
		i = skipSpaces(s, i+1)
	}
	if i >= len(s) || s[i] != '>' {
		return 0
	}
	return i + 1
}

func skipSpaces(s string, i int) int {
	for i < len(s) && s[i] == ' ' {
		i++
	}
	return i
}

func isAlnum(c byte) bool {
	return c >= '0' && c <= '9' || c|0x20 >= 'a' && c|0x20 <= 'z'
}

func isHan(r rune) bool {
	return r >= 0x3400 && r <= 0x9fff || r >= 0xf900 && r <= 0xfaff || r >= 0x20000 && r <= 0x3ffff
}
