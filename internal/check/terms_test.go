package check

import (
	"strings"
	"testing"

	"panj/internal/glossary"
	"panj/internal/lang"
)

const usersFile = "en\ttg\tru\tmark\n" +
	"border\tсарҳад\tграница\tpreferred\n" +
	"flood\tсел\tсель\trequired\n" +
	"flood\tобхезӣ\tнаводнение\tallowed\n" +
	"hospital\tбемористон\tбольница\tpreferred\n" +
	"hospital\tшифохона\tгоспиталь\tforbidden\n"

func TestTermsOfTheUsersGlossary(t *testing.T) {
	own, err := glossary.Load(strings.NewReader(usersFile), "terms.tsv", "", "")
	if err != nil {
		t.Fatal(err)
	}
	g := glossary.Merge(glossary.Builtin(), own)
	for name, c := range map[string]struct {
		to             lang.Language
		source, target string
		severity       Severity
		word           string
	}{
		"preferred, kept":      {lang.Tajik, "The border is closed.", "Сарҳад баста аст.", "", ""},
		"preferred, inflected": {lang.Russian, "The border is closed.", "Движение на границе закрыто.", "", ""},
		"preferred, absent":    {lang.Tajik, "The border is closed.", "Марз баста аст.", Warning, "сарҳад"},
		"required, kept":       {lang.Tajik, "The flood came at night.", "Сел шабона омад.", "", ""},
		"required, another":    {lang.Tajik, "The flood came at night.", "Обхезӣ шабона омад.", Error, "сел"},
		"required, absent":     {lang.Russian, "The flood came at night.", "Вода пришла ночью.", Error, "сель"},
		"forbidden":            {lang.Tajik, "The hospital is open.", "Шифохона кушода аст.", Error, "forbids"},
		"forbidden, allowed":   {lang.Russian, "The hospital is open.", "Больница открыта.", "", ""},
		"not in the source":    {lang.Tajik, "The clinic is open.", "Шифохона кушода аст.", "", ""},
		"panj's own terms":     {lang.Tajik, "The army of Afghanistan came.", "Артиши кишвар омад.", "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			p := pair(c.source, c.target)
			found := Translation([]Pair{p}, Languages{From: lang.English, To: c.to, Glossary: g})
			checkPlaces(t, p, found)
			expect(t, found, "glossary", c.severity, c.word)
		})
	}
}
