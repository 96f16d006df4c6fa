package main

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"gopkg.in/yaml.v3"
)

func runFloor(_ context.Context, args []string) error {
	flags := flag.NewFlagSet("floor", flag.ContinueOnError)
	content := flags.String("content", "", "folder of the sources")
	files := flags.String("files", "", "list of the files to write, as bench files prints it")
	out := flags.String("out", "", "folder to write, not there yet")
	if err := parse(flags, args); err != nil {
		return err
	}
	if *content == "" || *files == "" || *out == "" {
		return wrongUsage{errors.New("floor: -content, -files and -out are needed")}
	}
	if err := readAll(*content); err != nil {
		return err
	}
	list, err := os.Open(*files)
	if err != nil {
		return err
	}
	defer list.Close()
	wanted, err := parseFiles(list)
	if err != nil {
		return err
	}
	return writeAll(*out, wanted)
}

// readAll reads every file below dir, and parses and renders those that end in .md.
func readAll(dir string) error {
	names, err := regularFiles(dir)
	if err != nil {
		return err
	}
	md := goldmark.New(goldmark.WithExtensions(extension.GFM, extension.Footnote, extension.DefinitionList))
	return eachFile(len(names), func(i int, html *bytes.Buffer) error {
		text, err := os.ReadFile(filepath.Join(dir, names[i].path))
		if err != nil || !strings.HasSuffix(names[i].path, ".md") {
			return err
		}
		front, body, err := cutFrontMatter(text)
		if err != nil {
			return fmt.Errorf("%s: %w", names[i].path, err)
		}
		var node yaml.Node
		if err := yaml.Unmarshal(front, &node); err != nil {
			return fmt.Errorf("%s: %w", names[i].path, err)
		}
		html.Reset()
		return md.Convert(body, html)
	})
}

// cutFrontMatter parts a source at its two "---" lines.
func cutFrontMatter(text []byte) (front, body []byte, err error) {
	rest, opened := bytes.CutPrefix(text, []byte("---\n"))
	front, body, closed := bytes.Cut(rest, []byte("\n---\n"))
	if !opened || !closed {
		return nil, nil, errors.New("no front matter")
	}
	return front, body, nil
}

// file is a path below a folder and its size in bytes.
type file struct {
	path string
	size int64
}

// writeAll writes files of these sizes below dir.
func writeAll(dir string, files []file) error {
	if err := os.Mkdir(dir, 0o755); err != nil {
		return err
	}
	var largest int64
	made := map[string]bool{}
	for _, f := range files {
		largest = max(largest, f.size)
		if folder := filepath.Dir(f.path); !made[folder] {
			made[folder] = true
			if err := os.MkdirAll(filepath.Join(dir, folder), 0o755); err != nil {
				return err
			}
		}
	}
	filler := bytes.Repeat([]byte("x"), int(largest))
	return eachFile(len(files), func(i int, _ *bytes.Buffer) error {
		return os.WriteFile(filepath.Join(dir, files[i].path), filler[:files[i].size], 0o644)
	})
}

// eachFile calls do for 0 to n-1 with a worker a processor, each with a buffer of its own, until one
// fails.
func eachFile(n int, do func(i int, buffer *bytes.Buffer) error) error {
	var (
		next    atomic.Int64
		failed  atomic.Bool
		workers sync.WaitGroup
		once    sync.Once
		first   error
	)
	for range min(n, runtime.GOMAXPROCS(0)) {
		workers.Go(func() {
			var buffer bytes.Buffer
			for i := int(next.Add(1)) - 1; i < n && !failed.Load(); i = int(next.Add(1)) - 1 {
				if err := do(i, &buffer); err != nil {
					once.Do(func() { first = err })
					failed.Store(true)
				}
			}
		})
	}
	workers.Wait()
	return first
}

// regularFiles lists the files below dir in the order of their paths, without sizes.
func regularFiles(dir string) (files []file, err error) {
	err = filepath.WalkDir(dir, func(name string, entry fs.DirEntry, err error) error {
		if err != nil || !entry.Type().IsRegular() {
			return err
		}
		below, err := filepath.Rel(dir, name)
		files = append(files, file{path: below})
		return err
	})
	return files, err
}

// runFiles prints the size and the path of each file of a site. The floor is given this list, because
// asking for sizes is no part of its work.
func runFiles(_ context.Context, args []string) error {
	if len(args) != 1 {
		return wrongUsage{errors.New("usage: bench files DIR")}
	}
	return listFiles(os.Stdout, args[0])
}

func listFiles(w io.Writer, dir string) error {
	files, err := regularFiles(dir)
	if err != nil {
		return err
	}
	out := bufio.NewWriter(w)
	for _, f := range files {
		info, err := os.Stat(filepath.Join(dir, f.path))
		if err != nil {
			return err
		}
		fmt.Fprintf(out, "%d %s\n", info.Size(), filepath.ToSlash(f.path))
	}
	return out.Flush()
}

func parseFiles(r io.Reader) (files []file, err error) {
	lines := bufio.NewScanner(r)
	for lines.Scan() {
		size, name, found := strings.Cut(lines.Text(), " ")
		n, err := strconv.ParseInt(size, 10, 64)
		if err != nil || !found || n < 0 || !filepath.IsLocal(name) {
			return nil, fmt.Errorf("not a size and a path: %q", lines.Text())
		}
		files = append(files, file{filepath.FromSlash(name), n})
	}
	return files, lines.Err()
}
