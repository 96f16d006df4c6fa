package markdown

import "slices"

// What a byte may be besides itself.
const (
	delimiter = 1 << iota // may open or close something within a block
	markup                // is more than text to the parser, or may be
	special               // is written otherwise in HTML, or stands for something else
	bar                   // parts the cells of a table
	tilde                 // may open fenced code
)

var kinds = func() (table [256]uint8) {
	for c, written := range escapes {
		if written != "" {
			table[c] |= special
		}
	}
	for _, c := range []byte("*_`[]<") {
		table[c] |= delimiter | markup
	}
	for _, c := range []byte("\\\r") {
		table[c] |= markup | special
	}
	table['|'] |= bar
	table['~'] |= tilde
	return table
}()

// signs are the bytes of a body that may be more than themselves, by their offsets. They are found in
// one pass; what follows looks at them and not at every byte.
type signs struct {
	body []byte
	at   []int32 // ascending; a body has less than 2 GB
	last int     // where in at the last search ended, as most go on from there
}

// find looks through a body. Memory of the signs of an earlier one is used again.
func (s *signs) find(body []byte) {
	s.body, s.at, s.last = body, s.at[:0], 0
	i := 0
	for ; i+8 <= len(body); i += 8 {
		b := body[i : i+8 : i+8]
		if kinds[b[0]]|kinds[b[1]]|kinds[b[2]]|kinds[b[3]]|kinds[b[4]]|kinds[b[5]]|kinds[b[6]]|kinds[b[7]] == 0 {
			continue
		}
		for j, c := range b {
			if kinds[c] != 0 {
				s.at = append(s.at, int32(i+j))
			}
		}
	}
	for ; i < len(body); i++ {
		if kinds[body[i]] != 0 {
			s.at = append(s.at, int32(i))
		}
	}
}

// between gives the offsets of the signs in body[start:stop].
func (s *signs) between(start, stop int) []int32 {
	first := s.search(start)
	end := first
	for end < len(s.at) && int(s.at[end]) < stop {
		end++
	}
	return s.at[first:end]
}

// has tells whether a sign of a kind stands in body[start:stop].
func (s *signs) has(kind uint8, start, stop int) bool {
	for i := s.search(start); i < len(s.at) && int(s.at[i]) < stop; i++ {
		if kinds[s.body[s.at[i]]]&kind != 0 {
			return true
		}
	}
	return false
}

// search gives the index of the first sign that is not before an offset.
func (s *signs) search(offset int) int {
	i := s.last
	if i > 0 && int(s.at[i-1]) >= offset {
		i = 0
	}
	for near := i + 8; i < near; i++ {
		if i == len(s.at) || int(s.at[i]) >= offset {
			s.last = i
			return i
		}
	}
	further, _ := slices.BinarySearch(s.at[i:], int32(offset))
	s.last = i + further
	return s.last
}
