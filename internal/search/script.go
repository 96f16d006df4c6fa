package search

import (
	"encoding/binary"
	"slices"
	"strconv"
)

// alphabet holds the characters of DATA that stands for bits: those that need no escape in a script, be it in a page.
const alphabet = ` !#$%&()*+,-./0123456789:;=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_` + "`abcdefghijklmnopqrstuvwxyz{|}~"

// Two characters of the alphabet hold textUnit bits: 91 * 91 is a little more than 2^13.
const textUnit = 13

// places holds the place in the alphabet of each of its characters, and for others a place behind all.
var places = func() (table [256]uint8) {
	for i := range table {
		table[i] = uint8(len(alphabet))
	}
	for i := range len(alphabet) {
		table[alphabet[i]] = uint8(i)
	}
	return table
}()

// appendText appends all bits written to dst as DATA, the last of them filled up with 0. The stream stays as it is.
func (w *bitWriter) appendText(dst []byte) []byte {
	dst = slices.Grow(dst, 2*(w.size()/textUnit+1))
	rest, count := uint64(0), 0
	for i := 0; i < len(w.bytes); i += 4 {
		rest = rest<<32 | uint64(binary.BigEndian.Uint32(w.bytes[i:]))
		for count += 32; count >= textUnit; {
			count -= textUnit
			dst = appendUnit(dst, rest>>count)
		}
	}
	rest = rest<<w.count | w.rest&(1<<w.count-1)
	for count += w.count; count > 0; {
		if count < textUnit {
			rest <<= textUnit - count
			count = textUnit
		}
		count -= textUnit
		dst = appendUnit(dst, rest>>count)
	}
	return dst
}

// appendUnit appends the lowest 13 of bits to dst.
func appendUnit(dst []byte, bits uint64) []byte {
	v := uint32(bits) & (1<<textUnit - 1)
	return append(dst, alphabet[v/uint32(len(alphabet))], alphabet[v%uint32(len(alphabet))])
}

// textBits returns the 13 bits that two characters of DATA stand for, and whether they stand for any.
func textBits(a, b byte) (v uint32, ok bool) {
	v = uint32(places[a])*uint32(len(alphabet)) + uint32(places[b])
	return v, int(places[a]) < len(alphabet) && int(places[b]) < len(alphabet) && v < 1<<textUnit
}

// appendScript appends the script of the file name, without ending, to dst. Of data no character may need an
// escape in a string: it is bits as text, or letters.
func appendScript(dst []byte, name string, stamp uint32, data []byte) []byte {
	dst = appendCall(dst, name, stamp)
	dst = append(dst, '"')
	dst = append(dst, data...)
	dst = append(dst, '"')
	return appendCheck(dst, data)
}

// appendObject appends the script of the file name, without ending, to dst, with an object as its DATA. Its json must be
// as JSON.stringify writes it, by which the page checks it: without spaces, and with no escapes but those that JSON
// demands.
func appendObject(dst []byte, name string, stamp uint32, json []byte) []byte {
	dst = appendCall(dst, name, stamp)
	dst = append(dst, json...)
	return appendCheck(dst, json)
}

// appendCall appends the call up to its DATA.
func appendCall(dst []byte, name string, stamp uint32) []byte {
	dst = append(dst, `phoihopSearch("`...)
	dst = append(dst, name...)
	dst = append(dst, `",`...)
	dst = strconv.AppendUint(dst, uint64(stamp), 10)
	return append(dst, ',')
}

// appendCheck appends what stands behind data.
func appendCheck(dst, data []byte) []byte {
	dst = append(dst, ',')
	dst = strconv.AppendUint(dst, uint64(check(data)), 10)
	return append(dst, ')')
}
