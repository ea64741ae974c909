package lang

// fewestJudged is how many letters a part has whose language is told; one of
// fewer is too often told wrong.
const fewestJudged = 50

// DetectParts tells the languages of a text in parts, such as the blocks of an
// article: that of the whole, and that of each part. A part of fewer than 50
// letters (20 Chinese characters) is left unnamed. Where the parts are in several
// languages, the whole is that which more than half of the letters of the named
// parts are in, and unnamed if there is none; otherwise it is what Detect says.
func DetectParts(parts []string) (whole Guess, each []Guess) {
	each = make([]Guess, len(parts))
	var all tally
	c := tables()
	weights := map[Language]float64{}
	sum := 0.0
	for i, text := range parts {
		all.count(text, c)
		each[i] = Detect(text)
		w := each[i].weight()
		if w < fewestJudged {
			each[i].Language, each[i].Confidence = "", 0
		}
		if l := each[i].Language; l != "" {
			weights[l] += w
			sum += w
		}
	}
	whole = all.judge(c)
	if len(weights) < 2 {
		return whole, each
	}
	whole.Language, whole.Confidence = "", 0
	for l, w := range weights {
		if w > sum/2 {
			whole.Language, whole.Script, whole.Confidence = l, firstScript(l, each), w/sum
		}
	}
	return whole, each
}

// weight is how many letters a text has, a Chinese character counting for several.
func (g Guess) weight() float64 {
	if g.Script == HansForm || g.Script == HantForm {
		return float64(g.Letters) * hanWeight
	}
	return float64(g.Letters)
}

func firstScript(l Language, each []Guess) Script {
	for _, g := range each {
		if g.Language == l {
			return g.Script
		}
	}
	return ""
}
