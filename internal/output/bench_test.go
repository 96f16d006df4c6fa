package output

import (
	"bytes"
	"fmt"
	"path/filepath"
	"sync"
	"testing"
)

const benchFiles = 5000

// benchBuild builds 5,000 pages of 12 KB in 50 folders from two goroutines. Page i is of the edition
// that editionOf gives; it is kept where OUT has it.
func benchBuild(b *testing.B, out string, trust bool, editionOf func(i int) uint64) {
	tree, err := Open(out, trust)
	if err != nil {
		b.Fatal(err)
	}
	defer tree.Close()
	var wait sync.WaitGroup
	for half := range 2 {
		wait.Go(func() {
			for i := half; i < benchFiles; i += 2 {
				path, mark := fmt.Sprintf("vi/district-%02d/report-%04d.html", i/100, i), editionOf(i)
				if tree.Keep(path, mark) {
					continue
				}
				page := bytes.Repeat(fmt.Appendf(nil, "%d %06d\n", mark, i), 1200)
				if err := tree.Put(path, page, mark); err != nil {
					b.Error(err)
				}
			}
		})
	}
	wait.Wait()
	if _, err := tree.Publish(); err != nil {
		b.Fatal(err)
	}
}

// BenchmarkBuild measures whole builds: into an absent folder; those that change nothing, one page or all
// pages of the last; and one that believes nothing that the last has noted.
func BenchmarkBuild(b *testing.B) {
	same := func(int, int) uint64 { return 1 }
	one := func(n, i int) uint64 { return uint64(n+benchFiles-i)/benchFiles + 1 } // build n changes page n
	all := func(n, _ int) uint64 { return uint64(n) + 1 }
	for _, bench := range []struct {
		name    string
		edition func(n, i int) uint64 // of page i in build n
		cold    bool
		trust   bool
	}{
		{"cold", same, true, true},
		{"nothing", same, false, true},
		{"one", one, false, true},
		{"untrusted", one, false, false},
		{"all", all, false, true},
	} {
		b.Run(bench.name, func(b *testing.B) {
			dir := b.TempDir()
			out := filepath.Join(dir, "public")
			n := 0
			build := func() {
				if bench.cold {
					out = filepath.Join(dir, fmt.Sprint(n), "public")
				}
				benchBuild(b, out, bench.trust, func(i int) uint64 { return bench.edition(n, i) })
				n++
			}
			for range 3 {
				build()
			}
			for b.Loop() {
				build()
			}
			b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N)/benchFiles, "µs/file")
		})
	}
}
