package cassette

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// How an event stream came is kept beside its text: a line "data JSON" is an
// event and the blank line behind it; lines "  text 3 5 2" under it say that it
// came once for each number, each time with that many of the text's next bytes
// in its content. "line X" is any other line, "tail X" one without a line end.

// maxReply bounds what a file can grow to: a hundred times the longest article's answer.
const maxReply = 64 << 20

// maxCounts is how many numbers stand on one line.
const maxCounts = 24

// isStream goes by the content type, and by the look for servers that send none
// or a wrong one: a stream may begin with a comment or an event's name.
func isStream(contentType, body string) bool {
	if strings.HasPrefix(contentType, "text/event-stream") {
		return true
	}
	body = strings.TrimLeft(body, "\ufeff \t\r\n")
	for _, field := range []string{"data:", ":", "event:", "id:", "retry:"} {
		if strings.HasPrefix(body, field) {
			return true
		}
	}
	return false
}

// streamSections takes a stream apart. Its data lines are in the form that
// cleaning gave them: "data: " and compact JSON.
func streamSections(body string) []section {
	var w eventWriter
	lines := strings.Split(body, "\n")
	tail := lines[len(lines)-1]
	lines = lines[:len(lines)-1]
	for i := 0; i < len(lines); i++ {
		data, ok := strings.CutPrefix(lines[i], "data: ")
		if ok && i+1 < len(lines) && lines[i+1] == "" {
			w.data(data)
			i++
			continue
		}
		w.literal("line", lines[i])
	}
	if tail != "" {
		w.literal("tail", tail)
	}
	return w.sections()
}

// eventWriter folds a run of events that differ only in their pieces of the answer.
type eventWriter struct {
	events            strings.Builder
	text, reasoning   strings.Builder
	template, channel string // of the run under way
	counts            int    // numbers on the present line
}

func (w *eventWriter) literal(kind, content string) {
	w.template, w.counts = "", 0
	fmt.Fprintf(&w.events, "\n%s %s", kind, quoted(content))
}

func (w *eventWriter) data(data string) {
	template, channel, piece := takePiece(data)
	if piece == "" {
		w.literal("data", data)
		return
	}
	if template != w.template || channel != w.channel {
		w.literal("data", template)
		w.template, w.channel = template, channel
	}
	if w.counts%maxCounts == 0 {
		w.events.WriteString("\n  " + channel)
	}
	w.counts++
	fmt.Fprintf(&w.events, " %d", len(piece))
	if channel == channelText {
		w.text.WriteString(piece)
	} else {
		w.reasoning.WriteString(piece)
	}
}

// takePiece takes the piece of an answer out of an event; the piece is empty
// where the event has none that could be put back.
func takePiece(data string) (template, channel, piece string) {
	tree, err := parseTree(data)
	if err != nil || tree.compact() != data {
		return data, "", ""
	}
	for _, channel := range []string{channelText, channelReasoning} {
		if s := tree.slot(channel); s != nil && s.text != "" && !unclean(s.text) {
			piece, s.text = s.text, ""
			return tree.compact(), channel, piece
		}
	}
	return data, "", ""
}

func (w *eventWriter) sections() []section {
	var all []section
	if w.reasoning.Len() > 0 {
		all = append(all, section{channelReasoning, w.reasoning.String()})
	}
	if w.text.Len() > 0 {
		all = append(all, section{channelText, w.text.String()})
	}
	return append(all, section{"events", strings.TrimPrefix(w.events.String(), "\n")})
}

// eventReader undoes eventWriter.
type eventReader struct {
	body     strings.Builder
	template string            // of the data line above
	waiting  bool              // that line has not been written
	rest     map[string]string // what is left of each channel
}

func joinEvents(events string, parts map[string]string) (string, error) {
	r := eventReader{rest: map[string]string{}}
	for _, channel := range []string{channelText, channelReasoning} {
		r.rest[channel] = parts[channel]
	}
	if events == "" {
		return "", nil
	}
	for line := range strings.SplitSeq(events, "\n") {
		if err := r.line(line); err != nil {
			return "", err
		}
	}
	r.flush()
	for channel, rest := range r.rest {
		if rest != "" {
			return "", fmt.Errorf("the section %s is %d bytes longer than its events say", channel, len(rest))
		}
	}
	return r.body.String(), nil
}

func (r *eventReader) line(line string) error {
	if counts, ok := strings.CutPrefix(line, "  "); ok {
		return r.pieces(counts)
	}
	r.flush()
	r.template = ""
	kind, content, _ := strings.Cut(line, " ")
	content, err := unquoted(content)
	if err != nil {
		return err
	}
	switch kind {
	case "data":
		r.template, r.waiting = content, true
	case "line":
		r.body.WriteString(content + "\n")
	case "tail":
		r.body.WriteString(content)
	default:
		return fmt.Errorf("%.40q is no kind of event", kind)
	}
	return nil
}

// flush writes a data line that stands for itself.
func (r *eventReader) flush() {
	if r.waiting {
		r.event(r.template)
	}
	r.waiting = false
}

func (r *eventReader) event(data string) { r.body.WriteString("data: " + data + "\n\n") }

func (r *eventReader) pieces(line string) error {
	counts := strings.Fields(line)
	if len(counts) == 0 || r.template == "" {
		return errors.New("counts stand under no event")
	}
	channel, counts := counts[0], counts[1:]
	tree, err := parseTree(r.template)
	if err != nil {
		return fmt.Errorf("reading an event: %w", err)
	}
	slot := tree.slot(channel)
	if slot == nil || (channel != channelText && channel != channelReasoning) {
		return fmt.Errorf("%.60q has no place for %.20q", r.template, channel)
	}
	if r.body.Len()+len(counts)*len(r.template) > maxReply {
		return fmt.Errorf("its events make more than %d MB", maxReply>>20)
	}
	r.waiting = false
	for _, count := range counts {
		if slot.text, err = r.take(channel, count); err != nil {
			return err
		}
		r.event(tree.compact())
	}
	return nil
}

func (r *eventReader) take(channel, count string) (string, error) {
	n, err := strconv.Atoi(count)
	rest := r.rest[channel]
	if err != nil || n < 1 || n > len(rest) {
		return "", fmt.Errorf("%.20q bytes of %s can't be taken, %d are left: "+
			"was the section edited without its events", count, channel, len(rest))
	}
	r.rest[channel] = rest[n:]
	return rest[:n], nil
}
