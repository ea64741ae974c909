package cassette

import (
	"fmt"
	"strconv"
	"strings"
)

// A miss is told in one line, with a glimpse of where the requests part and
// never a whole prompt.
const (
	glimpseBefore = 10 // code points
	glimpseBehind = 30
)

// miss says what the recording lacks, to stand behind "not in the recording: ".
func (p *Player) miss(q request) string {
	if len(p.all) == 0 {
		return "it holds no request at all"
	}
	if list := p.answers[q.key()]; len(list) > 0 {
		return fmt.Sprintf("%s answers the request %s, it was made once more", list[0].fileName(), times(len(list)))
	}
	x := p.nearest(q)
	if x.method != q.method || x.path != q.path {
		return fmt.Sprintf("it has no %s %.60s", q.method, q.path)
	}
	return difference(q.body, x.request.body, x.fileName())
}

func times(n int) string {
	if n == 1 {
		return "once"
	}
	return strconv.Itoa(n) + " times"
}

// nearest is the recorded exchange that asks for the same shape and has the
// most lines in common.
func (p *Player) nearest(q request) exchange {
	tree, _ := parseTree(q.body)
	lines := tree.lines(map[string]bool{})
	schema := tree.schema()
	best, bestScore := p.all[0], -1
	for _, x := range p.all {
		if score := x.likeness(q, schema, lines); score > bestScore {
			best, bestScore = x, score
		}
	}
	return best
}

func (x exchange) likeness(q request, schema string, lines map[string]bool) int {
	const ofShape, ofPlace = 1 << 40, 1 << 41 // more than any text has bytes
	tree, _ := parseTree(x.request.body)
	score := 0
	if x.method == q.method && x.path == q.path {
		score += ofPlace
	}
	if tree.schema() == schema {
		score += ofShape
	}
	for line := range tree.lines(map[string]bool{}) {
		if lines[line] {
			score += len(line)
		}
	}
	return score
}

// schema is the name of the reply's shape that a request asks for.
func (n *node) schema() string {
	return n.field("response_format").field("json_schema").field("name").str()
}

// lines collects the lines of all strings.
func (n *node) lines(into map[string]bool) map[string]bool {
	if n == nil {
		return into
	}
	for line := range strings.SplitSeq(n.text, "\n") {
		into[line] = true
	}
	for _, item := range n.items {
		item.lines(into)
	}
	return into
}

// difference names the first field of the request that the nearest lacks or has otherwise.
func difference(got, want, file string) string {
	a, errA := parseTree(got)
	b, errB := parseTree(want)
	if errA != nil || errB != nil {
		return fmt.Sprintf("its body differs from the nearest (%s) at %s", file, glimpse(got, want))
	}
	path, what := firstDifference(a, b, "")
	if path == "" {
		path = "its body"
	}
	return fmt.Sprintf("%.80s %s (%s)%s", path, what.words, file, what.at)
}

// parting is how two values differ.
type parting struct{ words, at string }

var (
	isNew     = parting{words: "is not in the nearest"}
	isMissing = parting{words: "is missing, the nearest has it"}
)

// firstDifference walks two values in the order of the first; the path is
// empty at the root. Equal values give no words.
func firstDifference(a, b *node, path string) (string, parting) {
	if a.kind != b.kind || a.kind == 0 || a.kind == '"' {
		if a.kind == b.kind && a.text == b.text {
			return "", parting{}
		}
		return strings.TrimPrefix(path, "."), parting{"differs from the nearest", " at " + glimpse(a.leaf(), b.leaf())}
	}
	for i, item := range a.items {
		at, other := a.step(path, i), b.like(a, i)
		if other == nil {
			return strings.TrimPrefix(at, "."), isNew
		}
		if p, what := firstDifference(item, other, at); what.words != "" {
			return p, what
		}
	}
	for i := range b.items {
		if a.like(b, i) == nil {
			return strings.TrimPrefix(b.step(path, i), "."), isMissing
		}
	}
	if a.compact() != b.compact() {
		return strings.TrimPrefix(path, "."), parting{words: "has its keys in another order than the nearest"}
	}
	return "", parting{}
}

// step is the path of the i-th item.
func (n *node) step(path string, i int) string {
	if n.kind == '[' {
		return fmt.Sprintf("%s[%d]", path, i)
	}
	return path + "." + n.keys[i]
}

// like is n's item that stands where other's i-th does, nil if there is none.
func (n *node) like(other *node, i int) *node {
	if other.kind == '{' {
		return n.field(other.keys[i])
	}
	if i < len(n.items) {
		return n.items[i]
	}
	return nil
}

// leaf is a scalar's text, or the compact form of anything else.
func (n *node) leaf() string {
	if n.kind == 0 || n.kind == '"' {
		return n.text
	}
	return n.compact()
}

// glimpse quotes a few signs of got around where it parts from want.
func glimpse(got, want string) string {
	a, b := []rune(got), []rune(want)
	i := 0
	for i < len(a) && i < len(b) && a[i] == b[i] {
		i++
	}
	from, to := max(0, i-glimpseBefore), min(len(a), i+glimpseBehind)
	text := string(a[from:to])
	if from > 0 {
		text = "…" + text
	}
	if to < len(a) {
		text += "…"
	}
	return strconv.Quote(text)
}
