package codec

import (
	"errors"
	"fmt"
	"reflect"
)

// ErrMalformed is what Decode's errors wrap: the data is no encoding of the type.
var ErrMalformed = errors.New("malformed data")

// maxDepth limits how deep slices, pointers and maps may nest in a value, so that neither a cycle nor
// hostile bytes exhaust the stack.
const maxDepth = 1000

// Append appends the encoding of v to dst. Where v is a pointer, what it points to is encoded.
// It panics where v is nil, is of a type that is not supported, or nests deeper than 1000 levels (as
// a cycle of pointers does).
func Append(dst []byte, v any) []byte {
	value := reflect.ValueOf(v)
	if !value.IsValid() {
		panic("codec: nothing to encode")
	}
	if value.Kind() != reflect.Pointer {
		copied := reflect.New(value.Type())
		copied.Elem().Set(value)
		value = copied
	}
	if value.IsNil() {
		panic(fmt.Sprintf("codec: nil %s", value.Type()))
	}
	return appendValue(dst, planOf(value.Type().Elem()), placeAt(value), 0)
}

// Decode sets what v points to to the value that data encodes; data must be used up exactly. Any other
// data gives an error that wraps [ErrMalformed], and a zero value.
//
// All decoded strings share one copy of data: the smallest that is kept keeps them all in memory.
// Decode panics where v is no pointer or nil, or its type is not supported.
func Decode(data []byte, v any) error { return DecodeString(string(data), v) }

// DecodeString is Decode for data that is a string. Decoded strings are parts of it.
func DecodeString(data string, v any) error {
	value := reflect.ValueOf(v)
	if value.Kind() != reflect.Pointer || value.IsNil() {
		panic(fmt.Sprintf("codec: can't decode into %T", v))
	}
	plan := planOf(value.Type().Elem())
	value.Elem().SetZero()
	d := decoder{data: data}
	if !d.value(plan, value.Elem(), 0) || d.at != len(d.data) {
		value.Elem().SetZero()
		return fmt.Errorf("codec: %s: %w at byte %d of %d", plan.typ, ErrMalformed, d.at, len(data))
	}
	return nil
}
