package source

import (
	"io/fs"
	"strconv"
	"strings"

	"gopkg.in/yaml.v3"

	"phoihop/internal/problem"
)

// Locate gives problems that name a file and a key their line and column, by reading those files once
// more. A key that is not there stands where the mapping that lacks it begins.
func Locate(content fs.FS, problems []problem.Problem) []problem.Problem {
	type parsedFile struct {
		text   text
		root   *yaml.Node
		before int
	}
	files := map[string]parsedFile{}
	for i, p := range problems {
		if p.Key == "" {
			continue
		}
		f, read := files[p.File]
		if !read {
			f.text, f.root, f.before = nodesOf(content, p.File)
			files[p.File] = f
		}
		problems[i] = f.text.place([]problem.Problem{locate(f.root, f.before, p)})[0]
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
