package main

import (
	"bufio"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"panj/internal/desk"
	"panj/internal/lang"
	"panj/internal/source"
	"panj/internal/store"
	"panj/translate"
)

// memoryFlags say which memory, if any.
type memoryFlags struct {
	dir string
	off bool
}

// addFolder adds what a command about the memory needs.
func (f *memoryFlags) addFolder(cmd *cobra.Command) {
	cmd.Flags().StringVar(&f.dir, "memory", "", "folder of the memory; panj/memory in the user's cache folder by default")
}

// add adds what a command needs that uses the memory by the way.
func (f *memoryFlags) add(cmd *cobra.Command) {
	f.addFolder(cmd)
	cmd.Flags().BoolVar(&f.off, "no-memory", false, "ask for everything anew, and keep nothing on the disk")
}

func (f *memoryFlags) check(model *modelFlags) error {
	switch {
	case f.dir == "":
		return nil
	case f.off:
		return usage("--memory names a folder and --no-memory wants none", "--memory DIR, or --no-memory")
	case model.replay != "":
		return usage("--memory has nothing to do: with --replay there is no memory", "--memory DIR, or --replay DIR")
	case model.record != "":
		return usage("--memory has nothing to do: with --record there is no memory", "--memory DIR, or --record DIR")
	}
	return nil
}

// open is the memory of a run, nil where there is none to be: it is not wanted,
// the answers come from a recording or go into one, or there is no place for it.
func (f *memoryFlags) open(e env, model *modelFlags) *store.Memory {
	if f.off || model.record != "" || model.replay != "" {
		return nil
	}
	dir, err := f.folder(e)
	if err != nil {
		return nil
	}
	return store.Open(dir)
}

// of is the memory as a run has it: what can't be kept is told once and ends nothing.
func (f *memoryFlags) of(e env, v *voice, model *modelFlags) desk.Memory {
	m := f.open(e, model)
	if m == nil {
		return nil
	}
	return &runMemory{Memory: m, voice: v}
}

type runMemory struct {
	*store.Memory
	voice  *voice
	failed sync.Once
}

// Keep keeps an entry, or says that the memory can't.
func (m *runMemory) Keep(key string, entry []byte) error {
	if err := m.Memory.Keep(key, entry); err != nil {
		m.failed.Do(func() { m.voice.note("nothing is remembered of this run (--no-memory is silent): %v", err) })
		return nil
	}
	m.voice.keep()
	return nil
}

// folder is the one that was named, or else the user's.
func (f *memoryFlags) folder(e env) (string, error) {
	if f.dir != "" {
		return f.dir, nil
	}
	cache := cacheFolder(runtime.GOOS, e.getenv)
	if cache == "" {
		return "", usage("finding the memory: neither XDG_CACHE_HOME nor HOME is set", "--memory DIR")
	}
	return filepath.Join(cache, "panj", "memory"), nil
}

// cacheFolder is os.UserCacheDir for an environment that need not be the
// process's own; empty where it leads nowhere. A relative XDG_CACHE_HOME is
// ignored, as the XDG Base Directory Specification asks.
func cacheFolder(system string, getenv func(string) string) string {
	home := getenv("HOME")
	switch system {
	case "windows":
		return getenv("LocalAppData")
	case "darwin", "ios":
		if home != "" {
			return filepath.Join(home, "Library", "Caches")
		}
		return ""
	}
	if dir := getenv("XDG_CACHE_HOME"); filepath.IsAbs(dir) {
		return dir
	}
	if home != "" {
		return filepath.Join(home, ".cache")
	}
	return ""
}

// keeper is `panj memory`.
type keeper struct {
	env
	voice  *voice
	memory memoryFlags
	format string
	file   string
	yes    bool
}

func newMemory(e env, v *voice) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "memory stats|clear|export|import",
		Short: "See, empty and exchange what panj keeps between runs",
		Long: `panj keeps text on this computer's disk: each block that it translated, source and
translation, and the model's answers for summaries and reviews, so that a second run
asks only for what is new. The folder is panj/memory in the user's cache folder:
$XDG_CACHE_HOME or ~/.cache, on macOS ~/Library/Caches, on Windows %LocalAppData%.
Its files are readable JSON, for their owner only. --memory DIR names another
folder; --no-memory keeps nothing, and neither do --record and --replay.`,
		Example: `  panj memory stats
  panj memory export -o memory.tmx
  panj memory import translator.tmx
  panj memory clear`,
		Args: noSuchCommand,
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(newStats(e, v), newClear(e, v), newExport(e, v), newImport(e, v))
	return cmd
}

// noSuchCommand refuses arguments of a command that only has others.
func noSuchCommand(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	return fmt.Errorf("unknown command %q of %s", args[0], cmd.CommandPath())
}

// open is the memory that the command is about.
func (k *keeper) open() (*store.Memory, error) {
	dir, err := k.memory.folder(k.env)
	return store.Open(dir), err
}

func newStats(e env, v *voice) *cobra.Command {
	k := &keeper{env: e, voice: v}
	cmd := &cobra.Command{
		Use:   "stats",
		Short: "Tell where the memory is and how much it holds",
		Long: `Tell the folder of the memory, how many bytes its entries have on the disk, the
translations by languages, and the model's answers for summaries and reviews. Files
in the place of an entry that can't be read as one are counted; panj takes no notice
of them otherwise.`,
		Example: `  panj memory stats
  panj memory stats -f json | jq .bytes`,
		Args: noArguments,
		RunE: k.stats,
	}
	k.memory.addFolder(cmd)
	cmd.Flags().StringVarP(&k.format, "format", "f", "text", "text or json")
	return cmd
}

// holding is what a memory holds. Its fields are those of the JSON.
type holding struct {
	Folder       string  `json:"folder"`
	Bytes        int64   `json:"bytes"`        // of the entries' files
	Translations []pairs `json:"translations"` // by languages
	Answers      int     `json:"answers"`      // of a model, for summaries and reviews
	Unreadable   int     `json:"unreadable"`   // files
	Leftover     int     `json:"leftover"`     // entries that were never finished
}

// pairs are the translations from one language to another.
type pairs struct {
	From   lang.Language `json:"from"`
	To     lang.Language `json:"to"`
	Blocks int           `json:"blocks"`
	Person int           `json:"person"` // of them, those that a person translated
}

// remembered is an entry of either kind: a translated block, or a model's answer
// for a summary or a review.
type remembered struct {
	translate.Entry
	Answer string `json:"answer"`
}

// recognise reads an entry; ok is false for one that is neither.
func recognise(entry []byte) (r remembered, ok bool) {
	if json.Unmarshal(entry, &r) != nil || r.Panj != translate.EntryFormat {
		return remembered{}, false
	}
	return r, r.Answer != "" || r.translation()
}

func (r remembered) translation() bool {
	return r.From != "" && r.To != "" && r.Source != "" && r.Target != ""
}

func (k *keeper) stats(*cobra.Command, []string) error {
	if k.format != "text" && k.format != "json" {
		return usage("-f %s is not for memory stats", "-f text or json", k.format)
	}
	m, err := k.open()
	if err != nil {
		return err
	}
	h, err := hold(m)
	if err != nil {
		return err
	}
	if k.format == "json" {
		enc := json.NewEncoder(k.stdout)
		enc.SetEscapeHTML(false)
		enc.SetIndent("", "  ")
		return enc.Encode(h)
	}
	return h.print(k.stdout)
}

// hold looks at each entry of a memory.
func hold(m *store.Memory) (holding, error) {
	type languages struct{ from, to lang.Language }
	h := holding{Folder: m.Dir(), Translations: []pairs{}}
	counts := map[languages]pairs{}
	s, err := m.Stats(func(entry []byte) bool {
		r, ok := recognise(entry)
		switch {
		case !ok:
		case r.Answer != "":
			h.Answers++
		default:
			p := counts[languages{r.From, r.To}]
			p.From, p.To, p.Blocks = r.From, r.To, p.Blocks+1
			if r.Model == "" && r.Prompt == "" {
				p.Person++
			}
			counts[languages{r.From, r.To}] = p
		}
		return ok
	})
	h.Bytes, h.Unreadable, h.Leftover = s.Bytes, s.Unreadable, s.Leftover
	h.Translations = slices.AppendSeq(h.Translations, maps.Values(counts))
	slices.SortFunc(h.Translations, func(a, b pairs) int { return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To)) })
	return h, err
}

func (h holding) print(w io.Writer) error {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintf(t, "folder\t%s\n", oneLine(h.Folder))
	fmt.Fprintf(t, "bytes\t%d\n", h.Bytes)
	for _, p := range h.Translations {
		fmt.Fprintf(t, "%s → %s\t%s", oneLine(string(p.From)), oneLine(string(p.To)), plural(p.Blocks, "block"))
		if p.Person > 0 {
			fmt.Fprintf(t, ", %d of them by a person", p.Person)
		}
		fmt.Fprintln(t)
	}
	fmt.Fprintf(t, "answers\t%d\n", h.Answers)
	if h.Unreadable > 0 {
		fmt.Fprintf(t, "unreadable\t%s\n", plural(h.Unreadable, "file"))
	}
	if h.Leftover > 0 {
		fmt.Fprintf(t, "unfinished\t%s\n", plural(h.Leftover, "file"))
	}
	return t.Flush()
}

func newClear(e env, v *voice) *cobra.Command {
	k := &keeper{env: e, voice: v}
	cmd := &cobra.Command{
		Use:   "clear",
		Short: "Remove everything that the memory holds",
		Long: `Remove all entries of the memory, a person's translations too, and say how many
they were. Only the memory's own files go: what else lies in the folder stays, and a
folder that is no memory is refused. On a terminal panj asks first, unless --yes is
given; a script is not asked.`,
		Example: `  panj memory clear
  panj memory clear --memory ./memory --yes`,
		Args: noArguments,
		RunE: k.clear,
	}
	k.memory.addFolder(cmd)
	cmd.Flags().BoolVarP(&k.yes, "yes", "y", false, "don't ask")
	return cmd
}

func (k *keeper) clear(cmd *cobra.Command, _ []string) error {
	m, err := k.open()
	if err != nil {
		return err
	}
	if k.stdinTerminal && !k.yes {
		if err := k.confirm(cmd, m); err != nil {
			return err
		}
	}
	cleared, err := m.Clear()
	if err != nil {
		return err
	}
	for _, name := range cleared.Foreign {
		k.voice.note("%s is not the memory's, and stays in %s", name, m.Dir())
	}
	_, err = fmt.Fprintf(k.stdout, "removed %s, %d bytes, from %s\n", entries(cleared.Entries), cleared.Bytes, oneLine(m.Dir()))
	return err
}

// confirm asks whoever sits at the terminal.
func (k *keeper) confirm(cmd *cobra.Command, m *store.Memory) error {
	s, err := m.Stats(func([]byte) bool { return true })
	if err != nil || s.Entries+s.Unreadable == 0 {
		return err
	}
	k.voice.ask("remove %s, %d bytes, from %s? [y/N]", entries(s.Entries+s.Unreadable), s.Bytes, m.Dir())
	answer, err := source.Await(cmd.Context(), func() (string, error) { return bufio.NewReader(k.stdin).ReadString('\n') })
	if err != nil && !errors.Is(err, io.EOF) {
		return err
	}
	switch strings.ToLower(strings.TrimSpace(answer)) {
	case "y", "yes":
		return nil
	}
	return errors.New("clearing the memory: not confirmed, nothing was removed")
}

func entries(n int) string {
	if n == 1 {
		return "1 entry"
	}
	return fmt.Sprintf("%d entries", n)
}
