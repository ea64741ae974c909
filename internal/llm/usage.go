package llm

// Usage counts tokens. Reported is false where a server gave no counts.
// CachedTokens are part of PromptTokens. Requests counts the answers that came,
// whole or cut; a request that was refused or lost has cost nothing known.
type Usage struct {
	Requests         int  `json:"requests"`
	PromptTokens     int  `json:"prompt_tokens"`
	CachedTokens     int  `json:"cached_tokens"`
	CompletionTokens int  `json:"completion_tokens"`
	Reported         bool `json:"reported"`
}

// Add sums two counts; a sum is reported only if both parts with requests are.
func (u Usage) Add(v Usage) Usage {
	return Usage{
		Requests:         u.Requests + v.Requests,
		PromptTokens:     u.PromptTokens + v.PromptTokens,
		CachedTokens:     u.CachedTokens + v.CachedTokens,
		CompletionTokens: u.CompletionTokens + v.CompletionTokens,
		Reported:         u.Requests+v.Requests > 0 && u.complete() && v.complete(),
	}
}

// complete says whether the counts cover every request: with none they do.
func (u Usage) complete() bool { return u.Requests == 0 || u.Reported }
