package data

import (
	"io"
	"testing"

	"phoihop/internal/page"
	"phoihop/internal/site"
)

type nowhere struct{}

func (nowhere) Write(p []byte) (int, error) { return len(p), nil }
func (nowhere) Close() error                { return nil }

// BenchmarkRows makes all tables of 400 reports with all that belongs to them.
func BenchmarkRows(b *testing.B) {
	c := generated(b, 400)
	files, rows := c.files(b), 0
	for _, t := range []*table{reports, tasks, results, attendees, threads, districts} {
		rows += 2 * len(rowsOf(b, files["data/"+t.name+".json"]))
	}
	set := c.set()
	b.ReportAllocs()
	for b.Loop() {
		for _, p := range set.Passes()[:2] {
			makeAll(b, c, p)
		}
	}
	b.ReportMetric(float64(rows)*float64(b.N)/b.Elapsed().Seconds(), "rows/s")
}

// BenchmarkYears makes the districts' years, with bodies.
func BenchmarkYears(b *testing.B) {
	c := generated(b, 400)
	set := c.set()
	for b.Loop() {
		for _, p := range set.Passes()[2:] {
			makeAll(b, c, p)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(len(c.site.Reports)), "ns/report")
}

// BenchmarkNewSet marks all files, which every build does.
func BenchmarkNewSet(b *testing.B) {
	c := generated(b, 400)
	for b.Loop() {
		c.set()
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(len(c.site.Reports)), "ns/report")
}

func makeAll(b *testing.B, c *content, p Pass) {
	err := p.Write(p.Files, func(r *site.Report) *page.Contents { return c.contents[r.Ref] }, func(*File) (io.WriteCloser, error) { return nowhere{}, nil })
	if err != nil {
		b.Fatal(err)
	}
}
