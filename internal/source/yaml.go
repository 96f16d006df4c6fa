package source

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"gopkg.in/yaml.v3"

	"phoihop/internal/problem"
	"phoihop/internal/viet"
)

// maxDepth is how deep keys may be nested.
const maxDepth = 50

// parseAsWritten is parse without regard to what only looks like YAML.
func parseAsWritten(data []byte, before int) (*yaml.Node, []problem.Problem) {
	if line := directiveLine(data); line > 0 {
		return nil, []problem.Problem{problem.New(problem.YAMLDirective).At(before+line, 1)}
	}
	if line := secondDocument(data); line > 0 {
		return nil, []problem.Problem{problem.New(problem.YAMLDocuments).At(before+line, 1)}
	}
	root, err := decodeNode(data)
	if err != nil {
		return nil, []problem.Problem{explain(data, err, before)}
	}
	if root == nil {
		return &yaml.Node{Kind: yaml.MappingNode, Line: 1, Column: 1}, nil
	}
	g := guard{before: before, bangs: bangs(data)}
	g.check(root, 1)
	if g.broken {
		return nil, g.problems
	}
	if root.Kind != yaml.MappingNode {
		return nil, append(g.problems, notMapping(data, root, before))
	}
	return root, g.problems
}

// notMapping tells that the whole text is something else than keys and values, such as "title:Họp".
func notMapping(data []byte, root *yaml.Node, before int) problem.Problem {
	first := brokenText{lines: strings.Split(string(data), "\n"), at: root.Line - 1}
	if first.at >= len(first.lines) { // "---" and nothing else, not even the end of its line
		return problem.New(problem.WrongType, mappingWords, nothingWords, exampleMapping).At(before+1, 1)
	}
	if p, found := first.missingSpace(); found {
		p.Line += before
		return p
	}
	return problem.New(problem.WrongType, mappingWords, describe(root), exampleMapping).At(before+root.Line, root.Column)
}

// decodeNode parses one document into nodes; nil for an empty one. A panic inside yaml.v3, which would
// be its own mistake, counts as a syntax error. What stands behind the document, which yaml.v3 leaves
// unread, is an error too: " title: A" above "agency: B" is a document of one key.
func decodeNode(data []byte) (root *yaml.Node, err error) {
	defer func() {
		if r := recover(); r != nil {
			root, err = nil, fmt.Errorf("yaml: %v", r)
		}
	}()
	var doc, rest yaml.Node
	decoder := yaml.NewDecoder(bytes.NewReader(data))
	if err := decoder.Decode(&doc); errors.Is(err, io.EOF) {
		return nil, nil
	} else if err != nil {
		return nil, err
	}
	if err := decoder.Decode(&rest); err == nil {
		return nil, errors.New("yaml: a second document")
	} else if !errors.Is(err, io.EOF) {
		return nil, err
	}
	if len(doc.Content) == 0 {
		return nil, nil
	}
	return doc.Content[0], nil
}

// directiveLine finds a line "%…" that stands before all content.
func directiveLine(data []byte) int {
	line := 0
	for l := range bytes.Lines(data) {
		line++
		switch l = bytes.TrimSpace(l); {
		case len(l) == 0 || l[0] == '#':
		case l[0] == '%':
			return line
		default:
			return 0
		}
	}
	return 0
}

// secondDocument finds the line "---" or "..." that ends a first document with content behind it.
func secondDocument(data []byte) int {
	if !bytes.Contains(data, []byte("\n---")) && !bytes.Contains(data, []byte("\n...")) {
		return 0
	}
	line, mark, content := 0, 0, false
	for l := range bytes.Lines(data) {
		line++
		trimmed := bytes.TrimSpace(l)
		switch {
		case len(trimmed) == 0 || trimmed[0] == '#':
		case isDocumentMark(l):
			if content && mark == 0 {
				mark = line
			}
			content = content || len(trimmed) > 3
		case mark > 0:
			return mark
		default:
			content = true
		}
		if mark > 0 && l[0] == '-' {
			return mark
		}
	}
	return 0
}

// isDocumentMark tells whether a line begins with "---" or "...", alone or before a space.
func isDocumentMark(line []byte) bool {
	rest, isMark := bytes.CutPrefix(line, []byte("---"))
	if !isMark {
		rest, isMark = bytes.CutPrefix(line, []byte("..."))
	}
	return isMark && (len(rest) == 0 || bytes.IndexByte([]byte(" \t\n"), rest[0]) >= 0)
}

// guard refuses what plain YAML does not need and what costs more to read than to write.
type guard struct {
	before   int
	problems []problem.Problem
	broken   bool                // the nodes cannot be walked as plain data
	bangs    map[[2]int]struct{} // lines and columns of "!", see bangs
}

func (g *guard) tell(n *yaml.Node, code problem.Code, args ...any) {
	g.problems = append(g.problems, problem.New(code, args...).At(g.before+n.Line, n.Column))
}

func (g *guard) check(n *yaml.Node, depth int) {
	if depth > maxDepth && n.Kind != yaml.ScalarNode {
		g.tell(n, problem.YAMLDepth)
		g.broken = true
		return
	}
	if n.Anchor != "" {
		g.tell(n, problem.YAMLAnchor, n.Anchor)
		g.broken = true
	}
	if _, bare := g.bangs[[2]int{n.Line, n.Column}]; n.Style&yaml.TaggedStyle != 0 {
		g.tell(n, problem.YAMLTag, n.Tag)
		g.broken = true
	} else if bare {
		g.tell(n, problem.YAMLTag, "!")
		g.broken = true
	}
	switch n.Kind {
	case yaml.AliasNode:
		g.tell(n, problem.YAMLAlias, n.Value)
		g.broken = true
		return
	case yaml.ScalarNode:
		if n.Style&yaml.DoubleQuotedStyle != 0 {
			g.checkEscaped(n)
		}
	case yaml.MappingNode:
		g.checkKeys(n)
	}
	for i, child := range n.Content {
		g.check(child, depth+1)
		if n.Kind != yaml.MappingNode || i%2 == 1 {
			g.checkComment(child)
		}
	}
}

// checkComment warns of text that YAML takes for a comment: "Giao ban #1 quý I" ends before the "#". A
// comment that is meant has a space behind its sign.
func (g *guard) checkComment(n *yaml.Node) {
	if c := n.LineComment; n.Kind == yaml.ScalarNode && n.Style == 0 && n.Value != "" && len(c) > 1 && c[1] != ' ' && c[1] != '#' {
		g.tell(n, problem.YAMLComment, c, quoted("", n.Value+" "+c))
	}
}

// checkEscaped looks at a text in double quotes, where a backslash makes characters that did not stand
// in the file: "D:\bao" rings a bell, and a letter may come apart from its mark.
func (g *guard) checkEscaped(n *yaml.Node) {
	for _, r := range n.Value {
		if isControl(r) {
			g.tell(n, problem.YAMLEscape)
			return
		}
	}
	n.Value = viet.NFC(n.Value)
}

// bangs gives the places of "!". A value that begins at one has a tag; yaml.v3 drops a lone "!" from
// "title: ! Họp" without a trace.
func bangs(data []byte) (places map[[2]int]struct{}) {
	if bytes.IndexByte(data, '!') < 0 {
		return nil
	}
	places = map[[2]int]struct{}{}
	line := 0
	for l := range bytes.Lines(data) {
		line++
		for at := 0; ; at++ {
			next := bytes.IndexByte(l[at:], '!')
			if next < 0 {
				break
			}
			at += next
			places[[2]int{line, utf8.RuneCount(l[:at]) + 1}] = struct{}{}
		}
	}
	return places
}

func (g *guard) checkKeys(n *yaml.Node) {
	var lines map[string]int // only for mappings too large to compare pair by pair
	const few = 64
	if len(n.Content) > 2*few {
		lines = make(map[string]int, len(n.Content)/2)
	}
	for i := 0; i < len(n.Content); i += 2 {
		key := n.Content[i]
		if key.Kind == yaml.AliasNode {
			continue
		}
		if key.Kind != yaml.ScalarNode {
			g.tell(key, problem.BadKey)
			g.broken = true
			continue
		}
		if key.Value == "<<" && key.Style == 0 {
			g.tell(key, problem.YAMLMerge)
			g.broken = true
			continue
		}
		if first := firstLine(n, i, lines); first > 0 {
			g.tell(key, problem.DuplicateKey, key.Value, g.before+first)
		}
	}
}

// firstLine is the line of an earlier key of the same name, 0 where there is none.
func firstLine(n *yaml.Node, at int, lines map[string]int) int {
	name := n.Content[at].Value
	if lines != nil {
		if line := lines[name]; line > 0 {
			return line
		}
		lines[name] = n.Content[at].Line
		return 0
	}
	for i := 0; i < at; i += 2 {
		if n.Content[i].Value == name && n.Content[i].Kind == yaml.ScalarNode {
			return n.Content[i].Line
		}
	}
	return 0
}
