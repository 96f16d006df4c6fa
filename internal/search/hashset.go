package search

// A hashSet holds hashes until it is reset, which takes no time. The zero value is empty.
type hashSet struct {
	slots []uint64 // a power of two of them: the round in which a hash came, then the hash; of an older round: free
	round uint32   // from 1
	count int
}

// leastSlots is how many slots a set has at first.
const leastSlots = 1 << 10

// reset makes the set empty and keeps its memory.
func (s *hashSet) reset() {
	s.count = 0
	if s.round++; s.round == 0 {
		clear(s.slots)
		s.round = 1
	}
}

// add adds a hash and tells whether it is new.
func (s *hashSet) add(hash uint32) bool {
	if 2*s.count >= len(s.slots) {
		s.grow()
	}
	if !s.put(hash) {
		return false
	}
	s.count++
	return true
}

// put puts a hash into its slot, or the next that is free, and tells whether it was not there.
func (s *hashSet) put(hash uint32) bool {
	item, mask := uint64(s.round)<<32|uint64(hash), uint32(len(s.slots)-1)
	for at := hash & mask; ; at = (at + 1) & mask {
		switch slot := s.slots[at]; {
		case slot == item:
			return false
		case uint32(slot>>32) != s.round:
			s.slots[at] = item
			return true
		}
	}
}

// grow doubles the slots.
func (s *hashSet) grow() {
	old := s.slots
	s.slots = make([]uint64, max(2*len(old), leastSlots))
	s.round = max(s.round, 1)
	for _, slot := range old {
		if uint32(slot>>32) == s.round {
			s.put(uint32(slot))
		}
	}
}
