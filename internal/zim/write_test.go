package zim

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"io"
	"runtime"
	"slices"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write testdata anew")

// TestSameBytes writes one archive on one processor and on several.
func TestSameBytes(t *testing.T) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	want := zimOf(t, many())
	for _, processors := range []int{1, 2, 5} {
		runtime.GOMAXPROCS(processors)
		if !bytes.Equal(zimOf(t, many()), want) {
			t.Errorf("other bytes on %d processors", processors)
		}
	}
}

// TestOrderOfEntriesOfAGroup asks that only the order of groups counts.
func TestOrderOfEntriesOfAGroup(t *testing.T) {
	a := many()
	slices.SortStableFunc(a.Entries, func(x, y Entry) int { return strings.Compare(x.Group, y.Group) })
	want := zimOf(t, a)
	slices.Reverse(a.Entries)
	slices.SortStableFunc(a.Entries, func(x, y Entry) int { return strings.Compare(x.Group, y.Group) })
	if !bytes.Equal(zimOf(t, a), want) {
		t.Error("other bytes for another order within groups")
	}
}

// TestEditOfOneGroup changes a page and asks which clusters are the same: those of all other groups.
func TestEditOfOneGroup(t *testing.T) {
	before := many()
	after := many()
	for i, e := range after.Entries {
		if e.Path == "vi/3/17.html" {
			after.Entries[i] = grouped(e.Group, text(e.Path, "Đã sửa", "<p>Đã sửa</p>"))
		}
	}
	old, now := clustersByGroup(t, before), clustersByGroup(t, after)
	for group, clusters := range old {
		same := slices.EqualFunc(clusters, now[group], bytes.Equal)
		if edited := group == "3"; same == edited {
			t.Errorf("group %q: clusters are the same: %v", group, same)
		}
	}
}

func clustersByGroup(t *testing.T, a Archive) map[string][][]byte {
	b := zimOf(t, a)
	z := open(t, b)
	of := map[uint32]string{}
	for _, e := range a.Entries {
		item, err := z.Lookup(Content, e.Path)
		if err != nil {
			t.Fatal(err)
		}
		n := item.dirent.cluster
		if group, known := of[n]; known && group != e.Group {
			t.Errorf("cluster %d is of group %q and %q", n, group, e.Group)
		}
		of[n] = e.Group
	}
	groups := map[string][][]byte{}
	for n := range z.header.Clusters {
		if group, known := of[n]; known {
			groups[group] = append(groups[group], b[z.starts[n]:z.ends[n]])
		}
	}
	return groups
}

// TestClustersHoldEightMebibytes, as docs/performance.md says: with half of that a zim is larger by a percent and more.
func TestClustersHoldEightMebibytes(t *testing.T) {
	a := many()
	a.ClusterSize = 0
	for i := range 4 {
		a.Entries = append(a.Entries, Entry{Path: fmt.Sprint("large/", i), MIME: "text/html", Group: "large", Size: 3 << 20})
	}
	l, err := newLayout(&a)
	if err != nil {
		t.Fatal(err)
	}
	var sizes []int64
	for _, c := range l.clusters {
		if c.entries[0].Group == "large" {
			sizes = append(sizes, c.size)
		}
	}
	if !slices.Equal(sizes, []int64{6 << 20, 6 << 20}) {
		t.Errorf("four files of 3 MiB stand in clusters of %d bytes", sizes)
	}
}

// TestUUIDIsOfTheContent asks for another UUID for other content, as libraries of readers know files by it.
func TestUUIDIsOfTheContent(t *testing.T) {
	a := small()
	a.Metadata.Date = "2023-02-16"
	if open(t, zimOf(t, a)).header.UUID == open(t, zimOf(t, small())).header.UUID {
		t.Error("two contents, one UUID")
	}
}

func TestMetadataRules(t *testing.T) {
	for rule, change := range map[string]func(*Metadata){
		"Name is missing":                                  func(m *Metadata) { m.Name = "" },
		"Title has 31 characters, more than 30":            func(m *Metadata) { m.Title = strings.Repeat("ệ", 31) },
		"Description has 81 characters, more than 80":      func(m *Metadata) { m.Description, m.LongDescription = strings.Repeat("a", 81), "" },
		"LongDescription is shorter than Description":      func(m *Metadata) { m.LongDescription = "Báo cáo" },
		"LongDescription has 4001 characters":              func(m *Metadata) { m.LongDescription = strings.Repeat("a", 4001) },
		`Language is not a list of ISO 639-3 codes: "vi"`:  func(m *Metadata) { m.Language = "vi" },
		`Date is not a day such as 2006-01-02: "2023-2-1"`: func(m *Metadata) { m.Date = "2023-2-1" },
		`"2023-02-30"`:                    func(m *Metadata) { m.Date = "2023-02-30" },
		"Publisher is not UTF-8":          func(m *Metadata) { m.Publisher = "\xff" },
		"Illustration_48x48@1 is missing": func(m *Metadata) { m.Illustration = nil },
		"has 47 × 47 pixels":              func(m *Metadata) { m.Illustration = icon(47) },
		"is a damaged PNG":                func(m *Metadata) { m.Illustration = m.Illustration[:len(m.Illustration)-20] },
	} {
		t.Run(rule, func(t *testing.T) {
			a := small()
			change(&a.Metadata)
			err := Write(&file{}, a)
			var broken *MetadataError
			if !errors.As(err, &broken) || !strings.Contains(err.Error(), rule) {
				t.Errorf("the error is %v", err)
			}
		})
	}
	// Thirty letters with two marks each, decomposed, are thirty characters.
	m := small().Metadata
	m.Title = strings.Repeat("ệ", 30)
	if err := m.Check(); err != nil {
		t.Error(err)
	}
}

func TestEntryRules(t *testing.T) {
	gone := errors.New("gone")
	for rule, change := range map[string]func(*Archive){
		`everywhere: absolute name`:          func(a *Archive) { a.Entries[0].Path = "/vi.html" },
		`name with . or ..`:                  func(a *Archive) { a.Entries[0].Path = "vi/../../x.html" },
		"control character in a name":        func(a *Archive) { a.Entries[0].Path = "vi/a\nb.html" },
		`backslash in a name`:                func(a *Archive) { a.Entries[0].Path = `C:\x.html` },
		"names that are one on some systems": func(a *Archive) { a.Entries[0].Path = "INDEX.html" },
		`"index.html/a" can't be unpacked everywhere: name of a file and`: func(a *Archive) { a.Redirects[0].Path = "index.html/a" },
		`"vi/tay-ho" can't be unpacked everywhere: name of a file and`:    func(a *Archive) { a.Redirects[0].Path = "vi/tay-ho" },
		"has a title with a control character":                            func(a *Archive) { a.Entries[0].Title = "a\x00b" },
		"is empty":                                                        func(a *Archive) { a.Entries[0].Size = 0 },
		"is larger than 4 GiB":                                            func(a *Archive) { a.Entries[0].Size = 1 << 32 },
		`has no MIME type: "html"`:                                        func(a *Archive) { a.Entries[0].MIME = "html" },
		`leads to "vi/cu.html", which is no entry`:                        func(a *Archive) { a.Redirects[0].Target = "vi/cu.html" },
		`"vi/cu.html" is the main page, but no`:                           func(a *Archive) { a.Main = "vi/cu.html" },
		"the content has another size than was said":                      func(a *Archive) { a.Entries[0].Size++ },
		"can't be read: the content has another":                          func(a *Archive) { a.Entries[0].Size-- },
		"can't be opened: gone": func(a *Archive) {
			a.Entries[2].Open = func() (io.ReadCloser, error) { return nil, gone }
		},
		"the list of 66 MIME types ends": func(a *Archive) {
			for i := range 60 {
				a.Entries = append(a.Entries, inMemory(fmt.Sprint("x/", i), fmt.Sprintf("application/x-%d", i), []byte("x")))
			}
		},
	} {
		t.Run(rule, func(t *testing.T) {
			a := small()
			change(&a)
			if err := Write(&file{}, a); err == nil || !strings.Contains(err.Error(), rule) {
				t.Errorf("the error is %v", err)
			}
		})
	}
}

// TestErrorsOfTheFile fails after each of the first writes, and in the middle of clusters.
func TestErrorsOfTheFile(t *testing.T) {
	full := errors.New("no space left")
	size := len(zimOf(t, many()))
	for _, room := range []int{0, 50, 1000, size / 2, size - 1} {
		if err := Write(&smallDisk{room: room, full: full}, many()); !errors.Is(err, full) {
			t.Errorf("with room for %d of %d bytes the error is %v", room, size, err)
		}
	}
}

type smallDisk struct {
	file
	room int
	full error
}

func (d *smallDisk) Write(p []byte) (int, error) {
	if int(d.at)+len(p) > d.room {
		return 0, d.full
	}
	return d.file.Write(p)
}

func BenchmarkWrite(b *testing.B) {
	a := many()
	a.ClusterSize = 0
	var size int64
	for i := range a.Entries {
		size += a.Entries[i].Size
	}
	b.SetBytes(size)
	for b.Loop() {
		zimOf(b, a)
	}
}
