// Package score tells how well a search answers what citizens ask: it puts the queries of a file of testdata/search/ to
// the search page of a site in Chromium, and sums up at which place the first right answer stands.
package score

import (
	"bufio"
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
)

// Question is a query with the answers that count as right: paths from the site's root. No answer means that nothing
// is to be found.
type Question struct {
	File    string
	Line    int
	Lang    string
	Text    string
	Answers []string
}

// ReadQuestions reads a file of queries; testdata/search/README.md has its format.
func ReadQuestions(name string) (all []Question, err error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	for n := 1; lines.Scan(); n++ {
		line := lines.Text()
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		q, err := readQuestion(strings.Split(line, "\t"))
		if err != nil {
			return nil, fmt.Errorf("%s:%d: %w", name, n, err)
		}
		q.File, q.Line = name, n
		all = append(all, q)
	}
	return all, lines.Err()
}

func readQuestion(fields []string) (q Question, err error) {
	if len(fields) < 3 {
		return q, fmt.Errorf("no answer")
	}
	q.Lang = fields[0]
	q.Text, err = unescape(fields[1])
	for _, answer := range fields[2:] {
		if answer != "-" {
			q.Answers = append(q.Answers, whole(answer, q.Lang))
		}
	}
	return q, err
}

// whole gives an answer's path from the site's root.
func whole(answer, lang string) string {
	for _, other := range []string{"vi", "en"} {
		if below, ok := strings.CutPrefix(answer, other+":"); ok {
			return other + "/" + below
		}
	}
	return lang + "/" + answer
}

// unescape puts characters in the place of \uXXXX.
func unescape(text string) (string, error) {
	if !strings.Contains(text, `\u`) {
		return text, nil
	}
	return strconv.Unquote(`"` + strings.ReplaceAll(text, `"`, `\"`) + `"`)
}

// RankOf gives the place, from 1, of the first right answer among what was found; 0 where none is. With pagesOnly the
// right page is enough. Where nothing is to be found, nothing is right.
func (q Question) RankOf(found []string, pagesOnly bool) int {
	if len(q.Answers) == 0 {
		if len(found) == 0 {
			return 1
		}
		return 0
	}
	answers := slices.Clone(q.Answers)
	if pagesOnly {
		for i := range answers {
			answers[i], _, _ = strings.Cut(answers[i], "#")
		}
	}
	for i, path := range found {
		if slices.Contains(answers, path) {
			return i + 1
		}
	}
	return 0
}

// Score sums up ranks.
type Score struct {
	Queries, First, FirstFive int
	reciprocal                float64
}

// Add counts a query whose first right answer stands at a place, from 1, or nowhere, 0.
func (s *Score) Add(rank int) {
	s.Queries++
	if rank == 0 {
		return
	}
	s.reciprocal += 1 / float64(rank)
	if rank == 1 {
		s.First++
	}
	if rank <= 5 {
		s.FirstFive++
	}
}

// At1 and At5 give the shares of queries, in percent, of which a right answer stands first, and among the first five.
func (s Score) At1() float64 { return s.percent(s.First) }
func (s Score) At5() float64 { return s.percent(s.FirstFive) }

func (s Score) percent(n int) float64 { return 100 * float64(n) / float64(max(s.Queries, 1)) }

func (s Score) String() string {
	return fmt.Sprintf("%d queries: success at 1 %.1f %%, at 5 %.1f %%, mean reciprocal rank %.3f",
		s.Queries, s.At1(), s.At5(), s.reciprocal/float64(max(s.Queries, 1)))
}
