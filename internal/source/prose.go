package source

import (
	"bytes"
	"slices"
	"unicode/utf8"

	"gopkg.in/yaml.v3"

	"phoihop/internal/report"
	"phoihop/internal/viet"
	"phoihop/internal/wording"
)

// Words says how the texts of reports are judged, by language: what the site's glossary advises against, and
// the names of its bodies, within which it does not.
type Words struct {
	readers map[viet.Lang]*wording.Reader
	all     []string // of what the readers were made, for the digest
}

// NewWords takes the glossary and the names of a site.
func NewWords(site *report.Site) *Words {
	w := &Words{readers: map[viet.Lang]*wording.Reader{}}
	for _, lang := range []viet.Lang{viet.Vi, viet.En} {
		var terms []wording.Term
		var names []string
		for _, t := range site.Glossary {
			preferred, avoid := t.Name.Vi, t.Avoid.Vi.Items
			if lang == viet.En {
				preferred, avoid = t.Name.En, t.Avoid.En.Items
			}
			if preferred != "" {
				terms = append(terms, wording.Term{Preferred: preferred, Avoid: avoid})
				w.all = append(append(append(w.all, "term", preferred), avoid...), "")
			}
		}
		for _, a := range site.Agencies {
			if name, in := a.Name.In(lang); in == lang {
				names = append(names, name)
			}
		}
		w.all = append(append(w.all, names...), "")
		w.readers[lang] = wording.NewReader(lang, terms, names)
	}
	return w
}

// readWords judges the words of a file: of its text keys and of its body.
func (p *part) readWords(words *Words, texts []*yaml.Node) {
	if words == nil || p.root == nil || words.readers[p.lang] == nil {
		return
	}
	data := p.text.data
	body := len(data) - len(p.body.Text)
	prose := proseFinder{data: data, body: body, texts: texts}
	found := words.readers[p.lang].Read(wording.Text{Data: data, Body: body, IsProse: prose.isProse})
	for _, table := range wording.PastedTables(p.body.Text) {
		found = append(found, wording.Finding{At: body + table.At, Problem: table.Problem})
	}
	slices.SortFunc(found, func(a, b wording.Finding) int { return a.At - b.At })
	for _, f := range found {
		line, column := positionOf(data, f.At)
		p.tell(f.Problem.At(line, column))
	}
}

// positionOf gives line and column of an offset.
func positionOf(data []byte, at int) (line, column int) {
	start := bytes.LastIndexByte(data[:at], '\n') + 1
	return bytes.Count(data[:at], []byte("\n")) + 1, utf8.RuneCount(data[start:at]) + 1
}

// proseFinder tells what of a file is written for readers.
type proseFinder struct {
	data  []byte
	body  int          // where it begins
	texts []*yaml.Node // the values of text keys, in their order
}

func (f proseFinder) isProse(at int) bool {
	if at < f.body {
		return f.isText(at)
	}
	line := f.data[bytes.LastIndexByte(f.data[:at], '\n')+1 : at]
	switch {
	case bytes.Count(line, []byte("`"))%2 == 1, inAddress(line), f.inFence(at):
		return false
	case bytes.LastIndex(f.data[f.body:at], []byte("<!--")) > bytes.LastIndex(f.data[f.body:at], []byte("-->")):
		return false
	}
	return bytes.LastIndex(line, []byte("<span lang=")) <= bytes.LastIndex(line, []byte("</span>"))
}

// isText tells whether an offset of the front matter stands in the value of a text key: behind the beginning
// of one, and before any other key or value.
func (f proseFinder) isText(at int) bool {
	line, column := positionOf(f.data, at)
	line-- // the front matter begins on the second line
	i, _ := slices.BinarySearchFunc(f.texts, true, func(n *yaml.Node, _ bool) int {
		if n.Line < line || n.Line == line && n.Column <= column {
			return -1
		}
		return 1
	})
	if i == 0 {
		return false
	}
	value := f.texts[i-1]
	source := f.data[offsetOf(f.data, value.Line+1, value.Column):at]
	return endOfValue(source, value) >= len(source)
}

// offsetOf is the reverse of positionOf.
func offsetOf(data []byte, line, column int) int {
	at := 0
	for ; line > 1; line-- {
		at += bytes.IndexByte(data[at:], '\n') + 1
	}
	for ; column > 1 && at < len(data); column-- {
		_, size := utf8.DecodeRune(data[at:])
		at += size
	}
	return at
}

// endOfValue gives where a value ends in the text that begins with it; the length of the text where it does not
// end there. A value in quotes ends at the second; of any other all letters have been there, in their order, and
// what YAML adds (indents, line ends) only stands between them.
func endOfValue(source []byte, value *yaml.Node) int {
	switch value.Style {
	case yaml.DoubleQuotedStyle, yaml.SingleQuotedStyle:
		for end := 1; end < len(source); end++ {
			switch {
			case source[end] == '\\' && value.Style == yaml.DoubleQuotedStyle:
				end++
			case source[end] == source[0] && value.Style == yaml.SingleQuotedStyle && bytes.HasPrefix(source[end:], []byte("''")):
				end++
			case source[end] == source[0]:
				return end
			}
		}
		return len(source)
	}
	end := 0
	for _, r := range value.Value {
		if r == ' ' || r == '\n' || r == '\t' {
			continue
		}
		next := bytes.IndexRune(source[end:], r)
		if next < 0 {
			return len(source) // not yet at the value's end
		}
		end += next + utf8.RuneLen(r)
	}
	return end
}

// inAddress tells whether a line ends within an address: of a link, or one that stands in the text.
func inAddress(line []byte) bool {
	if open := bytes.LastIndex(line, []byte("](")); open >= 0 && bytes.IndexByte(line[open:], ')') < 0 {
		return true
	}
	word := line[bytes.LastIndexAny(line, " \t(<")+1:]
	return bytes.Contains(word, []byte("://")) || bytes.HasPrefix(word, []byte("www.")) || bytes.HasPrefix(word, []byte("mailto:"))
}

// inFence tells whether an offset stands in a block of code.
func (f proseFinder) inFence(at int) bool {
	fenced := false
	for line := range bytes.Lines(f.data[f.body:at]) {
		line = bytes.TrimLeft(line, " ")
		if bytes.HasPrefix(line, []byte("```")) || bytes.HasPrefix(line, []byte("~~~")) {
			fenced = !fenced
		}
	}
	return fenced
}
