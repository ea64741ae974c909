package summarize

import "panj/internal/lang"

// edition is an invented piece of news in one language: the article's text, its
// words that a summary cites, and what a summary in that language says, good
// and bad. The same keys mean the same in all languages.
type edition struct {
	article string
	// Verbatim words of the article.
	killed, closed, houses, open, order, works, slope, denied string
	// invented is in no article; quotes are open and slope.
	invented string
	// What a good summary says. Cited words that are good statements as well are not said twice.
	headline, abstract, reserved, counted, company, event, day string
	openText, slopeText, denies, orders                        string
	governor, engineer, firm, khorog, dushanbe                 string
	people, night                                              string
	// What a bad one says.
	flat, number, exchanged, elsewhere, outside, moved, eight, affirmed, ambassador, otherNight, stranger, opposite string
}

func editions() map[lang.Language]edition {
	return map[lang.Language]edition{
		lang.English: {
			article: `# Landslide closes the road to Khorog

On 8 August 2026 a landslide on the road to Khorog killed five people and injured three, the governor, Karim Nazarov, said.

The road is reportedly closed until the end of September. Twelve houses were destroyed, and 240 people spent the night in a school.

“We will open the road before winter,” Nazarov said. He ordered a commission to check the slopes.

The engineer Zarina Odinaeva works for a company in Dushanbe. “Nobody has measured this slope for ten years,” she said.

The company denied that its blasting caused the landslide.
`,
			killed: "a landslide on the road to Khorog killed five people and injured three", closed: "The road is reportedly closed until the end of September",
			houses: "Twelve houses were destroyed, and 240 people spent the night in a school", open: "We will open the road before winter",
			order: "He ordered a commission to check the slopes", works: "The engineer Zarina Odinaeva works for a company in Dushanbe",
			slope: "Nobody has measured this slope for ten years", denied: "The company denied that its blasting caused the landslide",
			invented: "The families will be paid before the first snow falls in the valley",
			headline: "Landslide near Khorog kills five",
			abstract: "A landslide on the road to Khorog killed five people and injured three on 8 August 2026, the governor said. The road is reportedly closed until the end of September.",
			reserved: "The road is reportedly closed until the end of September.", counted: "Twelve houses were destroyed; 240 people spent the night in a school.",
			company: "The engineer works for a company in Dushanbe.", event: "A landslide killed five people and injured three", day: "8 August 2026",
			openText: "We will open the road before winter", slopeText: "Nobody has measured this slope for ten years",
			denies: "The company denies that its blasting caused the landslide.", orders: "A commission is to check the slopes, as ordered.",
			governor: "Karim Nazarov", engineer: "Zarina Odinaeva", firm: "the company", khorog: "Khorog", dushanbe: "Dushanbe",
			people: "people", night: "spent the night in a school",
			flat: "The road is closed until the end of September.", number: "Twelve houses were destroyed; 340 people spent the night in a school.",
			exchanged: "A landslide killed three people and injured five", elsewhere: "The engineer works for a company in Khorog.",
			outside: "The engineer works for a company in Kabul.", moved: "9 August 2026", eight: "The landslide struck eight people.",
			affirmed: "The company's blasting caused the landslide.", ambassador: "the ambassador", stranger: "Rustam Kholov", opposite: "The engineer does not work for a company in Dushanbe.",
			otherNight: "In the night two hundred and forty people slept in a school, and twelve houses were gone.",
		},
		lang.Tajik: {
			article: `# Ярч роҳи Хоруғро баст

8 августи соли 2026 дар роҳи Хоруғ ярч фаромад: панҷ нафар кушта ва се нафар захмӣ шуданд, хабар дод ҳокими вилоят Карим Назаров.

Гуфта мешавад, ки роҳ то охири сентябр баста аст. Дувоздаҳ хона вайрон шуд ва 240 нафар шабро дар мактаб гузаронданд.

«Мо роҳро то зимистон мекушоем», – гуфт Назаров. Ӯ ба комиссия супориш дод, ки нишебиҳоро санҷад.

Муҳандис Зарина Одинаева дар як ширкати шаҳри Душанбе кор мекунад. «Ин нишебиро даҳ сол боз касе чен накардааст», – гуфт ӯ.

Ширкат рад кард, ки корҳои таркишии он боиси ярч шудаанд.
`,
			killed: "дар роҳи Хоруғ ярч фаромад: панҷ нафар кушта ва се нафар захмӣ шуданд", closed: "Гуфта мешавад, ки роҳ то охири сентябр баста аст",
			houses: "Дувоздаҳ хона вайрон шуд ва 240 нафар шабро дар мактаб гузаронданд", open: "Мо роҳро то зимистон мекушоем",
			order: "Ӯ ба комиссия супориш дод, ки нишебиҳоро санҷад", works: "Муҳандис Зарина Одинаева дар як ширкати шаҳри Душанбе кор мекунад",
			slope: "Ин нишебиро даҳ сол боз касе чен накардааст", denied: "Ширкат рад кард, ки корҳои таркишии он боиси ярч шудаанд",
			invented: "Ба оилаҳо то барфи аввали водӣ ҷуброн дода мешавад",
			headline: "Дар наздикии Хоруғ ярч панҷ нафарро кушт",
			abstract: "8 августи соли 2026 дар роҳи Хоруғ ярч фаромад: панҷ нафар кушта ва се нафар захмӣ шуданд, гуфт ҳокими вилоят. Гуфта мешавад, ки роҳ то охири сентябр баста аст.",
			reserved: "Гуфта мешавад, ки роҳ то охири сентябр баста аст.", counted: "Дувоздаҳ хона вайрон шуд; 240 нафар шабро дар мактаб гузаронданд.",
			company: "Муҳандис дар як ширкати шаҳри Душанбе кор мекунад.", event: "Дар натиҷаи ярч панҷ нафар кушта ва се нафар захмӣ шуданд", day: "8 августи соли 2026",
			openText: "Мо роҳро то зимистон мекушоем", slopeText: "Ин нишебиро даҳ сол боз касе чен накардааст",
			denies: "Ширкат рад мекунад, ки корҳои таркишии он боиси ярч шудаанд.", orders: "Комиссия бояд нишебиҳоро санҷад.",
			governor: "Карим Назаров", engineer: "Зарина Одинаева", firm: "ширкат", khorog: "Хоруғ", dushanbe: "Душанбе",
			people: "нафар", night: "шабро дар мактаб гузаронданд",
			flat: "Роҳ то охири сентябр баста аст.", number: "Дувоздаҳ хона вайрон шуд; 340 нафар шабро дар мактаб гузаронданд.",
			exchanged: "Дар натиҷаи ярч се нафар кушта ва панҷ нафар захмӣ шуданд", elsewhere: "Муҳандис дар як ширкати шаҳри Хоруғ кор мекунад.",
			outside: "Муҳандис дар як ширкати шаҳри Кобул кор мекунад.", moved: "9 августи соли 2026", eight: "Ярч ба ҳашт нафар зарар расонд.",
			affirmed: "Корҳои таркишии ширкат боиси ярч шуданд.", ambassador: "сафир", stranger: "Рустам Холов", opposite: "Муҳандис дар ягон ширкати шаҳри Душанбе кор намекунад.",
			otherNight: "Шабона дусаду чил нафар дар мактаб хоб карданд ва дувоздаҳ хона аз байн рафт.",
		},
		lang.Russian: {
			article: `# Оползень перекрыл дорогу на Хорог

8 августа 2026 года на дороге в Хорог сошёл оползень: пять человек погибли и трое ранены, сообщил губернатор Карим Назаров.

Как сообщается, дорога закрыта до конца сентября. Разрушены двенадцать домов, 240 человек провели ночь в школе.

«Мы откроем дорогу до зимы», – сказал Назаров. Он поручил комиссии проверить склоны.

Инженер Зарина Одинаева работает в компании в Душанбе. «Этот склон десять лет никто не измерял», – сказала она.

Компания опровергла, что оползень вызвали её взрывные работы.
`,
			killed: "на дороге в Хорог сошёл оползень: пять человек погибли и трое ранены", closed: "Как сообщается, дорога закрыта до конца сентября",
			houses: "Разрушены двенадцать домов, 240 человек провели ночь в школе", open: "Мы откроем дорогу до зимы",
			order: "Он поручил комиссии проверить склоны", works: "Инженер Зарина Одинаева работает в компании в Душанбе",
			slope: "Этот склон десять лет никто не измерял", denied: "Компания опровергла, что оползень вызвали её взрывные работы",
			invented: "Семьям заплатят до первого снега в долине",
			headline: "Под Хорогом сошёл оползень: пять погибших",
			abstract: "8 августа 2026 года на дороге в Хорог сошёл оползень: пять человек погибли, трое ранены, сообщил губернатор. Дорога, как сообщается, закрыта до конца сентября.",
			reserved: "Дорога, как сообщается, закрыта до конца сентября.", counted: "Разрушены двенадцать домов; 240 человек провели ночь в школе.",
			company: "Инженер работает в компании в Душанбе.", event: "При оползне пять человек погибли и трое ранены", day: "8 августа 2026 года",
			openText: "Мы откроем дорогу до зимы", slopeText: "Этот склон десять лет никто не измерял",
			denies: "Компания отрицает, что оползень вызвали её взрывные работы.", orders: "Комиссия должна проверить склоны.",
			governor: "Карим Назаров", engineer: "Зарина Одинаева", firm: "компания", khorog: "Хорог", dushanbe: "Душанбе",
			people: "человек", night: "провели ночь в школе",
			flat: "Дорога закрыта до конца сентября.", number: "Разрушены двенадцать домов; 340 человек провели ночь в школе.",
			exchanged: "При оползне трое погибли и пять человек ранены", elsewhere: "Инженер работает в компании в Хороге.",
			outside: "Инженер работает в компании в Кабуле.", moved: "9 августа 2026 года", eight: "Оползень затронул восемь человек.",
			affirmed: "Оползень вызвали взрывные работы компании.", ambassador: "посол", stranger: "Рустам Холов", opposite: "Инженер не работает в компании в Душанбе.",
			otherNight: "Ночью двести сорок человек спали в школе, а двенадцати домов больше нет.",
		},
		lang.Dari: {
			article: `# لغزش زمین راه خاروغ را بست

والی کریم نظروف گفت که به تاریخ ۸ اگست ۲۰۲۶ در راه خاروغ لغزش زمین رخ داد و پنج تن کشته و سه تن زخمی شدند.

گفته می‌شود که راه تا پایان سپتمبر بسته است. دوازده خانه ویران شد و ۲۴۰ تن شب را در مکتب سپری کردند.

نظروف گفت: «ما راه را پیش از زمستان باز می‌کنیم.» او به یک کمیسیون دستور داد که دامنه‌ها را بررسی کند.

انجنیر زرینه آدینه‌یوا در یک شرکت در شهر دوشنبه کار می‌کند. او گفت: «ده سال است که هیچ‌کس این دامنه را اندازه نگرفته است.»

شرکت رد کرد که انفجارهای آن سبب لغزش زمین شده باشد.
`,
			killed: "در راه خاروغ لغزش زمین رخ داد و پنج تن کشته و سه تن زخمی شدند", closed: "گفته می‌شود که راه تا پایان سپتمبر بسته است",
			houses: "دوازده خانه ویران شد و ۲۴۰ تن شب را در مکتب سپری کردند", open: "ما راه را پیش از زمستان باز می‌کنیم",
			order: "او به یک کمیسیون دستور داد که دامنه‌ها را بررسی کند", works: "انجنیر زرینه آدینه‌یوا در یک شرکت در شهر دوشنبه کار می‌کند",
			slope: "ده سال است که هیچ‌کس این دامنه را اندازه نگرفته است", denied: "شرکت رد کرد که انفجارهای آن سبب لغزش زمین شده باشد",
			invented: "به خانواده‌ها پیش از نخستین برف در دره پول داده می‌شود",
			headline: "لغزش زمین در نزدیکی خاروغ پنج تن را کشت",
			abstract: "به تاریخ ۸ اگست ۲۰۲۶ در راه خاروغ لغزش زمین رخ داد و پنج تن کشته و سه تن زخمی شدند، والی گفت. گفته می‌شود که راه تا پایان سپتمبر بسته است.",
			reserved: "گفته می‌شود که راه تا پایان سپتمبر بسته است.", counted: "دوازده خانه ویران شد؛ ۲۴۰ تن شب را در مکتب سپری کردند.",
			company: "انجنیر در یک شرکت در شهر دوشنبه کار می‌کند.", event: "در لغزش زمین پنج تن کشته و سه تن زخمی شدند", day: "۸ اگست ۲۰۲۶",
			openText: "ما راه را پیش از زمستان باز می‌کنیم", slopeText: "ده سال است که هیچ‌کس این دامنه را اندازه نگرفته است",
			denies: "شرکت رد می‌کند که انفجارهای آن سبب لغزش زمین شده باشد.", orders: "یک کمیسیون باید دامنه‌ها را بررسی کند.",
			governor: "کریم نظروف", engineer: "زرینه آدینه‌یوا", firm: "شرکت", khorog: "خاروغ", dushanbe: "دوشنبه",
			people: "تن", night: "شب را در مکتب سپری کردند",
			flat: "راه تا پایان سپتمبر بسته است.", number: "دوازده خانه ویران شد؛ ۳۴۰ تن شب را در مکتب سپری کردند.",
			exchanged: "در لغزش زمین سه تن کشته و پنج تن زخمی شدند", elsewhere: "انجنیر در یک شرکت در شهر خاروغ کار می‌کند.",
			outside: "انجنیر در یک شرکت در شهر کابل کار می‌کند.", moved: "۹ اگست ۲۰۲۶", eight: "لغزش زمین به هشت تن آسیب رساند.",
			affirmed: "انفجارهای شرکت سبب لغزش زمین شد.", ambassador: "سفیر", stranger: "رستم خالوف", opposite: "انجنیر در هیچ شرکتی در شهر دوشنبه کار نمی‌کند.",
			otherNight: "شب دو صد و چهل تن در مکتب خوابیدند و دوازده خانه از بین رفت.",
		},
		lang.Hans: {
			article: `# 山体滑坡阻断通往霍罗格的公路

州长卡里姆·纳扎罗夫说，2026年8月8日通往霍罗格的公路发生山体滑坡，造成5人死亡、3人受伤。

据报道，公路将封闭至9月底。12间房屋被毁，240人在学校过夜。

纳扎罗夫说：“我们将在冬天之前开通公路。”他责成一个委员会检查山坡。

工程师扎丽娜·奥季纳耶娃在杜尚别的一家公司工作。她说：“十年来没有人测量过这处山坡。”

该公司否认其爆破作业引发了山体滑坡。
`,
			killed: "2026年8月8日通往霍罗格的公路发生山体滑坡，造成5人死亡、3人受伤", closed: "据报道，公路将封闭至9月底",
			houses: "12间房屋被毁，240人在学校过夜", open: "我们将在冬天之前开通公路",
			order: "他责成一个委员会检查山坡", works: "工程师扎丽娜·奥季纳耶娃在杜尚别的一家公司工作",
			slope: "十年来没有人测量过这处山坡", denied: "该公司否认其爆破作业引发了山体滑坡",
			invented: "各户将在山谷下第一场雪之前拿到补偿款",
			headline: "霍罗格附近山体滑坡致5人死亡",
			abstract: "州长说，2026年8月8日通往霍罗格的公路发生山体滑坡，造成5人死亡、3人受伤。据报道，公路将封闭至9月底。",
			reserved: "据报道，公路将封闭至9月底。", counted: "12间房屋被毁；240人在学校过夜。",
			company: "这名工程师在杜尚别的一家公司工作。", event: "山体滑坡造成5人死亡、3人受伤", day: "2026年8月8日",
			openText: "我们将在冬天之前开通公路", slopeText: "十年来没有人测量过这处山坡",
			denies: "该公司否认其爆破作业引发山体滑坡。", orders: "一个委员会应检查山坡。",
			governor: "卡里姆·纳扎罗夫", engineer: "扎丽娜·奥季纳耶娃", firm: "该公司", khorog: "霍罗格", dushanbe: "杜尚别",
			people: "人", night: "在学校过夜",
			flat: "公路将封闭至9月底。", number: "12间房屋被毁；340人在学校过夜。",
			exchanged: "山体滑坡造成3人死亡、5人受伤", elsewhere: "这名工程师在霍罗格的一家公司工作。",
			outside: "这名工程师在喀布尔的一家公司工作。", moved: "2026年8月9日", eight: "山体滑坡波及8人。",
			affirmed: "该公司的爆破作业引发了山体滑坡。", ambassador: "大使", stranger: "鲁斯塔姆·霍洛夫", opposite: "这名工程师不在杜尚别的公司工作。",
			otherNight: "当夜有二百四十人睡在学校里，十二间房屋已经不在了。",
		},
	}
}
