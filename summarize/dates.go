package summarize

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"panj/internal/article"
	"panj/internal/quantity"
)

// date is a day or a month as a text tells it.
type date struct {
	start, end int    // bytes in the block's text
	bare       bool   // a month alone
	iso        string // YYYY-MM-DD; empty where the text lacks a part or counts by another calendar
}

// splitDates finds the dates among a text's quantities: a month's name with the
// day and the year beside it, or a day written in digits alone. The others are
// left; a year or a weekday alone is no date.
func splitDates(text string, all []quantity.Quantity) (dates []date, rest []quantity.Quantity) {
	s := splitter{text: text, all: all}
	for i := 0; i < len(all); {
		first, last, d := s.dateAt(i)
		if last == first {
			if !s.chineseDay(i) {
				rest = append(rest, all[i])
			}
			i++
			continue
		}
		dates = append(dates, d)
		i = last
	}
	return dates, rest
}

type splitter struct {
	text string
	all  []quantity.Quantity
}

// dateAt reads the date that the i-th quantity begins; last is i where it begins none.
func (s *splitter) dateAt(i int) (first, last int, d date) {
	if n, d := s.digits(i); n > 0 {
		return i, i + n, d
	}
	month, day, year, last := i, -1, -1, i
	switch {
	case s.is(i, quantity.Month):
	case s.isDay(i) && s.is(i+1, quantity.Month) && s.joined(i, "", "of", "th of", "моҳи", "ماه"):
		day, month = i, i+1
	case s.is(i, quantity.Year) && s.is(i+1, quantity.Month) && s.joined(i, "", "年", "соли", "سال"):
		year, month = i, i+1
	default:
		return i, i, d
	}
	last = month + 1
	if day < 0 && s.isDay(last) && s.dayBehind(month) {
		day, last = last, last+1
	}
	if year < 0 && s.is(last, quantity.Year) && s.joined(last-1, "", ",", "،", "of", "соли", "سال") {
		year, last = last, last+1
	}
	d = date{start: s.all[i].Start, end: s.all[last-1].End, bare: last-i == 1, iso: s.iso(year, month, day)}
	if day == last-1 {
		d.end += s.daySign(d.end)
	}
	return i, last, d
}

// digits reads 14.09.2026 and 2026-09-14; the month must be one.
func (s *splitter) digits(i int) (n int, d date) {
	if i+2 >= len(s.all) {
		return 0, d
	}
	year, month, day := i, i+1, i+2
	sign := s.gap(i)
	switch {
	case sign == "-" && s.is(year, quantity.Year):
	case sign == "." && s.is(i+2, quantity.Year):
		year, day = i+2, i
	default:
		return 0, d
	}
	if s.gap(i+1) != sign || !s.isDay(day) || s.all[month].Word || s.all[month].Values[0] > 12 {
		return 0, d
	}
	return 3, date{start: s.all[i].Start, end: s.all[i+2].End, iso: s.iso(year, month, day)}
}

func (s *splitter) is(i int, k quantity.Kind) bool { return i < len(s.all) && s.all[i].Kind == k }

func (s *splitter) isDay(i int) bool {
	if i >= len(s.all) {
		return false
	}
	q := s.all[i]
	return (q.Kind == quantity.Number || q.Kind == quantity.Ordinal) && q.Unit == "" && !q.Weak &&
		q.Values[0] >= 1 && q.Values[0] <= 31 && q.Values[0] == float64(int(q.Values[0]))
}

// gap is the text between a quantity and the next.
func (s *splitter) gap(i int) string {
	if i+1 >= len(s.all) {
		return "\x00"
	}
	return s.text[s.all[i].End:s.all[i+1].Start]
}

// joined says whether one of the words alone, or nothing, stands between a
// quantity and the next.
func (s *splitter) joined(i int, words ...string) bool {
	gap := strings.Trim(s.gap(i), " \u00a0\u202f\n\r")
	for _, w := range words {
		if gap == w {
			return true
		}
	}
	return false
}

// dayBehind says whether the number behind a month is its day: March 5, Sept. 3,
// 9月21日. In the other languages the day goes before.
func (s *splitter) dayBehind(month int) bool {
	m := s.all[month].Text
	r, _ := utf8.DecodeRuneInString(m)
	switch gap := s.gap(month); {
	case strings.HasSuffix(m, "月"):
		return gap == ""
	case r >= utf8.RuneSelf:
		return false
	default:
		return strings.Trim(gap, " \u00a0") == "" || len(m) <= 4 && strings.HasPrefix(gap, ". ")
	}
}

// daySign is how long the sign of a day behind a Chinese number is.
func (s *splitter) daySign(end int) int {
	r, size := utf8.DecodeRuneInString(s.text[end:])
	if r == '日' || r == '号' || r == '號' {
		return size
	}
	return 0
}

// chineseDay says whether a quantity is a day of a month that isn't named: 21日.
func (s *splitter) chineseDay(i int) bool { return s.isDay(i) && s.daySign(s.all[i].End) > 0 }

// iso is a Gregorian date of which every part is known; an index is -1 for one
// that isn't.
func (s *splitter) iso(year, month, day int) string {
	if year < 0 || day < 0 || s.all[year].Unit != "" || s.all[month].Unit != "" {
		return ""
	}
	return fmt.Sprintf("%04.0f-%02.0f-%02.0f", s.all[year].Values[0], s.all[month].Values[0], s.all[day].Values[0])
}

// events lists the sentences that have a date. What happened, and whether it has
// happened yet, is for the reader of the sentence to see. Left out are titles,
// the date of a dateline, which says when something was reported, and two bare
// months in a sentence, which are a season more often than a date.
func (x *extraction) events(list []found) []Event {
	var all []candidate[Event]
	seen := map[int]bool{}
	for _, f := range list {
		text := x.article.Blocks[f.block].Text
		for i, d := range f.dates {
			p := x.around(f.block, d.start)
			if p == nil || seen[p.place] || d.end > p.end || x.tier(p) >= heading || x.dateline(p, d) || season(f.dates, i, p) {
				continue
			}
			seen[p.place] = true
			item := func() Event {
				return Event{
					What: oneLine(x.text(p)), When: When{Text: oneLine(text[d.start:d.end]), Date: d.iso},
					Actors: []string{}, Evidence: x.evidence(p, p),
				}
			}
			all = append(all, candidate[Event]{item, x.tier(p), p.score, len(all)})
		}
	}
	return choose(all, x.shortList())
}

// season says whether a bare month has another one in its sentence.
func season(list []date, i int, p *passage) bool {
	return list[i].bare && slices.ContainsFunc(list, func(d date) bool {
		return d.bare && d.start != list[i].start && d.start >= p.start && d.end <= p.end
	})
}

// dateline says whether a date stands at an article's head, before a dash, or
// in a sentence that has hardly more than the date.
func (x *extraction) dateline(p *passage, d date) bool {
	text := x.article.Blocks[p.block].Text
	if countWords(text[p.start:d.start])+countWords(text[d.end:p.end]) < leastWords {
		return true
	}
	behind := strings.TrimLeft(text[d.end:p.end], " .)）\u00a0")
	dash := strings.HasPrefix(behind, "—") || strings.HasPrefix(behind, "–") || strings.HasPrefix(behind, "- ")
	return dash && p.start == 0 && p.kind == article.Paragraph && countWords(text[:d.start]) < leastWords
}
