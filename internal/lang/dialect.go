package lang

import (
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// Dialect is a word that points to one of the two written norms of Persian,
// Dari of Afghanistan and Persian of Iran, with its counterpart in the other.
type Dialect struct {
	Word          string // as the text has it
	Dari, Iranian string // the pair's bare forms
	Start, End    int    // bytes in the text
}

// pair is a word of Dari and what Iranian texts write for it. A form that is
// marked with "-" in front is no mark of its norm, with "#" is looked for beside
// a figure only (months that are other words too), with "!" takes no endings.
type pair struct{ dari, iranian string }

// pairs are words of news that the two norms write differently, from the human
// translations into Dari and into Persian of NTREX-128 and TICO-19 (5,068 lines
// each): 0 to 3 uses of the Dari forms were counted in the Iranian lines. An
// Iranian form is a mark where the Dari translators wrote it at most a third as
// often as the Dari form, so not درصد, میلیارد, آمریکا or میلیون, and where it is
// no other word: مدرسه is a religious school in Afghanistan.
// What the counts allowed and good Dari has all the same is left out: هستند,
// گزارش, شرکت, برنامه, همچنین, نیروهای, کودکان, جمعیت, چینی flagged 12.7 % of the
// Dari lines of NTREX-128. Over 1,007 lines each of NTREX-128, in sample, 19 %
// of the Iranian and 1.7 % of the Dari ones have an Iranian mark, 21 % of the
// Dari and 0.1 % of the Iranian ones a Dari mark.
var pairs = [...]pair{
	{"پوهنتون", "دانشگاه"}, {"شفاخانه", "بیمارستان"}, {"داکتر", "پزشک"}, {"داکتر", "دکتر"}, {"شاروالی", "شهرداری"},
	{"ولسوالی", "شهرستان"}, {"-ولایت", "!استان"}, {"!والی", "استاندار"}, {"طیاره", "هواپیما"}, {"سرک", "خیابان"},
	{"موتر", "خودرو"}, {"بایسکل", "دوچرخه"}, {"تلیفون", "تلفن"}, {"پولیس", "پلیس"}, {"محکمه", "دادگاه"},
	{"سارنوال", "-دادستان"}, {"صنف", "-کلاس"}, {"محصل", "دانشجو"}, {"متعلم", "دانش‌آموز"}, {"تداوی", "درمان"},
	{"مریض", "!بیمار"}, {"مریض", "!بیماران"}, {"-ادویه", "دارو"}, {"واکسین", "واکسن"}, {"!صحت", "!بهداشت"}, {"صحی", "بهداشتی"},
	{"وقایه", "پیشگیری"}, {"قرنطین", "قرنطینه"}, {"اطفال", "-کودکان"}, {"طفل", "-کودک"}, {"نفوس", "-جمعیت"},
	{"باشندگان", "ساکنان"}, {"دالر", "دلار"}, {"ملیون", "-میلیون"}, {"بیلیون", "-میلیارد"}, {"فیصد", "-درصد"},
	{"کمپنی", "-شرکت"}, {"راپور", "-گزارش"}, {"دوسیه", "پرونده"}, {"رستورانت", "رستوران"}, {"هوتل", "هتل"},
	{"تشناب", "دستشویی"}, {"!قوای", "-نیروهای"}, {"جرمنی", "آلمان"}, {"جاپان", "ژاپن"}, {"هالند", "هلند"},
	{"پولند", "لهستان"}, {"اندونیزیا", "اندونزی"}, {"کوریای", "-کره"}, {"!هسپانیه", "-اسپانیا"}, {"!استند", "-هستند"},
	{"چینایی", "-چینی"}, {"لابراتوار", "آزمایشگاه"}, {"پلان", "-برنامه"}, {"کنترول", "کنترل"}, {"پروتین", "پروتئین"},
	{"!جنوری", "!ژانویه"}, {"!فبروری", "!فوریه"}, {"#مارچ", "#مارس"}, {"!اپریل", "!آوریل"}, {"#جون", "!ژوئن"},
	{"!جولای", "!ژوئیه"}, {"!اگست", "#اوت"}, {"!سپتمبر", "!سپتامبر"}, {"!اکتوبر", "!اکتبر"}, {"!نومبر", "!نوامبر"},
	{"!دسمبر", "!دسامبر"},
	{"#حمل", "!فروردین"}, {"#ثور", "!اردیبهشت"}, {"#جوزا", "!خرداد"}, {"#سرطان", "#تیر"}, {"#اسد", "#مرداد"},
	{"#سنبله", "!شهریور"}, {"#میزان", "#مهر"}, {"#عقرب", "#آبان"}, {"#قوس", "#آذر"}, {"#جدی", "#دی"}, {"#دلو", "#بهمن"},
	{"#حوت", "#اسفند"},
}

// IranianWords lists the words of a text in Persian that are usual in Iran and
// have another form in Dari, which stands beside them, in the order of the
// text. Afghan writers use them too: a text with some is no Iranian text. The
// words for a province, its head and a district are left out where the text
// speaks of Iran, which has no other name for them.
func IranianWords(text string) []Dialect {
	found := dialect(text, func(m marks) *mark { return m.iranian })
	if !strings.Contains(text, "ایران") {
		return found
	}
	return slices.DeleteFunc(found, func(d Dialect) bool {
		return d.Iranian == "استان" || d.Iranian == "استاندار" || d.Iranian == "شهرستان"
	})
}

// DariWords lists the words of a text in Persian that are usual in Afghanistan
// and that writers in Iran hardly ever use, in the order of the text.
func DariWords(text string) []Dialect {
	return dialect(text, func(m marks) *mark { return m.dari })
}

// mark is a form of the table and how it is looked for.
type mark struct {
	pair   *pair
	bare   bool // takes no endings
	figure bool // counts beside a figure only
}

// marks are what a word is a mark of.
type marks struct{ dari, iranian *mark }

var dialectMarks = sync.OnceValue(func() map[string]marks {
	all := make(map[string]marks, 2*len(pairs))
	for i := range pairs {
		p := &pairs[i]
		if m := p.mark(p.dari); m != nil {
			_, key, _ := persianWord(bareForm(p.dari), 0)
			all[key] = marks{dari: m, iranian: all[key].iranian}
		}
		if m := p.mark(p.iranian); m != nil {
			_, key, _ := persianWord(bareForm(p.iranian), 0)
			all[key] = marks{dari: all[key].dari, iranian: m}
		}
	}
	return all
})

// mark is nil for a form that marks nothing.
func (p *pair) mark(form string) *mark {
	switch form[0] {
	case '-':
		return nil
	case '#':
		return &mark{pair: p, bare: true, figure: true}
	case '!':
		return &mark{pair: p, bare: true}
	}
	return &mark{pair: p}
}

func bareForm(form string) string { return strings.TrimLeft(form, "-#!") }

// endings are those of plural, relation and possession that a noun takes, with
// the sign between them dropped.
var endings = [...]string{"هایشان", "هایش", "هایی", "های", "ها", "یان", "ان", "یی", "ی", "ش"}

func dialect(text string, side func(marks) *mark) []Dialect {
	all := dialectMarks()
	var out []Dialect
	figure := false // the word before has a digit
	for i := 0; i < len(text); {
		word, key, end := persianWord(text, i)
		if word == end {
			break
		}
		if m := lookUp(all, key, side); m != nil && (!m.figure || figure || digitAhead(text[end:])) {
			out = append(out, Dialect{text[word:end], bareForm(m.pair.dari), bareForm(m.pair.iranian), word, end})
		}
		figure = strings.IndexFunc(text[word:end], unicode.IsDigit) >= 0
		i = end
	}
	return out
}

func lookUp(all map[string]marks, key string, side func(marks) *mark) *mark {
	if m := side(all[key]); m != nil {
		return m
	}
	for _, e := range endings {
		if stem, ok := strings.CutSuffix(key, e); ok {
			if m := side(all[stem]); m != nil && !m.bare {
				return m
			}
		}
	}
	return nil
}

// persianWord is the next run of letters and digits from i on, and its key:
// Arabic letters for ی and ک made Persian ones, marks and ZWNJ dropped.
func persianWord(text string, i int) (start int, key string, end int) {
	var buf [64]byte
	k := buf[:0]
	start, end = -1, len(text)
	for i < len(text) {
		r, size := utf8.DecodeRuneInString(text[i:])
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			if start < 0 {
				start = i
			}
			k = utf8.AppendRune(k, letterOfPersian(r))
			end = i + size
		case start < 0 || r == 0x200C || r == 0x640 || unicode.Is(unicode.Mn, r):
		default:
			return start, string(k), end
		}
		i += size
	}
	if start < 0 {
		return end, "", end
	}
	return start, string(k), end
}

func letterOfPersian(r rune) rune {
	switch r {
	case 'ي', 'ى':
		return 'ی'
	case 'ك':
		return 'ک'
	}
	return r
}

// digitAhead says whether a figure follows, behind spaces.
func digitAhead(rest string) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(rest, " \u00a0"))
	return unicode.IsDigit(r)
}
