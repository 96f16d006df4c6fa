package data

import (
	"fmt"
	"reflect"
	"strings"
	"time"
	"unicode"

	"phoihop/internal/page"
	"phoihop/internal/report"
)

// shape is what a value of the front matter is written as.
type shape uint8

const (
	stringShape shape = iota
	boolShape
	numberShape
	dateShape
	dueShape
	momentShape
	listShape
	objectShape
)

// plan says how values of one type are written: what reflection finds out, once.
type plan struct {
	shape shape
	name  string     // of an object: its type's
	isID  bool       // a string that is no text
	elem  *plan      // of a list
	keys  []keyField // of an object, in order
}

// keyField is a key of an object.
type keyField struct {
	*plan
	key
	name  string
	index int // of the field
}

// leaves are the types that are written as one value.
var leaves = map[reflect.Type]shape{
	reflect.TypeFor[report.Number](): numberShape,
	reflect.TypeFor[report.Date]():   dateShape,
	reflect.TypeFor[report.Due]():    dueShape,
	reflect.TypeFor[report.Stamp]():  momentShape,
}

// frontMatter is the plan of a report's front matter.
var frontMatter = compile(reflect.TypeFor[report.Report](), map[reflect.Type]*plan{})

// compile makes the plan of a type. Plans under way are in made, so that a type can hold itself. It panics where a
// type can't be written.
func compile(typ reflect.Type, made map[reflect.Type]*plan) *plan {
	if p := made[typ]; p != nil {
		return p
	}
	p := &plan{}
	made[typ] = p
	if leaf, ok := leaves[typ]; ok {
		p.shape = leaf
		return p
	}
	switch typ.Kind() {
	case reflect.String:
		p.shape, p.isID = stringShape, typ != reflect.TypeFor[string]()
	case reflect.Bool:
		p.shape = boolShape
	case reflect.Struct:
		if items, isList := typ.FieldByName("Items"); isList && strings.HasPrefix(typ.Name(), "List[") {
			p.shape, p.elem = listShape, compile(items.Type.Elem(), made)
			return p
		}
		p.shape, p.name = objectShape, typ.Name()
		p.compileKeys(typ, made)
	default:
		panic(fmt.Sprintf("data: %s can't be written", typ))
	}
	return p
}

func (p *plan) compileKeys(typ reflect.Type, made map[reflect.Type]*plan) {
	for i := range typ.NumField() {
		f := typ.Field(i)
		name := keyName(f.Name)
		k, ok := keys[typ.Name()+"."+name]
		if !ok {
			k = keys[name]
		}
		if k.role == untold {
			continue
		}
		held := compile(f.Type, made)
		if held.isID || held.shape == listShape && held.elem.isID {
			k.role = fact
		}
		p.keys = append(p.keys, keyField{held, k, name, i})
	}
}

// keyName is the key that a field stands for: "NextPeriod" is next_period, "URL" is url.
func keyName(field string) string {
	if name, ok := names[field]; ok {
		return name
	}
	var b strings.Builder
	letters := []rune(field)
	for i, r := range letters {
		if unicode.IsUpper(r) && i > 0 && !unicode.IsUpper(letters[i-1]) {
			b.WriteByte('_')
		}
		b.WriteRune(unicode.ToLower(r))
	}
	return b.String()
}

// telling is how the front matter of one file of a report is told.
type telling struct {
	words bool // of a translation: its words only
	zone  *time.Location
	ref   report.Ref
	links map[string]string    // of the report's page in the file's language
	files map[string]page.File // by the name that keys give them
}

// appendFront appends the front matter of a report file as an object.
func (t *telling) appendFront(dst []byte, r *report.Report) []byte {
	return t.appendObject(dst, frontMatter, reflect.ValueOf(r).Elem())
}

// appendObject appends an object with the keys that are stated.
func (t *telling) appendObject(dst []byte, p *plan, v reflect.Value) []byte {
	var open []string
	dst = append(dst, '{')
	for i := range p.keys {
		k := &p.keys[i]
		field := v.Field(k.index)
		from := len(dst)
		dst = appendKey(dst, k.name)
		at := len(dst)
		if k.role == own {
			facts := *t
			facts.words = false
			dst = facts.appendValue(dst, k.plan, k.role, field)
		} else {
			dst = t.appendValue(dst, k.plan, k.role, field)
		}
		if len(dst) == at {
			dst = dst[:from]
		} else if k.role == filed {
			dst = t.appendFileURL(dst, k.name, field.String())
		}
		if k.shape == listShape && field.Field(1).Bool() && !t.words {
			open = append(open, k.name)
		}
	}
	if len(open) > 0 {
		dst = appendList(appendKey(dst, goesOn.name), open)
	}
	return append(dst, '}')
}

// appendFileURL appends the address of a file, from the report's page.
func (t *telling) appendFileURL(dst []byte, key, name string) []byte {
	if slug := t.files[name].Slug; slug != "" {
		dst = appendString(appendKey(dst, key+"_url"), "../../"+page.FilePath(t.ref, slug))
	}
	return dst
}

// appendValue appends a value, or nothing where none is stated.
func (t *telling) appendValue(dst []byte, p *plan, as role, v reflect.Value) []byte {
	switch p.shape {
	case listShape:
		return t.appendItems(dst, p.elem, as, v.Field(0))
	case objectShape:
		from := len(dst)
		if dst = t.appendObject(dst, p, v); len(dst) == from+len("{}") {
			dst = dst[:from]
		}
		return dst
	case stringShape:
		return t.appendText(dst, as, v.String())
	}
	if t.words {
		return dst
	}
	switch p.shape {
	case boolShape:
		if v.Bool() {
			dst = append(dst, "true"...)
		}
		return dst
	case numberShape:
		return append(dst, v.Addr().Interface().(*report.Number).String()...)
	}
	from := len(dst)
	dst = append(dst, '"')
	switch p.shape {
	case dateShape:
		dst = appendDate(dst, *v.Addr().Interface().(*report.Date))
	case dueShape:
		dst = append(dst, v.Addr().Interface().(*report.Due).String()...)
	case momentShape:
		dst = appendMoment(dst, *v.Addr().Interface().(*report.Stamp), t.zone)
	}
	if len(dst) == from+1 {
		return dst[:from]
	}
	return append(dst, '"')
}

func (t *telling) appendText(dst []byte, as role, s string) []byte {
	if s == "" || t.words && as != spoken {
		return dst
	}
	if inside, ours := t.links[s]; as == linked && ours {
		if s = inside; s == "" {
			return dst // it leads out of the part that the site is
		}
	}
	return appendString(dst, s)
}

// appendItems appends a list. In a translation an entry without words keeps its place, as null or {}; a list
// without any is left out.
func (t *telling) appendItems(dst []byte, elem *plan, as role, items reflect.Value) []byte {
	from, said := len(dst), false
	dst = append(dst, '[')
	for i := range items.Len() {
		if i > 0 {
			dst = append(dst, ',')
		}
		at := len(dst)
		dst = t.appendValue(dst, elem, as, items.Index(i))
		if len(dst) > at {
			said = true
			continue
		}
		if elem.shape == objectShape {
			dst = append(dst, "{}"...)
		} else {
			dst = append(dst, "null"...)
		}
	}
	if !said {
		return dst[:from]
	}
	return append(dst, ']')
}
