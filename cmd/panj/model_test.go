package main

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"sync"
	"time"
	"unicode"
)

// fake is an OpenAI-compatible server for tests. How it answers is chosen by the
// name of the model that is asked for (see manners), and what models it offers by
// the path of its base URL: /v1 has one, /two/v1 two, /seven/v1 seven, /none/v1 none.
type fake struct {
	*httptest.Server
	delay time.Duration // before an answer begins

	mu    sync.Mutex
	total int            // answers that were asked for
	asked map[string]int // by model
	begun chan struct{}  // closed when the first is asked for
}

func newFake(delay time.Duration) *fake {
	f := &fake{delay: delay, asked: map[string]int{}, begun: make(chan struct{})}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /v1/models", offer("good"))
	mux.HandleFunc("GET /two/v1/models", offer("good", "number"))
	mux.HandleFunc("GET /seven/v1/models", offer("m1", "m2", "m3", "m4", "m5", "m6", "m7"))
	mux.HandleFunc("GET /none/v1/models", offer())
	mux.HandleFunc("POST /v1/chat/completions", f.complete)
	f.Server = httptest.NewServer(mux)
	return f
}

func (f *fake) close() {
	f.CloseClientConnections()
	f.Close()
}

// requests is how many answers were asked for so far.
func (f *fake) requests() int {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.total
}

func offer(models ...string) http.HandlerFunc {
	var list struct {
		Data []map[string]string `json:"data"`
	}
	list.Data = []map[string]string{}
	for _, m := range models {
		list.Data = append(list.Data, map[string]string{"id": m, "object": "model"})
	}
	return func(w http.ResponseWriter, _ *http.Request) { json.NewEncoder(w).Encode(list) }
}

// question is what a request asks, read from its prompt.
type question struct {
	model, to string
	nth       int // of this model, from 1
	blocks    []asked
	wanted    []string // nil for a summary
	review    bool     // what is asked is a reviser's marks
	cited     []asked  // of a digest: what its articles' statements stand on
	extra     bool     // fields of the user's own are asked for
}

// asked is a block as the prompt shows it.
type asked struct{ id, kind, text string }

var (
	blockLine  = regexp.MustCompile(`(?m)^\[(b[\d.]+) (\w+)\] (.*)$`)
	targetLine = regexp.MustCompile(`(?:translate into|blocks into|evidence quotes in) [^(\n]+ \(([A-Za-z-]+)\)`)
	citedLine  = regexp.MustCompile(`(?m)^    (a\d+/b\d+): (.*)$`)
	wantedLine = regexp.MustCompile(`Blocks wanted: (.*)\.`)
)

func (f *fake) question(r *http.Request) (question, error) {
	q, err := readQuestion(r.Body)
	if err != nil {
		return q, err
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.total++; f.total == 1 {
		close(f.begun)
	}
	f.asked[q.model]++
	q.nth = f.asked[q.model]
	return q, nil
}

func readQuestion(r io.Reader) (question, error) {
	var body struct {
		Model    string
		Messages []struct{ Content string }
	}
	if err := json.NewDecoder(r).Decode(&body); err != nil {
		return question{}, err
	}
	user := body.Messages[len(body.Messages)-1].Content
	q := question{model: body.Model}
	for _, m := range blockLine.FindAllStringSubmatch(user, -1) {
		q.blocks = append(q.blocks, asked{m[1], m[2], m[3]})
	}
	if m := targetLine.FindStringSubmatch(user); m != nil {
		q.to = m[1]
	}
	if m := wantedLine.FindStringSubmatch(user); m != nil {
		q.wanted = strings.Split(m[1], ", ")
	}
	for _, m := range citedLine.FindAllStringSubmatch(user, -1) {
		q.cited = append(q.cited, asked{id: m[1], text: m[2]})
	}
	q.extra = strings.Contains(user, `- "extra":`)
	q.review = strings.Contains(user, "Task: mark the errors")
	return q, nil
}

func (f *fake) complete(w http.ResponseWriter, r *http.Request) {
	q, err := f.question(r)
	manner := manners[q.model]
	switch {
	case err != nil:
		http.Error(w, err.Error(), http.StatusBadRequest)
	case manner == nil:
		refuse(w, http.StatusNotFound, "the model "+q.model+" does not exist", "model_not_found")
	default:
		time.Sleep(f.delay)
		manner(w, r, q)
	}
}

// manner is a way to answer.
type manner func(w http.ResponseWriter, r *http.Request, q question)

var manners = map[string]manner{
	"good": answered(nil),
	// Asked for b2 it leaves b2 out, always.
	"lost": answered(func(q question, id, text string) string {
		if id == "b2" {
			return ""
		}
		return text
	}),
	// It forgets placeholders, always; or the first time only.
	"broken": answered(func(_ question, _, text string) string { return bare(text) }),
	"mended": answered(func(q question, _, text string) string {
		if q.nth == 1 {
			return bare(text)
		}
		return text
	}),
	// It gets a number wrong.
	"number": answered(func(_ question, _, text string) string {
		return strings.NewReplacer("12", "21", "۱۲", "۲۱").Replace(text)
	}),
	// It gets a number wrong the first time.
	"careless": answered(func(q question, _, text string) string {
		if q.nth == 1 {
			return strings.ReplaceAll(text, "12", "21")
		}
		return text
	}),
	// It cites words that nobody wrote.
	"inventor": answered(func(_ question, id, text string) string {
		if id == "quote" {
			return "words about the weather that nobody ever wrote"
		}
		return text
	}),
	// It is in a mood that no schema of ours has.
	"moody": answered(func(_ question, id, text string) string {
		if id == "extra" {
			return "wild"
		}
		return text
	}),
	// It colours the terminal and turns it around.
	"rogue":   answered(func(_ question, _, text string) string { return "\x1b[31m" + text + "\u202e\u009b2J" }),
	"garbage": func(w http.ResponseWriter, _ *http.Request, _ question) { stream(w, "As an assistant, I", "stop") },
	// The first answer is cut in its middle.
	"cut": func(w http.ResponseWriter, _ *http.Request, q question) {
		if text := good(q, nil); q.nth == 1 {
			stream(w, text[:len(text)/2], "length")
		} else {
			stream(w, text, "stop")
		}
	},
	"filter": func(w http.ResponseWriter, _ *http.Request, _ question) { stream(w, "", "content_filter") },
	"no-tajik": func(w http.ResponseWriter, _ *http.Request, q question) {
		if q.to == "tg" {
			stream(w, "", "content_filter")
			return
		}
		stream(w, good(q, nil), "stop")
	},
	"unauthorized": failing(http.StatusUnauthorized, "Incorrect API key provided", ""),
	"limited":      failing(http.StatusTooManyRequests, "Rate limit reached", "900"),
	"down":         failing(http.StatusServiceUnavailable, "overloaded", "900"),
	"busy": func(w http.ResponseWriter, r *http.Request, q question) {
		if q.nth == 1 {
			failing(http.StatusTooManyRequests, "slow down", "1")(w, r, q)
			return
		}
		stream(w, good(q, nil), "stop")
	},
	"silent": func(_ http.ResponseWriter, r *http.Request, _ question) {
		io.Copy(io.Discard, r.Body)
		<-r.Context().Done()
	},
}

func failing(status int, message, retryAfter string) manner {
	return func(w http.ResponseWriter, _ *http.Request, _ question) {
		if retryAfter != "" {
			w.Header().Set("Retry-After", retryAfter)
		}
		refuse(w, status, message, "")
	}
}

func refuse(w http.ResponseWriter, status int, message, code string) {
	w.WriteHeader(status)
	json.NewEncoder(w).Encode(map[string]any{"error": map[string]string{"message": message, "code": code}})
}

// answered gives good answers, each block's text spoilt; a block whose text is
// spoilt to nothing is left out.
func answered(spoil func(q question, id, text string) string) manner {
	return func(w http.ResponseWriter, _ *http.Request, q question) { stream(w, good(q, spoil), "stop") }
}

// stream sends a text as servers do, in pieces.
func stream(w http.ResponseWriter, text, finish string) {
	w.Header().Set("Content-Type", "text/event-stream")
	send := func(choice map[string]any, usage any) {
		chunk := map[string]any{"model": "fake-1", "choices": []any{}}
		if choice != nil {
			chunk["choices"] = []any{choice}
		}
		if usage != nil {
			chunk["usage"] = usage
		}
		b, _ := json.Marshal(chunk)
		fmt.Fprintf(w, "data: %s\n\n", b)
	}
	for runes := []rune(text); len(runes) > 0; {
		n := min(len(runes), 20)
		send(map[string]any{"index": 0, "delta": map[string]string{"content": string(runes[:n])}}, nil)
		runes = runes[n:]
	}
	send(map[string]any{"index": 0, "delta": map[string]string{}, "finish_reason": finish}, nil)
	send(nil, map[string]int{"prompt_tokens": 100, "completion_tokens": 50, "total_tokens": 150})
	fmt.Fprint(w, "data: [DONE]\n\n")
}

// good is a right answer to a question.
func good(q question, spoil func(q question, id, text string) string) string {
	if spoil == nil {
		spoil = func(_ question, _, text string) string { return text }
	}
	if q.review {
		return `{"errors":[{"block":"b2","span":"12","category":"number","severity":"minor","note":"looks right"},` +
			`{"block":"b2","span":"not there","category":"style","severity":"major","note":"in no translation"}]}`
	}
	if q.cited != nil {
		q.blocks = q.cited
	}
	if q.wanted == nil {
		return summary(q, spoil)
	}
	type block struct {
		ID   string `json:"id"`
		Text string `json:"text"`
	}
	reply := struct {
		Blocks []block  `json:"blocks"`
		Names  []string `json:"names"`
	}{[]block{}, []string{}}
	for _, id := range q.wanted {
		if text := spoil(q, id, inLanguage(q.text(id), q.to)); text != "" {
			reply.Blocks = append(reply.Blocks, block{id, text})
		}
	}
	b, _ := json.Marshal(reply)
	return string(b)
}

// summary says the article's first three blocks, each being its own evidence.
func summary(q question, spoil func(q question, id, text string) string) string {
	type m = map[string]any
	statement := func(i int) m {
		b := q.blocks[min(i, len(q.blocks)-1)]
		return m{"text": spoil(q, b.id, bare(inLanguage(b.text, q.to))), "evidence": []m{{"block": b.id, "quote": spoil(q, "quote", bare(b.text))}}}
	}
	none := []m{}
	reply := m{
		"headline": statement(0)["text"], "abstract": statement(1), "key_points": []m{statement(2)},
		"events": none, "entities": none, "figures": none, "quotes": none, "claims": none, "differences": none,
		"not_stated": []string{}, "topics": []string{},
	}
	if q.cited != nil {
		reply["differences"] = []m{{"what": spoil(q, "", inLanguage("numbers", q.to)), "versions": []m{statement(0), statement(len(q.blocks) - 1)}}}
	}
	if q.extra {
		reply["extra"] = m{"mood": spoil(q, "extra", "calm")}
	}
	b, _ := json.Marshal(reply)
	return string(b)
}

func (q question) text(id string) string {
	for _, b := range q.blocks {
		if b.id == id {
			return b.text
		}
	}
	return ""
}

var placeholder = regexp.MustCompile(`</?[gx]\d+/?>`)

// bare is a text without its placeholders.
func bare(text string) string { return placeholder.ReplaceAllString(text, "") }

// bridge is an article that the fake can really translate: see phrases.
const bridge = `# The bridge is open again

The bridge was closed for 12 days, the district's road office said.

- [340 cars](https://example.org/count) crossed it on Tuesday
`

// phrases are the translations of bridge.
var phrases = map[string]map[string]string{
	"The bridge is open again": {
		"ru": "Мост снова открыт", "tg": "Пул аз нав кушода шуд",
		"fa-AF": "پل دوباره باز شد", "zh-Hans": "大桥重新开放",
	},
	"The bridge was closed for 12 days, the district's road office said.": {
		"ru": "Мост был закрыт 12 дней, сообщило дорожное управление района.", "tg": "Пул 12 рӯз баста буд, гуфт идораи роҳҳои ноҳия.",
		"fa-AF": "پل ۱۲ روز بسته بود، ادارهٔ سرک‌های ولسوالی گفت.", "zh-Hans": "该县公路管理部门说，大桥关闭了12天。",
	},
	"<g1>340 cars</g1> crossed it on Tuesday": {
		"ru": "Во вторник по нему проехали <g1>340 машин</g1>", "tg": "Рӯзи сешанбе аз он <g1>340 мошин</g1> гузашт",
		"fa-AF": "روز سه‌شنبه <g1>۳۴۰ موتر</g1> از آن گذشت", "zh-Hans": "周二有<g1>340辆汽车</g1>驶过",
	},
}

// fillers are words that stand for any word of a text which the fake can't translate.
var fillers = map[string]string{"ru": "слово", "tg": "калима", "fa-AF": "کلمه", "zh-Hans": "字", "zh-Hant": "字", "en": "word"}

// inLanguage translates bridge, and elsewhere writes a filler for each word;
// numbers and placeholders stay.
func inLanguage(text, to string) string {
	for source, forms := range phrases {
		if form := forms[to]; form != "" && bare(source) == bare(text) {
			if source != text {
				form = bare(form)
			}
			return form
		}
	}
	if to == "en" && strings.IndexFunc(text, func(r rune) bool { return r > unicode.MaxLatin1 }) < 0 {
		return text // it is English
	}
	return words.ReplaceAllStringFunc(text, func(word string) string {
		if strings.HasPrefix(word, "<") || !strings.ContainsFunc(word, unicode.IsLetter) {
			return word
		}
		return fillers[to]
	})
}

var words = regexp.MustCompile(`</?[gx]\d+/?>|[\p{L}\p{M}'’-]+`)
