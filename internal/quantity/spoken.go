package quantity

import (
	"strings"
	"sync"
	"unicode/utf8"

	"panj/internal/lang"
)

// spokenWords are weekdays (1 is Monday) and words that say how many days from
// the day of writing something lies: a line is one or two numbers, a colon and
// words, "_" for the space in them, "*" for any ending. Душанбе and دوشنبه are
// Monday and a city; as the city they are read as Monday too, which only makes
// the reader of a date more lenient.
var spokenWords = map[lang.Language]string{
	lang.English: `
1: monday mondays mon
2: tuesday tuesdays tue tues
3: wednesday wednesdays wed
4: thursday thursdays thu thur thurs
5: friday fridays fri
6: saturday saturdays sat
7: sunday sundays sun
0 0: today tonight this_morning this_evening this_afternoon
-1 0: last_night overnight
-1 -1: yesterday
1 1: tomorrow
-6 6: this_week
-13 -1: last_week past_week previous_week week_earlier
-20 -7: week_before
1 14: next_week
-62 -1: last_month previous_month
-30 30: this_month
1 62: next_month
`,
	lang.Russian: `
1: понедельник понедельника понедельнику понедельником понедельникам
2: вторник вторника вторнику вторником вторникам
3: среду среда среды среде средой средам
4: четверг четверга четвергу четвергом четвергам
5: пятницу пятница пятницы пятнице пятницей пятницам
6: субботу суббота субботы субботе субботой субботам
7: воскресенье воскресенья воскресенью воскресеньем воскресеньям
0 0: сегодня сегодняшн*
-1 0: ночью минувшей_ночью
-1 -1: вчера вчерашн* накануне
-2 -2: позавчера
1 1: завтра завтрашн*
2 2: послезавтра
-6 6: на_этой_неделе этой_недели
-13 -1: прошлой_неделе минувшей_неделе прошлую_неделю минувшую_неделю неделю_назад неделей_ранее
-20 -7: неделей_раньше
1 14: следующей_неделе будущей_неделе
-62 -1: прошлом_месяце минувшем_месяце прошлого_месяца
-30 30: этом_месяце
1 62: следующем_месяце
`,
	lang.Tajik: `
1: душанбе душанберо душанбеи
2: сешанбе сешанберо сешанбеи
3: чоршанбе чоршанберо чоршанбеи
4: панҷшанбе панҷшанберо панҷшанбеи
5: ҷумъа ҷумъаи ҷумъаро
6: шанбе шанберо шанбеи
7: якшанбе якшанберо якшанбеи
0 0: имрӯз* имшаб*
-1 0: дишаб*
-1 -1: дирӯз* дина
-2 -2: парерӯз*
1 1: фардо*
2 2: пасфардо*
-6 6: ин_ҳафта ҳафтаи_ҷорӣ
-13 -1: ҳафтаи_гузашта ҳафтаи_пеш ҳафтаи_сипаришуда
1 14: ҳафтаи_оянда
-62 -1: моҳи_гузашта
-30 30: моҳи_ҷорӣ ин_моҳ
1 62: моҳи_оянда
`,
	lang.Dari: `
1: دوشنبه
2: سهشنبه سه_شنبه
3: چهارشنبه چهار_شنبه
4: پنجشنبه پنج_شنبه
5: جمعه
6: شنبه
7: یکشنبه یک_شنبه
0 0: امروز امشب امروزی
-1 0: دیشب شب_گذشته
-1 -1: دیروز روز_گذشته
-2 -2: پریروز
1 1: فردا
2 2: پسفردا پس_فردا
-6 6: این_هفته هفته_جاری هفته_روان
-13 -1: هفته_گذشته هفته_پیش
1 14: هفته_آینده
-62 -1: ماه_گذشته
-30 30: ماه_جاری ماه_روان این_ماه
1 62: ماه_آینده
`,
	lang.Hans: `
1: 周一 星期一 礼拜一
2: 周二 星期二 礼拜二
3: 周三 星期三 礼拜三
4: 周四 星期四 礼拜四
5: 周五 星期五 礼拜五
6: 周六 星期六 礼拜六
7: 周日 周天 星期日 星期天 礼拜天 礼拜日
0 0: 今天 今日 今晚 今晨
-1 0: 昨晚 昨夜
-1 -1: 昨天 昨日
-2 -2: 前天
1 1: 明天 明日
2 2: 后天
-6 6: 本周 这周 这个星期
-13 -1: 上周 上星期
1 14: 下周 下星期
-62 -1: 上个月 上月
-30 30: 本月 这个月
1 62: 下个月 下月
`,
	lang.Hant: `
1: 週一 周一 星期一 禮拜一
2: 週二 周二 星期二 禮拜二
3: 週三 周三 星期三 禮拜三
4: 週四 周四 星期四 禮拜四
5: 週五 周五 星期五 禮拜五
6: 週六 周六 星期六 禮拜六
7: 週日 周日 星期日 星期天 禮拜天 禮拜日
0 0: 今天 今日 今晚 今晨
-1 0: 昨晚 昨夜
-1 -1: 昨天 昨日
-2 -2: 前天
1 1: 明天 明日
2 2: 後天
-6 6: 本週 本周 這週
-13 -1: 上週 上周 上星期
1 14: 下週 下周 下星期
-62 -1: 上個月 上月
-30 30: 本月 這個月
1 62: 下個月 下月
`,
}

// saying is a word or phrase of the table, by its first token.
type saying struct {
	words []string
	open  bool // the last word has any ending
	date  Date
}

var sayings = sync.OnceValue(func() map[lang.Language]map[string][]saying {
	out := map[lang.Language]map[string][]saying{}
	for l, table := range spokenWords {
		out[l] = sayingsOf(table, l == lang.Tajik)
	}
	out[lang.Persian] = out[lang.Dari]
	return out
})

func sayingsOf(table string, tajik bool) map[string][]saying {
	out := map[string][]saying{}
	for line := range strings.Lines(table) {
		head, words, _ := strings.Cut(line, ":")
		var d Date
		switch n := integers(head); len(n) {
		case 1:
			d.Weekday = n[0]
		case 2:
			d.Relative, d.From, d.To = true, n[0], n[1]
		}
		for _, w := range strings.Fields(words) {
			w, open := strings.CutSuffix(w, "*")
			s := saying{words: strings.Split(foldedString(w, tajik), "_"), open: open, date: d}
			r, _ := utf8.DecodeRuneInString(s.words[0])
			out[string(r)] = append(out[string(r)], s)
		}
	}
	return out
}

func integers(s string) []int {
	var out []int
	for _, f := range strings.Fields(s) {
		n, sign := 0, 1
		for _, r := range f {
			if r == '-' {
				sign = -1
			} else {
				n = 10*n + int(r-'0')
			}
		}
		out = append(out, sign*n)
	}
	return out
}

// spoken finds the weekdays and words of the table; the longest wins at a place.
func spoken(text string, l lang.Language) []Date {
	table := sayings()[l]
	if table == nil {
		return nil
	}
	if l == lang.Hans || l == lang.Hant {
		return spokenHan(text, table)
	}
	toks, _ := scan(text, lexiconOf(l))
	var out []Date
	for i := 0; i < len(toks); {
		best, last := -1, i
		r, _ := utf8.DecodeRuneInString(toks[i].word)
		for k, s := range table[string(r)] {
			if end, ok := s.at(toks, i); ok && (best < 0 || end > last) {
				best, last = k, end
			}
		}
		if best >= 0 {
			d := table[string(r)][best].date
			d.Start, d.End = toks[i].start, toks[last].end
			d.Text = text[d.Start:d.End]
			out = append(out, d)
		}
		i = last + 1
	}
	return out
}

// at says whether the tokens from i on are the saying, and which is its last.
func (s *saying) at(toks []token, i int) (last int, ok bool) {
	if i+len(s.words) > len(toks) {
		return 0, false
	}
	for k, w := range s.words {
		have := toks[i+k].word
		if have != w && !(s.open && k == len(s.words)-1 && strings.HasPrefix(have, w)) {
			return 0, false
		}
	}
	return i + len(s.words) - 1, true
}

func spokenHan(text string, table map[string][]saying) []Date {
	var out []Date
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRuneInString(text[i:])
		for _, s := range table[string(r)] {
			if strings.HasPrefix(text[i:], s.words[0]) && len(s.words[0]) > n {
				d := s.date
				d.Start, d.End, d.Text = i, i+len(s.words[0]), s.words[0]
				out = append(out, d)
				n = len(s.words[0])
			}
		}
		i += n
	}
	return out
}
