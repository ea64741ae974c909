package quantity

import (
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"panj/internal/lang"
)

// Day is a day of the Gregorian calendar. What a text leaves out is 0.
type Day struct{ Year, Month, Day int }

// Date is where a text says when something was: on a day ("8 August", «17 асади
// 1405»), in a month of a year, on a weekday, or at a distance from the day on
// which it was written ("yesterday", "last week").
type Date struct {
	Start, End int // bytes in the text
	Text       string
	Days       []Day // readings of an explicit date; more than one where a solar date has no year, or 8/9 is either
	Solar      bool  // of the Solar Hijri calendar, whose months other languages spell as they like
	Weekday    int   // from 1, Monday, to 7; else 0
	// Relative dates lie From to To days after the day of writing.
	Relative bool
	From, To int
}

// HasDay says whether the date names a day of a month.
func (d Date) HasDay() bool { return len(d.Days) > 0 && d.Days[0].Day > 0 }

// Agrees says whether two days can be the same: nothing that both name differs,
// and both name the month.
func (a Day) Agrees(b Day) bool {
	part := func(x, y int) bool { return x == y || x == 0 || y == 0 }
	return a.Month == b.Month && a.Month > 0 && part(a.Day, b.Day) && part(a.Year, b.Year)
}

// Dates lists the dates of a text in the order of their places.
func Dates(text string, l lang.Language) []Date {
	out := isoDates(text)
	list := slices.DeleteFunc(Find(text, l), func(q Quantity) bool {
		return slices.ContainsFunc(out, func(d Date) bool { return d.Start <= q.Start && q.End <= d.End })
	})
	for i, q := range list {
		if q.Kind == Month {
			out = append(out, datesOf(text, list, i, l)...)
		}
	}
	out = append(out, spoken(text, l)...)
	slices.SortStableFunc(out, func(a, b Date) int { return a.Start - b.Start })
	return out
}

var iso = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`\b(\d{4})-(\d{2})-(\d{2})\b`) })

func isoDates(text string) []Date {
	var out []Date
	for _, m := range iso().FindAllStringSubmatchIndex(text, -1) {
		number := func(i int) int { n, _ := strconv.Atoi(text[m[2*i]:m[2*i+1]]); return n }
		if d := (Day{number(1), number(2), number(3)}); d.Month >= 1 && d.Month <= 12 && d.Day >= 1 && d.Day <= 31 {
			out = append(out, Date{Start: m[0], End: m[1], Text: text[m[0]:m[1]], Days: []Day{d}})
		}
	}
	return out
}

// datesOf are the dates of which a month is a part: one for each of its days
// ("5 and 8 August"), or one for the month of a year.
func datesOf(text string, list []Quantity, i int, l lang.Language) []Date {
	month := list[i]
	first, last := i, i
	if l != lang.Hans && l != lang.Hant {
		first = daysBefore(text, list, i)
	}
	if first == i {
		last = daysAfter(text, list, i, l)
	}
	year, at := yearBeside(text, list, first, last)
	var out []Date
	for k := first; k <= last; k++ {
		if k != i {
			out = append(out, dated(text, month, &list[k], year, at))
		}
	}
	if first == last && year > 0 {
		out = append(out, dated(text, month, nil, year, at))
	}
	return out
}

// dateGap is how many bytes may stand between the parts of a date.
const dateGap = 12

// dateWords may stand there: "8 of August", «8-уми», "8 and 9 August", 8日至9日,
// «августи соли 2026».
var dateWords = []string{
	"", "of", "of the", "the", "and", "to", "or",
	"и", "по", "до", "или", "го", "е", "числа", "ва", "то", "ё", "уми", "юми", "ум", "моҳи", "соли", "у",
	"و", "تا", "یا", "ماه", "سال", "م", "日", "日至", "至", "日和", "和", "日到", "到", "日、", "年", "号", "号至", "號", "號至", "日及", "及", "與", "日與",
}

func beside(text string, a, b Quantity) bool {
	if b.Start < a.End || b.Start-a.End > dateGap {
		return false
	}
	gap := text[a.End:b.Start]
	if strings.ContainsAny(gap, ";(。:؛\n'’") {
		return false
	}
	return slices.Contains(dateWords, strings.ToLower(strings.TrimFunc(gap, func(r rune) bool { return !unicode.IsLetter(r) })))
}

func isDay(q Quantity) bool {
	v := q.Values[0]
	return (q.Kind == Number || q.Kind == Ordinal) && q.Unit == "" && q.Counted == "" && (q.time == "" || q.time == "day") &&
		v >= 1 && v <= 31 && v == math.Trunc(v)
}

func daysBefore(text string, list []Quantity, i int) int {
	for i > 0 && isDay(list[i-1]) && beside(text, list[i-1], list[i]) {
		i--
	}
	return i
}

// daysAfter reads "August 5 and 8" in English and 8月5日至8日 in Chinese.
func daysAfter(text string, list []Quantity, i int, l lang.Language) int {
	for i+1 < len(list) && isDay(list[i+1]) && beside(text, list[i], list[i+1]) && dayFollows(text, list[i+1], l) {
		i++
	}
	return i
}

func dayFollows(text string, q Quantity, l lang.Language) bool {
	switch l {
	case lang.English:
		return !q.Word
	case lang.Hans, lang.Hant:
		r, _ := utf8.DecodeRuneInString(strings.TrimLeft(text[q.End:], " "))
		return r == '日' || r == '号' || r == '號'
	}
	return false
}

// yearBeside is the year behind the last quantity of a date, or directly before
// the first (2026年8月8日, 2026/8/8), 0 where there is none, with its place.
func yearBeside(text string, list []Quantity, first, last int) (int, Quantity) {
	if last+1 < len(list) && list[last+1].Kind == Year && beside(text, list[last], list[last+1]) {
		return int(list[last+1].Values[0]), list[last+1]
	}
	if first > 0 && list[first-1].Kind == Year && list[first].Start-list[first-1].End <= len("年") {
		return int(list[first-1].Values[0]), list[first-1]
	}
	return 0, Quantity{}
}

// dated makes a date of its parts; day may be nil.
func dated(text string, month Quantity, day *Quantity, year int, at Quantity) Date {
	d := Date{Start: month.Start, End: month.End}
	if day != nil {
		d.Start, d.End = min(d.Start, day.Start), max(d.End, day.End)
	}
	if year > 0 {
		d.Start, d.End = min(d.Start, at.Start), max(d.End, at.End)
	}
	d.Text = text[d.Start:d.End]
	m, n := int(month.Values[0]), 0
	if day != nil {
		n = int(day.Values[0])
	}
	switch {
	case month.Unit == "solar" || year >= 1300 && year < 1500:
		d.Days, d.Solar = solarDays(year, m, n), true
	case day != nil && len(day.Values) > 1 && len(month.Values) > 1 && !month.Word: // 8/9/2026
		d.Days = []Day{{year, m, n}, {year, n, m}}
	default:
		d.Days = []Day{{year, m, n}}
	}
	return d
}
