package lang

import (
	"strings"
	"testing"
)

// The sentences were written for this test.
var dialects = []struct {
	name, text    string
	dari, iranian string // the words that are told, with their counterpart
}{
	{"Dari", "شفاخانه جدید در ولسوالی با ۱۲ داکتر باز شد.", "شفاخانه/بیمارستان ولسوالی/شهرستان داکتر/دکتر", ""},
	{"Iranian", "بیمارستان جدید با ۱۲ پزشک باز شد.", "", "بیمارستان/شفاخانه پزشک/داکتر"},
	{"both", "محصلان دانشگاه در سرک جمع شدند.", "محصلان/دانشجو سرک/خیابان", "دانشگاه/پوهنتون"},
	{"endings", "پولیس‌ها و شفاخانه‌های شهر، دانش‌آموزان و هتلی در خیابان‌ها", "پولیس‌ها/پلیس شفاخانه‌های/بیمارستان", "دانش‌آموزان/متعلم هتلی/هوتل خیابان‌ها/سرک"},
	{"an illness is no patient", "بیماری در شهر گسترش یافت.", "", ""},
	{"letters of an Arabic keyboard", "پوليس و داكتر", "پوليس/پلیس داكتر/دکتر", ""},
	{"provinces of Iran", "در استان خراسان ایران دو تن زخمی شدند.", "", ""},
	{"a province elsewhere", "در استان بدخشان دو تن زخمی شدند.", "", "استان/ولایت"},
	{"words that good Dari has", "هستند گزارش شرکت برنامه همچنین نیروهای کودکان جمعیت میلیون چینی مدرسه درصد آمریکا", "", ""},
	{"months beside a figure", "۱۲ حوت و ۵ جون و ۳ مهر", "حوت/اسفند جون/ژوئن", "مهر/میزان"},
	{"the same as other words", "میزان بارش جدی بود و مهر و محبت و اسد", "", ""},
	{"months that are nothing else", "در ماه فبروری و ژوئن", "فبروری/فوریه", "ژوئن/جون"},
	{"no Persian", "The police came. Пулис омад.", "", ""},
	{"nothing", "", "", ""},
}

func TestDialectWordsAreToldWithTheirCounterpart(t *testing.T) {
	shown := func(found []Dialect, other func(Dialect) string, text string) string {
		var out []string
		for _, d := range found {
			if text[d.Start:d.End] != d.Word {
				t.Errorf("%q is not at %d to %d", d.Word, d.Start, d.End)
			}
			out = append(out, d.Word+"/"+other(d))
		}
		return strings.Join(out, " ")
	}
	for _, c := range dialects {
		if got := shown(DariWords(c.text), func(d Dialect) string { return d.Iranian }, c.text); got != c.dari {
			t.Errorf("%s: Dari %s, want %s", c.name, got, c.dari)
		}
		if got := shown(IranianWords(c.text), func(d Dialect) string { return d.Dari }, c.text); got != c.iranian {
			t.Errorf("%s: Iranian %s, want %s", c.name, got, c.iranian)
		}
	}
}

// Counted on the lines of which the pairs' authors saw the counts: in sample.
func TestCorpusDialectWords(t *testing.T) {
	for _, c := range []struct {
		file       string
		find       func(string) []Dialect
		least, top float64 // percent of lines
	}{
		{"fa-AF", DariWords, 20, 100}, {"fa", DariWords, 0, 0.5},
		{"fa", IranianWords, 15, 100}, {"fa-AF", IranianWords, 0, 3},
	} {
		lines := corpus(t, c.file)
		flagged, words := 0, map[string]int{}
		for _, s := range lines {
			found := c.find(s)
			if len(found) > 0 {
				flagged++
			}
			for _, d := range found {
				words[d.Word]++
			}
		}
		share := 100 * float64(flagged) / float64(len(lines))
		t.Logf("%-6s %5.2f %% of %d lines", c.file, share, len(lines))
		if share < c.least || share > c.top {
			t.Errorf("%s: want %v to %v %%: %v", c.file, c.least, c.top, words)
		}
	}
}

func FuzzDialect(f *testing.F) {
	for _, c := range dialects {
		f.Add(c.text)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, found := range [][]Dialect{DariWords(s), IranianWords(s)} {
			last := 0
			for _, d := range found {
				if d.Start < last || d.End <= d.Start || s[d.Start:d.End] != d.Word || d.Dari == "" || d.Iranian == "" {
					t.Fatalf("%+v", d)
				}
				last = d.End
			}
		}
	})
}
