package cache

import (
	"slices"
	"unsafe"

	"github.com/cespare/xxhash/v2"
)

// names finds entries by name. Names and heads lie in few large slabs, and entries hold no pointers, so
// that the garbage collector has nothing to walk through. What was written to a slab is never written
// over, so that a head is handed out as a string without a copy.
type names struct {
	slabs   [][]byte
	entries []entry
	slots   []uint32 // hash table with linear probing: 1 + an index of entries, or 0
}

// slabSize is how much is allocated at once for names and heads.
const slabSize = 256 << 10

// entry is a record with its name.
type entry struct {
	key     Key
	digest  uint64
	offset  int64  // of the rest in its store
	length  int64  // of the rest
	slab    uint32 // which slab holds the name and, right after it, the head
	start   uint32 // of the name in the slab
	nameLen uint32
	headLen uint32
	store   int32
	used    bool // got or put in this build
}

func (n *names) name(e *entry) []byte {
	return n.slabs[e.slab][e.start : e.start+e.nameLen]
}

func (n *names) head(e *entry) []byte {
	start, end := e.start+e.nameLen, e.start+e.nameLen+e.headLen
	return n.slabs[e.slab][start:end:end]
}

func (n *names) record(e *entry) Record {
	head := n.head(e)
	return Record{head: unsafe.String(unsafe.SliceData(head), len(head)), digest: e.digest, offset: e.offset, length: e.length, store: e.store}
}

// find gives the entry of a name, nil where there is none. It is good until the next change.
func (n *names) find(name string) *entry {
	if len(n.slots) == 0 {
		return nil
	}
	if at := n.slots[n.slot(name)]; at > 0 {
		return &n.entries[at-1]
	}
	return nil
}

// slot is where a name stands in the hash table, or would stand.
func (n *names) slot(name string) int {
	mask := len(n.slots) - 1
	i := int(xxhash.Sum64String(name)) & mask
	for n.slots[i] > 0 && string(n.name(&n.entries[n.slots[i]-1])) != name {
		i = (i + 1) & mask
	}
	return i
}

// set makes e the entry of a name, with a copy of head.
func (n *names) set(name string, head []byte, e entry) *entry {
	size := len(name) + len(head)
	last := len(n.slabs) - 1
	if last < 0 || cap(n.slabs[last])-len(n.slabs[last]) < size {
		n.slabs = append(n.slabs, make([]byte, 0, max(size, slabSize)))
		last++
	}
	e.slab, e.start = uint32(last), uint32(len(n.slabs[last]))
	e.nameLen, e.headLen = uint32(len(name)), uint32(len(head))
	n.slabs[last] = append(append(n.slabs[last], name...), head...)
	if old := n.find(name); old != nil {
		*old = e
		return old
	}
	n.entries = append(n.entries, e)
	if 4*len(n.entries) > 3*len(n.slots) {
		n.hash()
	} else {
		n.slots[n.slot(name)] = uint32(len(n.entries))
	}
	return &n.entries[len(n.entries)-1]
}

// hash makes the hash table anew, for as many entries as there are and a third more.
func (n *names) hash() {
	size := 16
	for 3*size < 4*(len(n.entries)+len(n.entries)/3) {
		size *= 2
	}
	n.slots = make([]uint32, size)
	for i := range n.entries {
		slot := int(xxhash.Sum64(n.name(&n.entries[i]))) & (size - 1)
		for n.slots[slot] > 0 { // no two have one name
			slot = (slot + 1) & (size - 1)
		}
		n.slots[slot] = uint32(i + 1)
	}
}

// used gives the entries that this build has got or put, sorted by name.
func (n *names) used() []entry {
	used := make([]entry, 0, len(n.entries))
	for _, e := range n.entries {
		if e.used {
			used = append(used, e)
		}
	}
	slices.SortFunc(used, func(a, b entry) int { return slices.Compare(n.name(&a), n.name(&b)) })
	return used
}

// keep drops all but these entries.
func (n *names) keep(entries []entry) {
	n.entries = entries
	n.hash()
}
