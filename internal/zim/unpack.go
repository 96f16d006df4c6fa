package zim

import (
	"bufio"
	"cmp"
	"encoding/binary"
	"fmt"
	"io"
	"slices"

	"github.com/klauspost/compress/zstd"
)

// content is an open cluster: the table is read, blobs follow.
type content struct {
	part    string
	r       *bufio.Reader
	offsets []uint64 // of blobs, one more than there are
	next    int      // the blob at which r stands
	packed  bool     // whether it is compressed
}

// openCluster reads a cluster's table. What was opened before can't be read any more.
func (z *Reader) openCluster(n uint32) (*content, error) {
	part := fmt.Sprintf("cluster %d", n)
	packed := io.NewSectionReader(z.r, int64(z.starts[n]), int64(z.ends[n]-z.starts[n]))
	var kind [1]byte
	if _, err := io.ReadFull(packed, kind[:]); err != nil {
		return nil, err
	}
	c := &content{part: part}
	var limit int64
	switch kind[0] &^ clusterWide {
	case clusterStored:
		c.r = bufio.NewReaderSize(packed, 1<<16)
		limit = packed.Size() - 1
	case clusterZstd:
		if z.decoder == nil {
			decoder, err := zstd.NewReader(nil, zstd.WithDecoderConcurrency(1), zstd.WithDecoderLowmem(true),
				zstd.WithDecoderMaxWindow(uint64(z.limits.Window)), zstd.WithDecoderMaxMemory(uint64(z.limits.Content)))
			if err != nil {
				return nil, err
			}
			z.decoder = decoder
		}
		if err := z.decoder.Reset(packed); err != nil {
			return nil, malformed(part, "%v", err)
		}
		c.r, c.packed = bufio.NewReaderSize(z.decoder, 1<<16), true
		limit = z.limits.Content
	default:
		return nil, malformed(part, "is packed in an unknown way: %d", kind[0])
	}
	width := 4
	if kind[0]&clusterWide != 0 {
		width = 8
	}
	return c, c.readTable(width, limit, uint64(z.blobs[n]))
}

// readTable reads offsets, which must rise, end at limit at most, and be no more than entries name
// this cluster: tables too unpack to far more than they are.
func (c *content) readTable(width int, limit int64, maxBlobs uint64) error {
	var b [8]byte
	read := func() (uint64, error) {
		if _, err := io.ReadFull(c.r, b[:width]); err != nil {
			return 0, malformed(c.part, "ends within its table: %v", err)
		}
		return binary.LittleEndian.Uint64(b[:]), nil
	}
	first, err := read()
	if err != nil {
		return err
	}
	rows := first / uint64(width)
	if first%uint64(width) != 0 || rows < 1 || rows-1 > maxBlobs {
		return malformed(c.part, "has a table of %d bytes", first)
	}
	c.offsets = append(c.offsets, first)
	for range rows - 1 {
		offset, err := read()
		if err != nil {
			return err
		}
		if offset < c.offsets[len(c.offsets)-1] || offset > uint64(limit) {
			return &FormatError{Part: c.part, Fault: fmt.Sprintf("has a blob that ends at %d", offset), Large: c.packed && offset > uint64(limit)}
		}
		c.offsets = append(c.offsets, offset)
	}
	return nil
}

func (c *content) blobs() int { return len(c.offsets) - 1 }

func (c *content) size(blob int) int64 { return int64(c.offsets[blob+1] - c.offsets[blob]) }

// skip goes forward to a blob.
func (c *content) skip(blob int) error {
	n := int64(c.offsets[blob] - c.offsets[c.next])
	c.next = blob
	if _, err := io.CopyN(io.Discard, c.r, n); err != nil {
		return malformed(c.part, "does not unpack: %v", err)
	}
	return nil
}

// copy gives the blob at which c stands to take, and goes past it.
func (c *content) copy(take func(io.Reader) error) error {
	r := &io.LimitedReader{R: c.r, N: c.size(c.next)}
	failed := &fallible{r: r}
	err := take(failed)
	if err == nil {
		_, err = io.Copy(io.Discard, failed)
	}
	c.next++
	switch {
	case failed.err != nil:
		return malformed(c.part, "does not unpack: %v", failed.err)
	case err == nil && r.N > 0:
		return malformed(c.part, "ends before its last blob")
	}
	return err
}

// close tells whether anything stands behind the last blob.
func (c *content) close() error {
	if err := c.skip(c.blobs()); err != nil {
		return err
	}
	switch n, err := c.r.Read(make([]byte, 1)); {
	case n > 0:
		return malformed(c.part, "goes on behind its last blob")
	case err != io.EOF:
		return malformed(c.part, "does not unpack: %v", err)
	}
	return nil
}

// fallible remembers an error other than the end.
type fallible struct {
	r   io.Reader
	err error
}

func (f *fallible) Read(p []byte) (int, error) {
	n, err := f.r.Read(p)
	if err != nil && err != io.EOF {
		f.err = err
	}
	return n, err
}

// Read returns an item's content, for a redirect that of the entry it leads to.
func (z *Reader) Read(item Item) ([]byte, error) {
	item, err := z.Resolve(item)
	if err != nil {
		return nil, err
	}
	c, err := z.openCluster(item.dirent.cluster)
	if err != nil {
		return nil, err
	}
	blob := int(item.dirent.blob)
	switch {
	case blob >= c.blobs():
		return nil, malformed(c.part, "has no blob %d", blob)
	case c.size(blob) > z.limits.Blob:
		return nil, malformed(c.part, "blob %d has %d bytes", blob, c.size(blob))
	}
	if err := c.skip(blob); err != nil {
		return nil, err
	}
	var all []byte
	err = c.copy(func(r io.Reader) (err error) {
		all, err = io.ReadAll(r)
		return err
	})
	return all, err
}

// Walk gives every item that has content of its own to visit, in the order in which the content stands, so that each
// cluster is unpacked once and as a stream. It ends at visit's first error.
func (z *Reader) Walk(visit func(Item, io.Reader) error) error {
	order := z.byBlob()
	var total int64
	for len(order) > 0 {
		n := z.dirents[order[0]].cluster
		c, err := z.openCluster(n)
		if err != nil {
			return err
		}
		if total += int64(c.offsets[c.blobs()]); total > z.limits.Content {
			return malformed(c.part, "the file unpacks to more than %d bytes", z.limits.Content)
		}
		for len(order) > 0 && z.dirents[order[0]].cluster == n {
			item := z.item(order[0])
			blob := int(item.dirent.blob)
			if blob >= c.blobs() || blob < c.next {
				return malformed(c.part, "%q is blob %d of %d, after %d others", item.Path, blob, c.blobs(), c.next)
			}
			if err := c.skip(blob); err != nil {
				return err
			}
			if err := c.copy(func(r io.Reader) error { return visit(item, r) }); err != nil {
				return err
			}
			order = order[1:]
		}
		if err := c.close(); err != nil {
			return err
		}
	}
	return nil
}

// byBlob are the numbers of all entries that have content, as this stands in the file.
func (z *Reader) byBlob() []uint32 {
	var order []uint32
	for i := range z.dirents {
		if z.dirents[i].mime != redirectMIME {
			order = append(order, uint32(i))
		}
	}
	slices.SortFunc(order, func(x, y uint32) int {
		a, b := &z.dirents[x], &z.dirents[y]
		return cmp.Or(cmp.Compare(a.cluster, b.cluster), cmp.Compare(a.blob, b.blob), cmp.Compare(x, y))
	})
	return order
}
