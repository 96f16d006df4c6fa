package codec

import (
	"encoding/binary"
	"fmt"
	"reflect"
	"slices"
	"strings"
)

// appendValue appends the encoding of the value at p, zero or not.
func appendValue(dst []byte, t *plan, p place, depth int) []byte {
	switch t.shape {
	case boolean:
		if p.bool() {
			return append(dst, 1)
		}
		return append(dst, 0)
	case signed:
		return binary.AppendVarint(dst, p.signed(t.size))
	case unsigned:
		return binary.AppendUvarint(dst, p.unsigned(t.size))
	case text:
		return appendText(dst, p.text())
	case blob:
		dst = binary.AppendUvarint(dst, uint64(len(p.blob())))
		return append(dst, p.blob()...)
	case list:
		first, n := p.list()
		return appendElements(binary.AppendUvarint(dst, uint64(n)), t.elem, first, n, deeper(depth, t))
	case array:
		return appendElements(dst, t.elem, p, t.length, depth)
	case record:
		return appendFields(dst, t, p, depth)
	case pointer:
		target, ok := p.target()
		if !ok {
			return append(dst, 0)
		}
		return appendValue(append(dst, 1), t.elem, target, deeper(depth, t))
	default:
		return appendMap(dst, t, p.mapping(t.typ), deeper(depth, t))
	}
}

func deeper(depth int, t *plan) int {
	if depth == maxDepth {
		panic(fmt.Sprintf("codec: %s nests deeper than %d levels", t.typ, maxDepth))
	}
	return depth + 1
}

func appendText(dst []byte, s string) []byte {
	return append(binary.AppendUvarint(dst, uint64(len(s))), s...)
}

func appendElements(dst []byte, elem *plan, first place, n, depth int) []byte {
	for i := range n {
		dst = appendValue(dst, elem, first.plus(uintptr(i)*elem.size), depth)
	}
	return dst
}

// appendFields appends the bits and then the fields that are not zero.
func appendFields(dst []byte, t *plan, p place, depth int) []byte {
	bits := len(dst)
	for range t.bitmap {
		dst = append(dst, 0)
	}
	for i := range t.fields {
		f := &t.fields[i]
		at := p.plus(f.offset)
		switch f.shape {
		case boolean:
			if !at.bool() {
				continue
			}
		case text:
			if at.text() == "" {
				continue
			}
			dst = appendText(dst, at.text())
		case list:
			if _, n := at.list(); n == 0 {
				continue
			}
			dst = appendValue(dst, f.plan, at, depth)
		default:
			if f.words > 0 && at.blank(f.words) {
				continue
			}
			before := len(dst)
			dst = appendValue(dst, f.plan, at, depth)
			if isZero(dst[before:]) {
				dst = dst[:before]
				continue
			}
		}
		dst[bits+i/8] |= 1 << (i % 8)
	}
	return dst
}

// isZero tells the encoding of a zero value.
func isZero(encoded []byte) bool {
	for _, b := range encoded {
		if b != 0 {
			return false
		}
	}
	return true
}

func appendMap(dst []byte, t *plan, m reflect.Value, depth int) []byte {
	keys := m.MapKeys()
	slices.SortFunc(keys, func(a, b reflect.Value) int { return strings.Compare(a.String(), b.String()) })
	dst = binary.AppendUvarint(dst, uint64(len(keys)))
	held := reflect.New(t.elem.typ) // an element of a map has no place of its own
	for _, key := range keys {
		held.Elem().Set(m.MapIndex(key))
		dst = appendValue(appendText(dst, key.String()), t.elem, placeAt(held), depth)
	}
	return dst
}
