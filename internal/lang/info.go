package lang

// Info is one row of the table for a reader: what `panj languages` prints.
type Info struct {
	Tag       Language `json:"lang"`
	English   string   `json:"english"`
	Self      string   `json:"self"`
	Script    Script   `json:"script"`
	Direction string   `json:"direction"` // ltr or rtl
	Digits    string   `json:"digits"`    // from nil to nine
	Quotes    Quotes   `json:"quotes"`
	Aliases   []string `json:"aliases"` // other ways to ask for it
	Source    bool     `json:"source"`
	Target    bool     `json:"target"`
	Note      string   `json:"note"` // empty where there is nothing to say
}

// persianScriptInfo is the row of TajikArab, which is neither a source nor a
// target of every command.
func persianScriptInfo() Info {
	return Info{
		Tag: TajikArab, English: TajikArab.Name(English), Self: TajikArab.Self(), Script: Arab, Direction: "rtl",
		Digits: persianDigits, Quotes: guillemets, Aliases: []string{},
		Note: "a reader's aid, for translate alone: spelled by a list of words, the glossary and rules, which guess what the list lacks",
	}
}

// Table is what is known of each language, in the order of Known, and of Tajik
// in Persian script at the end.
func Table() []Info {
	rows := make([]Info, len(table))
	for i := range table {
		rows[i] = table[i].info()
	}
	return append(rows, persianScriptInfo())
}

func (e *entry) info() Info {
	row := Info{
		Tag: e.tag, English: e.name(English), Self: e.name(e.tag), Script: e.script, Direction: "ltr",
		Digits: e.digits, Quotes: e.quotes, Source: true, Target: e.target,
		Aliases: append([]string{}, e.aliases...),
	}
	if e.tag.RightToLeft() {
		row.Direction = "rtl"
	}
	if !e.target {
		row.Note = "a source only: a text can't be told to be Dari or Iranian; to write, use " + string(Dari)
	}
	return row
}
