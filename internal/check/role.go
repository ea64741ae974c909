package check

import (
	"sync"

	"panj/internal/lang"
)

// roleWords are what speakers are called who have no name, or beside it, a row
// a role. The words of a row are no translations of each other: they are what
// one language may have where another has any of the rest, so that a speaker is
// doubted only where nothing like the role stands in the source.
// Whom one language calls a farmer another may call a villager, a man or she:
// rows of ordinary people stand for each other. So do those who hold an office
// and those who know a trade where it is asked who said a thing.
var roleWords = []roleRow{
	{office, inSix("president* presidential", "президент* раиси_ҷумҳур* раисиҷумҳур*", "президент*", "رئیس_جمهور* رئیسجمهور* ریاست_جمهوری", "总统 主席", "總統 主席")},
	{office, inSix("prime_minister premier", "сарвазир* нахуствазир*", "премьер*", "صدراعظم نخست_وزیر", "总理", "總理")},
	{office, inSix("minister* ministry ministries", "вазир* вазорат*", "министр* министерств* мид мвд мчс минздрав*", "وزیر* وزارت*", "部", "部")},
	{office, inSix("governor* provincial", "ҳоким* волӣ* раиси_вилоят* сардори_вилоят*", "губернатор* главы_области глава_области вали", "والی* ولایت*", "州长 省长 州政府 省政府", "州長 省長")},
	{office, inSix("mayor* municipal*", "шаҳрдор* ҳоким* раиси_шаҳр* шаҳрдорӣ*", "мэр* хоким* градоначальник*", "شاروال* شهردار*", "市长 市政", "市長 市政")},
	{office, inSix("spokesman spokeswoman spokesperson spokespeople press communications office statement", "сухангӯ* матбуот* дафтар* котиб* идора* изҳорот*", "пресс* представител* спикер* канцеляр* заявлени*", "سخنگو* مطبوعات* دفتر* اعلامیه*", "发言人 新闻 办公室 声明", "發言人 新聞 辦公室 聲明")},
	{office, inSix("police* officer* constable*", "полис* милитс* пулис* корманд*", "полиц* милиц* мвд офицер*", "پولیس* پلیس* افسر*", "警", "警")},
	{learned, inSix("doctor* physician* hospital* nurse* surgeon* medic* health", "духтур* табиб* пизишк* беморхона* шифохона* ҳамшира* тандурустӣ", "врач* доктор* больниц* медик* хирург* медсестр* здравоохранен*", "داکتر* پزشک* شفاخانه* نرس* صحت* طبیب*", "医", "醫")},
	{office, inSix("official* authorit* administration government", "мансабдор* масъул* мақомот* маъмур* ҳукумат* намоянда*", "чиновник* власт* должностн* официальн* администрац* правительств* представител*", "مقام* مسئول* مسوول* مامور* ادارهٔ اداره* حکومت* دولت*", "官员 当局 政府 负责人 官方", "官員 當局 政府 負責人 官方")},
	{learned, inSix("expert* analyst* specialist* researcher* scientist* professor* hydrologist* geologist* economist*", "коршинос* таҳлилгар* мутахассис* муҳаққиқ* олим* профессор* иқтисодшинос* обшинос*", "эксперт* аналитик* специалист* исследовател* учен* профессор* экономист* гидролог* геолог*", "کارشناس* تحلیلگر* تحلیل_گر* آگاه* متخصص* محقق* پروفیسور* استاد*", "专家 分析 学者 研究 教授", "專家 分析 學者 研究 教授")},
	{learned, inSix("engineer* builder* technician* foreman", "муҳандис* инженер* бинокор* сохтмончӣ*", "инженер* строител* техник* прораб*", "انجنیر* مهندس*", "工程师 技术员 建设者", "工程師 技術員")},
	{anyone, inSix("resident* villager* people inhabitant* neighbour* neighbor* family families", "сокин* деҳот* мардум* ҳамсоя* оила* одамон*", "жител* селян* сельчан* люди людей сосед* семь*", "باشنده* باشندگان ساکن* مردم* همسایه* خانواده* اهالی", "居民 村民 民众 邻居 当地人 家庭", "居民 村民 民眾 鄰居")},
	{anyone, inSix("farmer* grower* shepherd* herder* peasant*", "деҳқон* фермер* чӯпон* чорводор* боғпарвар*", "фермер* крестьян* дехкан* земледел* пастух* чабан*", "دهقان* کشاورز* چوپان* مالدار* باغدار*", "农 牧", "農 牧")},
	{anyone, inSix("driver* trucker*", "ронанда* шофёр*", "водител* шофер* дальнобойщик*", "راننده* دریور*", "司机", "司機")},
	{learned, inSix("teacher* headmaster* school* lecturer*", "омӯзгор* муаллим* мактаб* директор*", "учител* педагог* преподавател* школ* директор*", "معلم* آموزگار* مکتب*", "教师 老师 校", "教師 老師 校")},
	{anyone, inSix("witness* eyewitness*", "шоҳид*", "очевид* свидетел*", "شاهد* شاهدان", "目击", "目擊")},
	{office, inSix("prosecutor* court* judge* attorney* lawyer*", "прокур* додситон* суд* додгоҳ* довар* вакил*", "прокур* суд суда судья судьи адвокат* юрист*", "سارنوال* محکمه دادستان* قاضی* وکیل*", "检察 法院 法官 律师", "檢察 法院 法官 律師")},
	{office, inSix("commander* general army military soldier* troops guard*", "фармондеҳ* генерал* артиш* низом* аскар* сарбоз* марзбон*", "командир* командующ* генерал* арми* военн* солдат* пограничн*", "قوماندان* جنرال* اردو نظامی* عسکر* سرباز* فرمانده*", "指挥官 将军 军 士兵 边防", "指揮官 將軍 軍 士兵 邊防")},
	{office, inSix("lawmaker* deputy deputies mp mps parliament* senator*", "вакил* парлумон* парламент* маҷлис*", "депутат* парламент* сенатор*", "وکیل* نماینده* نمایندگان پارلمان*", "议员 议会", "議員 議會")},
	{office, inSix("director* head chief* chair* leader* manager* boss*", "раис* директор* сардор* роҳбар* мудир* мир*", "директор* глав* начальник* председател* руководител* лидер* заведующ*", "رئیس* مدیر* آمر* رهبر* مسئول*", "主任 局长 负责人 主席 院长 站长 经理 主管 领导 董事 校长 处长", "主任 局長 負責人 主席 院長 站長 經理 主管 領導 董事 校長 處長")},
	{anyone, inSix("trader* merchant* shopkeeper* seller* owner* businessman businesswoman vendor*", "тоҷир* савдогар* фурӯшанда* соҳиб* соҳибкор*", "торгов* продав* владел* предпринимател* купец купц* хозя*", "تاجر* دکاندار* فروشنده* صاحب* دکان_دار*", "商 店主 老板 业主", "商 店主 老闆 業主")},
	{anyone, inSix("woman women mother* wife girl* daughter* grandmother* widow* she", "зан* модар* духтар* бева*", "женщин* мать матери жена жены девушк* дочь бабушк* жительниц* вдов* она", "زن زنی زنان مادر* دختر* خانم*", "女 妇 母 妻 她", "女 婦 母 妻 她")},
	{anyone, inSix("man men father* husband boy* son grandfather* he", "мард* падар* писар* пирамард*", "мужчин* отец отца муж мужа юнош* сын дедушк* старик* он", "مرد مردی مردان پدر* پسر*", "男 父 丈夫 他 老人", "男 父 丈夫 他 老人")},
	{office, inSix("ambassador* embassy diplomat* foreign", "сафир* сафорат* дипломат*", "посол посла посольств* дипломат*", "سفیر* سفارت* دیپلمات* دپلومات*", "大使 外交", "大使 外交")},
	{anyone, inSix("student* pupil*", "донишҷӯ* хонанда* шогирд* талаба*", "студент* учени* школьни*", "محصل* شاگرد* متعلم* دانشجو*", "学生", "學生")},
	{anyone, inSix("worker* miner* staff employee* labourer* crew", "коргар* конкан* кончӣ* корманд*", "рабоч* шахтер* сотрудник* работник* строител*", "کارگر* معدنچی* کارمند* کارکن*", "工人 矿工 员工 人员", "工人 礦工 員工 人員")},
	{noClass, inSix("company companies firm* corporation* enterprise*", "ширкат* корхона* корпоратсия*", "компани* фирм* корпорац* предприяти*", "شرکت* کمپنی* تصدی*", "公司 企业", "公司 企業")},
	{learned, inSix("reporter* journalist* correspondent* newspaper* agency radio", "хабарнигор* рӯзноманигор* рӯзнома* оҷонс* хабаргузорӣ* радио*", "журналист* репортер* корреспондент* газет* агентств* радио*", "خبرنگار* ژورنالیست* روزنامه* آژانس* خبرگزاری* رادیو*", "记者 报 通讯社 电台", "記者 報 通訊社 電台")},
	{anyone, inSix("source* interlocutor*", "манбаъ* ҳамсуҳбат*", "источник* собеседник*", "منبع* منابع", "消息人士 消息", "消息人士 消息")},
}

// inSix puts words in the languages' order.
func inSix(en, tg, ru, fa, hans, hant string) map[lang.Language]string {
	return map[lang.Language]string{
		lang.English: en, lang.Tajik: tg, lang.Russian: ru, lang.Dari: fa, lang.Hans: hans, lang.Hant: hant,
	}
}

// roleRow is a role's words by language.
type roleRow struct {
	class roleClass
	words map[lang.Language]string
}

// roleClass is a class of rows; below zero, so that it can stand beside rows.
type roleClass int

const (
	noClass roleClass = -iota
	anyone
	office
	learned
)

var roles = sync.OnceValue(func() []lists {
	var out []lists
	for _, r := range roleWords {
		out = append(out, newLists(r.words))
	}
	return out
})

// rolesOf are the rows whose words a text has; all ordinary people are one.
func rolesOf(key string, l lang.Language) map[int]bool {
	out := map[int]bool{}
	for i, r := range roles() {
		if !r.in(key, l) {
			continue
		}
		out[i] = true
		if roleWords[i].class == anyone {
			out[int(anyone)] = true
		}
	}
	return out
}

// classes are those of the rows that stand beside a verb of saying in a key, or
// anywhere in it.
func classes(key string, l lang.Language, beside bool) map[roleClass]bool {
	out := map[roleClass]bool{}
	for i, r := range roles() {
		_, there := r[l].in(key)
		if there && (!beside || fromVerb(key, l, r[l].list) <= besideBytes) {
			out[roleWords[i].class] = true
		}
	}
	return out
}

// pronouns say nothing about who speaks.
var pronouns = sync.OnceValue(func() lists {
	return newLists(inSix("he she they", "ӯ вай онҳо", "он она они", "او وی آنان آنها", "他 她 他们", "他 她 他們"))
})
