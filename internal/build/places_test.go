package build

import (
	"bytes"
	"runtime"
	"testing"

	"phoihop/internal/codec"
	"phoihop/internal/markdown"
	"phoihop/internal/report"
)

// TestPlacesHoldNoRecord: what is kept of a report that others link to is its headings, not its text. In a
// site of many thousands, each of which is linked to, the texts would fill the memory.
func TestPlacesHoldNoRecord(t *testing.T) {
	const size = 32 << 20
	live := func() uint64 {
		var m runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&m)
		return m.HeapAlloc
	}
	before := live()
	all := &rest{Original: part{Lang: "vi", File: "a.vi.md", Report: &report.Report{Title: "A"}, HTML: bytes.Repeat([]byte("x"), size),
		Headings: []markdown.Heading{{Level: 2, ID: "ket-qua", Text: "Kết quả"}}}}
	data := codec.Append(nil, all)
	if err := codec.Decode(data, all); err != nil {
		t.Fatal(err)
	}
	places := (&reading{}).placesOf(all)
	all, data = nil, nil
	if after := live(); after > before+size/2 {
		t.Errorf("%d bytes are held for one heading", after-before)
	}
	if at := places["vi"]; at == nil || !at.has("ket-qua") {
		t.Error("the place is lost")
	}
}
