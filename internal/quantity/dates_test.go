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

// A day of the Afghan year meets itself under the names that Russian reports
// write, and its Gregorian day.
func TestSolarMonthsInRussian(t *testing.T) {
	for _, c := range []struct {
		dari, russian string
		changes       int
	}{
		{"۲۴ ثور ۱۴۰۵", "24 саура 1405 года", 0},
		{"تا ۲۸ ثور", "к 28 саура", 0},
		{"۲۴ ثور ۱۴۰۵", "14 мая 2026 года", 0},
		{"۲۴ ثور ۱۴۰۵", "24 хута 1405 года", 1},
		{"۹ دلو", "9 дальва", 0},
	} {
		if got := Compare(c.dari, lang.Dari, c.russian, lang.Russian); len(got) != c.changes {
			t.Errorf("%s, %s: %d changes %+v", c.dari, c.russian, len(got), got)
		}
	}
	for _, q := range Find("Солдат вышел в тир, купил хут и азар.", lang.Russian) {
		if q.Kind == Month {
			t.Errorf("%q is no month there", q.Text)
		}
	}
}
