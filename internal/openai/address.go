package openai

import (
	"errors"
	"fmt"
	"net/url"
	"strings"
)

// defaultBaseURL is OpenAI's.
const defaultBaseURL = "https://api.openai.com/v1"

// baseURL checks an address and takes off its last slash. What might hold a key
// is not repeated in an error.
func baseURL(s string) (string, error) {
	s = strings.TrimSpace(s)
	if s == "" {
		return defaultBaseURL, nil
	}
	if strings.Contains(s, "@") {
		return "", errors.New("reading the base URL: it must not hold a user name or a key; set OPENAI_API_KEY")
	}
	u, err := url.Parse(s)
	switch {
	case err != nil:
		return "", fmt.Errorf("reading the base URL: %q is not a URL", s)
	case u.Scheme != "http" && u.Scheme != "https", u.Hostname() == "":
		return "", fmt.Errorf("reading the base URL: %q does not begin with http:// or https:// and a host, as http://localhost:11434/v1 does", s)
	case u.RawQuery != "" || u.ForceQuery || u.Fragment != "":
		return "", errors.New("reading the base URL: it must not hold ? or #")
	case strings.HasSuffix(strings.TrimRight(u.Path, "/"), "/chat/completions"):
		return "", errors.New("reading the base URL: give the part before /chat/completions")
	}
	return strings.TrimRight(s, "/"), nil
}

// cleanKey takes off the line end that a key read from a file has, and refuses
// what HTTP can't carry.
func cleanKey(key string) (string, error) {
	key = strings.TrimSpace(key)
	for _, r := range key {
		if r <= ' ' || r >= 0x7f {
			return "", errors.New("reading the key: it holds a space, a control character or a letter outside ASCII")
		}
	}
	return key, nil
}
