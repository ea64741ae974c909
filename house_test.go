package panj_test

import (
	"go/ast"
	"maps"
	"slices"
	"testing"
)

// What is longer is usually two things. Comments count in files, not above functions.
const (
	maxFile     = 400
	maxFunction = 60
	maxMain     = 30 // cmd/panj/main.go
)

// long are the exceptions, "path" or "path function", each with its reason. One
// that is not needed any more fails.
var long = map[string]string{
	"internal/report/facts.go facts": "a table in one piece, a line a field of the report",
}

// tooLong lists what a package's files have over the limits, with the lines.
func (p *pkg) tooLong() map[string]int {
	found := map[string]int{}
	for _, f := range p.files {
		if f.lines > maxFile {
			found[f.path] = f.lines
		}
		for _, d := range f.tree.Decls {
			fn, ok := d.(*ast.FuncDecl)
			if !ok {
				continue
			}
			if n := f.set.Position(fn.End()).Line - f.set.Position(fn.Type.Pos()).Line + 1; n > maxFunction {
				found[f.path+" "+fn.Name.Name] = n
			}
		}
	}
	return found
}

func TestNothingGrowsTooLong(t *testing.T) {
	found := map[string]int{}
	for _, p := range packages(t) {
		maps.Copy(found, p.tooLong())
	}
	for _, name := range slices.Sorted(maps.Keys(found)) {
		if long[name] == "" {
			t.Errorf("%s has %d lines; over %d a file or %d a function wants a reason", name, found[name], maxFile, maxFunction)
		}
	}
	for name := range long {
		if found[name] == 0 {
			t.Errorf("%s is not too long any more: take it out of the table", name)
		}
	}
}

func TestMainIsShort(t *testing.T) {
	for _, f := range packages(t)["cmd/panj"].files {
		if f.path == "cmd/panj/main.go" {
			if f.lines > maxMain {
				t.Errorf("%s has %d lines, want at most %d", f.path, f.lines, maxMain)
			}
			return
		}
	}
	t.Error("there is no cmd/panj/main.go")
}

func TestEveryPackageSaysItsJob(t *testing.T) {
	for dir, p := range packages(t) {
		if !p.doc {
			t.Errorf("%s (package %s) has no doc comment", dir, p.name)
		}
	}
}
