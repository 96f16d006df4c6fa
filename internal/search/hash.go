package search

import "unicode/utf8"

// The parameters of FNV-1a, 32 bits wide.
const (
	fnvOffset = 2166136261
	fnvPrime  = 16777619
)

// hash returns the hash of a key or of an exact form, as the specification has it.
func hash(s string) uint32 { return mix(fnv(s)) }

// pairHash returns the hash of a pair of words, of which a and b are the hashes, in their order.
func pairHash(a, b uint32) uint32 { return mix(a*0x9E3779B1 + b) }

// mix spreads what a hash holds over all of its bits (the finalizer of MurmurHash3): buckets go by the highest,
// prints are the lowest, and FNV-1a stirs only upwards.
func mix(h uint32) uint32 {
	h ^= h >> 16
	h *= 0x85ebca6b
	h ^= h >> 13
	h *= 0xc2b2ae35
	h ^= h >> 16
	return h
}

// check returns the CHECK of a script's DATA: FNV-1a of its UTF-16 code units, not mixed.
func check(data []byte) uint32 { return fnv(data) }

// fnv returns FNV-1a of the UTF-16 code units of UTF-8 text, since those are the characters that a script in a browser
// sees. Each byte that is not UTF-8 counts as U+FFFD.
func fnv[T string | []byte](text T) uint32 {
	h := uint32(fnvOffset)
	for i := range len(text) {
		if text[i] >= utf8.RuneSelf {
			return fnvUnits(h, string(text[i:]))
		}
		h = (h ^ uint32(text[i])) * fnvPrime
	}
	return h
}

// fnvUnits goes on from h with the code units of any text.
func fnvUnits(h uint32, text string) uint32 {
	for _, r := range text {
		if r > 0xFFFF {
			high, low := surrogates(r)
			h = (h ^ high) * fnvPrime
			r = rune(low)
		}
		h = (h ^ uint32(r)) * fnvPrime
	}
	return h
}

// surrogates returns the two UTF-16 code units of a character beyond U+FFFF.
func surrogates(r rune) (high, low uint32) {
	r -= 0x10000
	return 0xD800 | uint32(r>>10), 0xDC00 | uint32(r&0x3FF)
}
