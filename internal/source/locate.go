package source

import (
	"io/fs"
	"slices"
	"strconv"
	"strings"

	"gopkg.in/yaml.v3"

	"phoihop/internal/problem"
)

// Locate gives problems that name a file and a key their line and column, by reading those files once
// more. A key that is not there stands where the mapping that lacks it begins.
func Locate(content fs.FS, problems []problem.Problem) []problem.Problem {
	byFile := make([]int, 0, len(problems))
	for i := range problems {
		if problems[i].Key != "" {
			byFile = append(byFile, i)
		}
	}
	slices.SortStableFunc(byFile, func(i, j int) int { return strings.Compare(problems[i].File, problems[j].File) })
	var t text
	var root *yaml.Node
	before, file := 0, ""
	for _, i := range byFile {
		p := problems[i]
		if file != p.File {
			file = p.File
			t, root, before = nodesOf(content, file) // of one file at a time: thousands may have a problem
		}
		problems[i] = t.place([]problem.Problem{locate(root, before, p)})[0]
	}
	return problems
}

// nodesOf parses the YAML of a file that was read before; a nil root where it has become unreadable.
func nodesOf(content fs.FS, file string) (t text, root *yaml.Node, before int) {
	raw, err := readFile(content, file, State{}, nil)
	if err != nil {
		return t, nil, 0
	}
	t, problems := regular(raw)
	if len(problems) > 0 {
		return t, nil, 0
	}
	data := t.data
	if strings.HasSuffix(file, ".md") {
		front, _, _, _, ok := cut(data)
		if !ok {
			return t, nil, 0
		}
		data, before = front, 1
	}
	root, _ = parse(data, before)
	return t, root, before
}

// locate finds the node at the problem's key path.
func locate(root *yaml.Node, before int, p problem.Problem) problem.Problem {
	line, column := 1, 1
	n := root
	for _, step := range steps(p.Key) {
		if n == nil {
			break
		}
		next := child(n, step)
		if next == nil {
			break
		}
		n = next
		line, column = before+n.Line, n.Column
	}
	p.Key = ""
	return p.At(line, column)
}

// step is a part of the path to a value: a key or, where that is "", an entry of a list.
type step struct {
	key   string
	index int
}

// steps parts "tasks[2].follows" into "tasks", 2, "follows".
func steps(path string) (list []step) {
	for _, part := range strings.Split(path, ".") {
		name, indexes, _ := strings.Cut(part, "[")
		list = append(list, step{key: name})
		for _, index := range strings.Split(indexes, "[") {
			if i, err := strconv.Atoi(strings.TrimSuffix(index, "]")); err == nil {
				list = append(list, step{index: i})
			}
		}
	}
	return list
}

// pathOf writes steps as steps reads them.
func pathOf(list []step) string {
	var b strings.Builder
	for i, s := range list {
		switch {
		case s.key == "":
			b.WriteString("[" + strconv.Itoa(s.index) + "]")
		case i > 0:
			b.WriteString("." + s.key)
		default:
			b.WriteString(s.key)
		}
	}
	return b.String()
}

// child gives the node that a step leads to; nil where there is none.
func child(n *yaml.Node, s step) *yaml.Node {
	switch {
	case s.key != "":
		return valueOf(n, s.key)
	case n.Kind == yaml.SequenceNode:
		return entryAt(n, s.index)
	case n.Kind == yaml.ScalarNode && s.index == 0:
		return n // a single value is a list of one
	}
	return nil
}

// valueOf gives the value of a mapping's key; nil where there is none.
func valueOf(n *yaml.Node, key string) *yaml.Node {
	for i := 0; n.Kind == yaml.MappingNode && i+1 < len(n.Content); i += 2 {
		if n.Content[i].Value == key {
			return n.Content[i+1]
		}
	}
	return nil
}

// entryAt finds entry i of a list, counted as readList counts: without "…" and empty entries.
func entryAt(n *yaml.Node, i int) *yaml.Node {
	for _, c := range n.Content {
		if isEllipsis(c) || isBlank(c) {
			continue
		}
		if i == 0 {
			return c
		}
		i--
	}
	return nil
}
