package lang

// entry is all that panj knows of a language but its letters (profile.go).
//
// Names in the other languages are CLDR 48's, with three exceptions: CLDR has
// no Tajik and no Traditional Chinese name for Dari; and it says хитоӣ where
// Tajik papers and NTREX-128's translator write чинӣ.
type entry struct {
	tag     Language
	script  Script
	target  bool // panj writes it
	digits  string
	quotes  Quotes
	names   []named
	aliases []string // folded (see Fold); asked for beside the tag and the names
	// cost is what the same news text costs in tokens, English being 1, and
	// length is its characters, English being 1 (NTREX-128, medians by
	// paragraph; tokens of o200k).
	cost, length float64
	// abbreviations stand before a name (with #: before a number), and their
	// full stop ends no sentence; folded.
	abbreviations string
}

// named is a name in a language. (A list and not a map, which would be built
// at each start of the program.)
type named struct {
	in   Language
	name string
}

func (e *entry) name(in Language) string {
	for _, n := range e.names {
		if n.in == in {
			return n.name
		}
	}
	return ""
}

const (
	latinDigits   = "0123456789"
	persianDigits = "۰۱۲۳۴۵۶۷۸۹"
)

var (
	curlyQuotes   = Quotes{Outer: [2]string{"“", "”"}, Inner: [2]string{"‘", "’"}}
	guillemets    = Quotes{Outer: [2]string{"«", "»"}, Inner: [2]string{"‹", "›"}}
	russianQuotes = Quotes{Outer: [2]string{"«", "»"}, Inner: [2]string{"„", "“"}}
	cornerQuotes  = Quotes{Outer: [2]string{"「", "」"}, Inner: [2]string{"『", "』"}}
)

// table is in the order in which languages are listed to a user.
var table = [...]entry{
	{
		tag: English, script: Latn, target: true, digits: latinDigits, quotes: curlyQuotes, cost: 1, length: 1,
		names: []named{
			{English, "English"}, {Tajik, "англисӣ"}, {Russian, "английский"},
			{Dari, "انگلیسی"}, {Persian, "انگلیسی"}, {Hans, "英语"}, {Hant, "英文"},
		},
		aliases: []string{"eng", "英文", "英語"},
		abbreviations: "mr mrs ms dr prof gen col lt capt sgt maj gov sen sens rep reps rev hon st v vs " +
			"no# nos# art# fig# pp# jan# feb# mar# apr# jun# jul# aug# sep# sept# oct# nov# dec#",
	},
	{
		tag: Tajik, script: Cyrl, target: true, digits: latinDigits, quotes: curlyQuotes, cost: 1.8, length: 1.10,
		names: []named{
			{English, "Tajik"}, {Tajik, "тоҷикӣ"}, {Russian, "таджикский"},
			{Dari, "تاجکی"}, {Persian, "تاجیکی"}, {Hans, "塔吉克语"}, {Hant, "塔吉克文"},
		},
		aliases:       []string{"tgk", "tj", "tajiki", "забони тоҷикӣ", "точики", "тоҷики", "тољикї", "塔吉克語"},
		abbreviations: "г ш н с д ҷ кӯч хиеб вил ноҳ проф акад дотс ген",
	},
	{
		tag: Russian, script: Cyrl, target: true, digits: latinDigits, quotes: russianQuotes, cost: 1.4, length: 1.10,
		names: []named{
			{English, "Russian"}, {Tajik, "русӣ"}, {Russian, "русский"},
			{Dari, "روسی"}, {Persian, "روسی"}, {Hans, "俄语"}, {Hant, "俄文"},
		},
		aliases:       []string{"rus", "русский язык", "俄語"},
		abbreviations: "г гг с д п пос обл р ул пр просп пл им св англ нем фр перс тадж акад проф доц ген полк стр# рис# ст#",
	},
	{
		tag: Dari, script: Arab, target: true, digits: persianDigits, quotes: guillemets, cost: 1.55, length: 0.98,
		names: []named{
			{English, "Dari"}, {Tajik, "дарӣ"}, {Russian, "дари"},
			{Dari, "دری"}, {Persian, "دری"}, {Hans, "达里语"}, {Hant, "達利語"},
		},
		aliases: []string{"prs", "afghan persian", "dari persian", "فارسی دری", "زبان دری", "達里語"},
	},
	{
		tag: Persian, script: Arab, target: false, digits: persianDigits, quotes: guillemets, cost: 1.55, length: 0.98,
		names: []named{
			{English, "Persian"}, {Tajik, "форсӣ"}, {Russian, "персидский"},
			{Dari, "فارسی"}, {Persian, "فارسی"}, {Hans, "波斯语"}, {Hant, "波斯文"},
		},
		aliases: []string{"fas", "per", "pes", "farsi", "iranian persian", "фарси", "波斯語"},
	},
	{
		tag: Hans, script: HansForm, target: true, digits: latinDigits, quotes: curlyQuotes, cost: 1.2, length: 0.34,
		names: []named{
			{English, "Simplified Chinese"}, {Tajik, "чинӣ (соддашуда)"}, {Russian, "китайский, упрощенное письмо"},
			{Dari, "چینی ساده شده"}, {Persian, "چینی ساده‌شده"}, {Hans, "简体中文"}, {Hant, "簡體中文"},
		},
		aliases: []string{
			"zh", "cn", "zho", "chi", "cmn", "chinese", "mandarin", "chinese (simplified)", "chinese simplified",
			"中文", "汉语", "简体", "简体字", "китайский", "чинӣ", "хитоӣ", "چینی",
		},
	},
	{
		tag: Hant, script: HantForm, target: true, digits: latinDigits, quotes: cornerQuotes, cost: 1.2, length: 0.36,
		names: []named{
			{English, "Traditional Chinese"}, {Tajik, "чинӣ (анъанавӣ)"}, {Russian, "китайский, традиционное письмо"},
			{Dari, "چینی سنتی"}, {Persian, "چینی سنتی"}, {Hans, "繁体中文"}, {Hant, "繁體中文"},
		},
		aliases: []string{"chinese (traditional)", "chinese traditional", "繁体", "繁體", "正體中文", "繁體字"},
	},
}

// neighbourName is the English name of a language that Detect can name and
// panj doesn't translate, or of one in another script.
func neighbourName(l Language) string {
	switch l {
	case "uk":
		return "Ukrainian"
	case "be":
		return "Belarusian"
	case "bg":
		return "Bulgarian"
	case "mk":
		return "Macedonian"
	case "sr":
		return "Serbian"
	case "kk":
		return "Kazakh"
	case "ky":
		return "Kyrgyz"
	case "uz-Cyrl":
		return "Uzbek (Cyrillic)"
	case "uz-Latn":
		return "Uzbek (Latin)"
	case "tt":
		return "Tatar"
	case "ps":
		return "Pashto"
	case "ur":
		return "Urdu"
	case "ar":
		return "Arabic"
	case TajikArab:
		return "Tajik in Persian script"
	case "ja":
		return "Japanese"
	case "ko":
		return "Korean"
	}
	return string(l)
}
