package check

import (
	"regexp"
	"sync"
)

// attitude is a way in which a source stands off from what it tells. Its cues
// in the source ask for one of kept in the summary, a longer list: another
// language says it otherwise, and a summary more shortly.
type attitude struct {
	name       string // as a message has it: "the source … and the summary says it flatly"
	cue, kept  lists
	stance     string // of a claim that says it; empty if none does
	attributed bool   // naming who says so keeps it
}

// The words are those that news agencies of the five languages use, chosen by
// hand and then measured on NTREX-128 (TestCorpusSummaries). What is left out
// on purpose: 据悉 and 据了解, formulas that doubt nothing; 根据, which is a law's
// or a plan's ground; «возможно» and "possible", which are facts about the
// future; «тибқи» and طبق without what was told, by a law or a plan too.
var attitudes = sync.OnceValue(func() []attitude {
	return []attitude{
		{
			name: "reports it with reserve", attributed: true,
			cue: newLists(inSix(
				"reportedly allegedly supposedly purportedly apparently unconfirmed according_to it_is_said is_said_to are_said_to is_reported_to are_reported_to is_believed_to are_believed_to is_thought_to are_thought_to rumoured rumored",
				"гӯё гуё мегӯянд гуфта_мешавад гуфта_мешуд ба_гуфтаи ба_гуфти ба_қавли ба_иттилои аз_рӯи_маълумоти тибқи_маълумот* тибқи_хабар* тибқи_иттило* мувофиқи_маълумот* мувофиқи_иттило* хабар_дода_мешавад эҳтимолан зоҳиран аз_афташ",
				"якобы предположительно по_данным по_сообщени* по_сведениям по_информации по_словам по_неподтвержденным как_сообщается сообщается как_утвержда* утверждается по_видимому по_слухам",
				"گفته_می‌شود گفته_شده گزارش_شده گویا ظاهرا احتمالا به_گفته به_گزارش به_قول به_نقل بر_اساس_گزارش* بر_اساس_معلومات بر_بنیاد_گزارش* بر_بنیاد_معلومات طبق_گزارش* طبق_معلومات نظر_به_گزارش*",
				"据称 据报道 据报 据说 据传 据信 疑似 涉嫌 有消息称 有报道称 未经证实",
				"據稱 據報導 據報道 據報 據說 據傳 據信 疑似 涉嫌 有消息稱 有報導稱 未經證實",
			)),
			kept: newLists(inSix(
				"reported* report reports reporting allege* alleging alleged supposed* purported* apparent* unconfirmed according said say says saying told tells state states stated statement claim* believe* thought think* thinks expect* suspect* likely probabl* possibl* may might could would seem* appear* quot* cit* estimat* announc* describ* consider* wrote writes warn* argue* argu* note* noted suggest* data figures source* rumour* rumor* confirm* add* admit* called calls call view opinion per_the indicat* show* found reveal* explain* word words presum* assum* insist* in_the_words letter official* comment* perhaps maybe",
				"гуфт* иброз* мегӯ* мегу* гӯё гуё гӯянд хабар* иттило* маълумот* изҳор* эълон* тибқи мувофиқи қавли эҳтимол* шояд метавон* мумкин* тахмин* гумон* иддао* ба_назар* назари ақида* фикри ба_фикр* мешумор* мепиндор* мешавад мешуд таъкид* зикр* қайд* навишт* менавис* нақл* гузориш* манба* бовар* эътироф* тавсиф* шарҳ* баён* ёдовар* зоҳир* афт* нишон* арз* дақиқ* ҳисоб* ном* бинобар бино баёния* омор* рақам* мувофиқ*",
				"сообщ* сказал* говор* заяв* рассказ* мнени* оценк* слов* утвержда* утвержден* счита* полага* предпол* отмет* отмеча* указ* добав* объяв* подозрева* вероятн* возможн* может могут мог могл* бы кажется каж* видим* очевидн* похоже назыв* назва* пиш* написа* соглас* данн* сведени* информаци* источник* ссыл* уверя* призна* предупре* подчерк* якобы будто слух* цитир* опис* показ* обвин* объясн* поясн* выраз* вырази* выска* подтвер* дума* точк* зрения верит верят судя",
				"گفت* گوی* می‌گوی* می‌گف* گزارش* اعلام* اعلان* اظهار* نقل قول طبق مطابق اساس بنیاد ادعا* احتمال* شاید ممکن* رسمیات بنابر می‌توان* می‌تواند گویا ظاهر* نظر* معتقد* باور* عقیده* تاکید* تأکید* نوشت* نویس* منبع* منابع معلومات* خبر* بیان* یاد* افزود* ابراز* اشاره* تصور* گمان* فکر* اطلاع* توضیح* شناخته خوانده نامیده آمار* ارقام داده* نشان* هشدار* اعتراف* توصیف* برآورد* تخمین* حسب متهم* مظنون* خواند*",
				"据 说 称 表示 报道 报告 认为 指出 透露 宣布 介绍 可能 或 疑 涉嫌 似乎 看来 看似 相信 估计 预计 指 消息 所谓 讲 谈 提到 告诉 写 强调 警告 补充 来源 数据 显示 表明 描述 评论 解释 发言 声明 话 认 觉得 觉 被控 传 想 言",
				"據 說 稱 表示 報導 報道 報告 認為 指出 透露 宣布 介紹 可能 或 疑 涉嫌 似乎 看來 看似 相信 估計 預計 指 消息 所謂 講 談 提到 告訴 寫 強調 警告 補充 來源 數據 顯示 表明 描述 評論 解釋 發言 聲明 話 認 覺得 覺 被控 傳 想 言",
			)),
		},
		{
			name: "denies it", stance: "denies",
			cue: newLists(inSix(
				"deny denies denied denying denial denials",
				"рад_кард* рад_мекун* рад_намуд* рад_менамо* инкор_кард* инкор_мекун* такзиб*",
				"опроверг* опроверж* отрицает отрицают отрицал отрицала отрицали отрицая отрицание",
				"تکذیب* رد_کرد رد_کرده رد_کردند رد_می‌کن* رد_نمود* انکار_کرد* انکار_می‌کن*",
				"否认 驳斥 辟谣", "否認 駁斥 闢謠",
			)),
			kept: newLists(inSix(
				"deny denies denied denying denial* refut* reject* dismiss* refus* not no never false untrue without nor neither t cannot wrong disput* contradict* depriv*",
				"рад инкор* такзиб* на не нест* нестанд набуд* надор* надошт* накард* нашуд* намебош* намек* намеш* намет* намег* намед* намер* намес* намех* нахоҳ* надод* нагуф* нагард* наз* бе ҳеҷ дурӯғ* маҳрум* рад_шуд* даст_наз* радд*",
				"опроверг* опроверж* отрица* отверг* отверж* отказ* не нет ни без лож* неправд* нельзя лиш* никогда оспор* против*",
				"رد تکذیب* انکار* بی‌اساس* بی‌بنیاد* نه نیست* نبود* ندار* نداشت* نکرد* نشد* نمی* نخواه* نداد* نگفت* بدون هیچ دروغ* محروم* نا* بی",
				"否 驳 辟 不 没 未 无 非 拒 反驳", "否 駁 闢 不 沒 未 無 非 拒",
			)),
		},
		{
			name: "only orders it", stance: "orders",
			cue: newLists(inSix(
				"ordered instructed commanded decreed",
				"фармон_дод* супориш_дод* дастур_дод* амр_дод* амр_кард* амр_намуд*",
				"распорядил* приказал* поручил* велел* предписал*",
				"دستور_داد* هدایت_داد* فرمان_داد* امر_کرد* امر_نمود*",
				"下令 命令 责成", "下令 命令 責成",
			)),
			kept: newLists(inSix(
				"order* instruct* command* decree* direct* demand* told tell tells call* ask* must should requir* will shall mandat* request* impos* rul* urged sent bid assign* task* forc* had_to",
				"фармо* фармуд* супориш* дастур* амр* талаб* бояд вазифадор* хост* хоҳ* қарор* даъват* маҷбур* ҳукм* фармон* таъин* пешниҳод*",
				"распоря* прика* поруч* велел* предпис* потреб* треб* долж* следует указ* призва* обяза* будет будут чтобы решени* команд* вынуд* постанов* заказ* наказ* отправ*",
				"دستور* هدایت* فرمان* امر* باید خواست* خواه* وظیفه* حکم* فیصله* سفارش* مجبور* تقاضا* درخواست* مکلف*",
				"令 受命 奉命 要求 指示 责成 应 须 必须 将 让 派 吩咐 规定 判 叫 请 指令 订", "令 受命 奉命 要求 指示 責成 應 須 必須 將 讓 派 吩咐 規定 判 叫 請 指令 訂",
			)),
		},
	}
})

// bought knows what is ordered from a maker, not of somebody: "ordered 12
// aircraft". What is counted tells it: villages, troops and days are not bought.
var bought = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(` ordered (?:(?:about|some|over|nearly|almost|another|more than|up to|at least) )*` +
		`(?:\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|hundred|dozens|hundreds|thousands) ` +
		`(?:[^ ]+ ){0,3}?(?:aircraft|airliners?|planes?|jets?|helicopters?|drones?|tanks?|missiles?|trains?|locomotives?|wagons?|buses|trams?|` +
		`cars?|trucks?|vehicles?|ships?|engines?|turbines?|transformers?|doses|vaccines?|ventilators?|tons|tonnes|barrels|copies|cakes?|meals?) `)
})

// saying are the verbs by which a source gives a quotation to its speaker.
var saying = sync.OnceValue(func() lists {
	return newLists(inSix(
		"said says told added stated announced asked wrote declared explained",
		"гуфт гуфта гуфтааст мегӯяд гуфтанд афзуд изҳор таъкид навишт хабар",
		"сказал* заявил* сообщил* добавил* отметил* рассказал* говорит подчеркнул* пояснил* объяснил* спросил*",
		"گفت گفته گفتند می‌گوید افزود اظهار اعلام نوشت",
		"说 表示 称 指出 告诉 道 强调 补充", "說 表示 稱 指出 告訴 道 強調 補充",
	))
})
