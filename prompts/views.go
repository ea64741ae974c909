package prompts

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"

	"panj/internal/article"
	"panj/internal/glossary"
	"panj/internal/lang"
)

// sectionView is what section.tmpl and merge.tmpl show of an article.
type sectionView struct {
	Language         string
	Fence            string
	Title, Published string
	Blocks           []blockView
	Points           []Point
	NotStated        []string
	Reports          []reportView
	Tag              lang.Language // of the translation that Earlier holds
	Earlier          []Earlier
}

type blockView struct {
	ID   string
	Kind article.Kind
	Text string
}

func sectionText(s Section) string {
	v := newSectionView(s.Article)
	for _, b := range s.Blocks {
		if b.Kind == article.Title {
			v.Title = "" // it stands among the blocks
		}
		v.Blocks = append(v.Blocks, blockView{b.ID, b.Kind, oneLine(b.Mask().Text)})
	}
	return v.fenced("section.tmpl")
}

func mergeText(in MergeInput) string {
	v := newSectionView(in.Article)
	for _, p := range in.Points {
		v.Points = append(v.Points, Point{Text: oneLine(p.Text), Cited: onOneLine(p.Cited)})
	}
	for _, text := range in.NotStated {
		v.NotStated = append(v.NotStated, oneLine(text))
	}
	return v.fenced("merge.tmpl")
}

// reportView is what digest.tmpl shows of an article.
type reportView struct {
	ID, Language, Title, Published string
	Points                         []pointView
}

type pointView struct {
	Article string
	Point
}

func digestText(in DigestInput) string {
	v := sectionView{Fence: in.hash()}
	for _, r := range in.Reports {
		shown := reportView{
			ID: r.ID, Language: r.Article.Language.Name(lang.English),
			Title: oneLine(r.Article.Info.Title), Published: oneLine(r.Article.Info.Published),
		}
		for _, p := range r.Points {
			cited := onOneLine(p.Cited)
			for i := range cited {
				cited[i].Block = r.ID + "/" + cited[i].Block
			}
			shown.Points = append(shown.Points, pointView{r.ID, Point{Text: oneLine(p.Text), Cited: cited}})
		}
		v.Reports = append(v.Reports, shown)
	}
	return v.fenced("digest.tmpl")
}

// hash names all the articles of a digest.
func (in DigestInput) hash() string {
	hashes := ""
	for _, r := range in.Reports {
		hashes += r.Article.SHA256()
	}
	sum := sha256.Sum256([]byte(hashes))
	return hex.EncodeToString(sum[:])
}

func newSectionView(a *article.Article) sectionView {
	return sectionView{
		Language:  a.Language.Name(lang.English),
		Fence:     a.SHA256(),
		Title:     oneLine(a.Info.Title),
		Published: oneLine(a.Info.Published),
	}
}

func onOneLine(cited []Cited) []Cited {
	out := make([]Cited, len(cited))
	for i, c := range cited {
		out[i] = Cited{Block: oneLine(c.Block), Quote: oneLine(c.Quote)}
	}
	return out
}

// oneLine keeps text from opening a line of its own, which could pass for another block.
func oneLine(s string) string {
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool {
		return r == '\n' || r == '\r' || r == '\v' || r == '\f' || r == '\u0085' || r == '\u2028' || r == '\u2029'
	}), " ")
}

// taskView is what the tasks' templates show.
type taskView struct {
	Language     string
	Tag          lang.Language
	Rules        string
	Terms        []termView
	Unsourced    []glossary.Name
	Chosen       []glossary.Name
	Instructions string
	Wanted       string
	Earlier      string // an earlier answer, fenced
}

// termView is a name to be written so, and the forms that the user forbids.
type termView struct{ Source, Target, Never string }

func newTaskView(from lang.Language, t Task) taskView {
	v := taskView{
		Language:     t.To.Name(lang.English),
		Tag:          t.To,
		Rules:        rules(t.To),
		Chosen:       t.Names,
		Instructions: strings.TrimSpace(t.Instructions),
	}
	for _, term := range t.Terms {
		v.addTerm(term, from, t.To)
	}
	return v
}

// addTerm lists a term by its preferred forms. A form that nobody has shown a
// source for is suggested, never demanded.
func (v *taskView) addTerm(t glossary.Term, from, to lang.Language) {
	source, ok := t.Preferred(from)
	target, known := t.Preferred(to)
	switch {
	case !ok || !known || v.names(source.Text):
	case target.Unsourced:
		v.Unsourced = append(v.Unsourced, glossary.Name{Source: source.Text, Target: target.Text})
	default:
		v.Terms = append(v.Terms, termView{source.Text, target.Text, forbidden(t, to)})
	}
}

// names says whether a term is listed already, for another article.
func (v *taskView) names(source string) bool {
	return slices.ContainsFunc(v.Terms, func(t termView) bool { return t.Source == source }) ||
		slices.ContainsFunc(v.Unsourced, func(n glossary.Name) bool { return n.Source == source })
}

func forbidden(t glossary.Term, l lang.Language) string {
	var out []string
	for _, f := range t.Forbidden[l] {
		out = append(out, f.Text)
	}
	return strings.Join(out, ", ")
}

// rules are the words about one language, empty for one that has none.
func rules(l lang.Language) string {
	b, err := files.ReadFile("rules/" + string(l) + ".tmpl")
	if err != nil {
		return ""
	}
	return string(b)
}
