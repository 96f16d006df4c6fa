package codec_test

import (
	"bytes"
	"errors"
	"math"
	"reflect"
	"runtime"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"phoihop/internal/codec"
	"phoihop/internal/report"
)

type (
	name   string
	naming map[name][]int
	pair   [2]name
	tree   struct {
		Label    string
		Branches []tree
		Left     *tree
		Named    map[string]tree
	}
	numbers struct {
		A int8
		B int16
		C int32
		D int64
		E uint8
		F uint16
		G uint32
		H uint64
		I int
		J uint
	}
	inner   struct{ Yes, No bool }
	Outer   struct{ Inner inner }
	nothing struct{}
)

// values are things worth keeping, each with the bytes that stand for it.
var values = []struct {
	what  string
	value any
	bytes string
}{
	{"no", new(false), "\x00"},
	{"yes", new(true), "\x01"},
	{"a small number", new(5), "\x0a"},
	{"a number below nought", new(-1), "\x01"},
	{"a year", new(2023), "\xce\x1f"},
	{"no text", new(""), "\x00"},
	{"a text", new("Tây Hồ"), "\x09Tây Hồ"},
	{"a name", new(name("mttq")), "\x04mttq"},
	{"bytes", new([]byte("ab")), "\x02ab"},
	{"a list", new([]string{"a", "", "b"}), "\x03\x01a\x00\x01b"},
	{"no list", new([]string(nil)), "\x00"},
	{"a pair", new(pair{"a", "b"}), "\x01a\x01b"},
	{"an empty pair", new(pair{}), "\x00\x00"},
	{"a struct of noughts", new(report.Date{}), "\x00"},
	{"a struct with one field", new(report.Date{Month: 3}), "\x02\x06"},
	{"a struct of bits", new(inner{No: true}), "\x02"},
	{"a struct in a struct", new(Outer{inner{Yes: true}}), "\x01\x01"},
	{"an empty struct", new(nothing{}), "\x00"},
	{"a list of empty structs", new([]nothing{{}, {}}), "\x02\x00\x00"},
	{"a pointer to nothing", new((*int)(nil)), "\x00"},
	{"a pointer to nought", new(new(0)), "\x01\x00"},
	{"a map, by its keys", new(naming{"b": {1}, "a": nil}), "\x02\x01a\x00\x01b\x01\x02"},
	{"a tree", new(tree{Branches: []tree{{Label: "x"}}, Left: new(tree{Label: "y"})}), "\x06\x01\x01\x01x\x01\x01\x01y"},
	{"a map in itself", new(tree{Named: map[string]tree{"k": {Label: "z"}}}), "\x08\x01\x01k\x01\x01z"},
	{"an open list", new(report.List[name]{Items: []name{"a"}, Open: true}), "\x03\x01\x01a"},
	{"the largest numbers", new(numbers{math.MaxInt8, math.MaxInt16, math.MaxInt32, math.MaxInt64,
		math.MaxUint8, math.MaxUint16, math.MaxUint32, math.MaxUint64, math.MaxInt, math.MaxUint}), ""},
	{"the smallest numbers", new(numbers{A: math.MinInt8, B: math.MinInt16, C: math.MinInt32, D: math.MinInt64, I: math.MinInt}), ""},
	{"a whole report", fullReport(), ""},
	{"an empty report", new(report.Report{}), ""},
}

func TestKept(t *testing.T) {
	for _, v := range values {
		t.Run(v.what, func(t *testing.T) {
			encoded := codec.Append([]byte("before"), v.value)
			encoded, found := bytes.CutPrefix(encoded, []byte("before"))
			if !found {
				t.Fatal("what stood before is gone")
			}
			if v.bytes != "" && string(encoded) != v.bytes {
				t.Errorf("bytes %q, want %q", encoded, v.bytes)
			}
			back := reflect.New(reflect.TypeOf(v.value).Elem())
			if err := codec.Decode(encoded, back.Interface()); err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(v.value, back.Interface()); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestAValueIsEncodedAsWhatPointsToIt(t *testing.T) {
	date := report.Date{Year: 2023, Day: 1}
	if got, want := codec.Append(nil, date), codec.Append(nil, &date); !bytes.Equal(got, want) {
		t.Errorf("value %q, pointer %q", got, want)
	}
}

func TestEmptyIsNil(t *testing.T) {
	type lists struct {
		Words []string
		Bytes []byte
		Names map[string]int
		Parts report.List[string]
	}
	empty := lists{[]string{}, []byte{}, map[string]int{}, report.List[string]{Items: []string{}}}
	encoded := codec.Append(nil, &empty)
	if string(encoded) != "\x00" {
		t.Errorf("empty lists take %q", encoded)
	}
	var back lists
	if err := codec.Decode(encoded, &back); err != nil || !reflect.DeepEqual(back, lists{}) {
		t.Errorf("got %#v, %v", back, err)
	}
}

// What stood in the target before must not shine through where the encoding has a zero.
func TestNothingIsLeftOfWhatStoodBefore(t *testing.T) {
	target := *fullReport()
	if err := codec.Decode(codec.Append(nil, &report.Report{Title: "new"}), &target); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(report.Report{Title: "new"}, target); diff != "" {
		t.Error(diff)
	}
}

func TestDecodedBytesAreTheirOwn(t *testing.T) {
	encoded := codec.Append(nil, new([]byte("abc")))
	var back []byte
	if err := codec.Decode(encoded, &back); err != nil {
		t.Fatal(err)
	}
	clear(encoded)
	if string(back) != "abc" {
		t.Errorf("got %q", back)
	}
}

func TestMalformed(t *testing.T) {
	for _, test := range []struct {
		what, data string
		target     any
	}{
		{"nothing at all", "", new(report.Report)},
		{"something after the end", "\x00\x00", new(int)},
		{"a text that ends early", "\x05abc", new("")},
		{"a text of 2^63 bytes", "\xff\xff\xff\xff\xff\xff\xff\xff\x7f", new("")},
		{"a list that ends early", "\x03\x00\x00", new([]int)},
		{"a list of 2^63 entries", "\xff\xff\xff\xff\xff\xff\xff\xff\x7f", new([]report.Report)},
		{"a bool of 2", "\x02", new(bool)},
		{"a pointer of 2", "\x02\x00", new(*int)},
		{"a number too large for its field", "\x80\x02", new(uint8)},
		{"a number too small for its field", "\x81\x02", new(int8)},
		{"a number of more than 64 bits", "\xff\xff\xff\xff\xff\xff\xff\xff\xff\x02", new(uint64)},
		{"a number that never ends", strings.Repeat("\xff", 20), new(uint64)},
		{"a number in a longer form", "\x85\x00", new(uint64)},
		{"a field that the type has not", "\x08\x02", new(report.Date)},
		{"keys out of order", "\x02\x01b\x00\x01a\x00", new(map[string]int)},
		{"a key twice", "\x02\x01a\x00\x01a\x00", new(map[string]int)},
		{"deeper than any value", strings.Repeat("\x02\x01", 100_000) + "\x00", new(tree)},
	} {
		t.Run(test.what, func(t *testing.T) {
			err := codec.Decode([]byte(test.data), test.target)
			if !errors.Is(err, codec.ErrMalformed) {
				t.Errorf("error %v", err)
			}
			if target := reflect.ValueOf(test.target).Elem(); !target.IsZero() {
				t.Errorf("the target holds %v", target)
			}
		})
	}
}

func TestEveryShorterReportIsMalformed(t *testing.T) {
	encoded := codec.Append(nil, fullReport())
	for n := range encoded {
		if err := codec.Decode(encoded[:n], new(report.Report)); !errors.Is(err, codec.ErrMalformed) {
			t.Fatalf("%d of %d bytes: error %v", n, len(encoded), err)
		}
	}
}

// A list of lists could claim the whole data at every level, and so allocate its square.
func TestLiesAboutLengthsAllocateLittle(t *testing.T) {
	const size = 100_000
	level := "\x02\xff\x7f" // a tree with nothing but 16,383 branches
	data := []byte(strings.Repeat(level, size/len(level)))
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	if err := codec.Decode(data, new(tree)); !errors.Is(err, codec.ErrMalformed) {
		t.Errorf("error %v", err)
	}
	runtime.ReadMemStats(&after)
	largest := uint64(reflect.TypeFor[tree]().Size())
	if got := after.TotalAlloc - before.TotalAlloc; got > size*(largest+16) {
		t.Errorf("%d bytes of data made Decode allocate %d", size, got)
	}
}

func TestTypesThatCannotBeKept(t *testing.T) {
	type loop struct{ Next *loop }
	endless := &loop{}
	endless.Next = endless
	for _, test := range []struct {
		value any
		names string
	}{
		{bytes.Buffer{}, "bytes.Buffer.buf"},
		{[]bytes.Buffer{}, "bytes.Buffer.buf"},
		{1.5, "float64"},
		{new(any), "interface"},
		{func() {}, "func()"},
		{map[int]string{}, "map[int]string"},
		{[0]int{}, "[0]int"},
		{nil, "nothing"},
		{(*report.Report)(nil), "*report.Report"},
		{endless, "deeper"},
	} {
		t.Run(test.names, func(t *testing.T) {
			defer func() {
				if said, _ := recover().(string); !strings.Contains(said, test.names) {
					t.Errorf("the panic says %q, not %q", said, test.names)
				}
			}()
			codec.Append(nil, test.value)
		})
	}
}

func TestSchemaTellsTypesApart(t *testing.T) {
	type one struct{ A, B string }
	type box[T any] struct{ In T }
	a := func() any { type T struct{ A, B string }; return T{} }()
	seen := map[string]int{}
	for i, v := range []any{
		a,
		one{},
		func() any { type T struct{ B, A string }; return T{} }(),
		func() any { type T struct{ A, C string }; return T{} }(),
		func() any { type T struct{ A, B, C string }; return T{} }(),
		func() any { type T struct{ A string }; return T{} }(),
		func() any { type T struct{ A, B name }; return T{} }(),
		func() any { type T struct{ A, B []string }; return T{} }(),
		func() any { type T struct{ A, B [1]string }; return T{} }(),
		func() any { type T struct{ A, B [2]string }; return T{} }(),
		func() any { type T struct{ A, B *string }; return T{} }(),
		func() any { type T struct{ A, B map[string]string }; return T{} }(),
		func() any { type T struct{ A, B map[name]string }; return T{} }(),
		func() any { type T struct{ A, B int64 }; return T{} }(),
		func() any { type T struct{ A, B uint64 }; return T{} }(),
		func() any { type T struct{ A, B int32 }; return T{} }(),
		func() any { type T struct{ A, B []byte }; return T{} }(),
		func() any { type T struct{ A, B bool }; return T{} }(),
		box[string]{}, box[name]{}, box[one]{}, tree{}, report.Report{},
	} {
		schema := codec.Schema(v)
		if first, twice := seen[schema]; twice {
			t.Errorf("types %d and %d share schema %s", first, i, schema)
		}
		seen[schema] = i
	}
	again := func() any { type T struct{ A, B string }; return &T{} }()
	if got, want := codec.Schema(again), codec.Schema(a); got != want || len(got) != 16 {
		t.Errorf("the same type gives %q and %q", want, got)
	}
}
