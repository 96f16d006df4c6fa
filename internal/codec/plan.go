package codec

import (
	"fmt"
	"reflect"
	"sync"
)

// shape is what the encoding tells apart.
type shape uint8

const (
	boolean shape = iota
	signed
	unsigned
	text
	blob // []byte
	list
	array
	record // a struct
	pointer
	mapping
)

// plan says how values of one type are encoded: what reflection finds out, once.
type plan struct {
	shape  shape
	typ    reflect.Type
	size   uintptr // in memory, bytes
	words  int     // in memory, 8 bytes each; 0 where the type is not aligned to words
	least  int     // encoded, bytes; at least 1
	elem   *plan   // of list, array, pointer, mapping
	length int     // of array, elements
	bitmap int     // of record, bytes
	fields []field // of record, in order
}

// field is a field of a record.
type field struct {
	*plan
	offset uintptr // in the record, bytes
}

var plans sync.Map // reflect.Type -> *plan

// planOf gives the plan of a type. It panics where the type is not supported.
func planOf(typ reflect.Type) *plan {
	if known, ok := plans.Load(typ); ok {
		return known.(*plan)
	}
	made, _ := plans.LoadOrStore(typ, compile(typ, map[reflect.Type]*plan{}))
	return made.(*plan)
}

// compile makes the plan of a type. Plans under way are in made, so that a type can hold itself.
func compile(typ reflect.Type, made map[reflect.Type]*plan) *plan {
	if p, ok := made[typ]; ok {
		return p
	}
	p := &plan{typ: typ, size: typ.Size(), least: 1}
	made[typ] = p
	if typ.Align() == 8 {
		p.words = int(typ.Size() / 8)
	}
	switch typ.Kind() {
	case reflect.Bool:
		p.shape = boolean
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		p.shape = signed
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		p.shape = unsigned
	case reflect.String:
		p.shape = text
	case reflect.Slice:
		if typ.Elem().Kind() == reflect.Uint8 {
			p.shape = blob
		} else {
			p.shape, p.elem = list, compile(typ.Elem(), made)
		}
	case reflect.Array:
		if typ.Len() == 0 {
			panic(fmt.Sprintf("codec: %s holds nothing", typ))
		}
		p.shape, p.elem, p.length = array, compile(typ.Elem(), made), typ.Len()
		p.least = p.length * p.elem.least
	case reflect.Pointer:
		p.shape, p.elem = pointer, compile(typ.Elem(), made)
	case reflect.Map:
		if typ.Key().Kind() != reflect.String {
			panic(fmt.Sprintf("codec: %s has keys other than strings", typ))
		}
		p.shape, p.elem = mapping, compile(typ.Elem(), made)
	case reflect.Struct:
		compileRecord(p, made)
	default:
		panic(fmt.Sprintf("codec: %s can't be encoded", typ))
	}
	return p
}

func compileRecord(p *plan, made map[reflect.Type]*plan) {
	n := p.typ.NumField()
	p.shape, p.bitmap = record, max(1, (n+7)/8)
	p.least = p.bitmap // before the fields: one of them may hold an array of this type
	p.fields = make([]field, n)
	for i := range p.fields {
		f := p.typ.Field(i)
		if !f.IsExported() {
			panic(fmt.Sprintf("codec: %s.%s is not exported", p.typ, f.Name))
		}
		p.fields[i] = field{compile(f.Type, made), f.Offset}
	}
}
