package article

import (
	"strings"
	"testing"
)

// FuzzRoundTrip guards that a Markdown document whose every block is replaced
// by its own text, masked and unmasked, has the same blocks.
func FuzzRoundTrip(f *testing.F) {
	for _, s := range seeds {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		a, err := Parse("x.md", []byte(s), Markdown)
		if err != nil {
			return
		}
		roundTrip(t, a)
	})
}

func roundTrip(t *testing.T, a *Article) {
	t.Helper()
	text := make(map[string]string)
	for _, b := range a.Blocks {
		if !b.Translatable() {
			continue
		}
		m := b.Mask()
		u, err := m.Unmask(m.Text)
		if err != nil {
			t.Fatalf("%q: %v", m.Text, err)
		}
		text[b.ID] = u.Inline
	}
	out, err := a.Replace(text)
	if err != nil {
		t.Fatal(err)
	}
	again, err := Parse(a.Name, out, a.Format)
	if err != nil {
		t.Fatal(err)
	}
	for i, b := range a.Blocks {
		if i >= len(again.Blocks) {
			t.Fatalf("%s %s %q is gone\nfrom %q\n  to %q", b.ID, b.Kind, b.Text, a.Source, out)
		}
		if c := again.Blocks[i]; c.Kind != b.Kind || unguarded(c.Text) != unguarded(b.Text) {
			t.Fatalf("%s %s %q is now %s %q\nfrom %q\n  to %q", b.ID, b.Kind, b.Text, c.Kind, c.Text, a.Source, out)
		}
	}
	if len(again.Blocks) != len(a.Blocks) {
		t.Fatalf("%d blocks are now %d\nfrom %q\n  to %q", len(a.Blocks), len(again.Blocks), a.Source, out)
	}
}

// unguarded is a text without the guards before what would open HTML, which no
// reader sees, nor a line that has nothing else.
func unguarded(s string) string {
	return strings.TrimSpace(strings.ReplaceAll(s, zeroWidthSpace, ""))
}
