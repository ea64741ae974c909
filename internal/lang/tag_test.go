package lang

import (
	"errors"
	"strings"
	"testing"
)

func TestParseKnowsTagsLocalesAndNames(t *testing.T) {
	for want, asked := range map[Language][]string{
		English: {"en", "EN", "en-US", "en_GB.UTF-8", "eng", "English", "англисӣ", "английский", "انگلیسی", "英语", "en-Latn"},
		Tajik: {
			"tg", "TG", "tgk", "tj", "tg-TJ", "tg_TJ.UTF-8", "tg-Cyrl", "tgk-Cyrl-TJ", "Tajik", "tajiki",
			"тоҷикӣ", "ТОҶИКӢ", "тоҷики\u0304", "таджикский", "тољикї", "塔吉克语",
		},
		Russian: {"ru", "ru-RU", "rus", "ru_RU.KOI8-R", "Russian", "русский", "Русский", "русӣ", "روسی", "俄语", " ru "},
		Dari:    {"fa-AF", "fa_AF", "fa_AF.UTF-8", "prs", "prs-AF", "PRS", "dari", "Dari", "دری", "دري", "дарӣ", "дари", "达里语", "fa-Arab-AF"},
		Persian: {"fa", "fa-IR", "fas", "pes", "pes-IR", "Persian", "farsi", "فارسی", "форсӣ"},
		Hans: {
			"zh", "cn", "zh-CN", "zh_CN.GB18030", "zh-SG", "zh-MY", "zh-Hans", "zh-Hans-HK", "cmn", "cmn-CN", "zho", "Chinese",
			"mandarin", "中文", "简体中文", "簡體中文", "китайский", "чинӣ", "хитоӣ", "Simplified Chinese", "Chinese (Simplified)",
		},
		Hant: {
			"zh-Hant", "zh-TW", "zh_TW.Big5", "zh-HK", "zh-MO", "zh-Hant-CN", "cmn-TW", "cmn-Hant",
			"繁體中文", "繁体中文", "Traditional Chinese", "Chinese (Traditional)",
		},
	} {
		for _, s := range asked {
			if got, err := Parse(s); got != want || err != nil {
				t.Errorf("%q is %q, %v; want %s", s, got, err, want)
			}
		}
	}
}

func TestParseRefusesWhatPanjDoesNotRead(t *testing.T) {
	for _, s := range []string{
		"", "xx", "und", "mul", "klingon", "uz", "uk", "ps", "ky", "kk", "de", "prs-Latn", "yue", "zh-yue", "nan", "C", "POSIX", "en-", "tg,ru",
		"tg-Arab", "tg-Latn", "zh-Latn", "zh-Hani", "zh-Bopo", "fa-Latn", "fa-Cyrl", "ru-Latn", "en-Cyrl",
		"zh-Latn-pinyin", "en-scouse", "fa-AF-u-nu-latn", "x-tg", "\xff", strings.Repeat("a", 5000),
	} {
		got, err := Parse(s)
		var unknown *UnknownError
		if got != "" || !errors.As(err, &unknown) {
			t.Errorf("%.20q is %q, %v", s, got, err)
			continue
		}
		if unknown.Asked != s || len(unknown.Known) != len(Known()) {
			t.Errorf("%.20q: the error says %+v", s, unknown)
		}
	}
}

func TestRefusalSaysWhy(t *testing.T) {
	for s, word := range map[string]string{"tg-Arab": "Cyrl", "zh-Latn": "Hans or Hant", "fa-AF-u-nu-latn": "extensions", "uz": "(known: en, tg, ru, fa-AF, fa, zh-Hans, zh-Hant)"} {
		if _, err := Parse(s); err == nil || !strings.Contains(err.Error(), word) {
			t.Errorf("%s: %v does not say %q", s, err, word)
		}
	}
}

func TestPersianScriptIsForTranslationsAlone(t *testing.T) {
	for _, s := range []string{"tg-Arab", "TG_arab"} {
		if l, err := ParseTranslation(s); l != TajikArab || err != nil {
			t.Errorf("%s is %q, %v", s, l, err)
		}
		if _, err := ParseTarget(s); err == nil || !strings.Contains(err.Error(), "panj translate --to tg-Arab") {
			t.Errorf("%s: %v", s, err)
		}
	}
	if l, err := ParseTranslation("dari"); l != Dari || err != nil {
		t.Errorf("dari is %q, %v", l, err)
	}
	if TajikArab.Base() != Tajik || Dari.Base() != Dari || !TajikArab.RightToLeft() || TajikArab.Script() != Arab {
		t.Error("what is known of tg-Arab is wrong")
	}
	if TajikArab.Self() != "تاجکی به خط فارسی" || TajikArab.Name(Russian) != "Tajik in Persian script" {
		t.Errorf("its names are %s, %s", TajikArab.Self(), TajikArab.Name(Russian))
	}
}

func TestPersianIsNoTarget(t *testing.T) {
	for _, s := range []string{"fa", "fa-IR", "Persian", "فارسی"} {
		_, err := ParseTarget(s)
		if err == nil || !strings.Contains(err.Error(), "a text can't be told to be Dari or Iranian; use fa-AF") {
			t.Errorf("%s: %v", s, err)
		}
	}
	var unknown *UnknownError
	if _, err := ParseTarget("uz"); !errors.As(err, &unknown) || len(unknown.Known) != len(Targets()) {
		t.Errorf("the error for uz is %v", err)
	}
	if l, err := ParseTarget("dari"); l != Dari || err != nil {
		t.Errorf("dari is %q, %v", l, err)
	}
}

func TestHongKongIsToldOfNames(t *testing.T) {
	for s, want := range map[string]bool{"zh-HK": true, "zh_HK.UTF-8": true, "zh-MO": true, "zh-Hant-HK": true, "zh-TW": false, "zh": false, "en-HK": false, "": false, "dari": false} {
		if got := Note(s); (got != "") != want {
			t.Errorf("%q: note %q", s, got)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{"zh-Hant-u-nu-latn", "tg_TJ.UTF-8@x", "دری", "\xff-\xfe", "a-b-c-d"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		Note(s)
		l, err := Parse(s)
		if (l == "") == (err == nil) || l != "" && l.entry() == nil {
			t.Fatalf("%q is %q, %v", s, l, err)
		}
	})
}
