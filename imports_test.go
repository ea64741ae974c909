// Package panj_test looks after the house: who may import whom, what no file
// may hold, and how long things may grow.
package panj_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// module is ours; what it begins is one of our packages.
const module = "panj"

// may is what a package may import directly, tests aside. The standard library
// and golang.org/x/text are open to all.
type may struct {
	ours   []string // folders of this repository
	others []string // modules, or packages of one
}

// house is the table of who may import whom. A package that isn't here, an
// import that its row lacks, a row without a package, and a foreign module that
// its row no longer needs, all fail. To widen a row is a decision about the house.
var house = map[string]may{
	"internal/lang":     {others: []string{"github.com/clipperhouse/uax29/v2"}},
	"internal/quantity": {ours: []string{"internal/lang"}},
	"internal/glossary": {ours: []string{"internal/lang"}},
	"internal/article":  {ours: []string{"internal/lang"}, others: []string{"github.com/yuin/goldmark"}},
	"internal/source":   {ours: []string{"internal/lang", "internal/article"}},
	"internal/llm":      {},
	"internal/store":    {},
	"internal/cassette": {ours: []string{"internal/llm"}}, // its errors
	"internal/openai": {ours: []string{"internal/llm"},
		others: []string{"github.com/sashabaranov/go-openai", "github.com/cenkalti/backoff/v5", "golang.org/x/time"}},
	"prompts":        {ours: []string{"internal/lang", "internal/article", "internal/glossary", "internal/llm"}},
	"internal/check": {ours: []string{"internal/lang", "internal/article", "internal/quantity", "internal/glossary"}},
	"translate":      {ours: work},
	"summarize":      {ours: work},
	"internal/report": {ours: []string{"internal/lang", "internal/article", "internal/check", "translate", "summarize",
		"internal/llm", "internal/glossary"}}, // usage; the names to check a saved report by
	"internal/desk": {ours: slices.Concat(work, []string{"translate", "summarize", "internal/report"}),
		others: []string{"golang.org/x/sync"}},
	"internal/render": {ours: []string{"internal/lang", "internal/article", "internal/check", "internal/report"},
		others: []string{"github.com/clipperhouse/displaywidth"}},
	"internal/exchange": {ours: []string{"internal/lang", "internal/article", "translate"}},
	"cmd/panj": {ours: []string{anyOfOurs}, others: []string{"github.com/spf13/cobra", "github.com/spf13/pflag", "golang.org/x/term",
		"github.com/google/jsonschema-go"}},
}

// work is what both jobs stand on; neither knows the other.
var work = []string{"internal/lang", "internal/article", "internal/quantity", "internal/glossary", "internal/llm",
	"prompts", "internal/check"}

const anyOfOurs = "*"

// oneUser are modules that stay behind one door.
var oneUser = []string{"github.com/sashabaranov/go-openai", "github.com/spf13/cobra"}

// pkg is a package as its non-test files have it.
type pkg struct {
	name  string
	doc   bool
	files []goFile
}

// goFile is a parsed file with its path from the root.
type goFile struct {
	path  string
	lines int
	tree  *ast.File
	set   *token.FileSet
}

// packages parses all non-test Go files of the repository, by folder.
func packages(t *testing.T) map[string]*pkg {
	t.Helper()
	all := map[string]*pkg{}
	walk(t, ".", func(file string) {
		if !strings.HasSuffix(file, ".go") || strings.HasSuffix(file, "_test.go") || inTestdata(file) {
			return
		}
		set := token.NewFileSet()
		tree, err := parser.ParseFile(set, filepath.FromSlash(file), nil, parser.ParseComments)
		if err != nil {
			t.Fatal(err)
		}
		dir := path.Dir(file)
		p := all[dir]
		if p == nil {
			p = &pkg{name: tree.Name.Name}
			all[dir] = p
		}
		p.doc = p.doc || tree.Doc.Text() != ""
		lines := set.File(tree.Pos()).LineCount()
		p.files = append(p.files, goFile{file, lines, tree, set})
	})
	if len(all) < 10 {
		t.Fatalf("only %d packages were found: does the test stand at the root?", len(all))
	}
	return all
}

// walk visits all files below root but those of git; paths have slashes.
func walk(t *testing.T, root string, visit func(file string)) {
	t.Helper()
	err := filepath.WalkDir(root, func(file string, e fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case e.IsDir() && e.Name() == ".git":
			return filepath.SkipDir
		case e.Type().IsRegular():
			visit(filepath.ToSlash(file))
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func inTestdata(file string) bool { return slices.Contains(strings.Split(file, "/"), "testdata") }

// imports are a package's direct imports outside the standard library.
func (p *pkg) imports() []string {
	found := map[string]bool{}
	for _, f := range p.files {
		for _, spec := range f.tree.Imports {
			name := strings.Trim(spec.Path.Value, `"`)
			first, _, _ := strings.Cut(name, "/")
			if first == module || strings.Contains(first, ".") {
				found[name] = true
			}
		}
	}
	return slices.Sorted(maps.Keys(found))
}

// covers reports whether the entry names the import or what it is a part of.
func covers(entry, name string) bool {
	return name == entry || strings.HasPrefix(name, entry+"/")
}

// violations compares a row with what its package imports.
func (m may) violations(imports []string) []string {
	var bad []string
	used := map[string]bool{}
	for _, name := range imports {
		if covers("golang.org/x/text", name) {
			continue
		}
		if own, ok := strings.CutPrefix(name, module+"/"); ok {
			if !slices.Contains(m.ours, own) && !slices.Contains(m.ours, anyOfOurs) {
				bad = append(bad, "must not import "+own)
			}
			continue
		}
		i := slices.IndexFunc(m.others, func(entry string) bool { return covers(entry, name) })
		if i < 0 {
			bad = append(bad, "must not import "+name)
			continue
		}
		used[m.others[i]] = true
	}
	for _, entry := range m.others {
		if !used[entry] {
			bad = append(bad, "no longer imports "+entry+": take it out of its row")
		}
	}
	return bad
}

func TestImportsFollowTheTable(t *testing.T) {
	found := packages(t)
	for _, dir := range slices.Sorted(maps.Keys(found)) {
		row, ok := house[dir]
		if !ok {
			t.Errorf("%s has no row in the table of imports", dir)
			continue
		}
		for _, v := range row.violations(found[dir].imports()) {
			t.Errorf("%s %s", dir, v)
		}
	}
	for dir, row := range house {
		if found[dir] == nil {
			t.Errorf("the table of imports has a row for %s, which is no package", dir)
		}
		for _, own := range row.ours {
			if own != anyOfOurs && found[own] == nil {
				t.Errorf("the row of %s names %s, which is no package", dir, own)
			}
		}
	}
}

func TestSomeModulesHaveOneUser(t *testing.T) {
	for _, m := range oneUser {
		var users []string
		for dir, p := range packages(t) {
			if slices.ContainsFunc(p.imports(), func(name string) bool { return covers(m, name) }) {
				users = append(users, dir)
			}
		}
		if len(users) != 1 {
			t.Errorf("%s is imported by %v, want exactly one package", m, users)
		}
	}
}

func TestImportRulesCanFail(t *testing.T) {
	row := may{ours: []string{"internal/lang"}, others: []string{"example.org/wide/v2"}}
	tests := []struct {
		name    string
		imports []string
		want    []string
	}{
		{"all is right", []string{"panj/internal/lang", "example.org/wide/v2/part", "golang.org/x/text/language"}, nil},
		{"one of ours", []string{"panj/internal/llm", "example.org/wide/v2"}, []string{"must not import internal/llm"}},
		{"another's", []string{"example.org/wide/v2", "example.org/wide/v3", "golang.org/x/textual"},
			[]string{"must not import example.org/wide/v3", "must not import golang.org/x/textual"}},
		{"an old entry", nil, []string{"no longer imports example.org/wide/v2: take it out of its row"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := row.violations(tt.imports); !slices.Equal(got, tt.want) {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

// Only cmd/panj speaks to the user or ends the process; all others return values,
// events and errors.
func TestOnlyTheCommandSpeaks(t *testing.T) {
	for dir, p := range packages(t) {
		if dir == "cmd/panj" {
			continue
		}
		for _, f := range p.files {
			for _, name := range speaking(f.tree) {
				t.Errorf("%s uses %s", f.path, name)
			}
		}
	}
}

func TestSpeakingIsSeen(t *testing.T) {
	tree, err := parser.ParseFile(token.NewFileSet(), "x.go", `package x; func f() { log.Printf("x"); fmt.Println(os.Stderr, fmt.Sprint(1)) }`, 0)
	if got := speaking(tree); err != nil || !slices.Equal(got, []string{"log.Printf", "fmt.Println", "os.Stderr"}) {
		t.Errorf("%q, %v", got, err)
	}
}

// speaking are the names by which a file writes to the terminal or ends the process.
func speaking(tree *ast.File) []string {
	var out []string
	ast.Inspect(tree, func(n ast.Node) bool {
		s, ok := n.(*ast.SelectorExpr)
		if !ok {
			return true
		}
		of, ok := s.X.(*ast.Ident)
		if !ok {
			return true
		}
		switch name := of.Name + "." + s.Sel.Name; {
		case of.Name == "log", slices.Contains([]string{"os.Stderr", "os.Stdout", "os.Exit", "fmt.Print", "fmt.Printf", "fmt.Println"}, name):
			out = append(out, name)
		}
		return true
	})
	return out
}
