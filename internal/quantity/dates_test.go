package quantity

import (
	"testing"

	"panj/internal/lang"
)

func TestMarchEndsARangeOfMonths(t *testing.T) {
	for text, want := range map[string]int{
		"Demand rises from November to March, while the rivers fall.": 2,
		"Snow lies between November and March.":                       2,
		"They planned to march on the town in November and may wait.": 1,
	} {
		months := 0
		for _, q := range Find(text, lang.English) {
			if q.Kind == Month {
				months++
			}
		}
		if months != want {
			t.Errorf("%q has %d months, want %d", text, months, want)
		}
	}
}
