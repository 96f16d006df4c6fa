package zim

import (
	"bytes"
	"crypto/md5"
	"encoding/binary"
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/klauspost/compress/zstd"
)

func verify(t *testing.T, b []byte) []Finding {
	t.Helper()
	findings, err := Verify(bytes.NewReader(b), int64(len(b)), Limits{})
	if err != nil {
		t.Fatal(err)
	}
	return findings
}

// resum sets the MD5 right again.
func resum(b []byte) []byte {
	sum := md5.Sum(b[:len(b)-checksumSize])
	copy(b[len(b)-checksumSize:], sum[:])
	return b
}

// TestEveryByteCounts flips each byte of a file, also with the MD5 made right afterwards.
func TestEveryByteCounts(t *testing.T) {
	whole := zimOf(t, small())
	if findings := verify(t, whole); len(findings) > 0 {
		t.Fatal(findings)
	}
	for i := range whole {
		flipped := bytes.Clone(whole)
		flipped[i] ^= 1 << (i % 8)
		if len(verify(t, flipped)) == 0 {
			t.Errorf("byte %d flipped: nothing found", i)
		}
		if i < len(whole)-checksumSize && len(verify(t, resum(flipped))) == 0 {
			t.Errorf("byte %d flipped and the MD5 made right: nothing found", i)
		}
	}
}

// TestCutOff gives each beginning of a file.
func TestCutOff(t *testing.T) {
	whole := zimOf(t, small())
	for n := range whole {
		if _, err := Open(bytes.NewReader(whole), int64(n), Limits{}); err == nil {
			t.Errorf("%d of %d bytes were opened", n, len(whole))
		}
		if len(verify(t, whole[:n])) == 0 {
			t.Errorf("%d of %d bytes: nothing found", n, len(whole))
		}
	}
}

// TestHostile changes what a file says of itself, and makes MD5 and UUID right, as somebody would who means harm.
func TestHostile(t *testing.T) {
	le := binary.LittleEndian
	whole := zimOf(t, small())
	z := open(t, whole)
	h := z.header
	entry := func(namespace byte, path string) uint64 {
		item, err := z.Lookup(namespace, path)
		if err != nil {
			t.Fatal(err)
		}
		return z.places[item.number]
	}
	first, second := z.places[0], z.places[1]
	swap := func(b []byte, old, now string) {
		if len(old) != len(now) || !bytes.Contains(b, []byte(old)) {
			t.Fatalf("%q can't become %q", old, now)
		}
		copy(b[bytes.Index(b, []byte(old)):], now)
	}
	for want, change := range map[string]func([]byte){
		"this is no ZIM file":                     func(b []byte) { b[0] = 'P' },
		"header: version 5.1":                     func(b []byte) { b[4] = 5 },
		"MIME types at 72":                        func(b []byte) { b[56] = 72 },
		"4294967295 path pointers":                func(b []byte) { le.PutUint32(b[24:], 0xffffffff) },
		"clusters for 20 entries":                 func(b []byte) { le.PutUint32(b[28:], 21); le.PutUint64(b[48:], h.PathPtrs-100) },
		"path pointers at 18446744073709551608":   func(b []byte) { le.PutUint64(b[32:], 1<<64-8) },
		"title pointers at 18446744073709551612":  func(b []byte) { le.PutUint64(b[40:], 1<<64-4) },
		"the main page is entry 20 of 20":         func(b []byte) { le.PutUint32(b[64:], 20) },
		"entry 0: lies at 18446744073709551615":   func(b []byte) { le.PutUint64(b[h.PathPtrs:], 1<<64-1) },
		"entry 1: C/\"assets/anh.png\" is not":    func(b []byte) { le.PutUint64(b[h.PathPtrs+8:], first) },
		"cluster 0: lies at 18446744073709551615": func(b []byte) { le.PutUint64(b[h.ClusterPtrs:], 1<<64-1) },
		"cluster 1: begins at 182":                func(b []byte) { le.PutUint64(b[h.ClusterPtrs+8:], z.starts[0]) },
		"is in cluster 99 of 5":                   func(b []byte) { b[first+8] = 99 },
		"is blob 77 of cluster 3":                 func(b []byte) { b[first+12] = 77 },
		"has MIME type 6 of 6":                    func(b []byte) { b[first] = 6 },
		"is in no namespace":                      func(b []byte) { b[first+3] = 'A' },
		"has parameters or a revision":            func(b []byte) { b[first+4] = 1 },
		"leads to entry 999 of 20":                func(b []byte) { le.PutUint32(b[entry(Content, "vi/cu.html")+8:], 999) },
		"redirect: vi/cu.html: leads to C/vi/cu":  func(b []byte) { le.PutUint32(b[entry(Content, "vi/cu.html")+8:], 4) },
		"the main page is no content":             func(b []byte) { le.PutUint32(b[entry(WellKnown, mainPage)+8:], h.MainPage) },
		"name with . or ..":                       func(b []byte) { swap(b, "assets/anh.png", "../../../a.png") },
		"absolute name":                           func(b []byte) { swap(b, "assets/anh.png", "/ssets/anh.png") },
		"backslash in a name":                     func(b []byte) { swap(b, "assets/anh.png", `C:\ets\anh.png`) },
		"control character in a name":             func(b []byte) { swap(b, "assets/anh.png", "a\nsets/anh.png") },
		"has a title that is not UTF-8":           func(b []byte) { swap(b, "Interim", "\xff\xffterim") },
		"cluster 3: is packed in an unknown way":  func(b []byte) { b[z.starts[3]] = 4 },
		"has a table of 4294967295 bytes":         func(b []byte) { le.PutUint32(b[z.starts[3]+1:], 0xffffffff) },
		"has a blob that ends at 4294967295":      func(b []byte) { le.PutUint32(b[z.starts[3]+5:], 0xffffffff) },
		"goes on behind its last blob":            func(b []byte) { b[z.starts[3]+5]-- },
		"cluster 0: ends within its table":        func(b []byte) { b[z.starts[0]+1] ^= 0xff },
		"titleOrdered/v0: does not list all":      func(b []byte) { b[h.TitlePtrs] ^= 1 },
		"titleOrdered/v1: is not sorted":          func(b []byte) { b[h.TitlePtrs+4*20] = 5 },
		"the list of titles is not X/listing":     func(b []byte) { le.PutUint64(b[40:], h.TitlePtrs-4) },
		"metadata: Language: is not a list":       func(b []byte) { swap(b, "vie,eng", "vi, eng") },
		"metadata: Counter:":                      func(b []byte) { swap(b, "text/html=4", "text/html=5") },
		"types: text/css: is no entry's type":     func(b []byte) { b[second] = 3 },
	} {
		t.Run(want, func(t *testing.T) {
			b := bytes.Clone(whole)
			change(b)
			if _, err := Verify(bytes.NewReader(b), int64(len(b)), Limits{}); err != nil {
				t.Fatal(err)
			}
			var all []string
			for _, finding := range verify(t, rename(b)) {
				all = append(all, finding.String())
			}
			if found := strings.Join(all, "\n"); !strings.Contains(found, want) {
				t.Errorf("found:\n%s", found)
			}
		})
	}
}

// rename gives a changed file the UUID of its content and a right MD5.
func rename(b []byte) []byte {
	v := &verifier{}
	uuid, err := v.checkSum(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		panic(err)
	}
	copy(b[8:], uuid[:])
	return resum(b)
}

// TestBomb puts a frame that unpacks to far more than the limit in place of a cluster.
func TestBomb(t *testing.T) {
	const size = 64 << 20
	a := small()
	a.Entries = append(a.Entries, text("bomb.html", "", strings.Repeat("0", size)))
	b := zimOf(t, a)
	if len(b) > 10_000 {
		t.Fatalf("%d bytes", len(b))
	}
	limits := Limits{Content: size / 2, Blob: size / 4}
	z, err := Open(bytes.NewReader(b), int64(len(b)), limits)
	if err != nil {
		t.Fatal(err)
	}
	isRefused := func(what string, err error) {
		t.Helper()
		var fault *FormatError
		if !errors.As(err, &fault) {
			t.Errorf("%s: %v", what, err)
		}
	}
	item, err := z.Lookup(Content, "bomb.html")
	if err != nil {
		t.Fatal(err)
	}
	_, err = z.Read(item)
	isRefused("read", err)
	isRefused("walk", z.Walk(func(_ Item, r io.Reader) error {
		_, err := io.Copy(io.Discard, r)
		return err
	}))
	if findings, err := Verify(bytes.NewReader(b), int64(len(b)), limits); err != nil || len(findings) == 0 {
		t.Error(findings, err)
	}
}

// TestFrameLongerThanItsTable hides content behind the last blob of a frame.
func TestFrameLongerThanItsTable(t *testing.T) {
	encoder, err := zstd.NewWriter(nil, encoderOptions...)
	if err != nil {
		t.Fatal(err)
	}
	frame := encoder.EncodeAll([]byte("\x08\x00\x00\x00\x0c\x00\x00\x00blob and more"), []byte{clusterZstd})
	z := &Reader{r: bytes.NewReader(frame), size: int64(len(frame)), limits: Limits{}.withDefaults(),
		starts: []uint64{0}, ends: []uint64{uint64(len(frame))}, dirents: make([]dirent, 1), blobs: []uint32{1}}
	c, err := z.openCluster(0)
	if err != nil {
		t.Fatal(err)
	}
	if err := c.close(); err == nil || !strings.Contains(err.Error(), "behind its last blob") {
		t.Error(err)
	}
}

// TestEntriesWithinEntries lets many pointers share the bytes of one long path: what is read may not exceed the file.
func TestEntriesWithinEntries(t *testing.T) {
	const n = 400
	le := binary.LittleEndian
	b := make([]byte, headerSize)
	b = append(b, 0) // no MIME types
	start := len(b)
	// Each entry's path begins with the next entry's head; only lengths count here.
	for range n {
		b = append(b, 0xff, 0xff, 0, Content, 0, 0, 0, 0, 'a', 'a', 'a', 'a')
	}
	b = append(b, bytes.Repeat([]byte("a"), 900)...)
	b = append(b, 0, 0)
	pointers := len(b)
	for i := range n {
		b = le.AppendUint64(b, uint64(start+12*i))
	}
	h := Header{Major: 6, Minor: 1, Entries: n, PathPtrs: uint64(pointers), TitlePtrs: headerSize, ClusterPtrs: uint64(pointers),
		MIMEList: headerSize, MainPage: noPage, LayoutPage: noPage, Checksum: uint64(len(b))}
	copy(b, h.append(nil))
	b = resum(append(b, make([]byte, checksumSize)...))
	if _, err := Open(bytes.NewReader(b), int64(len(b)), Limits{}); err == nil {
		t.Error("opened")
	}
}

// FuzzOpen asks that no file makes the reader panic, hang or return content that no limit allows.
func FuzzOpen(f *testing.F) {
	f.Add(zimOf(f, small()))
	f.Add(zimOf(f, many()))
	limits := Limits{Content: 1 << 20, Blob: 1 << 20, Window: 8 << 20}
	f.Fuzz(func(t *testing.T, given []byte) {
		b := bytes.Clone(given)
		if len(b) > headerSize+checksumSize {
			// A fuzzer finds no MD5 and no place of it.
			binary.LittleEndian.PutUint64(b[72:], uint64(len(b)-checksumSize))
			rename(b)
		}
		findings, err := Verify(bytes.NewReader(b), int64(len(b)), limits)
		if err != nil {
			t.Fatalf("a file in memory was not read: %v", err)
		}
		z, err := Open(bytes.NewReader(b), int64(len(b)), limits)
		if err != nil {
			if len(findings) == 0 {
				t.Fatalf("not opened, but nothing found: %v", err)
			}
			return
		}
		var total int64
		z.Walk(func(item Item, r io.Reader) error {
			if fault := brokenPath(item.Path); fault != "" {
				t.Fatalf("%q %s", item.Path, fault)
			}
			n, err := io.Copy(io.Discard, r)
			total += n
			return err
		})
		if total > limits.Content {
			t.Fatalf("unpacked %d bytes", total)
		}
		z.MainPage()
		z.Metadata()
	})
}
