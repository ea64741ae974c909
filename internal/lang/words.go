package lang

import (
	"strings"
	"sync"
)

// wordLists are the words of a language that are looked up, folded.
type wordLists struct {
	function map[string]bool // carry no matter of their own
	says     map[string]bool // verbs of speech
}

// wordsOf is made once for each language; one without lists has none.
func wordsOf(l Language) *wordLists {
	if l == Persian {
		l = Dari
	}
	if lists, ok := allWords()[l]; ok {
		return lists
	}
	return &wordLists{}
}

var allWords = sync.OnceValue(func() map[Language]*wordLists {
	out := map[Language]*wordLists{}
	for l, w := range map[Language][2]string{
		English: {wordsOfProfile(latinProfiles, "en") + englishFunction, englishSays},
		Tajik:   {wordsOfProfile(cyrillicProfiles, "tg") + tajikFunction, tajikSays},
		Russian: {wordsOfProfile(cyrillicProfiles, "ru") + russianFunction, russianSays},
		Dari:    {wordsOfProfile(arabicProfiles, "fa") + dariFunction, dariSays},
	} {
		out[l] = &wordLists{function: foldedSet(w[0]), says: foldedSet(w[1])}
		for said := range out[l].says {
			out[l].function[said] = true // who said is matter, that somebody did is not
		}
	}
	return out
})

// wordsOfProfile are those that detection goes by: the commonest of any text,
// which are function words but for a few that no topic misses.
func wordsOfProfile(list []profile, tag string) string {
	for _, p := range list {
		if string(p.tag) == tag {
			return p.words + " "
		}
	}
	return ""
}

func foldedSet(words string) map[string]bool {
	set := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		set[Fold(w)] = true
	}
	return set
}

// Function words beside those of the profiles: pronouns, prepositions,
// conjunctions, auxiliaries, and numbers and days, which the figures and dates
// have. Chosen by hand.
const (
	englishFunction = "i me my we us him them these those whom whose which while where why how because so such then than though " +
		"although do does did done doing being am could should may might must shall any each both few many most much other " +
		"some only own same too very just still yet again once here now under between through during before against " +
		"until upon within without across along among around behind below beyond near toward towards let lets got get " +
		"one two three four five six seven eight nine ten first second last next ago monday tuesday wednesday thursday " +
		"friday saturday sunday per via like well back even also however"
	russianFunction = "ее нее него ней нему ним них ними им ими ему меня мне мной мой моя моё мои нас нам нами наш наша наше наши " +
		"вас вам вами ты тебя тебе себя себе собой свой своя своё свои своего своей своих свою этих этими эти эту этой тех " +
		"те та ту кто кого кому кем чего чему чем где куда когда почему без до между над под перед через ради около среди " +
		"против можно нужно надо есть будет будут быть быть ни нет да лишь только даже уже ещё также тоже очень весь вся " +
		"всё всего всех всем всеми сам сама само сами один одна одно одной одного одном два две двух три трёх четыре пять " +
		"несколько первый которая которое которых которой которого которым которому которую понедельник вторник среду " +
		"четверг пятницу субботу воскресенье год года году лет"
	tajikFunction = "ту шумо онон эшон мо вай инҳо чунин чунон чӣ кӣ куҷо кадом чанд чаро чун зеро пас пеш то бе байни миёни рӯи " +
		"зери болои назди тарафи оид доир нисбат аммо лекин балки низ фақат танҳо бештар бисёр хеле боз ҳанӯз ҳоло акнун " +
		"ҳамаи ҳама ҳеҷ ҳарду якум дуюм як ду се чор панҷ шаш ҳафт ҳашт нӯҳ даҳ дошт дорад доранд доштанд буда будани " +
		"кардан кардани шудан шудани мешаванд мекунанд мекард мешуд шуданд шудааст шудаанд кардааст аст ҳаст ҳастанд " +
		"нестанд набуд мебошанд бошад бошанд метавонад метавонанд лозим мумкин соли сол рӯзи моҳи душанбе сешанбе " +
		"чоршанбе панҷшанбе ҷумъа шанбе якшанбе ки ҳам ва"
	dariFunction = "من تو شما ایشان آنان اینها آن‌ها این‌ها همین همان چنین چنان چی چه کی کجا کدام چند چرا چون زیرا پیش قبل بی بین میان " +
		"روی زیر بالای نزد سوی طرف درباره مورد ولی لیکن بلکه نیز فقط تنها بیشتر بسیار خیلی باز هنوز حالا اکنون همه هیچ " +
		"هر اول دوم دو سه چهار پنج شش هفت هشت نه ده دارند داشتند نیست نیستند استند هستند بودند باشند باشد شوند شدند شده‌اند " +
		"شده‌است می‌شود می‌شوند می‌کند می‌کنند کردند کردن شدن گردید گردد می‌گردد تواند می‌تواند می‌توانند باید شاید ممکن " +
		"روز ماه دوشنبه سه‌شنبه چهارشنبه پنجشنبه جمعه شنبه یکشنبه دیگر برای"
)

// Verbs of speech in the forms that news report words with, and the nouns that
// stand for them (according to, ба гуфтаи). Chosen by hand.
const (
	englishSays = "said says saying told tells stated states added adds according announced reported reports noted notes claimed " +
		"claims warned warns wrote writes explained explains insisted insists replied answered asked argued conceded " +
		"called declared stressed urged recalled remarked"
	russianSays = "сказал сказала сказали говорит говорил говорила говорили заявил заявила заявило заявили заявляет сообщил сообщила " +
		"сообщило сообщили сообщает сообщают отметил отметила отметили отмечает подчеркнул подчеркнула добавил добавила добавили " +
		"рассказал рассказала рассказали объяснил объяснила пояснил пояснила написал написала ответил ответила считает " +
		"утверждает уточнил уточнила напомнил напомнила предупредил предупредила словам признал признала"
	tajikSays = "гуфт гуфтанд гуфта гуфтааст гуфтаанд мегӯяд мегӯянд мегуфт изҳор гуфтаи афзуд афзуданд хабар таъкид иброз қайд " +
		"зикр навишт навиштааст менависад ҷавоб илова шарҳ эълом эълон"
	dariSays = "گفت گفتند گفته گفته‌اند گفته‌است می‌گوید می‌گویند گوید گویند میگوید میگویند افزود افزودند افزوده اظهار گفتهٔ قول " +
		"نوشت نوشته تأکید تاکید هشدار پاسخ بیان اعلام خاطرنشان"
	hanSays = "说 說 表示 称 稱 指出 强调 強調 认为 認為 告诉 告訴 介绍 介紹 回应 回應 警告 透露 写道 寫道 补充 補充 坦言 问 問 答"
)
