// Package codec turns plain Go values into bytes and back, quickly and always in the same way.
//
// It is made for values that mostly are zero, such as a report with its thirty fields: a zero field
// costs one bit. It is no format for exchange: only the type that wrote the bytes can read them, and
// [Schema] tells one type from another, so that bytes of another shape are never decoded.
//
// # Types
//
// bool, all sizes of int and uint, strings, slices, arrays, structs whose fields are all exported,
// pointers, and maps with string keys; named and generic types of these; types that hold themselves
// through a slice, a pointer or a map. Any other type panics when it is first met, with its name: that
// is a mistake in the program, not in the data.
//
// # Encoding
//
//	bool      one byte, 0 or 1
//	int       zigzag varint; uint: varint (as in encoding/binary)
//	string    length as a varint, then the bytes; []byte likewise
//	slice     number of elements as a varint, then the elements
//	array     the elements
//	struct    one bit for each field, in order, lowest bit first, in whole bytes (at least one): is it
//	          other than zero? Then those fields that are; of a bool nothing more than its bit
//	pointer   0 for nil, else 1 and what it points to
//	map       number of entries as a varint, then keys and values, sorted by key
//
// A zero value is all zero bytes, and nothing else is. Equal values have equal bytes. An empty slice or
// map is not told from a nil one: both decode as nil.
//
// # Hostile bytes
//
// [Decode] never panics and never trusts a length. A list is allocated only when the bytes that are
// left could hold its elements besides all those that enclosing lists still wait for. So all that
// Decode allocates is at most len(data) times a constant of the type: the size of its largest element
// over the least number of bytes that one takes.
package codec
