package output

import (
	"hash/maphash"
	"math/bits"
)

// index finds an entry's number by its key. It holds the numbers alone, not the keys, so that an
// entry costs 5 to 11 bytes, where a map costs ten times that: a site has 250,000 files.
type index struct {
	slots []uint32 // a power of two of them; number + 1, or 0 where free
	used  int
}

// seed changes from run to run; no result depends on the order of the slots.
var seed = maphash.MakeSeed()

// find returns the number of the entry whose key is key; keyOf gives the key of a number.
func (x *index) find(key string, keyOf func(uint32) string) (number uint32, ok bool) {
	if x.used == 0 {
		return 0, false
	}
	mask := uint64(len(x.slots) - 1)
	for i := maphash.String(seed, key) & mask; x.slots[i] != 0; i = (i + 1) & mask {
		if number := x.slots[i] - 1; keyOf(number) == key {
			return number, true
		}
	}
	return 0, false
}

// add adds an entry. Its key must not be there yet.
func (x *index) add(number uint32, keyOf func(uint32) string) {
	if x.used >= len(x.slots)/4*3 {
		x.grow(keyOf)
	}
	x.put(number, keyOf)
	x.used++
}

func (x *index) put(number uint32, keyOf func(uint32) string) {
	mask := uint64(len(x.slots) - 1)
	i := maphash.String(seed, keyOf(number)) & mask
	for x.slots[i] != 0 {
		i = (i + 1) & mask
	}
	x.slots[i] = number + 1
}

// reserve makes room for as many entries, while there is none.
func (x *index) reserve(entries int) {
	if x.used == 0 {
		x.slots = make([]uint32, 1<<bits.Len(uint(entries+entries/3+63)))
	}
}

func (x *index) grow(keyOf func(uint32) string) {
	old := x.slots
	x.slots = make([]uint32, max(64, 2*len(old)))
	for _, slot := range old {
		if slot != 0 {
			x.put(slot-1, keyOf)
		}
	}
}
