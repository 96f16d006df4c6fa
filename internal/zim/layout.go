package zim

import (
	"cmp"
	"encoding/binary"
	"fmt"
	"slices"
)

// dirent is an entry as it stands in a file.
type dirent struct {
	space  byte
	path   string
	title  string
	mime   uint16 // redirectMIME for a redirect
	front  bool
	target uint32 // of a redirect, the number of the entry it leads to

	cluster, blob uint32
}

func (d *dirent) append(b []byte) []byte {
	le := binary.LittleEndian
	b = le.AppendUint16(b, d.mime)
	b = append(b, 0, d.space) // no parameters
	b = le.AppendUint32(b, 0) // the revision
	if d.mime == redirectMIME {
		b = le.AppendUint32(b, d.target)
	} else {
		b = le.AppendUint32(b, d.cluster)
		b = le.AppendUint32(b, d.blob)
	}
	b = append(b, d.path...)
	b = append(b, 0)
	if d.title != d.path {
		b = append(b, d.title...)
	}
	return append(b, 0)
}

// sortTitle is what lists of titles sort by.
func sortTitle(title, path string) string {
	if title == "" {
		return path
	}
	return title
}

// cluster is what is compressed together.
type cluster struct {
	stored  bool
	entries []*Entry
	size    int64 // of the entries
}

// layout says where each part of an archive goes. All of it is known before any content is read.
type layout struct {
	mimes    []string
	dirents  []dirent // sorted by namespace and path
	clusters []cluster
	mainPage uint32

	// The content of titleListV0 begins in listingCluster after listingOffset bytes of content.
	listingCluster int
	listingOffset  int64
}

func newLayout(a *Archive) (*layout, error) {
	l := &layout{}
	metadata := a.metadata()
	if err := l.listTypes(a.Entries, metadata); err != nil {
		return nil, err
	}
	for i := range a.Entries {
		l.add(Content, &a.Entries[i])
	}
	for i := range metadata {
		l.add(Meta, &metadata[i])
	}
	for _, r := range a.Redirects {
		l.dirents = append(l.dirents, dirent{space: Content, path: r.Path, title: r.Title, front: r.Front, mime: redirectMIME})
	}
	l.dirents = append(l.dirents, dirent{space: WellKnown, path: mainPage, mime: redirectMIME})
	// Sizes of lists are known before their content: four bytes an entry.
	v0 := Entry{Path: titleListV0, MIME: listingMIME}
	v1 := Entry{Path: titleListV1, MIME: listingMIME}
	l.add(Index, &v0)
	l.add(Index, &v1)
	slices.SortFunc(l.dirents, func(x, y dirent) int { return comparePaths(x.space, x.path, y.space, y.path) })

	l.mainPage = l.find(WellKnown, mainPage)
	l.dirents[l.mainPage].target = l.find(Content, a.Main)
	for _, r := range a.Redirects {
		l.dirents[l.find(Content, r.Path)].target = l.find(Content, r.Target)
	}
	all, front := l.listTitles()
	v0, v1 = inMemory(titleListV0, listingMIME, all), inMemory(titleListV1, listingMIME, front)

	size := cmp.Or(a.ClusterSize, defaultClusterSize)
	for _, group := range a.groups() {
		l.cut(group, size)
	}
	l.listingCluster = len(l.clusters)
	last := cluster{stored: true}
	for i := range metadata {
		l.place(&last, Meta, &metadata[i])
	}
	l.listingOffset = last.size
	l.place(&last, Index, &v0)
	l.place(&last, Index, &v1)
	l.clusters = append(l.clusters, last)
	return l, nil
}

// listTypes fills l.mimes.
func (l *layout) listTypes(lists ...[]Entry) error {
	l.mimes = []string{listingMIME}
	for _, list := range lists {
		for i := range list {
			if n, found := slices.BinarySearch(l.mimes, list[i].MIME); !found {
				l.mimes = slices.Insert(l.mimes, n, list[i].MIME)
			}
		}
	}
	if end := headerSize + len(l.appendTypes(nil)); end > mimeListEnd {
		return fmt.Errorf("the list of %d MIME types ends at byte %d, and must at %d", len(l.mimes), end, mimeListEnd)
	}
	return nil
}

func (l *layout) appendTypes(b []byte) []byte {
	for _, mime := range l.mimes {
		b = append(b, mime...)
		b = append(b, 0)
	}
	return append(b, 0)
}

func (l *layout) add(space byte, e *Entry) {
	mime, _ := slices.BinarySearch(l.mimes, e.MIME)
	l.dirents = append(l.dirents, dirent{space: space, path: e.Path, title: e.Title, mime: uint16(mime), front: e.Front})
}

// find returns the number of an entry that is there.
func (l *layout) find(space byte, path string) uint32 {
	i, found := slices.BinarySearchFunc(l.dirents, path, func(d dirent, path string) int {
		return comparePaths(d.space, d.path, space, path)
	})
	if !found {
		panic("zim: no entry " + string(space) + "/" + path)
	}
	return uint32(i)
}

// listTitles are the numbers of all entries and of those that readers look for, sorted by namespace and title.
func (l *layout) listTitles() (all, front []byte) {
	order := make([]uint32, len(l.dirents))
	for i := range order {
		order[i] = uint32(i)
	}
	slices.SortFunc(order, func(x, y uint32) int {
		a, b := &l.dirents[x], &l.dirents[y]
		return cmp.Or(comparePaths(a.space, sortTitle(a.title, a.path), b.space, sortTitle(b.title, b.path)), cmp.Compare(x, y))
	})
	for _, n := range order {
		all = binary.LittleEndian.AppendUint32(all, n)
		if l.dirents[n].front {
			front = binary.LittleEndian.AppendUint32(front, n)
		}
	}
	return all, front
}

// cut makes the clusters of a group: first of what is compressed, then of what is stored.
func (l *layout) cut(group []*Entry, size int64) {
	for _, stored := range []bool{false, true} {
		c := cluster{stored: stored}
		for _, e := range group {
			if isCompressed(e.MIME) != stored {
				continue
			}
			if len(c.entries) > 0 && c.size+e.Size > size {
				l.clusters = append(l.clusters, c)
				c = cluster{stored: stored}
			}
			l.place(&c, Content, e)
		}
		if len(c.entries) > 0 {
			l.clusters = append(l.clusters, c)
		}
	}
}

// place puts an entry into the cluster that comes after those of l.
func (l *layout) place(c *cluster, space byte, e *Entry) {
	d := &l.dirents[l.find(space, e.Path)]
	d.cluster, d.blob = uint32(len(l.clusters)), uint32(len(c.entries))
	c.entries = append(c.entries, e)
	c.size += e.Size
}

// tableSize is how many bytes the offsets of a cluster take.
func (c *cluster) tableSize() int64 { return 4 * int64(len(c.entries)+1) }

func (c *cluster) appendTable(b []byte) []byte {
	offset := c.tableSize()
	for _, e := range c.entries {
		b = binary.LittleEndian.AppendUint32(b, uint32(offset))
		offset += e.Size
	}
	return binary.LittleEndian.AppendUint32(b, uint32(offset))
}
