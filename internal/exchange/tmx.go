package exchange

import (
	"bufio"
	"fmt"
	"io"
	"time"

	"panj/internal/lang"
)

// tmxTime is the form of changedate: ISO 8601, basic, UTC.
const tmxTime = "20060102T150405Z"

// anySource stands where the units of a memory have several source languages.
const anySource = "*all*"

// modelProp is the property that names the model; types that no standard lists
// begin with x-.
const modelProp = "x-panj-model"

// WriteTMX writes a memory as TMX 1.4b, level 2: inline codes are kept. It has
// no document type declaration, since a tool that follows one would look for a
// tmx14.dtd beside the file. Nothing in it depends on the clock.
func WriteTMX(w io.Writer, units []Unit) error {
	b := bufio.NewWriter(w)
	fmt.Fprintf(b, `<?xml version="1.0" encoding="UTF-8"?>
<tmx version="1.4">
  <header creationtool="%s" creationtoolversion="%s" segtype="block" o-tmf="%[1]s" adminlang="en" srclang="%[3]s" datatype="plaintext"/>
  <body>
`, tool, toolVersion, quoted(sourceOf(units)))
	for _, u := range units {
		writeUnit(b, u)
	}
	fmt.Fprint(b, "  </body>\n</tmx>\n")
	if err := b.Flush(); err != nil {
		return fmt.Errorf("writing TMX: %w", err)
	}
	return nil
}

// sourceOf is the source language of all units.
func sourceOf(units []Unit) string {
	var from lang.Language
	for i, u := range units {
		if i > 0 && u.From != from {
			return anySource
		}
		from = u.From
	}
	if from == "" {
		return anySource
	}
	return string(from)
}

func writeUnit(b *bufio.Writer, u Unit) {
	fmt.Fprintf(b, `    <tu srclang="%s"`, quoted(string(u.From)))
	if !u.Changed.IsZero() {
		fmt.Fprintf(b, ` changedate="%s"`, u.Changed.UTC().Format(tmxTime))
	}
	fmt.Fprint(b, ">\n")
	if u.Model != "" {
		fmt.Fprintf(b, "      <prop type=\"%s\">%s</prop>\n", modelProp, escaped(u.Model))
	}
	for _, v := range [...]struct {
		lang lang.Language
		text string
	}{{u.From, u.Source}, {u.To, u.Target}} {
		fmt.Fprintf(b, "      <tuv xml:lang=\"%s\"><seg>", quoted(string(v.lang)))
		writeSeg(b, split(v.text))
		fmt.Fprint(b, "</seg></tuv>\n")
	}
	fmt.Fprint(b, "    </tu>\n")
}

// writeSeg writes codes with panj's placeholder as the native code: that is what
// a tool shows for it. x says which are the same in both languages, i which
// belong together in one.
func writeSeg(b *bufio.Writer, pieces []piece) {
	var opened []int
	pairs := 0
	for _, p := range pieces {
		code := escaped(p.String())
		switch p.kind {
		case open:
			pairs++
			opened = append(opened, pairs)
			fmt.Fprintf(b, `<bpt i="%d" x="%d">%s</bpt>`, pairs, p.n, code)
		case shut:
			fmt.Fprintf(b, `<ept i="%d">%s</ept>`, opened[len(opened)-1], code)
			opened = opened[:len(opened)-1]
		case single:
			fmt.Fprintf(b, `<ph x="%d">%s</ph>`, p.n, code)
		default:
			fmt.Fprint(b, code)
		}
	}
}

// parseTime reads changedate and creationdate; what it can't read is unknown.
func parseTime(s string) time.Time {
	t, err := time.Parse(tmxTime, s)
	if err != nil {
		return time.Time{}
	}
	return t
}
