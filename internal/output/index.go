package output

import (
	"hash/maphash"
	"math/bits"
)

// index finds an entry's number by its key. It holds the numbers and 32 bits of a hash of each key, not
// the keys, so that an entry costs 11 to 21 bytes, where a map costs five times that: a site has 250,000
// files. Keys are looked at only where the hashes agree.
type index struct {
	slots []slot // a power of two of them
	used  int
}

type slot struct {
	hash  uint32 // of the key
	entry uint32 // its number + 1, or 0 where free
}

// seed changes from run to run; no result depends on the order of the slots.
var seed = maphash.MakeSeed()

func hashOf(key string) uint32 { return uint32(maphash.String(seed, key)) }

// find returns the number of the entry whose key is key; keyOf gives the key of a number.
func (x *index) find(key string, keyOf func(uint32) string) (number uint32, ok bool) {
	if x.used == 0 {
		return 0, false
	}
	hash, mask := hashOf(key), uint32(len(x.slots)-1)
	for i := hash & mask; x.slots[i].entry != 0; i = (i + 1) & mask {
		if s := x.slots[i]; s.hash == hash && keyOf(s.entry-1) == key {
			return s.entry - 1, true
		}
	}
	return 0, false
}

// add adds an entry. Its key must not be there yet.
func (x *index) add(key string, number uint32) {
	if x.used >= len(x.slots)/4*3 {
		x.grow()
	}
	x.put(slot{hashOf(key), number + 1})
	x.used++
}

func (x *index) put(s slot) {
	mask := uint32(len(x.slots) - 1)
	i := s.hash & mask
	for x.slots[i].entry != 0 {
		i = (i + 1) & mask
	}
	x.slots[i] = s
}

// reserve makes room for as many entries, while there is none.
func (x *index) reserve(entries int) {
	if x.used == 0 {
		x.slots = make([]slot, 1<<bits.Len(uint(entries+entries/3+63)))
	}
}

func (x *index) grow() {
	old := x.slots
	x.slots = make([]slot, max(64, 2*len(old)))
	for _, s := range old {
		if s.entry != 0 {
			x.put(s)
		}
	}
}
