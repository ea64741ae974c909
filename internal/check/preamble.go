package check

import (
	"strings"
	"unicode/utf8"

	"panj/internal/lang"
)

// preamble sees a model talking about its work at the start or the end of a
// block: "Here is the translation", «Вот перевод», "Let me know if…", and
// what it says when it declines. The phrases are those that chat models are
// known for, in panj's five languages and in English whatever the target.
// A source that itself begins or ends so is left alone. It can't see talk in
// other words, nor in the middle of a block.
func preamble(v *view) []Finding {
	p := v.Pair
	if start := begins(head(p.Target)); start != "" && begins(head(p.Source)) == "" {
		f := finding("preamble", Error, p.Block, "the block begins with the model's own words: "+named(p.Target))
		f.Got = at(p.Block, p.Target, 0, len(p.Target))
		return []Finding{f}
	}
	_, list := v.sentences()
	if len(list) == 0 {
		return nil
	}
	last := list[len(list)-1].text
	if offers(head(last)) && !offers(head(lastSentence(p.Source))) {
		f := finding("preamble", Error, p.Block, "the block ends with the model's own words: "+named(last))
		start := list[len(list)-1].start
		f.Got = at(p.Block, p.Target, start, start+len(last))
		return []Finding{f}
	}
	return nil
}

// head is the folded beginning of a text, longer than any phrase.
func head(text string) string {
	const longest = 240
	if len(text) > longest {
		end := longest
		for !utf8.RuneStart(text[end]) {
			end--
		}
		text = text[:end]
	}
	return lang.Fold(text)
}

// statementPreamble is preamble for a text that a model wrote freely.
func statementPreamble(text string) bool {
	return begins(head(text)) != "" || offers(head(lastSentence(text)))
}

func lastSentence(text string) string {
	cut := lang.Sentences(text)
	for i := len(cut) - 1; i >= 0; i-- {
		if s := strings.TrimSpace(cut[i]); s != "" {
			return s
		}
	}
	return ""
}

// begins returns the phrase of a preamble that a folded text begins with.
func begins(key string) string {
	key = strings.TrimLeft(key, ` "'*#>-`)
	for _, greeting := range greetings() {
		if rest, ok := strings.CutPrefix(key, greeting); ok {
			key = strings.TrimLeft(rest, " !.,-:")
			break
		}
	}
	for _, phrase := range openers() {
		if strings.HasPrefix(key, phrase) {
			return phrase
		}
	}
	return ""
}

func offers(key string) bool {
	key = strings.TrimLeft(key, ` "'*(-`)
	for _, phrase := range closers() {
		if strings.HasPrefix(key, phrase) {
			return true
		}
	}
	return false
}

// greetings may stand before an opener; alone they are news as well ("Конечно, …").
func greetings() []string {
	return []string{
		"sure", "certainly", "of course", "absolutely", "okay", "ok",
		"конечно", "разумеется", "хорошо", "албатта", "хуб",
		"البته", "حتما", "بله", "当然", "好的", "當然",
	}
}

// openers are folded as lang.Fold does.
func openers() []string {
	return []string{
		"here is the translat", "here's the translat", "here is a translat", "here's a translat",
		"here is your translat", "here's your translat", "here are the translat", "here is my translat",
		"here is the summary", "here's the summary", "here is a summary", "here's a summary",
		"below is the translat", "below is a translat", "below is the summary", "the translation is:", "translation:", "translated text:",
		"the following is the translat", "the following is a translat", "i have translated", "i've translated", "i'll translate",
		"as an ai", "as a language model", "i'm sorry, but i can", "i am sorry, but i can", "i cannot translate",
		"i can't translate", "i can't assist", "i cannot assist", "i'm unable to",
		"вот перевод", "вот ваш перевод", "вот переведен", "вот краткое изложение", "ниже перевод", "ниже приведен перевод", "ниже представлен перевод",
		"перевод:", "перевод текста:", "перевод на русский", "предлагаю перевод", "привожу перевод",
		"как языковая модель", "извините, но я не могу", "к сожалению, я не могу перевести",
		"инҷо тарҷума", "ин ҷо тарҷума", "инак тарҷума", "дар ин ҷо тарҷума", "тарҷума:", "тарҷумаи матн:", "тарҷумаи тоҷикӣ:", "ана тарҷума",
		"бубахшед, ман наметавонам", "ҳамчун модели забон",
		"در اینجا ترجمه", "در این جا ترجمه", "اینجا ترجمه", "این ترجمه متن", "ترجمه:", "ترجمه متن:", "ترجمه دری:", "ترجمه به دری",
		"متن ترجمه شده:", "متاسفم, اما من نمی", "به عنوان یک مدل زبان",
		"以下是翻译", "以下是译文", "以下为翻译", "以下为译文", "以下是该", "译文如下", "翻译如下", "译文:", "翻译:", "以下是中文翻译", "这是翻译", "作为一个语言模型", "作为ai",
		"抱歉,我无法", "抱歉,我不能", "以下是翻譯", "譯文如下", "翻譯如下", "譯文:", "翻譯:",
	}
}

// closers begin the last sentence of an answer; folded as lang.Fold does.
func closers() []string {
	return []string{
		"let me know if", "please let me know if", "i hope this helps", "hope this helps", "feel free to",
		"if you need any", "if you'd like me to", "if you would like me to", "would you like me to", "note: i ", "translator's note", "note: the translation",
		"дайте знать, если", "дайте мне знать", "сообщите, если вам", "если вам нужн", "если вы хотите, я", "надеюсь, это помо", "примечание переводчика", "примечание: перевод",
		"агар ба шумо боз ", "агар шумо хоҳед, ман", "умедворам, ки ин кӯмак", "умедворам, ки ин кумак", "эзоҳи тарҷумон", "ба ман хабар диҳед",
		"اگر به توضیح", "اگر نیاز دارید", "در صورت نیاز به", "امیدوارم این", "یادداشت مترجم", "به من اطلاع دهید",
		"如果您需要", "如需进一步", "如需我", "希望这对您", "希望对您有", "如果你需要", "译者注", "请告诉我", "如有任何疑问", "希望這對您", "如果您還需要",
	}
}
