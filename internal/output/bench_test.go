package output

import (
	"bytes"
	"fmt"
	"path/filepath"
	"sync"
	"testing"
)

const benchFiles = 5000

// BenchmarkPut measures whole builds of 5,000 pages of 12 KB, put from two
// goroutines: the first into an absent folder, a second one that changes nothing,
// a third one with the staged tree of the first two, and one where every page
// changes.
func BenchmarkPut(b *testing.B) {
	page := func(i int, edition string) []byte {
		return bytes.Repeat(fmt.Appendf(nil, "%s %06d\n", edition, i), 1000)
	}
	build := func(b *testing.B, out, edition string, publish bool) {
		tree, err := Open(out)
		if err != nil {
			b.Fatal(err)
		}
		defer tree.Close()
		var wait sync.WaitGroup
		for half := range 2 {
			wait.Go(func() {
				for i := half; i < benchFiles; i += 2 {
					if err := tree.Put(fmt.Sprintf("vi/district-%02d/report-%04d.html", i/100, i), page(i, edition)); err != nil {
						b.Error(err)
					}
				}
			})
		}
		wait.Wait()
		if publish {
			if _, err := tree.Publish(); err != nil {
				b.Fatal(err)
			}
		}
	}
	for _, bench := range []struct {
		name     string
		editions []string // built before the measured one, "A"
	}{
		{"first", nil},
		{"second", []string{"A"}},
		{"third", []string{"A", "A"}},
		{"allchanged", []string{"B", "B"}},
	} {
		b.Run(bench.name, func(b *testing.B) {
			dir := b.TempDir()
			for n := 0; b.Loop(); n++ {
				b.StopTimer()
				out := filepath.Join(dir, fmt.Sprint(n), "public")
				for _, edition := range bench.editions {
					build(b, out, edition, true)
				}
				b.StartTimer()
				build(b, out, "A", true)
			}
			b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N)/benchFiles, "µs/file")
		})
	}
	b.Run("discard", func(b *testing.B) {
		for b.Loop() {
			tree := Discard()
			for i := range benchFiles {
				tree.Put(fmt.Sprintf("vi/district-%02d/report-%04d.html", i/100, i), page(i, "A"))
			}
		}
	})
}
