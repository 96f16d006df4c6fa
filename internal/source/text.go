package source

import (
	"bytes"
	"fmt"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"phoihop/internal/problem"
)

// text is a file's content made regular: UTF-8, no BOM, LF line ends, NFC.
type text struct {
	data []byte
	// raw holds the lines as they stand in the file where NFC changed them, so that columns can be
	// told as the editor sees them; nil where nothing changed.
	raw [][]byte
	// asIs: data is the file's own bytes, without a BOM.
	asIs bool
}

var bom = []byte("\xef\xbb\xbf")

// regular makes raw bytes regular. Problems end the reading of the file.
func regular(raw []byte) (text, []problem.Problem) {
	raw = bytes.TrimPrefix(raw, bom)
	asIs := true
	if !utf8.Valid(raw) {
		line, column := positionOfInvalid(raw)
		return text{}, []problem.Problem{problem.New(problem.BadUTF8).At(line, column)}
	}
	if bytes.IndexByte(raw, '\r') >= 0 {
		asIs = false
		raw = bytes.ReplaceAll(bytes.ReplaceAll(raw, []byte("\r\n"), []byte("\n")), []byte("\r"), []byte("\n"))
	}
	switch examine(raw) {
	case clean:
		return text{data: raw, asIs: asIs}, nil
	case dubious:
		if problems := controlCharacters(raw); len(problems) > 0 {
			return text{}, problems
		}
	}
	// yaml.v3 takes U+2028 and U+2029 for line ends, editors and we do not.
	data := bytes.ReplaceAll(bytes.ReplaceAll(raw, []byte("\u2028"), []byte(" ")), []byte("\u2029"), []byte(" "))
	if norm.NFC.IsNormal(data) {
		return text{data: data}, nil
	}
	return text{data: norm.NFC.Bytes(data), raw: bytes.Split(data, []byte("\n"))}, nil
}

type verdict int

const (
	clean   verdict = iota // NFC for sure, no control character
	unsure                 // perhaps not NFC
	dubious                // perhaps a control character
)

// examine looks at the bytes of valid UTF-8 once. It knows the letters of Vietnamese and of most of
// Europe to be NFC, and leaves all else to a slower look.
func examine(data []byte) verdict {
	found := clean
	for i, b := range data {
		switch {
		case b >= 0x20 && b < 0x7F || b == '\n' || b == '\t':
		case b < 0x80:
			return dubious
		case b == 0xC2: // U+0080 to U+00BF; the first half are control characters
			if data[i+1] < 0xA0 {
				return dubious
			}
		case b < 0xC0 || b <= 0xCB: // within a character; U+00C0 to U+02FF
		case b == 0xE1 && data[i+1] >= 0xB8 && data[i+1] <= 0xBB: // U+1E00 to U+1EFF
		case b == 0xE2 && data[i+1] == 0x80 && data[i+2] >= 0x90 && data[i+2] <= 0xA6: // dashes, quotes, ellipsis
		case b == 0xEF:
			return dubious
		default:
			found = unsure
		}
	}
	return found
}

func controlCharacters(data []byte) (found []problem.Problem) {
	line, column := 1, 0
	for _, r := range string(data) {
		column++
		switch {
		case r == '\n':
			line, column = line+1, 0
		case isControl(r):
			found = append(found, problem.New(problem.ControlCharacter, fmt.Sprintf("U+%04X", r)).At(line, column))
		}
		if len(found) > problem.PerFile {
			break
		}
	}
	return found
}

// isControl tells characters that no text needs and that yaml.v3 or a browser would not take.
func isControl(r rune) bool {
	return r != '\t' && r != '\n' && (unicode.IsControl(r) || r == '\uFEFF' || r == '\uFFFE' || r == '\uFFFF')
}

func positionOfInvalid(data []byte) (line, column int) {
	line, column = 1, 1
	for len(data) > 0 {
		r, size := utf8.DecodeRune(data)
		if r == utf8.RuneError && size == 1 {
			break
		}
		column++
		if r == '\n' || r == '\r' && !bytes.HasPrefix(data[size:], []byte("\n")) {
			line, column = line+1, 1
		}
		data = data[size:]
	}
	return line, column
}

// place moves problems from columns of the regular text to columns of the file.
func (t text) place(problems []problem.Problem) []problem.Problem {
	if t.raw == nil {
		return problems
	}
	for i, p := range problems {
		if p.Line >= 1 && p.Line <= len(t.raw) {
			problems[i].Column = rawColumn(t.raw[p.Line-1], p.Column)
		}
	}
	return problems
}

// rawColumn finds the character of a line that becomes character column (from 1) of its NFC form.
func rawColumn(line []byte, column int) int {
	raw := 1
	for start := 0; start < len(line); {
		size := norm.NFC.NextBoundary(line[start:], true)
		segment := line[start : start+size]
		made := utf8.RuneCount(norm.NFC.Bytes(segment))
		if column <= made {
			break
		}
		column -= made
		raw += utf8.RuneCount(segment)
		start += size
	}
	return raw + column - 1
}
