package summarize

import (
	"encoding/json"
	"fmt"

	"panj/internal/llm"
)

// answerFormat is the value of an answer's field "panj".
const answerFormat = "memory/1"

// answer is a whole answer as a Memory keeps it, under the key of its request.
type answer struct {
	Panj   string `json:"panj"`
	Answer string `json:"answer"`
	Model  string `json:"model"`
}

// recall is the summary that a request was answered with before.
func (r *run) recall(req llm.Request) (*Summary, bool) {
	text, ok := r.recallText(req)
	if !ok {
		return nil, false
	}
	s, f := decodeReply(text)
	return s, !f.any() && f.err == nil
}

func (r *run) recallText(req llm.Request) (string, bool) {
	if r.Memory == nil {
		return "", false
	}
	entry, ok := r.Memory.Recall(req.Key(r.ModelName))
	var a answer
	if !ok || json.Unmarshal(entry, &a) != nil || a.Panj != answerFormat {
		return "", false
	}
	return a.Answer, true
}

// keep remembers a whole answer. One that can't be kept will be asked for
// again, which ends nothing.
func (r *run) keep(req llm.Request, resp llm.Response) {
	if r.Memory == nil {
		return
	}
	entry, _ := json.Marshal(answer{Panj: answerFormat, Answer: resp.Text, Model: resp.Model}) // strings always marshal
	if err := r.Memory.Keep(req.Key(r.ModelName), entry); err != nil {
		r.note(fmt.Sprintf("a summary can't be remembered: %v", err))
	}
}

func (r *run) note(text string) {
	if r.Note != nil {
		r.Note(text)
	}
}
