package cache

import (
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"sync"

	"github.com/cespare/xxhash/v2"
)

// ErrDamaged is what Rest's errors wrap where bytes could be read but are not those that were put.
var ErrDamaged = errors.New("cache: the record is damaged")

// Key is a digest of all that a record depends on.
type Key [16]byte

// Record is what is kept under a name. It stays good until its Cache is closed; its head also then.
type Record struct {
	head   string
	digest uint64
	offset int64 // of the rest in its store
	length int64 // of the rest
	store  int32 // where the rest is: an index of Cache.stores
}

// Head gives the head that was put.
func (r Record) Head() string { return r.head }

// Size is the length of the rest in bytes.
func (r Record) Size() int64 { return r.length }

// Digest stands for head and rest together.
func (r Record) Digest() uint64 { return r.digest }

// Cache is one build's view of the records. Its methods may be called at the same time.
type Cache struct {
	dir     string
	version string
	lock    *os.File // held until Close; nil where this build must not write to dir

	mu       sync.Mutex
	names    names
	stores   []store
	spool    int    // the store that takes new rests; none where there is no such file
	end      int64  // of the spool
	dataFile string // name of the spool in dir, "" where it is temporary
	private  string // path of a temporary spool that could not be removed while it is open
	put      bool   // since the index was read or written
	failed   error  // why the spool can't be written
	unusable error  // why nothing can be kept in dir
}

// none is the number of no store. Records start to count stores at 1, so the zero Record has none.
const none = 0

// store is where rests are.
type store interface {
	io.ReaderAt
	io.WriterAt
	io.Closer
}

// Open reads the cache that dir holds for the same version. A dir of "" keeps nothing beyond this build.
// Where dir can't be read or written, or another build has it open, Open makes do with less (see the
// package's doc comment). Close ends it.
func Open(dir, version string) *Cache {
	c := &Cache{dir: dir, version: version, stores: []store{nil}}
	if dir == "" {
		c.openPrivate()
		return c
	}
	c.lock, c.unusable = lockDir(dir)
	found, err := readIndex(dir, version)
	if err == nil {
		c.openData(found)
	}
	switch {
	case c.lock == nil:
		c.openPrivate()
	case c.spool == none:
		if c.failed = c.startData(otherFile(found.dataFile)); c.failed != nil {
			c.openPrivate()
		}
	}
	return c
}

// Get gives the record that was put under name and key, in this build or in the one before.
func (c *Cache) Get(name string, key Key) (Record, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	e := c.names.find(name)
	if e == nil || e.key != key {
		return Record{}, false
	}
	e.used = true
	return c.names.record(e), true
}

// Put keeps copies of head and rest under name, in place of what was there.
func (c *Cache) Put(name string, key Key, head, rest []byte) Record {
	e := entry{key: key, digest: Digest(head, rest), length: int64(len(rest)), used: true}
	e.store, e.offset = c.write(rest)
	c.mu.Lock()
	defer c.mu.Unlock()
	c.put = true
	return c.names.record(c.names.set(name, head, e))
}

// UseAll keeps the records that this build has no use for.
func (c *Cache) UseAll() {
	c.mu.Lock()
	defer c.mu.Unlock()
	for i := range c.names.entries {
		c.names.entries[i].used = true
	}
}

// write adds a rest to the spool, or keeps it in memory where that fails.
func (c *Cache) write(rest []byte) (where int32, offset int64) {
	c.mu.Lock()
	where, offset = int32(c.spool), c.end
	if where != none {
		c.end += int64(len(rest))
	}
	spool := c.stores[where]
	c.mu.Unlock()
	var err error
	if where != none {
		if _, err = spool.WriteAt(rest, offset); err == nil {
			return where, offset
		}
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if err != nil {
		c.spool, c.failed = none, err
	}
	c.stores = append(c.stores, memory(slices.Clone(rest)))
	return int32(len(c.stores) - 1), 0
}

// Rest appends the record's rest to buf. An error means that it can't be had: the caller should read the
// sources again. Then buf comes back as it was.
func (c *Cache) Rest(r Record, buf []byte) ([]byte, error) {
	c.mu.Lock()
	from := c.stores[r.store]
	c.mu.Unlock()
	if from == nil {
		return buf, fmt.Errorf("%w: it was never put", ErrDamaged)
	}
	return readRest(from, r, buf)
}

func readRest(from io.ReaderAt, r Record, buf []byte) ([]byte, error) {
	start := len(buf)
	whole := slices.Grow(buf, int(r.length))[:start+int(r.length)]
	if n, err := from.ReadAt(whole[start:], r.offset); n < int(r.length) {
		return buf, fmt.Errorf("cache: %w", err)
	}
	if digestOf(xxhash.Sum64String(r.head), whole[start:]) != r.digest {
		return buf, ErrDamaged
	}
	return whole, nil
}

// Close lets the next build in. What was not committed is forgotten.
func (c *Cache) Close() error {
	c.mu.Lock()
	defer c.mu.Unlock()
	var err error
	for _, s := range c.stores {
		if s != nil {
			err = errors.Join(err, s.Close())
		}
	}
	if c.private != "" {
		err = errors.Join(err, os.Remove(c.private))
	}
	if c.lock != nil {
		err = errors.Join(err, c.lock.Close())
	}
	return err
}

// Digest stands for head and rest. It is a checksum of 64 bits (xxHash) against accidents, not against
// forgers.
func Digest(head, rest []byte) uint64 { return digestOf(xxhash.Sum64(head), rest) }

func digestOf(head uint64, rest []byte) uint64 {
	var d xxhash.Digest
	d.ResetWithSeed(head)
	d.Write(rest)
	return d.Sum64()
}
