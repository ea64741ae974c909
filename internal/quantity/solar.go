package quantity

import "time"

// solarDays are the Gregorian readings of a day of the Solar Hijri calendar:
// one where the year is known, those of both beginnings of the year (20 and 21
// March) where it isn't, and both months that a solar month reaches into where
// there is no day.
func solarDays(year, month, day int) []Day {
	if month < 1 || month > 12 {
		return nil
	}
	if year >= 1500 { // a solar month with the year of the other calendar
		year -= 621
	}
	before := min(month-1, 6)*31 + max(month-7, 0)*30
	if day == 0 {
		return []Day{solarDay(year, before), solarDay(year, before+29)}
	}
	if year > 0 {
		d := solarDay(year, before+day-1)
		return []Day{d}
	}
	var out []Day
	for _, start := range [...]int{20, 21} {
		m, d := gregorianDate(before + day - 1 + start)
		out = append(out, Day{Month: int(m), Day: int(d)})
	}
	return out
}

// solarDay is the day so many days behind the first of a solar year; without a
// year it has a month only.
func solarDay(year, days int) Day {
	if year == 0 {
		return Day{Month: int(gregorianMonth(days + 1))}
	}
	t := nowruz(year).AddDate(0, 0, days)
	return Day{t.Year(), int(t.Month()), t.Day()}
}

// nowruz is the first day of a Solar Hijri year. The year 1400 began on 21
// March 2021; of 33 years eight are leap years, which holds from 1343 to 1472
// (Heydari-Malayeri 2004, "A concise review of the Iranian calendar").
func nowruz(year int) time.Time {
	t := time.Date(2021, time.March, 21, 0, 0, 0, 0, time.UTC)
	for y := 1400; y < year; y++ {
		t = t.AddDate(0, 0, solarYear(y))
	}
	for y := 1399; y >= year; y-- {
		t = t.AddDate(0, 0, -solarYear(y))
	}
	return t
}

func solarYear(y int) int {
	switch y % 33 {
	case 1, 5, 9, 13, 17, 22, 26, 30:
		return 366
	}
	return 365
}
