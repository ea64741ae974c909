package summarize

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"panj/internal/lang"
	"panj/internal/llm"
)

// BenchmarkMend is a summary of 27,000 words in sections, each of which has
// thirty key points that cite words nobody wrote and that the second answer
// mends; beside it the same without the second question. The model takes no time.
func BenchmarkMend(b *testing.B) {
	var text strings.Builder
	for i := range 500 {
		fmt.Fprintf(&text, "On %d August the governor of Khorog said that %d people had left the village.", i%28+1, i+20)
		text.WriteString(strings.Repeat(" The road along the river was closed for several hours after the rain.", 3))
		text.WriteString("\n\n")
	}
	a := parse(b, text.String())
	for _, rounds := range []int{0, 1} {
		b.Run(fmt.Sprintf("rounds=%d", rounds), func(b *testing.B) {
			s := &Summarizer{Model: llm.Echo(inventing), Glossary: mender(nil).Glossary, RepairRounds: rounds}
			for b.Loop() {
				if _, err := s.Summarize(context.Background(), a, lang.Russian); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// inventing answers with thirty key points that cite nothing of the article,
// and with ones that do when it is asked again.
func inventing(req llm.Request) (llm.Response, error) {
	shown := append(shownBlock.FindAllStringSubmatch(req.User, -1), citedBlock.FindAllStringSubmatch(req.User, -1)...)
	right := cite(shown[0][1], strings.Join(strings.Fields(shown[0][2])[:8], " "))
	point := Statement{"Губернатор сказал, что люди уехали.", right}
	again := strings.Count(req.User, "[key_points[")
	if again > 0 {
		points := make([]Statement, again)
		for i := range points {
			points[i] = point
		}
		return llm.Response{Text: only(points, nil)}, nil
	}
	return llm.Response{Text: reply(func(s *Summary) {
		*s = Summary{Headline: "Люди уехали", Abstract: point, Topics: []string{"люди"}}
		for i := range 30 {
			s.KeyPoints = append(s.KeyPoints, Statement{
				fmt.Sprintf("Погибли %d человек.", 7000+i), cite(shown[0][1], fmt.Sprintf("words that nobody ever wrote about zebras %d", i)),
			})
		}
	})}, nil
}
