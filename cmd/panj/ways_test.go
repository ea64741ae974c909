package main

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"strings"
)

// script is a right answer as JSON text, with the place where each item ends.
type script struct {
	text string
	ids  []string
	ends []int
}

// scripted puts items together; an item is an id and a text.
func scripted(items [][2]string) script {
	s := script{text: `{"blocks":[`}
	for i, item := range items {
		if i > 0 {
			s.text += ","
		}
		id, _ := json.Marshal(item[0])
		text, _ := json.Marshal(item[1])
		s.text += fmt.Sprintf(`{"id":%s,"text":%s}`, id, text)
		s.ids, s.ends = append(s.ids, item[0]), append(s.ends, len(s.text))
	}
	s.text += `],"names":[]}`
	return s
}

// half is the answer up to the middle of the item in its middle, and the items before.
func (s script) half() (string, []string) {
	k := len(s.ids) / 2
	start := len(`{"blocks":[`)
	if k > 0 {
		start = s.ends[k-1] + 1
	}
	return strings.ToValidUTF8(s.text[:(start+s.ends[k])/2], ""), s.ids[:k]
}

// way is a way in which a server fails, or does what few clients bear. plan
// gives the text that is sent and the items of it that come whole; send sends it.
type way struct {
	name string
	fits func(q question, prompt int) bool // nil: always; prompt is in bytes
	once bool                              // it takes long
	plan func(items [][2]string) (text string, whole []string)
	send func(w http.ResponseWriter, r *http.Request, text string)
}

// The plans.
func nothing([][2]string) (string, []string) { return "", nil }
func all(items [][2]string) (string, []string) {
	s := scripted(items)
	return s.text, s.ids
}
func half(items [][2]string) (string, []string) { return scripted(items).half() }

// spoilt changes the item in the middle; every other comes whole.
func spoilt(change func(items [][2]string, k int) [][2]string) func([][2]string) (string, []string) {
	return func(items [][2]string) (string, []string) {
		k := len(items) / 2
		var whole []string
		for i, item := range items {
			if i != k {
				whole = append(whole, item[0])
			}
		}
		return scripted(change(append([][2]string(nil), items...), k)).text, whole
	}
}

func several(q question, _ int) bool { return len(q.wanted) > 1 }

// status answers with an error.
func status(code int, header, body string) func(http.ResponseWriter, *http.Request, string) {
	return func(w http.ResponseWriter, _ *http.Request, _ string) {
		if name, value, ok := strings.Cut(header, ": "); ok {
			w.Header().Set(name, value)
		}
		w.WriteHeader(code)
		io.WriteString(w, body)
	}
}

// events sends the text in pieces, and something before and after it.
func events(begin, end string) func(http.ResponseWriter, *http.Request, string) {
	return func(w http.ResponseWriter, _ *http.Request, text string) {
		io.WriteString(w, begin)
		pieces(w, text)
		io.WriteString(w, end)
		w.(http.Flusher).Flush()
	}
}

func pieces(w io.Writer, text string) {
	for runes := []rune(text); len(runes) > 0; {
		n := min(len(runes), 40)
		content, _ := json.Marshal(string(runes[:n]))
		fmt.Fprintf(w, `data: {"model":"fake-1","choices":[{"index":0,"delta":{"content":%s}}]}`+"\n\n", content)
		runes = runes[n:]
	}
}

func ending(finish string) string {
	return fmt.Sprintf(`data: {"choices":[{"index":0,"delta":{},"finish_reason":%q}]}`+"\n\n", finish)
}

const (
	counts     = `data: {"choices":[],"usage":{"prompt_tokens":100,"completion_tokens":50}}` + "\n\n"
	doneLine   = "data: [DONE]\n\n"
	tooLong    = `{"error":{"code":400,"message":"the request exceeds the available context size","type":"exceed_context_size_error","n_prompt_tokens":9000,"n_ctx":4096}}`
	overloaded = `{"error":{"message":"overloaded","type":"server_error"}}`
)

// cutAfter sends a part and closes the connection.
func cutAfter(w http.ResponseWriter, r *http.Request, text string) {
	events("", "")(w, r, text)
	panic(http.ErrAbortHandler)
}

// ollama reads 4,096 tokens of the prompt and makes up the rest.
func ollama(w http.ResponseWriter, _ *http.Request, text string) {
	const mark = `"system_fingerprint":"fp_ollama",`
	var b strings.Builder
	events("", ending("stop"))(flushed{&b}, nil, text)
	b.WriteString(`data: {"choices":[],"usage":{"prompt_tokens":4096,"completion_tokens":50}}` + "\n\n" + doneLine)
	io.WriteString(w, strings.ReplaceAll(b.String(), `data: {`, `data: {`+mark))
}

// flushed is a ResponseWriter that only writes.
type flushed struct{ io.Writer }

func (flushed) Header() http.Header { return nil }
func (flushed) WriteHeader(int)     {}
func (flushed) Flush()              {}

const cutInSilence = "read in part, in silence (Ollama)"

// ways are what servers were seen to do. No request for a block that is alone is
// filtered or too long: that is final, or has the block split.
var ways = []way{
	{name: "429", plan: nothing, send: status(429, "Retry-After: 0", `{"error":{"message":"slow down","code":"rate_limit_exceeded"}}`)},
	{name: "500 as a string (Ollama)", plan: nothing, send: status(500, "", `{"error":"model runner has stopped"}`)},
	{name: "503 as a web page", plan: nothing, send: status(503, "", "<html><h1>503 Service Unavailable</h1></html>")},
	{name: "503 as an array (Gemini)", plan: nothing, send: status(503, "", `[{"error":{"code":503,"message":"The model is overloaded.","status":"UNAVAILABLE"}}]`)},
	{name: "500 as a flat object (vLLM)", plan: nothing, send: status(500, "", `{"object":"error","message":"boom","type":"InternalServerError","param":null,"code":500}`)},
	{name: "closed before an answer", plan: nothing, send: func(http.ResponseWriter, *http.Request, string) { panic(http.ErrAbortHandler) }},
	{name: "closed before a word", plan: nothing, send: func(w http.ResponseWriter, r *http.Request, _ string) {
		events(": hm\n\n", "")(w, r, "")
		panic(http.ErrAbortHandler)
	}},
	{name: "too long (llama.cpp)", fits: several, plan: nothing, send: status(400, "", tooLong)},
	{name: "too long (OpenAI)", fits: several, plan: nothing, send: status(400, "", `{"error":{"message":"This model's maximum context length is 8192 tokens.","code":"context_length_exceeded"}}`)},
	{name: cutInSilence, fits: func(q question, prompt int) bool { return prompt > 26_000 }, send: ollama,
		plan: func(items [][2]string) (string, []string) {
			for i := range items {
				items[i][1] = "выдумка " + strings.Join(placeholder.FindAllString(items[i][1], -1), " ")
			}
			return scripted(items).text, nil
		}},
	{name: "no JSON (Groq)", plan: nothing, send: status(400, "", `{"error":{"message":"Failed to generate JSON.","type":"invalid_request_error","code":"json_validate_failed","failed_generation":""}}`)},
	{name: "cut in the middle", plan: half, send: cutAfter},
	{name: "no [DONE] and no finish_reason", plan: half, send: events("", "")},
	{name: "finish_reason length", plan: half, send: events("", ending("length")+doneLine)},
	{name: "content filter", fits: several, plan: half, send: events("", ending("content_filter")+doneLine)},
	{name: "an error event", plan: half, send: events("", "data: "+overloaded+"\n\n"+doneLine)},
	{name: "an error event behind a comment, with an id", plan: half, send: events("", ": hm\n\nid: 7\nevent: error\ndata: "+overloaded+"\n\n")},
	{name: "an error event as a string", plan: half, send: events("", `data: {"error":"no more"}`+"\n\n")},
	{name: "a flat error event", plan: half, send: events("", `data: {"object":"error","message":"boom","code":500}`+"\n\n")},
	{name: "an error event first", plan: nothing, send: events("data: "+overloaded+"\n\n", "")},
	{name: "silence in the middle", once: true, plan: half, send: func(w http.ResponseWriter, r *http.Request, text string) {
		events("", "")(w, r, text)
		<-r.Context().Done()
	}},
	{name: "an empty stream", plan: nothing, send: events("", doneLine)},
	{name: "200 with {}", plan: nothing, send: status(200, "Content-Type: application/json", "{}")},
	{name: "no text", plan: nothing, send: events("", ending("stop")+doneLine)},
	{name: "plain JSON", plan: all, send: func(w http.ResponseWriter, _ *http.Request, text string) {
		content, _ := json.Marshal(text)
		fmt.Fprintf(w, `{"object":"chat.completion","choices":[{"message":{"content":%s},"finish_reason":"stop"}]}`, content)
	}},
	{name: "400 comments", plan: all, send: events(strings.Repeat(": keep-alive\n\n", 400), ending("stop")+counts+doneLine)},
	{name: "reasoning first", plan: all, send: events(`data: {"choices":[{"delta":{"reasoning":"hm"}}]}`+"\n\n", ending("stop")+doneLine)},
	{name: "no [DONE]", plan: all, send: events("", ending("stop"))},
	{name: "a code fence", send: finished, plan: func(items [][2]string) (string, []string) {
		text, whole := all(items)
		return "```json\n" + text + "\n```", whole
	}},
	{name: "words in front", send: finished, plan: func(items [][2]string) (string, []string) {
		return "Here is the translation:\n" + scripted(items).text, nil
	}},
	{name: "no JSON behind the middle", send: finished, plan: func(items [][2]string) (string, []string) {
		text, whole := half(items)
		return text + "\n\"oops", whole
	}},
	{name: "a block missing", send: finished, plan: spoilt(func(items [][2]string, k int) [][2]string { return append(items[:k], items[k+1:]...) })},
	{name: "a block twice", send: finished, plan: spoilt(func(items [][2]string, k int) [][2]string { return append(items, items[k]) })},
	{name: "a wrong id", send: finished, plan: spoilt(func(items [][2]string, k int) [][2]string {
		items[k][0] = "b99999"
		return items
	})},
	{name: "an empty block", send: finished, plan: spoilt(func(items [][2]string, k int) [][2]string {
		items[k][1] = ""
		return items
	})},
	{name: "a placeholder invented", send: finished, plan: spoilt(func(items [][2]string, k int) [][2]string {
		items[k][1] += "<x9/>"
		return items
	})},
	{name: "placeholders lost", send: finished, plan: func(items [][2]string) (string, []string) {
		var whole []string
		for i, item := range items {
			if items[i][1] = bare(item[1]); items[i][1] == item[1] {
				whole = append(whole, item[0])
			}
		}
		return scripted(items).text, whole
	}},
}

func finished(w http.ResponseWriter, r *http.Request, text string) {
	events("", ending("stop")+counts+doneLine)(w, r, text)
}
