package cache

import (
	"bufio"
	"bytes"
	"cmp"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
)

const (
	dataMagic  = "phoihop cache data 1\n"
	firstStore = 1
)

// openData takes over what the index names, where its data file is there. The build that holds the lock
// goes on writing at its end.
func (c *Cache) openData(found index) {
	mode := os.O_RDONLY
	if c.lock != nil {
		mode = os.O_RDWR
	}
	file, err := openRegular(filepath.Join(c.dir, found.dataFile), mode)
	if err != nil {
		return
	}
	magic := make([]byte, len(dataMagic))
	file.ReadAt(magic, 0)
	info, err := file.Stat()
	if err != nil || info.Size() < found.end || string(magic) != dataMagic {
		file.Close()
		return
	}
	c.names = found.names
	c.stores = append(c.stores, file)
	if c.lock == nil {
		return
	}
	file.Truncate(found.end) // what a build added that did not commit; if it stays it is overwritten
	c.spool, c.end, c.dataFile = firstStore, found.end, found.dataFile
}

// startData makes a new data file the spool.
func (c *Cache) startData(name string) error {
	file, err := createFile(filepath.Join(c.dir, name))
	if err != nil {
		return err
	}
	if _, err := file.WriteString(dataMagic); err != nil {
		return errors.Join(err, file.Close())
	}
	c.stores = append(c.stores, file)
	c.spool, c.end, c.dataFile = len(c.stores)-1, int64(len(dataMagic)), name
	return nil
}

// openPrivate makes a temporary file the spool. Without one, rests stay in memory.
func (c *Cache) openPrivate() {
	file, err := os.CreateTemp("", "phoihop-cache-*")
	if err != nil {
		return
	}
	if os.Remove(file.Name()) != nil {
		c.private = file.Name() // on Windows a file that is open stays
	}
	c.stores = append(c.stores, file)
	c.spool = len(c.stores) - 1
}

// Commit makes the records that this build has got or put those that the next Open finds; all others are
// dropped. After an error the next Open finds what this one found. It is no error that nothing is to be
// kept, since no folder was named or another build has it.
func (c *Cache) Commit() error {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.lock == nil {
		return c.unusable
	}
	if c.failed != nil {
		return c.failed
	}
	used := c.names.used()
	if !c.put && len(used) == len(c.names.entries) {
		return nil // the index says so already
	}
	used = c.compact(used)
	if err := writeIndex(c.dir, c.version, c.dataFile, c.end, &c.names, used); err != nil {
		return err
	}
	c.names.keep(used)
	c.put = false
	os.Remove(filepath.Join(c.dir, otherFile(c.dataFile)))
	return nil
}

// compact copies the rests to a new data file where more than half of the old one is of no use, and gives
// the entries as they are then; those that can't be read any more are left out. Where the new file can't
// be written, all stays as it is. The old file stays open for the records that are about.
func (c *Cache) compact(entries []entry) []entry {
	live := int64(0)
	for _, e := range entries {
		live += e.length
	}
	old, oldSpool, oldEnd, oldFile := entries, c.spool, c.end, c.dataFile
	if c.end-int64(len(dataMagic))-live <= live || c.startData(otherFile(oldFile)) != nil {
		return old
	}
	entries = slices.Clone(entries)
	slices.SortFunc(entries, func(a, b entry) int { return cmp.Compare(a.offset, b.offset) })
	w := bufio.NewWriterSize(io.NewOffsetWriter(c.stores[c.spool], c.end), 256<<10)
	var buf []byte
	moved := entries[:0]
	for _, e := range entries {
		rest, err := readRest(c.stores[e.store], c.names.record(&e), buf[:0])
		if err != nil {
			continue
		}
		w.Write(rest) // an error shows at Flush
		buf = rest
		e.store, e.offset = int32(c.spool), c.end
		c.end += e.length
		moved = append(moved, e)
	}
	if w.Flush() != nil {
		c.spool, c.end, c.dataFile = oldSpool, oldEnd, oldFile
		return old
	}
	slices.SortFunc(moved, func(a, b entry) int { return bytes.Compare(c.names.name(&a), c.names.name(&b)) })
	return moved
}

// memory is a rest that could not be written.
type memory []byte

func (m memory) ReadAt(b []byte, offset int64) (int, error) {
	return bytes.NewReader(m).ReadAt(b, offset)
}
func (m memory) WriteAt([]byte, int64) (int, error) { return 0, os.ErrInvalid }
func (m memory) Close() error                       { return nil }
