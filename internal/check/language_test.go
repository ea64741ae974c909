package check

import (
	"testing"

	"panj/internal/article"
	"panj/internal/lang"
)

// Addresses are in no language: with them a short sentence would read as English.
func TestLanguageLeavesAddressesOut(t *testing.T) {
	p := Pair{Block: "b1", Kind: article.Item,
		Source: "Questions go to roads@example.org or to https://example.org/help.",
		Target: "پرسش‌ها به roads@example.org یا به https://example.org/help فرستاده شود."}
	if got := language(&view{Pair: p, l: Languages{From: lang.English, To: lang.Dari}}); len(got) != 0 {
		t.Errorf("%+v", got)
	}
	p.Target = "Questions about the state of the road may be sent to the office of the road service at any time of day."
	if got := language(&view{Pair: p, l: Languages{From: lang.English, To: lang.Dari}}); len(got) != 1 || got[0].Severity != Error {
		t.Errorf("%+v", got)
	}
}
