package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"panj/internal/article"
	"panj/internal/lang"
	"panj/internal/llm"
	"panj/prompts"
)

// BenchmarkStart runs `panj version` and an empty Go program in turn, both built
// by the same go command: as it builds by default, which links libc where there is
// a C compiler, since package net asks for it, and with CGO_ENABLED=0. "x-empty" is
// the ratio of their medians; the aim is at most 3.2. Run it on a machine that does
// nothing else.
func BenchmarkStart(b *testing.B) {
	b.Run("default", func(b *testing.B) { start(b) })
	b.Run("static", func(b *testing.B) { start(b, "CGO_ENABLED=0") })
}

func start(b *testing.B, settings ...string) {
	dir := b.TempDir()
	empty, panj := filepath.Join(dir, "empty"), filepath.Join(dir, "panj")
	source := inFile(b, "empty.go", "package main\n\nfunc main() {}\n")
	for _, args := range [][]string{{"-o", empty, source}, {"-o", panj, "."}} {
		build := exec.Command("go", append([]string{"build"}, args...)...)
		build.Env = append(os.Environ(), settings...)
		if out, err := build.CombinedOutput(); err != nil {
			b.Fatalf("%v: %s", err, out)
		}
	}
	var ours, theirs []time.Duration
	for b.Loop() {
		theirs = append(theirs, timed(b, empty))
		ours = append(ours, timed(b, panj, "version"))
	}
	b.ReportMetric(float64(median(ours))/float64(median(theirs)), "x-empty")
	b.ReportMetric(float64(median(ours).Microseconds())/1000, "ms/start")
}

func timed(b *testing.B, program string, args ...string) time.Duration {
	cmd := exec.Command(program, args...)
	start := time.Now()
	if err := cmd.Run(); err != nil {
		b.Fatal(err)
	}
	return time.Since(start)
}

func median(all []time.Duration) time.Duration {
	slices.Sort(all)
	return all[len(all)/2]
}

// BenchmarkManyArticles translates 64 articles of one batch each into one
// language with -j 8, by a server that takes 200 ms. "x-ideal" is the time over
// that of a server which is always asked 8 things at once; the aim is at most 1.10.
func BenchmarkManyArticles(b *testing.B) {
	const articles, jobs, delay = 64, 8, 200 * time.Millisecond
	f := newFake(delay)
	b.Cleanup(f.close)
	args := []string{"translate", "--to", "ru", "-f", "jsonl", "-j", fmt.Sprint(jobs)}
	for i := range articles {
		args = append(args, inFile(b, fmt.Sprintf("%d.md", i), fmt.Sprintf("# Report %d\n\n%s", i, bridge)))
	}
	vars := map[string]string{"OPENAI_BASE_URL": f.URL + "/v1", "PANJ_MODEL": "good"}
	runs := 0
	for b.Loop() {
		runs++
		if got := inProcess(b, vars, nil, args...); got.code != 0 {
			b.Fatal(got.stderr)
		}
	}
	perRun := f.requests() / runs
	ideal := time.Duration((perRun+jobs-1)/jobs) * delay
	b.ReportMetric(b.Elapsed().Seconds()/float64(runs)/ideal.Seconds(), "x-ideal")
	b.ReportMetric(float64(perRun), "requests")
}

// BenchmarkSharedPrefix measures how much of the messages of a request, for a
// second target language, a server has read already for the first one, before
// the task begins: terms and schema are not counted. The aim is at least 80 %.
func BenchmarkSharedPrefix(b *testing.B) {
	source, err := os.ReadFile(filepath.Join(cases, "brief-border", "article.md"))
	if err != nil {
		b.Fatal(err)
	}
	a, err := article.Parse("article.md", source, article.Auto)
	if err != nil {
		b.Fatal(err)
	}
	a.Language = lang.English
	var share float64
	for b.Loop() {
		first, second := request(a, lang.Tajik), request(a, lang.Russian)
		share = 0
		if first.System == second.System && first.User[:first.Shared] == second.User[:second.Shared] {
			share = float64(len(second.System)+second.Shared) / float64(len(second.System)+len(second.User))
		}
	}
	b.ReportMetric(100*share, "%-shared")
}

func request(a *article.Article, to lang.Language) llm.Request {
	var wanted []string
	for _, block := range a.Blocks {
		wanted = append(wanted, block.ID)
	}
	return prompts.Translate(prompts.TranslateInput{
		Section: prompts.Section{Article: a, Blocks: a.Blocks}, Task: prompts.Task{To: to}, Wanted: wanted,
	})
}

// BenchmarkReadAnew counts what a server with a prefix cache has to read of the
// requests for an article of 25 blocks into four languages: each message up to
// where it parts from all before it is read already. "x-section" is that over
// the bytes of the section, the system message counted once; the aim is at most
// 1.6. "x-section-alone" is one full prompt for each target, as sent to a server
// that keeps nothing.
func BenchmarkReadAnew(b *testing.B) {
	var text strings.Builder
	sentence := "The road office of the district said on %d May that the bridge over the river would be closed to lorries until the repairs are done, and that a ferry would take %d cars a day. "
	for i := range 25 {
		for j := range 3 {
			fmt.Fprintf(&text, sentence, i+1, 40+10*i+j)
		}
		text.WriteString("\n\n")
	}
	a, err := article.Parse("a.txt", []byte(text.String()), article.Text)
	if err != nil {
		b.Fatal(err)
	}
	a.Language = lang.English
	anew, alone, section := 0, 0, 0
	for b.Loop() {
		anew, alone = 0, 0
		var read []string
		for _, to := range []lang.Language{lang.Tajik, lang.Russian, lang.Dari, lang.Hans} {
			req := request(a, to)
			message := req.System + req.User
			known := 0
			for _, earlier := range read {
				known = max(known, common(message, earlier))
			}
			anew += len(message) - known
			alone += len(message)
			read = append(read, message)
			section = req.Shared
		}
	}
	b.ReportMetric(float64(anew)/float64(section), "x-section")
	b.ReportMetric(float64(alone)/float64(section), "x-section-alone")
}

// common is how many bytes two texts begin alike.
func common(a, b string) int {
	n := 0
	for n < min(len(a), len(b)) && a[n] == b[n] {
		n++
	}
	return n
}
