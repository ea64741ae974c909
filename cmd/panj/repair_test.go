package main

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"panj/internal/check"
	"panj/internal/source"
)

// The place is that of the block's text, without the marks of the source.
func TestRepairIsToldWithItsPlace(t *testing.T) {
	for _, c := range []struct {
		name, text, message string
		place               check.Place
		rule                string
	}{
		{
			"plain.txt", "Мир. Миp и мир.", `put right: 1 look-alike letter; the first, in "Мир", was at byte 12 of the text as it came`,
			check.Place{Block: "b1", Text: "Мир", Start: 5, End: 8, ByteStart: 8, ByteEnd: 14}, "spelling",
		},
		{
			"marks.md", "# Мост\n\nМост **cтоит** над рекой.\n", `put right: 1 look-alike letter; the first, in "стоит", was at byte 23 of the text as it came`,
			check.Place{Block: "b2", Text: "стоит", Start: 5, End: 10, ByteStart: 9, ByteEnd: 19}, "spelling",
		},
	} {
		path := filepath.Join(t.TempDir(), c.name)
		if err := os.WriteFile(path, []byte(c.text), 0o666); err != nil {
			t.Fatal(err)
		}
		doc, err := source.Read(context.Background(), path, source.Options{Repair: true})
		if err != nil {
			t.Fatal(err)
		}
		found := repaired(doc)
		if len(found) != 1 || found[0].Rule != c.rule || found[0].Message != c.message || *found[0].Source != c.place || found[0].Block != c.place.Block {
			t.Errorf("%s: %+v, %+v", c.name, found, found[0].Source)
		}
	}
}
