package main

import (
	"strings"
	"testing"
)

// atOnce runs builds at the same time and gives what they say, by their exit statuses.
func (p project) atOnce(flags ...[]string) (told map[int][]string) {
	p.t.Helper()
	type end struct {
		status int
		said   string
	}
	ends := make(chan end)
	for _, these := range flags {
		go func() {
			status, said := p.build(these...)
			ends <- end{status, said}
		}()
	}
	told = map[int][]string{}
	for range flags {
		e := <-ends
		told[e.status] = append(told[e.status], e.said)
	}
	return told
}

// TestTwoBuildsIntoOneOut: each build publishes its site or says that another one is at it. What stands
// there in the end is the site of one of them.
func TestTwoBuildsIntoOneOut(t *testing.T) {
	t.Parallel()
	content := map[string]files{"A": edition("A"), "B": edition("B")}
	want := editions(t)
	p := newProject(t)
	for round, letters := range []string{"AA", "BB", "AB", "BA", "AB", "AA", "BB", "BA"} {
		p.write("first", content[letters[:1]])
		p.write("second", content[letters[1:]])
		told := p.atOnce([]string{"--content", "first"}, []string{"--content", "second"})
		if len(told[exitDone]) == 0 || len(told[exitDone])+len(told[exitFailed]) != 2 {
			t.Fatalf("round %d, %s: %v", round, letters, told)
		}
		for _, said := range told[exitFailed] {
			if !strings.Contains(said, "[out-busy]\n") {
				t.Errorf("round %d, %s: %s", round, letters, said)
			}
		}
		got := p.read("public")
		if one, other := difference(want[letters[:1]], got), difference(want[letters[1:]], got); one != "" && other != "" {
			t.Errorf("round %d, %s: neither the one site (%s) nor the other (%s)", round, letters, one, other)
		}
	}
}

// TestTwoBuildsWithOneCache: builds of one content folder share what they keep. None has to wait, and
// none is wrong.
func TestTwoBuildsWithOneCache(t *testing.T) {
	t.Parallel()
	content := map[string]files{"A": edition("A"), "B": edition("B")}
	want := editions(t)
	p := newProject(t)
	for round, letter := range []string{"A", "B", "A", "A", "B", "B"} {
		p.write("content", content[letter])
		told := p.atOnce([]string{"--out", "one"}, []string{"--out", "two"}, []string{"--out", "three"})
		if len(told[exitDone]) != 3 {
			t.Fatalf("round %d, %s: %v", round, letter, told)
		}
		for _, out := range []string{"one", "two", "three"} {
			p.sameFiles(out, want[letter], p.read(out))
		}
	}
	p.only("the folder of temporary files", p.names("tmp"), nil)
}
