package glossary

import (
	"maps"
	"slices"

	"panj/internal/lang"
)

// Merge puts the users' glossaries over ours; a later one wins over an earlier
// one. A user's term that shares a form with one of ours in a language takes its
// place, id and kind: the user's forms stand first and go into prompts, ours stay
// accepted unless they are forbidden. Terms that we don't have come behind ours.
func Merge(ours *Glossary, users ...*Glossary) *Glossary {
	m := merger{decoys: map[string]map[lang.Language][]string{}, owner: map[string]int{}}
	if ours != nil {
		maps.Copy(m.decoys, ours.decoys)
		for _, t := range ours.terms {
			m.add(t)
		}
	}
	for _, u := range users {
		for _, t := range u.Terms() {
			if i, ok := m.find(t); ok {
				m.terms[i] = over(t, m.terms[i])
				m.claim(i)
				continue
			}
			m.add(t)
		}
	}
	return newGlossary(m.terms, m.decoys)
}

type merger struct {
	terms  []Term
	decoys map[string]map[lang.Language][]string
	owner  map[string]int // whose a form is, weak ones left out
}

func (m *merger) add(t Term) {
	m.terms = append(m.terms, t)
	m.claim(len(m.terms) - 1)
}

func (m *merger) claim(i int) {
	for l, forms := range m.terms[i].Forms {
		for _, f := range forms {
			if k := formKey(l, f); !f.Weak {
				if _, taken := m.owner[k]; !taken {
					m.owner[k] = i
				}
			}
		}
	}
}

// find looks for the term that a user means, language by language in a fixed order.
func (m *merger) find(t Term) (int, bool) {
	for _, l := range languages {
		for _, f := range t.Forms[l] {
			if i, ok := m.owner[formKey(l, f)]; ok {
				return i, true
			}
		}
	}
	return 0, false
}

func formKey(l lang.Language, f Form) string { return string(l) + "\x00" + lang.Fold(f.Text) }

// over lays a user's term over one that is there.
func over(user, base Term) Term {
	out := Term{
		ID: base.ID, Kind: base.Kind, Note: base.Note,
		Forms: map[lang.Language][]Form{}, Forbidden: map[lang.Language][]Form{},
	}
	if user.Note != "" {
		out.Note = user.Note
	}
	if user.Kind != "other" {
		out.Kind = user.Kind
	}
	for _, l := range languages {
		out.Forbidden[l] = without(slices.Concat(user.Forbidden[l], base.Forbidden[l]), user.Forms[l])
		forms := slices.Clone(user.Forms[l])
		if only(forms, Allowed) { // nothing is said about which one to write
			forms = slices.Concat(without(base.Forms[l], user.Forbidden[l]), without(forms, base.Forms[l]))
		} else {
			forms = append(forms, allowed(without(without(base.Forms[l], user.Forbidden[l]), forms))...)
		}
		if len(forms) > 0 {
			out.Forms[l] = forms
		}
	}
	return out
}

// allowed takes back what an earlier glossary said.
func allowed(forms []Form) []Form {
	out := slices.Clone(forms)
	for i := range out {
		out[i].Mark = Allowed
	}
	return out
}

func only(forms []Form, m Mark) bool {
	return !slices.ContainsFunc(forms, func(f Form) bool { return f.Mark != m })
}

// without leaves out the forms whose text is among others.
func without(forms, others []Form) []Form {
	var out []Form
	for _, f := range forms {
		if !hasForm(others, f.Text) {
			out = append(out, f)
		}
	}
	return out
}
