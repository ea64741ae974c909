package render

import (
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"panj/internal/check"
	"panj/internal/lang"
	"panj/internal/report"
)

func TestClean(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"plain", "Ӯҳда, 中文, دری‌زبان\n\tend", "Ӯҳда, 中文, دری‌زبان\n\tend"},
		{"colour", "\x1b[31mred\x1b[0m", "␛[31mred␛[0m"},
		{"window title", "\x1b]0;owned\x07", "␛]0;owned␇"},
		{"C1 introducer", "a\u009b31mb", "a\ufffd31mb"},
		{"C1 introducer as a byte", "a\x9b31mb", "a\ufffd31mb"},
		{"next line", "a\u0085b", "a\ufffdb"},
		{"backspace", "safe\b\b\b\bevil", "safe␈␈␈␈evil"},
		{"delete", "a\x7fb", "a␡b"},
		{"carriage return", "good\rbad", "good␍bad"},
		{"CR LF", "a\r\nb\r\r\nc", "a\nb␍\nc"},
		{"null", "a\x00b", "a␀b"},
		{"bidi override", "a\u202etxt.exe\u202cb", "atxt.exeb"},
		{"bidi isolate", "a\u2066b\u2067c\u2068d\u2069e", "abcde"},
		{"marks that only guide stay", "a\u200fb\u200ec", "a\u200fb\u200ec"},
		{"joiners stay", "می\u200cشود \u200d", "می\u200cشود \u200d"},
		{"line separator", "a\u2028b\u2029c", "a\nb\nc"},
		{"broken UTF-8", "a\xffb\xc3", "a\ufffdb\ufffd"},
		{"space that does not break", "1\u00a0357", "1\u00a0357"},
	} {
		if got := Clean(c.in); got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}

func TestWordsAreOneLine(t *testing.T) {
	if got := words(" a\n b\t\u2028c\u00a0d \u3000"); got != "a b c\u00a0d \u3000" {
		t.Errorf("got %q", got)
	}
}

// dangerous finds what must reach no terminal.
func dangerous(s string) string {
	for _, c := range s {
		if c != '\n' && (c < ' ' || c >= 0x7f && c <= 0x9f || c >= 0x202a && c <= 0x202e || c >= 0x2066 && c <= 0x2069) {
			return string(c)
		}
	}
	return ""
}

const hostile = "\x1b[2J\x9b\u009b31m\rX\b\u202eY\u2066\x07\n# Z\u2028"

// poisoned is a report in every string of which stands what a terminal obeys.
func poisoned(t *testing.T, name string) *report.Report {
	r := saved(t, name)
	poison(reflect.ValueOf(r).Elem(), "")
	return r
}

func poison(v reflect.Value, field string) {
	switch v.Kind() {
	case reflect.String:
		if field != "Lang" && field != "State" && field != "Kind" && field != "Match" && field != "Severity" && field != "Path" && field != "Article" && field != "ID" {
			v.SetString(v.String() + hostile)
		}
	case reflect.Slice:
		for i := range v.Len() {
			if v.Type().Elem().Kind() != reflect.Uint8 {
				poison(v.Index(i), field)
			}
		}
	case reflect.Pointer:
		if !v.IsNil() {
			poison(v.Elem(), field)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			poison(v.Field(i), v.Type().Field(i).Name)
		}
	}
}

func TestNoEscapeReachesTheTerminal(t *testing.T) {
	for _, name := range []string{"rockfall", "partial", "summary"} {
		r := poisoned(t, name)
		r.Findings = append(r.Findings, check.Finding{Rule: "x", Lang: "tg", Message: hostile})
		for _, v := range []View{Brief, Check} {
			checkSafe(t, name, rendered(t, r, v, "", Style{}))
			checkSafe(t, name, markdown(t, r, v, ""))
		}
		var b strings.Builder
		if err := Findings(&b, r, "", Style{}); err != nil {
			t.Fatal(err)
		}
		checkSafe(t, name, b.String())
	}
}

func checkSafe(t *testing.T, name, got string) {
	t.Helper()
	if c := dangerous(got); c != "" {
		t.Errorf("%s: %q reaches the terminal", name, c)
	}
	if !strings.Contains(got, "␛") {
		t.Errorf("%s: the escapes were planted nowhere", name)
	}
}

// What tells parts apart may be hostile as well: tags, states, kinds, ids.
func TestNoEscapeReachesTheTerminalFromKeys(t *testing.T) {
	r := saved(t, "partial")
	r.Translations[0].Lang = lang.Language("tg" + hostile)
	r.Translations[0].Blocks[2].ID += hostile
	r.Articles[0].Lang = lang.Language(hostile)
	r.Articles[0].Blocks[0].Kind += hostile
	r.Findings[0].Path, r.Findings[0].Block = "summaries[0]."+hostile, ""
	r.Findings[0].Severity += hostile
	r.Findings[0].Lang = r.Translations[0].Lang
	checkSafe(t, "text", rendered(t, r, Brief, "", Style{}))
	checkSafe(t, "markdown", markdown(t, r, Brief, ""))
	checkSafe(t, "check", rendered(t, r, Check, "", Style{}))
	_, err := pagesOf(r, Summary, "ru"+hostile)
	if err == nil {
		t.Error("a language that isn't there is found")
	}
	r.Translations = append(r.Translations, r.Translations[0])
	r.Articles[0].Name += hostile
	var out strings.Builder
	if err := Text(&out, r, Translate, "", Style{}); err != nil {
		t.Fatal(err)
	}
	first, _, _ := strings.Cut(out.String(), "\n")
	checkSafe(t, "banner", first)
}

func FuzzClean(f *testing.F) {
	f.Add(hostile)
	f.Fuzz(func(t *testing.T, s string) {
		got := Clean(s)
		if c := strings.ReplaceAll(got, "\t", ""); dangerous(c) != "" || !utf8.ValidString(got) {
			t.Errorf("%q became %q", s, got)
		}
		if again := Clean(got); again != got {
			t.Errorf("%q is not clean", got)
		}
	})
}
