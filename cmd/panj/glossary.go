package main

import (
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"panj/internal/glossary"
	"panj/internal/lang"
)

// glossaryFlags are the user's own terms.
type glossaryFlags struct{ files []string }

func (f *glossaryFlags) add(cmd *cobra.Command) {
	cmd.Flags().StringArrayVar(&f.files, "glossary", nil, "your own terms, TSV or TBX-Basic; repeatable, the later file wins")
}

// load lays the user's terms over panj's. A file of two columns without a header
// is in from and to.
func (f *glossaryFlags) load(from, to lang.Language) (*glossary.Glossary, error) {
	ours := glossary.Builtin()
	if len(f.files) == 0 {
		return ours, nil
	}
	var users []*glossary.Glossary
	for _, name := range f.files {
		g, err := loadGlossary(name, from, to)
		if err != nil {
			return nil, err
		}
		users = append(users, g)
	}
	return glossary.Merge(ours, users...), nil
}

func loadGlossary(name string, from, to lang.Language) (*glossary.Glossary, error) {
	file, err := os.Open(name)
	if err != nil {
		return nil, fmt.Errorf("reading the glossary %s: %w", name, pathless(err))
	}
	defer file.Close()
	return glossary.Load(file, name, from, to)
}

// only is the language of a list of one, empty for others: which of several
// languages a file without a header is in can't be told.
func only(languages []lang.Language) lang.Language {
	if len(languages) != 1 {
		return ""
	}
	return languages[0]
}
