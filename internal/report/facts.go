package report

import (
	"panj/internal/article"
	"panj/internal/check"
	"panj/translate"
)

// facts is what a schema says beyond the Go types: the words a field may hold,
// the least a number can be, what a name does not tell. Keys are a definition, a
// definition's field, or a Go type of strings.
func facts() map[string]members {
	offset := func(unit string) members {
		return members{{"minimum", -1}, {"description", unit + " in the block's text, -1 where the place is unknown"}}
	}
	return map[string]members{
		"Report.panj":         {{"const", Version}},
		"Report.articles":     {{"minItems", 1}},
		"Report.findings":     says("what the checks found; none means only that no check fired"),
		"Article.lang":        says("BCP 47 tag, empty where the language can't be told"),
		"Article.published":   says("as the article gives it"),
		"Article.sha256":      {{"pattern", "^[0-9a-f]{64}$"}, {"description", "of the decoded source"}},
		"Block.text":          says("what a reader reads, without markup"),
		"Block.start":         {{"minimum", 0}, {"description", "byte in the decoded source"}},
		"Block.end":           {{"minimum", 0}, {"description", "byte in the decoded source"}},
		"Translation.article": says("id of the article"),
		"Translation.via":     says("middle language, empty if there was none"),
		"Translation.text":    says("the whole document in its own form"),

		"TranslatedBlock.text":  says("what a reader reads; the source's text unless done"),
		"TranslatedBlock.model": says("that wrote it, empty if none did"),

		"Summary.engine":     says("what wrote it: model, or extractive, which takes the article's own sentences"),
		"Summary.extra":      says("fields of the user's own schema"),
		"When.text":          says("as the article tells it"),
		"When.date":          says("YYYY-MM-DD where the article lets it be known, else empty"),
		"Count":              says("a number of people"),
		"Count.bound":        {{"enum", []string{"exact", "at_least", "at_most", "about"}}},
		"Count.by":           says("who gives the number"),
		"Count.part_of":      says("the larger count that includes it, else empty"),
		"Entity.kind":        {{"enum", []string{"person", "organisation", "place", "group", "other"}}},
		"Entity.source_name": says("as the source writes it"),
		"Quote.text":         says("a translation"),
		"Quote.source_text":  says("verbatim"),
		"Claim.stance":       {{"enum", stances()}},

		"Evidence":            says("the source's own words for a statement"),
		"Evidence.quote":      says("verbatim text of the block; the model's own words at match none"),
		"Evidence.start":      offset("code point"),
		"Evidence.end":        offset("code point"),
		"Evidence.byte_start": offset("byte"),
		"Evidence.byte_end":   offset("byte"),
		"Place.start":         offset("code point"),
		"Place.end":           offset("code point"),
		"Place.byte_start":    offset("byte"),
		"Place.byte_end":      offset("byte"),
		"Finding.path":        says("from the report's root; of summaries"),

		"Usage.requests":          {{"minimum", 0}},
		"Usage.prompt_tokens":     {{"minimum", 0}},
		"Usage.cached_tokens":     {{"minimum", 0}},
		"Usage.completion_tokens": {{"minimum", 0}},
		"Usage.reported":          says("false where a server gave no counts"),

		"check.Severity":  {{"enum", []check.Severity{check.Error, check.Warning, check.Note}}},
		"check.Match":     {{"enum", []check.Match{check.Exact, check.Folded, check.Near, check.None}}},
		"translate.State": {{"enum", []translate.State{translate.Done, translate.Failed, translate.Refused, translate.Kept}}},
		"article.Kind": {{"enum", []article.Kind{
			article.Title, article.Heading, article.Paragraph, article.Item,
			article.Quotation, article.Cell, article.Code, article.Meta,
		}}},
	}
}

func says(words string) members { return members{{"description", words}} }

func stances() []string {
	return []string{
		"says", "denies", "accuses", "confirms", "condemns", "orders",
		"demands", "warns", "promises", "estimates", "no_comment",
	}
}
