package cassette

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// exchange is one request and its answer, as a recording keeps them.
type exchange struct {
	request
	n int // this is the n-th answer to the request, from 1
	reply
}

// request is what an answer is found by.
type request struct {
	method, path string
	body         string // JSON in its compact form, anything else as it is
}

// reply is an answer with nothing in it that must not be written.
type reply struct {
	status      int // 0: there was no answer at all
	contentType string
	cut         cut
	body        string
}

// cut says how an answer ended before its time; empty: it is whole.
type cut string

const (
	cutBroken  cut = "broken"  // reading failed
	cutStalled cut = "stalled" // we gave up waiting for more
	cutClosed  cut = "closed"  // we stopped reading
	cutEnded   cut = "ended"   // a clean end without [DONE] and finish_reason
)

var cutWords = map[cut]string{
	cutBroken:  "the connection broke here",
	cutStalled: "the server was silent for too long here",
	cutClosed:  "panj stopped reading here",
	cutEnded:   "the stream ended here, unfinished",
}

const fileHead = `exchange/1 (a line that begins with + goes on from the one before; \ guards a line's first sign)`

// key names the request in a way that depends on nothing else.
func (r request) key() string {
	sum := sha256.Sum256([]byte(r.method + " " + r.path + "\n" + r.body))
	return hex.EncodeToString(sum[:])
}

// fileName is the same whatever order parallel requests are sent in.
func (x exchange) fileName() string {
	return fmt.Sprintf("%s-%d.txt", x.key()[:12], x.n)
}

// encode writes the exchange so that decode gives exactly it back: in its
// readable form if that holds, as it came otherwise.
func (x exchange) encode() (string, error) {
	for _, form := range []func(reply) []section{readable, plain} {
		text := x.write(form(x.reply))
		if y, err := decode(text); err == nil && y == x {
			return text, nil
		}
	}
	return "", errors.New("writing an exchange: it does not read back the same")
}

func (x exchange) write(reply []section) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n%s %s #%d\n", fileHead, x.method, x.path, x.n)
	if tree, err := parseTree(x.request.body); err == nil && tree.compact() == x.request.body {
		writeSection(&b, "request", pretty(x.request.body), foldEscapes)
	} else if x.request.body != "" {
		writeSection(&b, "request text", quoted(x.request.body), nil)
	}
	writeSection(&b, "response", x.statusLines(), nil)
	for _, s := range reply {
		writeSection(&b, s.name, s.content, foldOf(s.name))
	}
	return b.String()
}

func foldOf(section string) folder {
	switch section {
	case "text":
		return foldItems
	case "json":
		return foldEscapes
	}
	return nil
}

func (r reply) statusLines() string {
	if r.status == 0 {
		return "no answer"
	}
	line := strings.TrimSpace(strconv.Itoa(r.status) + " " + r.contentType)
	if r.cut == "" {
		return line
	}
	return fmt.Sprintf("%s\ncut: %s (%s)", line, r.cut, cutWords[r.cut])
}

func parseStatus(text string) (r reply, err error) {
	if text == "no answer" {
		return r, nil
	}
	line, mark, isCut := strings.Cut(text, "\ncut: ")
	if isCut {
		word, _, _ := strings.Cut(mark, " ")
		r.cut = cut(word)
		if cutWords[r.cut] == "" {
			return r, fmt.Errorf("%.40q is no way to be cut", word)
		}
	}
	code, contentType, _ := strings.Cut(line, " ")
	r.contentType = strings.TrimSpace(contentType) // as a header has it
	r.status, err = strconv.Atoi(code)
	if err != nil || r.status < 100 || r.status > 999 || strings.Contains(line, "\n") {
		return r, fmt.Errorf("%.40q is no status", line)
	}
	return r, nil
}

// readable takes the answer apart into what a person reads and how it came.
func readable(r reply) []section {
	if isStream(r.contentType, r.body) {
		return streamSections(r.body)
	}
	tree, err := parseTree(r.body)
	if err != nil {
		return plain(r)
	}
	var all []section
	if s := tree.slot(channelText); s != nil && s.text != "" && !unclean(s.text) {
		all = append(all, section{"text", s.text})
		s.text = ""
	}
	return append(all, section{"json", pretty(tree.compact())})
}

// plain is the answer as it came.
func plain(r reply) []section {
	if r.body == "" {
		return nil
	}
	return []section{{"body", quoted(r.body)}}
}

// decode reads an exchange's file. It is given what people may have edited.
func decode(file string) (exchange, error) {
	var x exchange
	head, rest, _ := strings.Cut(file, "\n")
	if strings.HasSuffix(head, "\r") {
		return x, errors.New("its line ends were changed to CRLF; git does that unless told: *.txt -text")
	}
	if version, _, _ := strings.Cut(head, " "); version != "exchange/1" {
		return x, fmt.Errorf("it begins with %.40q, not with exchange/1", version)
	}
	line, rest, _ := strings.Cut(rest, "\n")
	if err := x.parseLine(line); err != nil {
		return x, err
	}
	sections, err := readSections(rest)
	if err != nil {
		return x, err
	}
	return x, x.fill(sections)
}

// parseLine reads "POST /chat/completions #1".
func (x *exchange) parseLine(line string) error {
	method, rest, _ := strings.Cut(line, " ")
	i := strings.LastIndex(rest, " #")
	if method == "" || i < 0 {
		return fmt.Errorf("%.60q is no request line", line)
	}
	n, err := strconv.Atoi(rest[i+2:])
	if err != nil || n < 1 {
		return fmt.Errorf("%.60q has no number of the answer", line)
	}
	x.method, x.path, x.n = method, rest[:i], n
	return nil
}

func (x *exchange) fill(sections []section) error {
	parts := map[string]string{}
	for _, s := range sections {
		if _, twice := parts[s.name]; twice {
			return fmt.Errorf("the section %q occurs twice", s.name)
		}
		parts[s.name] = s.content
	}
	status, ok := parts["response"]
	if !ok {
		return errors.New("it has no section response")
	}
	var err error
	if x.reply, err = parseStatus(status); err != nil {
		return err
	}
	if x.request.body, err = requestBody(parts); err != nil {
		return err
	}
	x.reply.body, err = replyBody(parts)
	return err
}

func requestBody(parts map[string]string) (string, error) {
	if text, ok := parts["request text"]; ok {
		return unquoted(text)
	}
	text, ok := parts["request"]
	if !ok {
		return "", nil
	}
	tree, err := parseTree(text)
	if err != nil {
		return "", fmt.Errorf("reading the section request: %w", err)
	}
	return tree.compact(), nil
}

func replyBody(parts map[string]string) (string, error) {
	if text, ok := parts["body"]; ok {
		return unquoted(text)
	}
	if text, ok := parts["events"]; ok {
		return joinEvents(text, parts)
	}
	text, ok := parts["json"]
	if !ok {
		return "", nil
	}
	tree, err := parseTree(text)
	if err != nil {
		return "", fmt.Errorf("reading the section json: %w", err)
	}
	if said, ok := parts["text"]; ok {
		s := tree.slot(channelText)
		if s == nil {
			return "", errors.New("the section json has no place for the text")
		}
		s.text = said
	}
	return tree.compact(), nil
}
