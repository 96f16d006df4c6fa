package source

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"gopkg.in/yaml.v3"

	"phoihop/internal/problem"
)

// What people get wrong around a key, in YAML that can be read but says something else than was meant.

// missingKey stands at the first line of the entry, or at line 1 for the whole file.
func (d *decoder) missingKey(n *yaml.Node, name, example string) {
	p := problem.New(problem.MissingKey, name, example)
	if n == d.root {
		d.problems = append(d.problems, p.At(1, 1))
		return
	}
	d.add(n, p)
}

// emptyKey tells a required key without a value. What seems to be a comment may be meant as the value:
// "title: #1".
func (d *decoder) emptyKey(k, v *yaml.Node, example string) {
	comment := k.LineComment + v.LineComment
	if isNull(v) && len(comment) > 1 && comment[1] != ' ' {
		d.add(v, problem.New(problem.YAMLReserved, "#", quoted(k.Value+": ", comment)))
		return
	}
	d.add(v, problem.New(problem.EmptyKey, k.Value, example))
}

// isEmpty tells that a value says nothing: "", null, [], {} or only "…".
func isEmpty(n *yaml.Node) bool {
	if n.Kind == yaml.ScalarNode {
		return isNull(n) || strings.TrimSpace(n.Value) == "" || isEllipsis(n)
	}
	return len(n.Content) == 0 || n.Kind == yaml.SequenceNode && len(n.Content) == 1 && isEllipsis(n.Content[0])
}

var digitsBefore = regexp.MustCompile(`^[-+]?[\d.]+$`)

// unknownKey tells a key that the table does not have, and gives the one that was meant, "" for none. Inside { } it may
// be a part of the value before it that a comma cut off, or a key whose space is missing.
func unknownKey[T any](d *decoder, n *yaml.Node, at int, table keys[T]) (meant string) {
	k, v := n.Content[at], n.Content[at+1]
	if n.Style&yaml.FlowStyle != 0 && k.Style == 0 && isNull(v) && v.Value == "" {
		if missingSpace(d, k, table) {
			return ""
		}
		if at > 0 && n.Content[at-1].Kind == yaml.ScalarNode && n.Content[at-1].Style == 0 {
			before, cut := n.Content[at-2].Value+": ", n.Content[at-1].Value
			if digitsBefore.MatchString(cut) && isWhole(k.Value) {
				p := problem.New(problem.NumberInBraces, k.Value, quoted(before, cut+","+k.Value))
				if len(k.Value) != len("178") { // which may be thousands
					p = p.Repaired(cut+","+k.Value, `"`+cut+","+k.Value+`"`)
				}
				d.add(k, p)
				return ""
			}
			d.add(k, problem.New(problem.CommaInBraces, k.Value, quoted(before, cut+", "+k.Value)))
			return ""
		}
	}
	names := table.names()
	p := problem.New(problem.UnknownKey, k.Value, whole(strings.Join(names, ", ")))
	if hint := wrongDepth(d, n, at, table); hint != (problem.Words{}) {
		p.Hint = hint
	} else if meant = inVietnamese(k.Value, names); meant != "" {
		p = p.Write(meant + ": …")
	} else {
		meant = problem.Nearest(k.Value, names)
		p = p.Meant(meant)
	}
	d.add(k, p)
	return meant
}

// wrongDepth says where a key belongs that stands too far to the left or right; nothing where it belongs nowhere.
func wrongDepth[T any](d *decoder, n *yaml.Node, at int, table keys[T]) (hint problem.Words) {
	if n.Style&yaml.FlowStyle != 0 {
		return hint
	}
	if over, spaces, list := tooFarLeft(n, at, table); over != "" && list {
		return problem.Words{Vi: fmt.Sprintf("thụt dòng này vào %d dấu cách, thẳng với các khoá của mục trong %s", spaces, over),
			En: fmt.Sprintf("indent this line by %d spaces, as the other keys of the entry under %s", spaces, over)}
	} else if over != "" {
		return problem.Words{Vi: fmt.Sprintf("thụt dòng này vào %d dấu cách, thẳng với các khoá của %s", spaces, over),
			En: fmt.Sprintf("indent this line by %d spaces, as the keys of %s", spaces, over)}
	}
	if name := n.Content[at].Value; n != d.root && slices.Contains(d.outermost, name) && valueOf(d.root, name) == nil {
		return problem.Words{Vi: name + " là khoá của cả tệp: viết từ đầu dòng, không thụt vào", En: name + " is a key of the whole file: begin it at the line's beginning, not indented"}
	}
	return hint
}

const entriesAbove = 32

// tooFarLeft gives the key above over whose keys one stands beside it instead, such as "role" below "attendees", how far
// these are indented, and whether they are those of a list's entries; "" for none. Only entriesAbove are looked at: of tens
// of thousands of unknown keys each would look at all those above it.
func tooFarLeft[T any](n *yaml.Node, at int, table keys[T]) (over string, spaces int, list bool) {
	for above := at - 2; above >= max(0, at-2*entriesAbove); above -= 2 {
		row := table.find(n.Content[above].Value)
		if row < 0 {
			continue
		}
		if table[row].below != nil {
			table[row].below(func(name string) {
				if name == n.Content[at].Value {
					over = table[row].name
				}
			})
		}
		if over == "" {
			return "", 0, false
		}
		value := n.Content[above+1]
		list = value.Kind == yaml.SequenceNode
		if list && len(value.Content) > 0 {
			value = value.Content[len(value.Content)-1]
		}
		switch {
		case value.Style&yaml.FlowStyle != 0:
			return "", 0, false
		case value.Kind == yaml.MappingNode:
			return over, value.Column - 1, list
		case isNull(value) && !list:
			return over, n.Content[above].Column + 1, false
		}
		return "", 0, false
	}
	return "", 0, false
}

// example names the first keys of a table, those that must stand before the others.
func (table keys[T]) example() problem.Words {
	var needed, others []string
	for _, k := range table {
		if k.example != "" {
			needed = append(needed, k.name+": …")
		} else {
			others = append(others, k.name+": …")
		}
	}
	const shown = 3
	list := append(needed, others...)
	list = list[:min(shown, len(list))]
	return problem.Words{Vi: "viết mỗi khoá một dòng: " + strings.Join(list, ", "), En: "write key: value, one a line: " + strings.Join(list, ", ")}
}

// whole gives a list to a message, which shortens texts only.
func whole(list string) problem.Words { return problem.Words{Vi: list, En: list} }

// missingSpace tells a plain text that begins with a key of the table and a colon: "title:Họp".
func missingSpace[T any](d *decoder, n *yaml.Node, table keys[T]) bool {
	if n.Kind != yaml.ScalarNode || n.Style != 0 {
		return false
	}
	name, rest, found := strings.Cut(n.Value, ":")
	if !found || rest == "" || strings.HasPrefix(rest, "//") || table.find(name) < 0 {
		return false
	}
	p := problem.New(problem.YAMLSpace, shown(name+": ", rest, ""), colonSign)
	d.problems = append(d.problems, p.At(d.before+n.Line, n.Column+utf8.RuneCountInString(name)+1))
	return true
}

// colonInText tells that an entry that may be plain text was made a key and a value by its colon:
// "- Rà soát: kiến nghị của cử tri".
func colonInText[T any](n *yaml.Node, table keys[T]) bool {
	_, split := splitText(n)
	if !split {
		return false
	}
	key := n.Content[0].Value
	return table.find(key) < 0 && !plainKey.MatchString(key+": ")
}

// splitText gives the text that a colon has made a mapping of one key.
func splitText(n *yaml.Node) (text string, split bool) {
	if n.Kind != yaml.MappingNode || n.Style&yaml.FlowStyle != 0 || len(n.Content) != 2 || n.Content[1].Kind != yaml.ScalarNode {
		return "", false
	}
	return strings.TrimSpace(n.Content[0].Value + ": " + n.Content[1].Value), true
}
