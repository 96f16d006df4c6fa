//go:build chromium

package score

import (
	"context"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"slices"
	"testing"

	"phoihop/internal/browsertest"
)

// How many of a hundred queries have a right answer first, and among the first five, at least.
const (
	leastFirst     = 95
	leastFirstFive = 99
)

// sampled is how many queries there are for one that is also put to a fresh page.
const sampled = 40

// Citizens find what they look for.
func TestScore(t *testing.T) {
	t.Parallel()
	tab, stop, err := browsertest.Start(t.Context(), t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(stop)
	for _, c := range []struct{ content, queries string }{
		{"../../../content", "../../../testdata/search/real.txt"},
		{"../../../testdata/demo", "../../../testdata/search/demo.txt"},
	} {
		t.Run(filepath.Base(c.queries), func(t *testing.T) { rate(t, tab, c.content, c.queries) })
	}
}

func rate(t *testing.T, tab context.Context, content, queries string) {
	questions, err := ReadQuestions(queries)
	if err != nil {
		t.Fatal(err)
	}
	site := filepath.Join(t.TempDir(), "public")
	if err := BuildSite(content, site); err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(http.FileServer(http.Dir(site)))
	defer server.Close()
	engine, err := Ours(tab, server.URL)
	if err != nil {
		t.Fatal(err)
	}
	sum, misses, err := Rate(engine, questions)
	if err != nil {
		t.Fatal(err)
	}
	t.Log(sum)
	if sum.Queries < 200 || sum.At1() < leastFirst || sum.At5() < leastFirstFive {
		for _, miss := range misses {
			t.Log(miss)
		}
		t.Errorf("%s: at least %d %% should be answered first, and %d %% among five", sum, leastFirst, leastFirstFive)
	}
	asFromFreshPages(t, engine.(*ours), questions)
}

// What TestScore relies on: a page that was asked much before answers as one that is opened with the question.
func asFromFreshPages(t *testing.T, engine *ours, questions []Question) {
	for i := 0; i < len(questions); i += sampled {
		q := questions[i]
		asked, err := engine.Answer(q)
		if err != nil {
			t.Fatal(err)
		}
		if err := engine.page.Open(q.Lang, q.Text); err != nil {
			t.Fatal(err)
		}
		fresh, err := engine.page.Paths()
		if err != nil {
			t.Fatal(err)
		}
		if !slices.Equal(asked, fresh) {
			t.Errorf("%s:%d: a fresh page answers %q with %q, one that was asked before with %q", q.File, q.Line, q.Text, fresh, asked)
		}
	}
}
