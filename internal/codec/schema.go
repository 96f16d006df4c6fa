package codec

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"reflect"
	"strings"
)

// encoding is raised with each change of the encoding, so that Schema changes with it.
const encoding = 1

// Schema gives 16 hex digits that stand for the type of v, or of what v points to: the names of types
// and fields, their kinds and their order, all the way down, and the version of the encoding. Two types
// with one schema encode alike. Like [Append] it panics where the type is not supported.
func Schema(v any) string {
	typ := reflect.TypeOf(v)
	if typ == nil {
		panic("codec: nothing has no schema")
	}
	if typ.Kind() == reflect.Pointer {
		typ = typ.Elem()
	}
	var b strings.Builder
	fmt.Fprintf(&b, "encoding %d\n", encoding)
	describe(&b, planOf(typ), map[*plan]bool{})
	sum := sha256.Sum256([]byte(b.String()))
	return hex.EncodeToString(sum[:8])
}

// describe writes a type out; a named type only once.
func describe(b *strings.Builder, t *plan, told map[*plan]bool) {
	if t.typ.Name() != "" {
		fmt.Fprintf(b, "%q.%q ", t.typ.PkgPath(), t.typ.Name())
		if told[t] {
			return
		}
		told[t] = true
	}
	switch t.shape {
	case record:
		b.WriteString("struct {\n")
		for i := range t.fields {
			fmt.Fprintf(b, "%s ", t.typ.Field(i).Name)
			describe(b, t.fields[i].plan, told)
		}
		b.WriteString("}")
	case array:
		fmt.Fprintf(b, "[%d]", t.length)
		describe(b, t.elem, told)
	case mapping:
		fmt.Fprintf(b, "map from %s to ", t.typ.Key())
		describe(b, t.elem, told)
	case list, pointer:
		fmt.Fprintf(b, "%s of ", t.typ.Kind())
		describe(b, t.elem, told)
	default:
		b.WriteString(t.typ.Kind().String())
		if t.shape == blob {
			b.WriteString(" of bytes")
		}
	}
	b.WriteString("\n")
}
