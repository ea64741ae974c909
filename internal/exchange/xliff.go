package exchange

import (
	"cmp"
	"fmt"
	"io"
	"regexp"
	"strings"
	"sync"

	"panj/internal/article"
	"panj/internal/lang"
	"panj/translate"
)

// Document is an article with one translation of it.
type Document struct {
	Article     *article.Article
	Translation *translate.Translation
	Notes       []Note
}

// Note is a remark on a block, or with no Block on the article.
type Note struct {
	Block    string
	Rule     string // of the check that made it
	Priority int    // 1 to 10, 1 is the highest
	Source   bool   // it is about the source, not about the target
	Text     string
}

// coreNamespace is that of XLIFF 2.0 and 2.1.
const coreNamespace = "urn:oasis:names:tc:xliff:document:2.0"

// WriteXLIFF writes XLIFF 2.1, a unit of one segment for each block. A block
// that is done is translated; one that failed is initial, with no target and
// panj:failed or panj:refused as its substate; one that is never translated says
// translate="no". Codes carry their markup as original data, may move, and may
// be neither left out nor doubled. Where the translation has no masked form, as
// in a report that was read again, the texts are plain.
func WriteXLIFF(w io.Writer, d Document) error {
	var b strings.Builder
	fmt.Fprintf(&b, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<xliff xmlns=\"%s\" version=\"2.1\" srcLang=\"%s\" trgLang=\"%s\">\n",
		coreNamespace, quoted(tagOf(d.Article.Language)), quoted(tagOf(d.Translation.Lang)))
	// Without xml:space a tool may fold the spaces of the texts.
	fmt.Fprintf(&b, "  <file id=\"f1\" original=\"%s\" canResegment=\"no\" xml:space=\"preserve\"%s%s>\n", quoted(d.Article.Name),
		direction("srcDir", d.Article.Language), direction("trgDir", d.Translation.Lang))
	notes := d.notes()
	writeNotes(&b, "    ", notes[""])
	done := map[string]translate.Block{}
	for _, t := range d.Translation.Blocks {
		done[t.ID] = t
	}
	for i, id := range unitIDs(d.Article.Blocks) {
		source := d.Article.Blocks[i]
		writeXLIFFUnit(&b, unit{id, source, done[source.ID], notes[source.ID]})
	}
	b.WriteString("  </file>\n</xliff>\n")
	if _, err := io.WriteString(w, b.String()); err != nil {
		return fmt.Errorf("writing XLIFF: %w", err)
	}
	return nil
}

// tagOf is a language's tag; und is BCP 47's for one that isn't known.
func tagOf(l lang.Language) string { return cmp.Or(string(l), "und") }

// direction is said where it isn't the Unicode algorithm's to find.
func direction(name string, l lang.Language) string {
	if l.RightToLeft() {
		return ` ` + name + `="rtl"`
	}
	return ""
}

// notes are those on each block.
func (d Document) notes() map[string][]Note {
	out := map[string][]Note{}
	for _, n := range d.Notes {
		out[n.Block] = append(out[n.Block], n)
	}
	return out
}

// unitIDs are ids that XLIFF allows, each once. A block's own is kept: only a
// report from elsewhere has others than b1, b2, …
func unitIDs(blocks []article.Block) []string {
	ids := make([]string, len(blocks))
	seen := map[string]bool{}
	for i, b := range blocks {
		ids[i] = b.ID
		if !nmtoken().MatchString(b.ID) || seen[b.ID] {
			ids[i] = fmt.Sprintf("panj-%d", i+1)
		}
		seen[ids[i]] = true
	}
	return ids
}

// nmtoken is XML's Nmtoken (production 7) within ASCII.
var nmtoken = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^[A-Za-z0-9._:-]+$`) })

// unit is a block on its way into a file.
type unit struct {
	id     string
	source article.Block
	target translate.Block
	notes  []Note
}

func writeXLIFFUnit(b *strings.Builder, u unit) {
	fmt.Fprintf(b, "    <unit id=\"%s\" type=\"panj:%s\"", u.id, quoted(unitType(u.source.Kind)))
	if !u.source.Translatable() {
		b.WriteString(` translate="no"`)
	}
	b.WriteString(">\n")
	writeNotes(b, "      ", u.notes)
	source, target, masked := u.texts()
	writeOriginalData(b, source, masked)
	fmt.Fprintf(b, "      <segment id=\"s1\" %s>\n        <source>", u.state())
	writeInline(b, source)
	b.WriteString("</source>\n")
	if u.target.State == translate.Done {
		b.WriteString("        <target>")
		writeInline(b, target)
		b.WriteString("</target>\n")
	}
	b.WriteString("      </segment>\n    </unit>\n")
}

// unitType is the second half of a type: it has neither spaces nor colons.
func unitType(k article.Kind) string {
	if !nmtoken().MatchString(string(k)) || strings.Contains(string(k), ":") {
		return "block"
	}
	return string(k)
}

func (u unit) state() string {
	switch u.target.State {
	case translate.Done:
		return `state="translated"`
	case translate.Failed, translate.Refused:
		return fmt.Sprintf(`state="initial" subState="panj:%s"`, u.target.State)
	}
	return `state="initial"`
}

// texts are both texts in pieces; codes that one of them lacks are in neither.
func (u unit) texts() (source, target []piece, masked article.Masked) {
	masked = u.source.Mask()
	plain := u.target.State == translate.Done && u.target.Masked == ""
	if plain || !u.source.Translatable() {
		return appendWords(nil, u.source.Text), appendWords(nil, u.target.Text), masked
	}
	return split(masked.Text), split(u.target.Masked), masked
}

func writeNotes(b *strings.Builder, indent string, notes []Note) {
	if len(notes) == 0 {
		return
	}
	b.WriteString(indent + "<notes>\n")
	for i, n := range notes {
		about := "target"
		if n.Source {
			about = "source"
		}
		fmt.Fprintf(b, "%s  <note id=\"n%d\" appliesTo=\"%s\" category=\"panj:%s\" priority=\"%d\">%s</note>\n",
			indent, i+1, about, quoted(n.Rule), min(max(n.Priority, 1), 10), escaped(n.Text))
	}
	b.WriteString(indent + "</notes>\n")
}

// writeOriginalData says what the codes of a unit stand for: those of number 3
// are d3, and d3e for the end of a pair.
func writeOriginalData(b *strings.Builder, pieces []piece, masked article.Masked) {
	var data strings.Builder
	for _, p := range pieces {
		if p.kind == words {
			continue
		}
		id := fmt.Sprintf("d%d", p.n)
		if p.kind == shut {
			id += "e"
		}
		if markup, ok := masked.Markup(p.String()); ok {
			fmt.Fprintf(&data, "        <data id=\"%s\">%s</data>\n", id, withCodePoints(markup))
		}
	}
	if data.Len() > 0 {
		b.WriteString("      <originalData>\n" + data.String() + "      </originalData>\n")
	}
}

func writeInline(b *strings.Builder, pieces []piece) {
	for _, p := range pieces {
		switch p.kind {
		case open:
			fmt.Fprintf(b, `<pc id="%d" canCopy="no" canDelete="no" dataRefStart="d%[1]d" dataRefEnd="d%[1]de">`, p.n)
		case shut:
			b.WriteString("</pc>")
		case single:
			fmt.Fprintf(b, `<ph id="%d" canCopy="no" canDelete="no" dataRef="d%[1]d"/>`, p.n)
		default:
			b.WriteString(withCodePoints(p.text))
		}
	}
}

// withCodePoints writes what XML can't hold as XLIFF has it, as <cp/>.
func withCodePoints(s string) string { return codePoints("", s) }

// codePoints writes <cp/> with the prefix of XLIFF's namespace.
func codePoints(prefix, s string) string {
	s = strings.ToValidUTF8(s, "")
	var b strings.Builder
	at := 0
	for i, r := range s {
		if holds(r) {
			continue
		}
		fmt.Fprintf(&b, `%s<%scp hex="%04X"/>`, escaped(s[at:i]), prefix, r)
		at = i + len(string(r))
	}
	return b.String() + escaped(s[at:])
}
