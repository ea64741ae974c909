package exchange

import (
	"strings"
	"testing"
)

func TestIsXLIFF(t *testing.T) {
	for text, want := range map[string]bool{
		xliff(""): true,
		"\ufeff\n<!-- <a> --><x:xliff version='1.2'>":          true,
		strings.Replace(xliff(""), "UTF-8", "windows-1251", 1): true,
		"<!DOCTYPE xliff><xliff>":                              true,
		"<html><xliff/></html>":                                false,
		"The root is <xliff> there":                            false,
		"<!-- <xliff> -->":                                     false,
		"":                                                     false,
	} {
		if got := IsXLIFF(text); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
}

func TestOpenXLIFFCountsWhatIsLeft(t *testing.T) {
	x, err := OpenXLIFF("a.xlf", []byte(xliff(`<unit id="u"><segment><source>a</source></segment><segment><source>b</source><target>c</target></segment>
<ignorable><source>d</source></ignorable><segment><source> <ph id="1"/></source></segment></unit>
<unit id="v" translate="no"><segment><source>e</source></segment><segment><source>f</source><target>g</target></segment></unit>
<unit id="w"><segment><source>h<sm id="m" translate="no"/>i</source></segment></unit>`)))
	if err != nil || len(x.Article.Blocks) != 1 || x.Filled != 2 || x.Kept != 2 {
		t.Errorf("%d to fill, %d filled, %d kept, %v", len(x.Article.Blocks), x.Filled, x.Kept, err)
	}
}
