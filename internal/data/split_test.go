package data

import (
	"os"
	"slices"
	"strings"
	"testing"

	"phoihop/internal/bench/corpus"
)

// generated is content as districts write it.
func generated(t testing.TB, reports int) *content {
	t.Helper()
	dir := t.TempDir() + "/content"
	if err := (corpus.Corpus{Reports: reports, Districts: 20, Years: 10, Seed: 3}).Write(dir); err != nil {
		t.Fatal(err)
	}
	return read(t, os.DirFS(dir), "")
}

// The size that a table is known to have before it is written is never less than the real one, so that no file is
// larger than promised, and not so much more that tables are split long before.
func TestSizesAreEstimated(t *testing.T) {
	c := generated(t, 300)
	set, files := c.set(), c.files(t)
	check := func(name string, estimate int) {
		t.Helper()
		real := max(len(files["data/"+name+".json"]), len(files["data/"+name+".csv"]))
		if ratio := float64(estimate) / float64(real); ratio < 1 || ratio > 2.6 {
			t.Errorf("%s is estimated at %d bytes and has %d, %.2f times", name, estimate, real, ratio)
		}
	}
	for _, table := range reportTables {
		size := 0
		for _, r := range c.site.Reports {
			size += set.reportSize(table)(r)
		}
		check(table.name, size)
	}
	size := 0
	for _, thread := range c.site.Threads {
		size += set.threadSize()(thread)
	}
	check("threads", size)
}

// A table that grows too large is written a file a year; together these hold the same rows in the same order.
func TestLargeTablesAreSplitByYear(t *testing.T) {
	c := generated(t, 120)
	whole := c.files(t)
	split := newSet(c.site, 1, noLinks, 20<<10)
	parts := map[string]string{}
	var paths []string
	for _, p := range split.Passes() {
		c.write(t, p, p.Files, parts)
		for _, f := range p.Files {
			paths = append(paths, f.Path)
		}
	}
	for _, name := range []string{"reports", "tasks", "threads", "results", "attendees"} {
		if _, there := parts["data/"+name+".json"]; there {
			t.Errorf("%s is not split", name)
		}
		var rows []string
		for year := 2015; year <= 2024; year++ {
			file := "data/" + name + "-" + yearName(year) + ".json"
			if !slices.Contains(paths, file) {
				t.Fatalf("there is no %s", file)
			}
			rows = append(rows, lines(parts[file])...)
			for _, row := range rowsOf(t, parts[file]) {
				date, _ := row["date"].(string)
				if name == "threads" {
					date, _ = row["began"].(string)
				}
				if !strings.HasPrefix(date, yearName(year)) {
					t.Errorf("%s has a row of %s", file, date)
				}
			}
		}
		if !slices.Equal(rows, lines(whole["data/"+name+".json"])) {
			t.Errorf("the years of %s do not make up the whole", name)
		}
	}
	if parts["data/districts.json"] != whole["data/districts.json"] {
		t.Error("districts differ")
	}
	if !strings.Contains(parts["data/catalog.jsonld"], `"tasks-2020.csv"`) {
		t.Error("the catalogue does not know of the years")
	}
}

// lines are the rows of a JSON file.
func lines(data string) (rows []string) {
	for line := range strings.Lines(data) {
		if strings.HasPrefix(line, "{") {
			rows = append(rows, strings.TrimSuffix(strings.TrimSpace(line), ","))
		}
	}
	return rows
}
