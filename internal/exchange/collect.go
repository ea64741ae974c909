package exchange

import (
	"regexp"
	"strings"
	"sync"
)

// collector puts pieces together as they are read. What a comment or a CDATA
// section cut is one stretch of words, written once.
type collector struct {
	pieces []piece
	run    strings.Builder // of words under way
}

func (c *collector) words(text string) { c.run.WriteString(text) }

func (c *collector) put(p piece) {
	c.flush()
	c.pieces = append(c.pieces, p)
}

func (c *collector) flush() {
	c.pieces = appendWords(c.pieces, c.run.String())
	c.run.Reset()
}

// The white space that means nothing but a space, unless xml:space is "preserve":
// line ends and tabs, with the spaces around them, as they are read, and as a file may write them.
var (
	layout = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(` *(?:[\t\n\r] *)+`) })

	writtenLayout = sync.OnceValue(func() *regexp.Regexp {
		const space = `(?: |&#(?:0*32|x0*20);)*`
		return regexp.MustCompile(space + `(?:(?:[\t\n\r]|&#(?:0*(?:9|10|13)|x0*[9aAdD]);)` + space + `)+`)
	})
)

// preserve takes line ends and tabs out of words, as codes in the form in which
// the file has them.
func (c *collector) preserve(text, raw string) {
	places, forms := layout().FindAllStringIndex(text, -1), writtenLayout().FindAllString(raw, -1)
	if strings.HasPrefix(raw, "<![CDATA[") {
		forms = layout().FindAllString(raw, -1) // it has no references
	}
	at := 0
	for i, p := range places {
		c.words(text[at:p[0]])
		code := piece{kind: single, key: layoutKey, reads: lineEnds.Replace(text[p[0]:p[1]])}
		if len(forms) == len(places) {
			code.raw = forms[i]
		}
		c.put(code)
		at = p[1]
	}
	c.words(text[at:])
}

// layoutKey is that of white space which is a code.
const layoutKey = "layout"

var lineEnds = strings.NewReplacer("\r\n", "\n", "\r", "\n")
