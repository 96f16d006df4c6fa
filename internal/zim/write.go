package zim

import (
	"bufio"
	"cmp"
	"crypto/md5"
	"crypto/sha256"
	"encoding/binary"
	"hash"
	"io"
)

// Write writes a to w, which is an empty file. What it returns is that of [Archive.Check], an [*EntryError] of an
// entry that can't be read, or an error of w.
func Write(w io.ReadWriteSeeker, a Archive) error {
	if err := a.Check(); err != nil {
		return err
	}
	l, err := newLayout(&a)
	if err != nil {
		return err
	}
	header, err := l.writeBody(w, cmp.Or(a.ClusterSize, defaultClusterSize))
	if err != nil {
		return err
	}
	if _, err := w.Seek(0, io.SeekStart); err != nil {
		return err
	}
	if _, err := w.Write(header.append(nil)); err != nil {
		return err
	}
	// The MD5 begins with the header, which could only be written last.
	if _, err := w.Seek(0, io.SeekStart); err != nil {
		return err
	}
	sum := md5.New()
	if _, err := io.CopyN(sum, w, int64(header.Checksum)); err != nil {
		return err
	}
	if _, err := w.Seek(int64(header.Checksum), io.SeekStart); err != nil {
		return err
	}
	_, err = w.Write(sum.Sum(nil))
	return err
}

// writeBody writes all between the header, for which it leaves room, and the MD5.
func (l *layout) writeBody(w io.Writer, limit int64) (*Header, error) {
	out := newBody(w)
	out.Write(l.appendTypes(nil))

	starts := make([]uint64, 0, len(l.clusters))
	err := packAll(l.clusters, limit, func(packed []byte) error {
		starts = append(starts, out.at)
		_, err := out.Write(packed)
		return err
	}, func(c *cluster) error {
		starts = append(starts, out.at)
		return streamCluster(out, c)
	})
	if err != nil {
		return nil, err
	}

	places := make([]uint64, len(l.dirents))
	var buffer []byte
	for i := range l.dirents {
		places[i] = out.at
		buffer = l.dirents[i].append(buffer[:0])
		out.Write(buffer)
	}
	last := &l.clusters[l.listingCluster]
	header := &Header{
		Major:      majorVersion,
		Minor:      minorVersion,
		Entries:    uint32(len(l.dirents)),
		Clusters:   uint32(len(l.clusters)),
		TitlePtrs:  starts[l.listingCluster] + 1 + uint64(last.tableSize()+l.listingOffset),
		MIMEList:   headerSize,
		MainPage:   l.mainPage,
		LayoutPage: noPage,
	}
	header.PathPtrs = out.at
	out.writeOffsets(places)
	header.ClusterPtrs = out.at
	out.writeOffsets(starts)
	header.Checksum = out.at
	header.UUID = uuidOf(out.sum)
	return header, out.w.Flush()
}

// body counts and sums what is written behind the header. Errors stay in w until it is flushed.
type body struct {
	w   *bufio.Writer
	sum hash.Hash
	at  uint64
}

func newBody(w io.Writer) *body {
	b := &body{w: bufio.NewWriterSize(w, 1<<16), sum: sha256.New(), at: headerSize}
	b.w.Write(make([]byte, headerSize))
	return b
}

func (b *body) Write(p []byte) (int, error) {
	b.sum.Write(p)
	b.at += uint64(len(p))
	return b.w.Write(p)
}

func (b *body) writeOffsets(offsets []uint64) {
	var buffer [8]byte
	for _, offset := range offsets {
		binary.LittleEndian.PutUint64(buffer[:], offset)
		b.Write(buffer[:])
	}
}
