package exchange

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"panj/internal/article"
	"panj/internal/lang"
	"panj/translate"
)

func TestUnits(t *testing.T) {
	a, err := article.Parse("a.md", []byte("# A *b*\n\nc http://x.tj\n\nd\n\ne http://y.tj\n"), article.Markdown)
	if err != nil {
		t.Fatal(err)
	}
	a.Language = lang.English
	got := Units(a, &translate.Translation{Lang: lang.Russian, Blocks: []translate.Block{
		{ID: "b1", Text: "А б", Masked: "А <g1>б</g1>", State: translate.Done, Model: "m"},
		{ID: "b2", Text: "http://x.tj ц", State: translate.Done},
		{ID: "b3", Text: "d", State: translate.Failed},
		{ID: "b4", Text: "э", State: translate.Done},
		{ID: "b9", Text: "?", State: translate.Done},
	}})
	want := []Unit{
		{From: lang.English, To: lang.Russian, Source: "A <g1>b</g1>", Target: "А <g1>б</g1>", Model: "m"},
		{From: lang.English, To: lang.Russian, Source: "c <x1/>", Target: "<x1/> ц"},
		{From: lang.English, To: lang.Russian, Source: "e http://y.tj", Target: "э"},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
