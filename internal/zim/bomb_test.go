package zim

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/klauspost/compress/zstd"
)

// soon verifies a file as small ones are, and asks for a finding soon: it takes tenths of a second, and minutes where a limit is missing.
func soon(t *testing.T, what string, b []byte, want Code) {
	t.Helper()
	begin := time.Now()
	findings, err := Verify(bytes.NewReader(b), int64(len(b)), Limits{Content: max(32<<20, 100*int64(len(b)))})
	took := time.Since(begin)
	if err != nil || !slices.ContainsFunc(findings, func(f Finding) bool { return f.Code == want }) || took > 20*time.Second {
		t.Errorf("%s in %d bytes: %v, %d findings in %v", what, len(b), err, len(findings), took)
	}
}

// TestMetadataInLargeBlob lets all metadata and listings be one large blob, which each of them would unpack.
func TestMetadataInLargeBlob(t *testing.T) {
	a := small()
	a.Entries = append(a.Entries, text("large.html", "", strings.Repeat("0", 31<<20)))
	b := zimOf(t, a)
	z := open(t, b)
	item, err := z.Lookup(Content, "large.html")
	if err != nil {
		t.Fatal(err)
	}
	for other := range z.All() {
		if other.Namespace == Meta || other.Namespace == Index {
			at := z.places[other.number]
			binary.LittleEndian.PutUint32(b[at+8:], item.dirent.cluster)
			binary.LittleEndian.PutUint32(b[at+12:], item.dirent.blob)
		}
	}
	soon(t, "metadata", rename(b), BadEntry)
}

// TestMoreMetadata hides texts where readers of archives look and our pages do not.
func TestMoreMetadata(t *testing.T) {
	a := small()
	a.Metadata.License = "a"
	b := zimOf(t, a)
	b = bytes.Replace(b, []byte("License\x00"), []byte("Licensz\x00"), 1)
	soon(t, "another key", rename(b), Foreign)
}

// madeOf is a file of as many entries as clusters, each with these bytes.
func madeOf(n int, cluster []byte) []byte {
	le := binary.LittleEndian
	b := append(make([]byte, headerSize), "text/html\x00\x00"...)
	clusters := len(b)
	for range n {
		b = append(b, cluster...)
	}
	entries := len(b)
	for i := range n {
		b = append(b, 0, 0, 0, Content, 0, 0, 0, 0)
		b = le.AppendUint32(b, uint32(i))
		b = le.AppendUint32(b, 0)
		b = fmt.Appendf(b, "%06d\x00\x00", i)
	}
	paths := len(b)
	for i := range n {
		b = le.AppendUint64(b, uint64(entries+24*i))
	}
	starts := len(b)
	for i := range n {
		b = le.AppendUint64(b, uint64(clusters+len(cluster)*i))
	}
	h := Header{Major: 6, Minor: 1, Entries: uint32(n), Clusters: uint32(n), PathPtrs: uint64(paths), TitlePtrs: headerSize, ClusterPtrs: uint64(starts),
		MIMEList: headerSize, MainPage: noPage, LayoutPage: noPage, Checksum: uint64(len(b))}
	copy(b, h.append(nil))
	return rename(append(b, make([]byte, checksumSize)...))
}

// TestManyClusters gives thousands of small clusters that each unpack to a lot.
func TestManyClusters(t *testing.T) {
	const n = 5_000
	encoder, err := zstd.NewWriter(nil, append(encoderOptions, zstd.WithWindowSize(64<<20))...)
	if err != nil {
		t.Fatal(err)
	}
	frame := func(raw []byte) []byte { return encoder.EncodeAll(raw, []byte{clusterZstd}) }
	table := bytes.Repeat(binary.LittleEndian.AppendUint32(nil, 4*(n+1)), n+1)
	soon(t, "tables", madeOf(n, frame(table)), BadCluster)
	blob := append([]byte("\x08\x00\x00\x00\x00\x00\x02\x00"), make([]byte, 128<<10-8)...)
	soon(t, "blobs", madeOf(n, frame(blob)), TooLarge)
	var wide bytes.Buffer // a streamed frame tells its window, here of 64 MiB
	wide.WriteByte(clusterZstd)
	encoder.Reset(&wide)
	if _, err := encoder.Write([]byte("\x08\x00\x00\x00\x09\x00\x00\x00a")); err != nil {
		t.Fatal(err)
	}
	if err := encoder.Flush(); err != nil {
		t.Fatal(err)
	}
	if err := encoder.Close(); err != nil {
		t.Fatal(err)
	}
	soon(t, "windows", madeOf(n, wide.Bytes()), BadHeader)
}
