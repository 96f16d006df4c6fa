package score

import (
	"fmt"
	"os"

	"phoihop/internal/build"
	"phoihop/internal/problem"
)

// Miss is a question that was not answered by the first result.
type Miss struct {
	Question
	Rank  int // place of the first right answer, 0 for none
	Found []string
}

func (m Miss) String() string {
	return fmt.Sprintf("%s:%d: %s\t%s\trank %d; found %q, expected %q", m.File, m.Line, m.Lang, m.Text, m.Rank, m.Found, m.Answers)
}

// Rate puts questions to an engine.
func Rate(e Engine, questions []Question) (sum Score, misses []Miss, err error) {
	for _, q := range questions {
		found, err := e.Answer(q)
		if err != nil {
			return sum, misses, fmt.Errorf("%s:%d: %q: %w", q.File, q.Line, q.Text, err)
		}
		rank := q.RankOf(found, e.PagesOnly())
		sum.Add(rank)
		if rank != 1 {
			misses = append(misses, Miss{q, rank, found})
		}
	}
	return sum, misses, nil
}

// BuildSite builds the site of a folder of content.
func BuildSite(content, out string) error {
	if result := build.Run(build.Options{Content: os.DirFS(content), Out: out}); problem.HasErrors(result.Problems) {
		return fmt.Errorf("%s does not build; see: phoihop check", content)
	}
	return nil
}
