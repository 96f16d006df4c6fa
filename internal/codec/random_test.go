package codec_test

import (
	"bytes"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"phoihop/internal/codec"
	"phoihop/internal/report"
)

// anything holds every kind of value that can be kept.
type anything struct {
	Flags    [3]bool
	Numbers  numbers
	Name     name
	Bytes    []byte
	Reports  []report.Report
	Pointers []*report.Result
	ByName   map[name]report.Task
	Tree     *tree
	Nested   [][]pair
	Outer
}

// fill sets v to a random value: often zero, as in a report; never an empty list that is not nil.
func fill(r *rand.Rand, v reflect.Value, depth int) {
	if r.IntN(3) == 0 {
		return
	}
	some := 1 + r.IntN(3)
	if depth > 6 {
		some = 0
	}
	switch v.Kind() {
	case reflect.Bool:
		v.SetBool(true)
	case reflect.String:
		v.SetString(strings.Repeat("ễ", r.IntN(70)))
	case reflect.Struct:
		for i := range v.NumField() {
			fill(r, v.Field(i), depth)
		}
	case reflect.Array:
		for i := range v.Len() {
			fill(r, v.Index(i), depth)
		}
	case reflect.Slice:
		if some > 0 {
			v.Set(reflect.MakeSlice(v.Type(), some, some))
			for i := range some {
				fill(r, v.Index(i), depth+1)
			}
		}
	case reflect.Pointer:
		if some > 0 {
			v.Set(reflect.New(v.Type().Elem()))
			fill(r, v.Elem(), depth+1)
		}
	case reflect.Map:
		for range some {
			key, value := reflect.New(v.Type().Key()).Elem(), reflect.New(v.Type().Elem()).Elem()
			fill(r, key, depth+1)
			fill(r, value, depth+1)
			if v.IsNil() {
				v.Set(reflect.MakeMap(v.Type()))
			}
			v.SetMapIndex(key, value)
		}
	default:
		bits := r.Uint64() >> r.IntN(64)
		if v.CanInt() {
			v.SetInt(int64(bits) << (64 - v.Type().Bits()) >> (64 - v.Type().Bits()))
		} else {
			v.SetUint(bits << (64 - v.Type().Bits()) >> (64 - v.Type().Bits()))
		}
	}
}

func TestAnythingIsKept(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for i := range 300 {
		var value, back anything
		fill(r, reflect.ValueOf(&value).Elem(), 0)
		encoded := codec.Append(nil, &value)
		if err := codec.Decode(encoded, &back); err != nil {
			t.Fatalf("value %d: %v", i, err)
		}
		if !reflect.DeepEqual(value, back) {
			t.Fatalf("value %d: %s", i, cmp.Diff(value, back))
		}
		if again := codec.Append(nil, &back); !bytes.Equal(encoded, again) {
			t.Fatalf("value %d has two encodings", i)
		}
	}
}

// Hostile bytes give a value or an error. A value is then one that can be kept.
func FuzzDecode(f *testing.F) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 30 {
		var value anything
		fill(r, reflect.ValueOf(&value).Elem(), 3)
		f.Add(codec.Append(nil, &value))
	}
	f.Add(codec.Append(nil, &anything{Reports: []report.Report{*fullReport()}}))
	f.Fuzz(func(t *testing.T, data []byte) {
		var value, back anything
		if err := codec.Decode(data, &value); err != nil {
			return
		}
		if err := codec.Decode(codec.Append(nil, &value), &back); err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(value, back) {
			t.Fatal(cmp.Diff(value, back))
		}
	})
}
