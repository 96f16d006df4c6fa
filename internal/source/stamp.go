package source

import (
	"bytes"
	"errors"
	"reflect"
	"strings"
	"unicode/utf8"

	"gopkg.in/yaml.v3"

	"phoihop/internal/report"
)

// ErrNoPlace says that a file's translation key is written in a way that no stamp can be set in.
var ErrNoPlace = errors.New("the stamp can't be set here: write translation: {of: …} on one line")

// SetStamp sets translation.of in the bytes of a translation's file. All other bytes stay as they are: the line
// ends, a byte order mark, comments, the order of keys. line is that of the stamp, from 1.
func SetStamp(raw []byte, of string) (stamped []byte, line int, err error) {
	t, problems := regular(raw)
	if len(problems) > 0 {
		return nil, 0, ErrNoPlace
	}
	front, _, bodyLine, _, ok := cut(t.data)
	if !ok {
		return nil, 0, ErrNoPlace
	}
	root, _ := parse(front, 1)
	if root == nil || root.Kind != yaml.MappingNode {
		return nil, 0, ErrNoPlace
	}
	s := stamper{raw: raw, of: of}
	switch key, value := pair(root, "translation"); {
	case key == nil:
		s.insertLine(bodyLine-1, "translation: {of: "+of+"}")
	case isNull(value):
		s.insertAt(key, "translation:", " {of: "+of+"}")
	case value.Kind == yaml.MappingNode:
		s.mapping(value)
	}
	if s.stamped == nil {
		return nil, 0, ErrNoPlace
	}
	if set, ok := stampOf(s.stamped); !ok || set != of {
		return nil, 0, ErrNoPlace
	}
	return s.stamped, s.line, nil
}

// ErrNoID says that a task is written in a way in which it can't be given an id.
var ErrNoID = errors.New("the task can't be given an id here: write id: … in front of its title")

// NameTask gives an id to a task that has none, by its place in the list. All other bytes of the report stay.
func NameTask(raw []byte, place int, id string) ([]byte, error) {
	t, problems := regular(raw)
	if len(problems) > 0 {
		return nil, ErrNoID
	}
	front, _, _, _, ok := cut(t.data)
	if !ok {
		return nil, ErrNoID
	}
	root, _ := parse(front, 1)
	if root == nil {
		return nil, ErrNoID
	}
	tasks := valueOf(root, "tasks")
	if tasks == nil || tasks.Kind != yaml.SequenceNode {
		return nil, ErrNoID
	}
	s := stamper{raw: raw}
	if entry := entryAt(tasks, place); entry != nil {
		s.task(entry, tasks.Style&yaml.FlowStyle != 0, id)
	}
	if s.stamped == nil || !onlyNamed(raw, s.stamped, place, id) {
		return nil, ErrNoID
	}
	return s.stamped, nil
}

// task writes an id in front of a task's first key, or of its text, which becomes its title.
func (s *stamper) task(entry *yaml.Node, inBrackets bool, id string) {
	key, value := pair(entry, "id")
	at := s.offset(entry)
	indent := "\n" + strings.Repeat(" ", entry.Column-1)
	if bytes.Contains(s.raw, []byte("\r\n")) {
		indent = "\r" + indent
	}
	switch {
	case at < 0 || at >= len(s.raw):
	case key != nil && isNull(value):
		s.insertAt(key, "id:", " "+id)
	case key != nil:
	case entry.Kind == yaml.MappingNode && entry.Style&yaml.FlowStyle != 0:
		s.insertAt(entry, "{", "id: "+id+", ")
	case entry.Kind == yaml.MappingNode:
		s.set(entry.Line+1, at, at, "id: "+id+indent)
	case entry.Kind == yaml.ScalarNode && !inBrackets:
		s.set(entry.Line+1, at, at, "id: "+id+indent+"title: ")
	}
}

// onlyNamed tells that two versions of a report differ in the id of a task, and in nothing else that they say.
func onlyNamed(before, after []byte, place int, id string) bool {
	a, b := originalOf(before), originalOf(after)
	if a == nil || b == nil || place >= a.Tasks.Len() || a.Tasks.Items[place].ID != "" {
		return false
	}
	a.Tasks.Items[place].ID = id
	return reflect.DeepEqual(a, b)
}

// stampOf reads translation.of.
func stampOf(raw []byte) (of string, ok bool) {
	r := originalOf(raw)
	if r == nil {
		return "", false
	}
	return r.Translation.Of, true
}

// originalOf reads a report's front matter without judging it; nil where that can't be done.
func originalOf(raw []byte) *report.Report {
	t, problems := regular(raw)
	if len(problems) > 0 {
		return nil
	}
	front, _, _, _, ok := cut(t.data)
	if !ok {
		return nil
	}
	root, problems := parse(front, 1)
	if root == nil || len(problems) > 0 {
		return nil
	}
	d := &decoder{root: root, names: NewNames(&report.Site{}, true), translation: true}
	r := &report.Report{}
	readMapping(d, root, reportKeys, r)
	return r
}

// pair gives a key of a mapping and its value; nil where it is not there.
func pair(n *yaml.Node, name string) (key, value *yaml.Node) {
	for i := 0; i+1 < len(n.Content); i += 2 {
		if n.Content[i].Value == name {
			return n.Content[i], n.Content[i+1]
		}
	}
	return nil, nil
}

// stamper edits one line of a file. Lines of its nodes count from the one behind the first "---".
type stamper struct {
	raw, stamped []byte
	of           string
	line         int
}

// mapping sets the stamp in the value of the key translation.
func (s *stamper) mapping(value *yaml.Node) {
	key, of := pair(value, "of")
	switch {
	case key != nil && isNull(of) && of.Value == "":
		s.insertAt(key, "of:", " "+s.of)
	case key != nil && of.Kind == yaml.ScalarNode && of.Style&(yaml.LiteralStyle|yaml.FoldedStyle) == 0:
		s.replace(of)
	case key != nil:
	case value.Style&yaml.FlowStyle != 0 && len(value.Content) == 0:
		s.insertAt(value, "{", "of: "+s.of)
	case value.Style&yaml.FlowStyle != 0:
		s.insertAt(value, "{", "of: "+s.of+", ")
	default:
		first := value.Content[0]
		s.insertLine(first.Line+1, strings.Repeat(" ", first.Column-1)+"of: "+s.of)
	}
}

// insertAt puts text behind what a node begins with.
func (s *stamper) insertAt(n *yaml.Node, behind, text string) {
	at := s.offset(n)
	if at < 0 || !bytes.HasPrefix(s.raw[at:], []byte(behind)) {
		return
	}
	at += len(behind)
	s.set(n.Line+1, at, at, text)
}

// insertLine puts a line before another.
func (s *stamper) insertLine(line int, text string) {
	at := lineStart(s.raw, line)
	if at < 0 {
		return
	}
	end := "\n"
	if before := s.raw[:at]; bytes.HasSuffix(before, []byte("\r\n")) {
		end = "\r\n"
	} else if bytes.HasSuffix(before, []byte("\r")) {
		end = "\r"
	}
	s.set(line, at, at, text+end)
}

// replace writes the stamp in the place of a value.
func (s *stamper) replace(n *yaml.Node) {
	at := s.offset(n)
	if at < 0 || at >= len(s.raw) {
		return
	}
	rest := s.raw[at:]
	end := bytes.IndexAny(rest, " \t\r\n,}]")
	if quote := rest[0]; quote == '"' || quote == '\'' {
		end = bytes.IndexByte(rest[1:], quote) + 2
		if end < 2 {
			return
		}
	}
	if end < 0 {
		end = len(rest)
	}
	s.set(n.Line+1, at, at+end, s.of)
}

func (s *stamper) set(line, from, to int, text string) {
	s.line = line
	s.stamped = append(append(bytes.Clone(s.raw[:from]), text...), s.raw[to:]...)
}

// offset finds the byte at which a node begins; -1 where its line is not there.
func (s *stamper) offset(n *yaml.Node) int {
	at := lineStart(s.raw, n.Line+1)
	if at < 0 {
		return -1
	}
	text := s.raw[at:]
	if end := bytes.IndexAny(text, "\r\n"); end >= 0 {
		text = text[:end]
	}
	for column := rawColumn(text, n.Column); column > 1 && len(text) > 0; column-- {
		_, size := utf8.DecodeRune(text)
		at, text = at+size, text[size:]
	}
	return at
}

// lineStart finds the byte at which a line begins, lines counted from 1 and ended by LF, CRLF or CR; -1 where there is no
// such line.
func lineStart(raw []byte, line int) int {
	at := len(raw) - len(bytes.TrimPrefix(raw, bom))
	for ; line > 1; line-- {
		end := bytes.IndexAny(raw[at:], "\r\n")
		if end < 0 {
			return -1
		}
		at += end + 1
		if raw[at-1] == '\r' && at < len(raw) && raw[at] == '\n' {
			at++
		}
	}
	return at
}
