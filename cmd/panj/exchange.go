package main

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"panj/internal/exchange"
	"panj/internal/glossary"
	"panj/internal/lang"
	"panj/internal/render"
	"panj/internal/source"
	"panj/internal/store"
	"panj/translate"
)

func newExport(e env, v *voice) *cobra.Command {
	k := &keeper{env: e, voice: v}
	cmd := &cobra.Command{
		Use:   "export",
		Short: "Write the translations of the memory as TMX",
		Long: `Write all translations that the memory holds as TMX 1.4b, which OmegaT, Trados and
memoQ read. A unit is a block; placeholders stand for its markup, and where a model
wrote it a property names the model. The model's answers for summaries and reviews
are no translations and stay out.`,
		Example: `  panj memory export > memory.tmx
  panj memory export -o memory.tmx`,
		Args: noArguments,
		RunE: k.export,
	}
	k.memory.addFolder(cmd)
	cmd.Flags().StringVarP(&k.file, "output", "o", "", "file to write; - is stdout")
	return cmd
}

func (k *keeper) export(*cobra.Command, []string) error {
	if k.file == "-" {
		k.file = ""
	}
	if info, err := os.Stat(k.file); err == nil && info.IsDir() {
		return usage("-o %s is a folder", "-o "+filepath.Join(k.file, "memory.tmx"), k.file)
	}
	if err := checkPlace(k.file); err != nil {
		return err
	}
	m, err := k.open()
	if err != nil {
		return err
	}
	all, err := units(m)
	if err != nil {
		return err
	}
	if len(all) == 0 {
		k.voice.note("the memory %s holds no translation", m.Dir())
	}
	var b bytes.Buffer
	if err := exchange.WriteTMX(&b, all); err != nil {
		return err
	}
	if k.file != "" {
		return writeFile(k.file, b.Bytes())
	}
	text := b.Bytes()
	if k.stdoutTerminal {
		text = []byte(render.Clean(b.String()))
	}
	if _, err := k.stdout.Write(text); err != nil {
		return fmt.Errorf("writing the result: %w", err)
	}
	return nil
}

// units are the translations of a memory, sorted, a person's before a model's.
// The same translation, kept under two prompts say, is one unit.
func units(m *store.Memory) ([]exchange.Unit, error) {
	type pair struct {
		from, to       lang.Language
		source, target string
	}
	found := map[pair]exchange.Unit{}
	for e, err := range m.All() {
		if err != nil {
			return nil, err
		}
		r, ok := recognise(e.JSON)
		if !ok || r.Answer != "" {
			continue
		}
		p := pair{r.From, r.To, r.Source, r.Target}
		if old, twice := found[p]; twice && old.Model == "" {
			continue
		}
		changed := r.Changed
		if changed.IsZero() {
			changed = e.Changed
		}
		found[p] = exchange.Unit{From: r.From, To: r.To, Source: r.Source, Target: r.Target, Model: r.Model, Changed: changed}
	}
	return slices.SortedFunc(maps.Values(found), compareUnits), nil
}

func compareUnits(a, b exchange.Unit) int {
	return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To), cmp.Compare(a.Source, b.Source),
		cmp.Compare(a.Model, b.Model), cmp.Compare(a.Target, b.Target))
}

func newImport(e env, v *voice) *cobra.Command {
	k := &keeper{env: e, voice: v}
	cmd := &cobra.Command{
		Use:   "import FILE…",
		Short: "Keep the translations of TMX files in the memory",
		Long: `Keep the units of TMX files, of any tool, in the memory. They count as a person's:
panj takes them word for word where a block has the same text, before anything that
a model wrote, so read first what a machine has made. Of two translations of one
text in a file the one with the newer date is kept, without dates the later; what an
earlier import kept gives way. Of a file that breaks off nothing is kept. - is
standard input.`,
		Example: `  panj memory import translator.tmx
  panj memory export --memory ./old | panj memory import -`,
		Args: between(1, math.MaxInt, "panj memory import FILE…"),
		RunE: k.importAll,
	}
	k.memory.addFolder(cmd)
	return cmd
}

// importAll goes on with the next file where one can't be read, and ends where
// nothing can be kept.
func (k *keeper) importAll(cmd *cobra.Command, args []string) error {
	args, err := (&reader{env: k.env}).arguments(args)
	if err != nil {
		return err
	}
	m, err := k.open()
	if err != nil {
		return err
	}
	var failed []error
	for _, name := range args {
		t, err := k.read(cmd.Context(), name)
		if err != nil {
			failed = append(failed, err)
			continue
		}
		if err := k.keep(cmd.Context(), m, shown(name), t); err != nil {
			return err
		}
	}
	if len(failed) > 0 {
		return &failures{causes: failed, partly: len(failed) < len(args)}
	}
	return nil
}

// tmx is what a file gives.
type tmx struct {
	units   []exchange.Unit
	skipped int
}

// read reads a TMX file whole; of one that breaks off nothing is taken.
func (k *keeper) read(ctx context.Context, name string) (tmx, error) {
	in := io.NopCloser(k.stdin)
	if name != "-" {
		f, err := os.Open(name)
		if err != nil {
			return tmx{}, fmt.Errorf("importing %s: %w", name, pathless(err))
		}
		in = f
	}
	defer in.Close()
	t, err := source.Await(ctx, func() (t tmx, err error) {
		t.units, t.skipped, err = exchange.ReadTMX(in)
		return t, err
	})
	if err != nil {
		return tmx{}, fmt.Errorf("importing %s: %w", shown(name), pathless(err))
	}
	return t, nil
}

func shown(name string) string {
	if name == "-" {
		return "stdin"
	}
	return name
}

// keep puts units into the memory and says how many.
func (k *keeper) keep(ctx context.Context, m *store.Memory, name string, t tmx) error {
	slices.SortStableFunc(t.units, func(a, b exchange.Unit) int { return a.Changed.Compare(b.Changed) })
	kept := map[string]bool{}
	byLanguages := map[string]int{}
	for _, u := range t.units {
		if _, err := lang.ParseTarget(string(u.To)); err != nil {
			t.skipped++ // panj would never write in it
			continue
		}
		if err := context.Cause(ctx); err != nil {
			return err
		}
		key, err := keepUnit(m, u)
		if err != nil {
			return err
		}
		k.env.keep()
		if !kept[key] {
			kept[key] = true
			byLanguages[fmt.Sprintf("%s → %s", u.From, u.To)]++
		}
	}
	return k.sayKept(name, byLanguages, t.skipped)
}

// keepUnit keeps a unit as a person's translation.
func keepUnit(m *store.Memory, u exchange.Unit) (key string, err error) {
	entry, err := json.Marshal(translate.Entry{
		Panj: translate.EntryFormat, From: u.From, To: u.To, Source: u.Source, Target: u.Target, Names: []glossary.Name{},
		Changed: u.Changed,
	})
	if err != nil {
		return "", err
	}
	key = translate.PersonKey(u.From, u.To, u.Source)
	return key, m.Keep(key, entry)
}

// sayKept is the result of an import: a line for each pair of languages.
func (k *keeper) sayKept(name string, byLanguages map[string]int, skipped int) error {
	var b strings.Builder
	for _, languages := range slices.Sorted(maps.Keys(byLanguages)) {
		fmt.Fprintf(&b, "%s: kept %s %s\n", oneLine(name), plural(byLanguages[languages], "translation"), languages)
	}
	if len(byLanguages) == 0 {
		fmt.Fprintf(&b, "%s: kept nothing\n", oneLine(name))
	}
	if _, err := io.WriteString(k.stdout, b.String()); err != nil {
		return fmt.Errorf("writing the result: %w", err)
	}
	if skipped > 0 {
		k.voice.note("%s: skipped %s: not in two of panj's languages, without text, or with codes that don't match",
			name, plural(skipped, "unit"))
	}
	return nil
}
