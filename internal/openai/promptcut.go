package openai

import (
	"fmt"
	"unicode"

	"panj/internal/llm"
)

// promptCut notices that a server read less than was sent: Ollama cuts a prompt
// that is too long to its context (4,096 tokens at first) and answers as if
// nothing had happened. What it then reports is exactly its context's size, a
// multiple of 1,024; a prompt that truly has such a number of tokens is told
// apart by the estimate, which is low on purpose. A report that is lower by any
// other number proves nothing, since some servers leave cached tokens out.
func promptCut(req llm.Request, u llm.Usage) error {
	const unit, smallest = 1024, 2048
	read := u.PromptTokens
	if !u.Reported || read < smallest || read%unit != 0 {
		return nil
	}
	atLeast := fewestTokens(req.System) + fewestTokens(req.User)
	if atLeast <= read {
		return nil
	}
	return &llm.Error{Kind: llm.TooLong, Message: fmt.Sprintf(
		"the server read %d tokens of at least %d: raise its context length, or make --section-tokens smaller", read, atLeast)}
}

// fewestTokens is how many tokens a text has with the thriftiest tokenizer that
// we know, o200k, as measured on news and taken a third lower: 6 characters a
// token for Latin script, 4 for Cyrillic and Arabic, 2 for Chinese.
func fewestTokens(s string) int {
	var weight int // in twelfths of a token
	for _, r := range s {
		switch {
		case r < unicode.MaxLatin1:
			weight += 2
		case unicode.Is(unicode.Han, r):
			weight += 6
		default:
			weight += 3
		}
	}
	return weight / 12
}
