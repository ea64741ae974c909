package quantity

import (
	"fmt"
	"strings"
	"testing"

	"panj/internal/lang"
)

// shown writes dates as the table below has them.
func shown(list []Date) string {
	var out []string
	for _, d := range list {
		switch {
		case d.Weekday > 0:
			out = append(out, fmt.Sprintf("w%d", d.Weekday))
		case d.Relative:
			out = append(out, fmt.Sprintf("%+d..%+d", d.From, d.To))
		default:
			var days []string
			for _, n := range d.Days {
				days = append(days, fmt.Sprintf("%d-%d-%d", n.Year, n.Month, n.Day))
			}
			out = append(out, strings.Join(days, "/"))
		}
	}
	return strings.Join(out, " ")
}

func TestDates(t *testing.T) {
	for _, c := range []struct {
		l          lang.Language
		text, want string
	}{
		{lang.English, "on 8 August 2026, the 9th of August, Aug. 10", "2026-8-8 0-8-9 0-8-10"},
		{lang.English, "August 5 and 8, 2026", "2026-8-5 2026-8-8"},
		{lang.English, "5–8 August; in March 2025", "0-8-5 0-8-8 2025-3-0"},
		{lang.English, "2026-08-08 and 08.09.2026 and 13/9/2026 and 8/9/2026", "2026-8-8 2026-9-8 2026-9-13 2026-9-8/2026-8-9"},
		{lang.English, "on Monday, yesterday, last week", "w1 -1..-1 -13..-1"},
		{lang.English, "In August 8 people were killed", ""},
		{lang.English, "it may be 5 o'clock in March", ""},
		{lang.Russian, "8 августа 2026 года, 9-го мая, в минувшую среду, вчера", "2026-8-8 0-5-9 w3 -1..-1"},
		{lang.Russian, "5 и 8 августа; в августе 8 человек", "0-8-5 0-8-8"},
		{lang.Tajik, "8-уми августи соли 2026, рӯзи душанбе, дирӯз, рузи панчшанбе", "2026-8-8 w1 -1..-1 w4"},
		{lang.Tajik, "17 асади соли 1405", "2026-8-8"},
		{lang.Dari, "۸ اگست ۲۰۲۶، روز سه‌شنبه، پنجشنبه، دیروز", "2026-8-8 w2 w4 -1..-1"},
		{lang.Dari, "۱۷ اسد ۱۴۰۵ و ۱۷ اسد و ۱ حمل ۱۴۰۴", "2026-8-8 0-8-7/0-8-8 2025-3-21"},
		{lang.Dari, "۳۰ حوت ۱۴۰۳ و ۱۷ اسد ۲۰۲۶", "2025-3-20 2026-8-8"},
		{lang.Hans, "2026年8月8日，周一，昨天，八月九日", "2026-8-8 w1 -1..-1 0-8-9"},
		{lang.Hans, "8月5日至8日，8月有8人", "0-8-5 0-8-8"},
		{lang.Hant, "週三與上週", "w3 -13..-1"},
		{lang.Persian, "امروز", "+0..+0"},
	} {
		list := Dates(c.text, c.l)
		if got := shown(list); got != c.want {
			t.Errorf("%s %q: %s, want %s", c.l, c.text, got, c.want)
		}
		for _, d := range list {
			if c.text[d.Start:d.End] != d.Text {
				t.Errorf("%q stands not at its place in %q", d.Text, c.text)
			}
		}
	}
}

// The dates on which these years began are those of Iran's and Afghanistan's
// printed calendars.
func TestSolarYears(t *testing.T) {
	for year, want := range map[int]string{
		1357: "1978-03-21", 1375: "1996-03-20", 1380: "2001-03-21", 1399: "2020-03-20", 1400: "2021-03-21",
		1403: "2024-03-20", 1404: "2025-03-21", 1405: "2026-03-21", 1408: "2029-03-20",
	} {
		if got := nowruz(year).Format("2006-01-02"); got != want {
			t.Errorf("%d began on %s, want %s", year, got, want)
		}
	}
}

func FuzzDates(f *testing.F) {
	for _, text := range []string{"5 and 8 August 2026", "۱۷ اسد ۱۴۰۵", "8月5日至8日", "2026-08-08 8/9/2026", "рӯзи панҷшанбе 17 асад", "99999999 حمل"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, l := range []lang.Language{lang.English, lang.Tajik, lang.Russian, lang.Dari, lang.Hans, lang.Hant, lang.Persian} {
			for _, d := range Dates(text, l) {
				if d.Start < 0 || d.End > len(text) || d.Start >= d.End || text[d.Start:d.End] != d.Text {
					t.Errorf("%q stands not at %d to %d", d.Text, d.Start, d.End)
				}
				for _, day := range d.Days {
					if day.Month < 1 || day.Month > 12 || day.Day < 0 || day.Day > 31 {
						t.Errorf("%q is read as %+v", d.Text, day)
					}
				}
			}
		}
	})
}
