package data

import (
	"strconv"

	"phoihop/internal/viet"
)

// object is a JSON object whose keys keep their order, for files that are put together by hand: schemas and the
// catalogue. Its values are objects, lists, strings, whole numbers and flags.
type object []member

type member struct {
	key   string
	value any
}

type list []any

// with adds a key, unless its value is nil, "" or empty.
func (o object) with(key string, value any) object {
	switch v := value.(type) {
	case nil:
		return o
	case string:
		if v == "" {
			return o
		}
	case list:
		if len(v) == 0 {
			return o
		}
	case object:
		if len(v) == 0 {
			return o
		}
	}
	return append(o, member{key, value})
}

// appendNode appends a value, each key and entry on a line of its own, indented; objects without objects and lists in
// them on one line.
func appendNode(dst []byte, value any, indent string) []byte {
	switch v := value.(type) {
	case object:
		inner, end := lineBreaks(v.isShort(), indent)
		dst = append(dst, '{')
		for i, m := range v {
			if i > 0 {
				dst = append(dst, ',')
			}
			dst = append(appendString(append(dst, inner...), m.key), ": "...)
			dst = appendNode(dst, m.value, indent+"  ")
		}
		return append(append(dst, end...), '}')
	case list:
		inner, end := lineBreaks(v.isShort(), indent)
		dst = append(dst, '[')
		for i, item := range v {
			if i > 0 {
				dst = append(dst, ',')
			}
			dst = appendNode(append(dst, inner...), item, indent+"  ")
		}
		return append(append(dst, end...), ']')
	case string:
		return appendString(dst, v)
	case int:
		return strconv.AppendInt(dst, int64(v), 10)
	case bool:
		return strconv.AppendBool(dst, v)
	}
	panic("data: a node of a kind that JSON does not have")
}

// lineBreaks gives what stands before each entry, and after the last.
func lineBreaks(short bool, indent string) (inner, end string) {
	if short {
		return " ", " "
	}
	return "\n" + indent + "  ", "\n" + indent
}

func isLeaf(value any) bool {
	switch value.(type) {
	case object, list:
		return false
	}
	return true
}

func (o object) isShort() bool {
	for _, m := range o {
		if !isLeaf(m.value) {
			return false
		}
	}
	return len(o) < 4
}

func (l list) isShort() bool {
	for _, item := range l {
		if !isLeaf(item) {
			return false
		}
	}
	return true
}

// languageStrings are a text in two languages, as JSON-LD writes it.
func languageStrings(b both) (l list) {
	for _, t := range []struct {
		lang  viet.Lang
		words string
	}{{viet.Vi, b.vi}, {viet.En, b.en}} {
		if t.words != "" {
			l = append(l, object{{"@value", t.words}, {"@language", string(t.lang)}})
		}
	}
	return l
}
