package cache_test

import (
	"bytes"
	"fmt"
	"testing"

	"phoihop/internal/cache"
)

// A site of 10,000 reports, as a build sees it.
const (
	reports  = 10_000
	headSize = 600
	restSize = 8 << 10
)

func reportName(i int) string { return fmt.Sprintf("district-%02d/2023-02-15-report-%05d", i%30, i) }

func fill(b *testing.B, dir string, restSize int) {
	c := cache.Open(dir, "1.0")
	head, rest := bytes.Repeat([]byte("h"), headSize), bytes.Repeat([]byte("r"), restSize)
	for i := range reports {
		c.Put(reportName(i), cache.Key{1}, head, rest)
	}
	if err := c.Commit(); err != nil {
		b.Fatal(err)
	}
	c.Close()
}

func BenchmarkOpen(b *testing.B) {
	dir := b.TempDir()
	fill(b, dir, 10)
	b.ReportAllocs()
	for b.Loop() {
		c := cache.Open(dir, "1.0")
		if _, ok := c.Get(reportName(7), cache.Key{1}); !ok {
			b.Fatal("the cache is empty")
		}
		c.Close()
	}
}

// One report has changed; the others were got.
func BenchmarkCommit(b *testing.B) {
	dir := b.TempDir()
	fill(b, dir, 10)
	c := cache.Open(dir, "1.0")
	defer c.Close()
	for i := range reports {
		c.Get(reportName(i), cache.Key{1})
	}
	b.ReportAllocs()
	for b.Loop() {
		c.Put(reportName(5000), cache.Key{1}, nil, nil)
		if err := c.Commit(); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkGet(b *testing.B) {
	dir := b.TempDir()
	fill(b, dir, 10)
	c := cache.Open(dir, "1.0")
	defer c.Close()
	name := reportName(5000)
	b.ReportAllocs()
	for b.Loop() {
		c.Get(name, cache.Key{1})
	}
}

func BenchmarkPut(b *testing.B) {
	c := cache.Open(b.TempDir(), "1.0")
	defer c.Close()
	head, rest := make([]byte, headSize), make([]byte, restSize)
	b.SetBytes(headSize + restSize)
	b.ReportAllocs()
	i := 0
	for b.Loop() {
		c.Put(reportName(i%reports), cache.Key{1}, head, rest)
		i++
	}
}

func BenchmarkRest(b *testing.B) {
	dir := b.TempDir()
	fill(b, dir, restSize)
	c := cache.Open(dir, "1.0")
	defer c.Close()
	var records []cache.Record
	for i := range reports {
		r, _ := c.Get(reportName(i), cache.Key{1})
		records = append(records, r)
	}
	var buf []byte
	b.SetBytes(restSize)
	b.ReportAllocs()
	i := 0
	for b.Loop() {
		var err error
		if buf, err = c.Rest(records[i*7919%reports], buf[:0]); err != nil {
			b.Fatal(err)
		}
		i++
	}
}
