package source

import (
	"bytes"
	"strings"
	"sync"
	"unicode/utf8"

	"gopkg.in/yaml.v3"

	"phoihop/internal/problem"
)

// Word writes "–" where a list has "-", and spaces that break no line where YAML wants plain ones. Both look right, and
// YAML takes them for letters. In a text they are welcome; where they bear the form of the file, what was meant is read
// in their place and each is told.

// lookalike is a piece of a line that stands for the form of the text and is written with other characters.
type lookalike struct {
	start, end   int // bytes
	line, column int
	written      string
	meant        string
	code         problem.Code
}

func (l lookalike) problem(before int) problem.Problem {
	p := problem.New(l.code, l.written)
	if l.code == problem.OddSpace {
		odd, _ := utf8.DecodeRuneInString(strings.TrimLeft(l.written, " \t"))
		p = problem.New(l.code, spaceNames[odd])
	}
	return p.Repaired(l.written, l.meant).At(before+l.line, l.column)
}

// spaceNames are the spaces that YAML takes for letters.
var spaceNames = map[rune]problem.Words{
	'\u00A0': {Vi: "dấu cách không ngắt", En: "a no-break space"},
	'\u202F': {Vi: "dấu cách không ngắt", En: "a no-break space"},
	'\u2007': {Vi: "dấu cách không ngắt", En: "a no-break space"},
	'\u2009': {Vi: "dấu cách hẹp", En: "a thin space"},
}

// oddHyphens are what stands in the place of the hyphen before an entry; the last is what converters write for Markdown.
var oddHyphens = []string{"–", "—", "−", `\-`}

// parse turns YAML text into its root mapping. before is the number of lines of the file above it.
// A nil node comes with a problem that ends the reading; other problems may come with a node.
func parse(data []byte, before int) (*yaml.Node, []problem.Problem) {
	root, problems := parseAsWritten(data, before)
	found := lookalikes(data)
	if len(found) == 0 {
		return root, problems
	}
	var told []problem.Problem
	var plain []byte
	at := 0
	for _, l := range found {
		told = append(told, l.problem(before))
		plain = append(append(plain, data[at:l.start]...), l.meant...)
		at = l.end
	}
	meant, others := parseAsWritten(append(plain, data[at:]...), before)
	switch {
	case root != nil && (meant == nil || sameForm(root, meant)):
		return root, problems
	case root == nil && meant == nil && problems[0].Line >= others[0].Line:
		return nil, problems
	}
	return meant, append(told, others...)
}

// sameForm tells that two texts have the same keys and lists; their values may differ.
func sameForm(a, b *yaml.Node) bool {
	if a.Kind != b.Kind || len(a.Content) != len(b.Content) {
		return false
	}
	for i := range a.Content {
		isKey := a.Kind == yaml.MappingNode && i%2 == 0
		if isKey && a.Content[i].Value != b.Content[i].Value || !sameForm(a.Content[i], b.Content[i]) {
			return false
		}
	}
	return true
}

// lookalikes finds them in the order of the text: in the indentation of lines, before and behind the colon of a key,
// behind the hyphen of an entry, and in its place where a list is expected. The lines of a text behind "|" or ">" have none.
func lookalikes(data []byte) (found []lookalike) {
	if !mayHoldLookalikes(data) {
		return nil
	}
	r := lineReader{block: -1}
	for line := range bytes.Lines(data) {
		r.number++
		r.read(strings.TrimRight(string(line), "\r\n"))
		r.before += len(line)
	}
	return r.found
}

func mayHoldLookalikes(data []byte) bool {
	for space := range spaceNames {
		if bytes.ContainsRune(data, space) {
			return true
		}
	}
	for _, hyphen := range oddHyphens {
		if bytes.Contains(data, []byte(hyphen)) {
			return true
		}
	}
	return false
}

// lineReader follows the form of YAML line by line.
type lineReader struct {
	found  []lookalike
	number int
	before int       // bytes
	block  int       // column of the key or entry whose text takes several lines; -1 for none
	above  []opening // what the lines above have begun, each further right than the one before
	line   string
	at     int // of the line
}

// opening is a key or an entry's hyphen at a column.
type opening struct {
	column  int
	isEntry bool
	list    bool // a key that takes a list and has no value on its line
}

func (r *lineReader) read(line string) {
	r.line, r.at = line, 0
	found := len(r.found)
	r.blanks()
	if r.at == len(line) || r.block >= 0 && r.column() > r.block {
		r.found = r.found[:found]
		return
	}
	r.block = -1
	last := r.column()
	for odd := false; !odd; {
		var hyphen string
		if hyphen, odd = r.hyphen(); hyphen == "" {
			break
		}
		last = r.column()
		if odd {
			r.tell(r.at, r.at+len(hyphen), "-", problem.OddHyphen)
		}
		r.open(opening{column: last, isEntry: true})
		r.at += len(hyphen)
		r.blanks()
	}
	if column, name := r.column(), r.key(); name != "" {
		last = column
		r.open(opening{column: column, list: r.at == len(line) && listKeys()[name]})
	}
	if value := line[r.at:]; value != "" && (value[0] == '|' || value[0] == '>') {
		r.block = last
	}
}

func (r *lineReader) column() int { return utf8.RuneCountInString(r.line[:r.at]) }

func (r *lineReader) tell(start, end int, meant string, code problem.Code) {
	column := utf8.RuneCountInString(r.line[:start]) + 1
	r.found = append(r.found, lookalike{r.before + start, r.before + end, r.number, column, r.line[start:end], meant, code})
}

// blanks goes past spaces, and tells those that are none.
func (r *lineReader) blanks() {
	start, odd := r.at, false
	for r.at < len(r.line) {
		c, size := utf8.DecodeRuneInString(r.line[r.at:])
		_, isOdd := spaceNames[c]
		if c != ' ' && c != '\t' && !isOdd {
			break
		}
		odd = odd || isOdd
		r.at += size
	}
	if odd {
		r.tell(start, r.at, strings.Repeat(" ", utf8.RuneCountInString(r.line[start:r.at])), problem.OddSpace)
	}
}

// atBlank tells whether the line ends or a space stands at a place.
func (r *lineReader) atBlank(at int) bool {
	c, _ := utf8.DecodeRuneInString(r.line[at:])
	_, isOdd := spaceNames[c]
	return at == len(r.line) || c == ' ' || c == '\t' || isOdd
}

// hyphen gives what begins an entry here; "" where none begins.
func (r *lineReader) hyphen() (written string, odd bool) {
	rest := r.line[r.at:]
	if strings.HasPrefix(rest, "-") && r.atBlank(r.at+1) {
		return "-", false
	}
	for _, hyphen := range oddHyphens {
		if strings.HasPrefix(rest, hyphen) && r.atBlank(r.at+len(hyphen)) && r.wantsEntry(r.column()) {
			return hyphen, true
		}
	}
	return "", false
}

// wantsEntry tells whether a list goes on at a column, or may begin there.
func (r *lineReader) wantsEntry(column int) bool {
	for i := len(r.above) - 1; i >= 0; i-- {
		if o := r.above[i]; o.column <= column {
			return o.list || o.isEntry && o.column == column
		}
	}
	return false
}

func (r *lineReader) open(o opening) {
	for len(r.above) > 0 && r.above[len(r.above)-1].column >= o.column {
		r.above = r.above[:len(r.above)-1]
	}
	r.above = append(r.above, o)
}

// key goes past a key, its colon and the spaces around that; "" where none stands.
func (r *lineReader) key() string {
	start, found := r.at, len(r.found)
	end := start
	for end < len(r.line) && (r.line[end] >= 'a' && r.line[end] <= 'z' || r.line[end] == '_' || r.line[end] >= '0' && r.line[end] <= '9') {
		end++
	}
	r.at = end
	r.blanks()
	if end == start || r.at == len(r.line) || r.line[r.at] != ':' || !r.atBlank(r.at+1) {
		r.at, r.found = start, r.found[:found]
		return ""
	}
	r.at++
	r.blanks()
	return r.line[start:end]
}

// listKeys are the keys, of all files, that take a list.
var listKeys = sync.OnceValue(func() map[string]bool {
	names, seen := map[string]bool{}, map[string]bool{}
	var walk func(rows []Row)
	walk = func(rows []Row) {
		for _, row := range rows {
			shape := row.Shape
			for shape.Entry != nil {
				names[row.Name] = names[row.Name] || shape.Form == List
				shape = *shape.Entry
			}
			if shape.Rows != nil && !seen[shape.Name] {
				seen[shape.Name] = true
				walk(shape.Rows())
			}
		}
	}
	for _, rows := range [][]Row{ReportKeys(), SiteKeys(), DistrictKeys()} {
		walk(rows)
	}
	return names
})
