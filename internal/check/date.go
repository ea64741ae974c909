package check

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"panj/internal/article"
	"panj/internal/quantity"
)

// dates sees a day of a month in a statement, or an event's date, that no date
// of the cited blocks is: in whatever language or calendar, without a year or
// with one. Where the day of publication is known, a weekday and words such as
// "yesterday" are dates too; a weekday alone still rules out six days of seven.
// Of good statements, NTREX-128, 0.2 in 1,000 sentences and 0.6 in 1,000
// paragraphs have such a day, each because of a misspelt month.
// It can't see a right date given to a wrong event, nor a date moved by a week
// where the source names a weekday only.
func (s *summary) dates(st Statement) []toldDate {
	var told []toldDate
	where := s.cited(st)
	for _, d := range quantity.Dates(withoutMarks(st.Text), s.l.To) {
		if !d.HasDay() {
			continue
		}
		right := s.dated(where, d.Days, false)
		told = append(told, toldDate{d, !right || s.hasYear(d.Days)})
		if !right && s.once(st, "date\x00"+fmt.Sprint(d.Days)) {
			s.wrongDate(st, d.Days, named(d.Text), where)
		}
	}
	if day, ok := dayOf(st.Date); ok {
		days := []quantity.Day{day}
		if !s.dated(where, days, true) && s.once(st, "date\x00"+fmt.Sprint(days)) {
			s.wrongDate(st, days, st.Date, where)
		}
	}
	return told
}

// toldDate is a date of a statement; settled says that its year needs no look
// any more: the source has the date with it, or was found to have another.
type toldDate struct {
	quantity.Date
	settled bool
}

// hasYear says whether a block has one of the days with its year.
func (s *summary) hasYear(days []quantity.Day) bool {
	for _, b := range s.blocks {
		for _, d := range s.datesOf(b) {
			if d.HasDay() && d.Days[0].Year > 0 && s.same(d, days, false) {
				return true
			}
		}
	}
	return false
}

// dayOf reads YYYY-MM-DD, or a shorter beginning of it with a month.
func dayOf(date string) (quantity.Day, bool) {
	date = strings.TrimSpace(date)
	for layout, parts := range map[string]int{"2006-01-02": 3, "2006-01": 2} {
		if t, err := time.Parse(layout, date); err == nil {
			d := quantity.Day{Year: t.Year(), Month: int(t.Month())}
			if parts == 3 {
				d.Day = t.Day()
			}
			return d, true
		}
	}
	return quantity.Day{}, false
}

func (s *summary) datesOf(b article.Block) []quantity.Date {
	list, ok := s.days[b.ID]
	if !ok {
		list = quantity.Dates(withoutMarks(b.Text), s.l.From)
		s.days[b.ID] = list
	}
	return list
}

// dated says whether a date of the blocks is one of the days. An event's date
// (resolved) is met by less than a text's: it was worked out from a weekday or
// a month, and the text that it stands beside keeps the source's words.
func (s *summary) dated(blocks []article.Block, days []quantity.Day, resolved bool) bool {
	for _, b := range blocks {
		for _, d := range s.datesOf(b) {
			if s.same(d, days, resolved) {
				return true
			}
		}
	}
	return s.published(days, resolved)
}

// published says whether one of the days is the day of publication itself,
// which a dateline gives to an event of "today" without a word.
func (s *summary) published(days []quantity.Day, resolved bool) bool {
	if s.day.IsZero() || !resolved {
		return false
	}
	return slices.Contains(days, quantity.Day{Year: s.day.Year(), Month: int(s.day.Month()), Day: s.day.Day()})
}

// aYear is how far from its publication an article's date without a year may lie, in days.
const aYear = 370

func (s *summary) same(d quantity.Date, days []quantity.Day, resolved bool) bool {
	for _, have := range d.Days {
		for _, want := range days {
			if !have.Agrees(want) || have.Day == 0 && want.Day > 0 && !resolved {
				continue
			}
			if have.Year > 0 || want.Year == 0 || want.Day == 0 || s.day.IsZero() || abs(s.distance(want)) <= aYear {
				return true
			}
		}
	}
	for _, want := range days {
		if want.Day > 0 && s.spoken(d, want) {
			return true
		}
	}
	return false
}

// fortnight is how far a weekday can lie from the day of writing.
const fortnight = 13

// spoken says whether a weekday or a word such as "yesterday" can be the day.
func (s *summary) spoken(d quantity.Date, want quantity.Day) bool {
	if s.day.IsZero() {
		return false
	}
	distance := s.distance(want)
	if want.Year == 0 { // of the year in which it is nearest
		want.Year = s.day.Year()
		distance = s.distance(want)
		for _, year := range []int{s.day.Year() - 1, s.day.Year() + 1} {
			other := quantity.Day{Year: year, Month: want.Month, Day: want.Day}
			if abs(s.distance(other)) < abs(distance) {
				want, distance = other, s.distance(other)
			}
		}
	}
	switch {
	case d.Weekday > 0:
		return abs(distance) <= fortnight && weekday(want) == d.Weekday
	case d.Relative:
		return d.From <= distance && distance <= d.To
	}
	return false
}

func weekday(d quantity.Day) int {
	return (int(timeOf(d).Weekday())+6)%7 + 1
}

func timeOf(d quantity.Day) time.Time {
	return time.Date(d.Year, time.Month(d.Month), d.Day, 0, 0, 0, 0, time.UTC)
}

// distance is how many days after the publication a day lies.
func (s *summary) distance(d quantity.Day) int {
	return int(timeOf(d).Sub(s.day).Hours() / 24)
}

// wrongDate reports a day by the best account of it. Where the cited blocks
// date nothing, one that another block has is right.
func (s *summary) wrongDate(st Statement, days []quantity.Day, name string, where []article.Block) {
	block, instead := s.insteadOf(where, days)
	for _, b := range s.blocks {
		if !s.dated([]article.Block{b}, days, true) {
			continue
		}
		if instead != nil && instead.HasDay() {
			f := s.report("date", Warning, st, fmt.Sprintf("%s is not in the cited blocks, which have %s, but in %s", name, named(instead.Text), b.ID))
			f.Block, f.Source = b.ID, datePlace(block, instead)
		}
		return
	}
	severity, message := Error, name+" is not in the article"
	if instead != nil {
		message += "; " + block.ID + " has " + named(instead.Text)
	}
	if name == st.Date && (instead == nil || !instead.HasDay()) {
		severity = Warning // worked out, perhaps from what is known elsewhere
	}
	f := s.report("date", severity, st, message)
	if instead != nil {
		f.Block, f.Source = block.ID, datePlace(block, instead)
	}
}

// insteadOf is the date of the blocks that a wrong one stands for: one of the
// same month, else any with a day, else a weekday or a word.
func (s *summary) insteadOf(blocks []article.Block, days []quantity.Day) (article.Block, *quantity.Date) {
	var where article.Block
	var best *quantity.Date
	rank := 0
	for _, b := range blocks {
		list := s.datesOf(b)
		for i := range list {
			n := 1
			if list[i].HasDay() {
				n = 2
				if list[i].Days[0].Month == days[0].Month {
					n = 3
				}
			}
			if n > rank {
				where, best, rank = b, &list[i], n
			}
		}
	}
	return where, best
}

func datePlace(b article.Block, d *quantity.Date) *Place {
	return at(b.ID, b.Text, d.Start, d.End)
}

// written is the day on which an article was written: that of publication as
// its head gives it, else the date with which one of its first blocks begins.
func written(blocks []article.Block, l Languages) time.Time {
	if len(l.Published) >= len(time.DateOnly) {
		if t, err := time.Parse(time.DateOnly, l.Published[:len(time.DateOnly)]); err == nil {
			return t
		}
	}
	if t, ok := firstDate(l.Published, len(l.Published), l); ok {
		return t
	}
	for _, b := range blocks[:min(len(blocks), dateline)] {
		if t, ok := firstDate(b.Text, datelineBytes, l); ok {
			return t
		}
	}
	return time.Time{}
}

// A dateline stands at the beginning of one of the first blocks: a place, then the day.
const (
	dateline      = 3
	datelineBytes = 60
)

// firstDate is a text's first date with a year that begins before a byte.
func firstDate(text string, before int, l Languages) (time.Time, bool) {
	for _, d := range quantity.Dates(text, l.From) {
		if d.Start < before && d.HasDay() && d.Days[0].Year > 0 {
			return timeOf(d.Days[0]), true
		}
	}
	return time.Time{}, false
}

func abs(n int) int { return max(n, -n) }
