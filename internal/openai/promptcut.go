package openai

import (
	"cmp"
	"fmt"
	"sync"
	"unicode"

	"panj/internal/llm"
)

// ollama is the fingerprint of all its answers. It is the one server that we
// know to cut a prompt in silence, and it tells how much it read only behind the
// answer: what it says of a prompt that may be too long is held back until then.
const ollama = "fp_ollama"

// Contexts are as large as Ollama's first default, or larger by this much.
const (
	smallestContext = 2048
	contextUnit     = 1024
)

// reach is how long prompts may be that a server was seen to read whole.
type reach struct {
	mu     sync.Mutex
	tokens int     // of its context, at least
	ratio  float64 // of tokens read to the fewest that there could be, at most
}

// covers says whether a prompt is surely no longer than the server's context.
func (r *reach) covers(req llm.Request) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	const unknown = 3 // Tajik on an old vocabulary takes so many times the fewest
	return float64(fewest(req))*cmp.Or(r.ratio, unknown) <= float64(max(r.tokens, smallestContext))
}

// saw is told of a prompt that was read whole. A count lower than the fewest
// leaves cached tokens out, and proves nothing.
func (r *reach) saw(req llm.Request, u llm.Usage) {
	least := fewest(req)
	if !u.Reported || least == 0 || u.PromptTokens < least {
		return
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	contexts := (u.PromptTokens + contextUnit - 1) / contextUnit
	r.tokens = max(r.tokens, contexts*contextUnit)
	r.ratio = max(r.ratio, float64(u.PromptTokens)/float64(least))
}

// promptCut notices that a server read less than was sent: Ollama cuts a prompt
// that is too long to its context (4,096 tokens at first) and answers as if
// nothing had happened. What it then reports is exactly its context's size, a
// multiple of 1,024; a prompt that truly has such a number of tokens is told
// apart by the estimate, which is low on purpose. A report that is lower by any
// other number proves nothing, since some servers leave cached tokens out.
func promptCut(req llm.Request, u llm.Usage) error {
	read := u.PromptTokens
	if !u.Reported || read < smallestContext || read%contextUnit != 0 {
		return nil
	}
	atLeast := fewest(req)
	if atLeast <= read {
		return nil
	}
	return &llm.Error{Kind: llm.TooLong, Message: fmt.Sprintf(
		"the server read %d tokens of at least %d: raise its context length, or make --section-tokens smaller", read, atLeast)}
}

func fewest(req llm.Request) int { return fewestTokens(req.System) + fewestTokens(req.User) }

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
