// Searchscore puts queries to the search page of a site in Chromium and tells how many of them are answered as a
// citizen would expect: success at 1 and at 5, and the mean reciprocal rank.
//
//	go run ./internal/browsertest/searchscore [-v] [-pagefind PROGRAM] CONTENT QUERIES
//
// QUERIES is a file of testdata/search/. With -pagefind the same pages are indexed by that program (the npm package
// pagefind has it) and the same queries are put to its index in the same browser.
package main

import (
	"context"
	"flag"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"

	"phoihop/internal/browsertest"
	"phoihop/internal/browsertest/score"
)

func main() {
	verbose := flag.Bool("v", false, "list the queries that are not answered by the first result")
	pagefind := flag.String("pagefind", "", "program of Pagefind to compare with")
	flag.Parse()
	if flag.NArg() != 2 {
		flag.Usage()
		os.Exit(2)
	}
	if err := run(flag.Arg(0), flag.Arg(1), *pagefind, *verbose); err != nil {
		fmt.Fprintln(os.Stderr, "searchscore:", err)
		os.Exit(1)
	}
}

func run(content, queries, pagefind string, verbose bool) error {
	questions, err := score.ReadQuestions(queries)
	if err != nil {
		return err
	}
	dir, err := os.MkdirTemp("", "searchscore")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	site := filepath.Join(dir, "public")
	if err := score.BuildSite(content, site); err != nil {
		return err
	}
	server := httptest.NewServer(http.FileServer(http.Dir(site)))
	defer server.Close()
	tab, stop, err := browsertest.Start(context.Background(), filepath.Join(dir, "profile"))
	if err != nil {
		return err
	}
	defer stop()
	ours, err := score.Ours(tab, server.URL)
	if err != nil {
		return err
	}
	if err := tell("phoihop", ours, questions, verbose); err != nil || pagefind == "" {
		return err
	}
	theirs, err := score.Pagefind(tab, pagefind, site, server.URL)
	if err != nil {
		return err
	}
	return tell("pagefind", theirs, questions, verbose)
}

func tell(name string, e score.Engine, questions []score.Question, verbose bool) error {
	sum, misses, err := score.Rate(e, questions)
	if err != nil {
		return err
	}
	for i := 0; verbose && i < len(misses); i++ {
		fmt.Println(misses[i])
	}
	fmt.Printf("%-9s %s\n", name, sum)
	return nil
}
