package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"phoihop/internal/bench/corpus"
)

// The floor writes every file of the finished site in its size, so that it is as much work as is told.
func TestFloorWritesTheSite(t *testing.T) {
	dir := t.TempDir()
	content, site, out, list := filepath.Join(dir, "content"), filepath.Join(dir, "site"), filepath.Join(dir, "out"), filepath.Join(dir, "files.txt")
	if err := (corpus.Corpus{Reports: 6, Districts: 2, Years: 3, Seed: 1}).Write(content); err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{"index.html": "<p>home</p>", "vi/quan-mau-1/2024.html": strings.Repeat("a", 5000), "vi/empty.html": ""} {
		name = filepath.Join(site, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	var wanted, written bytes.Buffer
	if err := listFiles(&wanted, site); err != nil {
		t.Fatal(err)
	}
	if want := "11 index.html\n0 vi/empty.html\n5000 vi/quan-mau-1/2024.html\n"; wanted.String() != want {
		t.Fatalf("list of the site:\n%s\nwant\n%s", wanted.String(), want)
	}
	if err := os.WriteFile(list, wanted.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := run(context.Background(), []string{"floor", "-content", content, "-files", list, "-out", out}); err != nil {
		t.Fatal(err)
	}
	if err := listFiles(&written, out); err != nil {
		t.Fatal(err)
	}
	if written.String() != wanted.String() {
		t.Errorf("written\n%s\nwant\n%s", written.String(), wanted.String())
	}
}

// A source that the floor cannot read is an error: leaving it out would make the floor too cheap.
func TestFloorReadsEverySource(t *testing.T) {
	for name, text := range map[string]string{
		"no front matter": "Just text.\n",
		"bad YAML":        "---\ntitle: [\n---\nText.\n",
	} {
		dir := t.TempDir()
		if err := os.WriteFile(filepath.Join(dir, "a.vi.md"), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		if err := readAll(dir); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

func TestListStaysBelowItsFolder(t *testing.T) {
	for _, list := range []string{"5 ../a.html\n", "5 /a.html\n", "a.html\n", "-1 a.html\n", "five a.html\n"} {
		if files, err := parseFiles(strings.NewReader(list)); err == nil {
			t.Errorf("%q was read as %v", list, files)
		}
	}
}

func TestWrongUsage(t *testing.T) {
	for _, args := range [][]string{
		{}, {"faster"}, {"corpus"}, {"corpus", "-out", "x", "-n", "0"}, {"corpus", "-out", "x", "-n", "9000", "-districts", "1"},
		{"compare", "-runs", "0"}, {"compare", "extra"}, {"growth", "-sizes", "5"}, {"watch", "-runs", "0"}, {"files"}, {"floor"},
	} {
		if err := run(context.Background(), args); err == nil {
			t.Errorf("bench %s: no error", strings.Join(args, " "))
		} else if _, ok := err.(wrongUsage); !ok {
			t.Errorf("bench %s: %v is no mistake of usage", strings.Join(args, " "), err)
		}
	}
}
