package render

import (
	"cmp"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"panj/internal/check"
	"panj/internal/lang"
	"panj/internal/report"
)

// sheet is a report as one part of an HTML page, in words that are clean. Ids are
// made of counters, never of a report's words.
type sheet struct {
	ID         string
	Kind       string // "Brief", as a reader calls the view
	First      bool   // of its page
	Scripted   bool   // it has statements to choose
	Switch     bool   // between several languages
	Route      string
	Heads      []head
	Editions   []edition
	Provenance []fact
}

// head is what an article says of itself.
type head struct {
	tongue
	Title         string
	Facts         []string // name, byline, date
	Address, Link string   // Link is empty where the address is no http(s) URL
}

// edition is the report in one language.
type edition struct {
	tongue
	ID         string
	Name, Self string // of the language
	Engine     string // what is to be known of who wrote the summary
	Counted    string // findings in words, empty if there are none
	Worst      check.Severity
	Summary    *digestion
	Texts      []parallel
	Doubts     []listed
	Title      string // of the findings
	Close      string
}

// fact is a line of the provenance.
type fact struct{ Name, Value string }

// listed is a finding in the list, with the ways to what it is about.
type listed struct {
	ref
	Rule, Sign string
	Places     []way
}

// way is a link within the page, or words alone where To is empty.
type way struct{ To, Words string }

// newSheet is the n-th report of a page.
func newSheet(r *report.Report, v View, n int) (*sheet, error) {
	languages := languagesOf(r, "")
	if v == Check && len(languages) == 0 {
		languages = []lang.Language{""}
	}
	s := &sheet{ID: "r" + strconv.Itoa(n), First: n == 0, Kind: kindOf(v), Heads: headsOf(r), Provenance: provenance(r)}
	for _, l := range languages {
		id := s.ID + "e" + strconv.Itoa(len(s.Editions))
		if e := newEdition(r, v, l, id); e.shows(v) {
			s.Editions = append(s.Editions, e)
			s.Scripted = s.Scripted || e.Summary != nil
		}
	}
	if len(s.Editions) == 0 {
		return nil, nothing(v, "")
	}
	s.Route, s.Switch = named(sourceLanguages(r)), len(s.Editions) > 1
	return s, nil
}

// shows says whether the edition has what its view is made for.
func (e edition) shows(v View) bool {
	translated := slices.ContainsFunc(e.Texts, func(p parallel) bool { return p.Both })
	return e.Summary != nil || translated && v != Summary || v == Check
}

func kindOf(v View) string {
	return map[View]string{Brief: "Brief", Summary: "Summary", Translate: "Translation", Check: "Check"}[v]
}

func named(list []lang.Language) string {
	return strings.Join(each(list, nameOf), ", ")
}

func nameOf(l lang.Language) string { return words(cmp.Or(l.Name(lang.English), string(l), "?")) }

func headsOf(r *report.Report) []head {
	var out []head
	for _, a := range r.Articles {
		h := head{tongue: tongueOf(a.Lang), Title: words(cmp.Or(a.Title, a.Name)), Address: words(a.URL), Link: link(a.URL)}
		for _, s := range []string{a.Name, a.Byline, a.Published} {
			if s = words(s); s != "" && s != h.Title {
				h.Facts = append(h.Facts, s)
			}
		}
		out = append(out, h)
	}
	return out
}

// link is an address that may be followed: http(s), and nothing in it that a
// reader would not see.
func link(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" || words(address) != address {
		return ""
	}
	return address
}

func newEdition(r *report.Report, v View, l lang.Language, id string) edition {
	e := edition{tongue: tongueOf(l), ID: id, Name: nameOf(l), Self: words(l.Self())}
	found := findingsOf(r, l)
	said := verdictOf(r, l)
	e.Title, e.Close = said.title, said.close
	if len(found) > 0 {
		e.Counted, e.Worst = counted(found), known(found[0].Severity)
	}
	b := &bench{report: r, id: id, quotes: map[key][]quoted{}, doubts: map[key][]*doubtful{}, rows: map[key]string{}}
	doubts := b.judge(found)
	var o *outline
	if v != Translate {
		o = outlineOf(r, l)
	}
	b.cite(o)
	e.Texts = b.texts(l, v != Translate)
	statements := map[string]string{}
	if o != nil {
		if extractive(r, l) {
			e.Engine = ownSentences
		}
		e.Summary = b.digest(o, labelsOf(l), doubts, statements)
		e.Summary.tongue = e.tongue
	}
	for _, d := range doubts {
		e.Doubts = append(e.Doubts, b.listed(d, statements))
	}
	return e
}

// judge numbers the findings and puts them where they belong.
func (b *bench) judge(found []check.Finding) []*doubtful {
	var out []*doubtful
	for i, f := range found {
		d := &doubtful{Finding: f, ref: ref{
			ID: b.id + "f" + strconv.Itoa(i+1), Number: i + 1, Severity: known(f.Severity), Message: words(f.Message),
		}}
		out = append(out, d)
		if f.Block != "" {
			k := b.key(f.Article, f.Block)
			b.doubts[k] = append(b.doubts[k], d)
		}
	}
	return out
}

// key is that of a block; without an article it is the first one's.
func (b *bench) key(article, block string) key {
	if article == "" && len(b.report.Articles) > 0 {
		article = b.report.Articles[0].ID
	}
	return key{article, block}
}

// cite puts a summary's evidence to the blocks that it was found in.
func (b *bench) cite(o *outline) {
	if o == nil {
		return
	}
	for i, s := range o.sources.list {
		if s.match != check.None {
			k := b.key(s.evidence.Article, s.evidence.Block)
			b.quotes[k] = append(b.quotes[k], quoted{i + 1, s.evidence})
		}
	}
}

func (b *bench) nextID() string {
	b.counter++
	return b.id + "b" + strconv.Itoa(b.counter)
}

// listed is a finding with links to its statement and its block.
func (b *bench) listed(d *doubtful, statements map[string]string) listed {
	out := listed{ref: d.ref, Rule: words(d.Rule), Sign: doubt{severity: d.ref.Severity}.sign()}
	if _, path, ok := strings.Cut(d.Path, "]."); ok && strings.HasPrefix(d.Path, "summaries[") {
		out.Places = append(out.Places, way{statements[owner(path)], words(path)})
	}
	if d.Block != "" {
		out.Places = append(out.Places, way{b.rows[b.key(d.Article, d.Block)], place(b.report, d.Article, d.Block)})
	}
	return out
}

// owner is the statement that a path leads into: events[0].killed is a part of events[0].
func owner(path string) string {
	path = strings.TrimSuffix(strings.TrimSuffix(path, ".killed"), ".injured")
	if list, _, _ := strings.Cut(path, "["); list == "not_stated" || list == "topics" {
		return list
	}
	return path
}

// provenance is what wrote the report, and from what.
func provenance(r *report.Report) []fact {
	p := r.Provenance
	var out []fact
	add := func(name, value string) {
		if value = words(value); value != "" {
			out = append(out, fact{name, value})
		}
	}
	add("Model", p.Model)
	add("Server", p.Server)
	add("Prompts", promptIDs(p.Prompts))
	if p.Usage.Requests > 0 {
		add("Usage", used(p.Usage.Requests, p.Usage.PromptTokens, p.Usage.CachedTokens, p.Usage.CompletionTokens, p.Usage.Reported))
	}
	for _, a := range r.Articles {
		name := "Source"
		if len(r.Articles) > 1 {
			name += " " + words(a.ID)
		}
		add(name, strings.Join(strings.Fields(a.Name+" "+prefixed("SHA-256 ", a.SHA256)), " "))
	}
	add("Report", r.Panj)
	return out
}

func used(requests, prompt, cached, completion int, reported bool) string {
	n := func(n int) string { return figure(n, lang.English) }
	usage := plural(requests, "request") + ", " + n(prompt) + " prompt tokens (" + n(cached) + " cached), " + n(completion) + " completion tokens"
	if !reported {
		usage += "; not all of them reported by the server"
	}
	return usage
}

func prefixed(prefix, s string) string {
	if s == "" {
		return ""
	}
	return prefix + s
}
