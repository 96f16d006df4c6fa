package codec

import (
	"math/bits"
	"reflect"
)

// decoder reads one encoding. Its methods give false where the data is malformed.
type decoder struct {
	data string
	at   int // the next byte
	owed int // the least number of bytes that the lists under way still wait for
}

// value reads a value of the plan's type into v, which holds zero and can be set.
func (d *decoder) value(t *plan, v reflect.Value, depth int) bool {
	switch t.shape {
	case boolean:
		n, ok := d.uvarint()
		v.SetBool(n == 1)
		return ok && n <= 1
	case signed:
		n, ok := d.uvarint()
		i := int64(n>>1) ^ -int64(n&1)
		v.SetInt(i)
		return ok && v.Int() == i
	case unsigned:
		n, ok := d.uvarint()
		v.SetUint(n)
		return ok && v.Uint() == n
	case text:
		s, ok := d.text()
		v.SetString(s)
		return ok
	case blob:
		s, ok := d.text()
		if ok && s != "" {
			v.SetBytes([]byte(s))
		}
		return ok
	case list:
		return depth < maxDepth && d.list(t, v, depth+1)
	case array:
		return d.elements(t.elem, v, depth)
	case record:
		return d.fields(t, v, depth)
	case pointer:
		n, ok := d.uvarint()
		if !ok || n == 0 {
			return ok
		}
		if n > 1 || depth == maxDepth {
			return false
		}
		v.Set(reflect.New(t.elem.typ))
		return d.value(t.elem, v.Elem(), depth+1)
	default:
		return depth < maxDepth && d.entries(t, v, depth+1)
	}
}

// uvarint reads a number in its shortest form.
func (d *decoder) uvarint() (n uint64, ok bool) {
	if d.at < len(d.data) && d.data[d.at] < 0x80 {
		d.at++
		return uint64(d.data[d.at-1]), true
	}
	for shift := 0; d.at < len(d.data) && shift < 64; shift += 7 {
		b := d.data[d.at]
		d.at++
		n |= uint64(b&0x7f) << shift
		if b < 0x80 {
			return n, b > 0 && (shift < 63 || b == 1)
		}
	}
	return 0, false
}

// text reads a string; it shares the data's memory.
func (d *decoder) text() (s string, ok bool) {
	n, ok := d.uvarint()
	if !ok || n > uint64(len(d.data)-d.at) {
		return "", false
	}
	s = d.data[d.at : d.at+int(n)]
	d.at += int(n)
	return s, true
}

// count reads a number of elements and adds what they take at least to what is owed. It gives false
// where the data is too short to pay it all.
func (d *decoder) count(least int) (n int, ok bool) {
	counted, ok := d.uvarint()
	free := len(d.data) - d.at - d.owed
	if !ok || free < 0 || counted > uint64(free/least) {
		return 0, false
	}
	d.owed += int(counted) * least
	return int(counted), true
}

func (d *decoder) list(t *plan, v reflect.Value, depth int) bool {
	n, ok := d.count(t.elem.least)
	if !ok || n == 0 {
		return ok
	}
	v.Grow(n) // one allocation; reflect.MakeSlice takes two
	v.SetLen(n)
	for i := range n {
		d.owed -= t.elem.least
		if !d.value(t.elem, v.Index(i), depth) {
			return false
		}
	}
	return true
}

func (d *decoder) elements(elem *plan, v reflect.Value, depth int) bool {
	for i := range v.Len() {
		if !d.value(elem, v.Index(i), depth) {
			return false
		}
	}
	return true
}

func (d *decoder) fields(t *plan, v reflect.Value, depth int) bool {
	if t.bitmap > len(d.data)-d.at {
		return false
	}
	bitmap := d.data[d.at : d.at+t.bitmap]
	d.at += t.bitmap
	for i := range len(bitmap) {
		for set := bitmap[i]; set != 0; set &= set - 1 {
			n := 8*i + bits.TrailingZeros8(set)
			if n >= len(t.fields) {
				return false
			}
			f := &t.fields[n]
			if f.shape == boolean {
				v.Field(n).SetBool(true)
			} else if !d.value(f.plan, v.Field(n), depth) {
				return false
			}
		}
	}
	return true
}

// entries reads the entries of a map; their keys ascend.
func (d *decoder) entries(t *plan, v reflect.Value, depth int) bool {
	least := 1 + t.elem.least
	n, ok := d.count(least)
	if !ok || n == 0 {
		return ok
	}
	v.Set(reflect.MakeMapWithSize(t.typ, n))
	previous := ""
	for i := range n {
		d.owed -= least
		key, ok := d.text()
		if !ok || i > 0 && key <= previous {
			return false
		}
		previous = key
		held := reflect.New(t.elem.typ).Elem()
		if !d.value(t.elem, held, depth) {
			return false
		}
		v.SetMapIndex(reflect.ValueOf(key).Convert(t.typ.Key()), held)
	}
	return true
}
