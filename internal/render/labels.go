package render

import "panj/internal/lang"

// labels are the words around a summary, in its language, and its punctuation.
type labels struct {
	punctuation
	keyPoints, figures, events, quotes, claims, entities, differences string // headings
	notStated, topics                                                 string // before a list in one line
	noneStates                                                        string // the same of a digest
	source, translation                                               string // headings
	killed, injured                                                   string // before a count
	exactly, atLeast, atMost, about                                   string // %s is the number
	by, partOf                                                        string // in brackets after a count
	stances                                                           stances
}

// punctuation joins what stands on one line.
type punctuation struct {
	colon, comma, semicolon, stop, dash string // with the spaces around them
	openBracket, closeBracket           string // with the space before
	openQuote, closeQuote               string
	mark                                string // before the marks of evidence
}

// stances are the words for how somebody says something, as nouns: they need no
// agreement with who says it.
type stances struct {
	says, denies, accuses, confirms, condemns, orders, demands, warns, promises, estimates, noComment string
}

func labelsOf(l lang.Language) labels {
	switch l {
	case lang.Russian:
		return russian()
	case lang.Tajik:
		return tajik()
	case lang.Dari, lang.Persian, lang.TajikArab:
		return dari()
	case lang.Hans:
		return hans()
	case lang.Hant:
		return hant()
	}
	return english()
}

func english() labels {
	return labels{
		punctuation: western("“", "”"),
		keyPoints:   "Key points", figures: "Figures", events: "Events", quotes: "Quotations", claims: "Claims",
		entities: "People, organisations, places", differences: "Differences",
		notStated: "The article does not say", noneStates: "The articles do not say", topics: "Topics",
		source: "Source", translation: "Translation",
		killed: "killed", injured: "injured",
		exactly: "%s", atLeast: "at least %s", atMost: "at most %s", about: "about %s",
		by: "source", partOf: "included in",
		stances: stances{
			says: "statement", denies: "denial", accuses: "accusation", confirms: "confirmation",
			condemns: "condemnation", orders: "order", demands: "demand", warns: "warning",
			promises: "promise", estimates: "estimate", noComment: "no comment",
		},
	}
}

func russian() labels {
	return labels{
		punctuation: western("«", "»"),
		keyPoints:   "Главное", figures: "Цифры", events: "События", quotes: "Цитаты", claims: "Заявления и оценки",
		entities: "Люди, организации, места", differences: "Расхождения",
		notStated: "В статье не сказано", noneStates: "В статьях не сказано", topics: "Темы",
		source: "Источник", translation: "Перевод",
		killed: "погибшие", injured: "пострадавшие",
		exactly: "%s", atLeast: "не менее %s", atMost: "не более %s", about: "около %s",
		by: "источник", partOf: "из общего числа",
		stances: stances{
			says: "заявление", denies: "опровержение", accuses: "обвинение", confirms: "подтверждение",
			condemns: "осуждение", orders: "распоряжение", demands: "требование", warns: "предупреждение",
			promises: "обещание", estimates: "оценка", noComment: "без комментариев",
		},
	}
}

func tajik() labels {
	return labels{
		punctuation: western("“", "”"),
		keyPoints:   "Нуктаҳои асосӣ", figures: "Рақамҳо", events: "Рӯйдодҳо", quotes: "Иқтибосҳо",
		claims: "Изҳорот ва арзёбиҳо", entities: "Шахсон, созмонҳо, ҷойҳо", differences: "Тафовутҳо",
		notStated: "Дар мақола гуфта нашудааст", noneStates: "Дар мақолаҳо гуфта нашудааст", topics: "Мавзуъҳо",
		source: "Манбаъ", translation: "Тарҷума",
		killed: "ҳалокшудагон", injured: "захмиён",
		exactly: "%s", atLeast: "на камтар аз %s", atMost: "на бештар аз %s", about: "тақрибан %s",
		by: "манбаъ", partOf: "аз шумораи умумӣ",
		stances: stances{
			says: "изҳорот", denies: "рад", accuses: "иттиҳом", confirms: "тасдиқ",
			condemns: "маҳкумкунӣ", orders: "дастур", demands: "талаб", warns: "ҳушдор",
			promises: "ваъда", estimates: "тахмин", noComment: "бе шарҳ",
		},
	}
}

func dari() labels {
	return labels{
		punctuation: punctuation{
			colon: ": ", comma: "، ", semicolon: "؛ ", stop: ".", dash: " — ",
			openBracket: " (", closeBracket: ")", openQuote: "«", closeQuote: "»", mark: " ",
		},
		keyPoints: "نکات اصلی", figures: "ارقام", events: "رویدادها", quotes: "نقل قول‌ها",
		claims: "اظهارات و ارزیابی‌ها", entities: "اشخاص، نهادها، مکان‌ها", differences: "تفاوت‌ها",
		notStated: "در متن گفته نشده است", noneStates: "در هیچ متنی گفته نشده است", topics: "موضوعات",
		source: "منبع", translation: "ترجمه",
		killed: "کشته‌شدگان", injured: "زخمیان",
		exactly: "%s", atLeast: "حد اقل %s", atMost: "حد اکثر %s", about: "حدود %s",
		by: "منبع", partOf: "از مجموع",
		stances: stances{
			says: "گفته", denies: "رد", accuses: "اتهام", confirms: "تأیید",
			condemns: "تقبیح", orders: "دستور", demands: "خواست", warns: "هشدار",
			promises: "وعده", estimates: "تخمین", noComment: "بدون تبصره",
		},
	}
}

func hans() labels {
	return labels{
		punctuation: chinese("“", "”"),
		keyPoints:   "要点", figures: "数字", events: "事件", quotes: "引语", claims: "各方说法",
		entities: "人物、机构、地点", differences: "说法分歧",
		notStated: "文中未提及", noneStates: "各篇报道均未提及", topics: "主题",
		source: "原文", translation: "译文",
		killed: "死亡", injured: "受伤",
		exactly: "%s人", atLeast: "至少%s人", atMost: "至多%s人", about: "约%s人",
		by: "来源", partOf: "已计入",
		stances: stances{
			says: "表示", denies: "否认", accuses: "指责", confirms: "证实",
			condemns: "谴责", orders: "下令", demands: "要求", warns: "警告",
			promises: "承诺", estimates: "估计", noComment: "未予置评",
		},
	}
}

func hant() labels {
	return labels{
		punctuation: chinese("「", "」"),
		keyPoints:   "要點", figures: "數字", events: "事件", quotes: "引述", claims: "各方說法",
		entities: "人物、機構、地點", differences: "說法分歧",
		notStated: "文中未提及", noneStates: "各篇報道均未提及", topics: "主題",
		source: "原文", translation: "譯文",
		killed: "死亡", injured: "受傷",
		exactly: "%s人", atLeast: "至少%s人", atMost: "至多%s人", about: "約%s人",
		by: "來源", partOf: "已計入",
		stances: stances{
			says: "表示", denies: "否認", accuses: "指控", confirms: "證實",
			condemns: "譴責", orders: "下令", demands: "要求", warns: "警告",
			promises: "承諾", estimates: "估計", noComment: "未予置評",
		},
	}
}

func western(open, shut string) punctuation {
	return punctuation{
		colon: ": ", comma: ", ", semicolon: "; ", stop: ".", dash: " — ",
		openBracket: " (", closeBracket: ")", openQuote: open, closeQuote: shut, mark: " ",
	}
}

func chinese(open, shut string) punctuation {
	return punctuation{
		colon: "：", comma: "、", semicolon: "；", stop: "。", dash: "——",
		openBracket: "（", closeBracket: "）", openQuote: open, closeQuote: shut,
	}
}

// stance is the word for one of the contract's stances, empty for any other.
func (l labels) stance(word string) string {
	switch word {
	case "says":
		return l.stances.says
	case "denies":
		return l.stances.denies
	case "accuses":
		return l.stances.accuses
	case "confirms":
		return l.stances.confirms
	case "condemns":
		return l.stances.condemns
	case "orders":
		return l.stances.orders
	case "demands":
		return l.stances.demands
	case "warns":
		return l.stances.warns
	case "promises":
		return l.stances.promises
	case "estimates":
		return l.stances.estimates
	case "no_comment":
		return l.stances.noComment
	}
	return ""
}
