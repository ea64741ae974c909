package check

import (
	"strings"
	"testing"

	"panj/internal/glossary"
	"panj/internal/lang"
)

// A person whom two articles name in two scripts has the name of one of them.
// The other article is asked for neither the name nor the speaker; a name that
// no article has is still one.
func TestDigestOfOnePersonInTwoScripts(t *testing.T) {
	en := paragraphsOf("The bridge at Khorog fell on Monday, officials said.", "“We will rebuild it,” the engineer Karim Nazarov said.")
	fa := paragraphsOf("پل خاروغ روز دوشنبه فرو ریخت.", "کریم نظروف گفت: «ما به کمک نیاز داریم.»")
	sources := []Article{{ID: "a1", Language: lang.English, Blocks: en}, {ID: "a2", Language: lang.Dari, Blocks: fa}}
	in := func(article string, e Evidence) Evidence {
		e.Article = article
		return e
	}
	for _, c := range []struct {
		name string // of the source
		rule string // that doubts it; "" is none
	}{{"Karim Nazarov", ""}, {"کریم نظروف", ""}, {"Davlat Rahimov", "name"}} {
		found := Digest([]Statement{
			{
				Path: "entities[0]", Text: "Karim Nazarov engineer", Called: "Karim Nazarov", Kind: "person", Names: []string{c.name},
				Evidence: []Evidence{in("a1", Locate(en[1], "the engineer Karim Nazarov said")), in("a2", Locate(fa[1], "کریم نظروف گفت"))},
			},
			{
				Path: "quotes[0]", Text: "We need help", Quoted: "ما به کمک نیاز داریم", Speaker: "Karim Nazarov",
				Evidence: []Evidence{in("a2", Locate(fa[1], "ما به کمک نیاز داریم"))},
			},
			{
				Path: "quotes[1]", Text: "We will rebuild it", Quoted: "We will rebuild it", Speaker: "Karim Nazarov",
				Evidence: []Evidence{in("a1", Locate(en[1], "We will rebuild it"))},
			},
		}, sources, Languages{To: lang.English, Glossary: glossary.Builtin()})
		var rules []string
		for _, f := range found {
			rules = append(rules, f.Rule)
		}
		if all := strings.Join(rules, " "); c.rule == "" && all != "" || !strings.Contains(all, c.rule) {
			t.Errorf("%s: %+v", c.name, found)
		}
	}
}
